"""Birth dates: days and years that words around them say somebody was born in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from synth.text.cues import NEAR, Particular, cue, said_before
from synth.text.dates import read_dates
from synth.text.months import THAI

_DATED = (
    r"(?:[ :：=(.,\t|]|วันที่|ที่เกิด|วัน(?:อาทิตย์|จันทร์|อังคาร|พุธ|พฤหัส(?:บดี)?|ศุกร์|เสาร์)(?:ที่)?|เมื่อ(?:วันที่)?|ใน|ปี"
    r"|(?:ปี)?(?:ชวด|ฉลู|ขาล|เถาะ|มะโรง|มะเส็ง|มะเมีย|มะแม|วอก|ระกา|จอ|กุน)|พ\.?\s?ศ\.?|ค\.?\s?ศ\.?|พุทธศักราช|เดือน"
    r"|ตรงกับ|คือ|ตอน|ราวๆ?|ประมาณ|น่าจะ|แค่ว่า|ได้ว่า|จริง|ของ[\u0e01-\u0e4e]{1,12}|ตัวเอง|ลูก(?:คน[\u0e01-\u0e4e]{2,10}?)?|ครับ|ค่ะ"
    r"|ที่[\u0e01-\u0e4e.]{2,18}|[A-Za-z]+)"
)
"""What may stand between a word for birth and the date."""
_BORN = cue("born", rf"{_DATED}{{0,6}}$")
_TOLD_BORN = cue("surely_born", r"[^\d\n]{0,24}$")
_OF_CHILD = re.compile(r"(?:ลูก|น้อง|หลาน|คน(?:โต|กลาง|เล็ก|แรก|รอง|สุดท้อง))[\u0e01-\u0e4e]{0,8}[ :]{0,2}$")
"""What stands before a date of a child in a text that speaks of birth: คนโต ๙ มี.ค. ๒๕๕๐."""
_SURELY_BORN = cue("surely_born")
_HAPPENED = cue("happened", r"[\u0e01-\u0e4e]{0,6}\s?$")
_YEAR = re.compile(r"(?<!\d)(?:พ\.?\s?ศ\.?|ค\.?\s?ศ\.?|ปี)?\s?(2[45]\d\d|19\d\d|20[012]\d)(?!\d)")
_BORN_AT = re.compile(r"เกิด\s?(?:เมื่อ|ใน|ปี|พ\.?\s?ศ)|ปี\s?เกิด|เกิด\s{0,2}$")
_BIRTH = re.compile(r"เกิด|คลอด|born|birth|d\.?o\.?b", re.IGNORECASE)
_INSTEAD = re.compile(r"ที่ถูก|ที่จริง|แก้|ไม่ใช่|เปลี่ยน|จริงๆ|หรือ")
_ROSTER = re.compile(
    r"(?:(?:^|[|\t,;])[ ]?(?=[\u0e01-\u0e4e]{3,20}[ ]{1,2}[\u0e01-\u0e4e]{3,24}[ ]?[|\t,;])"
    r"|นาย(?!อำเภอ|ก|ช่าง|จ้าง)|นาง|นางสาว|น\.ส\.|ด\.ช\.|ด\.ญ\.|เด็กชาย|เด็กหญิง)[ ]?"
    r"[\u0e01-\u0e4e]{2,20}[ ]{1,2}[\u0e01-\u0e4e]{2,24}"
    r"[ \t,|/;]{1,4}(?:[\d -]{13,20}[ \t,|/;]{1,4})?$"
)
"""A full name with title, a card's number at most, right before a date: the row of a list of people."""
_GROWN = 2560
"""A year up to which a date in such a row is one of birth rather than of the list."""
_DAY = re.compile(rf"(?<!\d)\d{{1,2}}\s?(?:เดือน\s?)?(?:{THAI})")


def births(text: str) -> Iterator[Particular]:
    """Find birth dates: told by a word before them, or in the row of a list of people."""
    dates = [(start, end) for start, end, *_ in read_dates(text)]
    if _BIRTH.search(text):
        certain_births = list(_told_births(text, dates))
        yield from certain_births
        yield from _corrected(text, dates, certain_births)
    for start, end in dates:
        year = re.search(r"\d{4}$", text[start:end])
        if year and int(year.group()) <= _GROWN and _ROSTER.search(text[max(0, start - 60) : start]):
            yield Particular(start, end, "birth_date", 0.75)


def _corrected(
    text: str, dates: list[tuple[int, int]], births_above: list[Particular]
) -> Iterator[Particular]:
    """Find dates said to be the right ones instead of a birth date before them."""
    for start, end in dates:
        before = [birth.end for birth in births_above if birth.end <= start]
        if before and _INSTEAD.search(text[max(before) : start]) and start - max(before) < NEAR:
            yield Particular(start, end, "birth_date", 0.8)


def _told_births(text: str, dates_read: list[tuple[int, int]]) -> Iterator[Particular]:
    days = [match.span() for match in _DAY.finditer(text) if said_before(_SURELY_BORN, text, match.start())]
    dates = dates_read + [
        day for day in days if not any(start < day[1] and day[0] < end for start, end in dates_read)
    ]
    years = [match.span(1) for match in _YEAR.finditer(text)]
    for start, end in [*dates, *(year for year in years if not any(a <= year[0] < b for a, b in dates))]:
        before = text[max(0, start - 60) : start]
        born = _TOLD_BORN.search(before) or _BORN.search(before)
        if not born:
            if (start, end) in dates and _OF_CHILD.search(before) and _BIRTH.search(text[end : end + 60]):
                yield Particular(start, end, "birth_date", 0.75)
            continue
        if (start, end) not in dates and not (
            _BORN_AT.search(born.group()) or _SURELY_BORN.search(born.group())
        ):
            continue
        if _SURELY_BORN.search(born.group()):
            yield Particular(start, end, "birth_date", 0.95)
        elif (
            not _HAPPENED.search(before[: born.start()])
            and "ขึ้น" not in born.group()
            and "เหตุ" not in born.group()
        ):
            yield Particular(start, end, "birth_date", 0.8)
