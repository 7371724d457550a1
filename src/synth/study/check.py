"""Is the study whole? Every row is held to the rows that it names; the faults come back as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pandas as pd
from sqlalchemy import Column, Connection, select

from synth.schema import TABLES

from . import codebook as books
from . import lineage as lines
from .standing import current_readings
from .tables import (
    attributes,
    code_map,
    codebook_versions,
    coders,
    codes,
    codings,
    corrected,
    corrections,
    dismissals,
    events,
    imports,
    left_out,
    lineage,
    memos,
    problems,
    readings,
    removals,
    reviews,
    spans,
    statements,
    texts,
    version_names,
)
from .tables import lines as line_rows

_RESTORE = "bring a backup back with `synth restore`; merging a coder's copy of the study may help as well"
_ACTS = (
    *(readings, problems, attributes, lineage, codebook_versions, version_names, code_map),
    *(codings, removals, reviews, memos, dismissals, imports, corrections, corrected),
)
_BRINGS = (
    *(("code", codings), ("code", reviews), ("uncode", removals), ("review", reviews)),
    *(("memo", memos), ("dismiss", dismissals), ("attribute", attributes), ("use", attributes)),
    *(("correct", corrections), ("take out", attributes), ("put back", attributes), ("same", readings)),
    *(("split", lineage), ("join", lineage), ("take back", lineage), ("confirm", lineage)),
    *(
        ("import", imports),
        ("import codebook", imports),
        ("name", version_names),
        ("merge", code_map),
        ("divide", code_map),
    ),
)
"""The tables in which an act of each kind has at least one row."""


def check(connection: Connection) -> pd.DataFrame:
    """Return what is wrong with a study as the table `problems`; empty when it is whole."""
    found = [*_file(connection)]
    if not found:
        found = [*_named(connection), *_acts(connection), *_places(connection), *_versions(connection)]
    return pd.DataFrame(found, columns=list(TABLES["problems"])).astype(str)


def _file(connection: Connection) -> Iterator[tuple]:
    """Ask the database whether its pages and indexes are whole, where it can say so."""
    if connection.dialect.name == "sqlite":
        for line in connection.exec_driver_sql("PRAGMA integrity_check(20)").scalars():
            if line != "ok":
                yield "file", "", f"the file is damaged: {line}", _RESTORE


def _named(connection: Connection) -> Iterator[tuple]:
    """Hold every id that a row names to the table that has it."""
    references: list[tuple[Column, Column]] = [(table.c.event_id, events.c.event_id) for table in _ACTS]
    references += [
        (table.c.coder_id, coders.c.coder_id) for table in (events, codings, reviews, memos, dismissals)
    ]
    references += [(table.c.text_id, texts.c.text_id) for table in (readings, statements, left_out, spans)]
    references += [(table.c.text_id, texts.c.text_id) for table in (line_rows, corrections, corrected)]
    references += [(corrected.c.base, texts.c.text_id)]
    references += [
        (table.c.statement_id, statements.c.statement_id) for table in (codings, reviews, dismissals)
    ]
    references += [(table.c.code_id, codes.c.code_id) for table in (codings, dismissals)]
    references += [
        (table.c.version_id, codes.c.version_id)
        for table in (codings, reviews, codebook_versions, version_names)
    ]
    references += [
        (events.c.undoes, events.c.event_id),
        (removals.c.coding_id, codings.c.coding_id),
        (codings.c.span_id, spans.c.span_id),
        (lineage.c.child, statements.c.statement_id),
        (lineage.c.parent, statements.c.statement_id),
        (codebook_versions.c.parent, codes.c.version_id),
        (code_map.c.from_code, codes.c.code_id),
        (code_map.c.to_code, codes.c.code_id),
    ]
    for column, target in references:
        known = select(target.table.alias().c[target.name])
        lacking = select(column).where(column != "", column.not_in(known))
        for name, count in Counter(connection.scalars(lacking)).items():
            place = f"{column.table.name}.{column.name}"
            yield place, name, f"{count} rows name what {target.table.name} no longer has", _RESTORE


def _acts(connection: Connection) -> Iterator[tuple]:
    """Say which acts have lost what they said."""
    for kind, table in _BRINGS:
        own = select(table.c.event_id).where(table.c.event_id == events.c.event_id).exists()
        for name in connection.scalars(select(events.c.event_id).where(events.c.kind == kind, ~own)):
            yield "events", name, f"the act {kind!r} has no row in {table.name}", _RESTORE


def _places(connection: Connection) -> Iterator[tuple]:
    """Hold every statement and every left-out part to the text that it points into."""
    lengths = {row.text_id: len(row.text) for row in connection.execute(select(texts))}
    for table in (statements, left_out, spans, line_rows, corrections):
        for row in connection.execute(select(table)).mappings():
            if not 0 <= row["start"] <= row["end"] <= lengths.get(row["text_id"], row["end"]):
                place = row.get("statement_id") or f"{row['text_id']} {row['start']}:{row['end']}"
                yield table.name, place, "it points outside its text", _RESTORE
    last: dict[str, dict] = {}
    for row in lines.present(connection, current_readings(connection)):
        before = last.get(row["text_id"])
        if before and before["end"] > row["start"]:
            said = f"it overlaps {before['statement_id']}"
            yield "statements", row["statement_id"], said, "read the corpus again with this version of synth"
        last[row["text_id"]] = row


def _versions(connection: Connection) -> Iterator[tuple]:
    """Hold every codebook version to its id, which is a hash of its codes."""
    for version in connection.scalars(select(codes.c.version_id).distinct().order_by(codes.c.version_id)):
        if books.version_of(books.rows_of(connection, version)) != version:
            yield "codes", version, "the codes are not those that this version had", _RESTORE
