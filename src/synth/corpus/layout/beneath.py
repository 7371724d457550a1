"""Who said what stands above: a name beneath words in quotes, or one that ends each of several paragraphs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from synth.corpus.layout import column_heads
from synth.corpus.layout.callings import calls_somebody, is_somebody, is_told
from synth.corpus.layout.furniture import reason_for
from synth.corpus.layout.lines import Line
from synth.corpus.layout.markers import marker_of
from synth.corpus.layout.minutes import is_named
from synth.corpus.layout.people import has_title, may_name, names_among, people_of, tells, without_wish

NAME = r"[^\s\d\[\]{}()][^\[\]{}()\n]{0,38}?"
_QUOTE, _UNQUOTE = '“"‘«', '”"’»'
_BELOW = re.compile(
    rf"(?P<dash>[-–—―]{{1,2}}\s*)?(?:(?P<name>{NAME}(?:\s*\([^()\n]{{1,30}}\))?)|(?P<round>\()(?P<within>{NAME})\))$"
)
_AGED = re.compile(r"(?:อายุ|วัย)?\s?[\d๐-๙]{1,2}(?:\s?ปี)?")
"""How old somebody is, behind the comma."""
_PLACED = re.compile(r"\S+\s(?:หมู่|ม\.|ซอย|โซน|บ้าน|ต\.|ตำบล|ชุมชน)(?:ที่)?\s?\S+")
"""Somebody by what they do, and where: เหรัญญิก หมู่ 4."""
_LONGEST, _SHORT = 45, 24
"""Characters of the longest line of a name, and of words that may be no more than one, or a label."""
_MOST, _SEVERAL = 6, 2
"""Lines of the longest quotation; paragraphs that names end."""
_FieldsAt = Mapping[int, dict]


class _Beneath(NamedTuple):
    """A name beneath words: the lines of these, the sign before the name, and whether an age is behind it."""

    first: int
    last: int
    name: str
    sign: str
    aged: bool


def names_beneath(lines: Sequence[Line], fields_at: _FieldsAt) -> dict[int, dict]:
    r"""Return what is known of lines beneath which a line names who said them, and of that line.

    Examples
    --------
    >>> from synth.corpus.layout.lines import lines_of
    >>> slides = lines_of("ปูกลับมาหน้าบ้านแล้ว\n(ป้าศรี, 38)\n\nเรือลากตัดธงเขตทิ้ง\n(ลุงดำ, 66)")
    >>> [fields.get("speaker", "") for fields in names_beneath(slides, {}).values()]
    ['', 'ป้าศรี', '', 'ลุงดำ']
    """
    name_fields = {
        start: fields
        for said in _said(_below_quotations(lines, fields_at))
        for start, fields in _fields_of(said, lines, fields_at).items()
    }
    if paragraphs := _ended_paragraphs(lines, {**fields_at, **name_fields}):
        for said in paragraphs:
            name_fields |= _fields_of(said, lines, fields_at)
    return name_fields


def _beneath(line: Line) -> tuple[str, str, bool]:
    """Return the name that a line holds and nothing else, its sign, and whether an age stands behind it."""
    match = _BELOW.fullmatch(line.text) if len(line.text) <= _LONGEST else None
    if not match or line.text[0] in _QUOTE:
        return "", "", False
    name, _, behind = (match["name"] or match["within"]).partition(",")
    sign = (match["dash"] or match["round"] or "").strip()
    return " ".join(name.split()), sign, bool(_AGED.fullmatch(behind.strip()))


def _below_quotations(lines: Sequence[Line], fields_at: _FieldsAt) -> list[_Beneath]:
    quotations: list[_Beneath] = []
    first = None
    for index, line in enumerate(lines[:-1]):
        if line.text[0] in _QUOTE and not fields_at.get(line.start, {}).get("column"):
            first = index
        if first is not None and line.text[-1] in _UNQUOTE:
            below = lines[index + 1]
            name, *signs = _beneath(below)
            if name and fields_at.get(below.start, {}).keys() <= {"quoted", "kind", "level"}:
                quotations.append(_Beneath(first, index, name, *signs))
            first = None
        elif first is not None and index - first > _MOST:
            first = None
    return quotations


def _said(quotations: Sequence[_Beneath]) -> list[_Beneath]:
    """Return those quotations that are said by whom the line beneath names.

    Behind a dash that may be an office, or somebody by what they do (see `is_somebody`), and where nothing
    else stands below quotations also without one, with the place; behind long ones, which begin no item,
    anybody beside names.
    """
    names = {said.name for said in quotations}
    called = _called(names)
    people = people_of(names) | called | set(filter(is_somebody, names))
    if len(names) > 1 and all(
        name in called or (name in people and _PLACED.fullmatch(name)) for name in names
    ):
        called = names
    long = {said.name for said in quotations if said.sign not in ("", "-", "--", "(")}
    if people & long:
        people |= {name for name in long if _may_be_called(name)}
    return [said for said in quotations if said.name in (people if said.sign else called)]


def _may_be_called(name: str) -> bool:
    """Say whether a line behind a dash may call somebody; what is so with them stands in brackets."""
    who = without_wish(name).partition("(")[0]
    return (may_name(who) or has_title(who)) and not column_heads.tells(who)


def _called(names: set[str]) -> set[str]:
    return names_among(names) | set(filter(is_named, names))


def _ended_paragraphs(lines: Sequence[Line], fields_at: _FieldsAt) -> list[_Beneath]:
    """Return paragraphs in which something is told and that end in who says it: several, and none begins so.

    Beside two that are surely called by name, or whose age stands there, others may be anybody.
    """
    begins = [index for index, line in enumerate(lines) if line.after_blank or not index]
    ended: list[_Beneath] = []
    opening: set[str] = set()
    for first, end in zip(begins, [*begins[1:], len(lines)], strict=False):
        free = first
        while free < end and fields_at.get(lines[free].start):
            free += 1  # a heading above, without a blank line
        last = end
        while last > free and fields_at.get(lines[last - 1].start):
            last -= 1  # the foot of a slide below
        own = range(free, last)
        if not 1 < len(own) <= _MOST or any(fields_at.get(lines[index].start) for index in own):
            continue
        name, *signs = _beneath(lines[last - 1])
        opening.add(_beneath(lines[free])[0])
        if name and all(map(_may_be_said, (lines[index] for index in own[:-1]))):
            ended.append(_Beneath(free, last - 2, name, *signs))
    called = _called({said.name for said in ended}) | {said.name for said in ended if said.aged}
    if called & opening:
        return []
    signs = [said.sign for said in ended if said.name in called]
    return [
        said
        for said in ended
        if signs.count(said.sign) >= _SEVERAL and (said.name in called or calls_somebody(said.name))
    ]


def _may_be_said(line: Line) -> bool:
    """Say whether a line tells something, and is no item, no name and nothing of a form or of a letter."""
    told = is_told(line.text) or (len(line.text) > _SHORT and tells(line.text))
    return told and not (
        marker_of(line.text) or is_named(line.text) or reason_for(line.text, thai=True) or "..." in line.text
    )


def _fields_of(said: _Beneath, lines: Sequence[Line], fields_at: _FieldsAt) -> dict[int, dict]:
    first, last, below = lines[said.first], lines[said.last], lines[said.last + 1]
    fields: dict[int, dict] = {below.start: {"kind": "column"}}
    fields |= {line.start: {"kind": "more"} for line in lines[said.first + 1 : said.last + 1]}
    fields[first.start] = {"kind": "plain", "speaker": said.name}
    # a page that marks quotations has the signs as words
    if first.text[0] in _QUOTE and not fields_at.get(first.start, {}).get("quoted"):
        fields[last.start] |= {"end": last.start + len(last.text) - 1, "closes": last.text[-1]}
    return fields
