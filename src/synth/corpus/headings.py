"""Which plain lines are headings: what a line is depends on what follows it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from synth.corpus.furniture import NUMBER, PAGE

if TYPE_CHECKING:
    from synth.corpus.lines import Line

LONGEST_HEADING = 90
"""Characters; longer lines are text, whatever follows them."""
_LEAF = 6  # level of a heading above items; headings that stand over it count up from here
LEAD_IN = 50
"""Level of a line that leads in the list under it (… ดังนี้) and heads nothing beyond it."""
_LEADS_IN = re.compile(r"(?:ดังนี้|ดังต่อไปนี้|ได้แก่|ประกอบด้วย|คือ)\s*[:：]?$")
_PARAGRAPH = 120
"""Characters from which on a line is a paragraph that a short line may head."""

_WORDED = re.compile(r"\d*(?:[^\W\d_][^\d]*?){3}")  # a row of figures is no heading
_ENDS_A_SENTENCE = re.compile(r"(?:ครับ|ค่ะ|คะ|นะ|แล้ว|[.!?…,;])$")
USUAL = re.compile(
    r"(?:วัตถุประสงค์|หลักการและเหตุผล|ความเป็นมา|วิธีการดำเนินงาน|ขั้นตอน|กำหนดการ|ระเบียบวาระ|รายชื่อ|รายนาม|ผู้เข้าร่วม|ผู้มาประชุม|ผู้ไม่มาประชุม"
    r"|ผลที่เกิดขึ้น|ผลการ|ผลลัพธ์|ผลผลิต|บทเรียน|ปัจจัย|ปัญหา|อุปสรรค|ข้อเสนอแนะ|แนวทาง|ข้อค้นพบ|สรุป|ความยั่งยืน|แผน|จุดแข็ง|จุดอ่อน|โอกาส|สิ่งที่"
    r"|กิจกรรมที่|การเปลี่ยนแปลง|ความสำเร็จ|เสียงสะท้อน|ข้อคิด|ข้อสังเกต|objectives?\b|agenda\b|participants\b|lessons?\b|problems?\b|results?\b|recommendations?\b)",
    re.IGNORECASE,
)
"""How headings of workshop notes usually begin."""


def with_headings(lines: Sequence[Line]) -> list[Line]:
    """Go from the end to the beginning and mark the headings."""
    done: list[Line] = []
    following: Line | None = None
    told = False  # the format says that what follows is a heading
    goes_on = False  # what runs on in the next line is text
    paragraphs = _headed_paragraphs(lines)
    for line in reversed(lines):
        level = _level(line, following) or (_LEAF if line.start in paragraphs else 0)
        if goes_on or (told and not line.level and line.kind == "plain"):
            level = 0
        judged = replace(line, kind="heading", level=level) if level else line
        done.append(judged)
        goes_on = line.kind == "more"
        # an icon word or a form label parts two blocks; a page number does not
        if judged.reason not in (NUMBER, PAGE) and not goes_on:
            following = judged
            told = judged.kind == "heading" and bool(line.level)
    return _with_sisters(done[::-1])


def _with_sisters(lines: list[Line]) -> list[Line]:
    """Make headings of numbered lines whose sisters are: after 1. with 1.1 also 2. with a paragraph."""
    levels = {line.level for line in lines if line.kind == "heading" and line.number}
    done = []
    for line, following in zip_longest(lines, lines[1:]):
        level = _LEAF + 1 + line.number.count(".")
        sister = line.kind == "item" and line.number and level in levels and not line.column
        heads = following is not None and following.kind == "plain" and not _goes_on(line, following)
        done.append(
            replace(line, kind="heading", level=level) if sister and heads and _could_head(line) else line
        )
    return done


def _goes_on(item: Line, following: Line) -> bool:
    return not following.after_blank and following.indent >= item.indent + (item.body - item.start)


def _level(line: Line, following: Line | None) -> int:
    """Level of the heading that `line` is, 0 if it is none (or is marked as one already)."""
    if line.speaker or line.time or line.column or following is None or not _could_head(line):
        return 0
    if line.kind == "item":
        deeper = following.kind == "item" and following.number.startswith(f"{line.number}.")
        return _LEAF + 1 + line.number.count(".") if line.number and deeper else 0
    if line.kind != "plain":
        return 0
    if line.level and following.kind in ("plain", "item", "column"):
        return line.level  # the format says that the line stands out
    begins = line.after_blank or line.indent < following.indent or _first(following)
    if following.kind == "item" and begins:
        return LEAD_IN if _LEADS_IN.search(line.text) and not USUAL.match(line.text) else _LEAF
    if following.kind == "heading":
        over = following.level <= _LEAF and line.after_blank and following.after_blank
        return following.level - 1 if over else 0
    usual = bool(USUAL.match(line.text)) and len(line.text) <= LONGEST_HEADING // 2
    if following.kind in ("plain", "column") and line.after_blank and (usual or line.text.endswith(":")):
        return _LEAF
    return _LEAF if following.kind == "column" and line.text.startswith("ตาราง") else 0


def _could_head(line: Line) -> bool:
    return len(line.text) <= LONGEST_HEADING and bool(_WORDED.match(line.text[line.body - line.start :]))


def _first(item: Line) -> bool:
    return item.number in ("", "1", "ก", "a") or item.number.endswith(".1")


def _headed_paragraphs(lines: Sequence[Line]) -> set[int]:
    """Return where short lines begin that stand directly above a paragraph, if a note has at least two."""
    found = {
        line.start
        for line, following in pairwise(lines)
        if line.kind == following.kind == "plain"
        and line.after_blank
        and not following.after_blank
        and not (line.speaker or line.column or following.speaker or following.column)
        and len(line.text) <= LONGEST_HEADING * 2 // 3
        and len(following.text) >= _PARAGRAPH
        and _could_head(line)
        and not _ENDS_A_SENTENCE.search(line.text)
    }
    return found if len(found) >= 2 else set()
