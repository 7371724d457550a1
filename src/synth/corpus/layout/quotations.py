"""Who says what stands in quotes: the name beside them in the line, with no sign between."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from synth.corpus.layout.callings import is_somebody
from synth.corpus.layout.lines import Line
from synth.corpus.layout.markers import marker_of
from synth.corpus.layout.minutes import is_named

_QUOTE = r"[“\"‘«](?P<said>[^“”\"«»\n]{8,})[”\"’»]"
_NAME = r"(?P<name>[^\s“”\"«»():：–—/-][^“”\"«»():：–—/=>\n]{1,44}?)(?<![\s-])"
_BEHIND = re.compile(
    rf"{_QUOTE}\s*(?:โดย\s?)?{_NAME}(?P<says>\s?(?:ได้)?(?:กล่าว|บอก|เล่า|พูด|ย้ำ|เสริม|สะท้อน|ว่า)(?:ไว้|ปิดท้าย|ทิ้งท้าย|เสริม|ให้ฟัง)?)?"
)
_IN_BRACKETS = re.compile(rf"{_QUOTE}\s*\((?P<name>[^()\n]{{2,45}})\)")
_AGED = re.compile(r"(?:อายุ|วัย)\s?[\d๐-๙]{1,2}")
_OF_LOOKS = frozenset(("quoted", "level"))
"""What a format may tell of how a quotation looks."""
_BEFORE = re.compile(rf"{_NAME}\s+{_QUOTE}")


def beside_quotes(lines: Sequence[Line], fields_at: Mapping[int, dict]) -> dict[int, dict]:
    """Return what is known of lines that are words in quotes and somebody's name, by where they begin.

    A verb of saying behind the name stays with the words.

    Examples
    --------
    >>> from synth.corpus.layout.lines import lines_of
    >>> beside_quotes(lines_of('“ของขายดีขึ้นมาก” ลุงช้วน'), {})
    {0: {'kind': 'plain', 'speaker': 'ลุงช้วน', 'end': 17}}
    >>> beside_quotes(lines_of('“ของขายดีขึ้นมาก” (แม่ค้าหญิง อายุ 58 ปี)'), {})[0]["speaker"]
    'แม่ค้าหญิง อายุ 58 ปี'
    >>> beside_quotes(lines_of('“ของขายดีขึ้นมาก” (ป้าเพ็ญ, แผงผัก, 58 ปี)'), {})[0]["speaker"]
    'ป้าเพ็ญ'
    >>> beside_quotes(lines_of('“ของขายดีขึ้นมาก” (หัวเราะ)'), {})
    {}
    >>> beside_quotes(lines_of('ที่ประชุมตกลง "ไม่เก็บเงินเพิ่ม"'), {})
    {}
    """
    return {
        line.start: fields
        for line in lines
        if fields_at.get(line.start, {}).keys() <= _OF_LOOKS and (fields := _said(line))
    }


def _said(line: Line) -> dict:
    marker = marker_of(line.text)
    first = marker.length if marker else 0
    listed = {"kind": "item", "number": marker.number, "body": line.start + first} if marker else {}
    if match := _BEHIND.fullmatch(line.text, first):
        if not is_named(name := match["name"].strip()):
            return {}
        end = {} if match["says"] else {"end": line.start + match.end("said") + 1}
        return {"kind": "plain", "speaker": name} | listed | end
    if (match := _IN_BRACKETS.fullmatch(line.text, first)) and (name := _person(match["name"])):
        return {"kind": "plain", "speaker": name} | listed | {"end": line.start + match.end("said") + 1}
    match = _BEFORE.fullmatch(line.text, first)
    if match and is_named(name := match["name"].strip()):
        return {"kind": "plain"} | listed | {"speaker": name, "body": line.start + match.start("said") - 1}
    return {}


def _person(words: str) -> str:
    """Return who said what stands before brackets, without what is told of a name; nothing if nobody did."""
    name = words.partition(",")[0].strip()
    if is_named(name):
        return name
    return words.strip() if is_somebody(words.strip()) or _AGED.search(words) else ""
