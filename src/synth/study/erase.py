"""Erase for good, or put pseudonyms in the stored text: the one act that deletes.

A new text takes the place of the old one, with everything that points into it still at its words. What was
erased leaves a tombstone (`tombstones.py`), so that no file brings it back.
"""

from __future__ import annotations

import json
import secrets
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pandas as pd
from sqlalchemy import Connection, insert, select

from synth.telling import noted, told

from . import proof
from .burying import bury
from .rewriting import rewrite
from .standing import last_readings, stored_texts
from .store import Store, known_coder, record, remembered
from .tables import coders, erasures, events, no_names
from .tombstones import CONTENT, SOURCE, Erased, Tombstone, folded, moved, rewritten, sealed, stones_of

PUT = "[ลบแล้ว]"
"""What stands in the place of erased words."""
SHORTEST = 4
"""Signs; shorter words would be erased within others: แดง in แสดง."""
ERASE, REDACT = "erase", "redact"


def erase(connection: Connection, words: Mapping[str, str], coder: str | None, kind: str = ERASE) -> Counter:
    """Put for each of `words` what it says in its place, wherever they stand; return the places by table.

    Raises
    ------
    ValueError
        Words are too short to be told from parts of others.
    """
    for one in words:
        if len(folded(one)[0]) < SHORTEST:
            raise ValueError(told("study.erase_short", words=one, n=SHORTEST))
    salt = _salt(connection)
    return _apply(connection, [sealed(one, salt, put) for one, put in words.items()], coder, kind)


def erase_sources(connection: Connection, sources: Iterable[str], coder: str | None) -> Counter:
    """Erase sources with all that was done on them; return the rows by table."""
    known, salt, stones = last_readings(connection), _salt(connection), []
    written = stored_texts(connection)
    for name in sources:
        if name not in known:
            raise ValueError(told("study.no_source", source=name))
        stones.append(sealed(name, salt, "", SOURCE))
        stones.append(sealed(written[known[name]["text_id"]], salt, "", CONTENT))
    return _apply(connection, stones, coder, ERASE)


def _apply(connection: Connection, stones: list[Tombstone], coder: str | None, kind: str) -> Counter:
    erased = Erased(stones)
    counts = bury(connection, erased) + rewrite(connection, erased)
    who = known_coder(connection, coder) if coder or remembered(connection) else ""
    act = record(connection, kind, who, words=len(stones), places=counts.total())
    connection.execute(insert(erasures), [{"event_id": act, **stone._asdict()} for stone in erased.stones])
    return counts


def _salt(connection: Connection) -> str:
    return connection.scalar(select(erasures.c.salt).limit(1)) or secrets.token_hex(16)


def erased_of(connection: Connection) -> list[Erased]:
    """Return what was erased, an act at a time, in their order."""
    rows = connection.execute(select(erasures).order_by(erasures.c.event_id))
    return [
        Erased(Tombstone(*(getattr(row, name) for name in Tombstone._fields)) for row in act)
        for _, act in groupby(rows, key=lambda row: row.event_id)
    ]


def agree(connection: Connection, other: Connection) -> Counter:
    """Erase from one study what was erased from another as well; return the places by table.

    The acts of the other study that erased come in with their tombstones.
    """
    here = {row.event_id for row in connection.execute(select(erasures.c.event_id))}
    lacking = [row for row in other.execute(select(erasures)).mappings() if row["event_id"] not in here]
    if not lacking:
        return Counter()
    acts = {row["event_id"] for row in lacking}
    known_acts = set(connection.scalars(select(events.c.event_id).where(events.c.event_id.in_(acts))))
    for row in other.execute(select(events).where(events.c.event_id.in_(acts - known_acts))).mappings():
        known = select(coders.c.coder_id).where(coders.c.coder_id == row["coder_id"])
        if row["coder_id"] and connection.scalar(known) is None:
            person = (
                other.execute(select(coders).where(coders.c.coder_id == row["coder_id"])).mappings().one()
            )
            connection.execute(insert(coders), dict(person))
        connection.execute(insert(events), dict(row))
    connection.execute(insert(erasures), [dict(row) for row in lacking])
    counts: Counter = Counter()
    for erased in erased_of(connection):
        counts += bury(connection, erased) + rewrite(connection, erased)
    return counts


def wanting(store: Store, other: Connection) -> bool:
    """Say whether the other study has erased what this one has not."""
    with store.reading() as connection:
        return bool(stones_of(other) - stones_of(connection))


def leave_out(connection: Connection, copy: Store, path: Path) -> int:
    """Erase from the copy of a colleague's file what this study erased; return in how many places it was."""
    with copy.reading() as theirs:
        proof.refuse_faulty(theirs, path)
        if not stones_of(connection) - stones_of(theirs):
            return 0
    with copy.erasing() as theirs:
        return agree(theirs, connection).total()


def with_left_out(conflicts: pd.DataFrame, places: int, path: str | Path) -> pd.DataFrame:
    """Return what a merge disagreed in, with a row that says that erased words were left out."""
    if not places:
        return conflicts
    row = dict.fromkeys(conflicts.columns, "") | {
        "what": "erased",
        "where": Path(path).name,
        "there": str(places),
    }
    return pd.concat([conflicts, pd.DataFrame([row])], ignore_index=True)


