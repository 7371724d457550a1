"""Forms: tables and lines that give the label of a field, then what was filled in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from synth.corpus.layout.column_heads import LONGEST_LABEL, SHORT_HEAD, tells
from synth.corpus.layout.furniture import FORM, HEAD, NUMBER
from synth.corpus.layout.markers import marker_of
from synth.corpus.layout.vocabulary import patterns
from synth.schema import SECTION_JOIN

_FIELD = re.compile(
    r"(?:ชื่อ(?:กิจกรรม|โครงการ|เวที|กลุ่ม|หน่วยงาน|ชุมชน|เรื่อง)|(?:วัน(?:ที่|เวลา|เดือนปี)?|เดือน|ปี|เวลา|สถานที่|พื้นที่|จำนวน(?:ผู้เข้าร่วม|คน)"
    r"|ผู้(?:เข้าร่วม|ร่วม|(?:จด)?บันทึก|รายงาน|รับผิดชอบ|ดำเนิน(?:รายการ|การ)?|นำ|อำนวย(?:การ)?|(?:ให้)?สัมภาษณ์|ให้ข้อมูล|ถอดเทป|สรุป|จัด)"
    r"|คน(?:จด|ในวง|ที่มา)|ที่ไหน|เมื่อไห?ร่?|สถานะ|วิทยากร|หน่วยงาน|ครั้งที่|โทรศัพท์|อีเมล)"
    r"(?:กิจกรรม|โครงการ|รายงาน|(?:ที่)?จัด\S{0,12}|ดำเนิน\S{0,12}|บันทึก|ประชุม|ข้อมูล|ทั้งหมด|คุย|ซ้อม|สัมภาษณ์|อบรม|ทบทวน|เวที|สนทนา"
    r"|กระบวนการ|เสวนา|ถอดบทเรียน|ลงพื้นที่)?(?:\s[A-Z]{2,4})?)\s*[:：]?"
)
_LEAST_FIELDS = 2
_LEAST_PARTS = 2
_LEAST_ROWS = 2
_LONGEST_LABEL = 60
"""Characters of the first line of a label; below it may stand what is to be filled in."""
_TICKED = re.compile(r"(?:[☐☑☒□■✓✔]\s?[^☐☑☒□■✓✔\n]{1,30}){2,}")
"""Options side by side; a list of tasks has a line for each."""
_AMOUNT = re.compile(
    r"\((?:เต็ม|จาก)\s?[\d๐-๙]{1,3}\)|(?:[-–]?[\d๐-๙][\d๐-๙,.]*+\s?+(?:บาท|%)?+\s*+)++|[-–✓✔☑/xX]?"
)
_LARGE = re.compile(r"[\d๐-๙]{3}|[\d๐-๙],[\d๐-๙]")
"""Amounts of money; votes are few."""
_COST = re.compile(r"ค่า\S|รวม(?:ทั้ง|เป็น|เงิน|\s|$)|(?:งบ(?:ประมาณ)?|เงิน)(?:สมทบ|คงเหลือ|ทอน|สด|\s|$)")
_OF_COSTS = re.compile(
    r"(?:รายการ|รายจ่าย|หมวด|กิจกรรม|ค่าใช้จ่าย|งบ(?:ประมาณ)?|items?|activit(?:y|ies)|expens(?:e|es))"
    r"(?:รายจ่าย|ค่าใช้จ่าย|(?:ใช้)?จ่าย|(?:ที่)?ประเมิน|เงิน)?\s*(?:\([^()]{1,20}\))?",
    re.IGNORECASE,
)
"""Heads of names of costs and of what is rated, which may be long."""
_OF_MONEY = re.compile(r"บาท|จ่าย|งบ|ราคา|เป็นเงิน|จำนวนเงิน|ได้รับ\b|baht|budget|cost", re.IGNORECASE)
_SCALE = re.compile(
    r"[1-5๑-๕]|ค่าเฉลี่ย.*|ระดับ.*|(?:มาก|น้อย)(?:ที่สุด)?|ปานกลาง|ผ่าน|ไม่ผ่าน|s\.?d\.?|x̄|mean|แปล(?:ผล|ความ)",
    re.IGNORECASE,
)
"""Heads of a scale on which something is rated."""
_SCORED = re.compile(
    rf"{_SCALE.pattern}|คะแนน.*|(?:คิดเป็น)?ร้อยละ.*|จำนวน\s?(?:คน|ผู้ตอบ)?\s?(?:\([^()]{{1,10}}\))?|score|%",
    re.IGNORECASE,
)
"""Heads under which scores, ticks and numbers of answers stand; also votes for what was found."""
_LEAST_SCALES = 2
_WORDS = re.compile(r"[^\W\d_]{2}")
_PAIRS = 4
"""Cells of a row that holds two fields."""


def is_field(words: str) -> bool:
    """Say whether `words` are the label of a field of the head of a note.

    Examples
    --------
    >>> is_field("วันที่จัดกิจกรรม"), is_field("ผู้บันทึก:"), is_field("ผู้เข้าร่วมสะท้อนว่า")
    (True, True, False)
    """
    return all(_FIELD.fullmatch(part.strip()) for part in words.split("/"))


def is_form(rows: Sequence[Sequence[str]]) -> bool:
    """Say whether a table is a form: fields one under the other, not side by side as heads stand.

    Examples
    --------
    >>> is_form([["วันที่", "7 มี.ค. 65"], ["สถานที่", "วัดป่า"], ["ปัญหา", "มีสองเตียง"]])
    True
    >>> is_form([["วันที่", "สถานที่"], ["7 มี.ค. 65", "วัดป่า"]])
    False
    """
    labels = [cell for row in rows for index, cell in enumerate(row) if index in _labels(row)]
    first = [cell for cell in rows[0] if cell.strip()] if rows else []
    heads = len(first) > 1 and is_field(first[0]) and is_field(first[1])
    return not heads and bool(first) and is_field(first[0]) and sum(map(is_field, labels)) >= _LEAST_FIELDS


def _labels(row: Sequence[str]) -> tuple[int, ...]:
    pairs = len(row) == _PAIRS and all(cell.strip() for cell in row)
    return (0, 2) if pairs else (0,)


def fields_of_form(row: Sequence[str]) -> list[dict]:
    """Say of each cell of a form's row what it is; what fills a field of the head is no statement."""
    cell_fields, label = [], ""
    for index, cell in enumerate(row):
        if index in _labels(row):
            named = _is_label(cell, filled=any(map(str.strip, row[index + 1 :])))
            label = " ".join(cell.split()).rstrip(":： ") if named else ""
            cell_fields.append({"kind": "column"} if named else {"column": ""})
        else:
            cell_fields.append(_filling(label, label))
    return cell_fields


