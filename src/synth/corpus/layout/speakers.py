"""Who speaks and what a line is about, as far as its beginning (or end) spells it out: exact forms only.

Whether words before a colon name a person, a topic or nothing is the labeller's to say; where they end is
grammar.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from synth.corpus.layout.minutes import SAYS
from synth.corpus.layout.people import how_named
from synth.text.dates import read_dates

_CLOCK = r"\d{1,2}[:.]\d{2}(?::\d{2})?(?:[.,]\d{1,3})?"
TIME = re.compile(rf"(?:\[({_CLOCK})\]|\(({_CLOCK})\)|({_CLOCK})(?:\s*น(?:\.|(?=\s)))?)\s*[-–:]?\s*(?=\S)")
"""A clock before a name or before words."""
_TIME_AFTER = re.compile(rf"(?<![\s,/])(?:\s*[,/]|\s+เวลา)?\s*[\[(]?({_CLOCK})(?:\s*น\.)?[\])]?\s*$")
_BRACKETED = re.compile(
    r"(?:\[([^\]\n]{1,40})\]|【([^】\n]{1,40})】|[<‹]([^>›\n]{1,40})[>›]|\(([^)\n]{1,40})\))\s*[:：–—-]?\s*(?=\S)"
)
_PARTED = re.compile(
    r"\**(?P<name>[^\s:：*\d=–—\"“”\t][^:：\n=–—\t]{0,44}?)\**(?:\s*\*\([^)\n]{1,60}\)\*)?"
    rf"(?:\s*[\[(](?P<clock>{_CLOCK})[\])](?=\s*[:：]))?"
    r"(?:\s*[:：](?!//|\d)\**\s*|\s*\t\s*|\s+[-–—=>]\s+|\s*[–—]\s*|\s*(?:\.{4,}|…{2,})\s*|(?<=\*\*)\s+|\s{2,})(?=\S)"
)
ARROW = r"(?:[→⇒⟶➜➔➡➤]|[-=]>)"
_ASKED = re.compile(r"(?P<name>ถาม|ตอบ|[QA]\d{0,2}|[ถต](?=\.))[.\s)]\s*(?=\S)")
_CODED = re.compile(rf"(?P<name>[A-Zก-ฮ]{{1,3}}-?\d{{1,3}})\s+(?:{ARROW}\s+)?(?=\S)")
"""The code of a respondent: P3, ญ-01."""
_STROKED = re.compile(r"(?P<name>[^\W\d_][^\s/:：]{0,12}(?:\s[^\s/:：]{1,10})?)\s+/\s+(?=\S)")
"""A short name before a stroke: ผปค.1 / …"""
_INITIAL = re.compile(r"(?P<name>[ก-๙]{2,12}\s[ก-ฮ]\.)\s+(?=\S)")
"""Somebody whose name is kept back: คุณยาย ก."""
_FIRST_WORD = re.compile(rf"(?P<name>[^\s\d:：][^\s:：]{{0,30}})\s+(?:{ARROW}\s+)?(?=\S)")
_ATTRIBUTED = re.compile(
    r"(?:(?<=[”\"’»])\s*[—–/-]+\s*|\s[—–]\s*|(?<=[”\"’»])\s*[\[(])(?P<name>[^”\"—–()\[\]\n]{2,45})[\])]?\s*$"
)
_AT_LAST = re.compile(
    r"(?<!\s)\s++@(?!ที่|วัด|ศาลา|ห้อง|หอ|โรง|ตลาด|สนาม|ลาน|บ้าน|อบต|เทศบาล)(?P<name>[^\s@]{2,20})\s*+$|(?<!\s)\s*+·\s*+(?:by|โดย)\s++(?P<by>[^\s·][^·\n]{0,25})$"
)
"""Who wrote a card of a board: … @แนน, … · by Ploy; no place (@ศาลา)."""
_CODE_LAST = re.compile(r"(?<=\S)\s*\((?P<name>[A-Zก-ฮ]{1,3}-?\d{1,3})\)\s*$")
"""The code of a respondent behind the words."""
_QUOTED = re.compile(r"[“\"‘«].{2,}[”\"’»]\s*(?:[—–/-]+\s*|[\[(])(?P<name>[^”\"’»—–()\[\]\n]{2,45})[\])]?\s*")
_HOW_MANY = re.compile(
    r"(?:(?:มี|รวม|ประมาณ|ราว|เกือบ|กว่า)\s?)?(?:[\d๐-๙]{1,4}|หลาย|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ)\s?(?:คน|ราย|ท่าน|เสียง)"
)
"""How many people say so, which is nobody's name."""
_OPENING = frozenset('“"‘«')
_AGO = re.compile(
    r"(?<=\S)\s+(?:[·•]\s?)?\d{1,2}\s?(?:(?:y|yr|mo|w|d|h|hr|min)s?(?:\s?ago)?|(?:นาที|ชั่วโมง|ชม\.?|วัน|สัปดาห์|เดือน|ปี)ที่แล้ว)$"
)
"""How long ago somebody wrote: นิรนาม 2y."""
_SAYS = re.compile(r"(?<=\S)\s(?:(?:พูด|กล่าว|เขียน|ตอบ|บอก)ว่า|says|said|wrote)\s?[:：]?\s?$")
"""What pages put behind who wrote a comment."""
_NEAR_THE_END = 60
_POST = re.compile(
    r"(?:#\s?\d{1,4}|\[\d{1,4}\]|(?:ความ(?:คิด)?เห็น|โพสต์|ตอบ|กระทู้|comment|reply|post)(?:ที่)?\s?#?\d{1,4})\s*[-–—:.]?\s*(?=\S)",
    re.IGNORECASE,
)
"""The number of a post before who wrote it."""
_LEADS = re.compile(r"(?P<name>\S.{0,80}?)\s*+(?:ได้แก่|ดังนี้|ประกอบด้วย|คือ|เพราะ|เช่น|[:：])?\s*+$", re.DOTALL)
_DIGIT, _BESIDE_A_DAY = re.compile(r"\d"), " \t)]-–—·,@|/"
_LEAST_OF_A_DAY = 3
"""Figures of the shortest date: 3 ม.ค. 65."""
_PARTING, _GAP = re.compile(r"[:：\t–—=>*…-]"), re.compile(r"\s\s")
"""One of them, or four dots, stands behind every name that `_PARTED` finds."""
_ATTRIBUTING = re.compile(r"[”\"’»–—]")
"""What stands before every name that `_ATTRIBUTED` finds."""


