"""Spreadsheets of answers: each row is a source of its own, its heads are sections or attributes."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from synth.corpus.document import Document, Draft
from synth.corpus.layout.grids import is_counter
from synth.corpus.layout.nothing import says_nothing
from synth.corpus.readers.kinds import check_zip
from synth.corpus.readers.source import decode
from synth.sheets import unguard

MOST_COLUMNS = 1_000
MOST_ROWS = 100_000
_HEAD_WITHIN = 10
"""Rows from the top in which the heads are looked for; titles may stand above them."""
_LONG_ANSWER = 25
"""Characters of a typical answer in words; attributes are shorter."""

ROLES = {
    "text": r"text|texts?|statements?|answers?|comments?|responses?|notes?"
    "|ข้อความ|คำตอบ|ความ(?:คิด)?เห็น|ถ้อยคำ|เนื้อหา|บันทึก|รายละเอียด",
    "section": r"section|topic|question|theme|หัวข้อ|ประเด็น|คำถาม|ตอน|หมวด(?:หมู่)?",
    "speaker": r"speaker|name|respondent|by|ผู้พูด|ผู้ให้ข้อมูล"
    "|ผู้ตอบ(?:แบบสอบถาม)?|ชื่อ(?:[-– ]?(?:นาม)?สกุล|ผู้ตอบ|ผู้ให้ข้อมูล)?",
    "date": r"date|day|timestamp|วันที่.*|วัน/?เดือน/?ปี|ประทับเวลา|วันเวลา|submitted(?: at)?",
    "project": r"project|โครงการ|ชื่อโครงการ",
    "title": r"title|ชื่อเรื่อง",
}
_ROLE = {role: re.compile(rf"\s*(?:{pattern})\s*[:*]?\s*", re.IGNORECASE) for role, pattern in ROLES.items()}
_QUESTION = re.compile(
    r"[?？]\s*$|อย่างไร|อะไร|ทำไม|เพราะเหตุใด|บ้าง\s*$|(?:ข้อเสนอแนะ|ปัญหา|อุปสรรค|ความประทับใจ|สิ่งที่|บทเรียน|ปัจจัย|ผลที่|แนวทาง|ความสำเร็จ|การเปลี่ยนแปลง|ข้อค้นพบ)"
)


@dataclass(frozen=True)
class _Heads:
    names: list[str]
    row: int
    texts: list[int]
    roles: dict[str, int] = field(default_factory=dict)


def read(data: bytes, path: Path) -> list[Document]:
    """Read a .xlsx, .xls, .csv or .tsv file: a document for each row that has an answer in words."""
    if path.suffix.lower() in (".csv", ".tsv"):
        rows = _delimited(decode(data))
        return _documents(rows, _heads(rows), "#")
    if path.suffix.lower() != ".xls":
        check_zip(data)
    sheets = sheets_of_workbook(path)
    documents: list[Document] = []
    worded: set[str] = set()  # a column of answers in one sheet is one in all
    for _, rows in sheets:
        heads = _heads(rows)
        worded |= {heads.names[place] for place in heads.texts} if heads else set()
    for number, (name, rows) in enumerate(sheets):
        documents += _documents(rows, _heads(rows, worded), "#" if number == 0 else f"#{name}!")
    return documents


def sheets_of_workbook(path: Path) -> list[tuple[str, list[list[str]]]]:
    """Read the cells of each sheet as people see them."""
    import python_calamine

    found = []
    try:
        book = python_calamine.load_workbook(str(path))
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            _check_size(sheet.total_width, sheet.total_height)
            cells = [[_said(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
            for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
                for row in cells[
                    top + 1 : bottom + 1
                ]:  # what is merged across stands once, in its first cell
                    row[left : right + 1] = cells[top][left : right + 1]
            found.append((name, cells))
    except python_calamine.PasswordError as error:
        raise ValueError("ไฟล์มีรหัสผ่าน", "เปิดแล้วบันทึกใหม่โดยไม่ใส่รหัสผ่าน") from error
    return found


def _delimited(text: str) -> list[list[str]]:
    separator = _separator(text)
    _check_size(1 + max((line.count(separator) for line in text.split("\n")), default=0), 0)
    csv.field_size_limit(100_000_000)
    return [
        [unguard(cell) for cell in row]
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    ]


def _separator(text: str) -> str:
    """Return what parts the cells: what stands most often in the first line that has any of the four."""
    for line in text[:1_000_000].split("\n")[:_HEAD_WITHIN]:
        counts = {separator: line.count(separator) for separator in (",", ";", "\t", "|")}
        if any(counts.values()):
            return max(counts, key=counts.get)
    return ","


def _check_size(columns: int, rows: int) -> None:
    if columns > MOST_COLUMNS:
        raise ValueError(f"ตารางมี {columns:,} คอลัมน์ เกิน {MOST_COLUMNS:,}", "ลบคอลัมน์ที่ไม่ใช้ แล้วบันทึกใหม่")
    if rows > MOST_ROWS:
        raise ValueError(f"ตารางมี {rows:,} แถว เกิน {MOST_ROWS:,}", "ลบแถวว่างท้ายตาราง หรือแบ่งเป็นไฟล์ย่อย")


def _documents(rows: list[list[str]], heads: _Heads | None, prefix: str) -> list[Document]:
    if heads is None:
        return []
    made = (
        _document(heads, [cell.strip() for cell in row], f"{prefix}{number}")
        for number, row in enumerate(rows[heads.row + 1 :], start=heads.row + 2)
    )
    return [document for document in made if document]


def _document(heads: _Heads, cells: list[str], name: str) -> Document | None:
    def cell(place: int | None) -> str:
        return cells[place] if place is not None and place < len(cells) else ""

    draft = Draft()
    said = {"speaker": cell(heads.roles.get("speaker"))}
    said = {key: value for key, value in said.items() if value}
    section = cell(heads.roles.get("section"))
    if section:
        draft.add(section, kind="heading", level=-1)
    for place in heads.texts:
        if not re.search(r"\w", cell(place)):
            continue
        head = heads.names[place]
        if head and not (section and _ROLE["text"].fullmatch(head)):
            draft.add(" ".join(head.split()), kind="heading", level=0)
        for line in _lines(cell(place)):
            draft.add(line, **said)
        draft.blank()
    if not any(cell(place) for place in heads.texts):
        return None
    used = {*heads.texts, *heads.roles.values()}
    given = {role: cell(place) for role, place in heads.roles.items() if role in ("date", "project", "title")}
    given |= {
        " ".join(head.split()): cell(place)
        for place, head in enumerate(heads.names)
        if head and place not in used and not is_counter(head, "1")
    }
    return draft.document(name, given)


def _lines(cell: str) -> Iterable[str]:
    return filter(str.strip, re.split(r"[\r\n\v]+", cell))


def _heads(rows: list[list[str]], worded: Collection[str] = ()) -> _Heads | None:
    """Find the row of heads, and which columns hold answers in words; those called `worded` do."""
    top = rows[:_HEAD_WITHIN]
    widths = [sum(bool(cell.strip()) for cell in row) for row in top]
    if not widths or not max(widths):
        return None
    row = next(
        n for n, width in enumerate(widths) if width >= max(2, max(widths) * 0.6) or width == max(widths)
    )
    names = [cell.strip() for cell in rows[row]]
    body = rows[row + 1 : row + 501]
    roles: dict[str, int] = {}
    for role in ("text", "section", "speaker", "date", "project", "title"):
        places = [place for place, name in enumerate(names) if _ROLE[role].fullmatch(name)]
        places = [place for place in places if place not in roles.values()]
        if places:
            roles[role] = places[0]
    texts = [roles.pop("text")] if "text" in roles else []
    texts += [
        place
        for place, name in enumerate(names)
        if place not in texts
        and place not in roles.values()
        and (name in worded or _holds_words(name, place, body))
    ]
    return _Heads(names, row, sorted(texts), roles)


def _holds_words(name: str, place: int, body: list[list[str]]) -> bool:
    """Say whether the column holds answers in words rather than an attribute of the row."""
    cells = [row[place].strip() for row in body if place < len(row)]
    cells = [cell for cell in cells if cell and not says_nothing(cell)]
    if not cells:
        return False
    typical = sorted(map(len, cells))[len(cells) // 2]
    varied = len(set(cells)) > len(cells) * 0.5
    worded = sum(len(re.findall(r"[^\W\d_]", cell)) > 2 for cell in cells) > len(cells) * 0.5
    return worded and (
        (typical >= _LONG_ANSWER and varied) or (bool(_QUESTION.search(name)) and typical >= 12)
    )


def _said(value: object) -> str:
    """Give a cell as people see it: whole numbers without `.0`, days without an hour."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if hasattr(value, "isoformat"):
        return value.isoformat().removesuffix("T00:00:00")
    return unguard(str(value))
