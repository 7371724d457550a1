"""What a form consists of: the rows and columns of its tables, and the marked places of its text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd
from docx.oxml.ns import qn

from synth.schema import SECTION_JOIN
from synth.study.ids import digest, plain
from synth.telling import Told, noted, told

from .blanks import blanks, options
from .controls import Control, control_of
from .grid import Cell, Grid, grid
from .heads import column_heads, head_rows, is_title, titles
from .letters import BLANK, children, text_of, waits
from .letters import plain as on_one_line
from .package import Package, open_form

ROW, ROWS, COLUMN, PLACE = "row", "rows", "column", "place"
COLUMNS = ("part", "position", "kind", "context", "label", "where", "options")
_MOST = 300
"""Letters of a label that tell it from others."""
_NUMBER = re.compile(r"[\s\d๐-๙.,()\-–/]*")
"""What only numbers a row."""


@dataclass
class Part:
    """A row, some empty rows, a column, or a marked place of a form."""

    kind: str
    context: str
    label: str
    where: Told
    options: tuple[str, ...] = ()
    key: str = ""


@dataclass
class Slot:
    """Somewhere to write: in a cell under its row and column, or a marked place.

    `rows` are the rows that a cell reaches over, more than one where it is merged downward.
    """

    rows: list[Part]
    column: Part | None
    cell: Cell | None = None
    paragraphs: list[Any] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    """In each paragraph, the letters to be written over."""
    control: Control | None = None
    line: int = -1
    """Of empty rows, which one."""
    options: tuple[str, ...] = ()


@dataclass
class Open:
    """Rows of a table that say nothing yet: one each for as many projects as there are."""

    part: Part
    elements: list[Any]


@dataclass
class Form:
    """A form: its parts, and where something is to be written."""

    package: Package
    parts: list[Part] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)
    opens: list[Open] = field(default_factory=list)

    @property
    def fingerprint(self) -> str:
        """A hash of all that the form asks for, the same however its file was saved."""
        return digest(*(part.key for part in self.parts), length=32)

    @property
    def table(self) -> pd.DataFrame:
        """The parts as a table: part (its key), position, kind, context, label, where, options."""
        rows = [
            (one.key, at, one.kind, one.context, one.label, one.where, one.options)
            for at, one in enumerate(self.parts)
        ]
        return pd.DataFrame(rows, columns=list(COLUMNS))


def read_form(path: str | Path) -> Form:
    """Read a funder's form: any .docx with tables or marked places.

    Tables give rows and columns, as far as cells wait to be filled; ``{{…}}``, ``[…]``, «…», lines of dots
    behind a label, boxes to tick and content controls are marked places. Headers, footers and text boxes are
    not read.

    Raises
    ------
    ValueError
        The file is empty, locked with a password, no Word file, or nothing in it waits to be filled.

    Examples
    --------
    >>> import tempfile, docx
    >>> path = Path(tempfile.mkdtemp()) / "แบบ.docx"
    >>> document = docx.Document()
    >>> _ = document.add_paragraph("โครงการ: {{ชื่อโครงการ}}")
    >>> table = document.add_table(2, 2)
    >>> for cell, words in zip(table._cells, ["ประเด็น", "หลักฐาน", "ความไว้วางใจ"]):
    ...     cell.text = words
    >>> document.save(path)
    >>> read_form(path).table[["kind", "label"]].values.tolist()
    [['place', 'ชื่อโครงการ'], ['column', 'หลักฐาน'], ['row', 'ความไว้วางใจ']]
    """
    form = laid_out(open_form(path))
    if not form.slots:
        raise ValueError(told("funder.nothing_to_fill", path=path))
    return form


def laid_out(package: Package) -> Form:
    """Lay out what a file says now; rows that were added to a table are then there as well."""
    form = Form(package)
    _Reader(form).read(package.body, "")
    _name(form.parts)
    return form


def _name(parts: list[Part]) -> None:
    """Give each part its key: a hash of what it says and what stands above it, never of its place.

    Where several say the same, their number is part of the key: if one more comes, none is taken for another.
    """
    said = [(part.kind, plain(part.context), plain(part.label)) for part in parts]
    totals, seen = Counter(said), Counter()
    for part, words in zip(parts, said, strict=True):
        seen[words] += 1
        part.key = digest(*words, f"{seen[words]}/{totals[words]}", length=16)


class _Reader:
    """Goes through a form once, in its order."""

    def __init__(self, form: Form):
        self.form, self.tables, self.context = form, 0, ""
        self.before = ""
        self.ticked: Slot | None = None

    def read(self, element: Any, within: str) -> None:
        """Read the paragraphs and tables below an element."""
        held: list[Any] = []
        for block in children(element, "p", "tbl"):
            around = next((one for one in block.iterancestors(qn("w:sdt")) if waits(one)), None)
            if around is not None:  # all of it holds the place of what belongs there
                if around not in held:
                    held.append(around)
                    self._control(around, block, within)
            elif block.tag == qn("w:tbl"):
                self.ticked = None
                self._table(grid(block), within)
            else:
                self._paragraph(block, within)

    # Running text

    def _paragraph(self, paragraph: Any, within: str) -> None:
        for control in _controls(paragraph):
            self._control(control, paragraph, within)
        text = text_of(paragraph)
        boxes = options(text)
        if boxes:
            self._ticks(paragraph, text, boxes, within)
        else:
            self.ticked = None
        places = blanks(text)
        if places and not text.strip(f" \t\n.…‥_{BLANK}") and self._goes_on(paragraph, places):
            return
        last = 0
        for one in places:
            label = one.label or _before(text[last : one.start]) or self.before
            last = one.end
            self._place(label, within, paragraphs=[paragraph], spans=[(one.start, one.end)])
        said = on_one_line(text)
        if said:
            self.before = _before(text)
            if not places and not boxes and not within:
                self.context = said[:_MOST]

    def _goes_on(self, paragraph: Any, places: list) -> bool:
        """Let lines of dots below a line of dots be one place with it."""
        last = self.form.slots[-1] if self.form.slots else None
        if not last or last.options or not last.paragraphs or last.cell is not None:
            return False
        if _previous(paragraph) is not last.paragraphs[-1]:
            return False
        end = len(text_of(last.paragraphs[-1]).rstrip())
        if last.spans[-1][1] < end:
            return False
        last.paragraphs.append(paragraph)
        last.spans.append((places[0].start, places[-1].end))
        return True

    def _place(self, label: str, within: str, choices: tuple[str, ...] = (), **slot: Any) -> Slot:
        part = Part(PLACE, within or self.context, label[:_MOST], noted("funder.in_text"), choices)
        if within:
            part.where = noted("funder.in_table", table=self.tables)
        self.form.parts.append(part)
        made = Slot([part], None, options=choices, **slot)
        self.form.slots.append(made)
        return made

    def _ticks(self, paragraph: Any, text: str, boxes: list, within: str) -> None:
        """Take the boxes of a paragraph as one choice, together with those of the paragraph right above."""
        label = _before(text[: boxes[0].start])
        spans = [(one.start, one.end) for one in boxes]
        names = tuple(one.label for one in boxes)
        if self.ticked is not None and not label and not within:
            whole = self.ticked
            whole.paragraphs += [paragraph] * len(spans)
            whole.spans += spans
            whole.options += names
            whole.rows[0].options = whole.options
            return
        label = label or self.before or SECTION_JOIN.join(names)
        self.ticked = self._place(label, within, names, paragraphs=[paragraph] * len(spans), spans=spans)

    def _control(self, element: Any, paragraph: Any, within: str) -> None:
        control = control_of(element)
        if control is not None:
            around = text_of(paragraph) if element in paragraph.iter(qn("w:sdt")) else ""
            label = control.label or _before(around) or self.before
            self._place(label, within, control.options, control=control)

    # Tables

    def _table(self, table: Grid, within: str) -> None:
        self.tables += 1
        number, heads = self.tables, head_rows(table)
        context = within or self.context
        above = [table.row(row)[0].text for row in range(titles(table))]
        context = SECTION_JOIN.join(filter(None, [context, *above]))[:_MOST]
        if heads:
            _Headed(self, table, heads, number, context).read()
        else:
            self._labelled(table, number, context)

    def _labelled(self, table: Grid, number: int, context: str) -> None:
        """Read a table without heads: what stands to the left of an empty cell says what belongs there."""
        for row in range(len(table.rows)):
            label = ""
            for cell in table.row(row):
                if cell.row != row:
                    continue
                if cell.blank and label:
                    where = noted("funder.at_row", table=number, row=row + 1)
                    self._cell_place(cell, label, context, where)
                    continue
                label = cell.text or label
                self.inside(cell, SECTION_JOIN.join(filter(None, [context, label]))[:_MOST])

    def _cell_place(self, cell: Cell, label: str, context: str, where: Told) -> None:
        choices = tuple(one.label for one in options(cell.raw))
        control = next(filter(None, map(control_of, _controls(cell.element))), None)
        choices = choices or (control.options if control else ())
        part = Part(PLACE, context, label[:_MOST], where, choices)
        self.form.parts.append(part)
        self.form.slots.append(Slot([part], None, cell, control=control, options=choices))

    def inside(self, cell: Cell, within: str) -> None:
        """Read what a cell with words holds: marked places, and tables."""
        before, self.before = self.before, ""
        self.read(cell.element, within)
        self.ticked, self.before = None, before


class _Headed:
    """A table with heads on its way into a form."""

    def __init__(self, reader: _Reader, table: Grid, heads: int, number: int, context: str):
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
        said = sum(not cell.blank for cell in cells)
        if not cells or said == len(cells) or (column == 0 and not cells[0].blank):
            return False
        return said * 2 < len(cells)

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
            part = Part(COLUMN, self.context, name[:_MOST], where)
            part.options = self._options(column)
            self.columns[column] = part
            self.form.parts.append(part)

    def _options(self, column: int) -> tuple[str, ...]:
        cells = [self.table.at[row, column] for row in self.body if (row, column) in self.table.at]
        return next((made for cell in cells if (made := _choices(cell))), ())

    def _label(self, row: int, carried: str) -> tuple[str, str]:
        """Return what a row says in the columns that are not to be filled; the first is carried down."""
        said = []
        for cell in self.table.row(row):
            if cell.column in self.fillable and not (cell.text and not cell.blank and cell.column == 0):
                continue
            text = "" if cell.blank else cell.text
            if cell.column == 0:
                text = carried = text or carried
            said.append(text)
        words = [one for one in said if not _NUMBER.fullmatch(one)]
        return SECTION_JOIN.join(dict.fromkeys(words)), carried if not _NUMBER.fullmatch(carried) else ""

    def _row(self, row: int, section: str, label: str) -> Part:
        where = noted("funder.at_row", table=self.number, row=row + 1)
        context = SECTION_JOIN.join(filter(None, [self.context, section]))
        part = Part(ROW, context, label[:_MOST], where)
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
                self.reader.inside(cell, SECTION_JOIN.join(filter(None, [self.context, label]))[:_MOST])

    def _slots(self, rows: dict[int, Part]) -> None:
        lines = Counter()
        for row, part in rows.items():
            for column, head in self.columns.items():
                cell = self._slot_at(row, column)
                if cell is None or cell.row != row or cell.column != column:
                    continue
                own = [rows[at] for at in range(row, row + cell.down) if at in rows]
                control = next(filter(None, map(control_of, _controls(cell.element))), None)
                made = Slot(list({id(one): one for one in own}.values()), head, cell, control=control)
                made.options = _choices(cell) or (control.options if control else ())
                made.line = lines[id(part)] if part.kind == ROWS else -1
                self.form.slots.append(made)
            lines[id(part)] += 1


def _choices(cell: Cell) -> tuple[str, ...]:
    return tuple(one.label for one in options(cell.raw)) if cell.ticks else ()


def _controls(element: Any) -> Iterator[Any]:
    """Give the content controls of a paragraph or cell that wait for words."""
    for control in element.iter(qn("w:sdt")):
        if waits(control) and not any(waits(outer) for outer in control.iterancestors(qn("w:sdt"))):
            yield control


def _previous(paragraph: Any) -> Any:
    before = paragraph.getprevious()
    return before if before is not None and before.tag == qn("w:p") else None


def _before(text: str) -> str:
    """Return the words before a line to write on: of the last clause, without what ends it."""
    last = re.split(rf"[{BLANK}\n\t]|[.…‥_]{{3,}}| {{3,}}", text.rstrip(f" \t\n:：.…_-–{BLANK}"))[-1]
    return on_one_line(last).strip(" :：")[-_MOST:]
