"""What a coder does: each function writes one act in one transaction and returns the act's id."""

from __future__ import annotations

from sqlalchemy import Connection, and_, insert, not_, select
from sqlalchemy.sql import exists

from synth.schema import ANALYSED, LEFT_OUT

from . import codebook as books
from . import lineage as lines
from .standing import current_readings, stands
from .store import known_coder, record
from .tables import attributes, codings, dismissals, events, memos, removals, reviews
from .values import as_json, clean


def code(
    connection: Connection, statement_id: str, said: str, coder: str, origin: str = "hand", basis: str = ""
) -> str:
    """Write a coding and the review that it implies; a coding that stands already is not written again."""
    statement = _statement(connection, statement_id)
    rows = books.current(connection)
    found = books.find(rows, said)
    if rows[found]["retired"]:
        raise ValueError(
            f"code {rows[found]['code']!r} is retired; choose another, or take it into use again"
        )
    who = known_coder(connection, coder)
    if standing(connection, statement_id, found, who):
        return ""
    version = books.keep(connection, rows)
    act = record(connection, "code", who, statement=statement_id, code=found)
    place = {"event_id": act, "statement_id": statement_id, "text_id": statement["text_id"]}
    said_by = {"coder_id": who, "version_id": version}
    made = {"coding_id": act, "code_id": found, "origin": origin, "basis": basis}
    connection.execute(insert(codings), {**place, **said_by, **made})
    connection.execute(insert(reviews), {**place, **said_by})
    return act


def uncode(connection: Connection, statement_id: str, said: str, coder: str) -> str:
    """Take a coder's own coding away; the review stays."""
    _statement(connection, statement_id)
    found = books.find(books.current(connection), said)
    who = known_coder(connection, coder)
    coded = standing(connection, statement_id, found, who)
    if not coded:
        return ""
    act = record(connection, "uncode", who, statement=statement_id, code=found)
    connection.execute(insert(removals), [{"event_id": act, "coding_id": one} for one in coded])
    return act


def standing(connection: Connection, statement_id: str, code_id: str, coder_id: str) -> list[str]:
    """Return the standing codings of one code by one coder on one statement, also from before codes were merged."""
    merged = [code for code, end in books.mapping(connection).items() if end == code_id]
    moved = lines.confirmed(connection)
    earlier = [name for name in moved if lines.follow(moved, name) == statement_id]
    removed = exists().where(and_(removals.c.coding_id == codings.c.coding_id, stands(removals.c.event_id)))
    query = select(codings.c.coding_id).where(
        codings.c.statement_id.in_([statement_id, *earlier]),
        codings.c.coder_id == coder_id,
        codings.c.code_id.in_([code_id, *merged]),
        stands(codings.c.event_id),
        not_(removed),
    )
    return sorted(set(connection.scalars(query)))


def review(connection: Connection, statement_id: str, coder: str) -> str:
    """Write that the coder read the statement, whether or not a code follows."""
    statement = _statement(connection, statement_id)
    who = known_coder(connection, coder)
    version = books.keep(connection, books.current(connection))
    last = connection.execute(
        select(reviews.c.version_id)
        .where(reviews.c.statement_id == statement_id, reviews.c.coder_id == who, stands(reviews.c.event_id))
        .order_by(reviews.c.event_id.desc())
    ).first()
    if last and last.version_id == version:
        return ""
    act = record(connection, "review", who, statement=statement_id)
    row = {"event_id": act, "statement_id": statement_id, "text_id": statement["text_id"]}
    connection.execute(insert(reviews), {**row, "coder_id": who, "version_id": version})
    return act


def memo(connection: Connection, about: str, target_id: str, text: str, coder: str, memo_id: str = "") -> str:
    """Write a memo, or the new words of the memo `memo_id`; empty words take it away."""
    who = known_coder(connection, coder)
    act = record(connection, "memo", who, about=about, target=target_id)
    row = {"memo_id": memo_id or act, "event_id": act, "about": about, "target_id": target_id}
    connection.execute(insert(memos), {**row, "coder_id": who, "text": clean(text)})
    return act


def dismiss(connection: Connection, statement_id: str, said: str, coder: str) -> str:
    """Write that the coder does not want the code that was suggested for the statement."""
    _statement(connection, statement_id)
    found = books.find(books.current(connection), said)
    who = known_coder(connection, coder)
    act = record(connection, "dismiss", who, statement=statement_id, code=found)
    row = {"event_id": act, "statement_id": statement_id, "code_id": found, "coder_id": who}
    connection.execute(insert(dismissals), row)
    return act


def set_attribute(connection: Connection, source_id: str, name: str, value, coder: str) -> str:
    """Write what a person knows better than the file about a source."""
    if source_id not in current_readings(connection):
        raise ValueError(f"the study has no source {source_id!r}")
    who = known_coder(connection, coder)
    act = record(connection, "attribute", who, source=source_id, name=name)
    row = {"event_id": act, "about": "source", "target_id": source_id, "name": name}
    connection.execute(insert(attributes), {**row, "value": as_json(value)})
    return act


def set_use(connection: Connection, statement_id: str, use: str, coder: str) -> str:
    """Take a statement into the analysis or out of it."""
    if use not in (ANALYSED, LEFT_OUT):
        raise ValueError(f"use is {ANALYSED!r} or {LEFT_OUT!r}, not {use!r}")
    _statement(connection, statement_id)
    who = known_coder(connection, coder)
    act = record(connection, "use", who, statement=statement_id)
    row = {"event_id": act, "about": "statement", "target_id": statement_id, "name": "use"}
    connection.execute(insert(attributes), {**row, "value": as_json(use)})
    return act


def _statement(connection: Connection, statement_id: str) -> dict:
    found = lines.is_present(connection, statement_id)
    if found is None:
        raise ValueError(
            f"the study has no statement {statement_id!r} now; study.statements() lists those there are, "
            "study.orphans() those that a changed source no longer has"
        )
    return found


UNDOABLE = (
    "code", "uncode", "review", "memo", "dismiss", "attribute", "use", "split", "join", "take back", "confirm",
    "codebook", "rename", "move", "merge", "divide", "retire", "name",
)  # fmt: skip


def undo(connection: Connection, coder: str) -> str:
    """Take back the coder's last standing act; empty where there is none."""
    who = known_coder(connection, coder)
    last = connection.execute(
        select(events.c.event_id, events.c.kind)
        .where(
            events.c.coder_id == who,
            events.c.undoes == "",
            events.c.kind.in_(UNDOABLE),
            stands(events.c.event_id),
        )
        .order_by(events.c.event_id.desc())
        .limit(1)
    ).first()
    return record(connection, "undo", who, undoes=last.event_id) if last else ""


def redo(connection: Connection, coder: str) -> str:
    """Bring back what the coder last took back, unless another act came after; empty where there is none."""
    who = known_coder(connection, coder)
    own = and_(events.c.coder_id == who, events.c.kind.in_((*UNDOABLE, "undo")))
    taken = connection.execute(
        select(events.c.event_id, events.c.kind)
        .where(own, stands(events.c.event_id) | (events.c.kind != "undo"))
        .order_by(events.c.event_id.desc())
        .limit(1)
    ).first()
    if taken is None or taken.kind != "undo":
        return ""
    return record(connection, "redo", who, undoes=taken.event_id)
