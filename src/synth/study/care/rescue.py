"""A new study of what a damaged file still holds.

Every page is read for itself, so a lost page costs the rows on it and no others. What an act said stands in
two places, the act's ids and the row that it brought, so either is made again from the other.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path

import pandas as pd
from sqlalchemy import Connection, insert, select

from synth.address import Address, placed

from .. import codebook as books
from .. import ids
from ..acts import imports
from ..saying import Saying
from ..store import Store, record
from ..tables import coders, codings, events, metadata, removals, reviews, statements
from . import doubts, proof
from .salvage import read_bytes, sorted_rows

_AGAIN = Saying("rescue.again")
STANDS_FOR = {
    "codings": "code",
    "reviews": "review",
    "memos": "memo",
    "dismissals": "dismiss",
    "cells": "write cell",
    "confirmations": "confirm cell",
    "claims": "write claim",
    "links": "link",
    "forms": "map form",
    "form_answers": "answer form",
    "anchors": "draw anchors",
    "lessons": "judge lesson",
    "heard": "hear",
    "triangulations": "triangulate",
    "machines": "try machine",
    "frozen": "freeze",
    "draws": "draw",
    "removals": "uncode",
}
"""The kind of act that a row stands for whose act is lost."""


def rescue(path: str | Path | Address, target: str | Path, lang: str = "en") -> pd.DataFrame:
    """Save what can be read of the damaged study `path` in the new file `target`.

    What was undone or removed does not come back: acts that a lost act may have taken back are kept and do
    not stand.

    Returns
    -------
    DataFrame
        In a few rows, said in `lang`, what is missing or does not fit together in the new file, as the table
        ``problems``; empty where all is there. The new file may be written to. Reading the corpus again
        (`Study.add_corpus`) brings back sources and statements; another coder's copy of the study, merged in
        (`Study.merge`), the acts that it has.
    """
    path, target = placed(path), Path(target)
    if isinstance(path, Address):
        raise ValueError(Saying("server.no_rescue", path=path))
    if target.exists():
        raise ValueError(Saying("file.there_saved", path=target))
    data = read_bytes(path)
    tables, numbered = sorted_rows(data)
    if not any(tables.values()):
        raise ValueError(Saying("rescue.nothing", path=path))
    remains = doubts.remains_in(data, numbered)
    for row in remains.acts.values():
        tables["events"].setdefault((row["event_id"],), row)
    for event, coding in remains.removals:
        tables["removals"].setdefault((event, coding), {"event_id": event, "coding_id": coding})
    with _new(target) as connection:
        for name, rows in tables.items():
            if rows and name != "formats":
                connection.execute(insert(metadata.tables[name]), list(rows.values()))
        _mend(connection)
        return proof.problems(_settle_doubts(connection, remains), lang)


@contextmanager
def _new(target: Path) -> Iterator[Connection]:
    """Make a new study that is there only when it is whole."""
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    try:
        with Store(part).writing() as connection:
            yield connection
        os.replace(part, target)
    finally:
        part.unlink(missing_ok=True)


def _settle_doubts(connection: Connection, remains: doubts.Remains) -> list[tuple]:
    """Leave standing only what no lost act can have taken back; return in a few rows what is missing."""
    acts = _remove_again(connection)
    rows = [dict(row) for row in connection.execute(select(codings)).mappings()]
    away = sorted({*doubts.removed(remains, rows, acts), *imports.overcounted(connection)})
    back = doubts.undone(remains)
    missing = []
    if remains.lost:
        missing.append(("events", "", Saying("rescue.lost", n=len(remains.lost)), _AGAIN))
    doubtful = len(away) + len(back)
    if doubtful:
        missing.append(("events", "", Saying("rescue.doubtful", n=doubtful), Saying("rescue.look")))
    for act in back:
        record(connection, "undo", "", undoes=act, rescued=True)
    faults = proof.faults(connection)
    for where, names in groupby(sorted(faults, key=lambda fault: fault[0]), key=lambda fault: fault[0]):
        ones = list(names)
        missing.append((where, "", Saying("rescue.faults", n=len(ones), problem=ones[0][2]), _AGAIN))
    if missing:
        act = record(connection, "rescue", "", faults=sorted(proof.keys(faults)))
        if away:
            connection.execute(insert(removals), [{"event_id": act, "coding_id": coding} for coding in away])
    return missing


def _remove_again(connection: Connection) -> set[str]:
    """Write what acts took away whose rows are lost, as far as they say it; return the acts that are told."""
    acts = set(connection.scalars(select(removals.c.event_id)))
    merged_into = books.mapping(connection)
    rows = []
    for row in connection.execute(select(events).where(events.c.kind == "uncode")):
        payload = json.loads(row.payload)
        if row.event_id in acts or "code" not in payload:
            continue
        acts.add(row.event_id)
        on_it = select(codings.c.coding_id, codings.c.code_id).where(
            codings.c.statement_id == payload.get("statement", ""),
            codings.c.coder_id == row.coder_id,
            codings.c.event_id < row.event_id,
        )
        for coding in connection.execute(on_it):
            if payload["code"] in (coding.code_id, merged_into.get(coding.code_id)):
                rows.append({"event_id": row.event_id, "coding_id": coding.coding_id})
    if rows:
        connection.execute(insert(removals), rows)
    return acts


def _mend(connection: Connection) -> None:
    """Make acts again from what they brought, and codings and reviews from the acts that said them."""
    acts = set(connection.scalars(select(events.c.event_id)))
    whose = select(removals.c.event_id, codings.c.coder_id).join(
        codings, codings.c.coding_id == removals.c.coding_id
    )
    for name, kind in STANDS_FOR.items():
        table, lost = metadata.tables[name], {}
        query = whose if table is removals else select(table.c.event_id, table.c.coder_id)
        for row in connection.execute(query):
            if row.event_id not in acts:
                lost[row.event_id] = _act(row.event_id, row.coder_id, kind)
        if lost:
            connection.execute(insert(events), list(lost.values()))
        acts |= lost.keys()
    coder_ids = set(connection.scalars(select(coders.c.coder_id)))
    needed = set(connection.scalars(select(events.c.coder_id).distinct())) - coder_ids - {""}
    if needed:
        rows = [
            {"coder_id": coder, "name": ids.nameless(coder), "kind": "person"} for coder in sorted(needed)
        ]
        connection.execute(insert(coders), rows)
    _say_again(connection)


def _act(event_id: str, coder_id: str, kind: str) -> dict:
    at = ids.moment(event_id)
    return {
        "event_id": event_id,
        "coder_id": coder_id,
        "at": at,
        "kind": kind,
        "undoes": "",
        "payload": doubts.RESCUED,
    }


def _say_again(connection: Connection) -> None:
    """Write the codings and reviews that are lost but for the ids in their acts."""
    texts = dict(connection.execute(select(statements.c.statement_id, statements.c.text_id)).all())
    for table, kinds in ((codings, ("code",)), (reviews, ("code", "review"))):
        stored_acts = set(connection.scalars(select(table.c.event_id)))
        rows = []
        for row in connection.execute(select(events).where(events.c.kind.in_(kinds))):
            payload = json.loads(row.payload)
            if (
                row.event_id in stored_acts
                or payload.get("statement") not in texts
                or (table is codings and "code" not in payload)
            ):
                continue
            new = {"event_id": row.event_id, "statement_id": payload["statement"], "coder_id": row.coder_id}
            new |= {"text_id": texts[payload["statement"]], "version_id": ""}
            if table is codings:
                new |= {"coding_id": row.event_id, "code_id": payload["code"], "origin": "hand"}
            rows.append(new)
        if rows:
            connection.execute(insert(table), rows)
