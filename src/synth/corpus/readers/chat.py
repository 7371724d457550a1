"""A LINE chat as its export writes it: a line for each day, then time, name and message parted by tabs."""

from __future__ import annotations

import re

from synth.corpus.document import Document
from synth.corpus.layout.furniture import ADDRESS, reason_for
from synth.corpus.layout.markers import marker_of
from synth.corpus.readers.chat_days import days_of, is_saved
from synth.corpus.sentences import SHORTEST

ATTACHED = "สติกเกอร์ รูป หรือไฟล์แนบ"
EVENT = "ข้อความของระบบแชต"
DAY = "วันที่ของแชต"
HEAD = "ส่วนหัวของแชต"

_MESSAGE = re.compile(
    r"(?P<time>\d{1,2}[:.]\d{2})(?: ?(?P<half>[AaPp])[Mm]| น\.)?\t(?P<name>[^\t]*)(?:\t(?P<words>.*))?"
)
_CHAT_LINE = re.compile(r"^\d{1,2}[:.]\d{2}(?: ?[AP]M| น\.)?\t[^\t\n]*(?:\t|$)", re.MULTILINE)
_SPACED_LINE = re.compile(r"^\d{1,2}:\d{2} (\S+ \S[^\n]*)$", re.MULTILINE)
DAY_LINE = re.compile(r"\d{4}[./]\d{2}[./]\d{2}\s\S+")
_LEAST_CHAT_LINES = 3
_OFTEN, _LONGEST_NAME, _MOST_NAMES = 3, 3, 500
_THING = (
    r"สติกเกอร์|สติ๊กเกอร์|รูป(?:ภาพ)?|ภาพ|วิดีโอ|วีดีโอ|ไฟล์|ข้อความเสียง|ตำแหน่งที่ตั้ง|ที่ตั้ง|อัลบั้ม|โน้ต|โพล|การโทร|รายชื่อติดต่อ|ของขวัญ|กิจกรรม"
    r"|stickers?|photos?|videos?|files?|voice message|audio|location|albums?|notes?|contacts?|polls?|gifts?"
    r"|events?"
)
_CALL = (
    r"สายที่ไม่ได้รับ|ไม่ได้รับสาย|ยกเลิกสาย|ไม่มีผู้รับสาย|ไม่มีการตอบรับ|(?:การโทร|สายสนทนา)(?:แบบ)?กลุ่ม(?:เริ่ม(?:ต้น)?|สิ้นสุด)(?:ขึ้น)?(?:แล้ว)?"
    r"|missed call|cancell?ed call|no answer|group (?:voice |video )?call (?:started|ended)\.?|☎.*"
)
_UNSENT = r"(?:\S.{0,40}\s)?(?:ได้)?ยกเลิก(?:การส่ง)?ข้อความ(?:แล้ว)?|.{0,40}unsent a message\.?"
_DONE_TO_GROUP = (
    rf"(?:ได้)?(?:เขียน|สร้าง|เพิ่ม|แก้ไข|ลบ|โพสต์|แชร์|ส่ง)(?:{_THING})(?:ใหม่|ลงในอัลบั้ม.{{0,60}})?(?:แล้ว)?(?:\s?\d+\s?รายการ)?"
    r"|(?:ได้)?เปลี่ยน(?:รูป(?:ภาพ)?(?:โปรไฟล์)?(?:ของ)?กลุ่ม|รูปโปรไฟล์|ชื่อกลุ่ม)(?:เป็น.{0,60})?(?:แล้ว)?"
    r"|(?:ได้)?(?:เชิญ|เพิ่ม|ลบ|นำ)\s.{1,60}(?:เข้าร่วมกลุ่ม|เข้ากลุ่ม|ออกจากกลุ่ม|จากกลุ่ม)(?:แล้ว)?"
    r"|(?:ได้)?(?:เข้าร่วมกลุ่ม|ออกจากกลุ่ม)(?:แล้ว)?|(?:joined|left) the (?:group|chat)\.?"
    r"|(?:added|invited|removed) .{1,60} (?:to|from) the (?:group|chat)\.?"
    r"|changed the (?:group'?s? |chat )?(?:name|(?:profile )?(?:photo|picture)).{0,60}"
    rf"|(?:created|posted|wrote|shared|added|edited|deleted) (?:an? |the )?(?:new )?(?:{_THING}).{{0,40}}"
)
_ATTACHMENT = re.compile(
    rf"\[?(?:ส่ง)?(?:{_THING})(?:แล้ว)?\]?|\(emoji\)|{_CALL}|{_UNSENT}|{_DONE_TO_GROUP}", re.IGNORECASE
)
_NAMELESS = re.compile(
    rf"\d{{1,2}}[:.]\d{{2}}(?: ?[AP]M| น\.)?\s+(?:{_CALL}|{_UNSENT}|.{{1,60}}?\s?(?:{_DONE_TO_GROUP}))",
    re.IGNORECASE,
)
"""What the chat itself says, with a time and nobody's name in its place."""


