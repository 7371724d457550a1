"""A table with heads on its way into a form: columns and rows that wait, and where they meet."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from synth.schema import SECTION_JOIN
from synth.telling import noted

from .blanks import options
from .controls import control_in
from .grid import Cell, Grid
from .heads import column_heads, is_title
from .parts import COLUMN, LONGEST, ROW, ROWS, Open, Part, Slot

if TYPE_CHECKING:
    from .reading import Reader

_NUMBER = re.compile(r"[\s\d๐-๙.,()\-–/]*")
"""What only numbers a row."""


class Headed:
    """A table with heads on its way into a form."""

    def __init__(self, reader: Reader, table: Grid, heads: int, number: int, context: str):
        self.reader, self.table, self.heads, self.number = reader, table, heads, number
        self.context, self.form = context, reader.form
        self.names = column_heads(table, heads)
        body = range(heads, len(table.rows))
        self.body = [row for row in body if not is_title(table, row)]
        self.fillable = [column for column in range(table.width) if self._waits(column)]
        self.columns: dict[int, Part] = {}

    def _waits(self, column: int) -> bool:
        """Say whether a column is there to be filled: most of its cells are empty."""
        cells = [self.table.at[row, column] for row in self.body if (row, column) in self.table.at]
        n_filled = sum(not cell.blank for cell in cells)
        if not cells or n_filled == len(cells) or (column == 0 and not cells[0].blank):
            return False
        return n_filled * 2 < len(cells)

    def read(self) -> None:
        """Take the columns and rows that wait, and where they meet."""
        self._columns()
        section, last, carried = "", None, ""
        rows: dict[int, Part] = {}
        for row in range(self.heads, len(self.table.rows)):
            if is_title(self.table, row):
                section, last, carried = self.table.row(row)[0].text, None, ""
                self._words(row, section)
                continue
            label, carried = self._label(row, carried)
            if _NUMBER.fullmatch(label):
                last = self._open(row, section, last)
                rows[row] = last.part
            else:
                last = None
                rows[row] = self._row(row, section, label)
            self._words(row, label)
        self._slots(rows)

    def _columns(self) -> None:
        for column in self.fillable:
            cell = self.table.at.get((self.heads - 1, column))
            if cell and cell.column < column and cell.column in self.columns:
                continue  # a head over several columns that have none of their own
            name = self.names[column] or str(column + 1)
            where = noted("funder.at_column", table=self.number, column=column + 1)
            part = Part(COLUMN, self.context, name[:LONGEST], where)
            part.options = self._options(column)
            self.columns[column] = part
            self.form.parts.append(part)

    def _options(self, column: int) -> tuple[str, ...]:
        cells = [self.table.at[row, column] for row in self.body if (row, column) in self.table.at]
        return next((choices for cell in cells if (choices := _choices(cell))), ())

    def _label(self, row: int, carried: str) -> tuple[str, str]:
        """Return what a row says in the columns that are not to be filled; the first is carried down."""
        texts = []
        for cell in self.table.row(row):
            if cell.column in self.fillable and not (cell.text and not cell.blank and cell.column == 0):
                continue
            text = "" if cell.blank else cell.text
            if cell.column == 0:
                text = carried = text or carried
            texts.append(text)
        words = [text for text in texts if not _NUMBER.fullmatch(text)]
        return SECTION_JOIN.join(dict.fromkeys(words)), carried if not _NUMBER.fullmatch(carried) else ""

    def _row(self, row: int, section: str, label: str) -> Part:
        where = noted("funder.at_row", table=self.number, row=row + 1)
        context = SECTION_JOIN.join(filter(None, [self.context, section]))
        part = Part(ROW, context, label[:LONGEST], where)
        if any(self._slot_at(row, column) for column in self.columns):
            self.form.parts.append(part)
        return part

    def _open(self, row: int, section: str, last: Open | None) -> Open:
        if last is not None:
            last.elements.append(self.table.rows[row])
            return last
        where = noted("funder.at_row", table=self.number, row=row + 1)
        context = SECTION_JOIN.join(filter(None, [self.context, section]))
        part = Part(ROWS, context, section, where)
        self.form.parts.append(part)
        self.form.opens.append(Open(part, [self.table.rows[row]]))
        return self.form.opens[-1]

    def _slot_at(self, row: int, column: int) -> Cell | None:
        cell = self.table.at.get((row, column))
        return cell if cell is not None and cell.blank and cell.row >= self.heads else None

    def _words(self, row: int, label: str) -> None:
        """Read the marked places and tables in the cells of a row that say something."""
        for cell in self.table.row(row):
            if cell.row == row and not cell.blank:
                self.reader.inside(cell, SECTION_JOIN.join(filter(None, [self.context, label]))[:LONGEST])

    def _slots(self, rows: dict[int, Part]) -> None:
        lines = Counter()
        for row, part in rows.items():
            for column, head in self.columns.items():
                cell = self._slot_at(row, column)
                if cell is None or cell.row != row or cell.column != column:
                    continue
                own = [rows[at] for at in range(row, row + cell.down) if at in rows]
                control = control_in(cell.element)
                slot = Slot(
                    list({id(row_part): row_part for row_part in own}.values()), head, cell, control=control
                )
                slot.options = _choices(cell) or (control.options if control else ())
                slot.line = lines[id(part)] if part.kind == ROWS else -1
                self.form.slots.append(slot)
            lines[id(part)] += 1


def _choices(cell: Cell) -> tuple[str, ...]:
    return tuple(box.label for box in options(cell.raw)) if cell.ticks else ()
