"""A chat as its program saves it: who writes when, a line each; what the program itself says is no message.

LINE writes a line for each day, then time, name and message parted by tabs (by blanks on a computer);
WhatsApp the day before each message; Zoom only the time; Telegram and Discord the name over the message.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from synth.corpus.document import Document
from synth.corpus.layout.furniture import ADDRESS, reason_for
from synth.corpus.layout.markers import marker_of
from synth.corpus.layout.vocabulary import patterns
from synth.corpus.readers.chat_days import days_of, is_saved
from synth.corpus.readers.chat_events import ATTACHMENT, EDITED, EVENT, NAMELESS
from synth.corpus.sentences import SHORTEST
from synth.text.dates import month_comes_first, read_dates

ATTACHED = "สติกเกอร์ รูป หรือไฟล์แนบ"
EVENT_OF_CHAT = "ข้อความของระบบแชต"
DAY = "วันที่ของแชต"
HEAD = "ส่วนหัวของแชต"

_CLOCK = r"(?P<time>\d{1,2}[:.]\d{2})(?::\d{2})?(?:[ \u202f]?(?P<half>[AaPp])\.?[Mm]\.?| น\.)?"
_DAY = r"(?P<day>\d{1,4}[./-]\d{1,2}[./-]\d{1,4})"
_UNSEEN = "[\u200e\u200f\u202a-\u202e]"
_MESSAGE = re.compile(rf"{_CLOCK}\t(?! From )(?P<name>[^\t]*)(?:\t(?P<words>.*))?")
_STAMPED = (
    re.compile(
        rf"{_UNSEEN}*(?P<open>\[)?{_DAY},?\s{_CLOCK}(?(open)\]|\s[-–])\s(?:(?P<name>[^\s:][^:]{{0,59}}):(?=\s|$))?\s*(?P<words>.*)"
    ),
    re.compile(
        rf"{_CLOCK}\s+(?:From|จาก)\s+(?P<name>[^\s:][^:]{{0,59}}?)(?:\s+(?:to|ถึง)\s[^:]{{1,60}}?)?\s*:\s*(?P<words>.*)",
        re.IGNORECASE,
    ),
    re.compile(rf"(?P<name>[^\s\[:][^\[:]{{0,59}}?)(?:,\s\[|\s+—\s+){_DAY},?\s{_CLOCK}\]?(?P<words>)"),
)
"""How a message begins where each has its stamp: WhatsApp, Zoom, Telegram and Discord."""
_STAMP = re.compile(rf"^.{{0,64}}?{_CLOCK}", re.MULTILINE)
_CHAT_LINE = re.compile(r"^\d{1,2}[:.]\d{2}(?: ?[AP]M| น\.)?\t(?! From )([^\t\n]+)\t[^\n]", re.MULTILINE)
_SPACED_LINE = re.compile(r"^\d{1,2}:\d{2} (\S+ \S[^\n]*)$", re.MULTILINE)
DAY_LINE = re.compile(r"\d{4}[./]\d{2}[./]\d{2}\s\S+")
_OF_LINE = "[LINE]"
_LEAST_CHAT_LINES, _NEARLY_ALL = 3, 4
"""Messages of a chat; those with a name for each line without one that no program writes."""
_OFTEN, _LONGEST_NAME, _MOST_NAMES = 3, 3, 500
_AROUND = " \t\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
"""What stands around names and words; an iPhone begins what it says itself with an unseen mark."""


def read_chat(text: str) -> Document:
    r"""Say of each line of an exported chat who speaks and when; the text stays as it is.

    Examples
    --------
    >>> chat = read_chat("[LINE] กลุ่มแกนนำ\n\nอา. 26/12/2021\n09:15\tสมใจ\tวันนี้ผักงามมาก")
    >>> list(chat.told.values())[-1]
    {'kind': 'plain', 'speaker': 'สมใจ', 'time': '2021-12-26 09:15', 'body': 45}
    """
    fields_at: dict[int, dict] = {}
    turn: dict = {}
    message_of, spaced = _messages(text)
    lines = text.split("\n")
    stamped = _days_within(lines, message_of)
    days = {} if stamped else days_of(lines)
    at, day, before, open_quote = 0, "", "", False
    for number, line in enumerate(lines):
        bare = line.strip()
        start = at + len(line) - len(line.lstrip())
        message = message_of.fullmatch(bare) if spaced or not open_quote or "\t" in bare else None
        if message or number in days:
            open_quote = False  # also where the sign that should close it was lost
        if message:
            day = stamped.get(number, day)
            turn = _turn(message, day)
            fields_at[start] = _fields_of(message, start, turn)
            over = fields_at[start]["kind"] != "plain"  # what follows begins anew, also beneath a picture
            open_quote = not spaced and _opens_quote(message["words"] or "")
        elif number in days:
            day, turn = days[number], {}
            fields_at[start] = {"kind": "furniture", "reason": DAY}
        elif bare and not open_quote and NAMELESS.fullmatch(bare):
            fields_at[start] = {"kind": "furniture", "reason": EVENT_OF_CHAT}
        elif bare and turn:
            alone = over or _stands_alone(before, bare)
            fields_at[start], over = _further(turn, start, bare) if alone else {"kind": "more"}, False
            if open_quote and _closes_quote(bare):
                fields_at[start]["end"] = start + len(bare) - 1
                open_quote = False
        elif bare and (is_saved(bare) or (number == 0 and bare.startswith(_OF_LINE))):
            fields_at[start] = {"kind": "furniture", "reason": HEAD}
        before = message["words"] or "" if message else bare
        at += len(line) + 1
    first = lines[0].strip()
    title = first.removeprefix(_OF_LINE).strip() if first.startswith(_OF_LINE) else ""
    voices = Counter(fields["time"].split(" ")[0] for fields in fields_at.values() if fields.get("speaker"))
    busiest = next((day for day, _ in voices.most_common(1) if "-" in day), next(iter(days.values()), ""))
    facts = {"title": title, "date": busiest}
    return Document(text, fields_at, given={key: value for key, value in facts.items() if value})


_DAY_OF_LINE = re.compile(r"\d{4}[/.]\d{2}[/.]\d{2}\s?\([^()\d]{1,12}\)")
"""As LINE alone writes a day over its messages: 2024/03/05(อังคาร)."""


def is_chat(text: str) -> bool:
    r"""Say whether messages stand in this text as a program for chats writes them.

    Examples
    --------
    >>> is_chat("2022.03.03 Thursday\n09:15 สมใจ ผักงามมาก\n09:16 แดง ดีใจด้วย\n09:17 สมใจ มาดูนะ")
    True
    >>> is_chat("2022.03.03 Thursday\n09:15 น้ำท่วมถนน รถไม่มา\n09:40 ฝนหยุด คนออกมา\n10:05 เรือมา รับคนแก่")
    False
    """
    beginning = text[:20_000]
    if _stamped(beginning):
        return True
    by_tabs = _CHAT_LINE.findall(beginning)
    by_blanks = [words.split()[0] for words in _SPACED_LINE.findall(beginning)]
    if beginning.startswith(_OF_LINE):
        return bool(by_tabs or by_blanks)
    first = beginning.lstrip("\ufeff \r\n").split("\n", 1)[0].strip()
    begun_by_a_day = DAY_LINE.fullmatch(first)
    return (
        (bool(by_tabs) and bool(_DAY_OF_LINE.fullmatch(first)))
        or _speak_again(by_tabs)
        or (bool(begun_by_a_day) and _speak_again(by_blanks))
    )


def _speak_again(names: Sequence[str]) -> bool:
    """Say whether half of the lines are of who speaks again; what happens when hardly happens twice."""
    times = Counter(names)
    again = sum(count for count in times.values() if count > 1)
    return len(names) >= _LEAST_CHAT_LINES and 2 * again >= len(names)


def _messages(text: str) -> tuple[re.Pattern, bool]:
    """Return how a message is written, and whether nothing quotes its further lines.

    LINE on a computer puts blanks where telephones put tabs.
    """
    if not text.startswith(_OF_LINE) and (stamped := _stamped(text[:20_000])):
        return stamped, True
    messages = [match[1].split() for match in _SPACED_LINE.finditer(text)]
    if len(messages) <= len(_CHAT_LINE.findall(text)):
        return _MESSAGE, False
    speakers = sorted(_names(messages), key=len, reverse=True)
    names = "|".join(map(re.escape, speakers)) if len(speakers) <= _MOST_NAMES else r"\S+"
    return re.compile(
        rf"(?P<time>\d{{1,2}}[:.]\d{{2}})(?P<half>)\s(?P<name>{names})(?:\s(?P<words>.*))?"
    ), True


def _stamped(text: str) -> re.Pattern | None:
    """Return how messages with a stamp each are written in a text, if it is a chat and no log.

    In a chat somebody speaks twice, names are no heads of sections (ปัญหา:), and hardly a line has none
    but what the program itself says.
    """
    lines = [line.strip() for line in text.split("\n") if _STAMP.match(line)]
    forms = {form: [match for line in lines if (match := form.fullmatch(line))] for form in _STAMPED}
    form, messages = max(forms.items(), key=lambda row: sum(match["name"] is not None for match in row[1]))
    names = Counter(match["name"] for match in messages if match["name"])
    heads = sum(times for name, times in names.items() if patterns("begins")["heading"].match(name))
    alone = sum(not (match["name"] or EVENT.fullmatch(match["words"].strip(_AROUND))) for match in messages)
    talk = names.total() >= max(_LEAST_CHAT_LINES, _NEARLY_ALL * alone) and 2 * heads < names.total()
    return form if talk and max(names.values()) > 1 else None


def _days_within(lines: list[str], message_of: re.Pattern) -> dict[int, str]:
    """Return the day of each message that has it in its stamp."""
    if "day" not in message_of.groupindex:
        return {}
    days = {
        index: match["day"]
        for index, line in enumerate(lines)
        if (match := message_of.fullmatch(line.strip()))
    }
    month_first = month_comes_first(list(days.values()))
    read = {index: read_dates(day, month_first) for index, day in days.items()}
    return {index: dates[0][2] for index, dates in read.items() if dates}


def _names(messages: list[list[str]]) -> set[str]:
    """Return who speaks: the first word of each message, and what always follows it: names have blanks."""
    by_first: dict[str, list[list[str]]] = {}
    for words in messages:
        by_first.setdefault(words[0], []).append(words)
    names = set()
    for first, group in by_first.items():
        size = 1
        while len(group) >= _OFTEN and size < _LONGEST_NAME and all(len(words) > size + 1 for words in group):
            if len({words[size] for words in group}) > 1:
                break
            size += 1
        names.add(" ".join([first, *group[0][1:size]]))
    return names


def _turn(message: re.Match, day: str) -> dict:
    """Return who speaks and when; a name with nothing behind it is the program's own line."""
    name = (message["name"] or "").strip(_AROUND)
    if message["words"] is None and message.re not in _STAMPED:
        name = ""
    return {"kind": "plain", "speaker": name, "time": f"{day} {_clock(message)}".strip()}


