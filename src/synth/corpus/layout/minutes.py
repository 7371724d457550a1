"""Whom minutes report: who said what stands in a line, by the name or the office that it begins with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from synth.corpus.layout.people import NO_NAME, how_named, tells

_MINUTES = re.compile(r"(?:สรุป|ร่าง)?(?:รายงาน|บันทึก)(?:การ)?ประชุม|minutes of", re.IGNORECASE)
_AGENDA = re.compile(r"(?:ระเบียบ)?วาระ(?:การประชุม)?ที่\s?[\d๐-๙]")
_OVER_ALL = 3
"""Lines over a note in which it is called minutes."""
_REPORTED = re.compile(
    r"(?P<name>\S[^\n:：]{1,40}?)\s?(?:ได้)?(?:(?:มี)?มติ(?:ว่า|ให้)|เสนอ(?:ว่า|ให้|แนะว่า)"
    r"|(?:แจ้ง|รายงาน|กล่าว|ชี้แจง|อธิบาย|สอบถาม|ถาม|เล่า|บอก|สะท้อน|ยืนยัน|เพิ่มเติม|อภิปราย|ฝาก|ให้ข้อมูล|ให้ความ(?:คิด)?เห็น|ตั้งข้อสังเกต|เห็น(?:ต่าง|ด้วย|ชอบ)?)"
    r"(?:ต่อที่ประชุม|ให้ที่ประชุมทราบ|เพิ่มเติม|ให้คิด)?ว่า)"
)
_OFFICE = re.compile(
    r"(?:ที่ประชุม|(?:รอง)?ประธาน|เลขา|เหรัญญิก|ตัวแทน|ผู้แทน|ผอ\.|ผู้ใหญ่บ้าน|กำนัน|ปลัด)(?P<of>\S{0,24})"
)
"""Who says what minutes report, by office, and of what."""


def reported(texts: Sequence[str]) -> dict[int, str]:
    """Return the lines of minutes that report what somebody said, with the name; none in other notes.

    Minutes are called so over all, or count the points of an agenda.

    Examples
    --------
    >>> reported(["รายงานการประชุมกลุ่ม", "นายสมชาย เสนอว่า ควรเริ่มเร็วขึ้น", "ประธานแจ้งว่างบมาแล้ว", "รถมาช้า"])
    {1: 'นายสมชาย', 2: 'ประธาน'}
    """
    if not (any(map(_MINUTES.match, texts[:_OVER_ALL])) or any(map(_AGENDA.match, texts))):
        return {}
    matches = {index: match for index, text in enumerate(texts) if (match := _REPORTED.match(text))}
    names = {index: match["name"].strip() for index, match in matches.items()}
    return {index: name for index, name in names.items() if _holds_an_office(name) or how_named(name) == 1}


def _holds_an_office(name: str) -> bool:
    office = _OFFICE.fullmatch(name)
    return bool(office) and not (NO_NAME.search(name) or tells(office["of"]))
