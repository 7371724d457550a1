"""What is not said by who speaks in a note: remarks, reminders, the words of who sends it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from synth.corpus.layout.column_heads import SHORT_HEAD, tells
from synth.corpus.layout.lines import STATEMENTS, Kind, Line
from synth.corpus.layout.people import CLAUSE
from synth.schema import SECTION_JOIN

_RECORDS = re.compile(
    r"(?:หมายเหตุ|ข้อสังเกต|บันทึก|สังเกต|ความเห็น|comments?|notes?)\s?(?:ของ|จาก|โดย|of|by)?\s?\(?"
    r"(?:(?:ผู้|คน)(?:จด|บันทึก|เก็บข้อมูล|สังเกต|ถอดเทป|สัมภาษณ์|วิจัย|เขียน)|นักวิจัย|ทีม|วิทยากร|observer|recorder|interviewer)\S{0,12}\)?"
    r"|(?:บันทึก|โน้ต)?\s?(?:memos?|บันทึกช่วยจำ)(?:[\s(/:].{0,24})?"
    r"|(?:การ)?(?:ตีความ|วิเคราะห์)(?:เบื้องต้น|ของ\S{1,12})?|อากัป(?:กิริยา)?|(?:สีหน้า|ท่าทาง|ภาษากาย|อารมณ์|น้ำเสียง)(?:\s?[/,และ]{1,3}\s?(?:สีหน้า|ท่าทาง|ภาษากาย|อารมณ์|น้ำเสียง))*",
    re.IGNORECASE,
)
"""Heads of what somebody notes beside a talk: what was seen, or is made of it."""
_GESTURE = 2 * SHORT_HEAD
"""Letters of what shortly notes how something was said; what is longer, or tells, is a remark."""
_REMINDER = re.compile(
    r"\W*(?:to-?\s?do\s*[:：]\s*\S|อย่าลืม(?:แนบ|ส่ง|ซื้อ|คืน|เบิก)|(?:อย่าลืม|โทร(?:หา|ตาม|บอก)|ทวง)\S+.*?"
    r"(?:เรื่อง|พรุ่งนี้|มะรืน|(?:จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์|เดือน|วีค)(?:หน้า|นี้)|\d{3}|!$))",
    re.IGNORECASE,
)
"""What people note for themselves: whom to call, and about what or when; others are not to be forgotten."""
_MOST = 4
"""Lines of the reminders at the end of a note."""
_TURNS = 3
"""Lines with names of their own in a letter that is the cover of a talk."""


def not_of_the_speaker(lines: Sequence[Line]) -> list[Line]:
    """Let nobody say what stands under a head of remarks of who records a talk.

    What in such a column only notes how it was said (ยิ้มตลอด) is by the way.

    Examples
    --------
    >>> cell = Line(0, 1, "ยิ้มตลอด", 0, False, Kind.STATEMENT, speaker="ป้าศรี", column="ข้อสังเกตผู้เก็บข้อมูล")
    >>> not_of_the_speaker([cell, cell._replace(column="คำพูด")])[0].speaker
    ''
    """
    done, remarks = [], False
    for line in lines:
        if line.kind == Kind.HEADING:
            remarks = bool(_RECORDS.fullmatch(line.words.strip(" :：")))
        head = line.column.rpartition(SECTION_JOIN)[2]
        own = bool(_RECORDS.fullmatch(head)) if head else remarks
        if own and line.kind in STATEMENTS:
            gesture = head and len(line.words) <= _GESTURE and not tells(line.words)
            line = line._replace(speaker="", kind=Kind.ASIDE if gesture else line.kind)  # noqa: PLW2901
        done.append(line)
    return done


def without_senders(lines: Sequence[Line], written: Mapping[int, str], talk: int) -> list[Line]:
    """Let nobody say what is `written` in a letter if nobody else writes in the note, or people `talk` in it.

    Whoever sends a note wrote it; in a thread it is said who answers what.
    """
    others = any(
        line.speaker and line.kind in STATEMENTS and index not in written for index, line in enumerate(lines)
    )
    if talk < _TURNS and (others or len(set(written.values())) > 1):
        return list(lines)
    return [line._replace(speaker="") if index in written else line for index, line in enumerate(lines)]


def without_reminders(lines: Sequence[Line]) -> list[Line]:
    r"""Leave the last lines of a note, which stand apart, to its recorder if one is a reminder.

    Examples
    --------
    >>> from synth.corpus.layout.lines import lines_of
    >>> note = lines_of("ถังไม่พอ\n\nซื้อถ่าน AA\nโทรหาปลัดเรื่องค่าน้ำมัน")
    >>> [str(line.kind) for line in without_reminders([line._replace(kind=Kind.STATEMENT) for line in note])]
    ['statement', 'aside', 'aside']
    """
    first = max((index for index, line in enumerate(lines) if line.after_blank), default=0)
    last = lines[first:]
    plain = not any(line.number or line.speaker or line.column or line.kind == Kind.HEADING for line in last)
    if not first or len(last) > _MOST or not plain or not any(_reminds(line.text) for line in last):
        return list(lines)
    return [*lines[:first], *(line._replace(kind=Kind.ASIDE, body=line.start) for line in last)]


def _reminds(words: str) -> bool:
    """Say whether words are a reminder, and no clause that tells what became of it."""
    return bool(_REMINDER.match(words)) and not (CLAUSE.search(words) or "ก็" in words)
