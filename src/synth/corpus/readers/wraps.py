"""Lines that ended because the page or the cell did, and what they said before they were broken.

A line goes on in the next one if the first word of that would not have fitted any more. Most programs keep
the blank at the end of a broken line; without one, the line was broken inside a phrase, for Thai has no
blanks between words. (Browsers drop it: there a blank between two phrases is lost now and then.)
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from synth.corpus.layout.furniture import NUMBER, reason_for
from synth.corpus.layout.markers import marker_of
from synth.corpus.readers.runs import Run
from synth.text.thai import tokenise

_NARROWEST = 15
"""Sizes of the letters: a column of text that is narrower was not filled to its edge."""
_NARROWEST_COLUMN = 8
"""The same where it is known that the text stands in columns."""
_LOOSE, _LOOSEST = 1.12, 1.3
"""Shares of the distance between lines that the next line of a paragraph stays below: of the least for lines
of the same sizes, and of the usual."""
_ENOUGH = 4
"""Distances of lines that tell the least one."""
_FULL = 1.2
"""Sizes of the letters that a full line may leave empty, whatever word follows."""
_FULL_CELL = 0.4
"""Share of a column's width that a full line of a cell may leave empty."""
_LONGEST_WORD = 8
"""Sizes of the letters that a word may take; with more room left a line was ended by its author."""
_SHORT_WORD = 5
_MARKS = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
_FIGURE = re.compile(r"[\d๐-๙]+\.[\d๐-๙]+\s")
_THAI_END, _THAI_BEGINNING = re.compile("[\u0e01-\u0e4e]$"), re.compile("[\u0e01-\u0e4e]")


class Wraps:
    """Knows of one document how wide its lines are and how far apart."""

    def __init__(self, runs: Sequence[Run]) -> None:
        # a page number in the corner is no measure of where lines end
        wide = [run.right for run in runs if not run.edges and run.right - run.left >= _NARROWEST * run.size]
        self.margin = max(wide, default=0.0)
        self._pitch, self._least = _usual_pitch(runs), _least_pitches(runs)

    def goes_on(self, paragraph: Sequence[Run], line: Run) -> bool:
        """Say whether `line` is the next of the open paragraph."""
        if not paragraph or reason_for(line.words, thai=True) not in ("", NUMBER):
            return False
        if _begins_item(line, paragraph[0]):
            return False
        first, before = paragraph[0], paragraph[-1]
        if before.bold != line.bold or abs(before.size - line.size) > 0.15 * line.size:
            return False
        if before.page == line.page and not self._next_line(before, line):
            return False
        listed = before is first and marker_of(first.words)
        indent = (line.left - _start(line) - before.left + _start(before)) / line.size
        if indent > (4 if listed else 0.6) or (before is not first and indent < -0.6):
            return False
        margin = before.edges[1] if before.edges else self.margin
        narrowest = _NARROWEST_COLUMN if before.edges else _NARROWEST
        return margin - first.left >= narrowest * line.size and _full(before, line, margin)

    def _next_line(self, before: Run, line: Run) -> bool:
        """Say whether no more than the space between two lines of a paragraph parts these."""
        pitch = before.base - line.base
        least = self._least.get(_talls(before, line))
        return 0 < pitch <= (_LOOSE * least if least else _LOOSEST * self._pitch * line.size)

    def joined(self, lines: Sequence[Run]) -> str:
        """Return the words of a paragraph.

        Examples
        --------
        >>> one = Run("ติดตามงานกัน", 90, 500, 700, 16, False, blank_behind=True)
        >>> two, three = Run("ทุกเดือนไม่", 90, 500, 676, 16, False), Run("ขาด", 90, 150, 652, 16, False)
        >>> Wraps([one, two, three]).joined([one, two, three])
        'ติดตามงานกัน ทุกเดือนไม่ขาด'
        """
        return lines[0].words + "".join(self._joint(one, two) + two.words for one, two in pairwise(lines))

    def cell(self, lines: Sequence[Run], margin: float) -> str:
        """Return the words of a cell whose column ends at `margin`; a line end where its author put one."""
        text = lines[0].words
        for before, line in pairwise(lines):
            surely = _FULL_CELL * (margin - before.left) / line.size
            goes_on = not _begins_item(line, lines[0]) and _full(before, line, margin, surely)
            text += (self._joint(before, line) if goes_on else "\n") + line.words
        return text

    def _joint(self, before: Run, line: Run) -> str:
        thai = _THAI_END.search(before.words) and _THAI_BEGINNING.match(line.words)
        return "" if thai and not before.blank_behind else " "


def _begins_item(line: Run, first: Run) -> bool:
    """Say whether `line` begins with a marker; a figure alone (2.5 ล้านบาท) is one only after its like."""
    return bool(marker_of(line.words)) and (
        not _FIGURE.match(line.words) or bool(_FIGURE.match(first.words)) or not marker_of(first.words)
    )


def _start(line: Run) -> float:
    return line.edges[0] if line.edges else 0.0


def _pitches(runs: Sequence[Run]) -> Iterator[tuple[Run, Run, float]]:
    """Give the lines that stand one under the other, and the distance between them in sizes."""
    for before, run in pairwise(runs):
        pitch = (before.base - run.base) / run.size
        if before.page == run.page and 0.8 < pitch < 3:
            yield before, run, pitch


def _usual_pitch(runs: Sequence[Run]) -> float:
    """Return the distance from line to line, in sizes, that a quarter of the lines stay below."""
    pitches = sorted(pitch for *_, pitch in _pitches(runs))
    return pitches[len(pitches) // 4] if pitches else 0.0


def _least_pitches(runs: Sequence[Run]) -> dict[tuple[float, ...], float]:
    """Return the least distance, in points, for lines of the same sizes: a larger figure makes its line higher."""
    found = defaultdict(list)
    for before, run, pitch in _pitches(runs):
        found[_talls(before, run)].append(pitch * run.size)
    return {sizes: min(pitches) for sizes, pitches in found.items() if len(pitches) >= _ENOUGH}


def _talls(before: Run, run: Run) -> tuple[float, ...]:
    return before.size, before.tall, run.size, run.tall


def _full(before: Run, line: Run, margin: float, surely: float = _FULL) -> bool:
    """Say whether the first word of `line` would not have fitted behind `before`.

    Lines that leave no more than `surely` sizes of the letters empty are full, whatever follows.
    """
    room = margin - before.right
    if room <= surely * line.size:
        return True
    if room > _LONGEST_WORD * line.size:
        return False
    first, *others = tokenise([line.words[:40]])[0]
    # programs part words in other places than we do: a short word may have stood with the next
    word = first + others[0] if others and len(first) <= _SHORT_WORD else first
    letters, whole = len(_MARKS.sub("", word.strip())), len(_MARKS.sub("", line.words))
    return room < letters / max(whole, 1) * (line.right - line.left)
