"""Goes through a form: its running text, its tables without heads, and what stands in cells."""

from __future__ import annotations

import re
from typing import Any

from docx.oxml.ns import qn

from synth.schema import SECTION_JOIN
from synth.telling import Told, noted

from .blanks import blanks, options
from .controls import control_in, control_of, waiting
from .grid import Cell, Grid, grid
from .headed import Headed
from .heads import head_rows, titles
from .letters import BLANK, children, plain, text_of, waits
from .parts import LONGEST, PLACE, Form, Part, Slot


class Reader:
    """Goes through a form once, in its order."""

    def __init__(self, form: Form):
        self.form, self.tables, self.context = form, 0, ""
        self.before = ""
        self.ticked: Slot | None = None

    def read(self, element: Any, within: str) -> None:
        """Read the paragraphs and tables below an element."""
        held: list[Any] = []
        for block in children(element, "p", "tbl"):
            around = next((control for control in block.iterancestors(qn("w:sdt")) if waits(control)), None)
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
        for control in waiting(paragraph):
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
        for blank in places:
            label = blank.label or _before(text[last : blank.start]) or self.before
            last = blank.end
            self._add_place(label, within, paragraphs=[paragraph], spans=[(blank.start, blank.end)])
        words = plain(text)
        if words:
            self.before = _before(text)
            if not places and not boxes and not within and not words.endswith((":", "：")):
                self.context = words[:LONGEST]

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

    def _add_place(self, label: str, within: str, choices: tuple[str, ...] = (), **slot: Any) -> Slot:
        part = Part(PLACE, within or self.context, label[:LONGEST], noted("funder.in_text"), choices)
        if within:
            part.where = noted("funder.in_table", table=self.tables)
        self.form.parts.append(part)
        new_slot = Slot([part], None, options=choices, **slot)
        self.form.slots.append(new_slot)
        return new_slot

    def _ticks(self, paragraph: Any, text: str, boxes: list, within: str) -> None:
        """Take the boxes of a paragraph as one choice, together with those of the paragraph right above."""
        label = _before(text[: boxes[0].start])
        spans = [(box.start, box.end) for box in boxes]
        names = tuple(box.label for box in boxes)
        if self.ticked is not None and not label and not within:
            whole = self.ticked
            whole.paragraphs += [paragraph] * len(spans)
            whole.spans += spans
            whole.options += names
            whole.rows[0].options = whole.options
            return
        label = label or self.before or SECTION_JOIN.join(names)
        self.ticked = self._add_place(label, within, names, paragraphs=[paragraph] * len(spans), spans=spans)

    def _control(self, element: Any, paragraph: Any, within: str) -> None:
        control = control_of(element)
        if control is not None:
            around = text_of(paragraph) if element in paragraph.iter(qn("w:sdt")) else ""
            label = control.label or _before(around) or self.before
            self._add_place(label, within, control.options, control=control)

    # Tables

    def _table(self, table: Grid, within: str) -> None:
        self.tables += 1
        number, heads = self.tables, head_rows(table)
        context = within or self.context
        above = [table.row(row)[0].text for row in range(titles(table))]
        context = SECTION_JOIN.join(filter(None, [context, *above]))[:LONGEST]
        if heads:
            Headed(self, table, heads, number, context).read()
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
                    self._add_cell_place(cell, label, context, where)
                    continue
                label = cell.text or label
                self.inside(cell, SECTION_JOIN.join(filter(None, [context, label]))[:LONGEST])

    def _add_cell_place(self, cell: Cell, label: str, context: str, where: Told) -> None:
        choices = tuple(box.label for box in options(cell.raw))
        control = control_in(cell.element)
        choices = choices or (control.options if control else ())
        part = Part(PLACE, context, label[:LONGEST], where, choices)
        self.form.parts.append(part)
        self.form.slots.append(Slot([part], None, cell, control=control, options=choices))

    def inside(self, cell: Cell, within: str) -> None:
        """Read what a cell with words holds: marked places, and tables."""
        before, self.before = self.before, ""
        self.read(cell.element, within)
        self.ticked, self.before = None, before


def _previous(paragraph: Any) -> Any:
    before = paragraph.getprevious()
    return before if before is not None and before.tag == qn("w:p") else None


def _before(text: str) -> str:
    """Return the words before a line to write on: of the last clause, without what ends it."""
    last = re.split(rf"[{BLANK}\n\t]|[.…‥_]{{3,}}| {{3,}}", text.rstrip(f" \t\n:：.…_-–{BLANK}"))[-1]
    return plain(last).strip(" :：")[-LONGEST:]
