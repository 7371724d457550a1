"""The runs of one page → its lines."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from synth.corpus.layout.markers import marker_of
from synth.corpus.readers.letters import NO_CONTENT
from synth.corpus.readers.structure import Mark

_APART, _SURELY_APART = 0.9, 3.0
"""Sizes of the letters: the gap that parts two cells whatever stands above and below; without a typed blank
and with one, which may be stretched."""
ALIGNED = 1.5
"""Points by which two beginnings may differ that stand in one column."""
_NO_BLANK = 0.12
"""Sizes of the letters between two letters of one word, at most."""
LINE_PITCH = 2.4
"""Sizes of the letters from one line of a cell to the next, at most; Thai lines stand wide."""
_NUMBER_FAR = 6.0
"""Sizes of the letters from a number to its item, at most."""
_MOST_ON_LINE = 40
"""Runs of one line among which the item of a number is looked for."""
_COUNT = re.compile(r"[\d๐-๙]{1,3}")
_THAI = re.compile("[\u0e01-\u0e4e]")


@dataclass(frozen=True)
class Run:
    """Characters that stand together: their text and their place in points, from the foot of the page.

    `size` is that of the Thai letters, `tall` of the largest; `mark` says whose they are, where the file
    does; `margin` is the end of its column, if known.
    """

    words: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    blank_behind: bool = False
    tall: float = 0.0
    mark: Mark | int = NO_CONTENT
    page: int = 0
    margin: float | None = None


def whole_lines(runs: Sequence[Run]) -> list[Run]:
    """Put runs of one line together again that no column parts: stretched blanks, a number and its item."""
    runs = _with_numbers(runs)
    starts = _line_starts(runs)
    done: list[Run] = []
    for index, run in enumerate(runs):
        before = done[-1] if done else None
        again = before is not None and _on_one_line(before, run) and _again(before, run)
        if again:
            continue
        if before is None or not _on_one_line(before, run) or _apart(runs, index, before, starts):
            done.append(run)
        else:
            done[-1] = one_of(before, run)
    return done


def one_of(before: Run, run: Run) -> Run:
    """Return two runs of one line as one; it looks as most of its letters do."""
    blank = " " if before.blank_behind or run.left - before.right > _NO_BLANK * run.size else ""
    look = max(before, run, key=lambda part: len(_THAI.findall(part.words)))
    return replace(
        look,
        words=f"{before.words}{blank}{run.words}",
        left=before.left,
        right=max(before.right, run.right),
        blank_behind=run.blank_behind,
        tall=max(before.tall, run.tall),
    )


def _with_numbers(runs: Sequence[Run]) -> list[Run]:
    """Put numbers and bullets that were written apart from their items before them."""
    lines = defaultdict(list)
    for run in runs:
        lines[round(run.base)].append(run)
    items: dict[Run, Run] = {}
    for run, following in zip_longest(runs, runs[1:]):
        if is_marker(run.words) and not (following and _on_one_line(run, following)):
            near = [other for up in (0, -1, 1) for other in lines[round(run.base) + up][:_MOST_ON_LINE]]
            near = [other for other in near if 0 <= other.left - run.right < _NUMBER_FAR * run.size]
            if near:
                items.setdefault(min(near, key=lambda other: other.left), run)
    apart = set(items.values())
    return [part for run in runs if run not in apart for part in (items.get(run), run) if part]


def _on_one_line(before: Run, run: Run) -> bool:
    on_line = abs(before.base - run.base) < 0.3 * run.size
    return on_line and (run.left > before.right - _NO_BLANK * run.size or _again(before, run))


def _again(before: Run, run: Run) -> bool:
    """Say whether letters were drawn twice, one over the other, to make them look bold."""
    over = before.left < run.left < before.right and run.right < before.right + run.size
    return over and run.words.strip() in before.words


def _line_starts(runs: Sequence[Run]) -> set[int]:
    """Return where lines begin for which no run stands on the left, in whole points."""
    return {
        round(run.left)
        for before, run in zip([None, *runs], runs, strict=False)
        if before is None or not _on_one_line(before, run)
    }


def _apart(runs: Sequence[Run], index: int, before: Run, starts: set[int]) -> bool:
    """Say whether a column stands between two runs of one line."""
    run = runs[index]
    gap = (run.left - before.right) / run.size
    if is_marker(before.words) or gap <= _NO_BLANK:
        return False
    if gap > (_SURELY_APART if before.blank_behind else _APART):
        return True
    near = [other for other in runs[max(0, index - 12) : index + 13] if abs(other.base - run.base) > 1]
    begins_a_column = starts & {round(run.left) + points for points in (-1, 0, 1)}
    return bool(begins_a_column) or any(
        abs(other.left - run.left) <= ALIGNED and abs(other.base - run.base) <= LINE_PITCH * run.size
        for other in near
    )


def is_marker(words: str) -> bool:
    """Say whether `words` are nothing but the number or the bullet of an item."""
    marker = marker_of(f"{words} ก")
    return marker is not None and marker.length > len(words) and not _COUNT.fullmatch(words)
