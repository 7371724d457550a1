"""A chat as its program saves it: who writes when, a line each; what the program itself says is no message.

LINE writes a line for each day, then time, name and message parted by tabs (by blanks on a computer);
WhatsApp the day before each message; Zoom only the time; Telegram and Discord the name over the message.
"""

from __future__ import annotations

import re
from collections import Counter

from synth.corpus.document import Document
from synth.corpus.layout.furniture import ADDRESS, reason_for
from synth.corpus.layout.markers import marker_of
from synth.corpus.readers.chat_days import days_of, is_saved
from synth.corpus.readers.chat_events import ATTACHMENT, EDITED, EVENT, NAMELESS
from synth.corpus.readers.chat_forms import AROUND, OF_LINE, STAMPED, message_form
from synth.corpus.sentences import SHORTEST
from synth.text.dates import month_comes_first, read_dates

ATTACHED = "สติกเกอร์ รูป หรือไฟล์แนบ"
EVENT_OF_CHAT = "ข้อความของระบบแชต"
DAY = "วันที่ของแชต"
HEAD = "ส่วนหัวของแชต"


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
    message_of, spaced = message_form(text)
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
            fields_at[start], first = _fields_of(message, start, turn), start
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
            if fields_at[start]["kind"] == "item":
                fields_at[first] = _as_listed(fields_at[first], text)
            if open_quote and _closes_quote(bare):
                fields_at[start]["end"] = start + len(bare) - 1
                open_quote = False
        elif bare and (is_saved(bare) or (number == 0 and bare.startswith(OF_LINE))):
            fields_at[start] = {"kind": "furniture", "reason": HEAD}
        before = message["words"] or "" if message else bare
        at += len(line) + 1
    first = lines[0].strip()
    title = first.removeprefix(OF_LINE).strip() if first.startswith(OF_LINE) else ""
    voices = Counter(fields["time"].split(" ")[0] for fields in fields_at.values() if fields.get("speaker"))
    busiest = next((day for day, _ in voices.most_common(1) if "-" in day), next(iter(days.values()), ""))
    facts = {"title": title, "date": busiest}
    return Document(text, fields_at, given={key: value for key, value in facts.items() if value})


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


def _turn(message: re.Match, day: str) -> dict:
    """Return who speaks and when; a name with nothing behind it is the program's own line."""
    name = (message["name"] or "").strip(AROUND)
    if message["words"] is None and message.re not in STAMPED:
        name = ""
    return {"kind": "plain", "speaker": name, "time": f"{day} {_clock(message)}".strip()}


def _fields_of(message: re.Match, start: int, turn: dict) -> dict:
    part = "name" if message["words"] is None else "words"
    words, at = message[part] or "", start + message.start(part)
    bare = words.strip(AROUND)
    if turn["speaker"] and not bare:
        return turn | {"kind": "name"}
    if not bare or (not turn["speaker"] and EVENT.fullmatch(bare)):
        return {"kind": "furniture", "reason": EVENT_OF_CHAT}
    own = bare.removeprefix(turn["speaker"]).strip()  # newer exports name who joins once more
    if ATTACHMENT.fullmatch(own or bare) or reason_for(bare, thai=True) == ADDRESS:
        return {"kind": "furniture", "reason": ATTACHED}
    fields = turn | {"body": at + len(words) - len(words.lstrip(AROUND)) + _opens_quote(words)}
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


def _as_listed(fields: dict, text: str) -> dict:
    """Return what is told of the first line of a message that goes on with items: it is one, too."""
    if fields["kind"] != "plain":
        return fields
    at = fields["body"]
    return fields | _further(fields, at, text[at : text.index("\n", at)])


def _closes_quote(words: str) -> bool:
    """Say whether the words end with a quote of their own; of quotes within a message two stand for one."""
    return (len(words) - len(words.rstrip('"'))) % 2 == 1
