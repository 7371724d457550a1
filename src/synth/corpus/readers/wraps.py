"""Lines that ended because the page or the cell did, and what they said before they were broken.

A line goes on in the next one if the first word of that would not have fitted any more. Most programs keep
the blank at the end of a broken line; without one, the line was broken inside a phrase, for Thai has no
blanks between words. What stands in quotes or brackets goes on until they close, for a quotation may have an
edge of its own. (Browsers drop it: there a blank between two phrases is lost now and then.)
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from synth.corpus.layout.furniture import NUMBER, reason_for
from synth.corpus.layout.markers import marker_of
from synth.corpus.readers.runs import Run
from synth.text.tokens import tokenise

_NARROWEST = 15
"""Sizes of the letters: a column of text that is narrower was not filled to its edge."""
_NARROWEST_COLUMN = 8
"""The same where it is known that the text stands in columns."""
_LOOSE, _LOOSEST = 1.12, 1.35
"""Shares of the distance between lines that the next line of a paragraph stays below: of that behind full
lines of its size, and of the usual where figures larger than the letters spread the lines."""
_EVEN = 0.1
"""Share of the lines with figures larger than their letters up to which those do not matter."""
_NEARLY_FULL = 3
"""Sizes of the letters that are empty at most in lines that tell how far the next is."""
_ENOUGH = 4
"""Lines that tell it."""
_FULL = 1.2
"""Sizes of the letters that a full line may leave empty, whatever word follows."""
_FULL_CELL = 0.4
"""Share of a column's width that a full line of a cell may leave empty."""
_FULL_BLOCK = 0.5
"""The same of a line of a block that the file tells."""
_LONGEST_WORD = 8
"""Sizes of the letters that a word may take; with more room left a line was ended by its author."""
_SHORT_WORD = 5
_BLANK, _UNSURE = 0.25, 0.25
"""Sizes of the letters that a blank takes, and by which the width of a word is misjudged."""
_QUOTES, _LONGEST_QUOTATION = ("“”", "«»"), 8
"""Signs around somebody's words, and lines of the longest."""
_CLOSES = re.compile(r"[^()]*\)")
_MARKS = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
_FIGURE = re.compile(r"[\d๐-๙]+\.[\d๐-๙]+\s")
_COUNT = re.compile(r"(\d{1,3})(?:\.(\d{1,3}))?(?!\d)")
_THAI = re.compile("[\u0e01-\u0e4e]")
_THAI_END, _THAI_BEGINNING = re.compile("[\u0e01-\u0e4e]$"), re.compile("[\u0e01-\u0e4e]")


