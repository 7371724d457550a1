"""Messages: a format says who wrote them and when, and nothing of whether their words are a finding.

That is learnt from chats in plain text; so the labeller sees them as such, whatever the format.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from synth.corpus.layout.chain import from_logarithms
from synth.corpus.layout.labeller import KINDS
from synth.corpus.layout.lines import Kind, Line
from synth.corpus.layout.markers import Marker
from synth.corpus.layout.smalltalk import is_civil, may_be_by_the_way
from synth.corpus.layout.speakers import Label

if TYPE_CHECKING:
    import numpy as np

MAY_BE = frozenset((Kind.TURN, Kind.QUESTION, Kind.FURNITURE))
"""What the words of a message are: told, asked, or said by the way."""
_HARDLY = (0.05, 0.05)
"""Chances of a finding, among the lines around and apart from them, below both of which a message is none.

Chosen with the next on 11 layouts of talk set as files, left out of what was learnt, tried on 11 others: of
100 findings 2 and 1 are below them, of 100 questions and greetings 66 and 75."""
_RATHER = (0.5, 0.2)
"""The same for who leads: asks, and says what is mostly no finding."""
_TELLS, _SOME = 0.3, 3
"""The mean chance of a finding of who tells something, and the messages that show it."""
_TURN, _QUESTION, _FURNITURE = map(KINDS.index, (Kind.TURN, Kind.QUESTION, Kind.FURNITURE))
_SAID = [_TURN, _QUESTION, _FURNITURE]
_ASKED = 0.5
"""The chance from which on a message is rather a question."""


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


def said(chances: np.ndarray, scores: np.ndarray, speakers: Sequence[str], words: Sequence[str]) -> list[int]:
    """Return which of `KINDS` messages are, by the chances of their lines among the others and who says them.

    `scores` are those of the lines each apart (see `Labeller.scores`): small talk around makes no finding
    small. A message is told where anything says so; of who leads, where that is rather likely. Whatever the
    chances, it is told where its `words` show nothing of small talk: around much of it all chances are small.
    """
    apart = from_logarithms(scores[:, _SAID])
    apart /= apart.sum(axis=1, keepdims=True)
    leading = _leading(chances, apart, speakers)
    kinds = []
    for speaker, says, row, alone in zip(speakers, words, chances, apart, strict=True):
        among, by_itself = _RATHER if speaker in leading else _HARDLY
        told = row[_TURN] >= among or alone[0] >= by_itself
        told = told and not (speaker in leading and row[_QUESTION] >= _ASKED)
        told = told or not (is_civil if speaker in leading else may_be_by_the_way)(says)
        kinds.append(_TURN if told else _QUESTION if row[_QUESTION] > row[_FURNITURE] else _FURNITURE)
    return kinds


def _leading(chances: np.ndarray, apart: np.ndarray, speakers: Sequence[str]) -> set[str]:
    """Return who asks in a talk and says little else."""
    messages: dict[str, list[int]] = {}
    for index, speaker in enumerate(speakers):
        messages.setdefault(speaker, []).append(index)
    asked = {
        speaker: max(apart[own, 1].max(), chances[own, _QUESTION].max()) for speaker, own in messages.items()
    }
    return {
        speaker
        for speaker, own in messages.items()
        if len(own) >= _SOME and chances[own, _TURN].mean() < _TELLS and asked[speaker] > _ASKED
    }
