"""Which plain lines are headings: what a line is depends on what follows it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from synth.corpus.furniture import NUMBER, PAGE
from synth.corpus.sentences import inner_list

if TYPE_CHECKING:
    from synth.corpus.lines import Line

LONGEST_HEADING = 90
"""Characters; longer lines are text, whatever follows them."""
STANDS_OUT = 5
"""Level of a short line that its format sets apart (bold throughout), below any heading that has a style."""
_LEAF = 6  # level of a heading above items; headings that stand over it count up from here
LEAD_IN = 50
"""Level of a line that leads in the list under it (… ดังนี้) and heads nothing beyond it."""
_LEADS_IN = re.compile(r"(?:ดังนี้|ดังต่อไปนี้|ได้แก่|ประกอบด้วย|คือ)\s*[:：]?$")
_LONGEST_TOPIC = 60
"""Characters of the longest numbered line that names the topic of the bullets under it."""
_PARAGRAPH = 120
"""Characters from which on a line is a paragraph that a short line may head."""

_TOPIC = re.compile("ด้าน|เรื่อง|ประเด็น|กลุ่ม(?:ที่|เป้าหมาย)|หมวด|มาตรการ|กิจกรรม(?:ที่|$)")
_DIGIT = re.compile("[0-9๐-๙]+")
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
    topics = _topics(lines)
    for line in reversed(lines):
        level = _level(line, following) or (_LEAF if line.start in paragraphs else 0)
        if not level and line.start in topics:
            level = _LEAF + 1 + line.number.count(".")
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
    shapes = {(line.level, _shape(line)) for line in lines if line.kind == "heading" and line.number}
    done = []
    for line, following in zip_longest(lines, lines[1:]):
        level = _LEAF + 1 + line.number.count(".")
        sister = line.kind == "item" and line.number and (level, _shape(line)) in shapes and not line.column
        heads = following is not None and following.kind == "plain" and not _goes_on(line, following)
        done.append(
            replace(line, kind="heading", level=level) if sister and heads and _could_head(line) else line
        )
    return done


def _shape(item: Line) -> str:
    """Return how an item is numbered: 1. and 2. alike, 1) otherwise."""
    return _DIGIT.sub("0", item.text[: item.body - item.start].strip())


def _goes_on(item: Line, following: Line) -> bool:
    return not following.after_blank and following.indent >= item.indent + (item.body - item.start)


def _level(line: Line, following: Line | None) -> int:
    """Level of the heading that `line` is, 0 if it is none (or is marked as one already)."""
    spoken = line.time or (line.speaker and line.body > line.start)
    if spoken or line.column or following is None or not _could_head(line):
        return 0
    if line.kind == "item":
        heads = line.number and _is_deeper(line, following)
        return _LEAF + 1 + line.number.count(".") if heads or _stands_out(line, following) else 0
    if line.kind != "plain":
        return 0
    if line.level and following.kind in ("plain", "item", "column", "heading"):
        return line.level  # the format says that the line stands out
    if line.speaker:
        return 0  # the speaker before goes on
    begins = line.after_blank or line.indent < following.indent or _first(following)
    if following.kind == "item" and begins:
        return LEAD_IN if _LEADS_IN.search(line.text) and not USUAL.match(line.text) else _LEAF
    usual = bool(USUAL.match(line.text)) and len(line.text) <= LONGEST_HEADING // 2
    if following.kind == "heading":
        if following.number and following.level > _LEAF and begins:
            return _LEAF
        over = following.level <= _LEAF and line.after_blank and (following.after_blank or usual)
        return following.level - 1 if over else 0
    if following.kind in ("plain", "column") and line.after_blank and (usual or line.text.endswith(":")):
        return _LEAF
    caption = following.kind == "column" and line.text.startswith("ตาราง")
    return _LEAF if caption or (line.after_blank and _heads_a_list_within(line, following)) else 0


def _heads_a_list_within(line: Line, following: Line) -> bool:
    """Say whether a short line stands over a paragraph that holds a list: 1) … 2) …."""
    short = len(line.text) <= LONGEST_HEADING * 2 // 3 and not _ENDS_A_SENTENCE.search(line.text)
    return short and following.kind == "plain" and bool(inner_list(following.text))


def _is_deeper(item: Line, following: Line) -> bool:
    return following.kind == "item" and following.number.startswith(f"{item.number}.")


def _stands_out(item: Line, following: Line) -> bool:
    """Say whether the format sets a numbered line apart from what follows, and that is not its sister."""
    sister = following.kind == "item" and following.number and following.level
    return bool(item.level and item.number and not sister)


def _could_head(line: Line) -> bool:
    return (
        not line.quoted
        and len(line.text) <= LONGEST_HEADING
        and bool(_WORDED.match(line.text[line.body - line.start :]))
    )


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


def _topics(lines: Sequence[Line]) -> set[int]:
    """Return where short numbered lines begin that name the topic of the bullets under them.

    They do where most of their list have bullets under them (1. ด้านภาษี, 2. สินเชื่อ), or where their words
    are those of a heading (2) ปัญหา); an item among items without bullets is a statement that is explained.
    """
    lists: list[list[tuple[Line, bool]]] = []
    at_depth: dict[int, list[tuple[Line, bool]]] = {}
    text = [line for line in lines if line.kind not in ("furniture", "more")]
    for line, following in zip_longest(text, text[1:]):
        last = line.number.rpartition(".")[2]
        if line.kind != "item" or not last.isdigit() or line.column or line.speaker:
            continue
        depth = line.number.count(".")
        bullets = following is not None and following.kind == "item" and not following.number
        before = at_depth.get(depth)
        if before is None or int(before[-1][0].number.rpartition(".")[2]) + 1 != int(last):
            before = at_depth[depth] = []
            lists.append(before)
        before.append((line, bullets))
    return {
        line.start
        for items in lists
        for line, bullets in items
        if bullets and (_is_usual(line) or (len(items) > 1 and _most_have_bullets(items)))
        if len(line.text) <= _LONGEST_TOPIC and not _ENDS_A_SENTENCE.search(line.text)
    }


def _most_have_bullets(items: Sequence[tuple[Line, bool]]) -> bool:
    return 2 * sum(bullets for _, bullets in items) > len(items)


def _is_usual(item: Line) -> bool:
    words = item.text[item.body - item.start :]
    return bool(USUAL.match(words) or _TOPIC.match(words) or _LEADS_IN.search(words))
