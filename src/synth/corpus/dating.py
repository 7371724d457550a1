"""The day of a note: what its head says, and what is said where the head does not."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from synth.corpus.diaries import days_of_a_diary
from synth.corpus.layout.furniture import PAGE
from synth.corpus.layout.lines import STATEMENTS, Kind, Line
from synth.text.dates import MONTH_ONLY, read_dates

FROM_BODY = "ไม่พบวันที่ในส่วนหัว ใช้วันที่แรกที่พบในเนื้อความ"
FROM_NAME = "ไม่พบวันที่ในเนื้อความ ใช้วันที่ในชื่อไฟล์"
NO_DATE = "ไม่พบวันที่"
UNREADABLE = "อ่านวันที่ในส่วนหัวไม่ออก"

HEAD_LINES = 8
"""How far the head of a note (title, meeting, date, place) can reach, in lines with text."""
_LONGEST = 150
"""Characters of a line of the head; a longer one tells a story."""
_LABEL = re.compile(r"[\W\d๐-๙]*(?:วัน\S{0,12}?ที่|วัน\s?[/,]?\s?เดือน\s?[/,]?\s?ปี|date)", re.IGNORECASE)
_A_DAY = re.compile(
    r"(?:วัน\S{0,12}?ที่|วัน\s?[/,]?\s?เดือน\s?[/,]?\s?ปี|date)\s*[:：]?\s*[\d๐-๙]{1,2}(?![\d๐-๙])"
    r"[^\n]{0,30}?(?:[/.-]\s?[\d๐-๙]|เดือน|ปี|พ\.?ศ|[\d๐-๙]{4}|[มกพสตธ]\S{0,3}\.\s?[คพย]|คม(?![ก-ฮ])|ยน(?![ก-ฮ]))",
    re.IGNORECASE,
)
"""A day that a head names, readable or not."""
_STORY = re.compile(
    r"เริ่ม|ตั้งแต่|ภายใน|นับ(?:แต่|จาก)|ก่อน|หลัง|จนถึง|(?<!ประชุม)(?<!บันทึก)(?<!จัด)(?<!ณ)\s?เมื่อ|มติ|ประกาศ|ครบกำหนด"
)
"""Words before a day that is not the note's own but remembered, planned or cited."""
_POSTED = re.compile(
    r"โพสต์|เผยแพร่|อัปเดต|อัพเดท|ปรับปรุงล่าสุด|แก้ไขล่าสุด|อ่าน\s*[:：]?\s*[\d๐-๙,.]+\s*(?:ครั้ง|นาที)"
    r"|(?:posted|published|updated) "
    r"|^\s*(?:ที่|เลขที่(?:หนังสือ)?)\s{1,4}(?:[ก-ฮ]{1,4}\.?\s?|[^\d๐-๙\n]{1,25}(?=[\d๐-๙]{4}))(?!\d{1,2}/\d{1,2}/)"
    r"[\d๐-๙]{1,5}(?:\.[\d๐-๙]{1,3}){0,3}\s?/",
    re.IGNORECASE,
)
"""What a line has whose day is that of a post or a memo (ที่ ชร 0032/118), not of what it tells of."""
_MADE = r"(?:พิมพ์|ดาวน์โหลด|ส่งออก|บันทึกไฟล์)(?:ออก|ไฟล์|เอกสาร|รายงาน|ข้อมูล)?(?:นี้)?"
_PRINTED = re.compile(
    r"(?:(?<![ก-๎])|(?<=ไฟล์)|(?<=เอกสาร)|(?<=รายงาน)|(?<=ข้อมูล)|(?<=นี้)|(?<=สั่ง))"
    rf"{_MADE}\s?(?:เมื่อ|วัน(?=ที่|อา|จั|อั|พุ|พฤ|ศุ|เส)|โดย|จาก|ณ\s|[:：]|(?=[\d๐-๙]))"
    rf"|(?:วัน|เวลา)(?:ที่)?\s?{_MADE}(?![ก-๎])|ข้อมูล\s?ณ\s?(?:วัน|[\d๐-๙])"
    r"|^[^\w\n]*(?:print|download|export|generat|sav)(?:e?d)?\s?(?:on|at|from|date|time|:|(?=\d)"
    r"|(?<=d\s)(?=(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s))",
    re.IGNORECASE | re.MULTILINE,
)
"""What says when a file was made; names (พิมพ์ใจ) and trades (กลุ่มส่งออก) begin with the same letters."""
_EVENT = re.compile(r"(?:เมื่อ|ใน|ระหว่าง|ณ)?\s?วัน\S{0,12}?ที่\s?$")
_HELD = re.compile(
    r"จัด|ประชุม|เวที|ล้อมวง|วงคุย|คุยกัน|นั่งคุย|แลกเปลี่ยน|ถอดบทเรียน|ทบทวน|ฝึกซ้อม|ซ้อมแผน|อบรม|สัมมนา|เสวนา|กิจกรรม|ลงพื้นที่|ค่าย|held\b|met\b|workshop"
)
_TAKEN = re.compile(
    r"(?:ถอดบทเรียน|สนทนา|คุยกับ|วงคุย|เก็บ(?:รวบรวม)?ข้อมูล|สัมภาษณ์)[^\n]{0,80}?(?:เมื่อ|(?:ใน|ระหว่าง)?วัน\S{0,12}?ที่)\s?$"
)
"""What stands before the day on which people were heard, as reports tell it among other things."""
_OF_THE_NOTE = (Kind.TITLE, Kind.HEAD)
_NEAR_A_DAY = 40
"""Characters before a day that say of what it is."""
_A_MONTH = 31
_NO_DAY = re.compile(
    r"(?:ครั้ง|กลุ่ม|ห้อง|ฉบับ|รุ่น|ชุด|หมู่|ข้อ|เวอร์ชัน|version|(?<![a-z])v(?:er)?\.?)(?:ที่)?\s?[\d๐-๙]{1,2}[-./][\d๐-๙]{1,2}[-./]"
    r"|(?:กำหนด|ต้อง)?ส่ง(?:ก่อน|ภายใน|วัน)|เหตุการณ์|รำลึก|ครบรอบ|ย้อน",
    re.IGNORECASE,
)
"""What a file's name counts in figures that look as a day, or days that are due or remembered."""
_IN_EIGHT = re.compile(r"(?<!\d)((?:19|20|25)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
"""A day in eight figures, as call programs and cameras name their files."""
_EARLY = 20
"""Lines in which a post or a memo says when that was of which it tells."""


def is_of_a_file(words: str) -> bool:
    """Say whether words tell when a file was made or posted, not when something was held.

    Examples
    --------
    >>> is_of_a_file("ส่งออกเมื่อ 30/11/2569"), is_of_a_file("เวทีกลุ่มส่งออก 5/3/2567")
    (True, False)
    """
    return bool(_PRINTED.search(words) or _POSTED.search(words))


def is_held(words: str) -> bool:
    """Say whether words tell of what people held or met for.

    Examples
    --------
    >>> is_held("ประชุมเมื่อวันที่ 2 ต.ค. 2567"), is_held("น้ำท่วมวันที่ 9 ก.ย. 2567")
    (True, False)
    """
    return bool(_HELD.search(words))


def date_of_note(text: str, lines: Sequence[Line]) -> tuple[str, str]:
    r"""Return the day of a note and what is to be said of it.

    The head's date is taken, else the first of the body that is not part of a story, and that is said. Where
    the head names a day that cannot be read, none is taken in its place. The day of a post or of a memo gives
    way to the one on which that was held of which it tells; the day of printing or of a comment is none,
    nor is what lasts longer than a month.

    Examples
    --------
    >>> from synth.corpus.layout.lines import lines_of
    >>> text = "สรุปเวที\nวันที่ ๒๐ เดือนเจ็ด ปีขาล\n\nเริ่มปลูกเมื่อ 1 มกราคม 2560"
    >>> date_of_note(text, lines_of(text))
    ('', 'อ่านวันที่ในส่วนหัวไม่ออก: วันที่ ๒๐ เดือนเจ็ด ปีขาล')
    """
    diary = days_of_a_diary(lines)
    of_note = _events(_near(text, [line for line in lines if _is_of_the_note(line) and line not in diary]))
    posted = _in_lines(text, of_note, _POSTED)
    for rows in (_days(of_note), of_note):
        if own := [row for row in rows if row not in posted]:
            return _day_and_note(own[0], "")
    if diary:
        return "", NO_DATE
    dates = _events(read_dates(text))
    of_pages = _are_of_pages(dates, text, lines)
    posted_of = _in_lines(text, dates, _POSTED) - of_pages
    posted = [row for row in dates if row in posted_of]
    dates = [row for row in dates if not (row in of_pages or row in posted_of)]
    if posted and (event := _event(text, lines, [row for row in dates if row[2] <= posted[0][2]])):
        return _day_and_note(event, "")
    taken = _days(dates)
    dates = [row for row in dates if not _remembered(text, row[0])]
    head = _head(lines)
    of_head = _within(dates, head)
    for rows in (_days(of_head), of_head, _days(posted)):
        if rows:
            return _day_and_note(rows[0], "")
    labelled = [line for line in head if _A_DAY.match(line.text)]
    if rows := _days(_within(read_dates(text), labelled)):
        return _day_and_note(rows[0], "")
    if unread := next((line for line in head if _A_DAY.search(line.text)), None):
        return "", f"{UNREADABLE}: {unread.text[:60]}"
    rows = [row for row in taken if _TAKEN.search(_before(text, row[0], _LONGEST))] or _days(dates)
    return _day_and_note(rows[0], FROM_BODY) if rows else ("", NO_DATE)


def date_of_name(name: str) -> tuple[str, str]:
    """Return the one day that a file's name tells and what is to be said of it: for a note that tells none.

    Examples
    --------
    >>> date_of_name("ถอดบทเรียนคลองสวย_2024-03-29")
    ('2024-03-29', 'ไม่พบวันที่ในเนื้อความ ใช้วันที่ในชื่อไฟล์')
    >>> date_of_name("ส่งออก 29 มี.ค. 2567"), date_of_name("แผนงาน 2567")
    (('', 'ไม่พบวันที่'), ('', 'ไม่พบวันที่'))
    >>> date_of_name("GMT20240719-060412_Recording.transcript")[0]
    '2024-07-19'
    """
    name = _IN_EIGHT.sub(r"\1-\2-\3", name)
    days = [] if is_of_a_file(name) or _NO_DAY.search(name) else _days(_events(read_dates(name)))
    days = [row for row in days if not _remembered(name, row[0])]
    return _day_and_note(days[0], FROM_NAME) if len(days) == 1 else ("", NO_DATE)


def _is_of_the_note(line: Line) -> bool:
    return line.kind in _OF_THE_NOTE and not _PRINTED.search(line.text)


def _in_lines(text: str, rows: Sequence[tuple], pattern: re.Pattern) -> set[tuple]:
    """Return those dates, given in order, in whose line a pattern is found; each line is asked once."""
    matches: set[tuple] = set()
    end, has = -1, False
    for row in rows:
        if row[0] > end:
            begin = text.rfind("\n", max(end, 0), row[0]) + 1
            end = text.find("\n", row[0])
            end = end if end >= 0 else len(text)
            has = bool(pattern.search(text[begin:end]))
        if has:
            matches.add(row)
    return matches


def _are_of_pages(rows: Sequence[tuple], text: str, lines: Sequence[Line]) -> set[tuple]:
    """Return the days of printing, and of comments below what the note tells."""
    of_pages, ordered = set(), sorted(lines, key=lambda line: line.start)
    starts = [line.start for line in ordered]
    printed, posted = (_in_lines(text, rows, pattern) for pattern in (_PRINTED, _POSTED))
    for row in rows:
        line = ordered[max(bisect_right(starts, row[0]) - 1, 0)]
        apart = line.kind == Kind.NAME or line.reason == PAGE
        if (apart or row in printed) and row not in posted:
            of_pages.add(row)
    return of_pages


def _event(text: str, lines: Sequence[Line], rows: Sequence[tuple]) -> tuple | None:
    """Return the day on which something was held, as the first lines of a post or a memo tell."""
    early = [line for line in lines if line.kind != Kind.FURNITURE][:_EARLY]
    days = _days(_within(rows, early))
    held = _in_lines(text, days, _HELD)
    return next((row for row in days if row in held and _EVENT.search(_before(text, row[0]))), None)


def _head(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of the head, of a list or a table only what is labelled as the day."""
    head: list[Line] = []
    body_begun = False
    for line in [line for line in lines if line.kind != Kind.FURNITURE][:HEAD_LINES]:
        labelled = bool(_LABEL.match(line.text)) or line.column.startswith("วัน")
        body_begun = body_begun or ((line.kind in STATEMENTS or line.kind == Kind.COLUMN) and not labelled)
        if labelled or (not body_begun and len(line.text) <= _LONGEST):
            head.append(line)
    return head


def _near(text: str, lines: Sequence[Line]) -> list[tuple]:
    """Return the dates that stand in some lines or reach into them; most notes need no more."""
    rows: set[tuple] = set()
    for line in lines:
        begin = max(line.start - _LONGEST, 0)
        around = read_dates(text[begin : line.end + _LONGEST])
        rows.update(_within([(begin + first, begin + last, *days) for first, last, *days in around], [line]))
    return sorted(rows)


def _within(rows: Sequence[tuple], lines: Sequence[Line]) -> list[tuple]:
    return [row for row in rows if any(line.start < row[1] and row[0] < line.end for line in lines)]


def _before(text: str, offset: int, reach: int = _NEAR_A_DAY) -> str:
    """Return the words that stand before a place in its line, as far as they speak of a day there."""
    return text[max(offset - reach, 0) : offset].rpartition("\n")[2]


def _remembered(text: str, start: int) -> bool:
    return bool(_STORY.search(_before(text, start)))


def _events(rows: list[tuple]) -> list[tuple]:
    """Return days and spans of days; what lasts longer than a month is a project, and no day of a note."""
    return [row for row in rows if (date.fromisoformat(row[3]) - date.fromisoformat(row[2])).days <= _A_MONTH]


def _days(rows: list[tuple]) -> list[tuple]:
    return [row for row in rows if MONTH_ONLY not in row[4]]


def _day_and_note(row: tuple, note: str) -> tuple[str, str]:
    _, _, iso_start, iso_end, uncertain = row
    until = f"ถึง {iso_end}" if iso_end != iso_start else ""
    return iso_start, "; ".join(filter(None, [until, uncertain, note]))