class Label(NamedTuple):
    """What stands before (or behind) the words of a line: a name, a clock, and where the words lie."""

    name: str
    time: str
    first: int
    last: int


_FULL_NAME = re.compile(
    r"(?P<name>(?:นางสาว|นาย|นาง|น\.ส\.)\s?[\u0e01-\u0e4e]{2,20}\s{2,}[\u0e01-\u0e4e]{2,25})"
    rf"(?:(?P<gap>\s{{2,}})(?=\S)|(?=\s(?:ยัง|ก็)?(?:ได้)?{SAYS}))"
)
"""A name as offices write it, two blanks before the family name; two more, or a verb, part it from words."""


def label_of(line: str, first: int = 0) -> Label:
    """Return the name that `line` begins (or ends) with, from `first` on, and where its words stand.

    Behind a dash it is one that `how_named` knows, but for words in quotes: other words go on there.

    Examples
    --------
    >>> label_of("[00:03] ป้าศรี: ถังไม่พอ")
    Label(name='ป้าศรี', time='00:03', first=16, last=24)
    >>> label_of("“น้ำมาเร็ว” — ลุงปั้น")[0]
    'ลุงปั้น'
    """
    timed = TIME.match(line, first)
    time = next(filter(None, timed.groups())) if timed else ""
    at = timed.end() if timed else first
    last = len(line)
    end = line[-20:]
    if (":" in end or "." in end) and (behind := _TIME_AFTER.search(end)):
        clock = last - len(end) + behind.start()
        if not time and clock > at and line[clock:].strip()[0] in "([":
            time, last = behind[1], clock
    if not quotes(line, at) and (parts := _name(line, at, bool(time and timed))):
        name, after, begun = parts
        return Label(name, time or after, begun, last)
    end = line[max(at, last - 60) : last]
    match = _ATTRIBUTED.search(end) if _ATTRIBUTING.search(end) else None
    if (
        match
        and not _HOW_MANY.fullmatch(match["name"].strip())
        and (line[at : at + 1] in _OPENING or how_named(match["name"].strip()) > 0)
    ):
        return Label(match["name"].strip(), time, at, max(at, last - 60) + match.start())
    if ("@" in end or "·" in end) and (match := _AT_LAST.search(end)):
        name = (match["name"] or match["by"]).strip()
        return Label(name, time, at, max(at, last - 60) + match.start())
    if line.endswith(")") and (match := _CODE_LAST.search(line, max(at, last - 12))):
        return Label(match["name"], time, at, match.start())
    return Label("", time, at, last)


