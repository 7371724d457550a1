"""The columns in which the text of a page flows: each is read to its end, and has an edge of its own.

Programs write one column after the other, so a line that stands higher than the one before and on its right
begins a new column; or a new cell, if the like happens again right above or below (see `columns`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from synth.corpus.readers.runs import Run

_LEAST_LINES = 3
"""Lines of the longest column; what is shorter may as well be a row of cells."""
_BESIDE = 0.6
"""Sizes of the letters by which what stands beside a line may be higher."""
_GRID = 4
"""Points of the grid on which cells of several rows begin in one column."""
_NARROWEST = 8
"""Sizes of the letters that a column is wide at least; what is narrower is a cell."""
_OUT = 1.15
"""Share of the other columns' width that the last one has at most."""
_FILLED = 0.8
"""Share of the widest column from which on a column is held to have a full line."""
_LONGEST = 500
"""Lines that a column has at most."""
MOST_COLUMNS = 16
"""Pages are numbered by this many, so that each column of a page counts as a page."""


class Zone(NamedTuple):
    """Where columns stand side by side: the first line, the first of each further column, the end."""

    begun: int
    turns: tuple[int, ...]
    end: int


def in_columns(pages: Sequence[Sequence[Run]]) -> list[list[list[Run]]]:
    """Return the stretches of each page; a column is moved to where the first is, and counts as a page.

    Examples
    --------
    >>> def column(left, top):
    ...     return [Run("ชาวบ้านช่วยกัน", left, left + 190, top - 20 * n, 14, False) for n in range(4)]
    >>> [[one, two]] = in_columns([column(90, 700) + column(324, 720)])
    >>> one[3].left, two[0].left, two[0].margin
    (90, 90, 280)
    """
    parts = [_parts(page) for page in pages]
    edges: dict[tuple[int, int], tuple[float, float]] = {}
    for columns in (part for page in parts for part in page if len(part) > 1):
        for number, column in enumerate(columns):
            left, right = edges.get((len(columns), number), (column[0].left, 0.0))
            edges[len(columns), number] = (
                min(left, *(run.left for run in column)),
                max(right, *(run.right for run in column)),
            )
    for before, page in pairwise(parts):  # the last page may have but one column
        if len(page) == 1 == len(page[0]) and before and len(before[-1]) > 1:
            _, right = edges[len(before[-1]), 0]
            if all(run.right <= right + run.size for run in page[0][0]):
                page[0] = [page[0][0], *[[]] * (len(before[-1]) - 1)]
    return [[column for columns in page for column in _placed(columns, edges)] for page in parts]


def _placed(
    columns: Sequence[Sequence[Run]], edges: dict[tuple[int, int], tuple[float, float]]
) -> list[list[Run]]:
    """Tell the lines of columns where theirs ends; one without a full line is as wide as the others."""
    if len(columns) == 1:
        return [list(columns[0])]
    own_edges = [edges[len(columns), number] for number in range(len(columns))]
    # what runs out of the last column (a table made for the whole page) is no measure
    width = max(right - left for left, right in own_edges[:-1])
    if own_edges[-1][1] - own_edges[-1][0] > _OUT * width:
        own_edges[-1] = (own_edges[-1][0], own_edges[-1][0] + width)
    first = own_edges[0][0]
    placed = []
    for number, (column, (left, right)) in enumerate(zip(columns, own_edges, strict=True)):
        margin = first + (right - left if right - left > _FILLED * width else width)
        step, shift = min(number + 1, MOST_COLUMNS - 1), first - left
        placed.append(
            [
                replace(
                    run, left=run.left + shift, right=run.right + shift, page=run.page + step, margin=margin
                )
                for run in column
            ]
        )
    return [column for column in placed if column]


def _parts(lines: Sequence[Run]) -> list[list[Sequence[Run]]]:
    """Part a page into stretches of one column and of several."""
    parts, at = [], 0
    for zone in _zones(lines):
        if zone.begun > at:
            parts.append([lines[at : zone.begun]])
        parts.append([lines[begin:end] for begin, end in pairwise([zone.begun, *zone.turns, zone.end])])
        at = zone.end
    return [*parts, [lines[at:]]] if at < len(lines) else parts


def _zones(lines: Sequence[Run]) -> list[Zone]:
    """Return where columns stand side by side."""
    turns = [_zone(lines, index) for index in range(1, len(lines)) if _turns(lines[index - 1], lines[index])]
    rows = _rows(lines, turns)
    zones: list[Zone] = []
    for zone in sorted(
        (zone for zone in turns if zone not in rows), key=lambda zone: (zone.begun, -zone.end)
    ):
        before = zones[-1] if zones else None
        if before and (zone.begun, zone.end) == (before.begun, before.end):
            zones[-1] = before._replace(turns=(*before.turns, *zone.turns))
        elif not before or zone.begun >= before.end:
            zones.append(zone)
    return [zone for zone in zones if _is_text(lines, zone)]


def _rows(lines: Sequence[Run], turns: Sequence[Zone]) -> set[Zone]:
    """Return what has its like right above or below: cells."""
    places = {zone: round(lines[zone.turns[0]].left / _GRID) for zone in turns}
    begun = {(zone.begun, column) for zone, column in places.items()}
    ended = {(zone.end, column) for zone, column in places.items()}
    return {
        zone
        for zone, column in places.items()
        for near in (column - 1, column, column + 1)
        if (zone.end, near) in begun or (zone.begun, near) in ended
    }


def _is_text(lines: Sequence[Run], zone: Zone) -> bool:
    """Say whether columns are long and wide enough for text."""
    columns = [lines[begin:end] for begin, end in pairwise([zone.begun, *zone.turns, zone.end])]
    width = max(run.right - column[0].left for column in columns for run in column)
    return max(map(len, columns)) >= _LEAST_LINES and width >= _NARROWEST * lines[zone.begun].size


def _turns(before: Run, line: Run) -> bool:
    """Say whether `line` stands on the right of the one before, not below it."""
    return line.left > before.right and line.base > before.base - _BESIDE * line.size


def _zone(lines: Sequence[Run], index: int) -> Zone:
    """Return what stands beside the column, or the cell, that begins at `index`."""
    first = lines[index]
    top = first.base + _BESIDE * first.size
    begun, end = index, index + 1
    least, most = max(0, index - _LONGEST), min(len(lines), index + _LONGEST)
    while begun > least and lines[begun - 1].base <= top and lines[begun - 1].right < first.left:
        begun -= 1
    bound = max((run.right for run in lines[begun:index]), default=first.left)
    while end < most and lines[end].left > bound:
        end += 1
    return Zone(begun, (index,), end)
