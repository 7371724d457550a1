"""What stands behind a name only to say who that is, taken off: people are called by the name alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Sequence

from synth.corpus.layout.asking import asks
from synth.corpus.layout.lines import Line
from synth.corpus.layout.people import has_title, how_named, title_end

_WITH_PART = re.compile(r"(?P<name>[^\s()][^()]{0,60}?)\s?\([^()]{0,60}\)")
_BEHIND_A_COMMA = re.compile(r"(?<=[^\s\d,])\s*,\s.*|(?<=\d)\s*,\s(?=\D).*", re.DOTALL)
_AGED = re.compile(r"(?P<name>.{2,}?)\s?(?:อายุ|วัย)\s?[\d๐-๙]{1,2}(?:\s?ปี)?")
_FORMAL = re.compile(r"นาย|นาง|น\.ส\.|ด\.[ชญ]\.|เด็ก(?:ชาย|หญิง)|(?:ดร|ผศ|รศ|ศ|พล|พ\.ต|ร\.ต|ด)\.")
"""Titles behind whose name the family's stands."""
_WITH_A_VERB = re.compile(
    r"(?P<name>.{2,}?)\s?(?:ถาม|ตอบ|เสริม|เล่า|แย้ง|บอก|พูด|กล่าว|ย้ำ|เสนอ|สรุป|ฝาก)(?:กลับ|ต่อ|เพิ่ม|เสริม|ว่า){0,2}"
)


def called_alike(lines: Sequence[Line]) -> list[Line]:
    """Take what people are off those who speak: behind a comma, or in brackets where that introduces them.

    And how old they are, behind a name, and the verb by which the note says that they speak (ป้าแดงเสริม: …).

    In brackets, or apart behind a title and name, it does where they speak by the name alone too; where
    somebody does, and nobody is called so twice, also for others by a name as `how_named` knows it. Whose
    part is to ask keeps it, and so do several who would be called the same (หญิง, 45 ปี; หญิง, 60 ปี).

    Examples
    --------
    >>> from synth.corpus.layout.lines import Line
    >>> names = ["บอย (ช่าง)", "น้องฟ้า (ม.2)", "บอย", "ป้าแดง, 62 ปี"]
    >>> said = [Line(0, 1, "ก", 0, False, speaker=name) for name in names]
    >>> [line.speaker for line in called_alike(said)]
    ['บอย', 'น้องฟ้า', 'บอย', 'ป้าแดง']
    """
    times = Counter(line.speaker for line in lines if line.speaker)
    parts = {speaker: match["name"] for speaker in times if (match := _WITH_PART.fullmatch(speaker))}
    introduces = any(name in times for name in parts.values()) and all(times[part] == 1 for part in parts)
    called = {}
    alone = {_BEHIND_A_COMMA.sub("", name) for name in times}
    for speaker in times:
        name = parts.get(speaker, "")
        is_called = name in times or (introduces and how_named(name) > 0)
        if name and is_called and not asks(speaker):
            called[speaker] = name
        elif not name:
            called[speaker] = _called(speaker, alone)
    # by this name several may be called: ป้าศรี หมู่ 3, ป้าศรี หมู่ 5
    told = Counter(name for speaker, name in called.items() if name != speaker and not _speaks(speaker))
    called = {speaker: name for speaker, name in called.items() if told[name] < 2 or _speaks(speaker)}
    return [line._replace(speaker=called[line.speaker]) if line.speaker in called else line for line in lines]


def _speaks(speaker: str) -> bool:
    """Say whether a verb stands behind a name."""
    return bool(_WITH_A_VERB.fullmatch(speaker))


def _called(speaker: str, speakers: Container[str]) -> str:
    """Return what somebody is called by, among all `speakers`, who is told of without brackets."""
    first, _, more = speaker.partition(" ")
    called = has_title(first) and how_named(first) == 1 and not _FORMAL.match(first)
    if more and called and first in speakers:
        return first
    aged, verb = _AGED.fullmatch(speaker), _WITH_A_VERB.fullmatch(speaker)
    if aged and how_named(aged["name"]) == 1:
        return aged["name"]
    if verb and (verb["name"] in speakers or title_end(verb["name"])):
        return verb["name"]
    return _BEHIND_A_COMMA.sub("", speaker)
