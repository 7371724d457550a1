"""What acts owe: the rows and ids that one of their kind brings, and a person who did it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache

from sqlalchemy import Connection, Select, and_, or_, select

from .. import ids
from ..act_kinds import BRINGS, OF_THE_PROGRAM
from ..acts.undo import UNDOABLE
from ..saying import Fault, Saying
from ..tables import coders, events, filled, metadata

BY_A_CODER = tuple(
    table
    for table in metadata.sorted_tables
    if {"event_id", "coder_id"} <= set(table.c.keys()) and table is not events
)
"""Tables whose rows say who did the act that they are of."""


def rows_of_acts(connection: Connection) -> Iterator[Fault]:
    """Say which acts have lost what they said, and which have rows that acts of their kind do not write."""
    holding = filled(connection)
    kinds = set(connection.scalars(select(events.c.kind).distinct()))
    for table, needed, lost, too_much in _rows_owed():
        for row in connection.execute(lost) if kinds & needed else ():
            yield "events", row.event_id, Saying("bond.lost", kind=row.kind, table=table)
        for row in connection.execute(too_much) if table in holding else ():
            yield "events", row.event_id, Saying("bond.too_much", kind=row.kind, table=table)


@cache
def _rows_owed() -> list[tuple[str, set[str], Select, Select]]:
    """Give each table of acts, who owes it a row, and queries: acts without one, acts that may have none."""
    queries = []
    for table in metadata.sorted_tables:
        if "event_id" not in table.c or table is events or table.name == "origins":
            continue
        needed = {kind for kind, (owed, _) in BRINGS.items() if table.name in owed}
        own = select(table.c.event_id).where(table.c.event_id == events.c.event_id).exists()
        lost = select(events.c.event_id, events.c.kind).where(events.c.kind.in_(needed), ~own)
        writing = [kind for kind, (owed, free) in BRINGS.items() if table.name in owed + free]
        joined = select(events.c.event_id, events.c.kind).join(table, table.c.event_id == events.c.event_id)
        queries.append((table.name, needed, lost, joined.where(events.c.kind.not_in(writing)).distinct()))
    return queries


def taken_back(connection: Connection) -> Iterator[Fault]:
    """Hold undo to what can be undone, redo to an undo, and both to earlier acts: so there is no circle."""
    undone = events.alias("undone")
    taking = events.c.kind.in_(("undo", "redo"))
    query = select(events.c.event_id, events.c.kind)
    for row in connection.execute(query.where(taking != (events.c.undoes != ""))):
        yield "events", row.event_id, Saying("bond.takes_nothing", kind=row.kind)
    wrong = or_(
        undone.c.event_id >= events.c.event_id,
        and_(events.c.kind == "undo", undone.c.kind.not_in(UNDOABLE)),
        and_(events.c.kind == "redo", undone.c.kind != "undo"),
    )
    joined = query.join(undone, undone.c.event_id == events.c.undoes)
    for row in connection.execute(joined.where(taking, wrong)):
        yield "events", row.event_id, Saying("bond.not_undoable", kind=row.kind)


_MUST_SAY = {
    **dict.fromkeys(("code", "uncode", "review", "dismiss"), ("statement",)),
    **dict.fromkeys(("write cell", "confirm cell", "write claim", "answer form", "triangulate"), ("over",)),
    **dict.fromkeys(("link", "unlink"), ("claim",)),
    **{"memo": ("about", "target"), "remember": ("seat",), "accept": ("faults",), "rescue": ("faults",)},
}


def ids_told(connection: Connection) -> Iterator[Fault]:
    """Hold acts to the ids that acts of their kind name."""
    query = select(events.c.event_id, events.c.kind, events.c.payload).where(events.c.kind.in_(_MUST_SAY))
    for row in connection.execute(query):
        payload = json.loads(row.payload)
        lacking = [name for name in _MUST_SAY[row.kind] if name not in payload and not payload.get("rescued")]
        if lacking:
            yield "events.payload", row.event_id, Saying("bond.untold", kind=row.kind, name=lacking[0])


def people(connection: Connection) -> Iterator[Fault]:
    """Hold names to their ids, and what a row says of its coder to the act that it is of."""
    for row in connection.execute(select(coders)):
        if row.coder_id != ids.coder_id(row.name) and row.name != ids.nameless(row.coder_id):
            yield "coders", row.coder_id, Saying("bond.other_id", name=row.name)
    nobody = select(events.c.event_id).where(events.c.coder_id == "", events.c.kind.not_in(OF_THE_PROGRAM))
    for name in connection.scalars(nobody):
        yield "events.coder_id", name, Saying("bond.nobody")
    holding = filled(connection)
    for table in (table for table in BY_A_CODER if table.name in holding):
        joined = select(table.c.event_id).join(events, events.c.event_id == table.c.event_id)
        for name in connection.scalars(joined.where(table.c.coder_id != events.c.coder_id).distinct()):
            yield f"{table.name}.coder_id", name, Saying("bond.other_name")
