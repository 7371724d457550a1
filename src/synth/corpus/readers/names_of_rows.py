"""Columns of a sheet that hold no answers but say what each row is about: topics, and what was done."""

from __future__ import annotations

import re

from synth.corpus.layout.asked_heads import ASKS
from synth.corpus.layout.column_heads import LONGEST_LABEL, tells

_LONGER = 1.2
"""Times that answers are longer, on the mean, than the longest topic."""
_DONE = re.compile(
    r"(?:ชื่อ)?(?:กิจกรรม|รายการ|งาน|แผนงาน|ขั้นตอน|activit(?:y|ies)|tasks?)"
    r"(?:หลัก|ย่อย|ที่ทำ|ที่ดำเนินการ|(?:ที่)?(?:ติดตาม|ประเมิน|ตรวจ)\S{0,8}|โครงการ|/โครงการ)?|(?:ราย)?ด้าน|องค์ประกอบ",
    re.IGNORECASE,
)
"""Heads of what was done, and of the sides from which it is seen."""


def holds_topics(names: list[str], columns: list[list[str]], texts: list[int]) -> bool:
    """Say whether topics stand in the first column, below an empty corner: short, each once.

    Examples
    --------
    >>> names, topics = ["", "ผู้ใหญ่", "เยาวชน"], ["ทำได้ดี", "ติดขัด"]
    >>> adults, young = ["ประชุมทุกเดือนไม่ขาด", "เงินหมุนไม่พอปลายปี"], ["ทำเพจเองจนดัง", "ผู้ใหญ่ไม่ค่อยฟัง"]
    >>> holds_topics(names, [topics, adults, young], [0, 1, 2])
    True
    >>> holds_topics(["ปัญหา", *names[1:]], [topics, adults, young], [0, 1, 2])
    False
    """
    topics = [cell for cell in columns[0] if cell] if columns else []
    answers = [cell for index in texts if index for cell in columns[index] if cell]
    named = names[:1] == [""] and all(names[1:])
    short = max(map(len, topics), default=0) <= LONGEST_LABEL and len({*topics}) == len(topics) > 1
    return (
        named
        and short
        and bool(answers)
        and sum(map(len, answers)) > 1.5 * len(answers) * max(map(len, topics))
    )


def names_of_rows(names: list[str], columns: list[list[str]], texts: list[int]) -> int | None:
    """Return the column of what was done, if others ask what came of it, and its cells tell nothing.

    Examples
    --------
    >>> names_of_rows(["กิจกรรม", "ปัญหา"], [["ล้างถัง", "เปลี่ยนมิเตอร์"], ["ทรายหยาบไป", "-"]], [0, 1])
    0
    >>> names_of_rows(["กิจกรรมที่ได้ผล", "ปัญหา"], [["ล้างถังแล้วน้ำใส"], ["ทรายหยาบไป"]], [0, 1])
    """
    for index in texts:
        asked = any(ASKS.search(names[other]) for other in texts if other != index)
        telling = sum(map(tells, columns[index]))
        if asked and _DONE.fullmatch(names[index]) and 2 * telling < sum(map(bool, columns[index])):
            return index
    return None
