"""Who speaks, and when: names, roles and times before the words of a transcript."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from synth.corpus.layout.markers import INVISIBLE

_TIME = re.compile(
    r"(?:\[(?P<a>\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)\]|\((?P<b>\d{1,2}:\d{2}(?::\d{2})?)\)|(?P<c>\d{1,2}:\d{2}:\d{2})(?:[.,]\d{1,3})?)\s*[-–:]?\s*(?=\S)"
)
_LABEL = re.compile(r"(?P<name>[^\s:：\d(\[\"“•][^:：\n]{0,38}?)\s*[:：](?!//|\d)\s*(?P<rest>.*)", re.DOTALL)
_BRACKETED = re.compile(
    r"(?:\[(?P<a>[^\s\d\[\]\n][^\[\]\n]{0,38})\]|\{(?P<b>[^\s\d{}\n][^{}\n]{0,38})\}|@(?P<c>[^\s\d:：\n][^:：\n]{0,38}?)\s*[:：])\s*[:：]?\s*(?=\S)"
)
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?"
_NAME = r"(?P<name>[^\s\d:：\[\]][^\n:：\[\]]{0,38}?)"
_NAME_LINE = re.compile(
    rf"(?:\[{_NAME}\]|{_NAME.replace('<name>', '<plain>')})\s+[\[(]?(?P<clock>{_CLOCK})[\])]?"
    rf"|[\[(]?(?P<before>\d{{1,2}}:\d{{2}}:\d{{2}}(?:[.,]\d{{1,3}})?)[\])]?\s+"
    rf"{_NAME.replace('<name>', '<behind>')}"
)
_CUE_LINE = re.compile(
    r"(?P<begin>\d{1,2}:\d{1,2}:\d{1,2}(?:[.,]\d{1,3})?)\s*-+>\s*\d{1,2}:\d{1,2}:\d{1,2}(?:[.,]\d{1,3})?"
)
_SOON = 300
"""Seconds within which somebody speaks first in a recording; an agenda begins at eight or nine."""
_DASHED = re.compile(r"(?P<name>[^\s\d:：–—\-(\[“\"•*][^\n:：–—]{0,24}?)\s+[–—]\s+(?=\S)")
_TELLS = re.compile(r"(?:ว่า|คือ|ได้แก่|ดังนี้|เช่น)\s*$")
"""What leads in words within a sentence, and ends no name."""
_COUNT = re.compile(r"(?:จำนวน|รวม)?\s*[\d๐-๙,]+\s*(?:คน|ท่าน|ราย)\s*")
_LEAST_DASHED = 2
_VOICES = re.compile("เสียง|คำพูด|คำบอกเล่า|ความ(?:คิด)?เห็นจาก|ใครว่า|เล่าให้ฟัง|สะท้อน")
_LONGEST_PROMISE = 60
_TURN = re.compile(r"(?P<name>ถาม|ตอบ|[QA]\d{0,2})[.\s]\s*(?=\S)")
_ROLE = re.compile(
    r"(?:ถาม|ตอบ|ผู้(?:ถาม|ตอบ|สัมภาษณ์|ให้สัมภาษณ์|ให้ข้อมูล|ดำเนินรายการ|ดำเนินการประชุม|เข้าร่วม(?:ประชุม)?|ใหญ่(?:บ้าน)?|ช่วย(?:ผู้ใหญ่บ้าน|วิจัย)?|ประสานงาน|แทน|รับผิดชอบ(?:โครงการ)?|อำนวยการ|ปกครอง|สูงอายุ|พูด|วิจัย|สังเกตการณ์|นำชุมชน|บันทึก)"
    r"|นาย|นาง|นางสาว|น\.ส\.|ด\.ช\.|ด\.ญ\.|เด็กชาย|เด็กหญิง|คุณ|พี่|น้อง|ลุง|ป้า|น้า|ยาย|ตา|พ่อ|แม่|ดร\.|ผศ\.|รศ\.|อ\.|อาจารย์|ครู|หมอ|พระ|กำนัน|สารวัตร"
    r"|แกนนำ|ประธาน|รองประธาน|เลขา(?:นุการ)?|เหรัญญิก|กรรมการ|วิทยากร|พิธีกร|ตัวแทน|เจ้าหน้าที่|พยาบาล|อสม\.?|อบต\.?|สมาชิก|ชาวบ้าน|เยาวชน|นักเรียน|เกษตรกร|ปลัด|นายก|นักวิชาการ|พี่เลี้ยง|ผอ\.|ชาย|หญิง|กลุ่ม"
    r"|ผู้หญิง|ผู้ชาย|Q|A|interviewer|interviewee|moderator|facilitator|speaker|participant|respondent)(?=$|[\s\d.\u0e01-\u0e4e])",
    re.IGNORECASE,
)
_NO_SPEAKER = re.compile(
    r"(?:สถานที่|วันที่|วัน|เวลา|โครงการ|พื้นที่|หมายเหตุ|ที่มา|เรื่อง|ชื่อ|จังหวัด|อำเภอ|ตำบล|หมู่|โทร|อีเมล|e-?mail|line|facebook|เว็บ|จำนวน|รวม|งบประมาณ"
    r"|วัตถุประสงค์|กลุ่มเป้าหมาย|กลุ่มเป้า|เป้าหมาย|ปัญหา|อุปสรรค|ข้อเสนอ|แนวทาง|บทเรียน|ปัจจัย|ผล|สรุป|ข้อค้นพบ|ความ|การ|กิจกรรม|ประเด็น|หัวข้อ|ตัวอย่าง|เช่น|ได้แก่|คือ|ดังนี้|ว่า|จุด|สิ่ง|สาเหตุ|วิธี|ขั้นตอน|แผน|ตัวชี้วัด|ระยะ|ครั้ง|ข้อ"
    r"|ผู้เข้าร่วม(?:ประชุม|กิจกรรม|เวที)|ผู้บันทึก|ผู้จด|ผู้รับผิดชอบโครงการ|ผู้จัด|ประธานในที่ประชุม|เลขที่|ประเภท|http|note|title|date|place|time|cc|to|from|subject)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Spoken:
    """What is known of a line's speaker and time, and how many characters that takes."""

    speaker: str = ""
    time: str = ""
    length: int = 0