def _is_label(cell: str, filled: bool) -> bool:
    """Say whether a cell is the label of a field and tells nothing; beside a long one a cell is `filled`."""
    words = _first_line(cell)
    usual = is_field(words) or patterns("begins")["heading"].match(words)
    named = filled and len(words) <= _LONGEST_LABEL and not tells(words)
    return bool(usual) or len(words) <= SHORT_HEAD or named


def _filling(label: str, section: str) -> dict:
    """Say what fills a field: a fact about the note, aims or who was there, or an answer."""
    if is_field(label):
        return {"kind": "furniture", "reason": HEAD}
    return {"kind": "aside"} if patterns("above")["aside"].match(label) else {"column": section}


def has_parts(rows: Sequence[Sequence[str]]) -> bool:
    """Say whether a table is a form in parts: rows over its whole width head labels with what was answered.

    Examples
    --------
    >>> has_parts([["ส่วนที่ 1", ""], ["ผลที่ได้", "ขยะลดลง"], ["ส่วนที่ 2", ""], ["ปัญหา", "งบช้า"]])
    True
    >>> has_parts([["ปัญหา", "ทางออก"], ["งบช้า", ""], ["ถังไม่พอ", "เวียนกันใช้"]])
    False
    """
    if any(len(row) != 2 or not row[0].strip() for row in rows):
        return False
    whole = [index for index, row in enumerate(rows) if not row[1].strip()]
    apart = all(after - before > 1 for before, after in pairwise([*whole, len(rows)]))
    short = all(len(_first_line(row[0])) <= _LONGEST_LABEL for row in rows)
    return len(whole) >= _LEAST_PARTS and whole[0] == 0 and apart and short


