"""What a colleague's file would do, before it does it: acts by coder and kind, and whose they touch."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pandas as pd
from sqlalchemy import Connection, select

from synth.address import Address

from ..tables import coders, codings, events, memos, removals
from ..tombstones import ERASE, REDACT
from . import proof
from .homes import strangers

COLUMNS = ("coder", "act", "acts", "how", "whose")
UNDOES, REMOVES, REWRITES, AS, ERASES = "undoes", "takes away", "rewrites", "in the name of", "erases"
"""How acts touch what others did; `how` is empty for the count of all acts of a coder and kind."""


def incoming(connection: Connection, other: Connection, path: Path | Address) -> pd.DataFrame:
    """Return what merging `other` would bring: coder, act, acts (how many), how, whose.

    Raises
    ------
    ValueError
        The file at `path` is not whole.
    """
    proof.refuse_faulty(other, path)
    own = {row.event_id: row for row in connection.execute(select(events))}
    new = [
        row for row in other.execute(select(events).order_by(events.c.event_id)) if row.event_id not in own
    ]
    who = {row.event_id: row.coder_id for row in [*own.values(), *new]}
    fresh, strange = {row.event_id for row in new}, strangers(connection, other, path)
    came: Counter = Counter()
    for row in new:
        came[row.coder_id, row.kind, "", ""] += 1
        if row.undoes and who.get(row.undoes, row.coder_id) != row.coder_id:
            came[row.coder_id, row.kind, UNDOES, who[row.undoes]] += 1
        if row.kind in (ERASE, REDACT):
            came[row.coder_id, row.kind, ERASES, ""] += 1
        if row.coder_id in strange:
            came[row.coder_id, row.kind, AS, strange[row.coder_id]] += 1
    for kind, act, whose in [*_removed(connection, other, fresh), *_rewritten(connection, other, fresh)]:
        if who[act] != whose:
            came[who[act], "uncode" if kind == REMOVES else "memo", kind, whose] += 1
    names = {row.coder_id: row.name for study in (other, connection) for row in study.execute(select(coders))}
    rows = [
        (names.get(coder, ""), act, count, how, ", ".join(whose) if how == AS else names.get(whose, ""))
        for (coder, act, how, whose), count in came.items()
    ]
    table = pd.DataFrame(rows, columns=list(COLUMNS)).astype(dict.fromkeys(COLUMNS, str) | {"acts": "int64"})
    return table.sort_values(["how", "coder", "act"], ignore_index=True)


def touches(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of what comes that touch what others did.

    Examples
    --------
    >>> acts = pd.DataFrame([("ครูแดง", "undo", 2, UNDOES, "สมชาย")], columns=list(COLUMNS))
    >>> len(touches(acts))
    1
    """
    return table[table["how"] != ""]


def _removed(connection: Connection, other: Connection, fresh: set[str]) -> list[tuple[str, str, str]]:
    """List (how, act, whose) for the codings that new acts take away."""
    query = select(codings.c.coding_id, codings.c.coder_id)
    whose = {row.coding_id: row.coder_id for study in (other, connection) for row in study.execute(query)}
    return [
        (REMOVES, row.event_id, whose[row.coding_id])
        for row in other.execute(select(removals))
        if row.event_id in fresh and row.coding_id in whose
    ]


def _rewritten(connection: Connection, other: Connection, fresh: set[str]) -> list[tuple[str, str, str]]:
    """List (how, act, whose) for the memos to which new acts give other words."""
    query = select(memos).order_by(memos.c.event_id)
    first: dict[str, str] = {}
    for study in (connection, other):
        for row in study.execute(query):
            first.setdefault(row.memo_id, row.coder_id)
    return [
        (REWRITES, row.event_id, first[row.memo_id]) for row in other.execute(query) if row.event_id in fresh
    ]
