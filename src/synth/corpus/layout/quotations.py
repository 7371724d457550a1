"""Who says what stands in quotes: the name beside them in the line, with no sign between."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from synth.corpus.layout.lines import Line
from synth.corpus.layout.markers import marker_of
from synth.corpus.layout.minutes import is_named

_QUOTE = r"[“\"‘«](?P<said>[^“”\"«»\n]{8,})[”\"’»]"
_NAME = r"(?P<name>[^\s“”\"«»():：–—/-][^“”\"«»():：–—/=>\n]{1,44}?)(?<![\s-])"
_BEHIND = re.compile(
    rf"{_QUOTE}\s*(?:โดย\s?)?{_NAME}(?P<says>\s?(?:ได้)?(?:กล่าว|บอก|เล่า|พูด|ย้ำ|เสริม|สะท้อน|ว่า)(?:ไว้|ปิดท้าย|ทิ้งท้าย|เสริม|ให้ฟัง)?)?"
)
_BEFORE = re.compile(rf"{_NAME}\s+{_QUOTE}")
_OPENS = re.compile('[“"‘«]')
"""What stands in every quotation."""


def beside_quotes(lines: Sequence[Line], fields_at: Mapping[int, dict]) -> dict[int, dict]:
    """Return what is known of lines that are words in quotes and somebody's name, by where they begin.

    A verb of saying behind the name stays with the words.

    Examples
    --------
    >>> from synth.corpus.layout.lines import lines_of
    >>> beside_quotes(lines_of('“ของขายดีขึ้นมาก” ลุงช้วน'), {})
    {0: {'kind': 'plain', 'speaker': 'ลุงช้วน', 'end': 17}}
    >>> beside_quotes(lines_of('ที่ประชุมตกลง "ไม่เก็บเงินเพิ่ม"'), {})
    {}
    """
    return {line.start: fields for line in lines if not fields_at.get(line.start) and (fields := _said(line))}


def _said(line: Line) -> dict:
    if not _OPENS.search(line.text):
        return {}
    marker = marker_of(line.text)
    first = marker.length if marker else 0
    listed = {"kind": "item", "number": marker.number, "body": line.start + first} if marker else {}
    if match := _BEHIND.fullmatch(line.text, first):
        if not is_named(name := match["name"].strip()):
            return {}
        end = {} if match["says"] else {"end": line.start + match.end("said") + 1}
        return {"kind": "plain", "speaker": name} | listed | end
    match = _BEFORE.fullmatch(line.text, first)
    if match and is_named(name := match["name"].strip()):
        return {"kind": "plain"} | listed | {"speaker": name, "body": line.start + match.start("said") - 1}
    return {}
