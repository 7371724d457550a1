"""What stands before the words of a line: numbers, bullets, a speaker's name, a time."""

from __future__ import annotations

import re
from typing import NamedTuple

_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_D = "[0-9๐-๙]"
_NUMBERED = re.compile(
    rf"(?:\(\s?)?(?P<number>{_D}{{1,3}}(?:\.{_D}{{1,3}})*)(?:[.)]{{1,2}}(?!{_D})\s*|(?<={_D}\.{_D})\s+(?!น\.)|(?<={_D}\.{_D}{_D})\s+(?!น\.))(?=\S)"
)
_NAMED_NUMBER = re.compile(
    rf"(?:ข้อ(?:ที่)?|ประเด็นที่|บทเรียนที่|ขั้น(?:ตอน)?ที่)\s*(?P<number>{_D}{{1,3}})\s*(?:[.):：\-–]\s*|\s)(?=\S)"
)
_LETTERED = re.compile(
    r"(?:\((?P<a>[กขคงจฉชซa-zA-Z]|[ivx]{2,4})\)\s*|(?P<b>[กขคงจฉชซa-z])[.)]\s+|(?P<c>[ivx]{2,4})[.)]\s+)(?=\S)"
)
_CIRCLED = re.compile(r"(?P<number>[①-⑳])\s*(?=\S)")
_BULLET = re.compile(
    r"(?:[-–—•●○▪■□◦·»➢➤✓✔\uf0b7\uf0a7\uf0d8\uf0fc❖◆◇►▶▸▹★☆♦→⇒✅☑☐⚫⚪🔹🔸🔺👉📌❗]\ufe0f?"
    r"|\[[ xX✓]?\]|\*(?=\s)|o(?=\s{1,4}[\u0e01-\u0e4e]))\s*(?=\S)"
)
_MARKDOWN = re.compile(r"(#{1,6})\s+(?=\S)")
_BOLD_LINE = re.compile(r"(?:\*\*|__)(?=\S)(?P<words>[^*_]{2,90})(?:\*\*|__)\s*[:：]?")


class Marker(NamedTuple):
    """What a line begins with: the kind of line, its number, its level, how many characters are marker."""

    kind: str
    number: str = ""
    level: int = 0
    length: int = 0


def marker_of(line: str) -> Marker | None:
    """Return the marker that `line` begins with; None for plain text.

    Examples
    --------
    >>> marker_of("๑.๒ ผู้นำตามธรรมชาติ")
    Marker(kind='item', number='1.2', level=0, length=4)
    >>> marker_of("• ติดตามต่อเนื่อง").kind, marker_of("ผู้นำตามธรรมชาติ")
    ('item', None)
    """
    if found := _NUMBERED.match(line) or _NAMED_NUMBER.match(line):
        return Marker("item", found["number"].translate(_DIGITS), 0, found.end())
    if found := _CIRCLED.match(line):
        return Marker("item", str(ord(found["number"]) - ord("①") + 1), 0, found.end())
    if found := _LETTERED.match(line):
        return Marker("item", found["a"] or found["b"] or found["c"], 0, found.end())
    if found := _BOLD_LINE.fullmatch(line):
        return Marker("heading", "", 5, found.start("words"))
    if found := _BULLET.match(line):
        return Marker("item", "", 0, found.end())
    if found := _MARKDOWN.match(line):
        return Marker("heading", "", len(found[1]) - 10, found.end())
    return None
