"""The edges of pages: headers, footers, page numbers, what a browser prints around a page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from synth.corpus.layout.markers import marker_of
from synth.corpus.readers.runs import Run

_EDGE_LINES = 2
"""Lines at the top and at the foot of a page among which its header and footer are looked for."""
_APART = 1.1
"""Distances of lines that part a header or footer from the text at least."""
_HEADS = 3
_LONGER = 4
"""Times that the text of a line is longer than what stands before it."""
_DIGITS = re.compile(r"(?<!\d)\d{1,3}(?!\d)")  # a year that ends a cell at the foot is no page number
_EDGE = re.compile(
    r"(?:(?:หน้า(?:ที่)?|page)[\s\-–—.(]*[\d๐-๙]{1,4}|[\s\-–—.(]*[\d๐-๙]{1,3})[\s\-–—.)]*(?:(?:/|จาก|of)\s*[\d๐-๙]{1,4})?"
    r"|(?:https?|file)://\S+|\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}[:.]\d{2}(?: ?[AP]M| น\.)?",
    re.IGNORECASE,
)
"""A page number wherever it stands; the address and the hour that a browser prints on a page."""


def edges_of(pages: Sequence[Sequence[Run]]) -> set[Run]:
    """Return what stands at the top or the foot of pages and is no text of theirs.

    Examples
    --------
    >>> page = [Run("1. แม่ครัวช่วยกัน", 90, 300, 700, 16, False), Run("หน้า 1", 90, 130, 40, 16, False)]
    >>> [run.words for run in edges_of([page])]
    ['หน้า 1']
    """
    repeated, placed = _repeated(pages), _in_one_place(pages)
    edges = {
        run
        for page in pages
        for apart, run in _outer(page)
        if _EDGE.fullmatch(run.words)
        or (shape_of(run.words) in repeated and (apart or _place(run) in placed) and not marker_of(run.words))
    }
    beside = {run for page in pages for run in _beside_text(page, edges)}
    return edges - beside - _row_of_heads(pages[0]) if pages else edges


def _beside_text(page: Sequence[Run], edges: set[Run]) -> set[Run]:
    """Return short runs that repeat, as who speaks does, on lines of which the rest is text."""
    longest = Counter()
    for run in page:
        if run not in edges:
            longest[round(run.base)] = max(longest[round(run.base)], len(run.words))
    return {
        run
        for run in edges.intersection(page)
        if _LONGER * len(run.words) < longest[round(run.base)] and not _EDGE.fullmatch(run.words)
    }


def _row_of_heads(page: Sequence[Run]) -> set[Run]:
    """Return the runs of lines of three and more: the heads of a table, which later pages repeat."""
    times = Counter(round(run.base) for run in page)
    return {run for run in page if times[round(run.base)] >= _HEADS}


def _outer(page: Sequence[Run]) -> list[tuple[bool, Run]]:
    """Return the runs on the highest and the lowest lines, and whether a gap parts them from the text."""
    heights = sorted({round(run.base) for run in page})
    gaps = sorted(upper - lower for lower, upper in pairwise(heights))
    least = _APART * gaps[len(gaps) // 4] if gaps else 0.0
    outer: dict[int, bool] = {}
    for order in (heights[::-1], heights):
        apart = False
        for index in reversed(range(min(_EDGE_LINES, len(order)))):
            apart = apart or index + 1 == len(order) or abs(order[index] - order[index + 1]) > least
            outer[order[index]] = apart
    return [(outer[round(run.base)], run) for run in page if round(run.base) in outer]


def _repeated(pages: Sequence[Sequence[Run]]) -> set[str]:
    """Return what stands at the top or the foot of most pages, numbers aside."""
    shapes = Counter(shape for page in pages for shape in {shape_of(run.words) for _, run in _outer(page)})
    least = max(2, len(pages) * 0.5)
    return {shape for shape, times in shapes.items() if times >= least}


def _in_one_place(pages: Sequence[Sequence[Run]]) -> set[tuple]:
    """Return what stands alone on the first or the last line of several pages, each time in one place."""
    counts: Counter[tuple] = Counter()
    for page in pages:
        times = Counter(round(run.base) for run in page)
        ends = {min(times, default=0), max(times, default=0)}
        counts.update(
            {_place(run) for run in page if round(run.base) in ends and times[round(run.base)] == 1}
        )
    return {place for place, times in counts.items() if times > 1}


def _place(run: Run) -> tuple:
    return shape_of(run.words), round(run.base), round(run.left)


def shape_of(words: str) -> str:
    """Return words with any number in them alike."""
    return _DIGITS.sub("0", " ".join(words.split()))
