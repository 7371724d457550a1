"""What was erased does not come back: a corpus that is read again is taken in without it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from itertools import groupby
from types import SimpleNamespace
from typing import Any

import pandas as pd
from sqlalchemy import Connection, select

from synth.telling import noted

from ..tables import erasures
from ..tombstones import Erased, Tombstone, moved, rewritten, stones_of


def erased_of(connection: Connection) -> list[Erased]:
    """Return what was erased, an act at a time, in their order."""
    rows = connection.execute(select(erasures).order_by(erasures.c.event_id))
    return [
        Erased(Tombstone(*(getattr(row, name) for name in Tombstone._fields)) for row in act)
        for _, act in groupby(rows, key=lambda row: row.event_id)
    ]


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
            setattr(corpus, name, _cleaned(frame, erased))
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


def _cleaned(frame: pd.DataFrame, erased: Erased) -> pd.DataFrame:
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
