"""Messages: a format says who wrote them and when, and nothing of whether their words are a finding.

That is learnt from chats in plain text; so the labeller sees them as such, whatever the format.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from itertools import pairwise

from synth.corpus.layout.asking import may_ask
from synth.corpus.layout.headings import GUESSED
from synth.corpus.layout.lines import Kind, Line
from synth.corpus.layout.markers import Marker
from synth.corpus.layout.speakers import Label
from synth.signs import PICTURES

MAY_BE = frozenset((Kind.TURN, Kind.QUESTION, Kind.FURNITURE))
"""What the words of a message are: told, asked, or said by the way."""
_PICTURED = re.compile(rf"[{PICTURES}]+\s*(?=\w)")
_LONGEST_TOPIC = 40
"""Letters of the longest question that heads what is answered to it."""


def is_message(fields: Mapping) -> bool:
    """Say whether a format told of a line who says it, and when.

    Examples
    --------
    >>> is_message({"kind": "plain", "speaker": "ป้าศรี", "time": "09:15"}), is_message({"kind": "plain"})
    (True, False)
    """
    return fields.get("kind") == "plain" and bool(fields.get("speaker") and fields.get("time"))


def as_text(lines: Sequence[Line], fields_at: Mapping[int, dict]) -> tuple[list[Line], dict[int, dict]]:
    """Return lines with messages as chats in plain text have them, and what is told of the others."""
    told = {start: fields for start, fields in fields_at.items() if not is_message(fields)}
    written = [
        line if line.start in told or line.start not in fields_at else _written(line, fields_at[line.start])
        for line in lines
    ]
    return written, told


def _written(line: Line, fields: Mapping) -> Line:
    clock = fields["time"].rpartition(" ")[2]
    return line._replace(text=f"{clock}\t{fields['speaker']}\t{words_of(line, fields)}")


def words_of(line: Line, fields: Mapping) -> str:
    """Return what is said in the line of a message."""
    return line.text[_before_words(line, fields) :]


def _before_words(line: Line, fields: Mapping) -> int:
    return fields.get("body", line.start) - line.start


def without_names(
    lines: Sequence[Line],
    fields_at: Mapping[int, dict],
    markers: Sequence[Marker],
    labels: Sequence[Label],
) -> tuple[list[Marker], list[Label]]:
    """Return markers and labels of lines: those of messages end before the words, which name nobody else."""
    ends = [
        _before_words(line, fields) if is_message(fields := fields_at.get(line.start, {})) else None
        for line in lines
    ]
    return (
        [
            marker if end is None else Marker("item", "", 0, end)
            for marker, end in zip(markers, ends, strict=True)
        ],
        [
            label if end is None else Label("", "", end, len(line.text))
            for line, label, end in zip(lines, labels, ends, strict=True)
        ],
    )


def with_topics(lines: Sequence[Line], messages: Container[int]) -> list[Line]:
    r"""Let short questions behind pictures, by which who leads a chat parts it, be headings of what follows.

    There are several of one who writes nothing else behind a picture, and somebody else writes below each.

    Examples
    --------
    >>> from synth.corpus.layout.lines import lines_of
    >>> said = [("แอน", "✅ อะไรได้ผล"), ("ศรี", "แยกถัง"), ("แอน", "❌ ติดตรงไหน"), ("ดำ", "รถมาช้า")]
    >>> lines = zip(said, lines_of("\n".join(words for _, words in said)), strict=True)
    >>> chat = [line._replace(speaker=name, kind=Kind.TURN) for (name, _), line in lines]
    >>> [(str(line.kind), line.words) for line in with_topics(chat, {line.start for line in chat})][:2]
    [('heading', 'อะไรได้ผล'), ('turn', 'แยกถัง')]
    """
    written = [index for index, line in enumerate(lines) if line.start in messages and line.speaker]
    below = dict(pairwise(written))
    pictured: dict[str, dict[int, int]] = {}
    for index in written:
        line = lines[index]
        if match := _PICTURED.match(line.text, line.text.find(line.words)):
            pictured.setdefault(line.speaker, {})[index] = match.end()
    done = list(lines)
    for speaker, places in pictured.items():
        if len(places) < 2 or not all(
            len(words := lines[index].text[first:]) <= _LONGEST_TOPIC
            and may_ask(words)
            and index in below
            and lines[below[index]].speaker != speaker
            for index, first in places.items()
        ):
            continue
        for index, first in places.items():
            line = lines[index]
            done[index] = line._replace(
                kind=Kind.HEADING, level=GUESSED, body=line.start + first, speaker="", time="", number=""
            )
    return done
