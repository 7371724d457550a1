"""Who says what stands in quotes: the name beside them in the line, with no sign between."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby

from synth.corpus.layout.callings import named_first
from synth.corpus.layout.lines import STATEMENTS, Kind, Line
from synth.corpus.layout.markers import marker_of
from synth.corpus.layout.minutes import SAYS, is_named
from synth.corpus.layout.people import may_speak
from synth.corpus.layout.speakers import label_of

_QUOTE = r"[“\"‘«](?P<said>[^“”\"«»\n]{8,})[”\"’»]"
_NAME = r"(?P<name>[^\s“”\"«»():：–—/-][^“”\"«»():：–—/=>\n]{1,44}?)(?<![\s-])"
_BEHIND = re.compile(
    rf"{_QUOTE}\s*(?:โดย\s?)?{_NAME}(?P<says>\s?(?:ได้)?(?:กล่าว|บอก|เล่า|พูด|ย้ำ|เสริม|สะท้อน|ว่า)(?:ไว้|ปิดท้าย|ทิ้งท้าย|เสริม|ให้ฟัง)?)?"
)
_WHO_BEHIND = re.compile(r"[“\"][^“”\"\n]{20,}[”\"]\s*(?P<who>[^\s“”\"].*)")
"""A quotation, and what tells of somebody: “…” ลุงช้วน วัย 66 ประธานกลุ่ม ยอมรับ."""
_SPEAKS = re.compile(
    "กล่าว|บอก|(?<!ผู้)เล่า|พูด|ตอบ|ยอมรับ|ย้ำ|เสริม|สะท้อน|ยืนยัน|ทิ้งท้าย|อธิบาย|เผย|ระบุ|แย้ง|บ่น|ถาม|สรุป|ฝาก|เตือน|เสนอ"
)
"""Of whom nothing of that kind is told, has perhaps only lived it."""
_HEARS = re.compile(r"\s?(?:ก็)?(?:ไม่|ฟัง|ได้ยิน|อ่าน|เคยได้ยิน|ถูก|โดน)")
"""What is told of somebody who has not said it."""
_AGAIN = re.compile(
    rf"(?:เขา|เธอ|ท่าน|แก|เจ้าตัว)(?:ยัง|(?=\S{{2,20}}(?:ด้วย|อีก|เพิ่ม|เสริม|ต่อ|ท้าย)\S{{0,8}}ว่า))(?:ก็)?(?:ได้)?{SAYS}"
)
"""Who was reported just above says more: เธอบอกด้วยว่า."""
_OPENS = re.compile('[“"‘«]')
"""What stands in every quotation."""
_BEFORE = re.compile(rf"{_NAME}(?:\s+ว่า)?\s+{_QUOTE}")
_REPORTED = re.compile(
    rf"{_NAME}\s?(?:ก็|ได้)?(?:กล่าว|บอก|เล่า|พูด|ย้ำ|เสริม|สะท้อน)(?:ไว้|ให้ฟัง)?ว่า\s?[:：]?\s*{_QUOTE}"
)
_SEVERAL = 2
"""Lines below each other that are voices; one alone is a sentence of its paragraph."""


def beside_quotes(lines: Sequence[Line], fields_at: Mapping[int, dict]) -> dict[int, dict]:
    """Return what is known of lines that are words in quotes and somebody's name, by where they begin.

    A verb of saying stays with the words, but in lists of voices one before them does not.

    Examples
    --------
    >>> from synth.corpus.layout.lines import lines_of
    >>> beside_quotes(lines_of('“ของขายดีขึ้นมาก” ลุงช้วน'), {})
    {0: {'kind': 'plain', 'speaker': 'ลุงช้วน', 'end': 17}}
    >>> beside_quotes(lines_of('ที่ประชุมตกลง "ไม่เก็บเงินเพิ่ม"'), {})
    {}
    """
    if not any(_OPENS.search(line.text) for line in lines):
        return {}
    said = {line.start: fields for line in lines if not fields_at.get(line.start) and (fields := _said(line))}
    return said | _voices(lines, fields_at)


def told_of(lines: Sequence[Line]) -> list[Line]:
    r"""Let those say quotations of whom the words behind tell, and what they say more in the line below.

    Examples
    --------
    >>> from synth.corpus.layout.lines import lines_of
    >>> told = lines_of('“ปีแรกทำเป็นแต่เกลือ ทำตลาดไม่เป็น” ลุงช้วน วัย 66 ยอมรับ\nเขายังบอกอีกว่าของดีเดี๋ยวคนก็มาเอง')
    >>> [line.speaker for line in told_of([line._replace(kind="statement") for line in told])]
    ['ลุงช้วน', 'ลุงช้วน']
    """
    done: list[Line] = []
    for line in lines:
        name = ""
        if line.kind in STATEMENTS and not (line.speaker or line.column):
            match = _WHO_BEHIND.fullmatch(line.words) if _OPENS.match(line.words) else None
            match = match if match and _SPEAKS.search(match["who"]) else None
            name = named_first(match["who"]) if match else ""
            name = "" if name and _HEARS.match(match["who"], len(name)) else name
            if done and done[-1].kind in STATEMENTS and _AGAIN.match(line.words):
                name = done[-1].speaker
        done.append(line._replace(speaker=name) if name else line)
    return done


def _voices(lines: Sequence[Line], fields_at: Mapping[int, dict]) -> dict[int, dict]:
    """Return who says the lines of lists in which each is a name, that this says something, and the words.

    Within somebody's turn they are told, and with the words of the last nothing goes on.
    """
    voices: dict[int, dict] = {}
    above = None
    for reports, run in groupby(lines, lambda line: _reports(line, fields_at.get(line.start, {}))):
        below = list(run)
        listed = [(line, _REPORTED.fullmatch(line.text, _listed(line)[0])) for line in below if reports]
        within = above and not below[0].after_blank and _speaks(above)
        above = below[-1]
        if len(listed) < _SEVERAL or not all(is_named(match["name"].strip()) for _, match in listed):
            continue
        if within:
            voices |= {line.start: {"kind": str(Kind.MORE)} for line in below}
            continue
        for line, match in listed:
            body = {"speaker": match["name"].strip(), "body": line.start + match.start("said") - 1}
            voices[line.start] = {"kind": "plain"} | _listed(line)[1] | body
        voices[above.start]["end"] = above.end
    return voices


def _speaks(line: Line) -> bool:
    """Say whether a line begins with who says it."""
    return may_speak(label_of(line.text, _listed(line)[0]).name)


def _reports(line: Line, fields: dict) -> bool:
    able = not fields and "ว่า" in line.text and _OPENS.search(line.text)
    return bool(able and _REPORTED.fullmatch(line.text, _listed(line)[0]))


def _listed(line: Line) -> tuple[int, dict]:
    """Return where the words of a line begin behind its marker, and that it is an item if it has one."""
    marker = marker_of(line.text)
    first = marker.length if marker else 0
    return first, {"kind": "item", "number": marker.number, "body": line.start + first} if marker else {}


def _said(line: Line) -> dict:
    if not _OPENS.search(line.text):
        return {}
    first, listed = _listed(line)
    if match := _BEHIND.fullmatch(line.text, first):
        end = {} if match["says"] else {"end": line.start + match.end("said") + 1}
        if is_named(name := match["name"].strip()):
            return {"kind": "plain", "speaker": name} | listed | end
    match = _BEFORE.fullmatch(line.text, first)
    if match and is_named(name := match["name"].strip()):
        return {"kind": "plain"} | listed | {"speaker": name, "body": line.start + match.start("said") - 1}
    return {}
