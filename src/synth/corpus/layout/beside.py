"""Lines of which those beside them leave no doubt what they are, or are not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from synth.corpus.layout.column_heads import LONGEST_LABEL, tells
from synth.corpus.layout.lines import Line
from synth.corpus.layout.markers import Marker
from synth.corpus.layout.speakers import signed
from synth.corpus.layout.vocabulary import endings, patterns

_SHORT = 40
"""Characters of a line that begins as headings do and is short."""


def first_words(lines: Sequence[Line], fields_at: Mapping[int, dict]) -> list[int]:
    """Return the lines directly below a name with a clock, as programs write it."""
    return [
        index
        for index, (above, line) in enumerate(pairwise(lines), 1)
        if line.start not in fields_at
        and fields_at.get(above.start, {}).get("kind") == "name"
        and fields_at[above.start].get("time")
    ]


def leading_in(lines: Sequence[Line], fields_at: Mapping[int, dict], markers: Sequence[Marker]) -> list[int]:
    """Return lines that lead in (… ได้แก่) and stand over an item: of 17 labelled all are headings."""
    return [
        index
        for index, (line, item) in enumerate(zip(lines, markers[1:], strict=False))
        if item.length
        and "leads" in endings(line.text)
        and not line.text.endswith("ว่า")
        and fields_at.get(line.start, {}).keys() <= {"kind", "number", "body"}
        and fields_at.get(line.start, {}).get("kind", "item") == "item"
    ]


def by_name(lines: Sequence[Line], fields_at: Mapping[int, dict]) -> list[int]:
    """Return lines behind which stands who wrote them; one alone may be anything."""
    indexes = [index for index, line in enumerate(lines) if line.start not in fields_at and signed(line.text)]
    return indexes if len(indexes) > 1 else []


def over_items(lines: Sequence[Line], fields_at: Mapping[int, dict], markers: Sequence[Marker]) -> list[int]:
    """Return lines over items that are none of their findings.

    They end in a colon, without the sign of an item or above deeper ones; or they are short, unmarked and
    begin as headings do (of 182 such labelled lines none is a finding).
    """
    begins = patterns("begins")["heading"]
    return [
        index
        for index, (line, marker, below, item) in enumerate(
            zip(lines, markers, lines[1:], markers[1:], strict=False)
        )
        if item.length
        and line.start not in fields_at
        and (
            (line.text.endswith((":", "：")) and (not marker.length or below.indent > line.indent))
            or (not marker.length and len(line.text) < _SHORT and begins.match(line.text))
        )
    ]


def over_deeper_items(lines: Sequence[Line], fields_at: Mapping[int, dict]) -> list[int]:
    """Return items that name what stands beneath them: in a list of the file's format each has deeper ones.

    Each is short and tells nothing; a list with one that stands alone, or tells, is one of findings.
    """
    indexes: list[int] = []
    first = 0
    while first < len(lines):
        end = first
        while end < len(lines) and fields_at.get(lines[end].start, {}).get("kind") == "item":
            end += 1
        tops = [index for index in range(first, end) if lines[index].indent <= lines[first].indent]
        over = all(after - index > 1 for index, after in pairwise([*tops, end]))
        if len(tops) > 1 and over and all(_names_only(lines[index], fields_at) for index in tops):
            indexes += tops
        first = max(end, first + 1)
    return indexes


def _names_only(item: Line, fields_at: Mapping[int, dict]) -> bool:
    words = item.text[fields_at[item.start].get("body", item.start) - item.start :]
    return len(words) <= LONGEST_LABEL and not tells(words)
