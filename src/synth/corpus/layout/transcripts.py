"""Who speaks, as programs write it: a line of a name and a clock, a name in brackets, or over a comment."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from synth.corpus.layout.messengers import over_clocks
from synth.corpus.layout.people import are_voices, how_named, may_name, may_speak
from synth.corpus.layout.speakers import named
from synth.corpus.layout.vocabulary import patterns

_LONGEST, _LONGEST_NAME = 60, 40
_NO_NAME = ("?", "!", "…", "ๆ", ":", "ค่ะ", "ครับ", "คะ")
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?"
_NAME = r"(?P<name>[^\s\d:：\[\]][^\n:：\[\]]{0,38}?)"
_LONG_CLOCK = r"\d{1,2}:\d{2}:\d{2}(?:[.,]\d{1,3})?"
_NAME_LINE = re.compile(
    rf"(?:\[{_NAME}\]|{_NAME.replace('<name>', '<plain>')})\s+[\[(]?(?P<clock>{_CLOCK})[\])]?"
    rf"|[\[(]?(?P<before>{_LONG_CLOCK})(?:\s*[-–]+>?\s*{_LONG_CLOCK})?[\])]?\s+(?:[-–]\s+)?"
    rf"{_NAME.replace('<name>', '<behind>')}"
)
_CUE_LINE = re.compile(
    r"(?P<begin>\d{1,2}:\d{1,2}:\d{1,2}(?:[.,]\d{1,3})?)\s*-+>\s*\d{1,2}:\d{1,2}:\d{1,2}(?:[.,]\d{1,3})?"
)
_BUTTONS = re.compile(
    r"(?:[\s·•|\[\]()👍❤\ufe0f0-9๐-๙.,]|ถูกใจ|(?:ดู)?(?:การ)?ตอบกลับ|อีก|รายการ|แชร์|ชม|ชั่วโมง|วินาที|นาที|วัน|สัปดาห์|เดือน|ปี|ที่แล้ว|แก้ไขแล้ว"
    r"|like|reply|share|edited|hours?|hrs?|days?|weeks?|years?|ago|[hdwmy]\b)+",
    re.IGNORECASE,
)
"""What pages put under each comment, in a line or in several: ถูกใจ · ตอบกลับ · 2 วัน."""
_REPLY = re.compile(r"ตอบกลับ|\breply\b", re.IGNORECASE)
_OVER_TALK = re.compile(r"(?:summary )?keywords|speakers|attendees|คำสำคัญ|ผู้พูด", re.IGNORECASE)
_BADGE = re.compile(
    r"แฟนตัวยง|แฟนพันธุ์แท้|ผู้เขียน|ผู้ดูแล(?:กลุ่ม|เพจ)?|แอดมิน|สมาชิกใหม่|ผู้มีส่วนร่วม\S{0,12}|ติดตาม"
    r"|top (?:fan|contributor)|rising fan|author|admin|moderator|follow",
    re.IGNORECASE,
)
"""What pages put beside a name."""
_BADGED = re.compile(rf"(?<=\S)\s+(?:[·•|]\s*)?(?:{_BADGE.pattern}|แก้ไขแล้ว|edited)$", re.IGNORECASE)
_FIGURE = re.compile(r"\d")
_FIGURES_OF_A_YEAR = 4
_SOON = 300
"""Seconds within which somebody speaks first in a recording; an agenda begins at eight or nine."""


@dataclass(frozen=True)
class Spoken:
    """Who speaks, and when."""

    speaker: str
    time: str


def name_line(line: str) -> Spoken | None:
    """Return who speaks from here on, if the line names nothing but a speaker and a time.

    So do Otter, Teams and Zoom (``ชื่อ  0:03``, ``[ชื่อ] 00:01:02``) and Word (``00:00:03 ชื่อ``).

    Examples
    --------
    >>> name_line("ป้าสมใจ  0:03").speaker, name_line("ลงทะเบียน เวลา 8:30 น.")
    ('ป้าสมใจ', None)
    """
    match = _NAME_LINE.fullmatch(line.strip()) if len(line) <= _LONGEST else None
    if not match:
        return None
    name = match["name"] or match["plain"] or match["behind"]
    if len(_FIGURE.findall(name)) >= _FIGURES_OF_A_YEAR:
        return None  # when it was recorded, and how long
    return Spoken(name.strip(" *_"), _told_clock(match["clock"] or match["before"]))


def name_lines(lines: list[str]) -> dict[int, Spoken]:
    """Return which lines of a transcript only name who speaks next, each with the speaker and the time.

    An agenda too has clocks behind words: here half of them can be who speaks (see `are_voices`), somebody
    speaks again, or at once; the clocks run on, and words follow each name. A line with the times of a cue
    belongs to the name under it, if that can be one or comes again.

    Examples
    --------
    >>> list(name_lines(["ครูนิด  0:03", "เริ่มจากสิบคน", "ผอ.วิชัย  0:15", "งบมาช้า"]))
    [0, 2]
    """
    speakers: dict[int, Spoken] = {}
    cued: dict[int, Spoken] = {}
    for index, line in enumerate(lines):
        if ":" not in line:
            continue
        if (cue := _CUE_LINE.fullmatch(line.strip())) and index + 2 < len(lines):
            spoken = Spoken(lines[index + 1].strip(), _told_clock(cue["begin"]))
            if len(spoken.speaker) <= _LONGEST_NAME and not _CUE_LINE.fullmatch(lines[index + 2].strip()):
                cued[index] = spoken
        elif index - 1 not in cued and (spoken := name_line(line)):
            speakers[index] = spoken
    times = Counter(spoken.speaker for spoken in cued.values())
    for index, spoken in cued.items():
        if times[spoken.speaker] > 1 or may_speak(spoken.speaker):
            speakers[index] = speakers[index + 1] = spoken
    speakers = dict(sorted(speakers.items()))
    if _makes_a_transcript(speakers, len(lines)):
        return speakers
    return {index: Spoken(*said) for index, said in over_clocks(lines).items()}


def before_talk(lines: Sequence[str], first: int) -> list[int]:
    """Return what programs write over a talk that begins at `first`: heads of a list of words, or of people.

    Examples
    --------
    >>> before_talk(["วงคุย", "SUMMARY KEYWORDS", "ทุเรียน, น้ำ", "SPEAKERS", "น้าหมาน", "น้าหมาน  0:03"], 5)
    [1, 2, 3, 4]
    """
    heads = [index for index in range(first - 1) if _OVER_TALK.fullmatch(lines[index])]
    return sorted({*heads, *(index + 1 for index in heads)})


def _makes_a_transcript(speakers: dict[int, Spoken], lines: int) -> bool:
    turns = {spoken.time: index for index, spoken in speakers.items()}
    times = [spoken.time for spoken in speakers.values()]
    names = Counter(speakers[index].speaker for index in turns.values())
    if len(turns) < 2 or times != sorted(times) or any(index + 1 >= lines for index in speakers):
        return False
    apart = sum(index + 1 not in speakers for index in turns.values()) == len(turns)
    hours, minutes, seconds = map(int, times[0].split(":"))
    soon = hours * 3600 + minutes * 60 + seconds <= _SOON
    return apart and (soon or max(names.values()) > 1) and are_voices(names)


def _told_clock(clock: str) -> str:
    parts = [int(part) for part in re.split(r"[.,]", clock)[0].split(":")]
    hours, minutes, seconds = [0] * (3 - len(parts)) + parts
    return f"{hours:02}:{minutes:02}:{seconds:02}"


def comments(lines: Sequence[str], apart: Collection[int] = ()) -> tuple[list[int], list[int]]:
    """Return the lines that name who wrote a comment, and those of buttons that end each.

    `apart` are the lines that stand behind a blank one.

    Examples
    --------
    >>> comments(["ป้าศรี", "ถังไม่พอ", "ถูกใจ · ตอบกลับ · 2 วัน", "ลุงดำ", "เห็นด้วย", "จริง", "ถูกใจ · ตอบกลับ"])
    ([0, 3], [2, 6])
    """
    buttons = {
        index: line for index, line in enumerate(lines) if len(line) <= _LONGEST and _BUTTONS.fullmatch(line)
    }
    runs: list[list[int]] = []
    for index in buttons:
        if runs and runs[-1][-1] + 1 == index:
            runs[-1].append(index)
        else:
            runs.append([index])
    runs = [run for run in runs if any(_REPLY.search(buttons[index]) for index in run)]
    if len(runs) < 2:
        return [], []
    behind = [before[-1] + 1 for before, after in pairwise(runs) if after[0] - before[-1] > 2]
    names = [index for index in behind if _may_name(lines[index])]
    first = _over_the_first(lines, runs[0][0], apart, {lines[index] for index in names})
    badges = [index + 1 for index in (*first, *names) if _BADGE.fullmatch(lines[index + 1])]
    return [*first, *names], sorted([*badges, *(index for run in runs for index in run)])


def commenter(line: str) -> str:
    """Return who wrote a comment, by the line over it: without what the page puts beside the name.

    Examples
    --------
    >>> commenter("Mint Thanyarat แฟนตัวยง"), commenter("แม่นิด แม่น้องเจได แก้ไขแล้ว")
    ('Mint Thanyarat', 'แม่นิด แม่น้องเจได')
    """
    name = named(line)[0]
    badge = _BADGED.search(name)
    return name[: badge.start()] if badge else name


def _may_name(line: str) -> bool:
    line = commenter(line) if _BADGED.search(line) else line
    return len(line) <= _LONGEST_NAME and not line.endswith(_NO_NAME) and may_name(line)


def _over_the_first(lines: Sequence[str], end: int, apart: Collection[int], names: set[str]) -> list[int]:
    """Return the line that names who wrote the first comment, which ends at `end`; none where it is in doubt.

    A post may stand over it. The name is that of another comment, the only line that can be one or the only
    one of a person, or else the first of its paragraph.
    """
    begins = patterns("begins")
    opens = next((index for index in range(end - 1, 0, -1) if index in apart), 0)
    while opens < end and (begins["heading"].match(lines[opens]) or begins["field"].match(lines[opens])):
        opens += 1
    able = [index for index in range(opens, end - 1) if _may_name(lines[index])]
    again = [index for index in able if lines[index] in names]
    people = [index for index in able if how_named(lines[index]) > 0]
    if again or len(able) == 1 or len(people) == 1:
        return (again or (people if len(people) == 1 else able))[-1:]
    return able[:1] if opens and opens in able else []
