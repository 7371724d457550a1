"""What a fault of the database is to people: a built-in exception, and a sentence that says what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from synth.address import Address

from . import server
from .copying import WAIT
from .saying import Saying


@contextmanager
def in_words(path: Path | Address) -> Iterator[None]:
    """Turn a fault of the database into a built-in exception that says what to do."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        fault = error.orig if isinstance(error, DBAPIError) else error
        raised = server.explained(path, fault) if isinstance(path, Address) else explained(path, fault)
        if raised is None:
            raise
        raise raised from error
    except ConnectionError as error:  # the driver lets a line that broke through as it is, SQLAlchemy too
        if not isinstance(path, Address) or any(isinstance(part, Saying) for part in error.args):
            raise
        raise server.explained(path, error) from error
    except UnicodeDecodeError as error:  # SQLite's own message quotes a damaged schema
        raise ValueError(Saying("file.corrupt", path=path, kept=Saying("file.kept"))) from error


_FAULTS: dict[str, tuple[type[Exception], str]] = {
    "SQLITE_BUSY": (TimeoutError, "busy"),
    "SQLITE_FULL": (OSError, "full"),
    "SQLITE_READONLY": (PermissionError, "readonly"),
    "SQLITE_CANTOPEN": (PermissionError, "cannot_open"),
    "SQLITE_IOERR": (OSError, "disk"),
    "SQLITE_CORRUPT": (ValueError, "corrupt"),
    "SQLITE_NOTADB": (ValueError, "no_database"),
}
"""What a fault of the database is to us, by how its name begins: the exception, and the key of its words."""


def explained(path: Path, error: BaseException | None) -> Exception | None:
    """Return what to say of an error of the database; None for one that is a fault of this program."""
    if isinstance(error, sqlite3.ProgrammingError | sqlite3.InterfaceError):
        return None
    name = getattr(error, "sqlite_errorname", "")
    # what has no name of its own: a key twice, no column
    fault = next((prefix for prefix in _FAULTS if name.startswith(prefix)), "SQLITE_CORRUPT")
    if fault == "SQLITE_CANTOPEN" and not path.exists():
        return FileNotFoundError(Saying("file.gone", path=path))
    kind, key = _FAULTS[fault]
    return kind(Saying(f"file.{key}", path=path, seconds=f"{WAIT:.0f}", kept=Saying("file.kept")))
