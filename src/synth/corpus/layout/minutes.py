"""Who is reported, in minutes and in talk: a line begins with the name or the office of who said it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from synth.corpus.layout.people import NO_NAME, how_named, tells

_MINUTES = re.compile(r"(?:สรุป|ร่าง)?(?:รายงาน|บันทึก)(?:การ)?ประชุม|minutes of", re.IGNORECASE)
_AGENDA = re.compile(r"(?:ระเบียบ)?วาระ(?:การประชุม)?ที่\s?[\d๐-๙]")
_OVER_ALL = 3
"""Lines over a note in which it is called minutes."""
_REPORTED = re.compile(
    r"(?P<name>\S[^\n:：()]{1,40}?)(?:\s?\([^()\n]{1,40}\))?\s?(?:ยัง|ก็)?(?:ได้)?(?:(?:มี)?มติ(?:ว่า|ให้)|เสนอ(?:ว่า|ให้|แนะว่า)"
    r"|(?:แจ้ง|รายงาน|กล่าว|ชี้แจง|อธิบาย|สอบถาม|ถาม|เล่า|บอก|พูด|กระซิบ|สะท้อน|ยืนยัน|เพิ่มเติม|อภิปราย|ฝาก|เสริม|ยอมรับ|ย้ำ|แย้ง|ให้ข้อมูล|ให้ความ(?:คิด)?เห็น|ตั้งข้อสังเกต|เห็น(?:ต่าง|ด้วย|ชอบ)?)"
    r"(?:ต่อที่ประชุม|ให้ที่ประชุมทราบ|เพิ่มเติม|ให้คิด|ให้ฟัง)?ว่า)"
)
_OFFICE = re.compile(
    r"(?:ที่ประชุม|(?:รอง)?ประธาน|เลขา|เหรัญญิก|ตัวแทน|ผู้แทน|ผอ\.|ผู้ใหญ่บ้าน|กำนัน|ปลัด)(?P<of>\S{0,24})"
)
"""Who says what minutes report, by office, and of what."""


def reported(
    texts: Sequence[str], turns: Collection[int] = (), speakers: Collection[str] = ()
) -> dict[int, str]:
    """Return the lines of minutes that report what somebody said, with the name.

    Minutes are called so over all, or count the points of an agenda. In other notes only `turns` are looked
    at, lines that name nobody else; `speakers` are those whom the note names elsewhere.

    Examples
    --------
    >>> reported(["รายงานการประชุมกลุ่ม", "นายสมชาย เสนอว่า ควรเริ่มเร็วขึ้น", "ประธานแจ้งว่างบมาแล้ว", "รถมาช้า"])
    {1: 'นายสมชาย', 2: 'ประธาน'}
    >>> reported(["คุยหลังงาน", "ครูเอ๋เล่าว่าเด็กชอบ", "ป้าศรีบอกว่าถังเต็ม"], turns=[2])
    {2: 'ป้าศรี'}
    """
    minutes = any(map(_MINUTES.match, texts[:_OVER_ALL])) or any(map(_AGENDA.match, texts))
    indexes = range(len(texts)) if minutes else turns
    matches = {index: match for index in indexes if (match := _REPORTED.match(texts[index]))}
    names = {index: match["name"].strip() for index, match in matches.items()}
    return {
        index: name
        for index, name in names.items()
        if name in speakers or _holds_an_office(name) or how_named(name) == 1
    }


def _holds_an_office(name: str) -> bool:
    office = _OFFICE.fullmatch(name)
    return bool(office) and not (NO_NAME.search(name) or tells(office["of"]))
