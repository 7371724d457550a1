"""Which statements are there now: as read, less what was split or joined, plus what a person made."""

from __future__ import annotations

from itertools import groupby

from sqlalchemy import Connection, select

from .standing import stands
from .tables import lineage, readings, statements


def steps(connection: Connection) -> list[tuple[str, str, list[str], list[str]]]:
    """Return the standing acts that changed statements: (act, how, parents, children), in their order."""
    rows = connection.execute(
        select(lineage).where(stands(lineage.c.event_id)).order_by(lineage.c.event_id)
    ).all()
    made = []
    for act, parts in groupby(rows, key=lambda row: row.event_id):
        parts = list(parts)
        parents = list(dict.fromkeys(part.parent for part in parts))
        made.append((act, parts[0].how, parents, list(dict.fromkeys(part.child for part in parts))))
    return made


def present(connection: Connection, current: dict[str, dict], source_id: str | None = None) -> list[dict]:
    """Return the statements of the `current` readings as rows, in reading order.

    A split or join counts if its parents are there when its turn comes: where two people split one statement
    apart from each other, the earlier act holds.
    """
    wanted = {source_id: current[source_id]} if source_id is not None else current
    of_text = {reading["text_id"]: name for name, reading in wanted.items()}
    query = select(statements)
    if source_id is not None:
        query = query.where(statements.c.text_id.in_(list(of_text)))
    found: dict[str, dict] = {}
    for row in connection.execute(query.order_by(statements.c.text_id, statements.c.start)):
        if row.text_id in of_text:
            found[row.statement_id] = {**row._mapping, "source_id": of_text[row.text_id]}
    here = dict.fromkeys(name for name, row in found.items() if not row["made"])
    for _, how, parents, children in steps(connection):
        gone = [] if how == "taken back" else parents
        if (
            how == "reread"
            or any(name not in here for name in gone)
            or any(name not in found for name in children)
        ):
            continue
        for name in gone:
            del here[name]
        here.update(dict.fromkeys(children))
    order = {name: number for number, name in enumerate(wanted)}
    return sorted(
        (found[name] for name in here), key=lambda row: (order[row["source_id"]], row["start"], row["end"])
    )


def present_ids(connection: Connection, current: dict[str, dict]) -> set[str]:
    """Return the ids of the statements that are there now."""
    return {row["statement_id"] for row in present(connection, current)}


def is_present(connection: Connection, statement_id: str) -> dict | None:
    """Return the row of `statement_id` if it is there now, else None.

    Asked before every act, so that it reads the whole source only where somebody split or joined in it.
    """
    rows = connection.execute(select(statements).where(statements.c.statement_id == statement_id)).all()
    for row in rows:
        source = row.statement_id and _source_of(connection, row.text_id)
        if source is None:
            continue
        touched = connection.execute(
            select(lineage.c.event_id).where(lineage.c.parent == statement_id).limit(1)
        ).first()
        if not (row.made or touched):
            return {**row._mapping, "source_id": source["source_id"]}
        here = present(connection, {source["source_id"]: source}, source["source_id"])
        return next((one for one in here if one["statement_id"] == statement_id), None)
    return None


def _source_of(connection: Connection, text_id: str) -> dict | None:
    """Return the reading that made `text_id` the present text of its source, if it is that."""
    own = select(readings.c.source_id).where(readings.c.text_id == text_id)
    last = connection.execute(
        select(readings)
        .where(readings.c.source_id.in_(own), stands(readings.c.event_id))
        .order_by(readings.c.event_id.desc())
        .limit(1)
    ).first()
    return dict(last._mapping) if last and last.text_id == text_id else None


def confirmed(connection: Connection) -> dict[str, str]:
    """Return the new statement that a person named for each orphan."""
    return {parents[0]: children[0] for _, how, parents, children in steps(connection) if how == "reread"}


def follow(moved: dict[str, str], name: str) -> str:
    """Go from orphan to successor until the last; a circle, which no single person can make, ends at once."""
    seen = set()
    while name in moved and name not in seen:
        seen.add(name)
        name = moved[name]
    return name
