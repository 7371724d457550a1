"""What stands before the words of a line: numbers, bullets, a speaker's name, a time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from synth.signs import IN_ARABIC

_D = "[0-9๐-๙]"
_UNIT = (
    r"(?:ล้าน|แสน|หมื่น|พันบาท|พันล้าน|พันไร่|ร้อยละ|บาท|สตางค์|ปี|เดือน|วัน|ชั่วโมง|ชม\.|นาที|วินาที|กิโล|กรัม|กก\.|ขีด|ตัน|เมตร|กม\.|ซม\.|เซนติ|มิลลิ"
    r"|ลิตร|ไร่|ตาราง|ลูกบาศก์|เท่า|เปอร์เซ็นต์|องศา|คะแนน|นิ้ว|%|°|น\.)"
)
"""What is measured: behind a figure with a point it makes a quantity (2.5 ล้านบาท), no number of an item."""
_BELOW_ZERO = rf"(?={_D}+(?:\.{_D}+)?\s?(?:องศา|°|เปอร์เซ็นต์|%|เมตร|คะแนน|จุด))"
_NUMBERED = re.compile(
    rf"(?:\(\s?)?(?P<number>{_D}{{1,3}}(?:\.{_D}{{1,3}})*)(?:[.)]{{1,2}}(?!{_D})\s*|(?<={_D}\.{_D})\s+(?!{_UNIT})|(?<={_D}\.{_D}{_D})\s+(?!{_UNIT}))(?=\S)"
)
_NAMED_NUMBER = re.compile(
    rf"(?:ข้อ(?:ที่)?|ประเด็นที่|หัวข้อที่|คำถามที่|บทเรียนที่|ขั้น(?:ตอน)?ที่)\s*(?P<number>{_D}{{1,3}})\s*(?:[.):：\-–]\s*|\s)(?=\S)"
)
_LETTERED = re.compile(
    r"(?:(?P<d>[กขคงจฉชซA-H]\.[\d๐-๙]{1,2})[.)]?\s+|\((?P<a>[กขคงจฉชซa-zA-Z]|[ivx]{2,4})\)\s*|(?P<b>[กขคงจฉชซa-zA-H])[.)]\s+|(?P<c>[ivx]{2,4})[.)]\s+)(?=\S)"
)
_CIRCLED = re.compile(r"(?P<number>[①-⑳])\s*(?=\S)")
_KEYCAP = re.compile("(?P<number>[0-9])\ufe0f?\u20e3\\s*(?=\\S)")
_BULLET = re.compile(
    rf"(?![-–−]{_BELOW_ZERO})(?:[-*]\s\[[ xX✓]?\](?=\s)|[-–—•●○▪■□◦·»\uf0b7\uf0a7\uf0d8\uf0fc‣⁃∙⬤]"
    r"|[★☆⭐✩]{2,10}|[\u2190-\u21ff\u25a0-\u27bf\u2b00-\u2bff]\ufe0f?"
    r"|[\U0001f300-\U0001faff]\ufe0f?(?:[\U0001f3fb-\U0001f3ff]|\u200d[\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?)*"
    r"|\[(?:yellow|green|blue|pink|red|orange|purple|white)\]"
    r"|\[(?:สี)?(?:เหลือง|เขียว|ฟ้า|ชมพู|แดง|ส้ม|ม่วง|ขาว|น้ำเงิน)\]"
    r"|\[[ xX✓]?\]|\([-–+•*]\)(?=\s{0,4}[^\W\d_])"
    r"|[*+?!×](?=\s)|>{1,3}(?=\s)|[└├┗┣╰╠][─━-]*|[.…_]{4,}(?=\s*[^\W\d_])"
    r"|o(?=\s{1,4}[\u0e01-\u0e4e]))\s*(?=\S)"
)
"""Signs that stand before an item; arrows, shapes and pictures (🌟) too, each alone."""
_MARKDOWN = re.compile(r"(#{1,6})\s+(?=\S)")
_BOLD_LINE = re.compile(r"(?:\*\*|__)(?=\S)(?P<words>[^*_]{2,90})(?:\*\*|__)\s*[:：]?")


INVISIBLE = re.compile("[\u00ad\u200b-\u200c\u200e-\u200f\u2060\ufeff]")
"""Characters that nobody sees; the joiner within pictures (U+200D) is none of them."""
_FAR = 30
"""Characters within which a marker ends."""


_LETTERS = "กขคงจฉชซ"
_FIGURE = re.compile(rf"{_D}+\.{_D}+\s")
_BARE = re.compile(rf"(?P<number>{_D}{{1,2}})\s+(?!{_UNIT})(?=[^\W\d_])")
"""A number without a point: an item's where such lines count up from 1, or numbers below it (2.1) follow."""
_WORDS = ("หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_IN_WORDS = re.compile(rf"(?P<number>{'|'.join(_WORDS)})\s+(?=\S)")
"""A number in words: an item's where such lines count up from one."""
_SHORT, _FEWEST = 60, 2
"""Characters of the longest line, and the least lines, that bare numbers count."""
_MINUS, _GLUED = re.compile(rf"[-–—]{_D}"), re.compile(r"[-–—](?=[^\W\d_])")


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
    if INVISIBLE.search(line[:_FAR]):
        return _visible_marker(line)
    if match := _NUMBERED.match(line):
        return Marker("item", match["number"].translate(IN_ARABIC), 0, match.end())
    if match := _NAMED_NUMBER.match(line):
        return Marker("item", match["number"].translate(IN_ARABIC), 0, match.end())
    if match := _CIRCLED.match(line):
        return Marker("item", str(ord(match["number"]) - ord("①") + 1), 0, match.end())
    if match := _KEYCAP.match(line):
        return Marker("item", match["number"], 0, match.end())
    if match := _LETTERED.match(line):
        return Marker("item", match["d"] or match["a"] or match["b"] or match["c"], 0, match.end())
    if match := _BOLD_LINE.fullmatch(line):
        return Marker("heading", "", 5, match.start("words"))
    if match := _BULLET.match(line):
        return Marker("item", "", 0, match.end())
    if match := _MARKDOWN.match(line):
        return Marker("heading", "", len(match[1]) - 10, match.end())
    return None


def _visible_marker(line: str) -> Marker | None:
    """Return the marker of a line with invisible characters near its beginning."""
    offsets = [index for index, char in enumerate(line) if not INVISIBLE.match(char)]
    marker = marker_of("".join(line[index] for index in offsets))
    return marker and marker._replace(length=offsets[marker.length])


def markers_of(lines: Sequence[str]) -> list[Marker]:
    """Return the marker of each line of a note; what only looks like one is none.

    A letter counts where the letter before it counts too (ค. alone is somebody's initial); a figure of two
    parts where its neighbour stands (2.5 after 2.4, or 2.1 under 2; 9.40 without 9.9 is a clock); a bare
    figure where such count up from 1, or over the first number below it (2 over 2.1); a dash close to a
    figure where dashes stand close to words too (-5 องศา is cold).

    Examples
    --------
    >>> [marker.number for marker in markers_of(["1.1 ผู้นำ", "1.2 ทีม", "2.5 ล้านบาทที่ได้มา"])]
    ['1.1', '1.2', '']
    """
    markers = [marker_of(line) or Marker("plain") for line in lines]
    numbers = {marker.number for marker in markers if marker.number}
    markers = _with_bare(lines, markers)
    numbers |= {marker.number for marker in markers if marker.number}
    glued = any(_GLUED.match(line) for line in lines)
    return [
        marker if _counts(line, marker, numbers, glued) else Marker("plain")
        for line, marker in zip(lines, markers, strict=True)
    ]


def _with_bare(lines: Sequence[str], markers: Sequence[Marker]) -> list[Marker]:
    """Return the markers with bare numbers (2): those that count up from 1, or whose next number is 2.1."""
    if in_words := _in_words(lines):
        markers = [in_words.get(index, marker) for index, marker in enumerate(markers)]
    done, behind = [], ""
    bare = [
        _BARE.match(line) if marker.kind == "plain" and len(line) <= _SHORT else None
        for line, marker in zip(lines, markers, strict=True)
    ]
    counted = _counting([int(match["number"].translate(IN_ARABIC)) if match else 0 for match in bare])
    for index in range(len(lines) - 1, -1, -1):
        line, marker, match = lines[index], markers[index], bare[index]
        if (
            marker.kind == "plain"
            and (match or behind.endswith(".1"))
            and (match := match or _BARE.match(line))
        ):
            number = match["number"].translate(IN_ARABIC)
            if index in counted or f"{number}.1" == behind:
                marker = Marker("item", number, 0, match.end())
        done.append(marker)
        behind = marker.number or behind
    return done[::-1]


def _in_words(lines: Sequence[str]) -> dict[int, Marker]:
    """Return the markers of lines that count in words, from one on."""
    matches = {index: match for index, line in enumerate(lines) if (match := _IN_WORDS.match(line))}
    if len(matches) < _FEWEST:
        return {}
    counted = _counting([_WORDS.index(match["number"]) + 1 for match in matches.values()])
    return {
        index: Marker("item", str(_WORDS.index(match["number"]) + 1), 0, match.end())
        for nth, (index, match) in enumerate(matches.items())
        if nth in counted
    }


def _counting(numbers: Sequence[int]) -> set[int]:
    """Return where numbers count up from 1, once or more, and hardly any stand between them; 0 is none."""
    runs: list[list[int]] = [[]]
    for index, number in enumerate(numbers):
        if number == 1:
            runs.append([index])
        elif number == len(runs[-1]) + 1:
            runs[-1].append(index)
    indexes = {index for run in runs for index in run}
    others = sum(number > 0 for number in numbers) - len(indexes)
    return indexes if max(map(len, runs)) >= _FEWEST and 2 * others < len(indexes) else set()


def _counts(line: str, marker: Marker, numbers: set[str], glued: bool) -> bool:
    number = marker.number
    if number in _LETTERS:
        index = _LETTERS.index(number)
        return index == 0 or _LETTERS[index - 1] in numbers
    if _FIGURE.match(line) and "." in number:
        above, _, last = number.rpartition(".")
        if len(last) > 1 and f"{above}.9" not in numbers:
            return False
        return (
            f"{above}.{int(last) - 1}" in numbers
            or f"{above}.{int(last) + 1}" in numbers
            or (last == "1" and above in numbers)
        )
    if _MINUS.match(line):
        return glued
    return True
