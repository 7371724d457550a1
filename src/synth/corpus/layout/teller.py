"""Who tells a whole note: its head says whom one talked with, and the headings are what was asked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from synth.corpus.layout.asking import asks_something
from synth.corpus.layout.callings import is_somebody
from synth.corpus.layout.lines import STATEMENTS, Kind, Line
from synth.corpus.layout.people import has_title, how_named
from synth.text.people import find_people

_TALKED_WITH = re.compile(
    r"(?:^|[\s“\"(:：])(?:เรื่องเล่า|คำบอกเล่า|คำให้สัมภาษณ์|(?:บท|การ)?สัมภาษณ์|ผู้(?:ให้สัมภาษณ์|เล่า(?:เรื่อง)?)|เล่า(?:เรื่อง)?|(?:พูด)?คุย|สนทนา)"
    r"(?:จาก|ของ|โดย|กับ)?\s*[:：]?\s*(?P<who>\S.{1,60})"
)
_OVER_ALL = 8
"""Lines at the top of a note in which it says so."""
_ASKS = re.compile("อะไร|(?:ยัง|อย่าง)ไร?|ไหม|มั้ย|ทำไม|ใคร|เหรอ|หรือ(?:ไม่|เปล่า|ยัง)|เมื่อไ|เท่าไ|กี่|ไหน|[?？]")
_POLITE = re.compile(r"(?:ครับ|คะ|ค่ะ|จ๊ะ|ฮะ|ขา)(?=\W*$|\s)")
_SOME = 2


def interviewed(lines: Sequence[Line], fields_at: Mapping[int, dict]) -> list[Line]:
    """Let what is answered under questions be said by who answers, where nobody is named beside words.

    Two headings ask, and half of them all; the head names one person whom somebody talked with. Where topics
    stand over the questions, these are no headings: also where nobody is named and they address somebody.
    """
    headings = [index for index, line in enumerate(lines) if line.kind == Kind.HEADING]
    asked = {index for index in headings if _ASKS.search(lines[index].words)}
    spoken = any(line.speaker for line in lines if line.kind != Kind.HEAD)
    if len(asked) < _SOME or 2 * len(asked) < len(headings) or spoken:
        return list(lines)
    over = lines[: min(_OVER_ALL, *asked)]
    named = {index: name for index, line in enumerate(over) if (name := _talked_with(line.text))}
    name = "" if len({*named.values()}) > 1 else next(iter(named.values()), "")
    under_topics = any(index - 1 in headings and index - 1 not in asked for index in asked)
    polite = sum(bool(_POLITE.search(lines[index].words)) for index in asked)
    if not name and (polite < _SOME or not under_topics):
        return list(lines)
    kinds = dict.fromkeys((index for index in named if lines[index].kind in STATEMENTS), Kind.HEAD)
    if under_topics:
        asked |= {
            index for index, line in enumerate(lines) if _only_asks(line, fields_at.get(line.start, {}))
        }
        kinds |= dict.fromkeys(asked, Kind.QUESTION)
    done, answered = [], False
    for index, line in enumerate(lines):
        if index in asked or line.kind in (Kind.HEADING, Kind.TITLE):
            answered = index in asked
        elif answered and line.kind in STATEMENTS and line.kind != Kind.ASIDE and not line.column:
            line = line._replace(speaker=name)  # noqa: PLW2901 - the same line
        done.append(line._replace(kind=kinds.get(index, line.kind)))
    return done


def _only_asks(line: Line, fields: Mapping) -> bool:
    """Say whether a line that stands out, and is no heading to its format, asks, thanks or greets."""
    apart = "level" in fields and not fields.get("kind")
    return apart and bool(asks_something(line.words) or _POLITE.search(line.words))


def _talked_with(words: str) -> str:
    """Return whom words at the top of a note say that one talked with."""
    match = _TALKED_WITH.search(words)
    for person in find_people(match["who"])[:1] if match else ():
        name = match["who"][: person.end].strip()
        first, _, more = name.partition(" ")
        name = first if has_title(more) or is_somebody(more) else name
        return name if how_named(name) == 1 else ""
    return ""
