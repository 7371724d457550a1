"""What stands behind a name only to say who that is, taken off: people are called by the name alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from synth.corpus.layout.asking import asks
from synth.corpus.layout.callings import is_name, name_of
from synth.corpus.layout.lines import LETTER, Kind, Line
from synth.corpus.layout.people import how_named, title_end

_WITH_PART = re.compile(r"(?P<name>[^\s()][^()]{0,60}?)\s?\([^()]{0,60}\)")
_BEHIND_A_COMMA = re.compile(r"(?<=[^\s\d,])\s*,(?:\s|(?=\d)).*|(?<=\d)\s*,\s(?=\D).*", re.DOTALL)
_AGED = re.compile(r"(?P<name>.{2,}?)\s?(?:อายุ|วัย)\s?[\d๐-๙]{1,2}(?:\s?ปี)?")
_WITH_A_VERB = re.compile(
    r"(?P<name>.{2,}?)\s?(?:ถาม|ตอบ|เสริม|เล่า|แย้ง|บอก|พูด|กล่าว|ย้ำ|เสนอ|สรุป|ฝาก)(?:กลับ|ต่อ|เพิ่ม|เสริม|ว่า){0,2}"
)


def called_alike(lines: Sequence[Line], fields_at: Mapping[int, dict] = MappingProxyType({})) -> list[Line]:
    """Call those who speak by the name alone: without what they are, how old, or that they speak.

    So where the name stands apart from the words: beneath or behind a quotation, before a verb of saying; and
    in brackets on a line over them or in a cell. A label right before the words or an account's is what the
    note calls somebody: off it comes what stands behind a comma, in brackets where these introduce people,
    and apart where they speak by the name alone too. Two of one name keep what tells them apart, as does
    whose part is to ask.

    Examples
    --------
    >>> from synth.corpus.layout.lines import Line
    >>> names = ["ลุงหวัง บ้านเลขที่ 9", "นายประเสริฐ ดวงแข เจ้าของแผงหมู", "เด็กไกด์ ม.2", "ป้าแดง, 62 ปี"]
    >>> said = [Line(0, 1, "ก", 0, False, speaker=name) for name in names]
    >>> [line.speaker for line in called_alike(said)]
    ['ลุงหวัง', 'นายประเสริฐ ดวงแข', 'เด็กไกด์ ม.2', 'ป้าแดง']
    """
    times = Counter(line.speaker for line in lines if line.speaker)
    labels = {line.speaker for line in lines if _is_label(line, fields_at.get(line.start, {}))}
    over = {line.speaker for line in lines if line.kind == Kind.NAME or line.column}
    bare = names_before_brackets(times.keys() - labels)
    parts = {speaker: match["name"] for speaker in times if (match := _WITH_PART.fullmatch(speaker))}
    introduces = any(name in times for name in parts.values()) and all(times[part] == 1 for part in parts)
    several = _begun_alike(times)
    alone = {_BEHIND_A_COMMA.sub("", speaker) for speaker in times}
    called = {}
    for speaker in filter(lambda speaker: not asks(speaker), times):
        name, first = parts.get(speaker, ""), speaker.partition(" ")[0]
        short = speaker if name else _BEHIND_A_COMMA.sub("", speaker)
        if name and (name in times or (introduces and how_named(name) > 0)):
            called[speaker] = name
        elif first not in several and (speaker not in labels | over or (first in alone and not name)):
            called[speaker] = _introduced(name_of(short))
        else:
            called[speaker] = bare.get(speaker, speaker) if name else _introduced(short)
    # by such a name several may be called: หญิง, 45 ปี; หญิง, 60 ปี
    told = Counter(name for speaker, name in called.items() if name != speaker and not _speaks(speaker))
    called = {speaker: name for speaker, name in called.items() if told[name] < 2 or _speaks(speaker)}
    return [line._replace(speaker=called[line.speaker]) if line.speaker in called else line for line in lines]


def names_before_brackets(speakers: Iterable[str]) -> dict[str, str]:
    """Return the names of those who speak before what they are in brackets, where no two begin alike.

    Examples
    --------
    >>> names_before_brackets(["มะสาว (หัวหน้าครัว)", "ป้าศรี (ครัว)", "น้องเมย์ (ป.4)", "น้องเมย์ (ป.6)"])
    {'ป้าศรี (ครัว)': 'ป้าศรี'}
    """
    several = _begun_alike({*speakers})
    named = {speaker: match["name"] for speaker in speakers if (match := _WITH_PART.fullmatch(speaker))}
    return {
        speaker: name
        for speaker, name in named.items()
        if name not in several and is_name(name) and not asks(speaker)
    }


def _begun_alike(speakers: Iterable[str]) -> set[str]:
    """Return the names by which several may be called: ป้าศรี หมู่ 3, ป้าศรี หมู่ 5."""
    firsts = Counter(speaker.partition(" ")[0] for speaker in speakers if " " in speaker)
    return {first for first, times in firsts.items() if times > 1}


def _is_label(line: Line, fields: Mapping) -> bool:
    """Say whether who says a line is called so right before the words, in a sheet, or by an account."""
    before = line.text[: line.body - line.start]
    given = fields.get("kind") == "answer" or line.time or line.level == LETTER
    return bool(line.speaker) and bool(given or line.speaker in before)


def _speaks(speaker: str) -> bool:
    """Say whether a verb stands behind a name."""
    return bool(_WITH_A_VERB.fullmatch(speaker))


def _introduced(speaker: str) -> str:
    """Return what somebody is called by, behind whose label stands how old they are, or that they speak."""
    aged, verb = _AGED.fullmatch(speaker), _WITH_A_VERB.fullmatch(speaker)
    if aged and how_named(aged["name"]) == 1:
        return aged["name"]
    return verb["name"] if verb and title_end(verb["name"]) else speaker
