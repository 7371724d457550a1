"""A study on a PostgreSQL server: its address, the way to it, and what its faults mean.

The driver is pg8000: of the three that are kept it is free for any use (BSD; psycopg is LGPL), needs no
library of the system, and works as everything here does, without an event loop (asyncpg needs one).

A password may stand in the address, in PGPASSWORD or in the file that PGPASSFILE names (``~/.pgpass``). It
is handed to the driver and to nobody else: an address says itself without it.
"""

from __future__ import annotations

import getpass
import os
import re
import ssl
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from .copying import WAIT
from .saying import Saying

DRIVER = "pg8000"
LOCK = 0x73796E7468  # "synth"
"""The number of the lock that an act holds: a database has one study, and one act at a time is written."""
_ESCAPED = re.compile(r"(%[89A-F][0-9A-F])+")
"""Letters that are written as they are read; signs that mean something in an address stay escaped."""
_SCHEMES = ("postgresql:", "postgresql+", "postgres:", "postgres+")
_OPTIONS = ("sslmode", "sslrootcert", "host")
_MODES = ("prefer", "disable", "require", "verify-full")
_SESSION = {
    "lock_timeout": f"{WAIT:.0f}s",
    # a computer that lost its network in the middle of an act must not keep the others waiting
    "tcp_keepalives_idle": "30",
    "tcp_keepalives_interval": "10",
    "tcp_keepalives_count": "3",
    "idle_in_transaction_session_timeout": "300s",
}


def placed(given: str | os.PathLike | Address) -> Path | Address:
    """Return where a study lies: the address of a server, or the path of a file.

    Examples
    --------
    >>> placed("postgresql://ครูแดง:ลับ@db.example/mel")
    Address('postgresql://ครูแดง@db.example/mel')
    >>> placed("งาน/study.db").name
    'study.db'
    """
    if isinstance(given, Address):
        return given
    return Address(given) if isinstance(given, str) and given.startswith(_SCHEMES) else Path(given)


class Address:
    """Where a study lies on a server: ``postgresql://USER@HOST:PORT/DATABASE``, said without its password.

    Options behind a ``?``, as other programs have them: ``sslmode`` (prefer, disable, require, verify-full),
    ``sslrootcert`` (a file), ``host`` (the folder of a local server's socket).

    Examples
    --------
    >>> here = Address("postgresql+pg8000://malee:secret@db.example:5433/mel?sslmode=verify-full")
    >>> str(here), here.name
    ('postgresql://malee@db.example:5433/mel?sslmode=verify-full', 'mel')
    """

    def __init__(self, said: str):
        try:
            url = make_url(said.replace("postgres:", "postgresql:", 1))
            port = url.port
        except (ArgumentError, ValueError):
            raise ValueError(Saying("server.address")) from None  # what was typed may hold a password
        scheme, _, driver = url.drivername.partition("+")
        if scheme != "postgresql" or driver not in ("", DRIVER):
            raise ValueError(Saying("server.driver", driver=DRIVER))
        other = next((name for name in url.query if name not in _OPTIONS), "")
        if other or not url.database or url.query.get("sslmode", "prefer") not in _MODES:
            raise ValueError(Saying("server.address"))
        self._url, self.port = url.set(drivername="postgresql"), port or 5432
        self.name = self.stem = unquote(url.database)
        self.host = url.query.get("host") or url.host or "localhost"
        self.user = url.username or os.environ.get("PGUSER") or getpass.getuser()

    def __str__(self) -> str:
        plain = URL.create(*self._url[:2], None, *self._url[3:])
        return _ESCAPED.sub(lambda found: unquote(found[0]), str(plain))

    def __repr__(self) -> str:
        return f"Address({str(self)!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Address) and str(self) == str(other)

    def __hash__(self) -> int:
        return hash(str(self))

    @property
    def environment(self) -> dict[str, str]:
        """What a program that is started with `str(self)` needs to know besides; it stands in no file."""
        return {"PGPASSWORD": str(self._url.password)} if self._url.password else {}

    def way(self) -> dict[str, Any]:
        """Return what the driver needs to connect."""
        said = {"database": self.name, "user": self.user, "startup_params": dict(_SESSION)}
        said["application_name"] = "synth"
        said["password"] = self._url.password or os.environ.get("PGPASSWORD") or self._kept_password()
        if self.host.startswith("/"):
            return said | {"unix_sock": f"{self.host}/.s.PGSQL.{self.port}"}
        return said | {"host": self.host, "port": self.port, "ssl_context": self._tls()}

    def _tls(self) -> ssl.SSLContext | bool | None:
        mode, root = (self._url.query.get(name) for name in ("sslmode", "sslrootcert"))
        if mode == "verify-full":
            return ssl.create_default_context(cafile=root)
        return {"disable": False, "require": True}.get(mode or "")

    def _kept_password(self) -> str | None:
        """Return the password that the file of passwords has for this address (host:port:database:user:…)."""
        path = Path(os.environ.get("PGPASSFILE") or Path.home() / ".pgpass")
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return None
        wanted = (self.host, str(self.port), self.name, self.user)
        for line in lines:
            *place, password = _fields(line)
            if len(place) == 4 and all(one in ("*", own) for one, own in zip(place, wanted, strict=True)):
                return password
        return None


def _fields(line: str) -> list[str]:
    r"""Split a line of the file of passwords at its colons; a backslash takes the sign behind it as it is.

    Examples
    --------
    >>> _fields("db.example:5432:*:malee:a\\:b")
    ['db.example', '5432', '*', 'malee', 'a:b']
    """
    parts, taken = [""], False
    for sign in line:
        if sign == "\\" and not taken:
            taken = True
        elif sign == ":" and not taken:
            parts.append("")
        else:
            parts[-1] += sign
            taken = False
    return parts


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
        parameters.update(address.way())

    event.listen(engine, "begin", _begin)
    return engine


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


def told(address: Address, error: BaseException | None) -> Exception | None:
    """Return what to say of a fault of the server; None for one that is a fault of this program."""
    said = error.args[0] if error is not None and error.args else ""
    code = said.get("C", "") if isinstance(said, dict) else ""
    if not code:  # no answer at all: the server, or the way to it, is gone
        lost = isinstance(error, OSError) or type(error).__name__ == "InterfaceError"
        return ConnectionError(_said("down", address)) if lost else None
    known = next(
        (_FAULTS[one] for one in sorted(_FAULTS, key=len, reverse=True) if code.startswith(one)), None
    )
    return known and known[0](_said(known[1], address))


def _said(key: str, address: Address) -> Saying:
    values = {"path": address, "user": address.user, "seconds": f"{WAIT:.0f}", "kept": Saying("file.kept")}
    return Saying(f"server.{key}", **values)
