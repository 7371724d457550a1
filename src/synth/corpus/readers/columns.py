"""What stands side by side on a page: rows of cells, and the columns that they make."""

from __future__ import annotations

from collections.abc import Sequence

from synth.corpus.readers.runs import ALIGNED, LINE_PITCH, Run

_ROW_PITCH = 4.0
"""Sizes of the letters from one row of a table to the next, at most."""

Cell = list[Run]
Row = list[Cell]


def rows_of(lines: Sequence[Run]) -> list[Row]:
    """Put the lines of a page into rows of cells, in the order of the page; text that flows has one cell.

    Examples
    --------
    >>> label, one, two = (Run(w, x, x + 50, y, 16, False) for w, x, y in
    ...                    [("ด้านคน", 90, 500), ("ขาดคนรุ่น", 234, 500), ("ใหม่", 234, 479)])
    >>> [[[line.words for line in cell] for cell in row] for row in rows_of([label, one, two])]
    [[['ด้านคน'], ['ขาดคนรุ่น', 'ใหม่']]]
    """
    rows: list[Row] = []
    for line in lines:
        row = rows[-1] if rows else []
        if row and _beside(row[-1], line):
            _part_from_text_above(rows, line)
            rows[-1].append([line])
        elif row and _under(row, line):
            row[-1].append(line)
        else:
            rows.append([[line]])
    return rows


def _beside(cell: Cell, line: Run) -> bool:
    """Say whether `line` begins a new cell on the right of `cell`, not a new column of the page."""
    last = cell[-1]
    if last.base - line.base >= 0.6 * line.size or line.left <= last.right or line.page != last.page:
        return False
    near = len(cell) <= 3 or line.base - cell[0].base < LINE_PITCH * line.size
    beside = [run for run in cell if run.base - line.base < 0.6 * line.size]
    right = max(run.right for run in beside)
    return (near or len(beside) < len(cell)) and line.left > right


def _under(row: Row, line: Run) -> bool:
    """Say whether `line` goes on with the last cell of `row`."""
    last = row[-1][-1]
    pitch = last.base - line.base
    overlaps = line.left < last.right and last.left < line.right
    left_bound = max(run.right for run in row[-2]) if len(row) > 1 else float("-inf")
    return 0 < pitch <= LINE_PITCH * line.size and overlaps and line.left > left_bound


def _part_from_text_above(rows: list[Row], line: Run) -> None:
    """Begin a new row where the first cell of a table was taken for the last line of the text above it."""
    if len(rows[-1]) > 1:
        return
    [cell] = rows[-1]
    above = [run for run in cell if run.base - line.base > 0.6 * line.size]
    label = cell[len(above) :]
    if above and label:
        rows[-1:] = [[above], [label]]


def tables_of(rows: Sequence[Row]) -> list[list[Row]]:
    """Put the rows that make one table together; each row of text that flows comes alone."""
    tables: list[list[Row]] = []
    for row in rows:
        before = tables[-1] if tables else []
        if before and _is_table(before) and (len(row) > 1 or _fits(before, row)):
            before.append(row)
        else:
            tables.append([row])
    return [part for table in tables for part in _without_tail(table)]


def _is_table(rows: Sequence[Row]) -> bool:
    return any(len(row) > 1 for row in rows)


def _fits(table: list[Row], row: Row) -> bool:
    """Say whether a row of one cell may stand in the table above it: close by, within one column."""
    [cell] = row
    above = table[-1]
    lowest = min(run.base for other in above for run in other)
    widest = max(table, key=len)
    inside = [other for other in widest if min(run.left for run in other) <= cell[0].left + ALIGNED]
    right = next((other[0].left for other in widest if other[0].left > cell[0].left + ALIGNED), None)
    narrow = right is None or max(run.right for run in cell) < right
    return bool(inside) and narrow and 0 < lowest - cell[0].base <= _ROW_PITCH * cell[0].size


def _without_tail(table: list[Row]) -> list[list[Row]]:
    """Part the rows of one cell at a table's end from it: they are the text that follows."""
    end = len(table)
    while end > 1 and len(table[end - 1]) == 1 and _is_table(table):
        end -= 1
    return [table[:end], *([row] for row in table[end:])]


def columns_of(table: Sequence[Row]) -> list[float]:
    """Return where the columns of a table begin: where the cells of its fullest rows do."""
    most = max(map(len, table))
    fullest = [[min(run.left for run in cell) for cell in row] for row in table if len(row) == most]
    return [min(lefts) for lefts in zip(*fullest, strict=True)]


def place_of(cell: Cell, columns: Sequence[float]) -> int:
    """Return the number of the column in which a cell begins."""
    edge = min(run.left for run in cell) + ALIGNED
    return max((index for index, start in enumerate(columns) if start <= edge), default=0)
