"""A whole source out of a study: its texts, what was done on them, and the acts that did nothing else."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import Column, Connection, Table, bindparam, delete, or_, select, update

from .. import citing
from ..act_kinds import BRINGS
from ..acts.kept import NAMES_STATEMENTS
from ..tables import (
    anchors,
    attributes,
    cells,
    claims,
    codings,
    corrected,
    corrections,
    events,
    form_answers,
    guesses,
    left_out,
    lines,
    memos,
    metadata,
    problems,
    readings,
    removals,
    spans,
    statements,
    texts,
)
from ..tombstones import Erased

OF_STATEMENTS = (*NAMES_STATEMENTS, guesses.c.statement_id, anchors.c.anchor_id)
OF_TEXTS = tuple(table.c.text_id for table in (statements, left_out, lines, corrections, spans))
OF_SOURCES = (
    *(table.c.source_id for table in (corrected, readings, texts)),
    *(memos.c.target_id, attributes.c.target_id, problems.c.path),
)
"""Columns that name a statement, a text or a source: the rows that go with one."""
_MANY = 500


def bury(connection: Connection, erased: Erased) -> Counter:
    """Delete every source that was erased with all that hangs on it; return how many rows of each table."""
    rows = connection.execute(select(texts)).all()
    gone = {row.source_id for row in rows if erased.buried(row.source_id, row.text)}
    gone |= {name for name in connection.scalars(select(readings.c.source_id)) if erased.buried(name)}
    if not gone:
        return Counter()
    counts: Counter = Counter()
    held = {row.text_id for row in rows if row.source_id in gone}
    query = select(statements.c.statement_id, statements.c.text_id)
    statement_ids = {row.statement_id for row in connection.execute(query) if row.text_id in held}
    coded = select(codings.c.coding_id, codings.c.statement_id)
    coding_ids = {row.coding_id for row in connection.execute(coded) if row.statement_id in statement_ids}
    for columns, values in (
        ((removals.c.coding_id,), coding_ids),
        (OF_STATEMENTS, statement_ids),
        (OF_TEXTS, held),
        (OF_SOURCES, gone),
    ):
        for column in columns:
            counts[column.table.name] += _delete(connection, column, values)
    for table in (cells, claims, form_answers):
        counts[table.name] += _uncite(connection, table, statement_ids)
    counts["events"] += _empty_acts(connection)
    return +counts


def _uncite(connection: Connection, table: Table, statement_ids: set[str]) -> int:
    """Take quotations of erased statements out of what people wrote, and say there that they are gone."""
    count = 0
    for row in connection.execute(select(table.c.event_id, table.c.text)).all():
        text = citing.without(row.text, sorted(statement_ids & {*citing.cited(row.text)}))
        if text != row.text:
            connection.execute(update(table).where(table.c.event_id == row.event_id), {"text": text})
            count += 1
    return count


def _delete(connection: Connection, column: Column, values: set[str]) -> int:
    count, names = 0, sorted(values)
    for first in range(0, len(names), _MANY):
        count += connection.execute(
            delete(column.table).where(column.in_(names[first : first + _MANY]))
        ).rowcount
    return count


def _empty_acts(connection: Connection) -> int:
    """Delete acts of which nothing is left, and those that took them back."""
    gone: set[str] = set()
    for kind, (owed, _) in BRINGS.items():
        owing = [table for table in metadata.sorted_tables if table.name in owed]
        if owing:
            own = [select(table.c.event_id).where(table.c.event_id == events.c.event_id) for table in owing]
            lost = or_(*(~rows.exists() for rows in own))
            gone |= set(connection.scalars(select(events.c.event_id).where(events.c.kind == kind, lost)))
    for act in [*gone]:
        for table in metadata.sorted_tables:
            if "event_id" in table.c and table is not events:
                connection.execute(delete(table).where(table.c.event_id == bindparam("act")), {"act": act})
    taking = (
        select(events.c.event_id, events.c.undoes).where(events.c.undoes != "").order_by(events.c.event_id)
    )
    for row in connection.execute(taking).all():
        if row.undoes in gone:
            gone.add(row.event_id)
    return _delete(connection, events.c.event_id, gone)
