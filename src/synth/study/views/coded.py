"""What people did on statements, as it stands: DataFrames with the columns of `synth.schema`."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

import numpy as np
import pandas as pd
from sqlalchemy import Connection, select

from synth.schema import TABLES

from .. import codebook as books
from .. import lineage as lines
from ..standing import (
    current_readings,
    stands,
    unremoved,
)
from ..tables import (
    coders,
    codings,
    dismissals,
    events,
    memos,
    reviews,
    spans,
    texts,
)
from ..values import said_target

_PART = 10_000
"""Rows taken at a time."""
CUT, DIVIDED = "split or joined statement", "split code {code}"
"""Why a code is left to be read again."""
INHERITED = ("statement_id", "code", "coder", "because")


def codings_table(connection: Connection) -> pd.DataFrame:
    """Return the table `codings`: what stands now, each code under its present name, nothing twice.

    Codings on a statement that was split or joined since, or that its source no longer has, wait there.
    """
    stood = unremoved().subquery()
    rows = connection.execute(
        select(
            stood.c.coding_id,
            stood.c.statement_id,
            stood.c.code_id,
            coders.c.name,
            events.c.at,
            stood.c.origin,
            stood.c.version_id,
            stood.c.event_id,
        )
        .join(events, events.c.event_id == stood.c.event_id)
        .join(coders, coders.c.coder_id == stood.c.coder_id)
        .order_by(stood.c.event_id, stood.c.coding_id)
    )
    table = _frame(rows.yield_per(_PART), (*TABLES["codings"], "act"))
    table["code"] = table["code"].map(books.names(connection)).astype(str)
    table = _on_present(connection, table, list(TABLES["codings"]))
    return table.drop_duplicates(["statement_id", "code", "coder"], ignore_index=True)


def reviews_table(connection: Connection) -> pd.DataFrame:
    """Return the table `reviews`, one row for each statement and coder: the last reading, and its version."""
    rows = connection.execute(
        select(reviews.c.statement_id, coders.c.name, events.c.at, reviews.c.version_id, reviews.c.event_id)
        .join(events, events.c.event_id == reviews.c.event_id)
        .join(coders, coders.c.coder_id == reviews.c.coder_id)
        .where(stands(reviews.c.event_id))
        .order_by(reviews.c.event_id, reviews.c.statement_id)
    )
    columns = [*TABLES["reviews"], "version"]
    table = _on_present(connection, _frame(rows.yield_per(_PART), (*columns, "act")), columns)
    return table.drop_duplicates(["statement_id", "coder"], keep="last", ignore_index=True)


def _on_present(connection: Connection, table: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    """Keep what is on statements that are there now, a confirmed orphan's acts on its successor.

    Rows come in the order of their acts, those of one act (an import) in reading order.
    """
    successors = lines.confirmed(connection)
    if successors:
        table["statement_id"] = (
            table["statement_id"].map(lambda name: lines.follow(successors, name)).astype(str)
        )
    names = lines.placed(connection, current_readings(connection))["statement_id"]
    order = (
        table["statement_id"].map({name: position for position, name in enumerate(names)}).astype("float64")
    )
    return (
        table.assign(place=order).dropna(subset="place").sort_values(["act", "place"], kind="stable")[columns]
    )


def memos_table(connection: Connection) -> pd.DataFrame:
    """Return the table `memos`: the last words of each, without those that were emptied."""
    rows = connection.execute(
        select(memos.c.memo_id, memos.c.about, memos.c.target_id, coders.c.name, events.c.at, memos.c.text)
        .join(events, events.c.event_id == memos.c.event_id)
        .join(coders, coders.c.coder_id == memos.c.coder_id)
        .where(stands(memos.c.event_id))
        .order_by(memos.c.event_id)
    )
    table = _frame(rows, TABLES["memos"]).drop_duplicates("memo_id", keep="last")
    table = table[table["text"] != ""].reset_index(drop=True)
    names = books.names(connection)
    about = zip(table["about"], table["target_id"], strict=True)
    table["target_id"] = pd.Series([said_target(names, kind, target) for kind, target in about], dtype=str)
    return table


def dismissals_table(connection: Connection) -> pd.DataFrame:
    """Return the suggestions that a coder said no to: statement_id, code, coder, created_at."""
    rows = connection.execute(
        select(dismissals.c.statement_id, dismissals.c.code_id, coders.c.name, events.c.at)
        .join(events, events.c.event_id == dismissals.c.event_id)
        .join(coders, coders.c.coder_id == dismissals.c.coder_id)
        .where(stands(dismissals.c.event_id))
        .order_by(dismissals.c.event_id)
    )
    table = _frame(rows, ("statement_id", "code", "coder", "created_at"))
    table["code"] = table["code"].map(books.names(connection)).astype(str)
    return table.drop_duplicates(["statement_id", "code", "coder"], ignore_index=True)


def spans_table(connection: Connection) -> pd.DataFrame:
    """Return the stretches that were coded: coding_id, span_id, source_id, start, end."""
    rows = connection.execute(
        select(codings.c.coding_id, spans.c.span_id, texts.c.source_id, spans.c.start, spans.c.end)
        .join(spans, spans.c.span_id == codings.c.span_id)
        .join(texts, texts.c.text_id == spans.c.text_id)
        .order_by(codings.c.event_id, codings.c.coding_id)
    )
    table = _frame(rows, ("coding_id", "span_id", "source_id", "start", "end"))
    return table.astype({"start": "int64", "end": "int64"})


def inherited_table(connection: Connection) -> pd.DataFrame:
    """Return the codes that stayed on what was cut up since: statement_id, code, coder, because."""
    rows = books.current(connection)
    who = dict(connection.execute(select(coders.c.coder_id, coders.c.name)).all())
    cut = [step for step in lines.steps(connection) if step[0] in (lines.SPLIT, lines.JOIN)]
    split = books.divided(connection)
    if not cut and not split:
        return _frame((), INHERITED)
    present_ids = set(lines.placed(connection, current_readings(connection))["statement_id"])
    parts: dict[str, list[str]] = {}
    for _, parents, children in cut:
        for parent in parents:
            parts.setdefault(parent, []).extend(child for child in children if child in present_ids)
    codes_by_id = books.names(connection)
    rows_left = []
    for coding in connection.execute(unremoved().order_by(codings.c.event_id, codings.c.coding_id)):
        coder, code = who[coding.coder_id], codes_by_id[coding.code_id]
        for child in parts.get(coding.statement_id, []):
            rows_left.append((child, code, coder, CUT))
        for new in split.get(coding.code_id, []) if coding.statement_id in present_ids else []:
            if new in rows:
                rows_left.append((coding.statement_id, rows[new]["code"], coder, DIVIDED.format(code=code)))
    return _frame(dict.fromkeys(rows_left), INHERITED)


def _frame(rows: Iterable, columns: Iterable[str]) -> pd.DataFrame:
    """Build a table of rows that are tuples; every column is text, also where no row is.

    What stands in many rows (acts, coders, codes, statements) is held once: a row's own texts take most of
    the memory of a large study.
    """
    rows, once = iter(rows), {}.setdefault
    cells: dict[str, list[np.ndarray]] = {name: [np.empty(0, object)] for name in columns}
    while part := list(islice(rows, _PART)):
        for column, values in zip(cells.values(), zip(*part, strict=True), strict=True):
            column.append(np.fromiter(map(once, values, values), object, len(values)))
    return pd.DataFrame({name: np.concatenate(parts) for name, parts in cells.items()}).astype(str)
