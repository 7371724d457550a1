"""A corpus into the study: what is new or changed becomes a reading, what was read before stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Table, select

from synth.schema import ANALYSED, LEFT_OUT, TABLES, require
from synth.telling import noted, packed

from ..laying import OF_TEXT, lacking, put
from ..lineage import carry
from ..standing import (
    SAME_SOURCE,
    TAKE_OUT,
    current_readings,
    last_readings,
    read_attributes,
    set_values,
    stored_problems,
)
from ..store import program_version, record
from ..tables import attributes, problems, readings, statements, texts
from ..values import as_json
from . import returning
from .correcting import settle
from .incoming import laid_sources, portions, rows_of
from .kept import with_lines_kept
from .sources import names_now

if TYPE_CHECKING:
    import pandas as pd

_OF_READING = ("source_id", "text", "sha256")


def add(
    connection: Connection,
    corpus: Any,
    study: str = "study.db",
    reader: str = "synth.corpus",
    *,
    part: bool = False,
) -> str:
    """Write what `corpus` has and the study has not; return the id of the act, empty where all was known.

    What people corrected in an earlier reading is laid on the new one; of a file that did not change and was
    worked on, lines stay what they were taken for.

    Parameters
    ----------
    corpus : object
        With the tables ``sources`` (source_id, text and what else is known of it), ``statements``, and
        optionally ``lines``, ``left_out`` and ``problems``.
    study : str
        What the file is called, for the commands that are named to people.
    part : bool
        Whether `corpus` comes beside the sources that are there: then none of those is missed.
    """
    corpus = returning.without(connection, corpus)
    require(corpus.sources, ["source_id", "text"], "sources")
    require(corpus.statements, ["statement_id", "source_id", "start", "end", "text"], "statements")
    study_names = names_now(connection, corpus.sources["source_id"])
    last, before = last_readings(connection), current_readings(connection)
    first = len(last) if part else 0
    fresh, added = [], False
    for portion in portions(corpus):
        sources = with_lines_kept(connection, laid_sources(portion, study_names, first + len(fresh)), last)
        for table, rows in _rows_by_table(sources, fresh).items():
            new = lacking(connection, table, rows)
            put(connection, table, new)
            added = added or bool(new)
    changed = [reading for reading in fresh if not _same(last.get(reading["source_id"]), reading)]
    described = _described(corpus.sources, read_attributes(connection), study_names)
    doubts = rows_of(_packed(getattr(corpus, "problems", None)), TABLES["problems"])
    doubts = (
        stored_problems(connection) + doubts if part else doubts + _gone(connection, fresh, before, study)
    )
    if not (changed or added or described or doubts != stored_problems(connection)):
        return ""
    act = record(connection, "read", "", sources=len(changed))
    put(connection, readings, [_reading_row(reading, act, reader) for reading in changed])
    put(connection, statements, _carried(connection, changed, before))
    put(connection, attributes, [{"event_id": act, **row} for row in described])
    put(connection, problems, [{"event_id": act, "position": n, **row} for n, row in enumerate(doubts)])
    settle(connection, act, [reading["source_id"] for reading in changed])
    return act


def _carried(connection: Connection, changed: list[dict], current: dict[str, dict]) -> list[dict]:
    """Give what people split and joined in the last reading of each changed source, where it still fits."""
    rows = []
    for reading in changed:
        before = current.get(reading["source_id"])
        if before and before["text_id"] != reading["text_id"]:
            words = connection.scalar(select(texts.c.text).where(texts.c.text_id == before["text_id"]))
            rows += carry(connection, before["text_id"], reading["text_id"], words, reading["text"])
    return rows


def _gone(connection: Connection, fresh: list[dict], current: dict[str, dict], study: str) -> list[dict]:
    """Say which sources the folder no longer has; their statements and codings stay and still count.

    With the command to type that settles it, on the file `study`.
    """
    now = {reading["source_id"] for reading in fresh}
    elsewhere = {reading["text"]: reading["source_id"] for reading in fresh}
    uses = set_values(connection, "source", attributes.c.name == "use")
    folders = {name.rpartition("/")[0] for name in now}
    rows = []
    for name, reading in current.items():
        if name in now or (name, "use") in uses or name.rpartition("/")[0] not in folders:
            continue  # there, or settled by a person, or of another corpus
        words = connection.scalar(select(texts.c.text).where(texts.c.text_id == reading["text_id"]))
        new_name = elsewhere.get(words)
        problem = noted("file.gone_same", moved=new_name) if new_name else noted("file.gone")
        todo = noted("todo.out", command=TAKE_OUT, study=study, name=name)
        if new_name:
            names = {"study": study, "name": name, "moved": new_name}
            todo = noted("todo.moved", command=SAME_SOURCE, todo=todo, **names)
        rows.append({"path": name, "place": "", "problem": packed(problem), "what_to_do": packed(todo)})
    return rows


def _packed(table: pd.DataFrame | None) -> pd.DataFrame | None:
    """Write sentences so that they can be said in another language when they are read again."""
    return None if table is None else table.map(lambda cell: packed(cell) if isinstance(cell, str) else cell)


def _rows_by_table(sources: list[dict], fresh: list[dict]) -> dict[Table, list[dict]]:
    """Give the rows of each table that sources were laid in; what else is known of these goes to `fresh`."""
    by_table: dict[Table, list[dict]] = {table: [] for table in (texts, *OF_TEXT)}
    for source in sources:
        by_table[texts].append({column.name: source[column.name] for column in texts.c})
        for table in OF_TEXT:
            by_table[table] += source.pop(table.name)
        fresh.append(source)
    return by_table


def _same(last: dict | None, reading: dict) -> bool:
    return last is not None and all(last[name] == reading[name] for name in ("text_id", "position", "sha256"))


def _reading_row(reading: dict, act: str, reader: str) -> dict:
    row = {name: reading[name] for name in ("source_id", "text_id", "position", "sha256")}
    return {"event_id": act, "reader": reader, "reader_version": program_version(), **row}


def _described(
    sources: pd.DataFrame, stored: dict[tuple[str, str], str], study_names: dict[str, str]
) -> list[dict]:
    """Give what the corpus says of its sources otherwise than it did when it was last read."""
    rows = []
    for source in sources.drop(columns=[name for name in _OF_READING[1:] if name in sources]).to_dict(
        "records"
    ):
        read = source.pop("source_id")
        target = study_names.get(read, read)
        for name, value in source.items():
            text = as_json(value)
            if name == "use" and value not in (ANALYSED, LEFT_OUT):
                continue  # a column of that name in a table of people's own
            if stored.get((target, name), "null") != text:
                rows.append({"about": "source", "target_id": target, "name": str(name), "value": text})
    return rows
