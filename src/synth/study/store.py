"""The file: opened, created, read and written, each fault of it told in a sentence.

Every act opens the file anew. That costs a fraction of a millisecond and buys that a file which was moved,
replaced or made read-only is noticed at the next act, and that no handle is left on a network drive.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import metadata
from pathlib import Path

from sqlalchemy import Connection, create_engine, event, func, insert, inspect, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from . import ids
from .tables import FORMAT, coders, events, formats
from .tables import metadata as layout

WAIT = 30.0
"""Seconds that an act waits for another program's act on the same file."""


class Store:
    """The file of a study, with its reading and its writing."""

    def __init__(self, path: str | Path, create: bool = True):
        self.path = Path(path)
        if not self.path.exists() and not create:
            raise FileNotFoundError(f"{self.path} is not there; check the name or the folder")
        self._mode = "rw"
        self.engine = create_engine("sqlite://", creator=self._connect, poolclass=NullPool)
        event.listen(self.engine, "begin", _begin)
        if not self.path.exists() or self.path.stat().st_size == 0:
            self._create()
        self.format = self._found_format()

    def _connect(self) -> sqlite3.Connection:
        address = f"{self.path.absolute().as_uri()}?mode={self._mode}"
        raw = sqlite3.connect(address, uri=True, timeout=WAIT, isolation_level=None, check_same_thread=False)
        raw.execute("PRAGMA journal_mode=DELETE")  # the other mode, WAL, does not work on a network drive
        # EXTRA also syncs the folder once the journal is gone: with FULL a power cut just after the answer
        # could bring the journal back and with it roll the act back.
        raw.execute("PRAGMA synchronous=EXTRA")
        raw.execute("PRAGMA fullfsync=ON")
        return raw

    def _create(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._mode = "rwc"
        try:
            with self.writing() as connection:
                if not inspect(connection).has_table("formats"):  # another program may have come first
                    layout.create_all(connection)
                    connection.execute(insert(formats), format_row(FORMAT))
        finally:
            self._mode = "rw"

    def _found_format(self) -> int:
        with self.reading() as connection:
            if not inspect(connection).has_table("formats"):
                raise ValueError(f"{self.path} is a database, but not a study; choose another file")
            found = connection.scalar(select(func.max(formats.c.number)))
        if found > FORMAT:
            raise ValueError(
                f"{self.path} was written by a newer synth (format {found}; this one reads up to {FORMAT}); "
                "update with: pip install --upgrade thai-synth"
            )
        return found

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection whose tables all stand at one moment."""
        with in_words(self.path), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection that no other program writes beside; what it wrote is durable on leaving."""
        with in_words(self.path), self.engine.connect() as connection:
            with connection.execution_options(writing=True).begin():
                yield connection

    def close(self) -> None:
        """Let go of the file."""
        self.engine.dispose()


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def format_row(number: int) -> dict:
    """Return the row that says which layout the file has, since when, and who made it."""
    return {"number": number, "at": ids.now(), "program": f"thai-synth {program_version()}"}


def program_version() -> str:
    """Return the version of this program."""
    try:
        return metadata.version("thai-synth")
    except metadata.PackageNotFoundError:  # run from a source folder that was never installed
        return "0"


def record(connection: Connection, kind: str, coder_id: str, undoes: str = "", **payload) -> str:
    """Write one act and return its id, which sorts after every act that the file holds."""
    latest = connection.scalar(select(func.max(events.c.event_id))) or ""
    row = {
        "event_id": ids.event_id(after=latest),
        "coder_id": coder_id,
        "at": ids.now(),
        "kind": kind,
        "undoes": undoes,
        "payload": json.dumps(payload, ensure_ascii=False, sort_keys=True),
    }
    connection.execute(insert(events), row)
    return row["event_id"]


def known_coder(connection: Connection, name: str | None) -> str:
    """Return the id of the coder called `name`, entering the name at its first act."""
    name = ids.plain(name or "")
    if not name:
        raise ValueError(
            "an act needs a coder's name; give coder='…' or set it once with study.remember('…')"
        )
    found = ids.coder_id(name)
    if connection.scalar(select(coders.c.coder_id).where(coders.c.coder_id == found)) is None:
        kind = "adjudicated" if name == "adjudicated" else "person"
        connection.execute(insert(coders), {"coder_id": found, "name": name, "kind": kind})
    return found


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turn a fault of the database into a built-in exception that says what to do."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        raised = _told(path, error.orig if isinstance(error, DBAPIError) else error)
        if raised is None:
            raise
        raise raised from error


def _told(path: Path, error: BaseException | None) -> Exception | None:
    name = getattr(error, "sqlite_errorname", "")
    kept = "every act that was answered for is still there"
    if name.startswith("SQLITE_BUSY") or name.startswith("SQLITE_LOCKED"):
        return TimeoutError(
            f"{path} has been in use by another program for {WAIT:.0f} seconds; "
            f"close that program or try again ({kept})"
        )
    if name.startswith("SQLITE_FULL"):
        return OSError(f"the disk is full, so this act was not saved in {path}; make room ({kept})")
    if name.startswith("SQLITE_READONLY"):
        return PermissionError(
            f"{path} or its folder is read-only, so the act was not saved; allow writing, or copy it ({kept})"
        )
    if name.startswith("SQLITE_CANTOPEN"):
        if path.exists():
            return PermissionError(
                f"{path} cannot be opened, or its folder takes no file; allow writing there ({kept})"
            )
        return FileNotFoundError(f"{path} is no longer there; put it back, or open it where it is now")
    if name.startswith("SQLITE_IOERR"):
        return OSError(f"the disk would not write or read {path}; look to the disk or network drive ({kept})")
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return ValueError(
            f"{path} is damaged or is not a study; bring back a backup with `synth restore`, "
            "or save what can be read with synth.study.rescue"
        )
    return None
