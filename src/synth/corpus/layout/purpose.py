"""What says why a meeting was held and who came, not what it found: proposed as left out of the analysis."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from synth.schema import SECTION_JOIN

if TYPE_CHECKING:
    from synth.corpus.layout.lines import Line

_SECTIONS = re.compile(
    r"(?:ภาคผนวก\s*)?(?:วัตถุประสงค์|เป้าประสงค์|กำหนดการ|ระเบียบวาระ(?!ที่)|วาระการประชุม|รายชื่อ|รายนาม|ผู้มาประชุม|ผู้ไม่มาประชุม|ผู้ร่วมประชุม|คณะผู้จัด"
    r"|ใครมา(?:บ้าง|ร่วม)|(?:กรรมการ)?ผู้(?:ไม่)?มาประชุม|คณะทำงานประกอบด้วย"
    r"|ผู้เข้าร่วม(?:ประชุม|กิจกรรม|เวที|โครงการ|อบรม|แลกเปลี่ยน)*\s*(?:$|[:(\d๐-๙]|จำนวน|ประกอบ)"
    r"|objectives?\b|agenda\b|schedule\b|participants\b|attendees\b|list of participants)",
    re.IGNORECASE,
)
_FINDINGS = re.compile(
    r"(?:ผล(?:ที่|การ|ลัพธ์|ผลิต)|บทเรียน|ปัจจัย|ปัญหา|อุปสรรค|ข้อเสนอ|ข้อค้นพบ|ข้อจำกัด|สิ่งที่(?:ได้|ดี|เกิด|เรียน)|ความสำเร็จ"
    r"|การเปลี่ยนแปลง|สรุป)"
)
_PEOPLE = re.compile(
    r"(?:ภาคผนวก\s*)?(?:ราย(?:ชื่อ|นาม)|(?:กรรมการ)?ผู้|ใครมา|participants|attendees)", re.IGNORECASE
)
_COUNTED = re.compile(r"[\d๐-๙]+\s*(?:คน|ท่าน|ราย)")
_AIM = re.compile(r"(?:เพื่อ|ให้|ใช้เวลา|ณ\s)")
_ANSWERS = ("ถาม", "ตอบ")
_LONG_WORDS = 40
"""Characters of the shortest words after a name that are speech rather than an office (ประธาน: นาย …)."""
_LONGEST_OFFICE = 70
"""Characters of the longest item that names people: a role, a place, how many."""
_STORY = 120
"""Characters from which on a paragraph apart is a story, unless it says what for (เพื่อ …)."""
_AGENDA = re.compile(
    r"(?:เวลา\s*)?[0-9๐-๙]{1,2}[.:][0-9๐-๙]{2}\s*(?:น\.?)?\s*(?:(?:[-–—]|ถึง)\s*[0-9๐-๙]{1,2}[.:][0-9๐-๙]{2}\s*(?:น\.?)?|น\.)"
)
_PERSON = re.compile(
    r"(?:นาย(?!ก|จ้าง)|นาง(?:สาว)?|น\.ส\.|ด\.ช\.|ด\.ญ\.|เด็กชาย|เด็กหญิง|ดร\.|ผศ\.|รศ\.|พระครู|พระมหา|ว่าที่|จ\.ส\.[ตทอ]\.|พ\.ต\.)\s?[^\s,]{2,30}(?:\s+[^\s,]{2,40}){1,3}"
)
_NO_ANSWER = re.compile(
    r"\s*(?:[-–—.]+|n/?a|none|no|nil|ไม่มี(?:ความ(?:คิด)?เห็น|ข้อเสนอแนะ|ปัญหา)?(?:เพิ่มเติม)?|ไม่ทราบ|ไม่ตอบ|ไม่ระบุ"
    r"|ไม่แสดงความ(?:คิด)?เห็น)\s*(?:ครับ|ค่ะ|คะ|จ้ะ|ฮะ)?[\s.]*",
    re.IGNORECASE,
)
_LEAST_LINES = 3
"""So many lines in a row make an agenda or a list of people; one alone may be part of a story."""
_LONGEST = 90


def leaves_out(section: str) -> bool:
    """Say whether the headings of a section promise objectives, an agenda or a list of people.

    Examples
    --------
    >>> leaves_out("รายชื่อผู้เข้าร่วม"), leaves_out("ผู้เข้าร่วมสะท้อนว่าอะไรเปลี่ยน")
    (True, False)
    """
    for heading in reversed(section.split(SECTION_JOIN)):
        if _SECTIONS.match(heading):
            return True
        if _FINDINGS.match(heading):
            return False
    return False


def ends_purpose(line: Line, before: Line | None, heading: str) -> bool:
    """Say whether `line` stands no longer in the section of objectives or people that it follows.

    Notes often have no heading behind such a section: an answer, a paragraph behind a list, or a story is no
    part of it. When unsure, what follows is analysed.

    Parameters
    ----------
    line : Line
    before : Line or None
        The block above it within the section; None for the first.
    heading : str
        The heading of the section; one with a count (ผู้เข้าร่วม 34 คน) heads nothing beyond a blank line.
    """
    words = line.text[line.body - line.start :]
    if line.column or _AGENDA.match(words) or _PERSON.match(words):
        return False
    if line.speaker and (line.speaker in _ANSWERS or len(words) >= _LONG_WORDS):
        return True
    if line.kind == "item" and _PEOPLE.match(heading):
        counted = before is None and line.after_blank and _COUNTED.search(heading)
        return bool(counted) or len(words) > _LONGEST_OFFICE
    if line.kind != "plain" or not line.after_blank or _AIM.match(words):
        return False
    if before is None:
        return False
    listed = before.kind == "item" or _AGENDA.match(before.text) or _AIM.match(before.text)
    return bool(listed) or len(words) >= _STORY


def says_nothing(text: str) -> bool:
    """Say whether an answer only says that there is none.

    Examples
    --------
    >>> says_nothing("ไม่มีค่ะ"), says_nothing("-"), says_nothing("ไม่มีคนรุ่นใหม่")
    (True, True, False)
    """
    return bool(_NO_ANSWER.fullmatch(text))


def left_out_lines(lines: Sequence[Line]) -> set[int]:
    """Return where the lines begin that make an agenda or a list of people, under whatever heading."""
    found: set[int] = set()
    for pattern in (_AGENDA, _PERSON):
        run: list[int] = []
        for line in lines:
            if line.kind in ("item", "plain") and _is(pattern, line):
                run.append(line.start)
                continue
            found.update(run if len(run) >= _LEAST_LINES else [])
            run = []
        found.update(run if len(run) >= _LEAST_LINES else [])
    return found


def _is(pattern: re.Pattern, line: Line) -> bool:
    words = line.text[line.body - line.start :]
    if pattern is _AGENDA:
        return bool(_AGENDA.match(line.text))
    return len(words) <= _LONGEST and bool(_PERSON.fullmatch(words))
