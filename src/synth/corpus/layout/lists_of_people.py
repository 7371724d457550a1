"""Heads of what people are, and tables that say what codes mean."""

from __future__ import annotations

import re
from collections.abc import Sequence

from synth.corpus.layout.column_heads import COUNTER, SAID

_WHERE = r"\s?(?:ใน|ของ)?(?:ชุมชน|กลุ่ม|โครงการ|เวที|งาน|ทีม|หมู่บ้าน|พื้นที่|สังกัด)"
_KNOWN = (
    r"(?:ชื่อ(?:[-–\s]*(?:นาม)?สกุล|\s?(?:เล่น|กลุ่ม|หน่วยงาน|องค์กร|โครงการ|ชุมชน|หมู่บ้าน|บ้าน)|ผู้\S{0,30})?"
    rf"|(?:ชื่อ)?นาม[-–\s]*สกุล|นาม|(?:(?:ตำแหน่ง|บทบาท)(?:[-–\s]*หน้าที่)?|หน้าที่)(?:{_WHERE}|ปัจจุบัน|(?:ที่)?รับผิดชอบ|ทางสังคม)?"
    r"|(?:หน่วยงาน|องค์กร)(?:\s?(?:ต้น|ที่)?\s?สังกัด|ที่เข้าร่วม)?|(?:ต้น)?สังกัด|ที่อยู่(?:\s?ปัจจุบัน|\s?ที่ติดต่อ(?:ได้)?)?"
    r"|(?:เบอร์|หมายเลข)?\s?โทร(?:ศัพท์|สาร|\.)?(?:\s?(?:มือถือ|ติดต่อ|ที่ติดต่อ(?:ได้)?))?|มือถือ|อายุ(?:\s?ปี)?"
    r"|(?:ลงชื่อ|ลงลายมือชื่อ|ลายมือชื่อ|ลายเซ็นต?์?)\s?(?:เข้า(?:ร่วม|ประชุม)?|ออก|เช้า|บ่าย|รับ\S{0,12})?"
    r"|(?:คือ|เป็น)ใคร|เพศ|หมู่(?:ที่|บ้าน)?|อีเมล์?|ชั้น(?:เรียน|ปี)?|อาชีพ|สถานภาพ|การศึกษา"
    r"|(?:full |first |last )?names?|positions?|roles?(?: in (?:the )?\w{1,20})?"
    r"|organi[sz]ations?|(?:tele)?phone(?: (?:number|no\.?))?|address|e-?mail|signature|age"
    r"|sex|gender|occupation)"
)
_OF_PEOPLE = re.compile(
    rf"{_KNOWN}(?:\s*+(?:[/,&]|และ|[-–])\s*+(?:{_KNOWN}|ชุมชน|กลุ่ม|พื้นที่|ตำบล|surname))*+\s*+(?:\([^()]{{0,30}}\))?[\s:：]*+",
    re.IGNORECASE,
)
"""Heads of a list of people, whole: บทบาทที่เปลี่ยนไป promises what became of them."""

_OF_CODES = re.compile(r"(?:(?:ชื่อ|กลุ่ม)?(?:รหัส|โค้ด)|codes?\b|sub-?codes?\b)(?!\s?ผู้).{0,20}", re.IGNORECASE)
_MEANS = re.compile(
    r"(?:คำ)?(?:นิยาม|จำกัดความ|อธิบาย(?:รหัส)?)(?:ศัพท์|ปฏิบัติการ|เชิงปฏิบัติการ)?|ความหมาย(?:ของ(?:รหัส|โค้ด))?|definitions?|meanings?",
    re.IGNORECASE,
)
"""Heads of what a code means."""


def of_people(head: str) -> bool:
    """Say whether a column holds who or what people are: age, class, part in a group.

    Examples
    --------
    >>> of_people("อายุ (ปี)"), of_people("ชั้น"), of_people("ชั้นที่ชอบ")
    (True, True, False)
    """
    return bool(_OF_PEOPLE.fullmatch(head))


def is_key_of_codes(heads: Sequence[str]) -> bool:
    """Say whether a table says what the codes of an analysis mean: they are no findings.

    Examples
    --------
    >>> is_key_of_codes(["รหัสย่อย", "นิยาม", "ใช้กี่ครั้ง"]), is_key_of_codes(["รหัส", "คำพูด", "นิยาม"])
    (True, False)
    >>> is_key_of_codes(["สัญลักษณ์ที่วาด", "ความหมาย"]), is_key_of_codes(["Code", "Definition"])
    (False, True)
    """
    named = [head.strip() for head in heads if head.strip() and not COUNTER.fullmatch(head.strip())]
    coded = [head for head in named if _OF_CODES.fullmatch(head)]
    return bool(coded) and any(map(_MEANS.fullmatch, named)) and not any(map(SAID.match, named))
