"""Names on lines of their own, where they look like headings: who speaks stands there, no topic."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from synth.corpus.layout.lines import STATEMENTS, Kind, Line
from synth.corpus.layout.minutes import is_named
from synth.corpus.layout.speakers import named

_SOME = 2
_VOICES = re.compile(
    "เสียง(?!ตาม|ดัง|รบกวน)|ความ(?:คิด)?เห็น|เล่า|พูด|คุย|สะท้อน|แลกเปลี่ยน|กล่าว|บอก|voice|say", re.IGNORECASE
)
"""What stands in a title or a heading beneath which people speak."""
_SPOKEN = re.compile(
    r"ค่ะ|คะ(?![ก-๙])|ครับ|คับ|จ้[าะ]|(?<![ก-๙])(?:ผม|ดิฉัน|ฉัน|หนู|เรา|อาตมา)(?!ร่วง|หงอก|ยาว|สั้น)|[“\"]"
)
"""What shows that words are somebody's own."""


def names_alone(lines: Sequence[Line], fields_at: Mapping[int, dict]) -> list[Line]:
    r"""Let headings that are people's names say who speaks, where several people stand alone so.

    Something has to show that they speak: what stands over them, or their words. Of whom it is told beneath,
    that is the topic, as in notes of cases and visits; so is what the format makes a heading.

    Examples
    --------
    >>> from synth.corpus.layout.lines import lines_of
    >>> kinds = [Kind.HEADING, Kind.STATEMENT, Kind.HEADING, Kind.STATEMENT]
    >>> note = [line._replace(kind=kind) for line, kind in zip(lines_of("ป้าศรี\nถังเต็มค่ะ\nลุงดำ\nรถช้า"), kinds)]
    >>> [line.speaker for line in names_alone(note, {})]
    ['ป้าศรี', '', 'ลุงดำ', '']
    """
    able = {
        index: name
        for index, line in enumerate(lines)
        if line.kind == Kind.HEADING
        and fields_at.get(line.start, {}).get("level", 0) >= 0
        and is_named(name := named(line.words)[0])
        and not _is_told_of(name, lines[index + 1 :])
    }
    alone = {line.speaker for line in lines if line.kind == Kind.NAME}
    if len({*able.values()} | alone) < _SOME or not able or not _speak(lines, able):
        return list(lines)
    return [
        line._replace(kind=Kind.NAME, speaker=able[index]) if index in able else line
        for index, line in enumerate(lines)
    ]


def _speak(lines: Sequence[Line], able: Mapping[int, str]) -> bool:
    """Say whether a title or a heading over the first name promises voices, or words are somebody's own."""
    first = min(able)
    over = [line for line in lines[:first] if line.kind in (Kind.TITLE, Kind.HEADING)]
    below = [line for line in lines[first + 1 :] if line.kind in STATEMENTS]
    return any(_VOICES.search(line.words) for line in over) or any(
        _SPOKEN.search(line.words) for line in below
    )


def _is_told_of(name: str, below: Sequence[Line]) -> bool:
    """Say whether what stands beneath a name calls it, or is not told at all."""
    first = name.split(" ", maxsplit=1)[0]
    for index, line in enumerate(below):
        if line.kind in (Kind.HEADING, Kind.NAME, Kind.TITLE):
            return not index
        if line.kind not in STATEMENTS and line.kind != Kind.MORE:
            return True
        if first in line.text:
            return True
    return not below
