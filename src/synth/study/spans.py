"""Stretches of text that were coded: kept once each, and found again in the statements of today."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count

import pandas as pd
from sqlalchemy import Connection, and_, insert, select

from . import codebook as books
from . import ids
from . import lineage as lines
from .standing import current_readings, stored_texts, unremoved
from .tables import coders, events, spans, statements

COLUMNS = ("statement_id", "code", "coder", "start", "end", "text")


def keep(connection: Connection, text_id: str, stretch: tuple[int, int] | None) -> str:
    """Store the stretch of text that was coded, once, and return its id; empty where there is none.

    Where somebody wrote another place under that id, as a role on a server may, the stretch gets another.
    """
    if stretch is None:
        return ""
    for again in count():
        span = ids.derived(text_id, *map(str, stretch), *([str(again)] if again else []))
        stored = connection.execute(select(spans).where(spans.c.span_id == span)).first()
        if stored is None:
            row = {"span_id": span, "text_id": text_id, "start": stretch[0], "end": stretch[1]}
            connection.execute(insert(spans), row)
        if stored is None or (stored.text_id, stored.start, stored.end) == (text_id, *stretch):
            break
    return span


def evidence_table(connection: Connection) -> pd.DataFrame:
    """Return the words that codings rest on: statement_id, code, coder, start, end (in the statement), text.

    Codings of a whole statement have no row. Words of a stretch that lie outside the statement are left off.
    """
    stored = connection.scalar(select(spans.c.span_id).limit(1)) is not None
    words, present_rows = _now(connection) if stored else ({}, {})
    successors, codes_by_id = lines.confirmed(connection), books.names(connection)
    rows = []
    for coding in connection.execute(_coded()):
        row = present_rows.get(
            lines.follow(successors, coding.statement_id) if successors else coding.statement_id
        )
        if row is not None:
            stretch = _placed(coding, row, words[coding.text_id], words[row["text_id"]])
            rows += (
                [(row["statement_id"], codes_by_id[coding.code_id], coding.name, *stretch)] if stretch else []
            )
    table = pd.DataFrame(list(dict.fromkeys(rows)), columns=list(COLUMNS))
    return table.astype(dict.fromkeys(COLUMNS, str) | {"start": "int64", "end": "int64"})


def stretches_table(connection: Connection) -> pd.DataFrame:
    """Return every stretch that is coded now: source_id, start, end, code, coder, created_at, statement_id.

    `start` and `end` are in the source's present text. A stretch from another program is one row, however
    many statements it lies over; what was coded as a whole statement is that statement.
    """
    words, present_rows = _now(connection)
    successors, codes_by_id = lines.confirmed(connection), books.names(connection)
    spans_by_key: dict[tuple, tuple] = {}
    for coding in connection.execute(_coded(whole=True)):
        row = present_rows.get(
            lines.follow(successors, coding.statement_id) if successors else coding.statement_id
        )
        if row is not None:
            stretch = _in_source(coding, row, words)
            key = row["source_id"], *stretch, codes_by_id[coding.code_id], coding.name
            spans_by_key.setdefault(key, (coding.at, row["statement_id"]))
    columns = ["source_id", "start", "end", "code", "coder", "created_at", "statement_id"]
    table = pd.DataFrame([key + rest for key, rest in spans_by_key.items()], columns=columns)
    return table.astype(dict.fromkeys(columns, str) | {"start": "int64", "end": "int64"})


def _now(connection: Connection) -> tuple[dict[str, str], dict[str, dict]]:
    """Return every text, and where the statements of now stand."""
    rows = lines.present(connection, current_readings(connection), ())
    return stored_texts(connection), {row["statement_id"]: row for row in rows}


def _in_source(coding, row: dict, words: dict[str, str]) -> tuple[int, int]:
    """Find a coded stretch in the present text of its source: at its place, else within its statement."""
    if coding.start is not None:
        if words[coding.text_id] == words[row["text_id"]]:
            return coding.start, coding.end
        if stretch := _placed(coding, row, words[coding.text_id], words[row["text_id"]]):
            return row["start"] + stretch[0], row["start"] + stretch[1]
    return row["start"], row["end"]


def of_statement(connection: Connection, row: dict, names: Iterable[str], text: str) -> list[tuple]:
    """Return (code_id, coder, start, end) of the words that are coded in one statement."""
    rows = []
    for coding in connection.execute(_coded(list(names))):
        before = text if coding.text_id == row["text_id"] else stored_texts(connection)[coding.text_id]
        if stretch := _placed(coding, row, before, text):
            rows.append((coding.code_id, coding.name, *stretch[:2]))
    return list(dict.fromkeys(rows))


def _coded(names: list[str] | None = None, whole: bool = False):
    """Select standing codings of words, of some statements or of all; `whole`: of whole statements too."""
    stood = unremoved().subquery()
    same_statement = and_(
        statements.c.statement_id == stood.c.statement_id, statements.c.text_id == stood.c.text_id
    )
    query = (
        select(
            *(stood.c[name] for name in ("statement_id", "code_id", "text_id")),
            *(coders.c.name, events.c.at, spans.c.start, spans.c.end),
            *(statements.c.start.label("first"), statements.c.end.label("last")),
        )
        .join(spans, spans.c.span_id == stood.c.span_id, isouter=whole)
        .join(events, events.c.event_id == stood.c.event_id)
        .join(coders, coders.c.coder_id == stood.c.coder_id)
        .join(statements, same_statement)
        .order_by(stood.c.event_id, stood.c.coding_id)
    )
    return query if names is None else query.where(stood.c.statement_id.in_(names))


def _placed(coding, row: dict, before: str, now: str) -> tuple[int, int, str] | None:
    """Find the coded words in a statement as it stands now: at their place, or where they stand only once."""
    first, last = max(coding.start, coding.first), min(coding.end, coding.last)
    words, text = before[first:last], now[row["start"] : row["end"]]
    if not words.strip():
        return None
    start = first - coding.first
    if text[start : start + len(words)] != words:
        if text.count(words) != 1:
            return None
        start = text.index(words)
    if start == 0 and len(words) == len(text):
        return None  # the whole statement
    return start, start + len(words), words
