"""How the programs of chats write messages, and whether a text is a chat at all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from synth.corpus.layout.vocabulary import patterns
from synth.corpus.readers.chat_events import EVENT

_CLOCK = r"(?P<time>\d{1,2}[:.]\d{2})(?::\d{2})?(?:[ \u202f]?(?P<half>[AaPp])\.?[Mm]\.?| น\.)?"
_DAY = r"(?P<day>\d{1,4}[./-]\d{1,2}[./-]\d{1,4})"
_UNSEEN = "[\u200e\u200f\u202a-\u202e]"
_MESSAGE = re.compile(rf"{_CLOCK}\t(?! From )(?P<name>[^\t]*)(?:\t(?P<words>.*))?")
STAMPED = (
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
_DAY_LINE = re.compile(r"\d{4}[./]\d{2}[./]\d{2}\s\S+")
OF_LINE = "[LINE]"
_LEAST_CHAT_LINES, _NEARLY_ALL = 3, 4
"""Messages of a chat; those with a name for each line without one that no program writes."""
_OFTEN, _LONGEST_NAME, _MOST_NAMES = 3, 3, 500
AROUND = " \t\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
"""What stands around names and words; an iPhone begins what it says itself with an unseen mark."""
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
    if beginning.startswith(OF_LINE):
        return bool(by_tabs or by_blanks)
    first = beginning.lstrip("\ufeff \r\n").split("\n", 1)[0].strip()
    begun_by_a_day = _DAY_LINE.fullmatch(first)
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


def message_form(text: str) -> tuple[re.Pattern, bool]:
    """Return how a message is written, and whether nothing quotes its further lines.

    LINE on a computer puts blanks where telephones put tabs.
    """
    if not text.startswith(OF_LINE) and (stamped := _stamped(text[:20_000])):
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
    forms = {form: [match for line in lines if (match := form.fullmatch(line))] for form in STAMPED}
    form, messages = max(forms.items(), key=lambda row: sum(match["name"] is not None for match in row[1]))
    names = Counter(match["name"] for match in messages if match["name"])
    heads = sum(times for name, times in names.items() if patterns("begins")["heading"].match(name))
    alone = sum(not (match["name"] or EVENT.fullmatch(match["words"].strip(AROUND))) for match in messages)
    talk = names.total() >= max(_LEAST_CHAT_LINES, _NEARLY_ALL * alone) and 2 * heads < names.total()
    return form if talk and max(names.values()) > 1 else None


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
