"""The heads of a table: in its first row or in two, in its cells, in its first column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from synth.corpus.layout.markers import marker_of
from synth.corpus.layout.vocabulary import patterns
from synth.schema import SECTION_JOIN

LONGEST_HEAD = 60
"""Characters of the longest head of a column; a longer cell is text."""
LONGEST_LABEL = 30
"""Characters of the longest name of a row."""

_TELLS = re.compile(
    r"ไม่|แล้ว|จึง|เพราะ|ทำให้|กลายเป็น|เคย|ต้อง|อยาก|กว่า|ลดลง|(?:ดี|มาก|เพิ่ม|เก่ง|สูง|เร็ว|ง่าย)ขึ้น|แต่(?!ง)|(?<!ราย)ได้"
    r"|\b(?:not|because|became|but|we|they|was|were)\b",
    re.IGNORECASE,
)
"""Words that tell: neither names of roles and offices nor of costs have them."""

SHORT_HEAD = 20
"""Characters of the longest head that stands within the body of a table."""
_WIDE, _ROWS_BELOW = 3, 3
"""Columns and rows of the smallest table with heads in two rows."""

COUNTER = re.compile(r"(?:ลำดับ(?:ที่)?|ที่|ข้อ(?:ที่)?|no\.?|#|item)", re.IGNORECASE)
_SAYS = r"(?:พูด|เล่า|กล่าว|เว้า|บอก|สะท้อน|เสนอ|เขียน|โพสต์|แสดงความ(?:คิด)?เห็น|ให้(?:ข้อมูล|สัมภาษณ์|ความ(?:คิด)?เห็น))"
SPEAKER = re.compile(
    rf"(?:(?:ชื่อ|รหัส|โค้ด)\s?)?(?:(?:ผู้|คน(?:ที่)?){_SAYS}(?:หลัก|สำคัญ)?|ใคร(?:เป็นคน|เป็นผู้)?{_SAYS}|ผู้ตอบ(?:แบบ\S{{0,12}})?"
    rf"|(?:คน|กลุ่ม|วง|โต๊ะ|ทีม|ฝ่าย|บ้าน|ชุมชน|หน่วยงาน)ที่(?:{_SAYS}|ตอบ)"
    rf"|{_SAYS}โดย"
    r"|speaker|author|respondent|informant|participant|interviewee|(?:(?:posted|written|created|said) )?by)"
    r"\s*(?:\([^()]{1,30}\))?[\s:*]*",
    re.IGNORECASE,
)
"""A head under which stands who says what the row holds."""
NAME = re.compile(r"(?:ชื่อ(?:เล่น|[-– /]*(?:นาม)?สกุล|ผู้\S*)?|ใคร|name)", re.IGNORECASE)
SAID = re.compile(
    rf"(?:คำ|สิ่งที่|ข้อความที่|เรื่องที่)?{_SAYS}(?:ว่า)?|ความ(?:คิด)?เห็น|เสียง(?:สะท้อน)?$|(?:พูด)?ว่า(?:อย่างไร|(?:ยัง)?ไง|$)|said|quote"
    r"|ถ้อยคำ|บท(?:สนทนา|พูด)|ถอด(?:เทป|ความ|คำ)"
    r"|(?:สิ่งที่|เรื่องที่)?(?:(?:ดิ)?ฉัน|ผม|หนู|ข้าพเจ้า|เรา)?(?:ได้)?(?:เรียนรู้|รู้สึก)|(?:(?:ดิ)?ฉัน|ผม|หนู|ข้าพเจ้า)(?=\S)",
    re.IGNORECASE,
)
"""Heads under which stands what somebody says."""
_NO_HEAD = re.compile(r"[-–•●*✓✔]|\(?[\d๐-๙]+[.):]|[\d๐-๙.,/ ]+$")


def heads_of(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return the heads of the columns if the first row holds them, else nothing.

    Examples
    --------
    >>> heads_of([["ปัญหา", "ข้อเสนอแนะ"], ["งบประมาณล่าช้า", "เบิกล่วงหน้า"]])
    ['ปัญหา', 'ข้อเสนอแนะ']
    >>> heads_of([["งบประมาณล่าช้า"], ["เบิกล่วงหน้า"]])
    []
    """
    if len(rows) < 2 or len(rows[0]) < 2 or heads_inside(rows) or heads_in_first_column(rows):
        return []
    first = [" ".join(cell.split()) for cell in rows[0]]
    named = [cell for cell in first if cell]
    short = all(len(cell) <= LONGEST_HEAD and not _NO_HEAD.match(cell) for cell in named)
    return first if len(named) >= 2 and short and len(set(named)) == len(named) else []


