"""The heads of a sheet of answers: in which row they stand, and what each column holds."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cached_property

from openpyxl.utils import get_column_letter

from synth.cells import HEAD_WITHIN
from synth.corpus.layout.column_heads import COUNTER
from synth.corpus.layout.contents import chances_of_findings, without_findings
from synth.corpus.layout.forms import is_field
from synth.corpus.layout.grids import is_counter
from synth.corpus.layout.ledgers import is_ledger
from synth.corpus.layout.lists_of_people import is_key_of_codes
from synth.corpus.layout.people import people_of
from synth.corpus.layout.plans import columns_of_a_plan, is_agenda
from synth.corpus.readers.groups_of_heads import groups_over, heads_below
from synth.corpus.readers.names_of_rows import holds_topics, names_of_rows
from synth.corpus.readers.open_answers import holds_answers
from synth.corpus.readers.roles_of_columns import ROLE, roles_of

_JUDGED_BY = 500
"""Rows by which a column is judged."""


_OF_THE_TYPIST = re.compile(r"(?:หมายเหตุ|บันทึก)\s?(?:จาก|ของ)?\s?(?:คน|ผู้)(?:พิมพ์|คีย์|กรอก|ลงข้อมูล)\S{0,12}")
"""A head of what whoever typed the sheet remarks on it."""
_TICKS = frozenset(("", "0", "1", "0.0", "1.0", "true", "false"))
"""How forms write that one of several options was ticked, or not."""


@dataclass(frozen=True)
class Heads:
    """What the columns of a sheet are.

    Attributes
    ----------
    names : list of str
    row : int
        Where the (last) heads stand; the rows of answers follow.
    texts : list of int
        Columns of open answers.
    roles : dict of str to int
        Which column says who speaks, when, of what project …
    guessed : bool
        Whether what the cells hold had to tell which columns are open answers.
    groups : list of str
        What stands over each head, where heads stand in two rows; else nothing.
    chances : list of float
        How likely each column holds findings, where nobody said so.
    """

    names: list[str]
    row: int
    texts: list[int]
    roles: dict[str, int] = field(default_factory=dict)
    guessed: bool = False
    groups: list[str] = field(default_factory=list)
    chances: list[float] = field(default_factory=list)

    def told_of(self, index: int) -> dict[str, object]:
        """Return what is told of the answers in a column."""
        return {"kind": "answer"} | ({"certain": round(self.chances[index], 3)} if self.chances else {})

    def attributes(self, body: list[list[str]]) -> dict[int, str]:
        """Name the columns that are neither answers nor roles; of equal heads each has its own name."""
        used, named = {*self.texts, *self.roles.values(), *self.tellers.values()}, {}
        for index, head in enumerate(self.names):
            cells = [row[index].strip() for row in body if index < len(row)]
            if index in used or not any(cells) or _counts_rows(head, cells):
                continue
            name = " ".join(head.split()) or f"คอลัมน์ {get_column_letter(index + 1)}"
            times = sum(name == other for other in named.values())
            named[index] = f"{name} ({times + 1})" if times else name
        return named

    @cached_property
    def voices(self) -> set[int]:
        """The columns of answers that are headed by who gave them, beside the questions: ป้าศรี, ลุงดำ."""
        people = people_of(self.names[index] for index in self.texts)
        named = {index for index in self.texts if self.names[index] in people}
        return named if "section" in self.roles and len(named) == len(self.texts) > 1 else set()

    @cached_property
    def tellers(self) -> dict[int, int]:
        """The column of who gave the answers of each; of groups of equal heads each has its own."""
        speaks = self.roles.get("speaker")
        if speaks is None:
            return {}
        again = [at for at, name in enumerate(self.names) if name == self.names[speaks]]
        return {
            index: next((at for at in again if self._together(index, at)), speaks) for index in self.texts
        }

    def _together(self, index: int, at: int) -> bool:
        """Say whether a column stands with another in a group of columns whose heads come again."""
        if self.groups:
            return self.groups[at] == self.groups[index]
        again = [n for n, name in enumerate(self.names) if name == self.names[index]]
        before = self.names.index(self.names[at]) < again[0]  # who speaks stands before the words, or behind
        beside = [n for n, name in enumerate(self.names) if name == self.names[at] and (n < index) == before]
        return len(again) > 1 and bool(beside) and at == (beside[-1] if before else beside[0])

    def names_the_answers(self, index: int) -> bool:
        """Say whether the head only says that answers stand below (ข้อความ)."""
        return bool(ROLE["text"].fullmatch(self.names[index]))


def heads_of(
    rows: list[list[str]], worded: Collection[str] = (), answers: Collection[str] = ()
) -> Heads | None:
    """Find the row of heads, and which columns hold open answers.

    Parameters
    ----------
    rows : list of list of str
    worded : collection of str
        Heads of columns of open answers in other sheets of the file.
    answers : collection of str
        Heads of all columns of open answers, if somebody named them.

    Examples
    --------
    >>> heads_of([["ลำดับ", "ข้อดี", "ข้อเสีย"], ["1", "คนมาเยอะ", "ร้อน"], ["2", "อาหารดี", "ไกล"]]).texts
    [1, 2]
    >>> heads_of([["เรื่อง", "หมู่ 2", ""], ["", "ได้ผล", "ไม่ได้ผล"], ["น้ำ", "ไม่ขัง", "ยุงมาก"]]).groups
    ['', 'หมู่ 2', 'หมู่ 2']
    """
    # ticks and stars beside what they are given to make no row of heads
    widths = [
        0 if _holds_facts(row) else sum(any(map(str.isalnum, cell)) for cell in row)
        for row in rows[:HEAD_WITHIN]
    ]
    if not widths or not max(widths):
        return None
    row = next(
        n for n, width in enumerate(widths) if width >= max(2, max(widths) * 0.6) or width == max(widths)
    )
    wide = max(map(len, rows))
    names = [cell.strip() for cell in rows[row]] + [""] * (wide - len(rows[row]))
    groups: list[str] = []
    if below := heads_below(names, rows[row + 1 : row + 2]):
        row, names, groups = row + 1, *below
    elif row:
        groups = groups_over(names, rows[row - 1])
    body = rows[row + 1 : row + 1 + _JUDGED_BY]
    columns = [[cells[index].strip() for cells in body if index < len(cells)] for index in range(len(names))]
    if answers:
        texts = [index for index, name in enumerate(names) if " ".join(name.split()) in answers]
        return Heads(names, row, texts, roles_of(names, columns, texts), groups=groups)
    roles = roles_of(names, columns, [])
    first = [roles.pop("text")] if "text" in roles else []
    table = [names, *([*row, *[""] * (len(names) - len(row))] for row in body if any(map(str.strip, row)))]
    if is_ledger(table) or is_agenda(table) or is_key_of_codes(names):
        return Heads(names, row, [], roles, guessed=True, groups=groups)
    plan = columns_of_a_plan(names, columns)
    ticked = _ticked_options(names, columns)
    chances = chances_of_findings(names, columns)
    without = without_findings(names, chances)
    texts = [
        index
        for index, name in enumerate(names)
        if index not in (*first, *roles.values())
        and index not in plan
        and index not in ticked
        and not _OF_THE_TYPIST.fullmatch(name)
        and not (COUNTER.fullmatch(name) and _mostly_counts(body, index))
        and (name in worded or holds_answers(name, columns[index]))
    ]
    texts = sorted(first + texts)
    if "section" not in roles and holds_topics(names, columns, texts):
        texts = [index for index in texts if index]
        roles["section"] = 0
    if "section" not in roles and (done := names_of_rows(names, columns, texts)) is not None:
        texts.remove(done)
        roles["section"] = done
    texts = [index for index in texts if index not in without or index in first or names[index] in worded]
    return Heads(names, row, texts, roles, guessed=True, groups=groups, chances=chances)


def _holds_facts(row: list[str]) -> bool:
    """Say whether a row holds fields side by side, each with what fills it: วันที่ | 5 มี.ค. | ผู้จด | ครูนิด."""
    filled = [cell.strip() for cell in row if cell.strip()]
    labels, values = filled[::2], filled[1::2]
    return len(labels) == len(values) > 1 and all(map(is_field, labels)) and not any(map(is_field, values))


def _mostly_counts(body: list[list[str]], index: int) -> bool:
    """Say whether most cells of a column number what stands beside them; heads of parts stand alone."""
    filled = [row[index] for row in body if sum(map(bool, map(str.strip, row))) > 1 and row[index].strip()]
    return 2 * sum(is_counter("", cell) for cell in filled) > len(filled)


def _ticked_options(names: list[str], columns: list[list[str]]) -> set[int]:
    """Return the columns of what was ticked, beside a column for each option: ไปที่ใด, ไปที่ใด/วัด."""
    questions = {
        name.rpartition("/")[0]
        for name, cells in zip(names, columns, strict=True)
        if any(cells) and all(cell.lower() in _TICKS for cell in cells)
    }
    return {index for index, name in enumerate(names) if name and name in questions}


def _counts_rows(head: str, cells: list[str]) -> bool:
    """Say whether the column only numbers the rows."""
    filled = [cell for cell in cells if cell]
    return all(is_counter(head, cell) for cell in filled)
