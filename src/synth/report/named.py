"""What notes and codebooks call the things that a report has a chapter for."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

import pandas as pd

from synth.findings.roles import roles
from synth.schema import SECTION_JOIN
from synth.text.clusters import whole_clusters


def sides(codebook: pd.DataFrame) -> tuple[list[str], list[str]] | None:
    """Give the codes that speak for and against: success factors and obstacles; nothing where one lacks."""
    role_by_code = roles(codebook)
    both = tuple(
        [code for code, role in role_by_code.items() if role == side] for side in ("success", "obstacle")
    )
    return both if all(both) else None


def objectives(section: object) -> bool:
    """Say whether a section holds what the workshop or the project was for.

    Examples
    --------
    >>> objectives("รายละเอียด > วัตถุประสงค์การจัดกิจกรรม"), objectives("ผลของวัตถุประสงค์")
    (True, False)
    """
    last = str(section).split(SECTION_JOIN)[-1].strip().casefold()
    return last.startswith(tuple(_lists()["sections"]["objectives"]))


def attribute(name: str) -> str:
    """Say what an attribute of sources tells of: ``place``, ``people`` or nothing known.

    Examples
    --------
    >>> attribute("จังหวัด"), attribute("role"), attribute("recorder")
    ('place', 'people', '')
    """
    lists = _lists()["attributes"]
    return next((kind for kind, names in lists.items() if name.strip().casefold() in names), "")


def addressed(text: str) -> str:
    """Name whom a proposal asks, in its own words: who stands behind ให้ or before ควร.

    Examples
    --------
    >>> addressed("อยากให้แหล่งทุนโอนเงินให้ตรงงวด"), addressed("กองทุนน่าจะลดเอกสารการเบิก")
    ('แหล่งทุน', 'กองทุน')
    >>> addressed("ควรมีสมุดเยี่ยมบ้านเล่มเดียว"), addressed("ต้องให้ในสิ่งที่ชุมชนต้องการ")
    ('', '')
    """
    for pattern in _asking():
        if match := pattern.search(text):
            start, end = whole_clusters(text, *match.span("who"))
            return text[start:end].strip()
    return ""


@cache
def _asking() -> tuple[re.Pattern, re.Pattern]:
    word_lists = _lists()["addressed"]
    actors, asked, ought = ("|".join(sorted(word_lists[name], key=len, reverse=True)) for name in word_lists)
    who = rf"(?P<who>(?:{actors})(?:อำเภอ|จังหวัด|ตำบล)?)"
    return re.compile(rf"^(?:{asked})\s?{who}"), re.compile(rf"^{who}\s?(?:{ought})")


@cache
def _lists() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(Path(__file__).with_name("named.toml").read_text(encoding="utf-8"))
