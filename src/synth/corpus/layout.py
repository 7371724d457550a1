"""What each line of a note is: a list item, a heading, plain text, or furniture of the page it came from."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from synth.text.dates import find_dates

LONGEST_HEADING = 90
"""Characters; longer lines are text, whatever follows them."""

LONGEST_HEAD_LINE = 250
HEAD_LINES = 8
"""How far the head of a note (title, meeting, date, place) can reach, in lines with text."""

ICON, NUMBER, FORM, TITLE, HEAD = (
    "คำไอคอนของหน้าเว็บ",
    "ตัวเลขที่อยู่ลำพัง",
    "ป้ายกำกับของแบบฟอร์ม",
    "ชื่อเรื่อง",
    "ส่วนหัวของบันทึก",
)
"""Reasons for which a line is left out, as people read them."""

_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_NUMBERED = re.compile(
    r"\(?(?P<number>[0-9๐-๙]{1,3}(?:\.[0-9๐-๙]{1,3})*)(?:[.)]{1,2}(?![0-9๐-๙])\s*|(?<=[0-9๐-๙]\.[0-9๐-๙])\s+(?!น\.))(?=\S)"
)
_BULLET = re.compile(r"[-–—•●○▪■◦·»➢➤✓✔*\uf0b7\uf0a7\uf0d8]\s*(?=\S)")
_MARKDOWN = re.compile(r"(#{1,6})\s+(?=\S)")
_ICON_WORD = re.compile(r"[a-z]+(?:_[a-z0-9]+)*")
_LONE_NUMBER = re.compile(r"[0-9๐-๙]{1,4}")
# Field labels of the reporting forms of Thai health-promotion funds, glued to their help text.
_WORDED = re.compile(r"^[^\W\d_]{2}|^[^\d]*[^\W\d_]{3}")  # a row of figures is no heading
_FORM_LABEL = re.compile(r"(?:กิจกรรมที่ป[ฎฏ]ิบัติ\s*รายละเอียด|ผลที่เกิดขึ้นจริง\s*ผลผลิต)")
_USUAL_HEADING = re.compile(
    r"(?:วัตถุประสงค์|หลักการและเหตุผล|ความเป็นมา|วิธีการดำเนินงาน|ขั้นตอน|กำหนดการ|ระเบียบวาระ|รายชื่อ|ผู้เข้าร่วม|ผู้มาประชุม"
    r"|ผลที่เกิดขึ้น|ผลการ|ผลลัพธ์|ผลผลิต|บทเรียน|ปัจจัย|ปัญหา|อุปสรรค|ข้อเสนอแนะ|แนวทาง|ข้อค้นพบ|สรุป|ความยั่งยืน|แผน)"
)
_LEAF = 6  # level of a heading above items; headings that stand over it count up from here


@dataclass(frozen=True)
class Line:
    """A line with text: ``text[start:end]`` without the blanks around it."""

    start: int
    end: int
    text: str
    indent: int
    after_blank: bool
    kind: str = "plain"  # item, heading, plain or furniture
    number: str = ""  # of an item, in Arabic digits
    body: int = 0  # where the text behind the marker begins
    level: int = 0  # of a heading; the smaller stands above
    reason: str = ""  # of furniture


def read_layout(text: str) -> list[Line]:
    r"""Say of each line of a note what it is.

    Parameters
    ----------
    text : str
        The stored text of a source.

    Returns
    -------
    list of Line
        The lines with text, in order.

    Examples
    --------
    >>> [line.kind for line in read_layout("เวทีถอดบทเรียน\n\nการสร้างทีม\n1. ผู้นำตามธรรมชาติ\ncircle")]
    ['furniture', 'heading', 'item', 'furniture']
    """
    lines = [_marked(line) for line in _lines(text)]
    lines = _with_furniture(lines, thai=bool(re.search("[\u0e01-\u0e2e]", text)))
    lines = _with_headings(lines)
    return _with_head(lines, text)


def _lines(text: str) -> list[Line]:
    lines, at, after_blank = [], 0, True
    for whole in text.split("\n"):
        bare = whole.strip()
        if bare:
            indent = len(whole) - len(whole.lstrip())
            start = at + indent
            lines.append(Line(start, start + len(bare), bare, indent, after_blank, body=start))
        after_blank = not bare
        at += len(whole) + 1
    return lines


def _marked(line: Line) -> Line:
    for kind, pattern in (("item", _NUMBERED), ("item", _BULLET), ("heading", _MARKDOWN)):
        if marker := pattern.match(line.text):
            number = (marker.groupdict().get("number") or "").translate(_DIGITS)
            level = len(marker[1]) - 10 if kind == "heading" else 0
            return replace(line, kind=kind, number=number, level=level, body=line.start + marker.end())
    return line


def _with_furniture(lines: list[Line], thai: bool) -> list[Line]:
    def judged(line: Line) -> Line:
        if line.kind != "plain":
            return line
        for reason, pattern in ((ICON, _ICON_WORD), (NUMBER, _LONE_NUMBER)):
            if pattern.fullmatch(line.text) and (thai or reason is NUMBER):
                return replace(line, kind="furniture", reason=reason)
        if _FORM_LABEL.match(line.text):
            return replace(line, kind="furniture", reason=FORM)
        return line

    return [judged(line) for line in lines]


def _with_headings(lines: list[Line]) -> list[Line]:
    """Go from the end to the beginning: what a plain line is depends on what follows it."""
    done: list[Line] = []
    following: Line | None = None
    for line in reversed(lines):
        level = _heading_level(line, following)
        judged = replace(line, kind="heading", level=level) if level else line
        done.append(judged)
        # an icon word or a form label parts two blocks; a page number does not
        if judged.reason != NUMBER:
            following = judged
    return done[::-1]


def _heading_level(line: Line, following: Line | None) -> int:
    """Level of the heading that `line` is, 0 if it is none (or is marked as one already)."""
    if (
        following is None
        or len(line.text) > LONGEST_HEADING
        or not _WORDED.search(line.text[line.body - line.start :])
    ):
        return 0
    if line.kind == "item":
        deeper = following.kind == "item" and following.number.startswith(f"{line.number}.")
        return _LEAF + 1 + line.number.count(".") if line.number and deeper else 0
    if line.kind != "plain":
        return 0
    if following.kind == "item" and (line.after_blank or line.indent < following.indent or _first(following)):
        return _LEAF
    usual = bool(_USUAL_HEADING.match(line.text)) and len(line.text) <= LONGEST_HEADING // 2
    if (
        following.kind == "heading"
        and following.level <= _LEAF
        and line.after_blank
        and following.after_blank
    ):
        return following.level - 1
    if following.kind == "plain" and line.after_blank and (usual or line.text.endswith(":")):
        return _LEAF
    return 0


def _first(item: Line) -> bool:
    return item.number in ("", "1") or item.number.endswith(".1")


def _with_head(lines: list[Line], text: str) -> list[Line]:
    """Leave out the title and the lines about the meeting's day that stand before the body."""
    if not lines or not _is_title(lines):
        return lines
    title = lines[0].text
    dates = find_dates(text[: lines[min(HEAD_LINES, len(lines)) - 1].end])
    spans = list(zip(dates["start"], dates["end"], strict=True))
    head = [replace(lines[0], kind="furniture", reason=TITLE)]
    body_seen = False
    for place, line in enumerate(lines[1:], start=1):
        body_seen = body_seen or line.kind in ("item", "heading") or line.reason == FORM
        dated = any(start < line.end and line.start < end for start, end in spans)
        in_head = place < HEAD_LINES and not body_seen and dated and len(line.text) <= LONGEST_HEAD_LINE
        reason = TITLE if line.text == title else HEAD if in_head else ""
        furniture = line.kind == "plain" and reason
        head.append(replace(line, kind="furniture", reason=reason) if furniture else line)
    return head


def _is_title(lines: list[Line]) -> bool:
    """Say whether the first line names the note rather than its first section."""
    first = lines[0]
    if first.kind == "heading":
        over_all = len(lines) > 1 and lines[1].kind == "heading" and lines[1].level > first.level
        return over_all and not _USUAL_HEADING.match(first.text)
    return first.kind == "plain" and len(first.text) <= LONGEST_HEAD_LINE
