"""Who writes, in a messenger's copy: names and clocks that stand alone on lines beside each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from synth.corpus.layout.people import are_voices, may_name, may_speak, tells
from synth.text.likely_names import first_word
from synth.text.senses import senses

_LONGEST_NAME = 40
_CLOCK_LINE = re.compile(
    r"(?:(?:(?:เมื่อ)?วาน(?:นี้)?|วันนี้|yesterday|today|(?:วัน)?(?:อาทิตย์|จันทร์|อังคาร|พุธ|พฤหัส\S*|ศุกร์|เสาร์)(?:ที่)?|เวลา|at"
    r"|\d{1,2}\s?[ก-ฮ\u0e30-\u0e4e.]{3,10}\s?\d{2,4}|\d{1,2}[/-]\d{1,2}[/-]\d{2,4}),?\s*){0,4}"
    r"(?P<clock>\d{1,2}[:.]\d{2}(?::\d{2})?)\s*(?:น\.?|[ap]m)?",
    re.IGNORECASE,
)
_CLOCK_SIGN = re.compile("[:.]")
_FIVE = 5
_COUNTED = re.compile(r"(?:\s|ที่)[\d๐-๙]")
_OF_STAGES = frozenset(
    ("n", "act", "artifact", "cognition", "communication", "event", "group", "location", "time")
)
"""What the first word names of a stage (กิจกรรมกลุ่ม, ช่วงเช้า) or a place (ห้องคลอด), beside what is done (พัก)."""


def over_clocks(lines: Sequence[str]) -> dict[int, tuple[str, str]]:
    """Return the lines that name who writes, and the clocks beside them, each with the name and the clock.

    A clock stands between the name and the words, over both or below both, and somebody writes again. So do
    the stages of an agenda: half of the names can be such (see `are_voices`), or the clocks are no agenda's.

    Examples
    --------
    >>> chat = ["ป้าศรี", "10:12", "ถังเต็ม", "ลุงดำ", "10:15", "รถมาช้า", "ป้าศรี", "10:16", "ใช่"]
    >>> [name for name, _ in over_clocks(chat).values()][:3]
    ['ป้าศรี', 'ลุงดำ', 'ป้าศรี']
    """
    clocks = {
        index: match["clock"].replace(".", ":")
        for index, line in enumerate(lines)
        if _CLOCK_SIGN.search(line) and (match := _CLOCK_LINE.fullmatch(line.strip()))
    }
    if len(clocks) < 2:
        return {}
    if max(clocks) + 1 == len(lines):
        ways = [dict(zip([0, *(index + 1 for index in clocks)], clocks, strict=False))]
    else:
        ways = [{index + beside: index for index in clocks} for beside in (-1, 1)]
    named = [(way, names) for way in ways if (names := _names_beside(lines, clocks, way))]
    voices = [(way, names) for way, names in named if are_voices(names.values())]
    if not voices and not _of_an_agenda(clocks.values()):
        voices = [(way, unlisted) for way, names in named if (unlisted := _unlisted(names))]
        voices = sorted(voices, key=lambda both: len(set(both[1].values())))
    if not voices:
        return {}
    way, names = voices[0]
    written = {index: (name, clocks[way[index]]) for index, name in names.items()}
    written |= {way[index]: said for index, said in written.items()}
    return written | _written_again(clocks, written, closing=max(clocks) + 1 == len(lines))


def _written_again(
    clocks: Mapping[int, str], written: Mapping[int, tuple[str, str]], closing: bool
) -> dict[int, tuple[str, str]]:
    """Return the clocks of messages without a name: who wrote last writes again.

    Where clocks stand below the words (`closing`) such a message begins behind the clock before.
    """
    again: dict[int, tuple[str, str]] = {}
    before, name = -1, ""
    for index in sorted({*clocks, *written}):
        if index in written:
            name = written[index][0]
        elif name:
            again |= dict.fromkeys((before, index) if closing else (index,), (name, clocks[index]))
        before = index
    return again


def _names_beside(lines: Sequence[str], clocks: Mapping[int, str], way: Mapping[int, int]) -> dict[int, str]:
    """Return the short lines beside clocks, if most are so, one comes again, and all can name somebody.

    What comes once, and tells or stands alone between two clocks, are words with a clock of their own.
    """
    able = {index: lines[index].strip(" *") for index in way if 0 <= index < len(lines) - 1}
    names = {
        index: name for index, name in able.items() if index not in clocks and 0 < len(name) <= _LONGEST_NAME
    }
    times = Counter(names.values())
    words = {
        index
        for index, name in names.items()
        if times[name] == 1
        and not may_speak(name)
        and ({index - 1, index + 1} <= clocks.keys() or not may_name(name))
    }
    names = {index: name for index, name in names.items() if index not in words}
    times = Counter(names.values())
    again = len(times) > 1 and max(times.values()) > 1 and 2 * len(names) > len(way) - len(words)
    return names if again and all(map(may_name, times)) else {}


def _unlisted(names: Mapping[int, str]) -> dict[int, str]:
    """Return the lines that may be names though no list has them; none where one is called as a stage is.

    What comes once and tells is no name there.
    """
    times = Counter(names.values())
    able = {
        index: name
        for index, name in names.items()
        if times[name] > 1 or may_speak(name) or not _does_something(name)
    }
    sure = len(set(able.values())) > 1 and 2 * len(able) > len(names)
    return able if sure and not any(map(_is_a_stage, able.values())) else {}


def _does_something(name: str) -> bool:
    first = first_word(name)
    return any(sense.part == "v" for sense in senses(first)[:1]) or tells(name[len(first) :])


def _is_a_stage(name: str) -> bool:
    """Say whether a line beside a clock is called as stages and places are: counted, or by such a word."""
    if may_speak(name):
        return False
    means = senses(first_word(name))[:1]
    return bool(_COUNTED.search(name)) or any(
        sense.part != "n" or sense.name in _OF_STAGES for sense in means
    )


def _of_an_agenda(clocks: Collection[str]) -> bool:
    """Say whether most clocks are such as people appoint, in fives of minutes."""
    in_fives = sum(int(clock.split(":")[1]) % _FIVE == 0 for clock in clocks)
    return 3 * in_fives > 2 * len(clocks)
