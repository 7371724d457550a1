"""One reading of a text as rows of the stored tables, under an id that holds for this very layout."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Table, insert, select

from synth.schema import TABLES

from . import ids
from .tables import left_out, lines, statements

PLACE = ("start", "end", "section", "item", "speaker", "time", "repeats", "use")
LINE = TABLES["lines"][1:]
OF_TEXT = (statements, left_out, lines)
"""Tables whose rows belong to a text as it was read."""
_UNSURE = "certain"
_ROWS = 10_000
_TEXTS = 1_000
"""Of so many texts, rows are looked for by these; of more, all are."""


def laid(name: str, text: str, rows: list[dict], parts: list[dict], lines_read: list[dict]) -> dict:
    """Return a reading of the source `name`, with its rows for each table of `OF_TEXT`.

    How sure the reader was makes no other reading of it: the same layout has the same id on every machine.
    """
    statement_rows = [[row["statement_id"], *(row[column] for column in PLACE)] for row in rows]
    line_rows = [[row[column] for column in LINE if column != _UNSURE] for row in lines_read]
    text_id = ids.digest(name, text, statement_rows, parts, *([line_rows] if line_rows else []))
    return {
        "source_id": name,
        "text": text,
        "text_id": text_id,
        "statements": [{"text_id": text_id, "made": False, **row} for row in rows],
        "left_out": [{"text_id": text_id, **row} for row in parts],
        "lines": [
            {"text_id": text_id, "position": position, **row} for position, row in enumerate(lines_read)
        ],
    }


def lacking(connection: Connection, table: Table, rows: list[dict]) -> list[dict]:
    """Return those of `rows` whose key the table has not yet."""
    if not rows:
        return []
    key = list(table.primary_key.columns)
    query = select(*key)
    text_ids = {row.get("text_id") for row in rows}
    if None not in text_ids and len(text_ids) <= _TEXTS:
        query = query.where(table.c.text_id.in_(sorted(text_ids)))
    stored_keys = {tuple(row) for row in connection.execute(query)}
    return [row for row in rows if tuple(row[column.name] for column in key) not in stored_keys]


def put(connection: Connection, table: Any, rows: list[dict]) -> None:
    """Write rows, some at a time: what is made of them on the way takes more room than they do."""
    for start in range(0, len(rows), _ROWS):
        connection.execute(insert(table), rows[start : start + _ROWS])
