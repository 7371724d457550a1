"""What can still be read of a damaged file: its rows, each in the table whose columns it fits."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy import Boolean, Table

from ..column_kinds import fits
from ..migrate import later
from ..tables import events, metadata
from . import pages


def read_bytes(path: Path) -> bytes:
    """Return the file's bytes, after the database has put back what an unfinished act had begun to write."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.db"
        shutil.copyfile(path, copy)
        journal = path.with_name(f"{path.name}-journal")
        if journal.exists():
            shutil.copyfile(journal, copy.with_name("copy.db-journal"))
            with suppress(sqlite3.Error), closing(sqlite3.connect(copy)) as connection:
                connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
        return copy.read_bytes()


def sorted_rows(data: bytes) -> tuple[dict[str, dict[tuple, dict]], dict[int, dict]]:
    """Sort the rows found into the tables whose columns they fit, each once; number the acts."""
    tables: dict[str, dict[tuple, dict]] = {table.name: {} for table in metadata.sorted_tables}
    numbered: dict[int, dict] = {}
    for number, values in pages.rows(data):
        for table in metadata.sorted_tables:
            row = _fitted(table, values)
            if row is not None:
                key = tuple(row[column.name] for column in table.primary_key.columns)
                tables[table.name].setdefault(key, row)
                if table is events:
                    numbered[number] = row
                break
    return tables, numbered


def _fitted(table: Table, values: list) -> dict | None:
    """Return the row that `values` are in `table`; None where a value is not what its column holds."""
    columns = list(table.c)
    came, lacking = [*later(table).values()], len(columns) - len(values)
    if 0 < lacking <= len(came):  # a row of an older format
        values = [*values, *came[-lacking:]]
    if len(values) != len(columns):
        return None
    row = {}
    for column, value in zip(columns, values, strict=True):
        if not fits(table.name, column.name, value):
            return None
        row[column.name] = bool(value) if isinstance(column.type, Boolean) else value
    return row
