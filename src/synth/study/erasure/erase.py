"""Erase for good, or put pseudonyms in the stored text: the one act that deletes.

A new text takes the place of the old one, with everything that points into it still at its words. What was
erased leaves a tombstone (`tombstones.py`), so that no file brings it back.
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import pandas as pd
from sqlalchemy import Connection, insert, select, update

from synth.address import Address, placed
from synth.telling import told

from ..acts.returning import erased_of
from ..care import proof
from ..coders import known_coder, remembered
from ..standing import last_readings, stored_texts
from ..store import Store, record
from ..tables import coders, erasures, events, frozen, guesses, no_names
from ..tombstones import (
    CONTENT,
    ERASE,
    SOURCE,
    Erased,
    Tombstone,
    folded,
    sealed,
    stones_of,
)
from ..views import judged
from .burying import bury
from .rewriting import rewrite

SHORTEST = 4
"""Signs; shorter words would be erased within others: แดง in แสดง."""


def erase(connection: Connection, words: Mapping[str, str], coder: str | None, kind: str = ERASE) -> Counter:
    """Put for each of `words` what it says in its place, wherever they stand; return the places by table.

    Raises
    ------
    ValueError
        Words are too short to be told from parts of others.
    """
    for word in words:
        if len(folded(word)[0]) < SHORTEST:
            raise ValueError(told("study.erase_short", words=word, n=SHORTEST))
    salt = _salt(connection)
    return _apply(connection, [sealed(word, salt, put) for word, put in words.items()], coder, kind)


def erase_sources(connection: Connection, sources: Iterable[str], coder: str | None) -> Counter:
    """Erase sources with all that was done on them; return the rows by table."""
    last, salt, stones = last_readings(connection), _salt(connection), []
    written = stored_texts(connection)
    for name in sources:
        if name not in last:
            raise ValueError(told("study.no_source", source=name))
        stones.append(sealed(name, salt, "", SOURCE))
        stones.append(sealed(written[last[name]["text_id"]], salt, "", CONTENT))
    return _apply(connection, stones, coder, ERASE)


def _apply(connection: Connection, stones: list[Tombstone], coder: str | None, kind: str) -> Counter:
    erased = Erased(stones)
    counts = _taken_out(connection, erased)
    who = known_coder(connection, coder) if coder or remembered(connection) else ""
    act = record(connection, kind, who, words=len(stones), places=counts.total())
    connection.execute(insert(erasures), [{"event_id": act, **stone._asdict()} for stone in erased.stones])
    return counts


def _taken_out(connection: Connection, erased: Erased) -> Counter:
    """Take erased words and sources out of every row; answers of machines that were as kept are so still."""
    digests = dict(connection.execute(select(frozen.c.event_id, frozen.c.digest)).all())
    whole = {act for act, digest in judged.digests(connection).items() if digests.get(act) == digest}
    counts = bury(connection, erased) + rewrite(connection, erased)
    for act, digest in judged.digests(connection).items():
        if act in whole and digest != digests[act]:
            query = select(guesses.c.statement_id).where(guesses.c.event_id == act).distinct()
            asked = len(connection.scalars(query).all())
            changed = update(frozen).where(frozen.c.event_id == act)
            connection.execute(changed, {"digest": digest, "asked": asked})
    return counts


def _salt(connection: Connection) -> str:
    return connection.scalar(select(erasures.c.salt).limit(1)) or secrets.token_hex(16)


def agree(connection: Connection, other: Connection) -> Counter:
    """Erase from one study what was erased from another as well; return the places by table.

    The acts of the other study that erased come in with their tombstones.
    """
    own = {row.event_id for row in connection.execute(select(erasures.c.event_id))}
    lacking = [row for row in other.execute(select(erasures)).mappings() if row["event_id"] not in own]
    if not lacking:
        return Counter()
    acts = {row["event_id"] for row in lacking}
    known_acts = set(connection.scalars(select(events.c.event_id).where(events.c.event_id.in_(acts))))
    for row in other.execute(select(events).where(events.c.event_id.in_(acts - known_acts))).mappings():
        query = select(coders.c.coder_id).where(coders.c.coder_id == row["coder_id"])
        if row["coder_id"] and connection.scalar(query) is None:
            person = (
                other.execute(select(coders).where(coders.c.coder_id == row["coder_id"])).mappings().one()
            )
            connection.execute(insert(coders), dict(person))
        connection.execute(insert(events), dict(row))
    connection.execute(insert(erasures), [dict(row) for row in lacking])
    counts: Counter = Counter()
    for erased in erased_of(connection):
        counts += _taken_out(connection, erased)
    return counts


def wanting(store: Store, other: Connection) -> bool:
    """Say whether the other study has erased what this one has not."""
    with store.reading() as connection:
        return bool(stones_of(other) - stones_of(connection))


def leave_out(connection: Connection, copy: Store, path: Path | Address) -> int:
    """Erase from the copy of a colleague's file what this study erased; return in how many places it was."""
    with copy.reading() as theirs:
        proof.refuse_faulty(theirs, path)
        if not stones_of(connection) - stones_of(theirs):
            return 0
    with copy.erasing() as theirs:
        return agree(theirs, connection).total()


def with_left_out(conflicts: pd.DataFrame, places: int, path: str | Path | Address) -> pd.DataFrame:
    """Return what a merge disagreed in, with a row that says that erased words were left out."""
    if not places:
        return conflicts
    row = dict.fromkeys(conflicts.columns, "") | {
        "what": "erased",
        "where": placed(path).name,
        "there": str(places),
    }
    return pd.concat([conflicts, pd.DataFrame([row])], ignore_index=True)


def no_name(connection: Connection, kind: str, words: Iterable[str], coder: str | None) -> str:
    """Write that words are no personal data of a kind; return the act's id, empty where all was known."""
    stored = set(connection.scalars(select(no_names.c.words).where(no_names.c.kind == kind)))
    fresh = sorted({word for word in words if word.strip()} - stored)
    if not fresh:
        return ""
    who = known_coder(connection, coder) if coder or remembered(connection) else ""
    act = record(connection, "no name", who, words=len(fresh))
    connection.execute(insert(no_names), [{"event_id": act, "kind": kind, "words": word} for word in fresh])
    return act


def no_names_table(connection: Connection) -> pd.DataFrame:
    """Return what a person said is no personal data: kind, words."""
    rows = connection.execute(select(no_names.c.kind, no_names.c.words).order_by(no_names.c.event_id))
    return pd.DataFrame([tuple(row) for row in rows], columns=["kind", "words"]).astype(str)
