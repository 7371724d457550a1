"""What the heads of the columns of a sheet say that they are: who answers, when, under which topic."""

from __future__ import annotations

import re

from synth.corpus.layout.column_heads import LONGEST_LABEL, SPEAKER
from synth.corpus.layout.contents import speaks_in
from synth.text.dates import read_dates

_LONGEST_TOPIC = 60
"""Characters of a typical cell that names what the row is about."""

_ROLES = {
    "text": r"text|texts?|statements?|answers?|comments?|responses?|notes?"
    r"|ข้อความ(?:(?:บน|ใน|จาก)\S{1,20})?|คำตอบ|ความ(?:คิด)?เห็น|ถ้อยคำ|เนื้อหา|บันทึก|รายละเอียด",
    "section": r"section|topic|question|theme|หัวข้อ|ประเด็น|คำถาม|ตอน|หมวด(?:หมู่)?|เรื่อง"
    r"|(?:ชื่อ)?(?:คอลัมน์|ลิสต์)(?:(?:บน|ใน|ของ)?(?:กระดาน|บอร์ด))?|(?:board )?(?:column|list)"
    r"|(?:เรื่อง|หัวข้อ|ประเด็น)(?:ที่)?(?:คุย|พูด|สนทนา|แลกเปลี่ยน|หารือ)(?:กัน|คุย|ถึง)?",
    "speaker": rf"{SPEAKER.pattern}|(?:full |your )?name|ชื่อ(?:เล่น|จริง)?|ชื่อ\s?(?:[-–/ ]|และ)?\s?(?:นาม)?สกุล",
    "date": r"date|day|timestamp|วันที่.*|วัน\s?/?\s?เดือน\s?/?\s?ปี|ประทับเวลา"
    r"|วันเวลา|วัน(?:และ)?เวลา.*|เวลาที่ส่ง|เวลาเริ่มต้น|เวลาเสร็จสมบูรณ์"
    r"|submi(?:tted|ssion)(?: at| date| time)?|(?:start|completion|end) ?(?:time|date)|created(?: at)?",
    "project": r"project(?: name)?|(?:ชื่อ)?โครงการ",
    "cohort": r"cohort",
    "title": r"title|ชื่อเรื่อง",
}
ROLE = {
    role: re.compile(rf"\s*(?:{pattern})\s*(?:\([^()]{{1,30}}\)\s*)?(?:[:*]\s*)?", re.IGNORECASE)
    for role, pattern in _ROLES.items()
}
_WITH_OTHERS = ("speaker", "project")
"""What a column may tell beside other facts: ชื่อเล่น / ชื่อกลุ่ม."""
_FACTS = re.compile("/|และ")


def is_role(head: str) -> bool:
    """Say whether a head names who answers, when, or what the answers are.

    Examples
    --------
    >>> is_role("ผู้ตอบ"), is_role("วันที่"), is_role("ข้อดี")
    (True, True, False)
    """
    return any(pattern.fullmatch(head) for pattern in ROLE.values())


def roles_of(names: list[str], columns: list[list[str]], texts: list[int]) -> dict[str, int]:
    """Return which columns, but for `texts`, say who answers, when, of what project …: heads and cells tell.

    Examples
    --------
    >>> roles_of(["ชื่อเล่น", "เล่าให้ฟัง"], [["ป้าศรี"], ["น้ำไม่พอ"]], [1])
    {'speaker': 0}
    """
    roles: dict[str, int] = {}
    first = {role: [_FACTS.split(name)[0] for name in names] for role in _WITH_OTHERS}
    for role, pattern in ROLE.items():
        for index, name in [*enumerate(names), *enumerate(first.get(role, ()))]:
            free = index not in texts and index not in roles.values()
            if free and pattern.fullmatch(name) and _fits(role, name, columns[index]):
                roles[role] = index
                break
    speaks = speaks_in(names, columns)
    if "speaker" not in roles and speaks is not None and speaks not in (*texts, *roles.values()):
        roles["speaker"] = speaks
    return roles


def _fits(role: str, name: str, cells: list[str]) -> bool:
    """Say whether the cells can be what their head promises: วันที่ประทับใจ heads no dates."""
    filled = [cell for cell in cells if cell]
    if role == "date":
        return not filled or 2 * sum(bool(read_dates(cell)) for cell in filled) >= len(filled)
    if role == "section":
        longest = LONGEST_LABEL if name == "เรื่อง" else _LONGEST_TOPIC  # such a column may be what was found
        return not filled or sorted(map(len, filled))[len(filled) // 2] <= longest
    return True
