"""Doubtful headings that no other one in their note looks like: they would take all that stands beneath."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from synth.corpus.layout.features import SHORT
from synth.corpus.layout.headings import LONGEST_HEADING
from synth.corpus.layout.shapes import look_of, shape_of
from synth.corpus.layout.vocabulary import beginnings, endings
from synth.corpus.layout.words import OPENS

if TYPE_CHECKING:
    from synth.corpus.layout.lines import Line
    from synth.corpus.layout.markers import Marker

LEAST = 0.75
"""How sure a lone heading must be: a wrong one spoils the section of everything beneath it, a missed one
only makes a line too many (measured in benchmarks/README.md)."""
_TOLD = frozenset(("heading", "section"))
_WORDS = frozenset(("heading", "finding"))
"""Lists of words that headings begin with (`synth.corpus.layout.vocabulary`)."""


def lone_headings(
    lines: Sequence[Line],
    markers: Sequence[Marker],
    sure: Mapping[int, float],
    fields_at: Mapping[int, dict],
) -> list[int]:
    r"""Return which headings are too doubtful, where no other heading of their note looks like them.

    Nor does a line count as doubtful that begins with the words of a heading (ปัญหาที่พบ).

    Parameters
    ----------
    lines, markers : sequences
        All lines of a note; of a short one nothing is returned, for there a heading often is the only one.
    sure : mapping of int to float
        By place in `lines`, how sure each line is that was taken for a heading.
    fields_at : mapping of int to dict
        What is known of lines; a heading that the file's format tells stays one.

    Returns
    -------
    list of int

    Examples
    --------
    >>> from synth.corpus.layout.lines import lines_of
    >>> from synth.corpus.layout.markers import markers_of
    >>> lines = lines_of("น้ำ:\n- แล้งมาก\n\nรถ:\n- มาช้า\nซื้อเทปด้วย" + "\n- ฝนมาช้า" * 5)
    >>> markers = markers_of([line.text for line in lines])
    >>> lone_headings(lines, markers, {0: 0.7, 2: 0.6, 4: 0.6}, {})
    [4]
    """
    if len(lines) <= SHORT:
        return []
    looks = {index: _look(lines[index], markers[index]) for index in sure}
    times = Counter(looks.values())
    return [
        index
        for index, chance in sure.items()
        if chance < LEAST and times[looks[index]] == 1 and not _told(fields_at.get(lines[index].start, {}))
        if _WORDS.isdisjoint(beginnings(lines[index].text[markers[index].length :].lstrip(OPENS)))
    ]


def _told(fields: Mapping[str, object]) -> bool:
    """Say whether the file's format makes a line a heading, or lets it stand out."""
    return fields.get("kind") in _TOLD or "level" in fields


def _look(line: Line, marker: Marker) -> tuple[str, bool, bool]:
    return look_of(line, shape_of(line, marker)), line.text.endswith((":", "：")), line.after_blank


def too_long(lines: Sequence[Line], fields_at: Mapping[int, dict]) -> list[int]:
    """Return the lines too long for a heading that neither ask nor lead in; the format may tell otherwise."""
    return [
        index
        for index, line in enumerate(lines)
        if len(line.text) > LONGEST_HEADING
        and line.start not in fields_at
        and not (line.text.endswith((":", "：")) or {"leads", "asks"} & {*endings(line.text)})
    ]