def _name(line: str, at: int, timed: bool) -> tuple[str, str, int] | None:
    """Return a name, the clock behind it, and where the words begin."""
    if match := _BRACKETED.match(line, at):
        return next(filter(None, match.groups())).strip(), "", match.end()
    if "  " in line and (full := _FULL_NAME.match(line, at)):
        return (" ".join(full["name"].split()), "", full.end()) if full["gap"] else None
    parted = _PARTING.search(line, at) or _GAP.search(line, at) or "...." in line
    match = (
        (_PARTED.match(line, at) if parted else None)
        or _ASKED.match(line, at)
        or (_STROKED.match(line, at) if "/" in line else None)
        or _CODED.match(line, at)
        or (_INITIAL.match(line, at) if "." in line else None)
        or (_FIRST_WORD.match(line, at) if timed else None)
    )
    if not match:
        return None
    name, after = match["name"].strip(" *"), match.groupdict().get("clock") or ""
    if (":" in name or "." in name) and (clock := _TIME_AFTER.search(name)):
        name, after = name[: clock.start()].strip(), clock[1]
    return (name, after, match.end()) if name else None


def named(line: str, first: int = 0) -> tuple[str, str]:
    """Return the name and the clock of a line that holds only who speaks (and as which post, on which day).

    Examples
    --------
    >>> named("ป้าศรี  0:03"), named("**หมอเดือน** *(แพทย์แผนไทย)*")
    (('ป้าศรี', '0:03'), ('หมอเดือน', ''))
    >>> named("#2 ลุงปั้น 21 ส.ค. 2562 20:14")
    ('ลุงปั้น', '20:14')
    """
    words, time = line[first:], ""
    if (post := _POST.match(words)) and post.end() < len(words):
        words = words[post.end() :]
    if match := TIME.match(words):
        words, time = words[match.end() :], next(filter(None, match.groups()))
    elif (":" in words or "." in words) and (match := _TIME_AFTER.search(words)):
        words, time = words[: match.start()], match[1]
    words = _SAYS.sub("", _AGO.sub("", _undated(words)))
    bold = re.match(r"\*\*([^*]+)\*\*", words)
    words = bold[1] if bold else words
    bracketed = re.fullmatch(r"\s*[\[(【<‹](.+)[\])】>›]\s*[:：]?\s*", words)
    return (bracketed[1] if bracketed else words).strip(" \t:：*–—-"), time


def quotes(line: str, first: int = 0) -> bool:
    """Say whether a line is what somebody said, in quotes, with the name behind it.

    Examples
    --------
    >>> quotes("‘เต่าไม่ขึ้นมาสองปี’ / ลุงฤทธิ์"), quotes("“ไว้ใจกัน” เป็นคำที่ได้ยินบ่อย")
    (True, False)
    """
    match = _QUOTED.fullmatch(line, first) if line[first : first + 1] in _OPENING else None
    return bool(match) and not _HOW_MANY.fullmatch(match["name"].strip())


def signed(line: str) -> bool:
    """Say whether behind a line stands who wrote it, as boards of cards have it.

    Examples
    --------
    >>> signed("ระบบโทรหลุด · by Ploy"), signed("ย้ายฐานน้ำไปเช้า 👍9 @แนน"), signed("ส่งมาที่ a@b.org")
    (True, True, False)
    """
    return ("@" in line or "·" in line) and bool(_AT_LAST.search(line[-_NEAR_THE_END:]))


def _undated(words: str) -> str:
    """Take a day off that stands behind a name, or before it."""
    if len(_DIGIT.findall(words)) < _LEAST_OF_A_DAY:
        return words
    for start, end, *_ in read_dates(words):
        if start and not words[end:].strip(_BESIDE_A_DAY):
            return words[:start].rstrip(" \t-–—·,@|/(")
        if end < len(words) and not words[:start].strip(_BESIDE_A_DAY + "("):
            return words[end:].lstrip(_BESIDE_A_DAY)
    return words


def topic_of(line: str, first: int) -> tuple[str, int]:
    """Return the words before a colon, a dash or in bold that name what follows, and where that begins.

    Examples
    --------
    >>> topic_of("ปัญหา: งบออกช้า", 0)
    ('ปัญหา', 7)
    """
    bold = re.compile(r"\*\*([^*\n]{1,80})\*\*\s*[:：–—-]?\s*(?=\S)").match(line, first)
    if bold:
        return bold[1].strip(" :："), bold.end()
    if match := _BRACKETED.match(line, first):
        return next(filter(None, match.groups())).strip(), match.end()
    if match := _PARTED.match(line, first):
        return match["name"].strip(" *"), match.end()
    return "", first


def lead_of(words: str) -> str:
    """Return what words that lead in a list name: ``ปัจจัยสำคัญ ได้แก่`` → ``ปัจจัยสำคัญ``."""
    match = _LEADS.fullmatch(words.strip())
    return match["name"].strip(" *") if match else words.strip()
