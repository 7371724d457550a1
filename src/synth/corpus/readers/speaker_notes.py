"""What a speaker notes beneath a slide: how to speak, the slide again in full, or what it does not show."""

from __future__ import annotations

import re

from synth.corpus.layout.people import tells

_PIECE = 4
"""Letters in which a note is compared with its slide."""
_HOW_TO_SPEAK = re.compile(
    r"^\s*(?:เล่า|พูด|ย้ำ|เน้น|อธิบาย|ยกตัวอย่าง|ชี้|แนะนำตัว)|(?:ให้|ควร|ต้อง|ค่อย|ตอน|เวลา)พูด|สไลด์|นาที|คลิป|วิดีโอ|โชว์|เปิด(?:ภาพ|รูป|เพลง)|อย่าลืม|แจก|ยิ้ม|ถาม-?ตอบ|(?:ถาม)?(?:ผู้|คน)ฟัง|สคริปต์|เชิญ|สวัสดี|ขอบคุณ"
    r"|\b(?:slides?|minutes?|audience|remember to)\b",
    re.IGNORECASE,
)
"""What is said of speaking itself."""


def tells_more(note: str, shown: str) -> bool:
    """Say whether a speaker's note tells what the slide does not show, and not how to speak.

    Examples
    --------
    >>> shown = "ร้านที่เลิกกลางคันลดเร็วเกินไป"
    >>> tells_more("มีร้านหนึ่งติดป้ายแล้วยอดขายตก", shown), tells_more("พูดไม่เกิน 2 นาที", shown)
    (True, False)
    >>> tells_more("ทุกคนพูดเรื่องราคาเหมือนกัน แต่ยังไม่กล้าต่อรอง", shown)
    True
    >>> tells_more("ร้านที่เลิกกลางคันคือร้านที่ลดเร็วเกินไป", shown)
    False
    """
    letters, shown = "".join(note.split()), "".join(shown.split())
    pieces = [letters[at : at + _PIECE] for at in range(len(letters) - _PIECE + 1)]
    again = 2 * sum(piece in shown for piece in pieces) > len(pieces)
    return tells(note) and not again and not _HOW_TO_SPEAK.search(note)