def find_speakers(lines: Iterable[str], headings: Iterable[str] = ()) -> list[Spoken]:
    """Say of each line who speaks and when, as far as its beginning names it.

    A role or a title (ถาม, ผู้ใหญ่บ้าน, นาง…) before a colon is a speaker; any other label is one if it comes
    back and another label does too. ถาม and ตอบ need no colon where a note has both. `headings` are
    those that the format tells above each line.

    Examples
    --------
    >>> find_speakers(["ถาม ทำไมจึงเริ่ม", "ตอบ เพราะเห็นประโยชน์จริง"])[1]
    Spoken(speaker='ตอบ', time='', length=4)
    """
    lines = list(lines)
    times = [_TIME.match(line) for line in lines]
    rests = [line[time.end() :] if time else line for line, time in zip(lines, times, strict=True)]
    labels = [_label(rest) for rest in rests]
    known = _known(labels)
    turns = [_TURN.match(rest) for rest in rests]
    openers = {turn["name"][0] for turn in turns if turn} | {
        name[0] for name in known if name in ("ถาม", "ตอบ")
    }
    in_turns = {"ถ", "ต"} <= openers or {"Q", "A"} <= openers
    dashed = _dashed(rests, headings or [""] * len(lines))
    found = []
    for time, label, turn, dash in zip(times, labels, turns, dashed, strict=True):
        begun = time.end() if time else 0
        said = (time["a"] or time["b"] or time["c"]) if time else ""
        if label and label.name in known:
            found.append(Spoken(label.name, said, begun + label.end))
        elif turn and in_turns:
            found.append(Spoken(turn["name"], said, begun + turn.end()))
        elif dash:
            found.append(Spoken(dash["name"], said, begun + dash.end()))
        else:
            found.append(Spoken("", said, begun))
    return found


def name_line(line: str) -> Spoken | None:
    """Return who speaks from here on, if the line names nothing but a speaker and a time.

    So do Otter, Teams and Zoom (``ชื่อ  0:03``, ``[ชื่อ] 00:01:02``) and Word (``00:00:03 ชื่อ``).

    Examples
    --------
    >>> name_line("ป้าสมใจ  0:03"), name_line("ลงทะเบียน เวลา 8:30 น.")
    (Spoken(speaker='ป้าสมใจ', time='00:00:03', length=13), None)
    """
    found = _NAME_LINE.fullmatch(line.strip()) if len(line) <= _LONGEST_PROMISE else None
    if not found:
        return None
    name = found["name"] or found["plain"] or found["behind"]
    return Spoken(name.strip(), _told_clock(found["clock"] or found["before"]), len(line))


