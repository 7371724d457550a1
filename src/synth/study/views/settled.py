"""Who settled what two coders saw differently: the adjudicated set is nobody's, its acts name a person."""

from __future__ import annotations

import json

import pandas as pd
from sqlalchemy import Connection, or_, select

from synth.schema import ADJUDICATED

from .. import ids
from .. import lineage as lines
from ..standing import stands
from ..tables import coders, events

COLUMNS = ("statement_id", "coder", "created_at")
_ACTS = ("code", "uncode", "review")


def settled_table(connection: Connection) -> pd.DataFrame:
    """Return who settled each statement last, and when: statement_id, coder, created_at.

    Statements that were settled before the study kept this, or by nobody named, have no row.
    """
    return pd.DataFrame(_settled(connection).values(), columns=list(COLUMNS)).astype(str)


def of_statement(connection: Connection, names: list[str]) -> tuple[str, str]:
    """Return who settled a statement last, and when; empty where nobody is named."""
    conditions = [
        events.c.payload.contains(json.dumps(name, ensure_ascii=False), autoescape=True) for name in names
    ]
    rows = [row for name, row in _settled(connection, or_(*conditions)).items() if name in names]
    return max((row[1:] for row in rows), key=lambda row: row[1], default=("", ""))


def _settled(connection: Connection, *conditions) -> dict[str, tuple[str, str, str]]:
    coder_names = dict(connection.execute(select(coders.c.coder_id, coders.c.name)).all())
    successors = lines.confirmed(connection)
    query = select(events.c.payload, events.c.at).where(
        events.c.coder_id == ids.coder_id(ADJUDICATED),
        events.c.kind.in_(_ACTS),
        stands(events.c.event_id),
        *conditions,
    )
    last: dict[str, tuple[str, str, str]] = {}
    for row in connection.execute(query.order_by(events.c.event_id)):
        payload = json.loads(row.payload)
        if payload.get("by") in coder_names:
            name = lines.follow(successors, payload["statement"])
            last[name] = name, coder_names[payload["by"]], row.at
    return last
