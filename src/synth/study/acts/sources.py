"""Sources that are taken out and put back, and files that are the same source under a new name."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlalchemy import Connection, insert, select

from synth.telling import told

from .. import lineage
from ..coders import known_coder
from ..laying import OF_TEXT, lacking, laid, put
from ..standing import OUT, SAME_AS, current_readings, last_readings, set_values, stored_texts
from ..store import program_version, record
from ..tables import attributes, left_out, lines, readings, statements, texts
from ..values import as_json
from .correcting import settle

_ROW = "#"
"""Parts the name of a workbook from the row that is a source of its own."""


def take_out(connection: Connection, name: str, coder: str | None) -> str:
    """Take a source, or all rows of a workbook, out of the study; nothing of it counts until it is back."""
    return _set_out(connection, name, True, coder)


def put_back(connection: Connection, name: str, coder: str | None) -> str:
    """Put back what was taken out, with all that was done on it."""
    return _set_out(connection, name, False, coder)


def taken_out(connection: Connection) -> list[str]:
    """Return the sources that are taken out, in their order."""
    stored = _values(connection, OUT)
    return [name for name in last_readings(connection) if stored.get(name) == as_json(True)]


def _set_out(connection: Connection, name: str, out: bool, coder: str | None) -> str:
    named = _sources_of(last_readings(connection), name)
    if not named:
        raise ValueError(told("study.no_source", source=name))
    stored = _values(connection, OUT)
    changed = [source for source in named if stored.get(source, "false") != as_json(out)]
    if not changed:
        return ""
    act = record(connection, "take out" if out else "put back", known_coder(connection, coder), source=name)
    row = {"event_id": act, "about": "source", "name": OUT, "value": as_json(out)}
    connection.execute(insert(attributes), [{**row, "target_id": source} for source in changed])
    return act


def same_source(connection: Connection, before: str, now: str, coder: str | None) -> str:
    """Say that the file `now` is the source `before`, moved or renamed; what was done on it goes on.

    The source keeps its id; its path, and what the file says from now on, are those of the new file.
    """
    last = current_readings(connection)
    old, new = _sources_of(last, before), _sources_of(last, now)
    for name, matches in ((before, old), (now, new)):
        if not matches:
            raise ValueError(told("study.no_source", source=name))
    pairs = {name: before + name[len(now) :] for name in new}
    if before == now or not set(pairs.values()) & set(old):
        raise ValueError(told("study.not_same", now=now, before=before))
    acts = record(connection, "same", known_coder(connection, coder), source=before, now=now)
    words = stored_texts(connection)
    for name, was in pairs.items():
        common = {"event_id": acts, "about": "source"}
        put(connection, attributes, [{**common, "target_id": name, "name": SAME_AS, "value": as_json(was)}])
        _read_as(connection, acts, last[name], was, words[last[name]["base"]], last.get(was))
        _describe(connection, acts, name, was)
    settle(connection, acts, list(pairs.values()))
    return acts


def _read_as(
    connection: Connection, act: str, reading: dict, was: str, text: str, before: dict | None
) -> None:
    """Write the reading of the new file once more, as one of the source that it is."""
    name, read = reading["source_id"], reading["base"]
    rows = {table: _rows(connection, table, read) for table in OF_TEXT}
    for row in rows[statements]:
        for column in ("statement_id", "repeats"):
            if row[column].startswith(f"{name}@"):
                row[column] = was + row[column][len(name) :]
    own = [row for row in rows[statements] if not row.pop("made")]
    relaid = laid(
        was,
        text,
        own,
        rows[left_out],
        [{k: v for k, v in row.items() if k != "position"} for row in rows[lines]],
    )
    put(
        connection,
        texts,
        lacking(connection, texts, [{key: relaid[key] for key in ("text_id", "source_id", "text")}]),
    )
    for table in OF_TEXT:
        put(connection, table, lacking(connection, table, relaid[table.name]))
    of_file = {key: reading[key] for key in ("position", "sha256", "reader")}
    row = {
        "event_id": act,
        "source_id": was,
        "text_id": relaid["text_id"],
        "reader_version": program_version(),
    }
    connection.execute(insert(readings), {**of_file, **row})
    if before and before["text_id"] != relaid["text_id"]:
        words = connection.scalar(select(texts.c.text).where(texts.c.text_id == before["text_id"]))
        carried = lineage.carry(connection, before["text_id"], relaid["text_id"], words, text)
        put(connection, statements, lacking(connection, statements, carried))


def _rows(connection: Connection, table, text_id: str) -> list[dict]:
    order = [column for column in table.c if column.name in ("position", "start", "end")]
    rows = connection.execute(select(table).where(table.c.text_id == text_id).order_by(*order))
    return [{key: value for key, value in row._mapping.items() if key != "text_id"} for row in rows]


def _describe(connection: Connection, act: str, name: str, was: str) -> None:
    """Say of the source where it is now."""
    paths = set_values(connection, "source", attributes.c.target_id == name, attributes.c.name == "path")
    rows = [
        {"event_id": act, "about": "source", "target_id": was, "name": key, "value": value}
        for (_, key), value in paths.items()
    ]
    put(connection, attributes, rows)


def names_now(connection: Connection, read: Iterable[str]) -> dict[str, str]:
    """Return under which name the study has each source that was `read`, where it is another.

    Where a folder has the old file again beside the new one, the old one is the source.
    """
    aliases = {name: json.loads(value) for name, value in _values(connection, SAME_AS).items()}
    if not aliases:
        return {}
    read = list(read)
    files = {name.partition(_ROW)[0]: was.partition(_ROW)[0] for name, was in aliases.items()}
    study_names = {}
    for name in read:
        file, row = name.partition(_ROW)[0], name[len(name.partition(_ROW)[0]) :]
        was = aliases.get(name) or (files[file] + row if row and file in files else "")
        if was and was not in read:
            study_names[name] = was
    return study_names


def _values(connection: Connection, name: str) -> dict[str, str]:
    values = set_values(connection, "source", attributes.c.name == name)
    return {target: value for (target, _), value in values.items()}


def _sources_of(sources: Iterable[str], name: str) -> list[str]:
    return [source for source in sources if name in (source, source.partition(_ROW)[0])]
