"""Tables of answers below each other in one sheet: further groups of respondents, with heads or without."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import NamedTuple

from synth.cells import HEAD_WITHIN
from synth.corpus.attributes import date_of
from synth.corpus.layout.asked_heads import names_a_value
from synth.corpus.layout.column_heads import COUNTER, SHORT_HEAD, tells
from synth.corpus.layout.forms import is_field
from synth.corpus.layout.furniture import FOOT, reason_for
from synth.corpus.layout.grids import is_counter
from synth.corpus.layout.vocabulary import patterns
from synth.corpus.readers.columns_of_answers import Heads, heads_of
from synth.corpus.readers.roles_of_columns import is_role

_WIDE, _PAIR = 3, 2
_DAY = re.compile(r"วัน|date", re.IGNORECASE)
_TOTAL = re.compile(
    r"(?:ผล|ยอด)?รวม(?:ทั้งหมด|ทั้งสิ้น|งบ\S{0,8}|เงิน\S{0,8}|คะแนน|จำนวน\S{0,8}|เป็น\S{0,8}|สติ[๊ก]\S{0,8}|เสียง|โหวต)?"
    r"|(?:ทั้งหมด|รวม(?:ทั้งหมด|ทั้งสิ้น)?)\s?[\d๐-๙][\d๐-๙,.]*\s?[^\s\d()]{1,12}(?:\s*\([^()]{1,60}\))?"
    r"|(?:ค่า|คะแนน)?เฉลี่ย(?:รวม)?|(?:sub)?totals?|sum|average|mean",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"(?<![\s:：])\s*+(?:\([^()]{1,20}\))?+[\s:：]*+\Z")
LONGEST_TOPIC = 60
"""Characters of the longest line that heads what stands below it."""


class Table(NamedTuple):
    """One table of a sheet: its heads, where its rows begin and end, what stands alone over it."""

    heads: Heads
    first: int
    end: int
    part: str


def tables_in(rows: Sequence[Sequence[str]], heads: Heads, answers: Collection[str] = ()) -> list[Table]:
    """Return the tables of a sheet, from the one with `heads` on.

    A further one has the same heads again; or usual heads over all its columns, as the lower half of a SWOT;
    or, below an empty row, heads beyond doubt; or what stands alone over rows that are filled as those above:
    answers, and who gave them.

    Examples
    --------
    >>> rows = [["ชื่อ", "ข้อดี"], ["ศรี", "ร่ม"], [], ["ผู้ปกครอง"], ["ดำ", "ใกล้"], ["นก", "ถูก"]]
    >>> [(table.first, table.end, table.part) for table in tables_in(rows, heads_of(rows))]
    [(1, 2, ''), (4, 6, 'ผู้ปกครอง')]
    """
    tables, part, first, number = [], "", heads.row + 1, heads.row + 1
    while number < len(rows):
        apart = not _filled(rows[number - 1])
        over = _filled(rows[number]) == [0] and len(rows[number][0].strip()) <= LONGEST_TOPIC
        part_of_it = over and _is_part(rows[number][0], heads)
        over = over and (apart or 0 not in heads.texts)
        below = number + over
        group = list(takewhile(_filled, rows[below:]))
        again = _heads_again(group, heads, apart, over, answers)
        if again is None and not (over and (apart or part_of_it) and _answered_as(group, heads)):
            number += 1
            continue
        tables.append(Table(heads, first, _end(rows, first, number), part))
        heads, part = again or heads, rows[number][0].strip() if over else ""
        first = number = below + (again.row + 1 if again else 0)
    return [*tables, Table(heads, first, len(rows), part)]


def remainder(body: Sequence[Sequence[str]], heads: Heads) -> int:
    """Return where something else begins below a table, parted by an empty row.

    Below a wide table all that stands alone in its row; else a heading alone, then lines. Beside answers in
    the first column an empty row may only be one that nobody filled: there it takes two.

    Examples
    --------
    >>> rows = [["หมู่", "ข้อดี", "ข้อเสีย"], ["1", "ร่ม", "ไกล"], [], ["", "", "ลงชื่อ ผู้รายงาน"]]
    >>> remainder(rows[1:], heads_of(rows))
    2
    """
    filled = [_filled(row) for row in body]
    gaps = [number for number, indexes in enumerate(filled) if not indexes]
    lone = len(body) - len(list(takewhile(_stands_alone, reversed(body))))
    below = next((gap for gap in gaps if gap >= lone and any(filled[gap:])), None)
    widths = sorted(map(len, filter(None, filled[:below])))
    if below and widths and widths[(len(widths) - 1) // 2] >= _WIDE:
        return below + 1
    first = gaps[-1] + 1 if gaps else len(body)
    apart = 0 not in heads.texts or gaps[-2:-1] == [first - 2]
    heading = len(body) - first > 1 and filled[first] == [0] and len(body[first][0]) <= LONGEST_TOPIC
    return first if heading and apart else len(body)


def _stands_alone(row: Sequence[str]) -> bool:
    """Say whether a row holds no more than one cell, or places to sign in side by side."""
    cells = [row[index].strip() for index in _filled(row)]
    return len(cells) < _PAIR or all(reason_for(cell, thai=True) == FOOT for cell in cells)


def is_total(row: Sequence[str]) -> bool:
    """Say whether a row sums up what stands above: one cell has words, and they say so.

    Examples
    --------
    >>> is_total(["", "รวมงบประมาณ", "352,000"]), is_total(["", "รวมกลุ่มกันขาย", "ดี"])
    (True, False)
    """
    worded = [row[index].strip() for index in _filled(row) if any(map(str.isalpha, row[index]))]
    return len(worded) == 1 and bool(_TOTAL.fullmatch(worded[0]))


def without_facts(rows: list[list[str]], answers: Collection[str] = ()) -> list[list[str]]:
    """Empty the rows of facts (วันที่, สถานที่) over a table with heads.

    An empty row parts them from a wider table, if one of them says the day; or they are all known fields.

    Examples
    --------
    >>> without_facts([["วันที่", "5 มี.ค. 67"], [], ["ปัญหา", "ทางออก"], ["น้ำแล้ง", "ขุดสระ"]])
    [[], [], ['ปัญหา', 'ทางออก'], ['น้ำแล้ง', 'ขุดสระ']]
    >>> rows = [["ผู้นำ", "ศน."], ["วันที่ทำ", "5 มี.ค. 67"], [], ["ถาม", "ตอบ", "โดย"], ["ดี", "ร่ม", "ศรี"]]
    >>> without_facts(rows)[:3]
    [[], [], []]
    """
    facts = len(list(takewhile(_is_fact, rows)))
    below = list(takewhile(_filled, rows[facts:]))
    has_field = any(len(_filled(row)) > 1 for row in rows[:facts])
    if not (has_field and _own_heads(below, answers)):
        facts = next((end for end in range(HEAD_WITHIN) if _parts_facts(rows, end)), 0)
    return [*([] for _ in rows[:facts]), *rows[facts:]]


def _parts_facts(rows: Sequence[Sequence[str]], end: int) -> bool:
    """Say whether an empty row parts rows that say the day from a table, three columns wide or more."""
    apart = 0 < end < len(rows) and not _filled(rows[end])
    below = list(takewhile(_filled, rows[end + 1 :])) if apart else []
    wide = len(below) > 1 and len(_filled(below[0])) >= _WIDE and not says_the_day(below[0])
    told = any(tells(cell) for row in rows[:end] for cell in row)
    return wide and not told and any(map(says_the_day, rows[:end]))


def says_the_day(row: Sequence[str]) -> bool:
    """Say whether a row holds a day beside its label, and no second one, as heads of days have.

    Examples
    --------
    >>> says_the_day(["ผู้นำวง", "ศน.", "วันที่ทำ", "5 มี.ค. 67"]), says_the_day(["วันที่", "5 มี.ค. 67", "9 มี.ค. 67"])
    (True, False)
    """
    cells = [row[index].strip() for index in _filled(row)]
    days = [bool(date_of(cell)) for cell in cells]
    return sum(days) == 1 and any(
        _DAY.match(cell) and day for cell, day in zip(cells, days[1:], strict=False)
    )


def _is_fact(row: Sequence[str]) -> bool:
    """Say whether a row holds a field and what fills it, or one cell or none, as stand over a table."""
    filled = [row[index].strip() for index in _filled(row)]
    return len(filled) < 2 or (len(filled) == 2 and is_field(filled[0]) and not is_field(filled[1]))


def _filled(row: Sequence[str]) -> list[int]:
    return [index for index, cell in enumerate(row) if cell.strip()]


def _end(rows: Sequence[Sequence[str]], first: int, end: int) -> int:
    """Return where rows end, without the empty ones that part them from the next table."""
    while end > first and not _filled(rows[end - 1]):
        end -= 1
    return end


def _is_part(cell: str, heads: Heads) -> bool:
    """Say whether words stand alone in the column that counts the rows: they head a part of the table."""
    return bool(COUNTER.fullmatch(heads.names[0])) and not is_counter("", cell) and 0 not in heads.texts


def _heads_again(
    group: Sequence[Sequence[str]], heads: Heads, apart: bool, over: bool, answers: Collection[str]
) -> Heads | None:
    """Return the heads with which a group of rows begins, if it does; their row counts from its beginning."""
    if len(group) < 2 or len(_filled(group[0])) < 2:
        return None
    row = {index: " ".join(group[0][index].split()) for index in _filled(group[0])}
    names = [" ".join(name.split()) for name in heads.names]
    if all(index < len(names) and words == names[index] for index, words in row.items()):
        return replace(heads, row=0)
    sure = over or any(_names_a_value(words) for words in row.values())
    repeated = row.get(0, "") == names[0] != "" and len(row) > 1
    anew = [*row] == [*range(len(names))] and all(map(_is_usual_head, row.values()))
    return _own_heads(group, answers) if anew or ((apart or repeated) and sure) else None


def _own_heads(group: Sequence[Sequence[str]], answers: Collection[str]) -> Heads | None:
    """Return the heads of a group of rows if its whole first row can be heads, and no row below begins so."""
    first, *below = ([" ".join(row[index].split()) for index in _filled(row)] for row in group or [[]])
    if len(first) < 2 or not below or not all(map(_is_head, first)) or any(_is_head(row[0]) for row in below):
        return None
    own = heads_of(list(map(list, group)), answers=answers)
    return own if own and own.texts and own.row < len(group) - 1 else None


def _is_head(words: str) -> bool:
    usual = len(words) <= SHORT_HEAD and patterns("begins")["heading"].match(words)
    return bool(usual) or _names_a_value(words)


def _is_usual_head(words: str) -> bool:
    """Say whether words are a usual head and no more: โอกาส, โอกาส (O), not โอกาสดี."""
    return bool(patterns("begins")["heading"].fullmatch(_IN_BRACKETS.sub("", words)))


def _names_a_value(words: str) -> bool:
    return names_a_value(words) or is_role(words)


def _answered_as(group: Sequence[Sequence[str]], heads: Heads) -> bool:
    """Say whether most rows hold answers, and who gave them, in the columns of the table above."""
    filled = [set(_filled(row)) for row in group]
    answered = sum(bool(row & set(heads.texts)) and bool(row - set(heads.texts)) for row in filled)
    return 0 not in heads.texts and 2 * answered > len(filled)
