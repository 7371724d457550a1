"""Messages: a format says who wrote them and when, and nothing of whether their words are a finding.

That is learnt from chats in plain text; so the labeller sees them as such, whatever the format.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from synth.corpus.layout.lines import Kind, Line
from synth.corpus.layout.markers import Marker
from synth.corpus.layout.speakers import Label

MAY_BE = frozenset((Kind.TURN, Kind.QUESTION, Kind.FURNITURE))
"""What the words of a message are: told, asked, or said by the way."""


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
