"""Which rows of a form's table are its heads, and what each column is then called."""

from __future__ import annotations

from synth.schema import SECTION_JOIN

from .grid import Grid


def titles(table: Grid) -> int:
    """Return how many rows at the top are one cell across the whole table, with words: a title."""
    count = 0
    while count < len(table.rows) - 1 and is_title(table, count):
        count += 1
    return count


def is_title(table: Grid, number: int) -> bool:
    """Say whether a row is one cell with words across a table of several columns."""
    cells = table.row(number)
    return table.width > 1 and len(cells) == 1 and cells[0].across >= table.width and bool(cells[0].text)


def head_rows(table: Grid) -> int:
    """Return how many rows are heads, titles above them included; 0 where the table has none.

    A row of heads has words in every cell but the one in the corner. Heads reach into a second row where one
    of them is merged downward, where Word repeats that row too, or where a head is over several columns that
    have heads of their own.
    """
    first = titles(table)
    if first >= len(table.rows) or not _all_said(table, first):
        return 0
    last = max(cell.row + cell.down for cell in table.row(first))
    while last < len(table.rows) and table.repeated(last - 1) and table.repeated(last):
        last += 1
    if last == first + 1 and _goes_on(table, first):
        last += 1
    return last if last < len(table.rows) else 0


def _all_said(table: Grid, number: int) -> bool:
    cells = table.row(number)
    blank = [cell for cell in cells if cell.blank]
    return len(cells) > 1 and (not blank or (len(cells) > 2 and blank == [cells[0]]))


def _goes_on(table: Grid, number: int) -> bool:
    """Say whether the row below splits heads that are over several columns, and says nothing else."""
    cells, below = table.row(number), number + 1
    if below + 1 >= len(table.rows) or not any(cell.across > 1 for cell in cells):
        return False
    for cell in cells:
        under = [table.at.get((below, cell.column + at)) for at in range(cell.across)]
        if any(head is None or head.across >= table.width for head in under):
            return False
        filled = [not head.blank for head in under if head]
        if (cell.across > 1 and not all(filled)) or (cell.across == 1 and any(filled)):
            return False
    return True


def column_heads(table: Grid, heads: int) -> list[str]:
    """Return what each column is called: its heads from above to below, titles left off."""
    names = []
    for column in range(table.width):
        texts = [
            table.at[row, column].text for row in range(titles(table), heads) if (row, column) in table.at
        ]
        names.append(SECTION_JOIN.join(dict.fromkeys(filter(None, texts))))
    return names