def name_lines(lines: list[str]) -> dict[int, Spoken]:
    """Return which lines of a transcript only name who speaks next, each with the speaker and the time.

    An agenda too has clocks behind words: here somebody speaks again, or at once; the clocks run on, and
    words follow each name. A line with the times of a cue belongs to the name under it.

    Examples
    --------
    >>> list(name_lines(["ครูนิด  0:03", "เริ่มจากสิบคน", "ผอ.  0:15", "งบมาช้า"]))
    [0, 2]
    """
    found: dict[int, Spoken] = {}
    for place, line in enumerate(lines):
        if (cue := _CUE_LINE.fullmatch(line.strip())) and place + 2 < len(lines):
            spoken = Spoken(lines[place + 1].strip(), _told_clock(cue["begin"]), len(line))
            if len(spoken.speaker) <= 40 and not _CUE_LINE.fullmatch(lines[place + 2].strip()):
                found[place] = found[place + 1] = spoken
        elif place not in found and (spoken := name_line(line)):
            found[place] = spoken
    return found if _makes_a_transcript(found, len(lines)) else {}


def _makes_a_transcript(found: dict[int, Spoken], lines: int) -> bool:
    turns = {spoken.time: place for place, spoken in found.items()}
    times = [spoken.time for spoken in found.values()]
    names = Counter(found[place].speaker for place in turns.values())
    if len(turns) < 2 or times != sorted(times) or any(place + 1 >= lines for place in found):
        return False
    apart = sum(place + 1 not in found for place in turns.values()) == len(turns)
    hours, minutes, seconds = map(int, times[0].split(":"))
    return apart and (max(names.values()) > 1 or hours * 3600 + minutes * 60 + seconds <= _SOON)


def _told_clock(clock: str) -> str:
    parts = [int(part) for part in re.split(r"[.,]", clock)[0].split(":")]
    hours, minutes, seconds = [0] * (3 - len(parts)) + parts
    return f"{hours:02}:{minutes:02}:{seconds:02}"


def bracketed_name(line: str) -> str:
    """Return the name in brackets, or behind an @, before somebody's words; empty if there is none.

    Examples
    --------
    >>> bracketed_name("[ครูนิด] เราเริ่มจากเด็กสิบคน"), bracketed_name("[เสียงหัวเราะ]")
    ('ครูนิด', '')
    """
    found = _BRACKETED.match(line)
    return (found["a"] or found["b"] or found["c"]).strip() if found else ""


@dataclass(frozen=True)
class _Label:
    """What stands before somebody's words: a name, and where the words begin."""

    name: str
    end: int


def _label(line: str) -> _Label | None:
    if name := bracketed_name(line[:200]):
        return _Label(name, _BRACKETED.match(line[:200]).end())
    found = _LABEL.match(line[:200]) if ":" in line[:42] or "：" in line[:42] else None
    counts = found and found["name"].startswith("ผู้เข้าร่วม") and _COUNT.fullmatch(found["rest"])
    told = found and _TELLS.search(found["name"])
    return _Label(found["name"], found.start("rest")) if found and not counts and not told else None


def _dashed(lines: list[str], headings: Iterable[str]) -> list[re.Match | None]:
    """Return the names before a dash (ป้าศรี — …), where at least two lines begin so.

    A dash also stands between two halves of a thought, or behind a term that is explained: most names must be
    of people, or a heading must promise voices (เสียงจากผู้ปกครอง).
    """
    found = [_DASHED.match(line[:60]) for line in lines]
    found = [match if match and not _NO_SPEAKER.match(_clean(match["name"])) else None for match in found]
    voiced, last, promised = "", "", []
    for line, match, heading in zip(lines, found, headings, strict=True):
        voiced = line if not match else heading if heading != last else voiced
        last = heading
        promised.append(bool(match and len(voiced) <= _LONGEST_PROMISE and _VOICES.search(voiced)))
    names = {match["name"] for match in found if match}
    roles = len(names) >= _LEAST_DASHED and 2 * sum(bool(_ROLE.match(_clean(name))) for name in names) >= len(
        names
    )
    voices = sum(promised) >= _LEAST_DASHED
    return [
        match if roles or (voices and said) else None for match, said in zip(found, promised, strict=True)
    ]


def _known(labels: list[_Label | None]) -> set[str]:
    """Return the labels that name speakers."""
    times = Counter(label.name for label in labels if label and not _NO_SPEAKER.match(_clean(label.name)))
    roles = {name for name in times if _ROLE.match(_clean(name))}
    recurring = {name for name, n in times.items() if n >= 2 and len(name) <= 25}
    return roles | (recurring if len(recurring | roles) >= 2 else set())


def _clean(name: str) -> str:
    """Return a name as it was meant: an เ typed twice is แ, and nobody sees a zero-width space."""
    return INVISIBLE.sub("", name).replace("เเ", "แ")
