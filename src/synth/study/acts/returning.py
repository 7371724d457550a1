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
    cleaned = SimpleNamespace(said=dict(getattr(corpus, "said", {})), **dict.fromkeys(names))
    for name in names:
        frame = getattr(corpus, name, None)
        setattr(cleaned, name, None if frame is None else frame.reset_index(drop=True).copy())
    places: Counter = Counter()
    for erased in erased_of(connection):
        places += _without(cleaned, erased)
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
        cleaned.problems = pd.concat([cleaned.problems, pd.DataFrame(rows)], ignore_index=True)
    return cleaned


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
    corpus.said = {erased.without(name): stated for name, stated in corpus.said.items()}
    return counts + Counter({erased.without(name): len(spans) for name, spans in places.items() if spans})


def _placed(frame: pd.DataFrame, places: dict, texts: dict[str, str]) -> pd.DataFrame:
    """Move the places of a table with the texts that they are in."""
    table = frame.copy()
    for column in ("start", "end", "body"):
        if column in table:
            table[column] = [
                moved(places[name], int(offset))
                for name, offset in zip(frame["source_id"], frame[column], strict=True)
            ]
    if "text" in table:
        table["text"] = [
            texts[name][start:end]
            for name, start, end in zip(table["source_id"], table["start"], table["end"], strict=True)
        ]
    if "told" in table:
        table["told"] = [
            _told_moved(cell, places[name])
            for name, cell in zip(table["source_id"], table["told"], strict=True)
        ]
    return table


def _told_moved(text: str, places: list) -> str:
    if not text or not places:
        return text
    fields = json.loads(text)
    fields |= {name: moved(places, fields[name]) for name in ("body", "end") if name in fields}
    return json.dumps(fields, ensure_ascii=False)


def _cleaned(frame: pd.DataFrame, erased: Erased) -> pd.DataFrame:
    """Return a table whose words are without what was erased; its texts are so already."""
    table = frame.copy()
    for column in frame.columns.difference(["text", "sha256"]):
        clean = erased.without_in if column == "told" else erased.without
        table[column] = [
            _cleaned_cell(cell, clean) if isinstance(cell, str) else cell for cell in frame[column]
        ]
    return table


def _cleaned_cell(cell: str, clean: Callable[[str], str]) -> str:
    """Clean a cell; one that stays as it is keeps how it can be said in another language."""
    text = clean(str(cell))
    return cell if text == cell else text
