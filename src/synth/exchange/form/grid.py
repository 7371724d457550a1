"""A table of Word as a grid: cells that reach over several columns or rows stand in all of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

from .blanks import is_blank, options
from .letters import children, plain, text_of

MOST_COLUMNS = 200
"""Columns of the widest table that is read as one."""


@dataclass
class Cell:
    """A cell: the element, where it begins, and over how many rows and columns it reaches."""

    element: Any
    row: int
    column: int
    across: int = 1
    down: int = 1

    @property
    def paragraphs(self) -> list[Any]:
        """The paragraphs of the cell itself, not those of tables in it."""
        return list(children(self.element, "p"))

    @property
    def tables(self) -> list[Any]:
        """The tables in the cell."""
        return list(children(self.element, "tbl"))

    @property
    def raw(self) -> str:
        """What the cell says, with its lines to write on."""
        return "\n".join(text_of(paragraph) for paragraph in self.paragraphs)

    @property
    def text(self) -> str:
        """What the cell says, on one line."""
        return plain(self.raw)

    @property
    def blank(self) -> bool:
        """Whether the cell asks to be written in: it says nothing, or has boxes to tick and nothing else."""
        if self.tables:
            return False
        return is_blank(self.raw) or self.ticks

    @property
    def ticks(self) -> bool:
        """Whether the cell is boxes to tick, with no words before the first."""
        boxes = options(self.raw)
        return bool(boxes) and not self.raw[: boxes[0].start].strip()


@dataclass
class Grid:
    """A table: its rows as elements, and its cells by row and column."""

    element: Any
    rows: list[Any] = field(default_factory=list)
    at: dict[tuple[int, int], Cell] = field(default_factory=dict)
    width: int = 0

    def row(self, number: int) -> list[Cell]:
        """Return the cells of a row from left to right, each once."""
        cells = [self.at[number, column] for column in range(self.width) if (number, column) in self.at]
        return list({id(cell): cell for cell in cells}.values())

    def repeated(self, number: int) -> bool:
        """Say whether Word repeats a row on each page, as heads."""
        header = self.rows[number].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}")
        return header is not None and header.get(qn("w:val"), "1") not in ("0", "false", "off")


def grid(table: Any) -> Grid:
    """Lay a table out."""
    layout = Grid(table)
    for number, row in enumerate(children(table, "tr")):
        layout.rows.append(row)
        column = _number(row.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}"), 0)
        for element in children(row, "tc"):
            across = _number(element.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}"), 1)
            above = layout.at.get((number - 1, column)) if _goes_on(element) else None
            if above is not None:
                above.down = number - above.row + 1
            cell = above or Cell(element, number, column, across)
            for spanned in range(column, min(column + across, MOST_COLUMNS)):
                layout.at[number, spanned] = cell
            column = min(column + across, MOST_COLUMNS)
        layout.width = max(layout.width, column)
    return layout


def _number(element: Any, otherwise: int) -> int:
    digits = element.get(qn("w:val"), "") if element is not None else ""
    return max(0, int(digits)) if digits.isascii() and digits.isdecimal() and len(digits) < 6 else otherwise


def _goes_on(cell: Any) -> bool:
    """Say whether a cell is part of the one above it."""
    merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    return merged is not None and merged.get(qn("w:val"), "continue") == "continue"