class Wraps:
    """Knows of one document how wide its lines are and how far apart."""

    def __init__(self, runs: Sequence[Run]) -> None:
        # a page number in the corner is no measure of where lines end
        wide = [run.right for run in runs if run.margin or run.right - run.left >= _NARROWEST * run.size]
        self.margin = max(wide, default=0.0)
        self._numbers = {_number(run) for run in runs}
        self._pitch, self._within = _usual_pitch(runs), {}
        if sum(run.tall > 1.05 * run.size for run in runs) <= _EVEN * len(runs):
            self._within = _pitches_within(runs, self.margin)

    def goes_on(self, paragraph: Sequence[Run], line: Run) -> bool:
        """Say whether `line` is the next of the open paragraph."""
        if not paragraph or reason_for(line.words, thai=True) not in ("", NUMBER):
            return False
        if self._begins_item(line, paragraph[0]):
            return False
        first, before = paragraph[0], paragraph[-1]
        if before.bold != line.bold or not _of_one_size(before, line):
            return False
        if before.page == line.page and not self._next_line(before, line):
            return False
        listed = before is first and marker_of(first.words)
        indent = (line.left - before.left) / line.size
        if indent > (4 if listed else 0.6) or (before is not first and indent < -0.6):
            return False
        margin = before.margin or self.margin
        narrowest = _NARROWEST_COLUMN if before.margin else _NARROWEST
        wide = margin - first.left >= narrowest * line.size
        return wide and (_full(before, line, margin) or _is_open(paragraph, line))

    def _next_line(self, before: Run, line: Run) -> bool:
        """Say whether no more than the space between two lines of a paragraph parts these."""
        pitch = before.base - line.base
        within = self._within.get(round(line.size))
        return 0 < pitch <= (_LOOSE * within if within else _LOOSEST * self._pitch * line.size)

    def _begins_item(self, line: Run, first: Run) -> bool:
        """Say whether `line` begins with a marker; a figure alone (2.5 ล้านบาท) must follow its like (2.4)."""
        if not _FIGURE.match(line.words) or _FIGURE.match(first.words):
            return bool(marker_of(line.words))
        whole, part = _number(line)
        return (whole, part - 1) in self._numbers

    def joined(self, lines: Sequence[Run]) -> str:
        """Return the words of a paragraph.

        Examples
        --------
        >>> one = Run("ติดตามงานกัน", 90, 500, 700, 16, False, blank_behind=True)
        >>> two, three = Run("ทุกเดือนไม่", 90, 500, 676, 16, False), Run("ขาด", 90, 150, 652, 16, False)
        >>> Wraps([one, two, three]).joined([one, two, three])
        'ติดตามงานกัน ทุกเดือนไม่ขาด'
        """
        return lines[0].words + "".join(
            self._joint(line, following) + following.words for line, following in pairwise(lines)
        )

    def cell(self, lines: Sequence[Run], margin: float) -> str:
        """Return the words of a cell whose column ends at `margin`; a line end where its author put one."""
        text = lines[0].words
        for before, line in pairwise(lines):
            surely = _FULL_CELL * (margin - before.left) / line.size
            goes_on = not self._begins_item(line, lines[0]) and _full(before, line, margin, surely)
            text += (self._joint(before, line) if goes_on else "\n") + line.words
        return text

    def block_words(self, lines: Sequence[Run]) -> str:
        """Return the words of lines that the file says are one block; a line end where its author put one.

        Each line has the margin of its column.
        """
        text = lines[0].words
        for before, line in pairwise(lines):
            margin = before.margin or self.margin
            surely = (
                _FULL
                if self._begins_item(line, lines[0])
                else _FULL_BLOCK * (margin - before.left) / line.size
            )
            text += (self._joint(before, line) if _full(before, line, margin, surely) else "\n") + line.words
        return text

    def _joint(self, before: Run, line: Run) -> str:
        return "" if _within_thai(before, line) and not before.blank_behind else " "


def _number(line: Run) -> tuple[int, int] | None:
    """Return the number that a line begins with, a whole one with the part 0."""
    match = _COUNT.match(line.words)
    return (int(match[1]), int(match[2] or 0)) if match else None


def _within_thai(before: Run, line: Run) -> bool:
    return bool(_THAI_END.search(before.words) and _THAI_BEGINNING.match(line.words))


def _of_one_size(before: Run, line: Run) -> bool:
    thai = _THAI.search(before.words) and _THAI.search(line.words)
    return abs(before.size - line.size) <= (0.05 if thai else 0.4) * line.size


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


def _pitches_within(runs: Sequence[Run], margin: float) -> dict[int, float]:
    """Return for each size of letters the distance, in points, that most full lines have to the next."""
    counts: dict[int, Counter] = defaultdict(Counter)
    for before, run, pitch in _pitches(runs):
        edge = before.margin or margin
        wide = before.margin or before.right - before.left >= _NARROWEST * run.size
        if wide and edge - before.right <= _NEARLY_FULL * run.size:
            counts[round(run.size)][round(2 * pitch * run.size)] += 1
    return {
        size: times.most_common(1)[0][0] / 2 for size, times in counts.items() if times.total() >= _ENOUGH
    }


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
    width = _width(word.strip(), line) / max(_width(line.words, line), 1) * (line.right - line.left)
    blank = 0 if _within_thai(before, line) else _BLANK
    return room < width + (blank + _UNSURE) * line.size


def _is_open(paragraph: Sequence[Run], line: Run) -> bool:
    """Say whether quotes are open at the end of a short paragraph, or a bracket that `line` closes."""
    words = "".join(before.words for before in paragraph)
    quoted = len(paragraph) < _LONGEST_QUOTATION and any(
        words.count(opening) > words.count(closing) for opening, closing in _QUOTES
    )
    return quoted or (words.rfind("(") > words.rfind(")") and _CLOSES.match(line.words) is not None)


def _width(words: str, line: Run) -> float:
    """Return how wide words of `line` are, in Thai letters; others may be larger."""
    larger = max(line.tall / line.size, 1.0)
    return sum(larger if letter.isascii() and letter.isalnum() else 1 for letter in _MARKS.sub("", words))
