"""A new study of what a damaged file still holds.

Every page is read for itself, so a lost page costs the rows on it and no others. What an act said stands in
two places, the act's ids and the row that it brought, so either is made again from the other.
"""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
import tempfile
from contextlib import closing, suppress
from pathlib import Path

import pandas as pd
from sqlalchemy import Boolean, Connection, Float, Integer, Table, insert, select

from . import ids, pages
from .check import check
from .store import Store
from .tables import coders, codings, events, metadata, reviews, statements

_UUID = re.compile(r"(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})?")
_HASH = re.compile(r"(?:[0-9a-f]{16}|[0-9a-f]{32}|[0-9a-f]{64})?")
_WORDS = {
    ("events", "at"): re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+\+00:00"),
    ("coders", "kind"): re.compile("person|adjudicated"),
    ("attributes", "about"): re.compile("source|statement"),
    ("memos", "about"): re.compile("statement|code|source|project|project × theme"),
    ("lineage", "how"): re.compile("split|join|reread|taken back"),
    ("code_map", "how"): re.compile("merge|split"),
    ("codings", "origin"): re.compile("hand|suggestion|import"),
    ("corrections", "name"): re.compile("kind|level|speaker|topic|section"),
    ("corrected", "base"): re.compile(r"[0-9a-f]{32}"),
    ("corrected", "text_id"): re.compile(r"[0-9a-f]{32}"),
}
_SHORTER = {"codings": "", "statements": 1.0}
"""Tables that had a column less before format 2 or 3, and what it holds then."""
_BROUGHT = {"codings": "code", "reviews": "review", "memos": "memo", "dismissals": "dismiss"}
"""The kind of act that a row stands for whose act is lost."""


def rescue(path: str | Path, target: str | Path) -> pd.DataFrame:
    """Save what can be read of the damaged study `path` in the new file `target`.

    Returns
    -------
    DataFrame
        What is missing or does not fit together in the new file, as the table ``problems``. Reading the
        corpus again (`Study.add_corpus`) brings back sources and statements; another coder's copy of the
        study, merged in (`Study.merge`), the acts that it has.
    """
    path, target = Path(path), Path(target)
    if target.exists():
        raise ValueError(f"{target} is there already; name a new file for what is saved")
    found = _sorted(_bytes(path))
    if not any(found.values()):
        raise ValueError(f"{path} holds no row of a study; is it the right file?")
    with Store(target).writing() as connection:
        for name, rows in found.items():
            if rows and name != "formats":
                connection.execute(insert(metadata.tables[name]), list(rows.values()))
        _mend(connection)
        return check(connection)


def _bytes(path: Path) -> bytes:
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


def _sorted(data: bytes) -> dict[str, dict[tuple, dict]]:
    """Sort the rows found into the tables whose columns they fit, each row once."""
    found: dict[str, dict[tuple, dict]] = {table.name: {} for table in metadata.sorted_tables}
    for _, values in pages.rows(data):
        for table in metadata.sorted_tables:
            row = _fitted(table, values)
            if row is not None:
                key = tuple(row[column.name] for column in table.primary_key.columns)
                found[table.name].setdefault(key, row)
                break
    return found


def _fitted(table: Table, values: list) -> dict | None:
    """Return the row that `values` are in `table`; None where a value is not what its column holds."""
    columns = list(table.c)
    if table.name in _SHORTER and len(values) == len(columns) - 1:
        values = [*values, _SHORTER[table.name]]
    if len(values) != len(columns):
        return None
    row = {}
    for column, value in zip(columns, values, strict=True):
        if isinstance(column.type, Integer | Boolean):
            if not isinstance(value, int):
                return None
        elif isinstance(column.type, Float):
            if not isinstance(value, int | float):
                return None
        elif not isinstance(value, str) or not _pattern(table, column).fullmatch(value):
            return None
        if column.primary_key and value == "" and column.name not in ("parent", "child"):
            return None
        row[column.name] = bool(value) if isinstance(column.type, Boolean) else value
    return row


def _pattern(table: Table, column) -> re.Pattern:
    if (table.name, column.name) in _WORDS:
        return _WORDS[table.name, column.name]
    length = getattr(column.type, "length", None)
    return {36: _UUID, 64: _HASH}.get(length, _ANY)


_ANY = re.compile(r"[\s\S]*")


def _mend(connection: Connection) -> None:
    """Make acts again from what they brought, and codings and reviews from the acts that said them."""
    known = set(connection.scalars(select(events.c.event_id)))
    for name, kind in _BROUGHT.items():
        table = metadata.tables[name]
        lost = {}
        for row in connection.execute(select(table.c.event_id, table.c.coder_id)):
            if row.event_id not in known:
                lost[row.event_id] = _act(row.event_id, row.coder_id, kind)
        if lost:
            connection.execute(insert(events), list(lost.values()))
        known |= lost.keys()
    named = set(connection.scalars(select(coders.c.coder_id)))
    needed = set(connection.scalars(select(events.c.coder_id).distinct())) - named - {""}
    if needed:
        rows = [{"coder_id": one, "name": f"ผู้ลงรหัส {one[:8]}", "kind": "person"} for one in sorted(needed)]
        connection.execute(insert(coders), rows)
    _say_again(connection)


def _act(event_id: str, coder_id: str, kind: str) -> dict:
    at = ids.moment(event_id)
    return {"event_id": event_id, "coder_id": coder_id, "at": at, "kind": kind, "undoes": "", "payload": "{}"}


def _say_again(connection: Connection) -> None:
    """Write the codings and reviews that are lost but for the ids in their acts."""
    texts = dict(connection.execute(select(statements.c.statement_id, statements.c.text_id)).all())
    for table, kinds in ((codings, ("code",)), (reviews, ("code", "review"))):
        there = set(connection.scalars(select(table.c.event_id)))
        rows = []
        for row in connection.execute(select(events).where(events.c.kind.in_(kinds))):
            said = json.loads(row.payload)
            if row.event_id in there or said.get("statement") not in texts:
                continue
            made = {"event_id": row.event_id, "statement_id": said["statement"], "coder_id": row.coder_id}
            made |= {"text_id": texts[said["statement"]], "version_id": ""}
            if table is codings:
                made |= {"coding_id": row.event_id, "code_id": said["code"], "origin": "hand"}
            rows.append(made)
        if rows:
            connection.execute(insert(table), rows)
