"""What stands in a sheet beside its tables: told over heads or below, in numbered rows, or read by nobody."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from synth.corpus.document import Document, Draft
from synth.corpus.layout.asked_heads import ASKS
from synth.corpus.layout.column_heads import COUNTER, LONGEST_HEAD, LONGEST_LABEL, lines_of_cell, tells
from synth.corpus.layout.forms import is_field
from synth.corpus.layout.grids import is_counter, number_of
from synth.corpus.layout.vocabulary import patterns
from synth.corpus.readers.columns_of_answers import Heads
from synth.corpus.readers.tables_of_answers import LONGEST_TOPIC, says_the_day
from synth.telling import noted

ITEM = {"kind": "item", "number": ""}
_NUMBERED = [0, 1]
"""The cells of a row that holds a number and what it numbers."""
_LEAST = 2
_LONGEST_FACT = 120
"""Characters of the longest cell of a sheet that only says what a file is of."""
_OF_THE_FILE = re.compile(
    r"ไฟล์|ชี[ตท](?![ก-ฮ])|แผ่นงาน|แผ่น\s?[\"“'‘]|คอลัมน์|ช่องสี|ตัวเลือก|กรอก(?:ข้อมูล|เฉพาะ|ใน|ให้)"
    r"|\b(?:files?|sheets?|columns?)\b",
    re.IGNORECASE,
)
"""What is said of a workbook itself."""

Stretch = tuple[int, int]
"""Where rows of a sheet begin and end."""


def numbered_rows(rows: Sequence[Sequence[str]]) -> list[Stretch]:
    """Return where a sheet holds lists, not tables: running numbers in the first column, words beside them.

    Below heads that say what is numbered (ลำดับ, ที่) such rows are those of a table.

    Examples
    --------
    >>> numbered_rows([["ครู", "3"], [], ["ข้อค้นพบ"], ["1", "เด็กหายกลัวน้ำ"], ["2", "ครูน้อยไป"], ["จบ"]])
    [(2, 6)]
    >>> numbered_rows([["ลำดับ", "ข้อค้นพบ"], ["1", "เด็กหายกลัวน้ำ"], ["2", "ครูน้อยไป"]])
    []
    """
    found: list[Stretch] = []
    number = 0
    while number < len(rows) and not _counts(rows[number]):
        end, numbered = number, 0
        if _begins(rows, number):
            end, numbered = _end_of(rows, number)
        if numbered >= _LEAST:
            over = all(
                len(_filled(row)) < _LEAST for row in rows[:number]
            )  # title and day of a sheet of lists
            found.append((0 if over else number, end))
        number = max(end, number + 1)
    return found


def _counts(row: Sequence[str]) -> bool:
    """Say whether a row holds heads below which numbers count rows; the one over the numbers may be empty."""
    filled = _filled(row)
    return (len(filled) > 1 and bool(COUNTER.fullmatch(row[0].strip()))) or filled[:1] == [1] != filled


def _begins(rows: Sequence[Sequence[str]], number: int) -> bool:
    """Say whether a first number stands in a row, or below what stands in it alone."""
    first = number + (_filled(rows[number]) == [0] and not _is_numbered(rows[number]))
    apart = first > number or not number or not _filled(rows[number - 1])
    return apart and first < len(rows) and _is_numbered(rows[first]) and number_of(rows[first][0]) == "1"


def _end_of(rows: Sequence[Sequence[str]], first: int) -> tuple[int, int]:
    """Return where a list ends and how many rows are numbered; what stands alone over a table heads that."""
    numbered, last, end = 0, first, first
    while end < len(rows) and (_is_numbered(rows[end]) or len(_filled(rows[end])) < _LEAST):
        if _is_numbered(rows[end]):
            numbered, last = numbered + 1, end + 1
        end += 1
    return (end if end == len(rows) else last), numbered


def _is_numbered(row: Sequence[str]) -> bool:
    return _filled(row) == _NUMBERED and is_counter("", row[0]) and any(map(str.isalpha, row[1]))


def without(rows: Sequence[list[str]], stretches: Iterable[Stretch]) -> list[list[str]]:
    """Return the rows with some of them empty: each stays in its place.

    Examples
    --------
    >>> without([["ครู"], ["1"], ["2"]], [(1, 2)])
    [['ครู'], [], ['2']]
    """
    within = {number for first, end in stretches for number in range(first, end)}
    return [[] if number in within else row for number, row in enumerate(rows)]


def lists_in(rows: Sequence[Sequence[str]], stretches: Iterable[Stretch], prefix: str) -> list[Document]:
    """Return a document for each list of numbered rows."""
    return [list_of(rows[first:end], f"{prefix}{first + 1}") for first, end in stretches]


def list_of(rows: Sequence[Sequence[str]], name: str) -> Document:
    r"""Read numbered rows: an item each, under what stands alone over the first of them.

    Examples
    --------
    >>> list_of([["ข้อค้นพบ"], ["1", "เด็กหายกลัวน้ำ"], ["2", "ครูน้อยไป"]], "#1").text
    'ข้อค้นพบ\n1. เด็กหายกลัวน้ำ\n2. ครูน้อยไป'
    """
    draft = Draft()
    for index, row in enumerate(rows):
        if _is_numbered(row):
            number, (words, *more) = number_of(row[0]), lines_of_cell(row[1])
            draft.add(words, marker=f"{number}. ", kind="item", number=number)
            for line in more:
                draft.add(line)
        elif filled := [row[place].strip() for place in _filled(row)]:
            heads = _begins(rows, index) and len(filled[0]) <= LONGEST_TOPIC
            draft.add(filled[0], **({"kind": "section", "level": -1} if heads else {}))
        else:
            draft.blank()
    return draft.document(name)


def alone_beside_tables(
    sheets: Sequence[tuple[str, Sequence[Sequence[str]]]], heads: Sequence[Heads | None]
) -> list[bool]:
    """Say of each sheet whether it has one column, beside a sheet with a table of answers."""
    columns = [{index for row in rows for index in _filled(row)} for _, rows in sheets]
    tables = any(head and head.texts and len(own) > 1 for head, own in zip(heads, columns, strict=True))
    return [tables and bool(head) and len(own) == 1 for head, own in zip(heads, columns, strict=True)]


def speaks_of_the_file(rows: Sequence[Sequence[str]]) -> bool:
    """Say whether a sheet of one column says what the file is and how to fill it in, or only names things.

    Examples
    --------
    >>> speaks_of_the_file([["ไฟล์นี้ส่งออกเมื่อวาน"], ["ใครแก้ให้ใส่ตัวแดง"]])
    True
    >>> speaks_of_the_file([["สิ่งที่ทีมเรียนรู้"], ["ลงพื้นที่ตอนเย็นได้คนครบกว่า"], ["อย่าแจกแบบถ้ายังไม่คุย"]])
    False
    """
    cells = [row[index] for row in rows for index in _filled(row)]
    return (
        any(map(_OF_THE_FILE.search, cells))
        or sum(tells(cell) or len(cell) > LONGEST_HEAD for cell in cells) < _LEAST
    )


def is_cover(rows: Sequence[Sequence[str]]) -> bool:
    """Say whether a sheet only says what a file is of: labels and what fills them, among them the day.

    Examples
    --------
    >>> is_cover([["แบบบันทึก AAR"], ["วันที่ทำ AAR", "21 ก.พ. 2568"], ["ผู้นำวง", "หัวหน้าพยาบาล"]])
    True
    >>> is_cover([["วันที่ทำ AAR", "21 ก.พ. 2568"], ["อะไรทำได้ดี", "ซ้อมบ่อยจนมือไปเอง"]])
    False
    >>> is_cover([["วันที่", "5 มี.ค. 67"], ["น้ำ", "ยังไม่พอใช้"], ["ขยะ", "ลดลงเพราะแยกที่บ้าน"]])
    False
    """
    pairs = [[row[index] for index in filled] for row in rows if len(filled := _filled(row)) > 1]
    day = next((at for at, row in enumerate(pairs) if says_the_day(row)), len(pairs))
    labels = [label for label, *_ in pairs[day:] if not _OF_THE_FILE.search(label)]
    said = any(ASKS.search(label) or patterns("begins")["finding"].match(label) for label in labels)
    short = all(len(row) == _LEAST and len(row[1]) <= _LONGEST_FACT and not tells(row[1]) for row in pairs)
    known = 2 * sum(is_field(label) for label, *_ in pairs) >= len(pairs)
    return day < len(pairs) and short and known and not said and not any(map(tells_alone, rows))


def note_of(rows: Sequence[Sequence[str]], name: str) -> Document:
    r"""Read a sheet of one column as a note: each cell is an item, under the short one with which they begin.

    Examples
    --------
    >>> list(note_of([["ปีหน้าขอ"], ["ทำระบบน้ำหยด"], ["แยกบัญชีแปลงผัก"]], "#1").told.values())[:2]
    [{'kind': 'section', 'level': -1}, {'kind': 'item', 'number': ''}]
    """
    draft, above = Draft(), ""
    for row, following in zip_longest(rows, rows[1:], fillvalue=()):
        cells = [row[index].strip() for index in _filled(row)]
        for line in lines_of_cell("\n".join(cells)):
            heads = not above and _filled(following) and len(line) <= LONGEST_TOPIC and not tells(line)
            fields = {"kind": "section", "level": -1} if heads else {"kind": "item", "number": ""}
            draft.add(line, **fields)
        above = "".join(cells)
        if not above:
            draft.blank()
    return draft.document(name)


def tells_alone(row: Sequence[str]) -> bool:
    """Say whether one long cell over the heads tells something; a title does not."""
    filled = [cell for cell in row if cell.strip()]
    return len(filled) == 1 and len(filled[0]) > LONGEST_TOPIC and tells(filled[0])


def written(rows: Sequence[Sequence[str]], name: str) -> list[Document]:
    """Read what stands over or below a table, a line a cell."""
    draft = Draft()
    for row, following in zip_longest(rows, rows[1:], fillvalue=()):
        filled = [cell.strip() for cell in row if cell.strip()]
        for cell in filled:
            over = len(cell) <= LONGEST_TOPIC and not tells(cell) and any(map(str.strip, following))
            draft.add(cell) if over or len(filled) > 1 else draft.add(cell, **ITEM)
        if not filled:
            draft.blank()
    return [draft.document(name)] if rows else []


def unread(
    rows: Sequence[Sequence[str]], heads: int, documents: Iterable[Document], sheet: str
) -> list[tuple[str, str, str]]:
    """Say which rows tell something that stands in no document of their sheet.

    What stands in several cells alike is a choice; alone over the `heads` stands a title.

    Examples
    --------
    >>> rows = [[], ["น้ำแห้ง", "4"], ["ไฟตก", "ไม่มีใครรู้เพราะไม่เคยมาถามเลยสักครั้ง"]]
    >>> [[sheet, what, todo]] = unread(rows, 0, written([["น้ำแห้ง"], ["ไฟตก"]], "#1"), "")
    >>> str(what)
    '1 แถวมีข้อความที่ไม่ได้อ่าน แถวแรกคือแถว 3'
    """
    read = {line for document in documents for line in document.text.split("\n")}
    telling = [
        (number, lines_of_cell(cell)[0])
        for number, row in enumerate(rows)
        for cell in row
        if len(cell.strip()) > LONGEST_LABEL and tells(cell) and (number > heads or len(_filled(row)) > 1)
    ]
    times = Counter(words for _, words in telling)
    lost = sorted({number for number, words in telling if times[words] == 1 and words not in read})
    remark = noted("answers.unread", n=len(lost), row=lost[0] + 1) if lost else None
    return [(sheet, remark, noted("todo.say_answers"))] if remark else []


def _filled(row: Sequence[str]) -> list[int]:
    return [index for index, cell in enumerate(row) if cell.strip()]