def read_chat(text: str) -> Document:
    r"""Say of each line of an exported chat who speaks and when; the text stays as it is.

    Examples
    --------
    >>> chat = read_chat("[LINE] กลุ่มแกนนำ\n\nอา. 26/12/2021\n09:15\tสมใจ\tวันนี้ผักงามมาก")
    >>> list(chat.told.values())[-1]
    {'kind': 'plain', 'speaker': 'สมใจ', 'time': '2021-12-26 09:15', 'body': 45}
    """
    told: dict[int, dict] = {}
    said: dict = {}
    message_of, spaced = _messages(text)
    lines = text.split("\n")
    days = days_of(lines)
    at, day, before, open_quote = 0, "", "", False
    for number, line in enumerate(lines):
        bare = line.strip()
        start = at + len(line) - len(line.lstrip())
        message = message_of.fullmatch(bare) if spaced or not open_quote or "\t" in bare else None
        if message or number in days:
            open_quote = False  # also where the sign that should close it was lost
        if message:
            said = told[start] = _told_of(message, start, day)
            open_quote = not spaced and _opens_quote(message["words"] or "")
        elif number in days:
            day, said = days[number], {}
            told[start] = {"kind": "furniture", "reason": DAY}
        elif bare and not open_quote and _NAMELESS.fullmatch(bare):
            told[start] = {"kind": "furniture", "reason": EVENT}
        elif bare and said:
            further = _further(said, start, bare) if _stands_alone(before, bare) else {"kind": "more"}
            told[start] = further if "speaker" in said else dict(said)
            if open_quote and _closes_quote(bare):
                further["end"] = start + len(bare) - 1
                open_quote = False
        elif bare and (not day or is_saved(bare)):
            told[start] = {"kind": "furniture", "reason": HEAD}
        before = message["words"] or "" if message else bare
        at += len(line) + 1
    first = lines[0].strip()
    title = first.removeprefix("[LINE]").strip() if first.startswith("[LINE]") else ""
    given = {"title": title, "date": next(iter(days.values()), "")}
    return Document(text, told, given={key: value for key, value in given.items() if value})


def is_chat(text: str) -> bool:
    r"""Say whether messages stand in this text as LINE writes them.

    Examples
    --------
    >>> is_chat("2022.03.03 Thursday\n09:15 สมใจ ผักงามมาก\n09:16 แดง ดีใจด้วย")
    True
    """
    beginning = text[:20_000]
    if beginning.startswith("[LINE]"):
        return True
    if "\t" in beginning and len(_CHAT_LINE.findall(beginning)) >= _LEAST_CHAT_LINES:
        return True
    begun_by_a_day = DAY_LINE.fullmatch(beginning.lstrip().split("\n", 1)[0].strip())
    return bool(begun_by_a_day) and len(_SPACED_LINE.findall(beginning)) >= 2


def _messages(text: str) -> tuple[re.Pattern, bool]:
    """Return how a message is written; LINE on a computer puts blanks where telephones put tabs."""
    found = [match[1].split() for match in _SPACED_LINE.finditer(text)]
    if len(found) <= len(_CHAT_LINE.findall(text)):
        return _MESSAGE, False
    known = sorted(_names(found), key=len, reverse=True)
    names = "|".join(map(re.escape, known)) if len(known) <= _MOST_NAMES else r"\S+"
    return re.compile(
        rf"(?P<time>\d{{1,2}}[:.]\d{{2}})(?P<half>)\s(?P<name>{names})(?:\s(?P<words>.*))?"
    ), True


def _names(messages: list[list[str]]) -> set[str]:
    """Return who speaks: the first word of each message, and what always follows it: names have blanks."""
    by_first: dict[str, list[list[str]]] = {}
    for words in messages:
        by_first.setdefault(words[0], []).append(words)
    names = set()
    for first, said in by_first.items():
        size = 1
        while len(said) >= _OFTEN and size < _LONGEST_NAME and all(len(words) > size + 1 for words in said):
            if len({words[size] for words in said}) > 1:
                break
            size += 1
        names.add(" ".join([first, *said[0][1:size]]))
    return names


def _told_of(message: re.Match, start: int, day: str) -> dict:
    words = message["words"] or ""
    if not words.strip() or not message["name"].strip():
        return {"kind": "furniture", "reason": EVENT}
    if _ATTACHMENT.fullmatch(words.strip()) or reason_for(words.strip(), thai=True) == ADDRESS:
        return {"kind": "furniture", "reason": ATTACHED}
    told = {
        "kind": "plain",
        "speaker": message["name"].strip(),
        "time": f"{day} {_clock(message)}".strip(),
        "body": start + message.start("words") + _opens_quote(words),
    }
    if words.count('"') == 2 and len(words) > 2 and words.startswith('"') and words.endswith('"'):
        told |= {"body": told["body"] + 1, "end": start + message.end("words") - 1}
    return told


def _clock(message: re.Match) -> str:
    hour, minute = map(int, re.split("[:.]", message["time"]))
    half = (message["half"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{minute:02}"


def _opens_quote(words: str) -> bool:
    """Say whether a message goes on in further lines: then it stands in double quotes."""
    return words.startswith('"') and words.replace('""', "").count('"') % 2 == 1


def _stands_alone(before: str, line: str) -> bool:
    """Say whether a further line of a message says something of its own: a clause after one, or an item."""
    return marker_of(line) is not None or min(len(before.strip(' "')), len(line.strip(' "'))) >= SHORTEST


def _further(said: dict, start: int, words: str) -> dict:
    """Return what is told of a further line of a message: an item of a list, or the speaker goes on."""
    marker = marker_of(words)
    if marker is None or marker.kind != "item":
        return dict(said, body=start)
    return dict(said, kind="item", number=marker.number, body=start + marker.length)


def _closes_quote(words: str) -> bool:
    """Say whether the words end with a quote of their own; of quotes within a message two stand for one."""
    return (len(words) - len(words.rstrip('"'))) % 2 == 1
