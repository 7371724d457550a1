"""What was worked on keeps its reading: of an unchanged file, lines stay what they were taken for.

A better reader, or one that corrections taught, reads what nobody has touched yet. What a person says of the
file otherwise (what a statement is, who speaks) gets through; where nothing is said of what a statement is,
that stays too.
"""

from __future__ import annotations

import json

from sqlalchemy import Connection, exists, or_, select

from ..laying import OF_TEXT
from ..tables import (
    anchors,
    attributes,
    codings,
    corrected,
    corrections,
    dismissals,
    drawn,
    grounds,
    lessons,
    lineage,
    links,
    memos,
    readings,
    reviews,
    statements,
    texts,
)
from ..views.lines import Reading, cut_of

NAMES_STATEMENTS = (
    codings.c.statement_id,
    reviews.c.statement_id,
    dismissals.c.statement_id,
    memos.c.target_id,
    attributes.c.target_id,
    grounds.c.statement_id,
    drawn.c.statement_id,
    links.c.target_id,
    anchors.c.statement_id,
    lessons.c.target_id,
    lessons.c.obstacle_id,
    lineage.c.parent,
    lineage.c.child,
)
"""Columns by which a person's act names a statement: it keeps its reading, hinders an undo, and is buried."""


def with_lines_kept(connection: Connection, fresh: list[dict], last: dict[str, dict]) -> list[dict]:
    """Return the readings `fresh` by a corpus, those of unchanged files that were worked on as they stood.

    `last` are the last readings by source.
    """
    return [_as_it_stood(connection, reading, last.get(reading["source_id"])) for reading in fresh]


def _as_it_stood(connection: Connection, reading: dict, before: dict | None) -> dict:
    if not before or before["text_id"] == reading["text_id"] or not reading["sha256"]:
        return reading
    if before["sha256"] != reading["sha256"] or not worked_on(connection, reading["source_id"]):
        return reading
    stood = Reading(connection, reading["source_id"], before["text_id"])
    if not stood.rows or stood.text != reading["text"]:
        return reading  # the former reader knew no lines; or the text is made of other columns
    from synth.corpus.layout.correcting import lines_from

    told_by_start = {row["start"]: json.loads(row["told"]) for row in reading["lines"] if row["told"]}
    now = lines_from(reading["text"], told_by_start, reading["lines"])
    cut = cut_of(reading["text"], stood.source, now, reading["statements"], stood.cut.unit)
    if not reading["unit said"]:
        cut = cut._replace(unit=stood.cut.unit)
    relaid = stood.laid(stood.note({}, cut))
    rows = ("source_id", "text", "text_id", *(table.name for table in OF_TEXT))
    return reading | {name: relaid[name] for name in rows}


def worked_on(connection: Connection, source: str) -> bool:
    """Say whether anybody coded, read, cut or corrected anything in a source."""
    own = or_(
        texts.c.source_id == source,
        texts.c.text_id.in_(select(readings.c.text_id).where(readings.c.source_id == source)),
        texts.c.text_id.in_(select(corrected.c.text_id).where(corrected.c.source_id == source)),
    )
    mine = select(texts.c.text_id).where(own)
    corrected_lines = exists().where(corrections.c.text_id.in_(mine))
    ids = select(statements.c.statement_id).where(statements.c.text_id.in_(mine))
    return connection.scalar(
        select(or_(corrected_lines, *(exists().where(name.in_(ids)) for name in NAMES_STATEMENTS)))
    )
