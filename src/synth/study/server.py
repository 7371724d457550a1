"""The way to a PostgreSQL server, and what its faults mean.

The driver is pg8000: of the three that are kept it is free for any use (BSD; psycopg is LGPL), needs no
library of the system, and works as everything here does, without an event loop (asyncpg needs one).
"""

from __future__ import annotations

import ssl
from importlib.util import find_spec
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event

from synth.address import DRIVER, Address

from .copying import WAIT
from .saying import Saying

LOCK = 0x73796E7468  # "synth"
"""The number of the lock that an act holds: a database has one study, and one act at a time is written."""
_SESSION = {
    "lock_timeout": f"{WAIT:.0f}s",
    # a computer that lost its network in the middle of an act must not keep the others waiting
    "tcp_keepalives_idle": "30",
    "tcp_keepalives_interval": "10",
    "tcp_keepalives_count": "3",
    "idle_in_transaction_session_timeout": "300s",
}


def engine_of(address: Address) -> Engine:
    """Return the way to a server: few connections, kept open, and looked at before each use."""
    if find_spec(DRIVER) is None:
        raise ValueError(Saying("server.no_driver"))
    engine = create_engine(
        f"postgresql+{DRIVER}://",
        pool_size=2,
        max_overflow=8,
        pool_pre_ping=True,
        pool_recycle=1800,
        hide_parameters=True,
    )
    engine.dialect.use_insertmanyvalues_wo_returning = True  # thousands of rows in one statement

    @event.listens_for(engine, "do_connect")
    def connect(_dialect: Any, _record: Any, _arguments: list, parameters: dict) -> None:
        parameters.update(_way(address))

    event.listen(engine, "begin", _begin)
    return engine


def _way(address: Address) -> dict[str, Any]:
    """Return what the driver needs to connect."""
    way = {"database": address.name, "user": address.user, "password": address.password}
    way |= {"application_name": "synth", "startup_params": dict(_SESSION)}
    if address.host.startswith("/"):
        return way | {"unix_sock": f"{address.host}/.s.PGSQL.{address.port}"}
    mode, root = address.tls
    context = {"disable": False, "require": True}.get(mode)
    if mode == "verify-full":
        context = ssl.create_default_context(cafile=root)
    return way | {"host": address.host, "port": address.port, "ssl_context": context}


def _begin(connection: Connection) -> None:
    """Begin an act: wait for the one before; or a view, of which all tables stand at one moment.

    An act reads before it writes, so two acts at once could each miss the other. SQLite lets one program
    write at a time; here the lock does. It is let go as the act becomes durable, or its program is gone.
    """
    if connection.get_execution_options().get("writing"):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
    else:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")


_FAULTS: dict[str, tuple[type[Exception], str]] = {
    "28": (PermissionError, "refused"),  # no such role, or another password
    "3D": (FileNotFoundError, "no_database"),
    "42501": (PermissionError, "not_allowed"),
    "42501 texts": (PermissionError, "reads"),  # what only who owns the study writes by reading
    "25006": (PermissionError, "readonly"),
    "55P03": (TimeoutError, "busy"),
    "53": (OSError, "full"),  # of disk, memory or connections
    "08": (ConnectionError, "down"),
    "57": (ConnectionError, "down"),
    "25P0": (ConnectionError, "down"),
    "58": (OSError, "disk"),
    "XX": (OSError, "disk"),
}
"""What a fault of the server is to us, by how its code begins: the exception, and the key of its words."""


def explained(address: Address, error: BaseException | None) -> Exception | None:
    """Return what to say of a fault of the server; None for one that is a fault of this program."""
    answer = error.args[0] if error is not None and error.args else ""
    code = answer.get("C", "") if isinstance(answer, dict) else ""
    if not code:  # no answer at all: the server, or the way to it, is gone
        lost = isinstance(error, OSError) or type(error).__name__ == "InterfaceError"
        key = "no_tls" if isinstance(error, ssl.SSLError) or "SSL" in str(answer) else "down"
        return ConnectionError(_sentence(key, address)) if lost else None
    if "texts" in str(answer.get("M", "")):  # the table that was written to, named in whatever language
        code += " texts"
    fault = next(
        (_FAULTS[prefix] for prefix in sorted(_FAULTS, key=len, reverse=True) if code.startswith(prefix)),
        None,
    )
    return fault and fault[0](_sentence(fault[1], address))


def _sentence(key: str, address: Address) -> Saying:
    values = {"path": address, "user": address.user, "seconds": f"{WAIT:.0f}", "kept": Saying("file.kept")}
    return Saying(f"server.{key}", **values)
