"""The file: opened, created, read and written; what its faults are called is in `file_faults.py`.

Every act opens the file anew. That costs a fraction of a millisecond and buys that a file which was moved,
replaced or made read-only is noticed at the next act, and that no handle is left on a network drive.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib import metadata
from pathlib import Path

from sqlalchemy import Connection, func, insert, inspect, select

from . import erasing, ids, migrate
from .copying import WAIT, copy_file
from .engine import engine_of
from .file_faults import in_words
from .saying import Saying
from .tables import FORMAT, events, formats
from .tables import metadata as layout


class Store:
    """The file of a study, with its reading and its writing."""

    def __init__(self, path: str | Path, create: bool = True, prove: Callable | None = None):
        self.path, self._prove = Path(path), None
        self._erasing = False
        if not self.path.exists() and not create:
            raise FileNotFoundError(Saying("file.missing", path=self.path))
        self._mode = "rw"
        self.engine = engine_of(self._connect)
        if not self.path.exists():
            self._create()
        number = self._found_format()
        if not number and not create:
            raise ValueError(Saying("file.empty", path=self.path))
        self._upgrade(number or self._create())
        self._refuse_other_layout()
        self._prove = prove

    def _connect(self) -> sqlite3.Connection:
        address = f"{self.path.absolute().as_uri()}?mode={self._mode}"
        raw = sqlite3.connect(address, uri=True, timeout=WAIT, isolation_level=None, check_same_thread=False)
        raw.execute("PRAGMA journal_mode=DELETE")  # the other mode, WAL, does not work on a network drive
        # EXTRA also syncs the folder once the journal is gone: with FULL a power cut just after the answer
        # could bring the journal back and with it roll the act back.
        raw.execute("PRAGMA synchronous=EXTRA")
        raw.execute("PRAGMA fullfsync=ON")
        if self._erasing:
            erasing.prepare(raw)
        return raw

    def _create(self) -> int:
        """Lay the tables out in a file that is new, or whose beginning was cut off; return their format."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._mode = "rwc"
        try:
            with self.writing() as connection:
                if not inspect(connection).has_table("formats"):  # another program may have come first
                    layout.create_all(connection)
                    connection.execute(insert(formats), format_row(FORMAT))
        finally:
            self._mode = "rw"
        return FORMAT

    def _found_format(self) -> int:
        """Return the format of the file, 0 where it has no table at all."""
        with self.reading() as connection:
            tables = inspect(connection).get_table_names()
            if not tables:
                return 0
            if "formats" not in tables:
                raise ValueError(Saying("file.another", path=self.path))
            number = connection.scalar(select(func.max(formats.c.number)))
        if not isinstance(number, int) or number < 1:
            raise ValueError(Saying("file.corrupt", path=self.path))
        if number > FORMAT:
            raise ValueError(Saying("file.newer", path=self.path, found=number, known=FORMAT))
        return number

    def _upgrade(self, number: int) -> None:
        """Bring an older file up to date, after a copy of it was put beside it."""
        if number == FORMAT:
            return
        self._keep_former(number)
        with self.writing() as connection:
            # Another program may have come first.
            number = connection.scalar(select(func.max(formats.c.number)))
            migrate.upgrade(connection, number, format_row)

    def _keep_former(self, number: int) -> None:
        with in_words(self.path):
            copy_file(self.path, migrate.backup_name(self.path, number))

    def _refuse_other_layout(self) -> None:
        """Refuse a file whose tables lack columns or keys, or that would do more than keep rows."""
        with self.reading() as connection:
            columns = set(map(tuple, connection.exec_driver_sql(_LAYOUT)))
            acting = connection.exec_driver_sql(_ACTING).scalars().all()
        layout_columns = {
            (table.name, column.name, column.primary_key)
            for table in layout.sorted_tables
            for column in table.c
        }
        if lacking := sorted(layout_columns - {(table, name, bool(key)) for table, name, key in columns}):
            raise ValueError(Saying("file.layout", path=self.path, place=".".join(lacking[0][:2])))
        if acting:
            raise ValueError(Saying("file.acting", path=self.path, what=acting[0]))

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection whose tables all stand at one moment."""
        with (
            in_words(self.path),
            self._explaining(),
            self.engine.connect() as connection,
            connection.begin(),
        ):
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection that no other program writes beside; what it wrote is durable on leaving."""
        with (
            in_words(self.path),
            self._explaining(),
            self.engine.connect().execution_options(writing=True) as connection,
            connection.begin(),
        ):
            self._prove_once(connection)
            yield connection
        if self._prove:
            _proved[self._key()] = self._state()

    @contextmanager
    def erasing(self) -> Iterator[Connection]:
        """Give a connection whose deletions leave no byte behind, in the file or in its journal."""
        self._erasing = True
        try:
            with self.writing() as connection:
                yield connection
            with in_words(self.path):
                erasing.wipe_leftovers(self._connect(), self.path)
        finally:
            self._erasing = False

    @contextmanager
    def accepting(self) -> Iterator[Connection]:
        """Give a connection that writes although the file has faults: a person said so."""
        prove, self._prove = self._prove, None
        try:
            with self.writing() as connection:
                yield connection
        finally:
            self._prove = prove

    def _prove_once(self, connection: Connection) -> None:
        """Prove the file before the first act on it; after that only if somebody else wrote to it."""
        if self._prove and _proved.get(self._key()) != self._state():
            self._prove(connection, self.path)

    def _key(self) -> str:
        return str(self.path.absolute())

    def _state(self) -> tuple[int, ...]:
        file = self.path.stat()
        return file.st_ino, file.st_size, file.st_mtime_ns

    @contextmanager
    def _explaining(self) -> Iterator[None]:
        """Where a view or an act stumbles over a row that is not as it should be, say so."""
        try:
            yield
        except OSError:
            raise
        except Exception as error:
            if self._prove is None or not self.path.exists() or _proved.get(self._key()) == self._state():
                raise
            with self.engine.connect() as connection, connection.begin():
                self._prove(connection, self.path, accepted=False)
            raise error

    def close(self) -> None:
        """Let go of the file."""
        self.engine.dispose()


_proved: dict[str, tuple[int, ...]] = {}
"""How each file was when this program last proved it or wrote to it."""
_LAYOUT = (
    "SELECT m.name, p.name, p.pk > 0 FROM sqlite_master AS m JOIN pragma_table_info(m.name) AS p "
    "WHERE m.type = 'table' AND m.sql NOT LIKE '%VIRTUAL%TABLE%'"
)
_ACTING = "SELECT type || ' ' || name FROM sqlite_master WHERE type IN ('trigger', 'view')"


def format_row(number: int) -> dict:
    """Return the row that says which layout the file has, since when, and who made it."""
    return {"number": number, "at": ids.now(), "program": f"thai-synth {program_version()}"}


@cache
def program_version() -> str:
    """Return the version of this program."""
    try:
        return metadata.version("thai-synth")
    except metadata.PackageNotFoundError:  # run from a source folder that was never installed
        return "0"


def record(connection: Connection, kind: str, coder_id: str, undoes: str = "", **payload) -> str:
    """Write one act and return its id, which sorts after every act that the file holds."""
    # a clock gone wild, or a damaged row, must not block who comes after
    within = events.c.event_id < ids.LATEST
    latest = connection.scalar(select(func.max(events.c.event_id)).where(within)) or ""
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
