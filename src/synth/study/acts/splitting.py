"""Acts on the statements themselves: split, join, take back what was left out, and settle orphans."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from sqlalchemy import Connection, insert, select

from synth.schema import ANALYSED
from synth.telling import told
from synth.text.clusters import whole_clusters

from .. import ids
from .. import lineage as lines
from ..coders import known_coder
from ..standing import current_readings
from ..store import record
from ..tables import left_out, lineage, statements, texts
from ..views.orphans import lost


def split(connection: Connection, statement_id: str, at: int | Sequence[int], coder: str | None) -> list[str]:
    """Cut a statement at offsets in its text; return the ids of the parts, which begin unread.

    The statement's codings stay with it and are offered for the parts.
    """
    row = lines.is_present(connection, statement_id)
    if row is None:
        raise ValueError(told("study.cannot_split", statement=statement_id))
    text = connection.scalar(select(texts.c.text).where(texts.c.text_id == row["text_id"]))
    parts = _cut(text, row["start"], row["end"], [at] if isinstance(at, int) else sorted(at))
    part_rows = [
        {
            **_columns(row),
            "statement_id": f"{statement_id}/{start - row['start']}-{end - row['start']}",
            "start": start,
            "end": end,
            "made": True,
            "repeats": "",
        }
        for start, end in parts
    ]
    return _write(connection, lines.SPLIT, part_rows, [statement_id], coder)


def _cut(text: str, start: int, end: int, places: Sequence[int]) -> list[tuple[int, int]]:
    """Return where the parts begin and end, without the blanks at the cuts."""
    edges = [start, *(start + offset for offset in places), end]
    parts = []
    for first, last in pairwise(edges):
        piece = text[first:last]
        parts.append((first + len(piece) - len(piece.lstrip()), last - (len(piece) - len(piece.rstrip()))))
    for first, last in parts:
        if first >= last:
            raise ValueError(told("study.empty_part", most=end - start - 1))
        if whole_clusters(text, first, last) != (first, last):
            raise ValueError(told("study.within_character", part=text[first:last]))
    return parts


def join(connection: Connection, joined: Sequence[str], coder: str | None) -> str:
    """Make one statement of neighbours in a source; return its id. Codings stay with the neighbours."""
    rows = [lines.is_present(connection, name) for name in joined]
    if len(set(joined)) < 2 or any(row is None for row in rows):
        raise ValueError(told("study.join_two"))
    rows.sort(key=lambda row: row["start"])
    reading = current_readings(connection)[rows[0]["source_id"]]
    order = [row["statement_id"] for row in lines.present(connection, {rows[0]["source_id"]: reading})]
    names = [row["statement_id"] for row in rows]
    first = order.index(names[0])
    if order[first : first + len(names)] != names:
        raise ValueError(told("study.join_neighbours"))
    whole = {
        **_columns(rows[0]),
        "statement_id": f"{rows[0]['source_id']}@{ids.digest(names, length=10)}",
        "end": rows[-1]["end"],
        "made": True,
        "repeats": "",
    }
    return _write(connection, lines.JOIN, [whole], names, coder)[0]


def take_back(connection: Connection, source_id: str, start: int, end: int, coder: str | None) -> str:
    """Make a statement of text that was left out; `start` and `end` as in the table `left_out`."""
    reading = current_readings(connection).get(source_id)
    passage = (
        reading
        and connection.execute(
            select(left_out).where(
                left_out.c.text_id == reading["text_id"], left_out.c.start <= start, left_out.c.end >= end
            )
        ).first()
    )
    if not passage or start >= end:
        raise ValueError(told("study.not_left_out", source=source_id, start=start, end=end))
    above = connection.execute(
        select(statements.c.section)
        .where(statements.c.text_id == reading["text_id"], statements.c.start < start)
        .order_by(statements.c.start.desc())
        .limit(1)
    ).first()
    row = dict.fromkeys(("item", "speaker", "time", "repeats"), "")
    row |= {
        "statement_id": f"{source_id}@{start}-{end}",
        "text_id": reading["text_id"],
        "start": start,
        "end": end,
    }
    row |= {"section": above.section if above else "", "use": ANALYSED, "made": True}
    if lines.is_present(connection, row["statement_id"]):
        return row["statement_id"]
    return _write(connection, lines.TAKEN_BACK, [row], [""], coder)[0]


def confirm(connection: Connection, orphan: str, statement_id: str, coder: str | None) -> str:
    """Say which statement of the changed source an orphan's acts belong to; empty: to none, let it go."""
    if orphan not in {row["statement_id"] for row in lost(connection)}:
        raise ValueError(told("study.no_orphan", orphan=orphan))
    if statement_id and lines.is_present(connection, statement_id) is None:
        raise ValueError(told("codings.no_id", statement=statement_id))
    act = record(connection, "confirm", known_coder(connection, coder), orphan=orphan, statement=statement_id)
    row = {"event_id": act, "child": statement_id, "parent": orphan, "how": lines.REREAD}
    connection.execute(insert(lineage), row)
    return act


def _columns(row: dict) -> dict:
    return {column.name: row[column.name] for column in statements.c}


def _write(
    connection: Connection, how: str, new: list[dict], parents: list[str], coder: str | None
) -> list[str]:
    """Write the act and the statements that came of it, unless an undone act made the same before."""
    children = [row["statement_id"] for row in new]
    kind = {lines.SPLIT: "split", lines.JOIN: "join", lines.TAKEN_BACK: "take back"}[how]
    act = record(
        connection, kind, known_coder(connection, coder), statements=[p for p in parents if p] or children
    )
    stored = lines.rows_of(connection, new[0]["text_id"])
    fresh = [row for row in new if row["statement_id"] not in stored]
    rows = [
        {"event_id": act, "child": child, "parent": parent, "how": how}
        for child in children
        for parent in parents
    ]
    connection.execute(insert(lineage), rows)
    if fresh:  # on a server a coder may add only statements that her act names (`roles.py`)
        connection.execute(insert(statements), fresh)
    return children
