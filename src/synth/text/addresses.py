"""Addresses of houses, with lane, village and district."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from synth.text.cues import Particular, cue, cue_words
from synth.text.likely_names import lists
from synth.text.words import provinces

_HOUSE = r"\d{1,4}(?:/\d{1,4}){0,2}"
_PART = (
    rf"(?:{cue_words('place')}\s?(?:ที่\s?)?[\u0e01-\u0e4eA-Za-z\d/.-]{{1,30}}(?: \d{{1,3}}(?![\d/]))?"
    r"|กรุงเทพ[\u0e01-\u0e4e]*|กทม\.?|\d{5}(?!\d)|PROVINCES)"
)
_NO_HOUSE = "".join(f"(?<!{word})" for word in lists()["cues"]["no_house"])
_ADDRESS = rf"(?P<house>{cue_words('house')}[ :]{{0,3}}{_HOUSE})(?P<more>(?:[ ,]{{0,3}}{_PART}){{0,8}})"
_LOOSE = rf"(?P<house>(?<![\d/.])(?:{_NO_HOUSE}เลขที่[ ]?)?{_HOUSE})(?P<more>(?:[ ,]{{0,3}}{_PART}){{1,8}})"
_LANE = re.compile(r"^[ ,]{0,3}(?:หมู่(?:ที่)?\s?\d|ม\.\s?\d|ซอย|ซ\.|ถนน|ถ\.|ตรอก)")
_BESIDE_HOUSE = re.compile(
    r"^[ ,]{0,3}(?:หมู่|ม\.(?![คย]\.)|ซอย|ซ\.|ถนน|ถ\.|ตรอก|ต\.(?!ค\.)|ตำบล|แขวง|บ้าน(?![ ])|บ\.|ชุมชน"
    r"|อาคาร|คอนโด|แฟลต|ตึก|ห้อง|ชั้น|หอพัก|อพาร์ทเมนต์|แมนชั่น)"
)
_ENGLISH_ADDRESS = re.compile(
    rf"(?<![\d/.]){_HOUSE},?[ ](?:(?:Moo|Mu|Village No\.?|M\.)[ ]?\d{{1,2}}"
    r"|(?:[A-Z][a-z]+[ ]){1,3}(?:Road|Rd\.?|Street|Soi|Lane)|Soi[ ][A-Z\d][\w-]*)"
    r"(?:,?[ ](?:\d{5}(?!\d)|(?:Soi|T\.|A\.|Moo|[A-Z][a-z]+)(?:[ ]?\d{1,3}(?!\d))?)){0,14}"
)
_PLACED = cue("place")
_LIVED_AT = re.compile(
    r"(?:อยู่(?:ที่)?|บ้าน|ที่อยู่|จ่าหน้า|ส่ง[\u0e01-\u0e4e]{0,8}ที่|รับ[\u0e01-\u0e4e]{0,8}ที่|พัสดุ|ห้อง|หลังที่)[ :]{0,2}$"
)
"""What is said right before the number of a house."""
_COUNTED = cue("counted", r"[ ]{0,2}$")


@cache
def _patterns() -> tuple[tuple[re.Pattern, float], ...]:
    """Return the patterns of addresses, the surer first, with how sure they are."""
    names = "|".join(map(re.escape, provinces()))
    patterns = ((_ADDRESS, 0.95), (_LOOSE, 0.8))
    return tuple((re.compile(pattern.replace("PROVINCES", names)), score) for pattern, score in patterns)


def addresses(text: str) -> Iterator[Particular]:
    """Find addresses: a house's number with a lane, a village or districts behind it."""
    for match in _ENGLISH_ADDRESS.finditer(text):
        yield Particular(*match.span(), "address", 0.9)
    for pattern, score in _patterns():
        for match in pattern.finditer(text):
            if score < 0.9 and not _is_house(text, match):
                continue
            start = (
                match.start() + len(match["house"]) - len(re.search(rf"{_HOUSE}$", match["house"]).group())
            )
            yield Particular(start, match.end(), "address", score)


def _is_house(text: str, match: re.Match) -> bool:
    """Say whether a number before places is a house's: with a lane or village right behind it."""
    before, house, more = text[: match.start()], match["house"], match["more"]
    if not _BESIDE_HOUSE.match(more):
        return False
    places = len(_PLACED.findall(more))
    several = places > 1
    if "เลขที่" in house:
        return several
    if _COUNTED.search(before) or re.fullmatch(r"2[45]\d\d", house):
        return False
    if places > 2 or (several and _LIVED_AT.search(before[-16:])):
        return True
    lane = bool(_LANE.match(more))
    if several:
        return "/" in house or lane
    return "/" in house and lane and not before.rstrip().endswith("ที่")
