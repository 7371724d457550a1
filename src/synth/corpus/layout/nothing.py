"""Answers that only say that there is none, or hold no words at all."""

from __future__ import annotations

import re

_NO_ANSWER = re.compile(
    r"\s*+(?:[-–—._…]++|(?:[★☆⭐✩✭●]\ufe0f?\s*+)++|n/?a|none|no|nil|ไม่มี(?:ความ(?:คิด)?เห็น|ข้อเสนอแนะ|ปัญหา)?(?:เพิ่มเติม)?|ไม่ทราบ|ไม่ตอบ|ไม่ระบุ"
    r"|ไม่แสดงความ(?:คิด)?เห็น)\s*+(?:ครับ|ค่ะ|คะ|จ้ะ|ฮะ)?[\s.]*",
    re.IGNORECASE,
)


def says_nothing(text: str) -> bool:
    """Say whether an answer only says that there is none, or is nothing but dots, dashes or stars.

    Examples
    --------
    >>> says_nothing("ไม่มีค่ะ"), says_nothing("-"), says_nothing("★★★"), says_nothing("ไม่มีคนรุ่นใหม่")
    (True, True, True, False)
    """
    return bool(_NO_ANSWER.fullmatch(text))
