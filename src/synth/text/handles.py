"""Names by which people are found in LINE."""

from __future__ import annotations

import re
from collections.abc import Iterator

from synth.text.cues import Particular, cue, said_before
from synth.text.numbers import EMAIL

_HANDLE = r"(@?[A-Za-z0-9][A-Za-z0-9._-]{2,29}|@[A-Za-z0-9._-]{3,30})"
_SIGNED = r"((?=[A-Za-z0-9._-]*[\d._])[A-Za-z][A-Za-z0-9._-]{3,29})"
_LINE_WORD = r"(?:ไลน์|ไลน|(?<![A-Za-z])line(?![A-Za-z]))"
_ID_WORD = r"(?:ไอดี|id\b|ไอ\.?ดี\.?|แอด|add)"
_TO_HANDLE = r"[^\nA-Za-z0-9@]{0,12}"
_FAR = r"[^\nA-Za-z0-9@]{0,40}"
_SAYS = r"(?:[:：=(]|คือ|ชื่อ|ว่า|เป็น)[ \"“(]{0,3}"
_LINE = tuple(
    (re.compile(pattern, re.IGNORECASE), score)
    for pattern, score in (
        (rf"{_LINE_WORD}[ .]{{0,2}}{_ID_WORD}{_TO_HANDLE}{_HANDLE}", 0.97),
        (rf"{_ID_WORD}[ .]{{0,2}}{_LINE_WORD}{_TO_HANDLE}{_HANDLE}", 0.97),
        (
            rf"(?:{_LINE_WORD}[ .]{{0,2}}{_ID_WORD}|{_ID_WORD}[ .]{{0,2}}{_LINE_WORD}){_FAR}{_SAYS}{_HANDLE}",
            0.9,
        ),
        (rf"{_LINE_WORD}{_FAR}{_SIGNED}", 0.8),
        (rf"{_LINE_WORD}[^\nA-Za-z0-9@]{{0,16}}[(:：=][ ]?{_HANDLE}", 0.8),
        (rf"{_SIGNED}[ ]?\([ ]?(?:{_LINE_WORD}|{_ID_WORD}[ ]?{_LINE_WORD})[ ]?\)", 0.85),
        (rf"(?<![\u0e01-\u0e4eA-Za-z_])(?:ไอดี|id)[ :：]{{1,3}}{_SIGNED}", 0.7),
        (rf"{_LINE_WORD}\s{{0,2}}[:：=]\s{{0,2}}{_HANDLE}", 0.9),
        (r"(@[A-Za-z0-9._-]{3,30})\s?(?:ใน|ทาง|ที่)\s?ไลน์", 0.85),
        (rf"{_LINE_WORD}{_TO_HANDLE}(@[A-Za-z0-9._-]{{3,30}})", 0.9),
        (rf"{_LINE_WORD}[ :]{{0,3}}(?:คือ|ชื่อ|ว่า)?[ ]{{0,2}}{_SIGNED}", 0.85),
    )
)
_LINE_SAID = re.compile(rf"{_LINE_WORD}|เพิ่มเพื่อน|แอด(?!มิน|ไวซ์)|ทัก(?:มา|แชท|แชต|ได้|หา)", re.IGNORECASE)
_LINE_NEAR = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<![A-Za-z0-9._-])(@[A-Za-z0-9._-]{3,30})",
        rf"(?:ค้น(?:หา)?|ไอดี|id|แอด|add|คือ|ชื่อ|ว่า|ที่)[ :：]{{0,3}}(?:คำว่า|ว่า)?[ \"“:]{{0,3}}{_SIGNED}",
    )
)
"""Handles in a text that speaks of LINE somewhere."""
_NO_LINE = re.compile(
    r"https?:|www\.|zoom|meet|wifi|ไวไฟ|รหัส|\.(?:com|org|net|th|pdf|docx?|xlsx?|jpe?g|png|mp[34])\b|facebook|เฟซ|เพจ|tiktok|ไอจี|\big\b",
    re.IGNORECASE,
)
_GROUP = re.compile(r"(?:กลุ่ม|ห้อง)\s?$")
_NO_HANDLE = cue("no_handle", "$")


def line_ids(text: str) -> Iterator[Particular]:
    """Find LINE ids: a handle behind words for LINE and id, or any that looks like one near them."""
    for pattern, score in _LINE:
        for match in pattern.finditer(text):
            start, end = match.span(1)
            end -= len(text[start:end]) - len(text[start:end].rstrip("."))
            bare = text[start:end].lstrip("@")
            of_group = said_before(_GROUP, text, match.start(), 8)
            elsewhere = score < 0.97 and _NO_LINE.search(text[max(0, start - 12) : end + 6])
            if not (of_group or elsewhere or _NO_HANDLE.match(bare) or EMAIL.match(text, start)):
                yield Particular(start, end, "line_id", score)
    if _LINE_SAID.search(text):
        yield from _ids_near(text)


def _ids_near(text: str) -> Iterator[Particular]:
    for pattern in _LINE_NEAR:
        for match in pattern.finditer(text):
            start, end = match.start(1), match.start(1) + len(match[1].rstrip("."))
            elsewhere = _NO_LINE.search(text[max(0, start - 12) : end]) or EMAIL.match(text, start)
            if not (elsewhere or _NO_HANDLE.match(text[start:end].lstrip("@"))):
                yield Particular(start, end, "line_id", 0.7)