def _fields_of(message: re.Match, start: int, turn: dict) -> dict:
    part = "name" if message["words"] is None else "words"
    words, at = message[part] or "", start + message.start(part)
    bare = words.strip(_AROUND)
    if turn["speaker"] and not bare:
        return turn | {"kind": "name", "messages": True}
    if not bare or (not turn["speaker"] and EVENT.fullmatch(bare)):
        return {"kind": "furniture", "reason": EVENT_OF_CHAT}
    if ATTACHMENT.fullmatch(bare) or reason_for(bare, thai=True) == ADDRESS:
        return {"kind": "furniture", "reason": ATTACHED}
    fields = turn | {"body": at + len(words) - len(words.lstrip(_AROUND)) + _opens_quote(words)}
    if edited := EDITED.search(words):
        fields["end"] = at + edited.start()
    if words.count('"') == 2 and len(words) > 2 and words.startswith('"') and words.endswith('"'):
        fields |= {"body": fields["body"] + 1, "end": at + len(words) - 1}
    return fields


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


def _further(turn: dict, start: int, words: str) -> dict:
    """Return what is told of a further line of a message: an item of a list, or the speaker goes on."""
    marker = marker_of(words)
    if marker is None or marker.kind != "item":
        return dict(turn, body=start)
    return dict(turn, kind="item", number=marker.number, body=start + marker.length)


def _closes_quote(words: str) -> bool:
    """Say whether the words end with a quote of their own; of quotes within a message two stand for one."""
    return (len(words) - len(words.rstrip('"'))) % 2 == 1
