"""Tables that list who was there: by their heads, whole, and because their cells tell nothing of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from synth.corpus.layout.column_heads import COUNTER, LONGEST_LABEL, NAME, SPEAKER, tells

_WHERE = r"\s?(?:ใน|ของ)?(?:ชุมชน|กลุ่ม|โครงการ|เวที|งาน|ทีม|หมู่บ้าน|พื้นที่|สังกัด)"
_KNOWN = (
    r"(?:ชื่อ(?:[-–\s]*(?:นาม)?สกุล|\s?(?:เล่น|กลุ่ม|หน่วยงาน|องค์กร|โครงการ|ชุมชน|หมู่บ้าน|บ้าน)|ผู้\S{0,30})?"
    rf"|(?:ชื่อ)?นาม[-–\s]*สกุล|นาม|(?:(?:ตำแหน่ง|บทบาท)(?:[-–\s]*หน้าที่)?|หน้าที่)(?:{_WHERE}|ปัจจุบัน|(?:ที่)?รับผิดชอบ|ทางสังคม)?"
    r"|(?:หน่วยงาน|องค์กร)(?:\s?(?:ต้น|ที่)?\s?สังกัด|ที่เข้าร่วม)?|(?:ต้น)?สังกัด|ที่อยู่(?:\s?ปัจจุบัน|\s?ที่ติดต่อ(?:ได้)?)?"
    r"|(?:เบอร์|หมายเลข)?\s?โทร(?:ศัพท์|สาร|\.)?(?:\s?(?:มือถือ|ติดต่อ|ที่ติดต่อ(?:ได้)?))?|มือถือ|อายุ(?:\s?ปี)?"
    r"|(?:ลงชื่อ|ลงลายมือชื่อ|ลายมือชื่อ|ลายเซ็นต?์?)\s?(?:เข้า(?:ร่วม|ประชุม)?|ออก|เช้า|บ่าย|รับ\S{0,12})?"
    r"|(?:คือ|เป็น)ใคร|เพศ|หมู่(?:ที่|บ้าน)?|อีเมล์?"
    r"|(?:full |first |last )?names?|positions?|roles?(?: in (?:the )?\w{1,20})?"
    r"|organi[sz]ations?|(?:tele)?phone(?: (?:number|no\.?))?|address|e-?mail|signature|age)"
)
_OF_PEOPLE = re.compile(
    rf"{_KNOWN}(?:\s*+(?:[/,&]|และ|[-–])\s*+(?:{_KNOWN}|ชุมชน|กลุ่ม|พื้นที่|ตำบล|surname))*+\s*+(?:\([^()]{{0,30}}\))?[\s:：]*+",
    re.IGNORECASE,
)
"""Heads of a list of people, whole: บทบาทที่เปลี่ยนไป promises what became of them."""

_CODE = re.compile(r"รหัส(?:ผู้\S{1,15})?|codes?|ids?", re.IGNORECASE)
_ROLE = re.compile(r"บทบาท|หน้าที่|roles?\b", re.IGNORECASE)
"""Heads under which a name of a role stands, or what somebody does."""


def is_list_of_people(heads: Sequence[str], body: Sequence[Sequence[str]] = ()) -> bool:
    """Say whether a table is a list of who was there: by its heads, and its cells tell nothing of them.

    Examples
    --------
    >>> is_list_of_people(["ที่", "ชื่อ-สกุล", "ตำแหน่ง"]), is_list_of_people(["ชื่อ", "สิ่งที่เล่า"])
    (True, False)
    >>> is_list_of_people(["ลำดับ", "ผู้ให้ข้อมูล", "บทบาท"])
    True
    >>> is_list_of_people(["รหัส", "เพศ/อายุ", "บทบาท"]), is_list_of_people(["รหัส", "ข้อเสนอ"])
    (True, False)
    >>> is_list_of_people(["ชื่อ", "บทบาทที่เปลี่ยนไป"])
    False
    >>> is_list_of_people(["ชื่อ", "บทบาท"], [["ป้าศรี", "เคยไม่กล้าพูด ตอนนี้เป็นแกนนำ"]])
    False
    """
    named = [index for index, head in enumerate(heads) if head and not COUNTER.fullmatch(head)]
    if len(named) < 2 or not any(one.fullmatch(heads[named[0]]) for one in (NAME, SPEAKER, _CODE)):
        return False
    if not all(_OF_PEOPLE.fullmatch(heads[index]) for index in named[1:]):
        return False
    columns = ([row[index].strip() for row in body if index < len(row)] for index in named[1:])
    return not any(
        _tells_of_people(heads[index], [cell for cell in column if cell])
        for index, column in zip(named[1:], columns, strict=True)
    )


def _tells_of_people(head: str, cells: Sequence[str]) -> bool:
    """Say whether most cells of a column tell; the name of a role is short, that of an office need not be."""
    role = bool(_ROLE.match(head))
    return 2 * sum(tells(cell) or (role and len(cell) > LONGEST_LABEL) for cell in cells) > len(cells)
