"""Codings and codebooks that come in as files: each content once, a changed one against what it was before."""

from __future__ import annotations

import pandas as pd
from sqlalchemy import Connection, insert, select

from synth.schema import require

from . import codebook as books
from . import ids
from .lineage import present_ids
from .standing import current_readings, stands
from .store import known_coder, record
from .tables import codings, imports, removals, reviews, statements

NEW, SAME, CHANGED = "new", "same", "changed"


def status(connection: Connection, path: str, sha256: str) -> str:
    """Say whether the file `path` with this content is new, was imported as it is, or changed since."""
    known = connection.execute(
        select(imports.c.sha256)
        .where(imports.c.path == path, stands(imports.c.event_id))
        .order_by(imports.c.event_id.desc())
    ).all()
    if not known:
        return NEW
    return SAME if sha256 in {row.sha256 for row in known} else CHANGED


def add(
    connection: Connection, table: pd.DataFrame, read: pd.DataFrame | None, path: str, sha256: str
) -> int:
    """Write the codings of a file and what its coder read without a code; return how many codings came in.

    A file that was imported before counts by its difference from then: what its coder removed in the study
    does not come back, and what the coder took out of the file goes.
    """
    require(table, ["statement_id", "code", "coder"], "codings")
    rows = books.current(connection)
    _all_present(connection, [*table["statement_id"], *([] if read is None else read["statement_id"])])
    version = books.keep(connection, rows)
    found = {said: books.find(rows, said) for said in table["code"].unique()}
    wanted = [
        (row.coder, row.statement_id, found[row.code])
        for row in table.drop_duplicates(["statement_id", "code", "coder"]).itertuples()
    ]
    seen = set() if read is None else set(zip(read["coder"], read["statement_id"], strict=True))
    seen |= {(coder, statement) for coder, statement, _ in wanted}
    new = 0
    for coder in sorted({coder for coder, _ in seen}):
        pairs = [(statement, code) for one, statement, code in wanted if one == coder]
        own = [statement for one, statement in sorted(seen) if one == coder]
        new += _of_coder(connection, coder, pairs, own, path, sha256, version)
    return new


def _of_coder(
    connection: Connection,
    coder: str,
    pairs: list[tuple[str, str]],
    read: list[str],
    path: str,
    sha256: str,
    version: str,
) -> int:
    who = known_coder(connection, coder)
    before = _last_import(connection, path, who)
    if any(row.sha256 == sha256 for row in _imports(connection, path, who)):
        return 0
    act = record(connection, "import", who, codings=len(pairs))
    connection.execute(insert(imports), {"event_id": act, "path": path, "sha256": sha256, "coder": who})
    texts = _texts(connection, read)
    made = [
        {
            "coding_id": ids.derived(sha256, statement, code, who),
            "event_id": act,
            "statement_id": statement,
            "text_id": texts[statement],
            "code_id": code,
            "coder_id": who,
            "version_id": version,
            "origin": "import",
            "basis": sha256,
        }
        for statement, code in pairs
        if (statement, code) not in before
    ]
    gone = [coding for pair, coding in before.items() if pair not in set(pairs)]
    if made:
        connection.execute(insert(codings), made)
    if gone:
        connection.execute(insert(removals), [{"event_id": act, "coding_id": coding} for coding in gone])
    said = {"event_id": act, "coder_id": who, "version_id": version}
    connection.execute(
        insert(reviews), [{**said, "statement_id": one, "text_id": texts[one]} for one in dict.fromkeys(read)]
    )
    return len(made)


def _imports(connection: Connection, path: str, coder: str) -> list:
    return connection.execute(
        select(imports)
        .where(imports.c.path == path, imports.c.coder == coder, stands(imports.c.event_id))
        .order_by(imports.c.event_id)
    ).all()


def _last_import(connection: Connection, path: str, coder: str) -> dict[tuple[str, str], str]:
    """Return what the file brought in when it was last imported, and all times before: pair → coding."""
    acts = [row.event_id for row in _imports(connection, path, coder)]
    rows = connection.execute(
        select(codings).where(codings.c.event_id.in_(acts)).order_by(codings.c.event_id)
    )
    return {(row.statement_id, row.code_id): row.coding_id for row in rows}


def _texts(connection: Connection, read: list[str]) -> dict[str, str]:
    now = {reading["text_id"] for reading in current_readings(connection).values()}
    rows = connection.execute(select(statements.c.statement_id, statements.c.text_id))
    wanted = set(read)
    return {
        row.statement_id: row.text_id for row in rows if row.statement_id in wanted and row.text_id in now
    }


def _all_present(connection: Connection, named: list[str]) -> None:
    here = present_ids(connection, current_readings(connection))
    missing = [name for name in dict.fromkeys(named) if name not in here]
    if missing:
        raise ValueError(f"the study has no statement {missing[0]!r} now ({len(missing)} such in this table)")
