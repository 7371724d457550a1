"""Undo and redo, of each coder's own acts, to any depth and across restarts.

An undo is an act that names another, and a redo one that names an undo. Since both are stored, what can be
undone or redone is read from the file and not kept in memory.
"""

from __future__ import annotations

import json

from sqlalchemy import Connection, and_, exists, or_, select

from synth.telling import told

from .. import codebook as books
from ..coders import known_coder
from ..standing import stands
from ..store import record
from ..tables import (
    anchors,
    attributes,
    codebook_versions,
    codings,
    events,
    heard,
    lessons,
    lineage,
    links,
    memos,
    triangulations,
)
from ..views import written
from .correcting import settle_again
from .kept import NAMES_STATEMENTS

UNDOABLE = (
    *("code", "uncode", "review", "dismiss", "memo", "attribute", "use"),
    *("split", "join", "take back", "confirm"),
    *("correct", "take out", "put back", "same"),
    *("codebook", "add code", "change code", "rename", "retire", "move", "merge", "divide", "name"),
    *("write cell", "confirm cell", "write claim", "link", "unlink"),
    *("map form", "answer form"),
    "draw anchors",
    *("judge lesson", "hear", "triangulate"),
)
"""What a person does by hand; `_bears` says what may rest on it.

A corpus that was read and a file that was imported are not undone by a key.
"""
_NOT_IN_THE_WAY = frozenset((attributes.c.target_id, lineage.c.child))
"""What is said of a made statement goes with it, and that it was made is the act itself."""


def undo(connection: Connection, coder: str | None) -> str:
    """Take back the coder's last standing act and return the id of this act; empty where there is none.

    Acts of one run (cells that were moved) are taken back together, the first of them last.

    Raises
    ------
    ValueError
        Another act stands on it: a coding on a part of the split statement, or with the new code.
    """
    who = known_coder(connection, coder)
    act, undone = _undo(connection, who)
    while undone and _continues(connection, undone):
        earlier, undone = _undo(connection, who)
        act = earlier or act
    return act


def _undo(connection: Connection, who: str) -> tuple[str, str]:
    """Take back one act: return the id of this act, and of that; empty where there is none."""
    last = connection.execute(
        select(events.c.event_id, events.c.kind)
        .where(events.c.coder_id == who, events.c.kind.in_(UNDOABLE), stands(events.c.event_id))
        .order_by(events.c.event_id.desc())
        .limit(1)
    ).first()
    if last is None:
        return "", ""
    if _bears(connection, last.event_id, last.kind, who):
        raise ValueError(told("study.cannot_undo", act=last.kind))
    act = record(connection, "undo", who, undoes=last.event_id)
    settle_again(connection, act, last.event_id)
    return act, last.event_id


def _continues(connection: Connection, act: str) -> bool:
    """Say whether an act goes on with a run that an earlier one began."""
    return "run" in json.loads(connection.scalar(select(events.c.payload).where(events.c.event_id == act)))


def redo(connection: Connection, coder: str | None) -> str:
    """Bring back what the coder took back last; empty where there is nothing, or another act came after."""
    who = known_coder(connection, coder)
    act, last = "", _to_redo(connection, who)
    while last and (not act or _continues(connection, last.undoes)):
        act = record(connection, "redo", who, undoes=last.event_id)
        settle_again(connection, act, last.undoes)
        last = _to_redo(connection, who)
    return act


def _to_redo(connection: Connection, who: str):
    """Return the undo that is to be taken back next, None where there is none or another act came after."""
    standing_undo = and_(events.c.kind == "undo", stands(events.c.event_id))
    last = connection.execute(
        select(events.c.event_id, events.c.kind, events.c.undoes)
        .where(events.c.coder_id == who, or_(events.c.kind.in_(UNDOABLE), standing_undo))
        .order_by(events.c.event_id.desc())
        .limit(1)
    ).first()
    return last if last is not None and last.kind == "undo" else None


def _bears(connection: Connection, act: str, kind: str, coder_id: str) -> bool:
    """Say whether a standing act of anybody rests on `act`."""
    if kind in ("split", "join", "take back", "confirm"):
        children = connection.scalars(select(lineage.c.child).where(lineage.c.event_id == act)).all()
        return kind != "confirm" and _worked_on(connection, [child for child in children if child])
    if kind == "draw anchors":
        lot = connection.scalars(select(anchors.c.anchor_id).where(anchors.c.event_id == act)).all()
        return _worked_on(connection, list(lot))
    if kind == "memo":
        memo = select(memos.c.memo_id).where(memos.c.event_id == act).scalar_subquery()
        return _any(connection, memos.c.event_id, memos.c.memo_id == memo, memos.c.event_id > act)
    if kind == "hear":
        own = select(heard.c.heard_id).where(heard.c.event_id == act)
        return _any(connection, heard.c.event_id, heard.c.heard_id.in_(own), heard.c.event_id > act)
    if kind == "triangulate":
        return written.written_over(connection, act)
    if kind in ("write cell", "write claim", "answer form"):
        return written.written_over(connection, act) or _claim_bears(connection, act)
    return _codebook_bears(connection, act, coder_id)


def _claim_bears(connection: Connection, act: str) -> bool:
    """Say whether a claim that an act began is linked to something, or something said of it."""
    on_claim = or_(links.c.claim_id == act, and_(links.c.about == "claim", links.c.target_id == act))
    return (
        _any(connection, links.c.event_id, on_claim)
        or _any(connection, lessons.c.event_id, lessons.c.target_id == act)
        or _any(connection, triangulations.c.event_id, triangulations.c.target_id == act)
    )


def _worked_on(connection: Connection, statement_ids: list[str]) -> bool:
    """Say whether an act that stands was done on one of these statements."""
    return any(
        _any(connection, column.table.c.event_id, column.in_(statement_ids))
        for column in NAMES_STATEMENTS
        if column not in _NOT_IN_THE_WAY
    )


def _codebook_bears(connection: Connection, act: str, coder_id: str) -> bool:
    """Say whether somebody coded with a code that this change brought, or another person went on from it."""
    change = connection.execute(select(codebook_versions).where(codebook_versions.c.event_id == act)).first()
    if change is None:
        return False
    new = (
        books.rows_of(connection, change.version_id).keys() - books.rows_of(connection, change.parent).keys()
    )
    other = and_(codebook_versions.c.event_id > act, events.c.coder_id != coder_id)
    later = (
        select(codebook_versions.c.event_id)
        .join(events, events.c.event_id == codebook_versions.c.event_id)
        .where(other, stands(codebook_versions.c.event_id))
        .limit(1)
    )
    return connection.execute(later).first() is not None or _any(
        connection, codings.c.event_id, codings.c.code_id.in_(new)
    )


def _any(connection: Connection, event_id, *conditions) -> bool:
    return bool(connection.scalar(select(exists().where(*conditions, stands(event_id)))))
