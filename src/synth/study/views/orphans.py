"""Statements that a changed source no longer has, and which of the present ones each is most like."""

from __future__ import annotations

import difflib

import pandas as pd
from sqlalchemy import Connection, func, select, union_all

from .. import lineage as lines
from ..standing import current_readings, stored_texts
from ..tables import codings, corrected, memos, readings, reviews, statements

ORPHAN_COLUMNS = ("statement_id", "source_id", "text", "acts", "nearest", "nearest_text", "likeness")


def orphans(connection: Connection) -> pd.DataFrame:
    """Return the statements that a changed source no longer has, with the nearest new one of that source.

    `acts` counts the codings, reviews and memos that wait for a person to confirm where they belong.
    """
    current = current_readings(connection)
    words = stored_texts(connection)
    fresh: dict[str, list[dict]] = {}
    rows = []
    for row in lost(connection):
        source = row["source_id"]
        if source not in fresh:
            fresh[source] = _fresh(connection, current[source], words)
        text = words[row["text_id"]][row["start"] : row["end"]]
        near, likeness = _nearest(text, fresh[source])
        acts = _acts_on(connection, row["statement_id"])
        rows.append((row["statement_id"], source, text, acts, *near, likeness))
    kinds = dict.fromkeys(ORPHAN_COLUMNS, str) | {"acts": "int64", "likeness": "float64"}
    return pd.DataFrame(rows, columns=list(ORPHAN_COLUMNS)).astype(kinds)


def lost(connection: Connection) -> list[dict]:
    """Return the last rows of statements that an earlier reading of a source had and are not there now."""
    changes = lines.steps(connection)
    successors = lines.confirmed(connection)
    current = current_readings(connection)
    lost: dict[str, dict] = {}
    for source, earlier in _earlier(connection, current).items():
        text_id = current[source]["text_id"]
        now, replaced = lines.after_changes(lines.rows_of(connection, text_id), changes)
        for old in earlier:
            rows = lines.rows_of(connection, old)
            for name in lines.after_changes(rows, changes)[0]:
                if name not in now and name not in replaced and name not in successors:
                    lost[name] = {**rows[name], "source_id": source}
    return list(lost.values())


def _earlier(connection: Connection, current: dict[str, dict]) -> dict[str, list[str]]:
    """Return for each source the texts that it had before the present one, as read and as put right."""
    columns = ("source_id", "text_id", "event_id")
    read = select(*(readings.c[name] for name in columns))
    mended = select(*(corrected.c[name] for name in columns))
    earlier: dict[str, list[str]] = {}
    for row in sorted(connection.execute(union_all(read, mended)), key=lambda row: row.event_id):
        if row.source_id in current and row.text_id != current[row.source_id]["text_id"]:
            earlier.setdefault(row.source_id, []).append(row.text_id)
    return {source: list(dict.fromkeys(earlier[source])) for source in sorted(earlier)}


def _fresh(connection: Connection, reading: dict, words: dict[str, str]) -> list[dict]:
    """Return the statements of the present reading, those first that no earlier reading had."""
    rows = lines.present(connection, {reading["source_id"]: reading})
    for row in rows:
        row["text"] = words[row["text_id"]][row["start"] : row["end"]]
    elsewhere = select(statements.c.statement_id).where(statements.c.text_id != reading["text_id"])
    earlier = set(connection.scalars(elsewhere))
    return [row for row in rows if row["statement_id"] not in earlier] or rows


def _nearest(text: str, rows: list[dict]) -> tuple[tuple[str, str], float]:
    best, likeness = ("", ""), 0.0
    matcher = difflib.SequenceMatcher(autojunk=False)
    matcher.set_seq2(text)
    for row in rows:
        matcher.set_seq1(row["text"])
        if min(matcher.real_quick_ratio(), matcher.quick_ratio()) > likeness and matcher.ratio() > likeness:
            best, likeness = (row["statement_id"], row["text"]), matcher.ratio()
    return best, round(likeness, 3)


def _acts_on(connection: Connection, statement_id: str) -> int:
    counted = (
        select(func.count()).select_from(codings).where(codings.c.statement_id == statement_id),
        select(func.count()).select_from(reviews).where(reviews.c.statement_id == statement_id),
        select(func.count()).select_from(memos).where(memos.c.target_id == statement_id),
    )
    return sum(connection.scalar(query) for query in counted)
