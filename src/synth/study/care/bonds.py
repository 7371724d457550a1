"""What rows owe to each other: that what one names is there, and that an act has said what its kind says."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from sqlalchemy import Column, Connection, and_, func, or_, select

from .. import codebook as books
from .. import ids, places
from .. import lineage as lines
from ..act_kinds import BRINGS, OF_THE_PROGRAM
from ..acts.correcting import can_be
from ..acts.undo import UNDOABLE
from ..choices import CELL
from ..columns import fits
from ..saying import Saying
from ..standing import current_readings
from ..tables import (
    anchors,
    attributes,
    cells,
    claims,
    code_map,
    codebook_versions,
    coders,
    codes,
    codings,
    confirmations,
    corrected,
    corrections,
    dismissals,
    drawn,
    draws,
    events,
    form_answers,
    form_parts,
    forms,
    frozen,
    grounds,
    guesses,
    heard,
    left_out,
    lessons,
    lineage,
    links,
    machines,
    memos,
    metadata,
    readings,
    removals,
    reviews,
    spans,
    statements,
    texts,
    triangulations,
)
from ..tables import lines as line_rows

Fault = tuple[str, str, Saying]
"""Where it is (a table, or one of its columns), which row, and what is wrong."""

_BY_A_CODER = (
    codings,
    reviews,
    memos,
    dismissals,
    cells,
    confirmations,
    claims,
    links,
    forms,
    form_answers,
    anchors,
    *(lessons, heard, triangulations),
    machines,
    frozen,
    draws,
)
_OF_FILES = ("source_id", "text", "sha256")
"""What of a source is what its file is."""


def broken(connection: Connection) -> Iterator[Fault]:
    """Give what does not hold between the rows of a study whose columns are all as they should be."""
    for part in (
        _named,
        _acts,
        _undone,
        _told,
        _people,
        _cut,
        _places,
        _attributes,
        _memos,
        _synthesis,
        _forms,
        _books,
        _maps,
        _lines,
    ):
        yield from part(connection)


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


def _named(connection: Connection) -> Iterator[Fault]:
    """Hold every id that a row names to the table that has it."""
    for column, target in _references():
        known = select(target.table.alias().c[target.name])
        lacking = select(column).where(column != "", column.not_in(known))
        for name, count in Counter(connection.scalars(lacking)).items():
            place = f"{column.table.name}.{column.name}"
            yield place, name, Saying("bond.lacking", n=count, table=target.table.name)


def _acts(connection: Connection) -> Iterator[Fault]:
    """Say which acts have lost what they said, and which have rows that acts of their kind do not write."""
    for table in metadata.sorted_tables:
        if "event_id" not in table.c or table is events or table.name == "origins":
            continue
        needed = [kind for kind, (owed, _) in BRINGS.items() if table.name in owed]
        own = select(table.c.event_id).where(table.c.event_id == events.c.event_id).exists()
        lost = select(events.c.event_id, events.c.kind).where(events.c.kind.in_(needed), ~own)
        for row in connection.execute(lost):
            yield "events", row.event_id, Saying("bond.lost", kind=row.kind, table=table.name)
        writing = [kind for kind, (owed, free) in BRINGS.items() if table.name in owed + free]
        joined = select(events.c.event_id, events.c.kind).join(table, table.c.event_id == events.c.event_id)
        for row in connection.execute(joined.where(events.c.kind.not_in(writing)).distinct()):
            yield "events", row.event_id, Saying("bond.too_much", kind=row.kind, table=table.name)


def _undone(connection: Connection) -> Iterator[Fault]:
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


_OWES = {
    **dict.fromkeys(("code", "uncode", "review", "dismiss"), ("statement",)),
    **dict.fromkeys(("write cell", "confirm cell", "write claim", "answer form", "triangulate"), ("over",)),
    **dict.fromkeys(("link", "unlink"), ("claim",)),
    **{"memo": ("about", "target"), "remember": ("seat",), "accept": ("faults",), "rescue": ("faults",)},
}


def _told(connection: Connection) -> Iterator[Fault]:
    """Hold acts to the ids that acts of their kind name."""
    query = select(events.c.event_id, events.c.kind, events.c.payload).where(events.c.kind.in_(_OWES))
    for row in connection.execute(query):
        said = json.loads(row.payload)
        lacking = [name for name in _OWES[row.kind] if name not in said and not said.get("rescued")]
        if lacking:
            yield "events.payload", row.event_id, Saying("bond.untold", kind=row.kind, name=lacking[0])


def _people(connection: Connection) -> Iterator[Fault]:
    """Hold names to their ids, and what a row says of its coder to the act that it is of."""
    for row in connection.execute(select(coders)):
        if row.coder_id != ids.coder_id(row.name) and row.name != ids.nameless(row.coder_id):
            yield "coders", row.coder_id, Saying("bond.other_id", name=row.name)
    nobody = select(events.c.event_id).where(events.c.coder_id == "", events.c.kind.not_in(OF_THE_PROGRAM))
    for name in connection.scalars(nobody):
        yield "events.coder_id", name, Saying("bond.nobody")
    for table in _BY_A_CODER:
        joined = select(table.c.event_id).join(events, events.c.event_id == table.c.event_id)
        for name in connection.scalars(joined.where(table.c.coder_id != events.c.coder_id).distinct()):
            yield f"{table.name}.coder_id", name, Saying("bond.other_name")


def _cut(connection: Connection) -> Iterator[Fault]:
    """Hold what was split, joined or confirmed to statements, and to an order without circles."""
    nothing = or_(
        (lineage.c.parent == "") != (lineage.c.how == lines.TAKEN_BACK),
        and_(lineage.c.child == "", lineage.c.how != lines.REREAD),
    )
    for row in connection.execute(select(lineage).where(nothing)):
        yield "lineage", row.event_id, Saying("bond.no_statement", how=row.how)
    above: dict[str, set[str]] = {}
    for row in connection.execute(select(lineage).where(lineage.c.how.in_((lines.SPLIT, lines.JOIN)))):
        above.setdefault(row.child, set()).add(row.parent)
    try:
        TopologicalSorter(above).prepare()
    except CycleError as error:
        yield "lineage", error.args[1][0], Saying("bond.circle")


def _places(connection: Connection) -> Iterator[Fault]:
    """Hold what points into a text to that text, and to each other."""
    for table in (statements, left_out, spans, line_rows, corrections):
        outside = or_(table.c.start > table.c.end, table.c.end > func.length(texts.c.text))
        query = select(table, texts.c.text).join(texts, texts.c.text_id == table.c.text_id)
        for row in connection.execute(query.where(outside)).mappings():
            if not row["start"] <= row["end"] <= len(row["text"]):  # SQLite counts up to the first NUL
                place = row.get("statement_id") or f"{row['text_id']} {row['start']}:{row['end']}"
                yield table.name, place, Saying("bond.outside")
    for table in (codings, reviews, grounds):
        pair = and_(
            statements.c.statement_id == table.c.statement_id, statements.c.text_id == table.c.text_id
        )
        query = (
            select(table.c.event_id).outerjoin(statements, pair).where(statements.c.statement_id.is_(None))
        )
        there = table.c.statement_id.in_(select(statements.c.statement_id))
        for name in connection.scalars(query.where(there).distinct()):
            yield f"{table.name}.text_id", name, Saying("bond.other_text")
    for table in (readings, corrected):
        query = select(table.c.source_id).join(texts, texts.c.text_id == table.c.text_id)
        for name in connection.scalars(query.where(texts.c.source_id != table.c.source_id)):
            yield f"{table.name}.text_id", name, Saying("bond.other_source")
    last: dict[str, dict] = {}
    for row in lines.present(connection, current_readings(connection)):
        before = last.get(row["text_id"])
        if before and before["end"] > row["start"]:
            yield "statements", row["statement_id"], Saying("bond.overlaps", other=before["statement_id"])
        last[row["text_id"]] = row


def _attributes(connection: Connection) -> Iterator[Fault]:
    """Hold what is said of sources to what may be said, and `use` to its two values."""
    for row in connection.execute(select(attributes)):
        if row.name in _OF_FILES or (row.about == "statement" and row.name != "use"):
            yield "attributes.name", row.event_id, Saying("bond.no_attribute", name=row.name, about=row.about)
        elif row.name == "use" and not fits("statements", "use", json.loads(row.value)):
            yield "attributes.value", row.event_id, Saying("bond.no_use", value=row.value, about=row.about)


def _memos(connection: Connection) -> Iterator[Fault]:
    known = set(connection.scalars(select(codes.c.code_id)))
    for row in connection.execute(select(memos.c.event_id, memos.c.about, memos.c.target_id)):
        code = {"code": row.target_id, CELL: row.target_id.rpartition(" × ")[2]}.get(row.about)
        if code is not None and code not in known:
            yield "memos.target_id", row.event_id, Saying("bond.no_code")


def _synthesis(connection: Connection) -> Iterator[Fault]:
    """Hold cells, links and judgements to codes, claims and statements that there are or were."""
    known = set(connection.scalars(select(codes.c.code_id)))
    written = dict(connection.execute(select(cells.c.event_id, cells.c.cell)).all())
    for act, cell in written.items():
        if any(place.kind == places.CODE and place.name not in known for place in places.places(cell)):
            yield "cells.cell", act, Saying("bond.no_code")
    for row in connection.execute(select(confirmations.c.event_id, confirmations.c.written)):
        if row.written >= row.event_id:
            yield "confirmations.written", row.event_id, Saying("bond.too_early")
    there = {
        "claim": set(connection.scalars(select(claims.c.claim_id))),
        "statement": set(connection.scalars(select(statements.c.statement_id))),
        "code": known,
    }
    for table in (links, lessons, triangulations):
        for row in connection.execute(select(table)):
            if row.about == "cell":
                lacking = not fits("cells", "cell", row.target_id)
            else:
                lacking = row.target_id not in there[row.about]
            if lacking:
                yield f"{table.name}.target_id", row.event_id, Saying("bond.no_target", about=row.about)


def _forms(connection: Connection) -> Iterator[Fault]:
    """Hold what parts of forms are about to codes that there are or were."""
    known = set(connection.scalars(select(codes.c.code_id)))
    for row in connection.execute(select(form_parts)):
        if any(kind == places.CODE and name not in known for kind, name in json.loads(row.about)):
            yield "form_parts.about", f"{row.event_id} {row.part}", Saying("bond.no_code")


def _books(connection: Connection) -> Iterator[Fault]:
    """Hold every codebook version to its id, which is a hash of its codes, and its codes to their order."""
    for version in connection.scalars(select(codes.c.version_id).distinct().order_by(codes.c.version_id)):
        rows = books.rows_of(connection, version)
        if books.version_of(rows) != version:
            yield "codes", version, Saying("bond.other_codes")
        wrong = [row["code"] for row in rows.values() if row["parent"] and row["parent"] not in rows]
        for said in [
            *books.faults(rows),
            *(Saying("codebook.no_parent", code=code) for code in wrong),
        ]:
            yield "codes", version, said


def _lines(connection: Connection) -> Iterator[Fault]:
    """Hold what was said of lines to what can be said."""
    for row in connection.execute(select(corrections)):
        if not can_be(row.name, row.value):
            yield "corrections.value", row.event_id, Saying("bond.no_line", value=row.value, name=row.name)


def _maps(connection: Connection) -> Iterator[Fault]:
    """Hold codes that were merged or split to the codebook of the act that did it."""
    held = set(map(tuple, connection.execute(select(codes.c.version_id, codes.c.code_id))))
    query = select(code_map, codebook_versions.c.version_id, codebook_versions.c.parent)
    for row in connection.execute(
        query.join(codebook_versions, codebook_versions.c.event_id == code_map.c.event_id)
    ):
        if (row.version_id, row.to_code) not in held or (row.parent, row.from_code) not in held:
            yield "code_map", row.event_id, Saying("bond.no_map")
