"""Codings that come in as files: each content once, a changed file against what it was before."""

from __future__ import annotations

import json
from dataclasses import dataclass

import pandas as pd
from sqlalchemy import Connection, insert, select

from synth.schema import require
from synth.telling import told

from .. import code_names, ids, spans
from .. import codebook as books
from .. import lineage as lines
from ..coders import known_coder
from ..laying import put
from ..standing import current_readings, stands
from ..store import record
from ..tables import codings, events, imports, memos, removals, reviews
from ..values import clean, plain_value
from .coding import memo_target

NEW, SAME, CHANGED = "new", "same", "changed"
_Coded = tuple[str, str, str]
"""A statement, a code, and the stretch that was coded (empty: all of the statement)."""


@dataclass(frozen=True)
class _File:
    """What stands the same in every row that one import writes."""

    path: str
    sha256: str
    version: str
    texts: dict[str, str]


def status(connection: Connection, path: str, sha256: str) -> str:
    """Say whether the file `path` with this content is new, was imported as it is, or changed since."""
    last = connection.scalars(
        select(imports.c.sha256)
        .where(imports.c.path == path, stands(imports.c.event_id))
        .order_by(imports.c.event_id.desc())
    ).first()
    return NEW if last is None else SAME if last == sha256 else CHANGED


def note(connection: Connection, path: str, sha256: str) -> None:
    """Write that the file `path` was taken in with this content."""
    act = record(connection, "import codebook", "")
    connection.execute(insert(imports), {"event_id": act, "path": path, "sha256": sha256, "coder": ""})


def add(
    connection: Connection, table: pd.DataFrame, read: pd.DataFrame | None, path: str, sha256: str
) -> int:
    """Write the codings of a file and what its coder read without a code; return how many codings came in.

    A file that was imported before counts by its difference from then: what its coder removed in the study
    does not come back, and what the coder took out of the file goes. Rows may name a stretch of the source's
    text (`start`, `end`); several stretches of one statement may have one code.
    """
    require(table, ["statement_id", "code", "coder"], "codings")
    if read is not None:
        require(read, ["statement_id", "coder"], "reviews")
    rows = books.current(connection)
    held = lines.placed(connection, current_readings(connection))
    texts = dict(zip(held["statement_id"], held["text_id"], strict=True))
    statement_ids = [*table["statement_id"], *([] if read is None else read["statement_id"])]
    missing = [name for name in dict.fromkeys(statement_ids) if name not in texts]
    if missing:
        raise ValueError(told("codings.no_ids", statement=missing[0], n=len(missing)))
    file = _File(path, sha256, books.keep(connection, rows), texts)
    find = code_names.finder(rows)
    code_ids = {code: find(code) for code in table["code"].unique()}
    by_coder: dict[str, dict[_Coded, None]] = {}
    for row in table.to_dict("records"):
        statement, span = row["statement_id"], _span(row)
        coded = statement, code_ids[row["code"]], spans.keep(connection, texts[statement], span)
        by_coder.setdefault(row["coder"], {})[coded] = None
    read_by = {coder: [statement for statement, *_ in coded] for coder, coded in by_coder.items()}
    for row in [] if read is None else read.to_dict("records"):
        read_by.setdefault(row["coder"], []).append(row["statement_id"])
    return sum(
        _of_coder(connection, file, coder, by_coder.get(coder, {}), read_by[coder])
        for coder in sorted(read_by)
    )


def _span(row: dict) -> tuple[int, int] | None:
    """Return the stretch of the source's text that a row names; none where it means all of its statement."""
    start = plain_value(row.get("start"))
    return None if start is None else (int(start), int(row["end"]))


def _of_coder(connection: Connection, file: _File, coder: str, coded: dict, read: list[str]) -> int:
    who = known_coder(connection, coder)
    earlier = connection.execute(
        select(imports.c.event_id, imports.c.sha256)
        .where(imports.c.path == file.path, imports.c.coder == who, stands(imports.c.event_id))
        .order_by(imports.c.event_id)
    ).all()
    if earlier and earlier[-1].sha256 == file.sha256:
        return 0
    before = _brought(connection, [row.event_id for row in earlier])
    act = record(connection, "import", who, codings=len(coded))
    connection.execute(
        insert(imports), {"event_id": act, "path": file.path, "sha256": file.sha256, "coder": who}
    )
    common = {"event_id": act, "coder_id": who, "version_id": file.version}
    new = [
        {
            **common,
            "coding_id": ids.derived(
                file.sha256, str(len(earlier)), statement, code, who, *([span] if span else [])
            ),
            "statement_id": statement,
            "text_id": file.texts[statement],
            "code_id": code,
            "origin": "import",
            "basis": file.sha256,
            "span_id": span,
        }
        for statement, code, span in coded
        if (statement, code, span) not in before
    ]
    gone = [{"event_id": act, "coding_id": coding} for key, coding in before.items() if key not in coded]
    read_rows = [
        {**common, "statement_id": name, "text_id": file.texts[name]} for name in dict.fromkeys(read)
    ]
    for table, rows in ((codings, new), (removals, gone), (reviews, read_rows)):
        put(connection, table, rows)
    return len(new)


def add_memos(connection: Connection, rows: list[dict]) -> int:
    """Write memos of a file under the ids that they have there, each once; return how many are new.

    Rows have memo_id, about, target_id (as `acts.memo` takes it), text and coder.
    """
    memo_ids = set(connection.scalars(select(memos.c.memo_id)))
    new = [row for row in rows if row["memo_id"] not in memo_ids and clean(row["text"])]
    for row in new:
        target = memo_target(connection, row["about"], row["target_id"])
        who = known_coder(connection, row["coder"])
        act = record(connection, "memo", who, about=row["about"], target=target)
        memo = {"memo_id": row["memo_id"], "about": row["about"], "target_id": target}
        connection.execute(
            insert(memos), {**memo, "event_id": act, "coder_id": who, "text": clean(row["text"])}
        )
    return len(new)


def overcounted(connection: Connection) -> list[str]:
    """Return earlier codings of files of which more stand than the last import says: some were taken out."""
    acts: dict[tuple[str, str], list[tuple[str, str]]] = {}
    query = select(imports.c.path, imports.c.coder, events.c.event_id, events.c.payload)
    query = query.join(events, events.c.event_id == imports.c.event_id).where(events.c.kind == "import")
    for row in connection.execute(query.order_by(events.c.event_id)):
        acts.setdefault((row.path, row.coder), []).append((row.event_id, row.payload))
    doubled = []
    for several in acts.values():
        brought = _brought(connection, [act for act, _ in several])
        if len(brought) > json.loads(several[-1][1]).get("codings", 0):
            last = set(
                connection.scalars(select(codings.c.coding_id).where(codings.c.event_id == several[-1][0]))
            )
            doubled += [coding for coding in brought.values() if coding not in last]
    return doubled


def _brought(connection: Connection, acts: list[str]) -> dict[_Coded, str]:
    """Return what stood in a file when it was last imported, and the coding that each became."""
    codings_by_key: dict[_Coded, str] = {}
    for act in acts:
        gone = set(connection.scalars(select(removals.c.coding_id).where(removals.c.event_id == act)))
        codings_by_key = {key: coding for key, coding in codings_by_key.items() if coding not in gone}
        for row in connection.execute(select(codings).where(codings.c.event_id == act)):
            codings_by_key[row.statement_id, row.code_id, row.span_id] = row.coding_id
    return codings_by_key
