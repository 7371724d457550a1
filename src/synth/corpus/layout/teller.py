"""Who tells a whole note: its head says whom one talked with, and the headings are what was asked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from synth.corpus.layout.lines import STATEMENTS, Kind, Line
from synth.corpus.layout.people import how_named
from synth.text.people import find_people

_TALKED_WITH = re.compile(
    r"(?:^|[\s“\"(:：])(?:เรื่องเล่า|คำบอกเล่า|คำให้สัมภาษณ์|(?:บท|การ)?สัมภาษณ์|ผู้(?:ให้สัมภาษณ์|เล่า(?:เรื่อง)?)|เล่า(?:เรื่อง)?|(?:พูด)?คุย|สนทนา)"
    r"(?:จาก|ของ|โดย|กับ)?\s*[:：]?\s*(?P<who>\S.{1,60})"
)
_OVER_ALL = 8
"""Lines at the top of a note in which it says so."""
_ASKS = re.compile("อะไร|(?:ยัง|อย่าง)ไร?|ไหม|มั้ย|ทำไม|ใคร|เหรอ|หรือ(?:ไม่|เปล่า|ยัง)|เมื่อไ|เท่าไ|กี่|ที่ไหน|[?？]")
_SOME = 2


def told_by_one(lines: Sequence[Line]) -> dict[int, str]:
    """Return what is answered under questions, and by whom, in a note in which but one answers.

    The head names one person whom somebody talked with; two headings ask, and half of them all; nobody is
    named beside words.
    """
    headings = [index for index, line in enumerate(lines) if line.kind == Kind.HEADING]
    asked = {index for index in headings if _ASKS.search(lines[index].words)}
    if len(asked) < _SOME or 2 * len(asked) < len(headings) or any(line.speaker for line in lines):
        return {}
    first = min(asked)
    names = {name for line in lines[: min(_OVER_ALL, first)] if (name := _talked_with(line.text))}
    if len(names) != 1:
        return {}
    name, answered, told = names.pop(), False, {}
    for index, line in enumerate(lines):
        if line.kind in (Kind.HEADING, Kind.TITLE):
            answered = index in asked
        elif answered and line.kind in STATEMENTS and line.kind != Kind.ASIDE and not line.column:
            told[index] = name
    return told


def _talked_with(words: str) -> str:
    """Return whom words at the top of a note say that one talked with."""
    match = _TALKED_WITH.search(words)
    for person in find_people(match["who"])[:1] if match else ():
        name = match["who"][: person.end].strip()
        return name if how_named(name) == 1 else ""
    return ""