def heads_inside(rows: Sequence[Sequence[str]]) -> bool:
    r"""Say whether each cell has its own head above what it holds, as the quarters of a SWOT have.

    Examples
    --------
    >>> heads_inside([["จุดแข็ง\n- ผู้นำดี", "จุดอ่อน\n- หนี้สิน"], ["โอกาส\n- มีถนน", "อุปสรรค\n- ฝนแล้ง"]])
    True
    """
    cells = [lines_of_cell(cell) for row in rows for cell in row if cell.strip()]
    heads = [lines[0].rstrip(":： ") for lines in cells]
    return (
        len(cells) > 1
        and all(len(lines) > 1 for lines in cells)
        and len(set(heads)) == len(heads)
        and all(len(head) <= LONGEST_LABEL and not marker_of(head) for head in heads)
    )


def heads_in_first_column(rows: Sequence[Sequence[str]]) -> bool:
    """Say whether each row begins with its head, the first one too: then no row holds heads of columns.

    Examples
    --------
    >>> heads_in_first_column([["จุดแข็ง", "ผู้นำเข้มแข็ง"], ["จุดอ่อน", "ขาดคนรุ่นใหม่"]])
    True
    >>> heads_in_first_column([["ครู", "ได้เห็นเด็กพูดหน้าชั้น"], ["แม่ค้า", "ขายดีขึ้นวันมีงาน"]])
    True
    >>> heads_in_first_column([["ปัญหา", "ทางออก"], ["งบช้า", "เบิกล่วงหน้า"]])
    False
    """
    if len(rows) < 2 or any(len(row) != 2 for row in rows) or not labelled(rows):
        return False
    first, beside = rows[0][0].strip(), rows[0][1].strip()
    usual = sum(bool(patterns("begins")["heading"].match(row[0].strip())) for row in rows)
    listed = len(lines_of_cell(beside)) > 1 or marker_of(beside) is not None
    lengths = sorted(len(row[1].strip()) for row in rows[1:])
    named = bool(patterns("begins")["heading"].match(beside))
    headed = named or any(one.fullmatch(first) for one in (NAME, SPEAKER, COUNTER))
    as_long = len(beside) > LONGEST_LABEL or (len(beside) > SHORT_HEAD and tells(beside) and not headed)
    as_long = as_long and len(beside) >= 0.6 * lengths[len(lengths) // 2]
    alike = usual == len(rows) and not named
    return bool(first) and bool(beside) and (alike or listed or as_long)


def heads_below(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return the heads of the columns where they stand in two rows, each with the one that spans it.

    The second row has heads only below those that span several columns, or goes on with the others.

    Examples
    --------
    >>> heads_below([["เรื่อง", "ข้อสังเกต", ""], ["", "ดี", "ไม่ดี"], ["เตา", "ไฟแรง", "ดินแตก"]])
    ['เรื่อง', 'ข้อสังเกต > ดี', 'ข้อสังเกต > ไม่ดี']
    >>> heads_below([["ทางเดิน", "ก่อน", "หลัง"], ["", "(มิ.ย.)", "(พ.ย.)"], ["ของสด", "กลิ่นติดผ้า", "แยกท้ายตลาด"]])
    ['ทางเดิน', 'ก่อน (มิ.ย.)', 'หลัง (พ.ย.)']
    >>> heads_below([["เรื่อง", "ข้อสังเกต", ""], ["เตา", "ไฟแรง", "ดินแตก"], ["ครัว", "ควันน้อย", ""]])
    []
    """
    first, second = ([" ".join(cell.split()) for cell in row] for row in rows[:2])
    if len(rows) < _ROWS_BELOW or len(first) != len(second):
        return []
    if _goes_on(first, second, rows[2:]):
        return [" ".join(filter(None, pair)) for pair in zip(first, second, strict=True)]
    spanning = [bool(head) and not after for head, after in pairwise([*first, "-"])]
    spanned = [index for index, head in enumerate(first) if spanning[index] or (index and not head)]
    filled = [index for index, head in enumerate(second) if head]
    under = bool(spanned) and len(spanned) < len(first) and filled == spanned
    short = all(len(second[index]) <= LONGEST_HEAD and not _NO_HEAD.match(second[index]) for index in filled)
    if not (under and short):
        return []
    return [
        column_of(second[index], head_over(first, index)) if index in spanned else head
        for index, head in enumerate(first)
    ]


def _goes_on(first: Sequence[str], second: Sequence[str], body: Sequence[Sequence[str]]) -> bool:
    """Say whether a second row goes on with the heads: short words below all of them but the first."""
    if len(first) < _WIDE or second[0] or not all(first) or not all(second[1:]):
        return False
    longer = sorted(len(cell) for row in body for cell in row[1:] if cell.strip())
    named = all(row and row[0].strip() for row in body)
    words = sum(map(len, second[1:])) / len(second[1:])
    return named and bool(longer) and max(map(len, second)) <= SHORT_HEAD and words < longer[len(longer) // 2]


def tells(cell: str) -> bool:
    """Say whether a cell tells something, and does not only name a role, an office or a cost.

    Examples
    --------
    >>> tells("ถังไม่พอสำหรับทุกบ้าน"), tells("ผู้อำนวยการโรงพยาบาลส่งเสริมสุขภาพตำบล"), tells("ขอนแก่น")
    (True, False, False)
    """
    begins = len(cell) > SHORT_HEAD and patterns("begins")["tells"].match(cell)
    return bool(begins or _TELLS.search(cell))


def lines_of_cell(cell: str) -> list[str]:
    """Return the lines of a cell that hold something."""
    return [line.strip() for line in re.split(r"[\r\n\v]+", cell) if line.strip()]


def labelled(rows: Sequence[Sequence[str]]) -> bool:
    """Say whether the first column only names the rows: it is short, and what stands beside it is longer."""
    first = [row[0].strip() for row in rows if row]
    others = sorted(len(cell.strip()) for row in rows for cell in row[1:] if cell.strip())
    if not others or max(map(len, first), default=0) > LONGEST_LABEL:
        return False
    return others[len(others) // 2] > 1.5 * sorted(map(len, first))[len(first) // 2]


def column_of(head: str, name: str = "") -> str:
    """Return the section of a cell within its table: the name of its row, then the head of its column.

    Examples
    --------
    >>> column_of("ปัญหา", "ติดบ้าน"), column_of("ปัญหา")
    ('ติดบ้าน > ปัญหา', 'ปัญหา')
    """
    return SECTION_JOIN.join(" ".join(part.split()) for part in (name, head) if part.strip())


def head_over(heads: Sequence[str], index: int) -> str:
    """Return the head of a column; one that is merged over several stands over the first of them."""
    named = [head for head in heads[1 : index + 1] if head] if index < len(heads) else []
    return heads[index] or (named[-1] if named else "") if index < len(heads) else ""


def speaker_column(heads: Sequence[str]) -> int | None:
    """Return the place of the column that says who speaks; a column of names alone is a list of people.

    Examples
    --------
    >>> speaker_column(["ที่", "ชื่อ", "สิ่งที่เล่า"]), speaker_column(["ชื่อเล่น", "ฉันได้เรียนรู้ว่า"])
    (1, 0)
    """
    calling = (SPEAKER, NAME) if any(map(SAID.match, heads)) else (SPEAKER,)
    indexes = [n for n, head in enumerate(heads) if any(one.fullmatch(head) for one in calling)]
    return indexes[0] if indexes and len(heads) > 1 else None
