"""Sources of another program: found in the study by name or text, else read as any text is."""

from __future__ import annotations

import hashlib
from types import SimpleNamespace

import pandas as pd

from synth.corpus.document import Document
from synth.corpus.reading import reading_of
from synth.exchange.stretches import Under
from synth.schema import ANALYSED, TABLES, table
from synth.telling import noted, told

from .project import Note, Project

_OWN = ("cohort", "project", "title", "date", "date_note")
_NOT_VARIABLES = ("source_id", "path", "text", "sha256", "use", "out", "same as", "unit")
LONGEST = 20_000_000
"""Characters of all new texts that one file may bring."""


def known_sources(project: Project, before: pd.DataFrame, note: Note) -> pd.DataFrame:
    """Return the sources that the study has not; codings on the others get their place in its texts."""
    ours = dict(zip(before["source_id"], before["text"], strict=True))
    by_text = {text: name for name, text in reversed(ours.items())}
    new = []
    for row in project.sources.to_dict("records"):
        name, text = row["source_id"], row["text"]
        if not text:
            note(name, noted("exchange.no_text"))
        elif ours.get(name) == text:
            pass
        elif text in by_text:
            note(name, noted("exchange.same_text", name=by_text[text]))
            _move(project, name, by_text[text])
        elif name in ours:
            note(name, noted("exchange.other_text"))
            _find_again(project, name, text, ours[name], note)
        else:
            new.append(row)
    if sum(len(row["text"]) for row in new) > LONGEST:
        raise ValueError(told("exchange.too_long", most=LONGEST))
    return pd.DataFrame(new, columns=list(project.sources)).astype(object)


def _move(project: Project, name: str, to: str) -> None:
    for rows in (project.codings, project.memos):
        rows.loc[rows["source_id"] == name, "source_id"] = to
    about = project.memos["about"] == "source"
    project.memos.loc[about & (project.memos["target_id"] == name), "target_id"] = to


def _find_again(project: Project, name: str, theirs: str, ours: str, note: Note) -> None:
    """Give codings their place in another wording of their source: by their words, in the same order."""
    for what in ("codings", "memos"):
        rows = getattr(project, what)
        gone = []
        for at, row in rows[(rows["source_id"] == name) & (rows["start"] != "")].iterrows():
            start, end = int(row["start"]), int(row["end"])
            words = theirs[start:end]
            before = theirs.count(words, 0, start)
            if words.strip() and theirs.count(words) == ours.count(words):
                offset = -1
                for _ in range(before + 1):
                    offset = ours.index(words, offset + 1)
                rows.at[at, "start"], rows.at[at, "end"] = offset, offset + len(words)
            elif what == "codings":
                gone.append(at)
                note(f"{name} {start}–{end}", noted("exchange.words_gone", words=words[:80]))
            else:
                rows.at[at, "about"], rows.at[at, "target_id"] = "source", name
        setattr(project, what, rows.drop(index=gone))


def corpus_of(sources: pd.DataFrame, project: Project) -> SimpleNamespace:
    """Read new sources as texts are read; what is coded outside of all statements becomes one."""
    rows, statements, left_out, lines = [], [], [], []
    for source in sources.to_dict("records"):
        name, text = source.pop("source_id"), source.pop("text")
        reading = reading_of(Document(text), name)
        attributes = _attributes(source)
        row = {"source_id": name, **dict.fromkeys(_OWN, ""), "path": name, "text": text}
        row |= {column: reading[column] for column in ("title", "date", "date_note")}
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        rows.append({**row, "title": reading["title"] or name, **attributes, "sha256": sha256})
        own = [*reading["statements"], *_further(name, text, reading["statements"], project)]
        own.sort(key=lambda statement: statement["start"])
        statements += [
            {**statement, "text": text[statement["start"] : statement["end"]]} for statement in own
        ]
        parts = [(statement["start"], statement["end"]) for statement in own]
        for part in reading["left_out"]:
            if not any(start < part["end"] and part["start"] < end for start, end in parts):
                left_out.append({**part, "text": text[part["start"] : part["end"]]})
        lines += reading["lines"]
    return SimpleNamespace(
        sources=table("sources", rows),
        statements=table("statements", statements),
        left_out=table("left_out", left_out),
        problems=None,
        lines=table("lines", lines),
    )


def _attributes(variables: dict) -> dict:
    """Give variables the names that a table of sources has for them."""
    attributes = {}
    for name, value in variables.items():
        if value is None or (isinstance(value, float) and pd.isna(value)):
            continue
        folded = name.strip().casefold()
        if folded in _OWN:
            attributes[folded] = str(value)
        else:
            attributes[f"{name} (ในไฟล์)" if folded in _NOT_VARIABLES else name] = value
    return attributes


def _further(name: str, text: str, read: list[dict], project: Project) -> list[dict]:
    """Make statements of stretches that are coded and lie over none, as on a heading."""
    columns = {"statement_id": [], "source_id": [], "start": [], "end": []}
    under = Under(pd.DataFrame(read) if read else pd.DataFrame(columns), {name: text})
    coded = project.codings[project.codings["source_id"] == name]
    places = sorted({(int(start), int(end)) for start, end in coded[["start", "end"]].values})
    free: list[list[int]] = []
    for start, end in places:
        if under(name, start, end) or not text[start:end].strip():
            continue
        if free and start < free[-1][1]:
            free[-1][1] = max(end, free[-1][1])
        else:
            free.append([start, end])
    empty = dict.fromkeys(TABLES["statements"], "")
    return [
        empty
        | {"statement_id": f"{name}@{start}-{end}", "source_id": name, "start": start, "end": end}
        | {"use": ANALYSED, "certain": 1.0}
        for start, end in free
    ]
