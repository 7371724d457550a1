"""Tables that only account for money, scores or numbers of answers: no findings, but kept."""

from __future__ import annotations

import re
from collections.abc import Sequence

from synth.corpus.layout.column_heads import LONGEST_LABEL, tells
from synth.corpus.layout.furniture import NUMBER
from synth.corpus.layout.vocabulary import patterns

_LEAST_ROWS = 2
_NUMBER = r"[\d๐-๙](?:[\d๐-๙,.]*[\d๐-๙])?"
MEASURE = re.compile(
    rf"(?:(?:ไม่(?:เกิน|น้อยกว่า|ต่ำกว่า)|อย่างน้อย|มากกว่า|น้อยกว่า|ร้อยละ|[≥≤<>])\s?){{0,2}}{_NUMBER}(?:\s?(?:จาก|/|–|-)\s?{_NUMBER})?"
    r"\s?(?:[%％]|บาท|คน|ราย|ท่าน|ครั้ง|หลัง|แห่ง|จุด|ครัวเรือน|หมู่บ้าน|ชุมชน|โรงเรียน|กลุ่ม|ร้าน|ไร่|ตัน|กก\.|กิโลกรัม|ลิตร|เดือน|วัน|ชั่วโมง|นาที"
    r"|เรื่อง|ฉบับ|เล่ม|ชุด|ตัว|ต้น|ลำ|คัน|เครื่อง|เส้น(?:ทาง)?|รุ่น|ช่องทาง)?"
)
"""A figure with what it counts: ไม่เกิน 5 ราย."""
_AMOUNT = re.compile(
    r"\((?:เต็ม|จาก)\s?[\d๐-๙]{1,3}\)|(?:[-–]?[\d๐-๙][\d๐-๙,.]*+\s?+(?:บาท|%)?+\s*+)++|[-–✓✔☑/xX]?"
    rf"|{MEASURE.pattern}|(?:ไม่)?(?:บรรลุ|ผ่าน)(?:ตาม)?(?:เป้า|เกณฑ์)?(?:หมาย)?"
)
_OF_INDICATORS = re.compile(
    r"(?:ตัวชี้วัด|ผลผลิต|ผลลัพธ์|เป้าหมาย|กิจกรรม|kpi|indicators?|out(?:put|come)s?)(?!ที่ได้|ที่เกิด)\S{0,12}",
    re.IGNORECASE,
)
_TARGET = re.compile(r"(?:ค่า)?เป้า|targets?\b", re.IGNORECASE)
"""A head below which stands how much was to be reached."""
_LARGE = re.compile(r"[\d๐-๙]{3}|[\d๐-๙],[\d๐-๙]")
"""Amounts of money; votes are few."""
_COST = re.compile(r"ค่า\S|รวม(?:ทั้ง|เป็น|เงิน|\s|$)|(?:งบ(?:ประมาณ)?|เงิน)(?:สมทบ|คงเหลือ|ทอน|สด|\s|$)")
_OF_COSTS = re.compile(
    r"(?:รายการ|ตัวชี้วัด|รายจ่าย|หมวด|กิจกรรม|ค่าใช้จ่าย|งบ(?:ประมาณ)?|items?|activit(?:y|ies)|expens(?:e|es))"
    r"(?:รายจ่าย|ค่าใช้จ่าย|(?:ใช้)?จ่าย|(?:ที่)?ประเมิน|เงิน)?\s*(?:\([^()]{1,20}\))?",
    re.IGNORECASE,
)
"""Heads of names of costs and of what is rated, which may be long."""
_OF_PLACES = re.compile(
    r"(?:กลุ่ม(?:เป้าหมาย|ผู้\S{1,12})?|ผู้(?:ให้ข้อมูล|เข้าร่วม|ตอบ)\S{0,12}|(?:ชื่อ)?(?:หมู่บ้าน|ชุมชน|หน่วยงาน|โรงเรียน)|พื้นที่|หมู่(?:ที่)?|ตำบล|อำเภอ"
    r"|จุด(?:ที่)?(?:เก็บ|ตรวจ|วัด|สำรวจ|ติดตั้ง)\S{0,12}|สถานี\S{0,8}|สถานที่\S{0,8}|groups?|sites?|villages?)\s*(?:\([^()]{1,20}\))?",
    re.IGNORECASE,
)
"""Heads of who and what place was counted or measured."""
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
_COMPARED = re.compile(r"ก่อน|หลัง|เป้า|ผล|ปี|เดือน|ครั้งที่|รอบ|before|after|target|actual", re.IGNORECASE)
"""Heads under which the same is measured again."""
_LEAST_SCALES = 2
_WORDS = re.compile(r"[^\W\d_]{2}")


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
    >>> is_ledger([["ตัวชี้วัด", "ก่อน", "หลัง"], ["ขยะฝังกลบ (ตัน)", "3.4", "1.9"], ["แผงที่แยก", "12", "119"]])
    True
    >>> is_ledger([["จุดเก็บ", "pH", "ความขุ่น"], ["ต้นท่อ", "7.8", "9.2"], ["ปลายท่อ", "7.9", "11.4"]])
    True
    >>> is_ledger([["ผลลัพธ์", "เป้า", "จริง"], ["ล้มซ้ำ", "ไม่เกิน 5 ราย", "2 ราย"], ["ปรับบ้าน", "20 หลัง", "14 หลัง"]])
    True
    >>> is_ledger([["ปัญหา", "จำนวนคน"], ["งบออกช้า", "5"], ["ถังไม่พอ", "3"]])
    False
    >>> is_ledger([["ประเด็น", "คะแนนโหวต"], ["รถเก็บขยะมาสาย", "12"], ["ถังเก่า", "9"]])
    False
    """
    body = rows[1:]
    if len(body) < _LEAST_ROWS or any(len(row) < 2 for row in rows):
        return False
    heads = [head.strip() for head in rows[0]]
    figures = [cell.strip() for row in body for cell in row[1:]]
    if not all(map(_AMOUNT.fullmatch, figures)):
        return False
    if _OF_INDICATORS.fullmatch(heads[0]) and any(map(_TARGET.match, heads[1:])):
        return True
    if _says_something(rows):
        return False
    listed = bool(_OF_COSTS.fullmatch(heads[0]))
    money = any(map(_OF_MONEY.search, heads[1:]))
    costs = 2 * sum(bool(_COST.match(row[0].strip())) for row in body) > len(body)
    scales = sum(bool(_SCALE.fullmatch(head)) for head in heads[1:])
    scored = [head for head in heads[1:] if head]
    compared = listed and len(scored) > 1 and any(map(_COMPARED.match, scored))
    rated = bool(scored) and all(map(_SCORED.fullmatch, scored)) and (listed or scales >= _LEAST_SCALES)
    counted = bool(_OF_PLACES.fullmatch(heads[0])) and any(map(str.isdigit, "".join(figures)))
    return (
        rated
        or counted
        or compared
        or (money and listed)
        or (costs and (money or any(map(_LARGE.search, figures))))
    )


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
    headed = not any(map(str.isdigit, rows[0][0][:1]))  # an agenda may begin at its first hour
    heads = [[{"kind": "column"} for _ in row] for row in rows[:headed]]
    body = [[{"kind": "aside"} if _WORDS.search(cell) else figure for cell in row] for row in rows[headed:]]
    return [*heads, *body]
