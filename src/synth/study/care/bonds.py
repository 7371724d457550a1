"""What rows owe to each other: one list of all proofs, and those that hold rows to texts, codes and lines.

That what a row names is there is proved in `references.py`, what an act owes in `act_bonds.py`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from sqlalchemy import Connection, and_, func, or_, select

from .. import codebook as books
from .. import lineage as lines
from .. import places
from ..acts.correcting import can_be
from ..choices import CELL
from ..column_kinds import fits
from ..saying import Fault, Saying
from ..standing import current_readings
from ..tables import (
    attributes,
    cells,
    claims,
    code_map,
    codebook_versions,
    codes,
    codings,
    confirmations,
    corrected,
    corrections,
    form_parts,
    grounds,
    left_out,
    lessons,
    lineage,
    links,
    memos,
    readings,
    reviews,
    spans,
    statements,
    texts,
    triangulations,
)
from ..tables import lines as line_rows
from .act_bonds import ids_told, people, rows_of_acts, taken_back
from .references import unknown_ids

_OF_FILES = ("source_id", "text", "sha256")
"""What of a source is what its file is."""


def broken(connection: Connection) -> Iterator[Fault]:
    """Give what does not hold between the rows of a study whose columns are all as they should be."""
    for part in (
        unknown_ids,
        rows_of_acts,
        taken_back,
        ids_told,
        people,
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
                where = row.get("statement_id") or f"{row['text_id']} {row['start']}:{row['end']}"
                yield table.name, where, Saying("bond.outside")
    for table in (codings, reviews, grounds):
        pair = and_(
            statements.c.statement_id == table.c.statement_id, statements.c.text_id == table.c.text_id
        )
        query = (
            select(table.c.event_id).outerjoin(statements, pair).where(statements.c.statement_id.is_(None))
        )
        is_stored = table.c.statement_id.in_(select(statements.c.statement_id))
        for name in connection.scalars(query.where(is_stored).distinct()):
            yield f"{table.name}.text_id", name, Saying("bond.other_text")
    for table in (readings, corrected):
        query = select(table.c.source_id).join(texts, texts.c.text_id == table.c.text_id)
        for name in connection.scalars(query.where(texts.c.source_id != table.c.source_id)):
            yield f"{table.name}.text_id", name, Saying("bond.other_source")
    last: dict[str, tuple[str, int]] = {}
    held = lines.placed(connection, current_readings(connection))
    columns = (held[name] for name in ("statement_id", "text_id", "start", "end"))
    for name, text_id, start, end in zip(*columns, strict=True):
        before, until = last.get(text_id, ("", 0))
        if until > start:
            yield "statements", name, Saying("bond.overlaps", other=before)
        last[text_id] = name, end


def _attributes(connection: Connection) -> Iterator[Fault]:
    """Hold what is said of sources to what may be said, and `use` to its two values."""
    for row in connection.execute(select(attributes)):
        if row.name in _OF_FILES or (row.about == "statement" and row.name != "use"):
            yield "attributes.name", row.event_id, Saying("bond.no_attribute", name=row.name, about=row.about)
        elif row.name == "use" and not fits("statements", "use", json.loads(row.value)):
            yield "attributes.value", row.event_id, Saying("bond.no_use", value=row.value, about=row.about)


def _memos(connection: Connection) -> Iterator[Fault]:
    code_ids = set(connection.scalars(select(codes.c.code_id)))
    for row in connection.execute(select(memos.c.event_id, memos.c.about, memos.c.target_id)):
        code = {"code": row.target_id, CELL: row.target_id.rpartition(" × ")[2]}.get(row.about)
        if code is not None and code not in code_ids:
            yield "memos.target_id", row.event_id, Saying("bond.no_code")


def _synthesis(connection: Connection) -> Iterator[Fault]:
    """Hold cells, links and judgements to codes, claims and statements that there are or were."""
    code_ids = set(connection.scalars(select(codes.c.code_id)))
    written = dict(connection.execute(select(cells.c.event_id, cells.c.cell)).all())
    for act, cell in written.items():
        if any(place.kind == places.CODE and place.name not in code_ids for place in places.places(cell)):
            yield "cells.cell", act, Saying("bond.no_code")
    for row in connection.execute(select(confirmations.c.event_id, confirmations.c.written)):
        if row.written >= row.event_id:
            yield "confirmations.written", row.event_id, Saying("bond.too_early")
    ids_by_kind = {
        "claim": set(connection.scalars(select(claims.c.claim_id))),
        "statement": set(connection.scalars(select(statements.c.statement_id))),
        "code": code_ids,
    }
    for table in (links, lessons, triangulations):
        for row in connection.execute(select(table)):
            if row.about == "cell":
                lacking = not fits("cells", "cell", row.target_id)
            else:
                lacking = row.target_id not in ids_by_kind[row.about]
            if lacking:
                yield f"{table.name}.target_id", row.event_id, Saying("bond.no_target", about=row.about)


def _forms(connection: Connection) -> Iterator[Fault]:
    """Hold what parts of forms are about to codes that there are or were."""
    code_ids = set(connection.scalars(select(codes.c.code_id)))
    for row in connection.execute(select(form_parts)):
        if any(kind == places.CODE and name not in code_ids for kind, name in json.loads(row.about)):
            yield "form_parts.about", f"{row.event_id} {row.part}", Saying("bond.no_code")


def _books(connection: Connection) -> Iterator[Fault]:
    """Hold every codebook version to its id, which is a hash of its codes, and its codes to their order."""
    for version in connection.scalars(select(codes.c.version_id).distinct().order_by(codes.c.version_id)):
        rows = books.rows_of(connection, version)
        if books.version_of(rows) != version:
            yield "codes", version, Saying("bond.other_codes")
        wrong = [row["code"] for row in rows.values() if row["parent"] and row["parent"] not in rows]
        for fault in [
            *books.faults(rows),
            *(Saying("codebook.no_parent", code=code) for code in wrong),
        ]:
            yield "codes", version, fault


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
