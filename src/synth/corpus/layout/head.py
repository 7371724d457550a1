"""The head of a note: its title, the day and the place, before the body begins."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import zip_longest

from synth.corpus.layout.furniture import FORM, HEAD, TITLE
from synth.corpus.layout.headings import USUAL
from synth.corpus.layout.lines import Line
from synth.text.dates import date_spans

LONGEST_HEAD_LINE = 250
_LONGEST_DATED = 150
"""Characters; a longer line with a date tells what happened that day."""
_SURELY_DATED, _NEAR = 80, 20
"""A longer line must begin with the day or with what the meeting was: a story may name a day anywhere."""
HEAD_LINES = 8
"""How far the head of a note (title, meeting, date, place) can reach, in lines with text."""
_SHORTEST_TITLE = 15
_PLACE = re.compile(
    r"(?:ณ\s|สถานที่|โครงการ|จังหวัด|วันที่|เวลา|ผู้บันทึก|ผู้จดบันทึก|ผู้รายงาน|รายงานโดย|บันทึกโดย|เรื่อง\s|ครั้งที่|พื้นที่|ตำบล|อำเภอ|หน่วยงาน|ห้องประชุม"
    r"|(?:จำนวน)?ผู้เข้าร่วม(?:ประชุม|กิจกรรม|เวที)?\s*[:：]?\s*(?:จำนวน|รวม)?\s*[\d๐-๙]+\s*(?:คน|ท่าน|ราย)$)"
)
_NAMES = re.compile(
    r"(?:เวที|(?:การ)?ประชุม|กิจกรรม|โครงการ|รายงาน|สรุป|บันทึก|(?:การ)?ถอดบทเรียน|รุ่น|โรงเรียน|ศูนย์|ชมรม|กลุ่ม)"
)
"""How the second line of a title usually begins."""
_SUMMARY = re.compile(r"สรุป(?=\S)")
_AT = re.compile(r"(?:ต\.|ตำบล|เทศบาล).*(?:อ\.|อำเภอ|จ\.|จังหวัด)|(?:อ\.|อำเภอ).*(?:จ\.|จังหวัด)")
_LONGEST_NAME = 100
_TOP = -8
"""Level of the highest headings that formats tell; one that stands alone is the note's title."""


def with_head(lines: list[Line], text: str) -> list[Line]:
    """Leave out the title and the lines about the meeting's day and place that stand before the body."""
    place = next(
        (n for n, line in enumerate(lines) if line.kind != "furniture" or line.reason == TITLE), None
    )
    if place is None or not _is_title(lines[place:]):
        return lines
    title = lines[place]
    spoken = [line for line in lines[place:] if line.kind != "furniture"][:HEAD_LINES]
    last = spoken[-1].end if spoken else title.end
    spans = date_spans(text[:last])
    head = [*lines[:place], replace(title, kind="furniture", reason=TITLE, level=0)]
    body_seen, second = False, next(iter(lines[place + 1 :]), None)
    for line, following in zip_longest(lines[place + 1 :], lines[place + 2 :]):
        dated = _dated(line, spans) or _names_the_meeting(line, following, spans)
        wrapped = line is second and line.kind == "heading" and line.level == title.level
        dated = dated or (wrapped and following is not None and _dated(following, spans))
        heading = line.kind == "heading" and not dated
        body_seen = body_seen or heading or line.kind in ("item", "column") or line.reason == FORM
        in_head = line.end <= last and not body_seen and (dated or _of_the_day(line, spans))
        again = line.text == title.text or (
            line.end <= last and len(line.text) >= _SHORTEST_TITLE and line.text in title.text
        )
        reason = TITLE if again else HEAD if in_head else ""
        furniture = (line.kind == "plain" or (dated and in_head)) and reason and not line.speaker
        head.append(replace(line, kind="furniture", reason=reason) if furniture else line)
    return head


def _of_the_day(line: Line, spans: list[tuple[int, int]]) -> bool:
    """Say whether a line of the head tells the day or the place of a meeting."""
    placed = _PLACE.match(line.text) or (len(line.text) <= _LONGEST_NAME and _AT.search(line.text))
    return len(line.text) <= _LONGEST_DATED and (_dated(line, spans) or bool(placed))


def _dated(line: Line, spans: list[tuple[int, int]]) -> bool:
    """Say whether a short line names a day; above a list it would pass for a heading."""
    if len(line.text) > _LONGEST_DATED or line.kind not in ("plain", "heading") or line.number:
        return False
    days = [start - line.start for start, end in spans if start < line.end and line.start < end]
    named = _PLACE.match(line.text) or _NAMES.match(line.text)
    at_once = bool(days) and days[0] <= _NEAR and not line.text.startswith("เมื่อ")
    return bool(days) and (len(line.text) <= _SURELY_DATED or bool(named) or at_once)


def _is_title(lines: list[Line]) -> bool:
    """Say whether the first line names the note rather than its first section."""
    first = lines[0]
    if first.reason == TITLE:
        return True  # the format says so
    if first.kind == "heading":
        others = [line.level for line in lines[1:] if line.kind == "heading"]
        over_all = min(others) > first.level if others else first.level <= _TOP
        dated = any(_names_day_or_place(line) for line in lines[1:3])
        section = USUAL.match(first.text) and not _SUMMARY.match(first.text)
        return (over_all and not section) or dated
    alone = sum(line.kind != "furniture" for line in lines) == 1
    spoken = first.speaker or first.time or first.column
    return first.kind == "plain" and not alone and not spoken and len(first.text) <= LONGEST_HEAD_LINE


def _names_the_meeting(line: Line, following: Line | None, spans: list[tuple[int, int]]) -> bool:
    """Say whether a line goes on with the title: it names a meeting or an address right above the day."""
    named = _NAMES.match(line.text) or _AT.search(line.text)
    short = line.kind == "plain" and len(line.text) <= _LONGEST_NAME
    return bool(short and named and following is not None and _dated(following, spans))


def _names_day_or_place(line: Line) -> bool:
    spans = [(line.start + start, line.start + end) for start, end in date_spans(line.text)]
    return _dated(line, spans) or (line.kind == "plain" and _of_the_day(line, spans))