def no_name(connection: Connection, kind: str, words: Iterable[str], coder: str | None) -> str:
    """Write that words are no personal data of a kind; return the act's id, empty where all was known."""
    known = set(connection.scalars(select(no_names.c.words).where(no_names.c.kind == kind)))
    fresh = sorted({one for one in words if one.strip()} - known)
    if not fresh:
        return ""
    who = known_coder(connection, coder) if coder or remembered(connection) else ""
    act = record(connection, "no name", who, words=len(fresh))
    connection.execute(insert(no_names), [{"event_id": act, "kind": kind, "words": one} for one in fresh])
    return act


def no_names_table(connection: Connection) -> pd.DataFrame:
    """Return what a person said is no personal data: kind, words."""
    rows = connection.execute(select(no_names.c.kind, no_names.c.words).order_by(no_names.c.event_id))
    return pd.DataFrame([tuple(row) for row in rows], columns=["kind", "words"]).astype(str)


def without(connection: Connection, corpus: Any) -> Any:
    """Return `corpus` without what was erased from the study, and with a row of `problems` that says so."""
    if not stones_of(connection):
        return corpus
    names = ("sources", "statements", "left_out", "lines", "problems")
    made = SimpleNamespace(said=dict(getattr(corpus, "said", {})), **dict.fromkeys(names))
    for name in names:
        frame = getattr(corpus, name, None)
        setattr(made, name, None if frame is None else frame.reset_index(drop=True).copy())
    places: Counter = Counter()
    for erased in erased_of(connection):
        places += _without(made, erased)
    if places:
        rows = [
            {
                "path": name,
                "place": "",
                "problem": noted("file.erased", n=n),
                "what_to_do": noted("todo.erased"),
            }
            for name, n in sorted(places.items())
        ]
        made.problems = pd.concat([made.problems, pd.DataFrame(rows)], ignore_index=True)
    return made


def _without(corpus: SimpleNamespace, erased: Erased) -> Counter:
    """Take what was erased out of the tables of a corpus; return in how many places of each source it was."""
    sources = corpus.sources
    buried = [
        erased.buried(name, text) for name, text in zip(sources["source_id"], sources["text"], strict=True)
    ]
    gone = set(sources.loc[buried, "source_id"])
    counts = Counter({"": len(gone)}) if gone else Counter()
    for name in ("sources", "statements", "left_out", "lines"):
        frame = getattr(corpus, name)
        if frame is not None and gone:
            setattr(corpus, name, frame[~frame["source_id"].isin(gone)].reset_index(drop=True))
    written = dict(zip(corpus.sources["source_id"], corpus.sources["text"], strict=True))
    places = {name: erased.places(text) for name, text in written.items()}
    texts = {name: rewritten(text, places[name]) for name, text in written.items()}
    for name in ("statements", "left_out", "lines"):
        frame = getattr(corpus, name)
        if frame is not None and len(frame):
            setattr(corpus, name, _placed(frame, places, texts))
    corpus.sources = corpus.sources.assign(text=[texts[name] for name in corpus.sources["source_id"]])
    for name in ("sources", "statements", "left_out", "lines", "problems"):
        frame = getattr(corpus, name)
        if frame is not None:
            setattr(corpus, name, _said(frame, erased))
    corpus.said = {erased.without(name): said for name, said in corpus.said.items()}
    return counts + Counter({erased.without(name): len(found) for name, found in places.items() if found})


def _placed(frame: pd.DataFrame, places: dict, texts: dict[str, str]) -> pd.DataFrame:
    """Move the places of a table with the texts that they are in."""
    made = frame.copy()
    for column in ("start", "end", "body"):
        if column in made:
            made[column] = [
                moved(places[name], int(place))
                for name, place in zip(frame["source_id"], frame[column], strict=True)
            ]
    if "text" in made:
        made["text"] = [
            texts[name][start:end]
            for name, start, end in zip(made["source_id"], made["start"], made["end"], strict=True)
        ]
    if "told" in made:
        made["told"] = [
            _told_moved(told, places[name])
            for name, told in zip(made["source_id"], made["told"], strict=True)
        ]
    return made


def _told_moved(said: str, places: list) -> str:
    if not said or not places:
        return said
    told = json.loads(said)
    told |= {name: moved(places, told[name]) for name in ("body", "end") if name in told}
    return json.dumps(told, ensure_ascii=False)


def _said(frame: pd.DataFrame, erased: Erased) -> pd.DataFrame:
    """Return a table whose words are without what was erased; its texts are so already."""
    made = frame.copy()
    for column in frame.columns.difference(["text", "sha256"]):
        clean = erased.without_in if column == "told" else erased.without
        made[column] = [_kept(cell, clean) if isinstance(cell, str) else cell for cell in frame[column]]
    return made


def _kept(cell: str, clean: Callable[[str], str]) -> str:
    """Clean a cell; one that stays as it is keeps how it can be said in another language."""
    said = clean(str(cell))
    return cell if said == cell else said
