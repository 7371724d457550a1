"""Which statements there are now: as read, less what was split or joined, plus what a person made."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

import numpy as np
from sqlalchemy import Connection, exists, or_, select

from .standing import current_readings, stands
from .tables import lineage, statements, texts

_PLACED = ("statement_id", "text_id", "start", "end", "made")
_REPEATED = ("text_id", "section", "item", "speaker", "time", "use")
_ROWS = 10_000
"""Rows taken at a time."""
SPLIT, JOIN, TAKEN_BACK, REREAD = "split", "join", "taken back", "reread"


def steps(connection: Connection) -> list[tuple[str, list[str], list[str]]]:
    """Return the standing acts that changed statements as (how, parents, children), in their order."""
    query = select(lineage).where(stands(lineage.c.event_id)).order_by(lineage.c.event_id)
    changes = []
    for _, rows in groupby(connection.execute(query), key=lambda row: row.event_id):
        parts = list(rows)
        children = list(dict.fromkeys(part.child for part in parts))
        changes.append(
            (parts[0].how, list(dict.fromkeys(part.parent for part in parts if part.parent)), children)
        )
    return changes


def after_changes(
    rows: dict[str, dict], changes: list[tuple[str, list[str], list[str]]]
) -> tuple[dict[str, None], set[str]]:
    """Return which of the rows `rows` in one reading are there after the `changes`, and which were replaced.

    A change counts if its parents are there when its turn comes: where two people split one statement apart
    from each other, the earlier act holds.
    """
    now = dict.fromkeys(name for name, row in rows.items() if not row["made"])
    replaced: set[str] = set()
    for how, parents, children in changes:
        if how == REREAD or any(name not in rows for name in children):
            continue
        if any(name not in now for name in parents):
            continue
        for name in parents:
            del now[name]
        replaced.update(parents)
        now.update(dict.fromkeys(children))
    return now, replaced


def rows_of(connection: Connection, text_id: str) -> dict[str, dict]:
    """Return the statements of one reading, as read and as made since, by their id."""
    query = select(statements).where(statements.c.text_id == text_id).order_by(statements.c.start)
    return {row.statement_id: dict(row._mapping) for row in connection.execute(query)}


def placed(
    connection: Connection, current: dict[str, dict], columns: Iterable[str] = ()
) -> dict[str, np.ndarray]:
    """Return the statements of the `current` readings in reading order, an array for each column.

    Columns are those asked for beside ``statement_id``, ``text_id``, ``source_id``, ``start`` and ``end``:
    of a million statements, arrays take less than a row for each, and nothing that is collected as garbage.
    """
    names = list(dict.fromkeys([*_PLACED, *columns]))
    number = {reading["text_id"]: at for at, reading in enumerate(current.values())}
    query = select(*(statements.c[name] for name in names))
    query = query.order_by(statements.c.text_id, statements.c.start, statements.c.end)
    if len(number) == 1:
        query = query.where(statements.c.text_id.in_(list(number)))
    of_text = names.index("text_id")
    parts: dict[str, list[np.ndarray]] = {name: [np.empty(0, object)] for name in names}
    once = {name: {}.setdefault for name in _REPEATED}  # of a hundred thousand rows, many say the same
    for rows in connection.execute(query).yield_per(_ROWS).partitions():
        rows_now = [row for row in rows if row[of_text] in number]
        for name, values in zip(names, zip(*rows_now, strict=True), strict=bool(rows_now)):
            kept = map(once[name], values, values) if name in once else values
            parts[name].append(np.fromiter(kept, object, len(values)))
    held = {name: np.concatenate(parts.pop(name)) for name in names}
    at = np.fromiter(map(number.__getitem__, held["text_id"]), int, len(held["text_id"]))
    there = np.flatnonzero(_is_there(held, steps(connection)))
    order = there[np.argsort(at[there], kind="stable")]
    sources = np.fromiter(current, object, len(current))
    return {name: values[order] for name, values in held.items()} | {"source_id": sources[at[order]]}


def _is_there(held: dict[str, np.ndarray], changes: list[tuple[str, list[str], list[str]]]) -> np.ndarray:
    """Say which of the statements in the columns `held` are there after the `changes`."""
    there = ~held["made"].astype(bool)
    touched = {name for _, *both in changes for names in both for name in names}
    if touched:
        places = {name: place for place, name in enumerate(held["statement_id"]) if name in touched}
        now, _ = after_changes({name: {"made": held["made"][at]} for name, at in places.items()}, changes)
        there[list(places.values())] = [name in now for name in places]
    return there


def present(
    connection: Connection, current: dict[str, dict], columns: Iterable[str] | None = None
) -> list[dict]:
    """Return the statements of the `current` readings as rows, in reading order.

    Where only some `columns` are asked for, rows have these beside those of `placed`.
    """
    held = placed(connection, current, statements.c.keys() if columns is None else columns)
    return [dict(zip(held, row, strict=True)) for row in zip(*held.values(), strict=True)]


def is_present(connection: Connection, statement_id: str) -> dict | None:
    """Return the row of `statement_id` if it is there now, else None.

    Asked before every act, so it reads a whole source only where this statement was split, joined or made.
    """
    own = select(statements).where(statements.c.statement_id == statement_id)
    for row in connection.execute(own).all():
        reading = _reading_of(connection, row.text_id)
        if reading is None:
            continue
        touched = exists().where(or_(lineage.c.parent == statement_id, lineage.c.child == statement_id))
        if not connection.scalar(select(touched)):
            if row.made:  # an anchor: it stands in no reading
                continue
            return {**row._mapping, "source_id": reading["source_id"]}
        of_source = present(connection, {reading["source_id"]: reading})
        return next((part for part in of_source if part["statement_id"] == statement_id), None)
    return None


def _reading_of(connection: Connection, text_id: str) -> dict | None:
    """Return the reading that makes `text_id` the present text of its source, if it is that."""
    source = connection.scalar(select(texts.c.source_id).where(texts.c.text_id == text_id))
    reading = current_readings(connection, source).get(source) if source else None
    return reading if reading and reading["text_id"] == text_id else None


def carry(connection: Connection, old: str, new: str, old_text: str, new_text: str) -> list[dict]:
    """Return the rows for what people split and joined in the reading `old`, where they fit into `new`.

    A part is carried over when the statements that it was made of are there again and the same words stand
    at its place in them.
    """
    before, after = rows_of(connection, old), rows_of(connection, new)
    carried = []
    for how, parents, children in steps(connection):
        if how not in (SPLIT, JOIN) or any(name not in before or name not in after for name in parents):
            continue
        shift = after[parents[0]]["start"] - before[parents[0]]["start"]
        for name in children:
            row = before.get(name)
            if row is None or name in after:
                continue
            start, end = row["start"] + shift, row["end"] + shift
            if new_text[start:end] == old_text[row["start"] : row["end"]]:
                after[name] = {**row, "text_id": new, "start": start, "end": end}
                carried.append(after[name])
    return carried


def confirmed(connection: Connection) -> dict[str, str]:
    """Return the new statement that a person named for each orphan; empty where the orphan was let go."""
    return {parents[0]: children[0] for how, parents, children in steps(connection) if how == REREAD}


def follow(successors: dict[str, str], name: str) -> str:
    """Go from orphan to successor until the last; a circle, which no single person can make, ends at once."""
    passed = set()
    while successors.get(name) and name not in passed:
        passed.add(name)
        name = successors[name]
    return name
