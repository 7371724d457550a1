"""What counts now: acts not taken back, the last reading of each source, the last word on each attribute."""

from __future__ import annotations

from functools import lru_cache

from sqlalchemy import Connection, Select, and_, func, not_, select
from sqlalchemy.sql import ColumnElement, exists

from synth.schema import TABLES

from .tables import attributes, codings, corrected, events, problems, readings, removals, texts

_undo, _redo = events.alias("undo"), events.alias("redo")
_redone = exists().where(_redo.c.undoes == _undo.c.event_id)


@lru_cache(256)  # it stands in nearly every query, and says the same of a column each time
def stands(event_id: ColumnElement) -> ColumnElement[bool]:
    """Say of the act `event_id` that no standing act undoes it; a redo undoes an undo and is never undone."""
    return not_(exists().where(and_(_undo.c.undoes == event_id, not_(_redone))))


@lru_cache(1)
def unremoved() -> Select:
    """Select the codings that stand: whose act was not taken back and which nobody removed."""
    removed = exists().where(and_(removals.c.coding_id == codings.c.coding_id, stands(removals.c.event_id)))
    return select(codings).where(stands(codings.c.event_id), not_(removed))


TAKE_OUT, SAME_SOURCE = "synth take-out", "synth same-source"
"""Commands that settle what becomes of a source whose file is gone."""
OUT, SAME_AS = "out", "same as"
"""Attributes by which a person takes a source out of the study, or says that it is another one, moved."""


def last_readings(connection: Connection, *sources: str) -> dict[str, dict]:
    """Return the last reading of each source as its file was read, by its source_id, in their order.

    Of all sources, or of those named; also of those that were taken out of the study since.
    """
    last = select(readings.c.source_id, func.max(readings.c.event_id).label("event_id"))
    if sources:
        last = last.where(readings.c.source_id.in_(sources))
    last = last.where(stands(readings.c.event_id)).group_by(readings.c.source_id).subquery()
    rows = connection.execute(
        select(readings)
        .join(last, and_(readings.c.source_id == last.c.source_id, readings.c.event_id == last.c.event_id))
        .order_by(readings.c.position, readings.c.source_id)
    )
    return {row.source_id: dict(row._mapping) for row in rows}


def current_readings(connection: Connection, *sources: str) -> dict[str, dict]:
    """Return the present reading of each source that is in the study, as people put it right.

    `text_id` is of the text with the statements that count now, `base` of the reading that was put right.
    """
    last = last_readings(connection, *sources)
    gone = {
        target
        for (target, _), value in set_values(
            connection, "source", attributes.c.name.in_([OUT, SAME_AS])
        ).items()
        if value not in ("false", '""', "null")
    }
    mended = {}
    for row in connection.execute(
        select(corrected).where(stands(corrected.c.event_id)).order_by(corrected.c.event_id)
    ):
        mended[row.source_id, row.base] = row.text_id
    now = {}
    for name, reading in last.items():
        if name not in gone:
            base = reading["text_id"]
            now[name] = {**reading, "base": base, "text_id": mended.get((name, base), base)}
    return now


def set_values(connection: Connection, about: str, *conditions: ColumnElement) -> dict[tuple[str, str], str]:
    """Return the last standing value of each attribute; what a person said outlasts what a file says."""
    rows = connection.execute(
        select(attributes.c.target_id, attributes.c.name, attributes.c.value, events.c.kind)
        .join(events, events.c.event_id == attributes.c.event_id)
        .where(attributes.c.about == about, stands(attributes.c.event_id), *conditions)
        .order_by(attributes.c.event_id)
    ).all()
    of_files = {(row.target_id, row.name): row.value for row in rows if row.kind == "read"}
    return of_files | {(row.target_id, row.name): row.value for row in rows if row.kind != "read"}


def stored_texts(connection: Connection) -> dict[str, str]:
    """Return every text that was ever read, by its text_id."""
    return dict(connection.execute(select(texts.c.text_id, texts.c.text)).all())


def read_attributes(connection: Connection) -> dict[tuple[str, str], str]:
    """Return what the files last said of each source, by source and name."""
    return set_values(connection, "source", events.c.kind == "read")


def stored_problems(connection: Connection) -> list[dict]:
    """Return the problems of the last reading of a corpus."""
    columns = [problems.c[name] for name in TABLES["problems"]]
    last = select(func.max(events.c.event_id)).where(events.c.kind == "read").scalar_subquery()
    rows = connection.execute(
        select(*columns).where(problems.c.event_id == last).order_by(problems.c.position)
    )
    return [dict(row._mapping) for row in rows]
