"""Lines that name a topic for what follows: how headings read, and which items of a list are headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from synth.corpus.layout.markers import INVISIBLE

if TYPE_CHECKING:
    from synth.corpus.layout.lines import Line

LONGEST_HEADING = 90
"""Characters; longer lines are text, whatever follows them."""
LEADS_IN = re.compile(r"(?:ดังนี้|ดังต่อไปนี้|ได้แก่|ประกอบด้วย|คือ)\s*[:：]?$")
LONGEST_TOPIC = 60
"""Characters of the longest numbered line that names the topic of the bullets under it."""
_TOPIC = re.compile("ด้าน|เรื่อง|ประเด็น|กลุ่ม(?:ที่|เป้าหมาย)|หมวด|มาตรการ|กิจกรรม(?:ที่|$)")
NAMED = re.compile("(?:ประเด็น|หัวข้อ|คำถาม)ที่")
_PICTURED = re.compile("[\u2600-\u27bf\u25a0-\u25ff\u2b00-\u2bff\U0001f300-\U0001faff]")
_DIGIT = re.compile("[0-9๐-๙]+")
_WORDED = re.compile(r"\d*(?:[^\W\d_][^\d]*?){3}")  # a row of figures is no heading
ENDS_A_SENTENCE = re.compile(r"(?:ครับ|ค่ะ|คะ|นะ|แล้ว|[.!?…,;])$")
USUAL = re.compile(
    r"(?:วัตถุประสงค์|หลักการและเหตุผล|ความเป็นมา|วิธีการดำเนินงาน|ขั้นตอน|กำหนดการ|ระเบียบวาระ|รายชื่อ|รายนาม|ผู้เข้าร่วม|ผู้มาประชุม|ผู้ไม่มาประชุม"
    r"|ผลที่เกิดขึ้น|ผลการ|ผลลัพธ์|ผลผลิต|บทเรียน|ปัจจัย|ปัญหา|อุปสรรค|ข้อเสนอ(?!คือ|ว่า)|ข้อจ(?:ำ|ํา)กัด|ข้อมูลทั่วไป|ข้อดี|ข้อเสีย|เงื่อนไข|จุดเด่น|สาเหตุ|ทางออก|บทสรุป|หมายเหตุ|แนวทาง|ข้อค้นพบ|สรุป|ความยั่งยืน|แผน|จุดแข็ง|จุดอ่อน|โอกาส|สิ่งที่"
    r"|กิจกรรมที่|การเปลี่ยนแปลง|ความสำเร็จ|เสียงสะท้อน|ข้อคิด|ข้อสังเกต|objectives?\b|agenda\b|participants\b|lessons?\b|problems?\b|results?\b|recommendations?\b)",
    re.IGNORECASE,
)
"""How headings of workshop notes usually begin."""


def could_head(line: Line) -> bool:
    """Say whether a line is short enough, and in words, to be a heading."""
    return (
        not line.quoted
        and len(line.text) <= LONGEST_HEADING
        and bool(_WORDED.match(line.text[line.body - line.start :]))
    )


def shape_of(item: Line) -> str:
    """Return how an item is numbered: 1. and 2. alike, 1) otherwise."""
    return _DIGIT.sub("0", INVISIBLE.sub("", item.text[: item.body - item.start]).strip())


def topics_in(lines: Sequence[Line]) -> set[int]:
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
        if len(line.text) <= LONGEST_TOPIC and not ENDS_A_SENTENCE.search(line.text)
    }


def named_in(lines: Sequence[Line]) -> set[int]:
    """Return where items begin that call themselves a topic (ประเด็นที่ 1 …) or have a mark of their own (🌟 …).

    They head what follows where none of their kind follows any of them at once; else they are a list.
    """
    text = [line for line in lines if line.kind not in ("furniture", "more")]
    alike: dict[str, list[tuple[Line, bool]]] = {}
    for line, following in zip_longest(text, text[1:]):
        shape = shape_of(line)
        if line.kind == "item" and not line.column and (NAMED.match(shape) or _PICTURED.match(shape)):
            other = following is not None and shape_of(following) != shape
            listed = other and following.kind == "item" and not following.after_blank
            heads = (listed and len(line.text) <= LONGEST_TOPIC) if _PICTURED.match(shape) else other
            alike.setdefault(shape if NAMED.match(shape) else "", []).append(
                (line, heads and could_head(line))
            )
    return {line.start for found in alike.values() if all(heads for _, heads in found) for line, _ in found}


def _most_have_bullets(items: Sequence[tuple[Line, bool]]) -> bool:
    return 2 * sum(bullets for _, bullets in items) > len(items)


def _is_usual(item: Line) -> bool:
    words = item.text[item.body - item.start :]
    return bool(USUAL.match(words) or _TOPIC.match(words) or LEADS_IN.search(words))
