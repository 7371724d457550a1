"""What the words of a message show of themselves: that they may be said by the way, and tell nothing."""

from __future__ import annotations

import re

from synth.corpus.layout.asking import asks_something, may_ask
from synth.corpus.layout.nothing import is_small_talk
from synth.text.tokens import tokenise

_POLITE = frozenset(
    "คะ ค่ะ ค่า ครับ ครับผม คับ จ๊ะ จ้ะ จ้า จ๋า ฮะ นะคะ นะครับ เนาะ เนอะ เด้อ เน้อ นะ น้า จัง มาก มากๆ เลย".split()
)
"""Words that end a part of a message, and are none of what it says."""
_CIVIL = re.compile("ค่?ะ|ค่า|คร้?าบ|ครับ|คับ|จ้[าะ]|จ๊ะ|ฮะ|นะ|เนาะ|เนอะ|[?？]")
_ARRANGES = re.compile(
    "สวัสดี|หวัดดี|กราบ|นมัสการ|อรุณสวัสดิ์|ราตรีสวัสดิ์|ฝันดี|บาย|โชคดี|เดี๋ยว(?!นี้)|พรุ่งนี้|เย็นนี้|เจอกัน|แล้วเจอ|ไว้(?:เจอ|คุย)"
    "|ขอ(?:อนุญาต|เชิญ|ชวน|เริ่ม|ตัว)|เชิญ|รบกวน|ได้ยิน|ไม่เป็นไร|รับทราบ|เจริญพร|สาธุ|สู้|วันนี้(?:มี|พอ|เอา|คง)?(?:แค่|เท่า)นี้"
)
"""How people greet, take their leave, arrange what comes next or say that they listen."""
_THANKS = re.compile("ขอบ(?:คุณ|ใจ|พระคุณ)")
_THANKED = 3
"""Words of thanks, and to whom; more say for what."""
_TELLS = re.compile(r"(?<!ทำ)ไม่(?!เป็นไร)|เพราะ|แต่|\d")
"""What stands where something is told, whatever else is there."""


def may_be_by_the_way(words: str) -> bool:
    """Say whether all parts of a message greet, thank, ask, arrange something or are a word: nothing is told.

    Short and polite is also what people found.

    Examples
    --------
    >>> may_be_by_the_way("สุดยอดครับพ่อ"), may_be_by_the_way("ขอบคุณค่ะ เดี๋ยวสรุปส่งให้นะคะ")
    (True, True)
    >>> may_be_by_the_way("บูดบ่อย"), may_be_by_the_way("คนขับใจดีมากค่ะ ขอบคุณนะคะ")
    (False, False)
    """
    if is_small_talk(words):
        return True
    parts = _parts(words)
    if any(_TELLS.search(part := "".join(cut)) and not may_ask(part) for cut in parts):
        return False
    return all(map(_is_small, parts)) and is_civil(words)


def is_civil(words: str) -> bool:
    """Say whether anything in words is polite, asks or arranges something: how who leads a talk speaks.

    Examples
    --------
    >>> is_civil("ยังไม่มีค่ะ"), is_civil("ถังเต็มทุกวัน")
    (True, False)
    """
    return (
        is_small_talk(words)
        or any(pattern.search(words) for pattern in (_CIVIL, _ARRANGES, _THANKS))
        or may_ask(words)
    )


def _parts(words: str) -> list[list[str]]:
    """Cut words into parts that end in blanks or in polite words."""
    parts: list[list[str]] = [[]]
    for word in tokenise([words])[0]:
        if not word.strip() or word in _POLITE:
            parts.append([])
        elif word != "ๆ":
            parts[-1].append(word)
    return [part for part in parts if re.search(r"\w", "".join(part))]


def _is_small(part: list[str]) -> bool:
    words = "".join(part)
    if len(part) == 1 or is_small_talk(words) or _ARRANGES.match(words):
        return True
    if _THANKS.match(words):
        return len(part) <= _THANKED
    return asks_something(words) or may_ask(words)