def fields_of_parts(rows: Sequence[Sequence[str]]) -> list[list[dict]]:
    r"""Say of each cell of a form in parts what it is; an answer stands under its part and its label.

    Examples
    --------
    >>> fields_of_parts([["ส่วนที่ 2", ""], ["2.1 ผลที่ได้\n(อธิบาย)", "ขยะลดลง"]])[1][1]
    {'column': 'ส่วนที่ 2 > ผลที่ได้'}
    """
    table_fields, part = [], ""
    for label, answer in rows:
        words = _first_line(label)
        if not answer.strip():
            part = words
            table_fields.append([{"kind": "column"}, {}])
            continue
        number = marker_of(words)
        name = words[number.length :].strip() if number else words
        if _TICKED.fullmatch(answer.strip()):
            filling = {"kind": "furniture", "reason": FORM}
        else:
            filling = _filling(name, SECTION_JOIN.join((part, name)))
        table_fields.append([{"kind": "column"}, filling])
    return table_fields


def _first_line(cell: str) -> str:
    return cell.strip().split("\n")[0].rstrip(":： ")


def is_ledger(rows: Sequence[Sequence[str]]) -> bool:
    """Say whether a table with heads only accounts for money or scores: names, and amounts or ticks.

    Examples
    --------
    >>> is_ledger([["หมวด", "ใช้จริง"], ["ค่าวิทยากร", "9,600"], ["ค่าวัสดุ", "44,380"]])
    True
    >>> is_ledger([["รายการ", "5", "4", "3"], ["ความเหมาะสมของเวลา", "✓", "", ""], ["อาหาร", "", "✓", ""]])
    True
    >>> is_ledger([["รายการ", "จำนวน", "ร้อยละ"], ["ครู", "3", "25"], ["ผู้ปกครอง", "9", "75"]])
    True
    >>> is_ledger([["ปัญหา", "จำนวนคน"], ["งบออกช้า", "5"], ["ถังไม่พอ", "3"]])
    False
    >>> is_ledger([["ประเด็น", "คะแนนโหวต"], ["รถเก็บขยะมาสาย", "12"], ["ถังเก่า", "9"]])
    False
    """
    body = rows[1:]
    if len(body) < _LEAST_ROWS or any(len(row) < 2 for row in rows) or _says_something(rows):
        return False
    heads = [head.strip() for head in rows[0]]
    figures = [cell.strip() for row in body for cell in row[1:]]
    if not all(map(_AMOUNT.fullmatch, figures)):
        return False
    listed = bool(_OF_COSTS.fullmatch(heads[0]))
    money = any(map(_OF_MONEY.search, heads[1:]))
    costs = 2 * sum(bool(_COST.match(row[0].strip())) for row in body) > len(body)
    scales = sum(bool(_SCALE.fullmatch(head)) for head in heads[1:])
    scored = [head for head in heads[1:] if head]
    rated = bool(scored) and all(map(_SCORED.fullmatch, scored)) and (listed or scales >= _LEAST_SCALES)
    return rated or (money and listed) or (costs and (money or any(map(_LARGE.search, figures))))


def _says_something(rows: Sequence[Sequence[str]]) -> bool:
    """Say whether the first column holds findings, not names of costs: by its head or most of its cells."""
    head = rows[0][0].strip()
    if patterns("begins")["finding"].match(head):
        return True
    listed = bool(_OF_COSTS.fullmatch(head))
    cells = [row[0].strip() for row in rows[1:]]
    long = [len(cell) > LONGEST_LABEL and not (listed or _COST.match(cell)) for cell in cells]
    return 2 * sum(tells(cell) or far for cell, far in zip(cells, long, strict=True)) > len(cells)


def fields_of_ledger(rows: Sequence[Sequence[str]]) -> list[list[dict]]:
    """Say of each cell of an account or an agenda what it is: no finding, but it can be taken back."""
    figure = {"kind": "furniture", "reason": NUMBER}
    heads = [{"kind": "column"} for _ in rows[0]]
    body = [[{"kind": "aside"} if _WORDS.search(cell) else figure for cell in row] for row in rows[1:]]
    return [heads, *body]
