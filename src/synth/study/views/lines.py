"""What people said of lines, and the notes that come of it: a reading, the words that stand, their tables.

What reads notes is imported where it is used: a study opens without it.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd
from sqlalchemy import Connection, exists, or_, select

from synth.corpus.doubts import DOUBTFUL
from synth.corpus.layout.lines import Line
from synth.schema import LEFT_OUT, TABLES, UNITS

from ..laying import LINE, PLACE, laid
from ..standing import SAME_AS, current_readings, last_readings, set_values, stands, stored_texts
from ..tables import attributes, coders, corrected, corrections, erasures, events, lines, statements, texts
from ..values import as_json

if TYPE_CHECKING:
    from synth.corpus.statements import Note

LineCorrections = Mapping[int, Mapping[str, str]]
"""What is said of lines, by where they begin (see `synth.corpus.layout.lines.SAID`)."""


class Cut(NamedTuple):
    """How statements come of lines: what a statement is, and who the labels of speakers are."""

    unit: str
    voices: dict[str, str]


def cut_of(text: str, source: str, read: Sequence[Line], rows: Iterable[Mapping], usual: str = "") -> Cut:
    """Return how the statements `rows` came of lines that were read; of units that fit, the `usual` one."""
    from synth.corpus.statements import note_of

    speakers = {(row["start"], row["end"]): row["speaker"] for row in rows}
    for unit in sorted(UNITS, key=lambda unit: unit != usual):
        by_span = {(row["start"], row["end"]): row for row in note_of(text, source, read, unit).statements}
        if by_span.keys() == speakers.keys():
            return Cut(unit, {row["speaker"]: speakers[span] for span, row in by_span.items()})
    return Cut(usual or UNITS[0], {})


class Reading:
    """A source as its file was read: text, what the format tells of its lines, what they were taken for."""

    def __init__(self, connection: Connection, source: str, text_id: str):
        from synth.corpus.layout.bare import bare_lines

        self.source, self.text_id = source, text_id
        self.text = connection.scalar(select(texts.c.text).where(texts.c.text_id == text_id))
        query = select(lines).where(lines.c.text_id == text_id).order_by(lines.c.position)
        self.rows = [dict(row._mapping) for row in connection.execute(query)]
        self.told = {row["start"]: json.loads(row["told"]) for row in self.rows if row["told"]}
        bare = bare_lines(self.text, self.told)[0]
        self.places = {line.start: line.start + len(line.text) for line in bare}
        query = select(statements).where(statements.c.text_id == text_id, statements.c.made.is_(False))
        self._read = [dict(row._mapping) for row in connection.execute(query)]
        self.named = _named(connection, text_id) if connection.scalar(_ERASED) else {}
        """The ids of statements by their place, where words were erased: they are of the words as read."""

    @cached_property
    def lines(self) -> list[Line]:
        """What the lines were taken for."""
        from synth.corpus.layout.correcting import lines_from

        return lines_from(self.text, self.told, self.rows)

    @cached_property
    def cut(self) -> Cut:
        """How statements were made of the lines when the file was read."""
        return cut_of(self.text, self.source, self.lines, self._read)

    def note(self, by_line: LineCorrections, cut: Cut | None = None) -> Note:
        """Return the note as it is with what was said of its lines."""
        from synth.corpus.layout.asking import asks
        from synth.corpus.layout.correcting import put_right, with_sections
        from synth.corpus.statements import Note, note_of

        cut = cut or self.cut
        note_lines = put_right(self.text, self.told, self.lines, by_line) if by_line else self.lines
        note = note_of(self.text, self.source, with_sections(note_lines, by_line), cut.unit)
        for row in note.statements:
            speaker = cut.voices.get(row["speaker"], row["speaker"])
            if speaker != row["speaker"] and asks(speaker, row["text"]):
                row["use"] = LEFT_OUT
            row["speaker"] = speaker
        _keep_ids(note.statements, self.named)
        return Note(note.title, note.date, note.date_note, note.statements, note.left_out, note_lines)

    def laid(self, note: Note) -> dict:
        """Return a corrected note as rows."""
        rows = [{name: row[name] for name in ("statement_id", *PLACE, "certain")} for row in note.statements]
        parts = [{name: row[name] for name in ("start", "end", "reason")} for row in note.left_out]
        return laid(self.source, self.text, rows, parts, [self._line(line) for line in note.lines])

    def _line(self, line: Line) -> dict:
        by_format = self.told.get(line.start)
        row = {name: getattr(line, name, "") for name in LINE} | {"end": line.start + len(line.text)}
        return row | {
            "kind": str(line.kind),
            "told": json.dumps(by_format, ensure_ascii=False) if by_format else "",
        }


_ERASED = select(exists().where(erasures.c.hash != ""))


def _named(connection: Connection, text_id: str) -> dict[tuple[int, int], str]:
    of_text = select(corrected.c.text_id).where(corrected.c.base == text_id)
    query = select(statements).where(
        or_(statements.c.text_id == text_id, statements.c.text_id.in_(of_text)), statements.c.made.is_(False)
    )
    return {(row.start, row.end): row.statement_id for row in connection.execute(query)}


def _keep_ids(rows: list[dict], named: Mapping[tuple[int, int], str]) -> None:
    """Give statements the ids that they have where their words were rewritten since."""
    now = {row["statement_id"]: named.get((row["start"], row["end"]), row["statement_id"]) for row in rows}
    for row in rows:
        for name in ("statement_id", "repeats"):
            row[name] = now.get(row[name], row[name])


def standing_of(connection: Connection, reading: Reading) -> dict[int, dict[str, str]]:
    """Return what stands of the lines of a reading, also of words that stood in an earlier one."""
    names = _names_of(connection, reading.source)
    query = (
        select(corrections, texts.c.text)
        .join(texts, texts.c.text_id == corrections.c.text_id)
        .where(texts.c.source_id.in_(names), stands(corrections.c.event_id))
        .order_by(corrections.c.event_id)
    )
    words: dict[int, dict[str, str]] = {}
    places = _Places(reading)
    for row in connection.execute(query):
        start = places.of(row.text, row.start, row.end)
        if start is not None:
            words.setdefault(start, {})[row.name] = row.value
    return words


def _names_of(connection: Connection, source: str) -> list[str]:
    """Return the names under which a source was read."""
    aliases = set_values(connection, "source", attributes.c.name == SAME_AS)
    return [source, *(name for (name, _), was in aliases.items() if was == as_json(source))]


class _Places:
    """Where the lines of another text stand in a reading: in the same text at their place, else by words."""

    def __init__(self, reading: Reading):
        self._reading, self._text = reading, reading.text
        self._by_words: dict[str, list[int]] = defaultdict(list)
        for start, end in sorted(reading.places.items()):
            self._by_words[self._text[start:end]].append(start)

    def of(self, text: str, start: int, end: int) -> int | None:
        """Return where the line ``text[start:end]`` begins now; None where its words are not there."""
        if text == self._text:
            return start if start in self._reading.places else None
        words = text[start:end]
        starts = self._by_words.get(words, [])
        if len(starts) == 1:
            return starts[0]
        times = Counter(line.strip() for line in text[:start].split("\n"))[words]
        same = Counter(line.strip() for line in text.split("\n"))[words] == len(starts)
        return starts[times] if starts and same and times < len(starts) else None


def lines_table(connection: Connection, source: str = "") -> pd.DataFrame:
    """Return the table `lines`: what each line of a source, or of all, is taken for now."""
    rows = []
    for name, reading in current_readings(connection, *([source] if source else [])).items():
        query = select(lines).where(lines.c.text_id == reading["text_id"]).order_by(lines.c.position)
        rows += [{"source_id": name, **row._mapping} for row in connection.execute(query)]
    return pd.DataFrame(rows, columns=list(TABLES["lines"]))


def corrections_table(connection: Connection) -> pd.DataFrame:
    """Return the table `corrections`: what people said of lines, as it stands; the first said first."""
    words = stored_texts(connection)
    query = (
        select(corrections, texts.c.source_id, coders.c.name.label("coder"), events.c.at)
        .join(texts, texts.c.text_id == corrections.c.text_id)
        .join(events, events.c.event_id == corrections.c.event_id)
        .join(coders, coders.c.coder_id == events.c.coder_id)
        .where(stands(corrections.c.event_id))
        .order_by(corrections.c.event_id, corrections.c.start, corrections.c.name)
    )
    rows = [
        (
            row.source_id,
            row.start,
            row.end,
            words[row.text_id][row.start : row.end],
            row.name,
            row.value,
            row.coder,
            row.at,
        )
        for row in connection.execute(query)
    ]
    return pd.DataFrame(rows, columns=list(TABLES["corrections"]))


def corrected_sources(connection: Connection) -> set[str]:
    """Return the sources of whose lines something was ever said, also under the names they have now."""
    sources = set(
        connection.scalars(
            select(texts.c.source_id).join(corrections, corrections.c.text_id == texts.c.text_id)
        )
    )
    aliases = set_values(connection, "source", attributes.c.name == SAME_AS) if sources else {}
    return sources | {json.loads(was) for (name, _), was in aliases.items() if name in sources}


def examples(connection: Connection) -> list[tuple[str, dict[int, dict], dict[int, str]]]:
    """Return the notes that people put right as examples: text, what its format tells, {line start: kind}.

    With the lines that they let stand, but for those that are doubtful.
    """
    rows = []
    last = last_readings(connection)
    for source in sorted(corrected_sources(connection) & set(last)):
        reading = Reading(connection, source, last[source]["text_id"])
        by_line = standing_of(connection, reading)
        if reading.rows and any("kind" in words for words in by_line.values()):
            sure = [line for line in reading.note(by_line).lines if line.certain >= DOUBTFUL]
            rows.append((reading.text, reading.told, {line.start: str(line.kind) for line in sure}))
    return rows


def corrections_since(connection: Connection, foreign: set[str]) -> dict[tuple, tuple[str, str]]:
    """Return the last standing word on each line, of acts that the other of two files lacks."""
    query = select(corrections, texts.c.source_id).join(texts, texts.c.text_id == corrections.c.text_id)
    rows = connection.execute(query.where(stands(corrections.c.event_id)).order_by(corrections.c.event_id))
    return {
        (row.source_id, row.text_id, row.start, row.name): (row.event_id, row.value)
        for row in rows
        if row.event_id not in foreign
    }
