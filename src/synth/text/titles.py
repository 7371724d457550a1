"""Words before names: titles, roles and kin words with their kinds, and what goes on behind a name."""

from __future__ import annotations

import re
from functools import cache

from synth.text.likely_names import lists

_AT_THE_END = ("ผู้นำ", "ครู", "บุคลากรสุขภาพ")
"""Roles that the end of a title tells as well: ลุงกำนัน."""


@cache
def titles() -> dict[str, str]:
    """Return the kind of each title: how surely a name follows it."""
    listed = lists()["titles"]
    kinds = {title: kind for kind in ("sure", "likely", "kin") for title in listed[kind]}
    return kinds | dict.fromkeys(listed["rare"], "rare")


@cache
def role(title: str) -> str:
    """Return what a person with a title is called in a pseudonym; empty for no title.

    Examples
    --------
    >>> role("ลุงกำนัน"), role("พี่บ่าว"), role("ผศ.ดร.")
    ('ผู้นำ', 'ชาวบ้าน', 'ครู')
    """
    matches = [
        (len(word), -index, name)
        for index, (name, words) in enumerate(lists()["roles"].items())
        for word in words
        if title.startswith(word) or (name in _AT_THE_END and len(word) > 2 and title.endswith(word))
    ]
    return max(matches)[2] if matches else ""


@cache
def titles_by_first() -> dict[str, list[str]]:
    """Return the titles by their first letter."""
    by_first: dict[str, list[str]] = {}
    for title in titles():
        by_first.setdefault(title[0], []).append(title)
    return by_first


@cache
def following() -> re.Pattern:
    """Return what says behind a title what kind of person it is, not who."""
    return re.compile("|".join(sorted(map(re.escape, lists()["titles"]["following"]), key=len, reverse=True)))


@cache
def acts() -> re.Pattern:
    """Return what goes on behind the name of one who is spoken of: บอก, แก, เพิ่น, and another behind กับ."""
    words = lists()["people"]["speaking"].split()
    listed = lists()["titles"]
    others = "|".join(sorted({*listed["kin"], *listed["rare"]}, key=len, reverse=True))
    return re.compile(rf"[ ]?(?:{'|'.join(words)}|(?:กับ|และ)(?:บ้าน)?(?:{others}))")


@cache
def glued_roles() -> frozenset[str]:
    """Return the roles that go on without a blank with a quality as often as with a name."""
    return frozenset(title for title in titles() if title.startswith(("ผู้", "วิทยากร"))) - {
        "ผู้ใหญ่",
        "ผู้ใหญ่บ้าน",
        "ผู้ช่วย",
        "ผู้อำนวยการ",
        "ผู้กอง",
        "ผู้หมวด",
        "ผู้พัน",
        "ผู้การ",
    }
