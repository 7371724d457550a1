"""Which row names which: every id that one has, and the table that must know it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache

from sqlalchemy import Column, Connection, Select, select

from ..saying import Fault, Saying
from ..tables import (
    anchors,
    cells,
    claims,
    code_map,
    codebook_versions,
    coders,
    codes,
    codings,
    confirmations,
    corrected,
    dismissals,
    drawn,
    events,
    filled,
    form_answers,
    forms,
    frozen,
    grounds,
    guesses,
    lessons,
    lineage,
    links,
    machines,
    metadata,
    removals,
    reviews,
    spans,
    statements,
    texts,
)


def _references() -> Iterator[tuple[Column, Column]]:
    for table in metadata.sorted_tables:
        if "event_id" in table.c and table is not events and table.name != "origins":
            yield table.c.event_id, events.c.event_id
        if "coder_id" in table.c and table is not coders:
            yield table.c.coder_id, coders.c.coder_id
        if "text_id" in table.c and table is not texts:
            yield table.c.text_id, texts.c.text_id
        if "code_id" in table.c and table is not codes:
            yield table.c.code_id, codes.c.code_id
        if "version_id" in table.c and table is not codes:
            yield table.c.version_id, codes.c.version_id
    for table in (codings, reviews, dismissals, grounds, anchors, guesses, drawn):
        yield table.c.statement_id, statements.c.statement_id
    yield from (
        (events.c.undoes, events.c.event_id),
        (corrected.c.base, texts.c.text_id),
        (anchors.c.anchor_id, statements.c.statement_id),
        (removals.c.coding_id, codings.c.coding_id),
        (codings.c.span_id, spans.c.span_id),
        (lineage.c.child, statements.c.statement_id),
        (lineage.c.parent, statements.c.statement_id),
        (codebook_versions.c.parent, codes.c.version_id),
        (code_map.c.from_code, codes.c.code_id),
        (code_map.c.to_code, codes.c.code_id),
        (confirmations.c.written, cells.c.event_id),
        (links.c.claim_id, claims.c.claim_id),
        (form_answers.c.form, forms.c.form),
        (lessons.c.obstacle_id, statements.c.statement_id),
        (frozen.c.machine, machines.c.event_id),
    )


def unknown_ids(connection: Connection) -> Iterator[Fault]:
    """Hold every id that a row names to the table that has it."""
    holding = filled(connection)
    for column, target, lacking in _lacking():
        if column.table.name in holding:
            for name, count in Counter(connection.scalars(lacking)).items():
                where = f"{column.table.name}.{column.name}"
                yield where, name, Saying("bond.lacking", n=count, table=target)


@cache
def _lacking() -> list[tuple[Column, str, Select]]:
    """Give each such column with the table that has the ids, and the query for those it has not."""
    queries = []
    for column, target in _references():
        target_ids = select(target.table.alias().c[target.name])
        lacking = select(column).where(column != "", column.not_in(target_ids))
        queries.append((column, target.table.name, lacking))
    return queries
