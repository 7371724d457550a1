"""A reading that people put right: what they said of lines, and the statements that come of it.

What was said is kept by line; what it makes of a reading is laid beside that reading (`corrected`), so that
undo takes both away. Where acts come together that did not know each other, by a merge or a new reading, the
statements are made again from all that stands.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, insert, select

from synth.corpus.layout.lines import SAID, Kind
from synth.telling import told

from .. import ids, lineage
from ..coders import known_coder
from ..laying import OF_TEXT, lacking, put
from ..standing import SAME_AS, current_readings, set_values
from ..store import record
from ..tables import attributes, corrected, corrections, events, statements, texts
from ..values import as_json
from ..views.lines import LineCorrections, Reading, corrected_sources, standing_of

if TYPE_CHECKING:
    from synth.corpus.statements import Note

_LEVELS = frozenset(map(str, range(1, 100)))


def correct(connection: Connection, by_source: Mapping[str, LineCorrections], coder: str | None) -> str:
    """Write what a person says of lines, of one source or of several, as one act; return its id.

    Parameters
    ----------
    by_source : mapping of str to mapping of int to mapping of str to str
        By source, by where a line begins: some of `SAID`.

    Raises
    ------
    ValueError
        There is no such source or line, or it cannot be what is said.
    """
    current = current_readings(connection)
    rows, fresh = [], {}
    for source, by_line in by_source.items():
        if source not in current:
            raise ValueError(told("study.no_source", source=source))
        reading = Reading(connection, source, current[source]["base"])
        standing = standing_of(connection, reading)
        new = _checked(reading, by_line, standing)
        fresh[source] = any(words.get("kind") == Kind.TITLE for words in new.values()) and reading
        rows += [
            {
                "text_id": reading.text_id,
                "start": start,
                "end": reading.places[start],
                "name": name,
                "value": value,
            }
            for start, words in new.items()
            for name, value in words.items()
        ]
    if not rows:
        return ""
    many = len({(row["text_id"], row["start"]) for row in rows})
    act = record(
        connection, "correct", known_coder(connection, coder), source=next(iter(by_source)), lines=many
    )
    connection.execute(insert(corrections), [{"event_id": act, **row} for row in rows])
    settle(connection, act, list(by_source))
    for source, reading in fresh.items():
        if reading and (title := reading.note(standing_of(connection, reading)).title):
            row = {"event_id": act, "about": "source", "target_id": source, "name": "title"}
            connection.execute(insert(attributes), {**row, "value": as_json(title)})
    return act


def can_be(name: str, value: object) -> bool:
    """Say whether a line can be what is said of it: a kind there is, a level that a heading can have."""
    if name == "kind":
        return value in set(Kind)
    return name != "level" or str(value) in _LEVELS


def _checked(
    reading: Reading, by_line: LineCorrections, standing: LineCorrections
) -> dict[int, dict[str, str]]:
    """Return what is new in `by_line`; refuse what no line can be."""
    new: dict[int, dict[str, str]] = {}
    for start, words in by_line.items():
        if start not in reading.places or not reading.rows:
            raise ValueError(told("study.no_line", source=reading.source, start=start))
        for name, value in words.items():
            if name not in SAID:
                raise ValueError(told("study.line_has", known=", ".join(SAID), name=name))
            if not can_be(name, value):
                raise ValueError(told(f"study.line_{name}", known=", ".join(Kind), value=value))
            if standing.get(start, {}).get(name) != str(value):
                new.setdefault(start, {})[name] = str(value)
    return new


def settle(connection: Connection, act: str, sources: Iterable[str] | None = None) -> list[str]:
    """Make statements again where corrections stand that are not in them; return the sources concerned.

    Of all sources, or of those named. What is written belongs to the act `act`.
    """
    changes = outdated(connection, sources)
    for change in changes.values():
        write(connection, act, *change)
    return list(changes)


def settle_again(connection: Connection, act: str, changed: str) -> None:
    """Make statements again after `act` took the act `changed` back or brought it back, if it needs that."""
    query = select(texts.c.source_id).join(corrections, corrections.c.text_id == texts.c.text_id)
    sources = set(connection.scalars(query.where(corrections.c.event_id == changed)))
    alias_query = select(attributes.c.target_id, attributes.c.value)
    alias_query = alias_query.where(attributes.c.event_id == changed, attributes.c.name == SAME_AS)
    for name, was in connection.execute(alias_query):
        sources |= {name, json.loads(was)}
    aliases = set_values(connection, "source", attributes.c.name == SAME_AS) if sources else {}
    sources |= {json.loads(was) for (name, _), was in aliases.items() if name in sources}
    if sources:
        settle(connection, act, sources)


def outdated(
    connection: Connection, sources: Iterable[str] | None = None
) -> dict[str, tuple[str, Reading, Note | None]]:
    """Return the sources whose statements are not what corrections make of them: what stands, what should."""
    touched = corrected_sources(connection)
    if not touched:
        return {}
    current, changes = current_readings(connection), {}
    for source in sorted(touched & set(current) & set(current if sources is None else sources)):
        reading = Reading(connection, source, current[source]["base"])
        standing = standing_of(connection, reading)
        note = reading.note(standing) if standing and reading.rows else None
        text_id = reading.laid(note)["text_id"] if note else reading.text_id
        if text_id != current[source]["text_id"]:
            changes[source] = (current[source]["text_id"], reading, note)
    return changes


def write(connection: Connection, act: str, before: str, reading: Reading, note: Note | None) -> None:
    """Write what corrections made of a reading that stood as `before`; without a note: as it was read."""
    source = reading.source
    row = {"event_id": act, "source_id": source, "base": reading.text_id, "text_id": reading.text_id}
    if note:
        relaid = reading.laid(note)
        row["text_id"] = relaid["text_id"]
        own = {key: relaid[key] for key in ("text_id", "source_id", "text")}
        put(connection, texts, lacking(connection, texts, [own]))
        for table in OF_TEXT:
            put(connection, table, lacking(connection, table, relaid[table.name]))
        carried = lineage.carry(connection, before, relaid["text_id"], reading.text, reading.text)
        put(connection, statements, lacking(connection, statements, carried))
    connection.execute(insert(corrected), row)


def settle_merged(connection: Connection) -> None:
    """After a merge: make statements of the corrections of both, by an act that both files make alike."""
    changes = outdated(connection)
    if not changes:
        return
    last = connection.scalar(select(func.max(events.c.event_id))) or ""
    names = [
        source + (reading.laid(note)["text_id"] if note else "")
        for source, (_, reading, note) in changes.items()
    ]
    act = ids.following(last, *names)
    payload = json.dumps({"sources": len(changes)})
    row = {"event_id": act, "coder_id": "", "at": ids.moment(act), "kind": "settle", "undoes": ""}
    connection.execute(insert(events), {**row, "payload": payload})
    for change in changes.values():
        write(connection, act, *change)
