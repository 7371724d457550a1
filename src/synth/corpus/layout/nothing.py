"""What says nothing: answers that there is none, no words at all, and small talk."""

from __future__ import annotations

import re

_NO_ANSWER = re.compile(
    r"\s*+(?:[-–—._…]++|(?:[★☆⭐✩✭●]\ufe0f?\s*+)++|n/?a|none|no|nil|(?:ยัง)?ไม่มี(?:ความ(?:คิด)?เห็น|ข้อเสนอแนะ|ปัญหา|อะไร)?(?:จะ)?(?:เพิ่ม(?:เติม)?)?(?:แล้ว)?|ไม่ทราบ|ไม่ตอบ|ไม่ระบุ"
    r"|ไม่แสดงความ(?:คิด)?เห็น"
    r"|(?:มติ(?:ที่ประชุม)?\s?[:：]?\s?)?(?:ที่ประชุม)?\s?(?:มีมติ\s?)?"
    r"(?:(?:รับ)?ทราบ|รับรอง(?:รายงาน(?:การประชุม)?)?(?:ครั้งที่\s?[\d๐-๙/]{1,9})?(?:\s?(?:โดย)?ไม่มี(?:การ|ข้อ)?แก้ไข)?))\s*+(?:ครับ|ค่ะ|คะ|จ้ะ|ฮะ)?[\s.]*",
    re.IGNORECASE,
)
"""Also what minutes say where nothing was decided: ที่ประชุมรับทราบ, รับรอง โดยไม่มีการแก้ไข."""
_PARTICLE = r"(?:นะ|น่ะ|จ้+[าะ]|จ๊ะ|จ้า+|ค่[าะ]+|คะ|ค๊ะ|คร(?:ับ+|้าบ+|าบ|ัช)|ฮะ|ฮับ|งับ|ผม|ด้วย|เลย|แล้ว|เด้อ|เน้อ|ๆ)"
_GREETED = r"(?:ทุก(?:ท่าน|คน)|มาก|หลาย|กัน|คุณ(?:ครู|หมอ)?|พี่|น้อง|ลุง|ป้า|น้า|อา|แม่|พ่อ|ครู|หมอ|อาจารย์|ผอ\.?|ผู้ใหญ่|กำนัน)"
_SMALL_TALK = re.compile(
    rf"(?:(?:สวัสดี|หวัดดี|ขอบคุณ|ขอบใจ|ขอบพระคุณ|ยินดี|ขอโทษ|อรุณสวัสดิ์)(?:\s*+(?:{_PARTICLE}|{_GREETED}))*+"
    r"|ฮัลโหล|ได้ยิน|รับทราบ|ทราบ|เห็นด้วย|โอเค|โอเช|ok(?:ay)?|ได้|ใช่|(?<!ได้)จริง|ถูกต้อง|สาธุ|โอ้?โห+|อืม+|เออ+|อ๋อ+|ว้าว|เย้+"
    rf"|5{{2,}}+\+*|ฮ่า+|ฮา+|hello|hi|thanks?(?: you)?|yes|{_PARTICLE}"
    r"|[^\w\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])++",
    re.IGNORECASE,
)
_LONGEST_TALK = 60
_IN_BRACKETS = re.compile(
    r"\s*(?:\[[^\[\]]{1,60}\]|\((?![^()]*(?:ไม่|เพราะ|ต้อง|อยาก|ควร))[^()]{1,30}\)|\*[^*]{1,40}\*)[\s.]*"
)


def says_nothing(text: str) -> bool:
    """Say whether an answer only says that there is none, or is nothing but dots, dashes or stars.

    Examples
    --------
    >>> says_nothing("ไม่มีแล้วค่ะ"), says_nothing("-"), says_nothing("★★★"), says_nothing("ไม่มีคนรุ่นใหม่แล้ว")
    (True, True, True, False)
    >>> says_nothing("ยังไม่มี"), says_nothing("ยังไม่มีใครรับช่วง")
    (True, False)
    >>> says_nothing("มติ รับรองโดยไม่มีการแก้ไข"), says_nothing("ที่ประชุมรับทราบ"), says_nothing("รับทราบ ให้เร่งซ่อม")
    (True, True, False)
    """
    return bool(_NO_ANSWER.fullmatch(text))


def is_small_talk(words: str) -> bool:
    """Say whether somebody only greets, thanks, nods, laughs or sends pictures: nothing to be counted.

    Names are not known here: who thanks somebody by name may say more (ขอบคุณครูสอนลูกดี).

    Examples
    --------
    >>> [is_small_talk(words) for words in ("ขอบคุณค่ะคุณครู 🙏", "เห็นด้วยครับ", "5555", "👍👍", "ได้ค่ะ")]
    [True, True, True, True, True]
    >>> [is_small_talk(words) for words in ("ได้เงินคืน", "เห็นด้วยกับลุงดำ", "ขอบคุณครูสอนลูกดี", "ไม่ครับ")]
    [False, False, False, False]
    """
    return len(words) <= _LONGEST_TALK and bool(_SMALL_TALK.fullmatch(words))


def is_gesture(words: str) -> bool:
    """Say whether what stands behind a name is in brackets: what somebody does meanwhile, and says nothing.

    Examples
    --------
    >>> is_gesture("[ลุกไปรับหลาน]"), is_gesture("(พยักหน้า)"), is_gesture("[หัวเราะ] จริง"), is_gesture("(ไม่ได้ผล)")
    (True, True, False, False)
    """
    return bool(_IN_BRACKETS.fullmatch(words))
