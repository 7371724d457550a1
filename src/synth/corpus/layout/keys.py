"""What those are called who speak, where a note says who that is: ฟ = ยายเฟื่อง; ครูประจำชั้น (Buddy)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from synth.corpus.layout.asking import asks
from synth.corpus.layout.callings import is_somebody
from synth.corpus.layout.lines import Line
from synth.corpus.layout.markers import Marker
from synth.corpus.layout.minutes import is_named
from synth.corpus.layout.people import how_named, may_speak
from synth.corpus.layout.speakers import Label
from synth.schema import SECTION_JOIN

_ENTRY = re.compile(
    r"(?:^|[\s,;:：/(•-])(?P<code>[^\W\d_][^\s=:：,;/()]{0,5})\s*(?:=|คือ|หมายถึง)\s*(?P<who>[^\s=,;/()][^=,;/()\n]{1,40})"
)
_SINCE = re.compile(r"(?<!\s)\s++(?:อายุ|วัย|[\d๐-๙]).*")
"""How old somebody is, behind the name."""
_SOME = 2
"""Lines that begin with codes of a key at least; labels of a list of people that come again."""
_LISTED = re.compile(r"(?P<who>[^\s()][^()]{1,50}?)\s?\((?P<label>[^()\d][^()]{1,30})\)")
OF_CODES = re.compile(r"รหัส(?:ผู้\S{1,15})?|codes?|ids?", re.IGNORECASE)
"""Heads of codes of people."""
_CODE = re.compile(r"[^\W\d_]{1,3}\.?[-\s]?[\d๐-๙]{0,2}")
"""What stands before the rows of a table of who speaks: ด1, P-02, ส."""
_BETWEEN = re.compile(r"[,;:：]\s*")


def keys_of(lines: Sequence[Line], labels: Sequence[Label]) -> tuple[dict[str, str], list[int]]:
    r"""Return who the codes are that several lines begin with, and the lines that say so.

    What only says something of somebody (อร = ดูแลแม่) is no name.

    Examples
    --------
    >>> from synth.corpus.layout.lines import lines_of
    >>> from synth.corpus.layout.speakers import label_of
    >>> talk = lines_of("ถ = ผู้สัมภาษณ์\nฟ = ยายเฟื่อง (เจ้าของบ้าน)\nถ: กี่ปีแล้วคะ\nฟ: สิบปี\nถ: แล้วหลานล่ะคะ\nฟ: อยู่ด้วย")
    >>> keys_of(talk, [label_of(line.text) for line in talk])
    ({'ถ': 'ผู้สัมภาษณ์', 'ฟ': 'ยายเฟื่อง'}, [0, 1])
    """
    spoken: Counter[str] = Counter()
    entries: dict[int, list[re.Match]] = {}
    for index, (line, label) in enumerate(zip(lines, labels, strict=True)):
        if "=" in line.text or "คือ" in line.text or "หมายถึง" in line.text:
            entries[index] = list(_ENTRY.finditer(line.text))
        if label.name and not entries.get(index):
            spoken[label.name] += 1
    called = {match["code"] for matches in entries.values() for match in matches if spoken[match["code"]]}
    if sum(spoken[code] for code in called) < _SOME:
        return {}, []
    keys: dict[str, str] = {}
    found: list[int] = []
    for index, matches in entries.items():
        own = [match for match in matches if match["code"] in called]
        keys |= {match["code"]: who for match in own if (who := _who(match["who"]))}
        found += [index] if own and len(own) == len(matches) else []
    return keys, found


def labels_of(
    lines: Sequence[Line], labels: Sequence[Label], markers: Sequence[Marker]
) -> tuple[list[int], list[int]]:
    r"""Return the lines that begin with labels of a list of people, several at least, and those of the list.

    A list is also where several are introduced who speak by their names (ผู้เข้าร่วม: ป้าศรี (ครัว), ลุงดำ (เรือ)).

    Examples
    --------
    >>> from synth.corpus.layout.lines import lines_of
    >>> from synth.corpus.layout.markers import Marker
    >>> from synth.corpus.layout.speakers import label_of
    >>> note = "ครูประจำชั้น (Buddy)\nศึกษานิเทศก์ (Expert)\nBuddy : เด็กโต๊ะหลังมองไม่ชัด\nExpert : ควรเก็บคะแนนรายคน"
    >>> talk = lines_of(note)
    >>> labels_of(talk, [label_of(line.text) for line in talk], [Marker(0, "")] * len(talk))
    ([2, 3], [0, 1])
    """
    listed: dict[int, list[re.Match]] = {}
    for index, (line, marker) in enumerate(zip(lines, markers, strict=True)):
        if "(" in line.text:
            parts = _BETWEEN.split(line.text[marker.length :])
            listed[index] = [match for part in parts if (match := _LISTED.fullmatch(part.strip()))]
    who_is = {match["label"].strip(): match["who"] for matches in listed.values() for match in matches}
    said = [index for index, label in enumerate(labels) if label.name in who_is and not listed.get(index)]
    called = {labels[index].name for index in said}
    if len(called) < _SOME or not any(map(_is_one, (who_is[label] for label in called))):
        said, called = [], set()
    names = {label.name for label in labels}
    lists = [
        index
        for index, matches in listed.items()
        if called & {match["label"].strip() for match in matches}
        or len(names & {match["who"] for match in matches}) >= _SOME
    ]
    return said, lists


def rows_of_key(lines: Sequence[Line], labels: Sequence[Label], fields_at: Mapping[int, dict]) -> list[int]:
    r"""Return the cells of a table that say who the codes are with which several lines begin, a cell a code.

    Examples
    --------
    >>> from synth.corpus.layout.lines import lines_of
    >>> from synth.corpus.layout.speakers import label_of
    >>> note = lines_of("แม่ของเด็กพิการ\nพี่ชายคนตาบอด\nด1: ตื่นตีสี่ครึ่ง\nด2: น้องช่วยตัวเองได้")
    >>> told = {0: {"column": "ด1 > คือใคร"}, note[1].start: {"column": "ด2 > คือใคร"}}
    >>> rows_of_key(note, [label_of(line.text) for line in note], told)
    [0, 1]
    """
    spoken = {label.name for label in labels}
    codes: dict[int, str] = {}
    for index, line in enumerate(lines):
        code = fields_at.get(line.start, {}).get("column", "").partition(SECTION_JOIN)[0]
        if code in spoken and _CODE.fullmatch(code):
            codes[index] = code
    people = sum(_is_one(_SINCE.sub("", lines[index].text)) for index in codes)
    alone = len({*codes.values()}) == len(codes) >= _SOME
    return list(codes) if alone and 2 * people > len(codes) else []


def _is_one(who: str) -> bool:
    return may_speak(who) or is_named(who) or is_somebody(who)


def _who(words: str) -> str:
    """Return the name or the part that a key gives for a code, if it gives one."""
    name = _SINCE.sub("", words).strip(" .")
    return name if how_named(name) > 0 or is_named(name) or may_speak(name) or asks(name) else ""


def by_key(lines: Sequence[Line], keys: Mapping[str, str]) -> list[Line]:
    """Call those who speak by the names that the key of a note has for them."""
    return (
        [line._replace(speaker=keys.get(line.speaker, line.speaker)) for line in lines]
        if keys
        else list(lines)
    )
