"""Tables flattened to lines: a line for each cell, which knows the head of its column."""

from __future__ import annotations

import re
from collections.abc import Sequence

from synth.corpus.document import Draft
from synth.schema import SECTION_JOIN

LONGEST_HEAD = 60
"""Characters of the longest head of a column; a longer cell is text."""

_LONGEST_LABEL = 30
"""Characters of the longest name of a row."""

_COUNTER = re.compile(r"(?:ลำดับ(?:ที่)?|ที่|ข้อ(?:ที่)?|no\.?|#|item)", re.IGNORECASE)
_NUMBER = re.compile(r"[\d๐-๙]{1,3}(?:\.[\d๐-๙]{1,3})*[.)]?")
_NO_HEAD = re.compile(r"[-–•●*✓✔]|\(?[\d๐-๙]+[.)]|[\d๐-๙.,/ ]+$")
_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def heads_of(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return the heads of the columns if the first row holds them, else nothing.

    Examples
    --------
    >>> heads_of([["ปัญหา", "ข้อเสนอแนะ"], ["งบประมาณล่าช้า", "เบิกล่วงหน้า"]])
    ['ปัญหา', 'ข้อเสนอแนะ']
    >>> heads_of([["งบประมาณล่าช้า"], ["เบิกล่วงหน้า"]])
    []
    """
    if len(rows) < 2 or len(rows[0]) < 2:
        return []
    first = [" ".join(cell.split()) for cell in rows[0]]
    named = [cell for cell in first if cell]
    short = all(len(cell) <= LONGEST_HEAD and not _NO_HEAD.match(cell) for cell in named)
    return first if len(named) >= 2 and short and len(set(named)) == len(named) else []


def is_counter(head: str, cell: str) -> bool:
    """Say whether `cell`, under `head`, only numbers its row."""
    return bool(_NUMBER.fullmatch(cell.strip())) and (not head or bool(_COUNTER.fullmatch(head)))


def labelled(rows: Sequence[Sequence[str]]) -> bool:
    """Say whether the first column only names the rows: it is short, and what stands beside it is longer."""
    first = [row[0].strip() for row in rows if row]
    others = sorted(len(cell.strip()) for row in rows for cell in row[1:] if cell.strip())
    if not others or max(map(len, first), default=0) > _LONGEST_LABEL:
        return False
    return others[len(others) // 2] > 1.5 * sorted(map(len, first))[len(first) // 2]


def number_of(cell: str) -> str:
    """Return the number that a cell counts its row with, in Arabic digits."""
    return cell.strip().rstrip(".)").translate(_DIGITS)


def column_of(head: str, name: str = "") -> str:
    """Return the section of a cell within its table: the name of its row, then the head of its column.

    Examples
    --------
    >>> column_of("ปัญหา", "ติดบ้าน"), column_of("ปัญหา")
    ('ติดบ้าน > ปัญหา', 'ปัญหา')
    """
    return SECTION_JOIN.join(" ".join(part.split()) for part in (name, head) if part.strip())


def caption_of(rows: Sequence[Sequence[str]]) -> str:
    """Return what stands alone in the first row, over the heads of the columns."""
    first = [cell for cell in rows[0] if cell.strip()] if rows else []
    alone = len(first) == 1 and bool(rows[0][0].strip()) and bool(heads_of(rows[1:]))
    return first[0] if alone else ""


def add_table(draft: Draft, rows: Sequence[Sequence[str]]) -> None:
    r"""Add a line for each cell of a table, row by row.

    Examples
    --------
    >>> draft = Draft()
    >>> add_table(draft, [["ที่", "ปัญหา"], ["๑", "งบประมาณล่าช้า"]])
    >>> draft.document().text
    'ที่\nปัญหา\n๑\nงบประมาณล่าช้า'
    """
    draft.blank()
    if caption := caption_of(rows):
        draft.add(caption, kind="column")
        rows = rows[1:]
    heads = heads_of(rows)
    for cell in rows[0] if heads else []:
        draft.add(cell, kind="column")
    body = rows[1:] if heads else rows
    named, name = bool(heads) and labelled(body), ""
    for row in body:
        number = ""
        for place, cell in enumerate(row):
            head = heads[place] if place < len(heads) else ""
            if place == 0 and len(row) > 1 and is_counter(head, cell):
                number, name = number_of(cell), ""
                draft.add(cell, kind="column")
            elif place == 0 and named:
                name = cell.strip() or name  # a cell that spans rows names all of them
                draft.add(cell, kind="column")
            elif cell.strip():
                add_cell(draft, cell, column_of(head, name), number)
    draft.blank()


def add_cell(draft: Draft, cell: str, column: str, number: str = "") -> None:
    """Add the lines of one cell; each may be an item of its own."""
    for line in filter(str.strip, re.split(r"[\r\n\v]+", cell)):
        told = ({"column": column} if column else {}) | ({"number": number} if number else {})
        draft.add(line, **told)
