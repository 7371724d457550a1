"""What is said behind the names of a note: the labels of several lines, taken together, show who speaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby

from synth.corpus.layout.asking import asks
from synth.corpus.layout.callings import answers, called_by_name, is_a_thing, is_told, voices_among
from synth.corpus.layout.column_heads import SHORT_HEAD, speaker_column
from synth.corpus.layout.lines import Line
from synth.corpus.layout.markers import Marker
from synth.corpus.layout.people import NO_NAME, how_named, lists_people, may_name, may_speak
from synth.corpus.layout.speakers import Label
from synth.corpus.layout.vocabulary import patterns

_POINTING = re.compile(
    r"(?P<name>[^\s\d๐-๙:：→⇒⟶➜➔➡➤/>()\[\]{}<=-][^\n:：→⇒⟶➜➔➡➤/>()\[\]{}<=]{0,28}?)(?:\s?\([^()\n]{1,30}\))?"
    r"\s*(?P<sign>[→⇒⟶➜➔➡➤]|[-=]>|>>)\s*(?=\S)"
)
"""What points from a name to the words: these are known before (see `pointed_at`)."""
POINTS = re.compile("[→⇒⟶➜➔➡➤>]")
"""A sign that stands in all of these."""
_LEAST_ROWS = 3
_CODES = re.compile(r"(?:[A-Zก-ฮ]{1,2}[-.\s]?\d{1,2}(?:\s|$))+")
"""What respondents are called by in a table: ก1, P-02; also where two rows are one."""
_BEFORE_A_NAME = re.compile(r"[\d๐-๙]{1,3}[.)]?|\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?น\.)?")
_SIGNS = frozenset(":：-–—=")
"""What parts a name from the words, beside a tab, which does behind a clock and parts cells elsewhere."""


def pointed_at(lines: Sequence[Line], markers: Sequence[int]) -> dict[int, tuple[str, int]]:
    r"""Return who says lines before whose words an arrow stands, and where these begin.

    One of those before the same sign is called by name, none is a thing, and most words are told. What points
    from one thing to another (น้ำ → ขาดสามเดือน), to somebody (ป้าศรี → ลุงดำ) or from kinds of people alone
    (ครู → ย้ายบ่อย) is said by nobody.

    Examples
    --------
    >>> from synth.corpus.layout.lines import lines_of
    >>> pointed_at(lines_of("อบต. → ไม่มีงบ\nป้าศรี → ถังเต็ม"), [0, 0])
    {0: ('อบต.', 7), 1: ('ป้าศรี', 9)}
    """
    by_sign: dict[str, dict[int, re.Match]] = {}
    for index, (line, first) in enumerate(zip(lines, markers, strict=True)):
        if match := _POINTING.match(line.text, first):
            by_sign.setdefault(match["sign"], {})[index] = match
    said: dict[int, tuple[str, int]] = {}
    for matches in by_sign.values():
        names = {match["name"] for match in matches.values()}
        words = [lines[index].text[match.end() :] for index, match in matches.items()]
        to_somebody = any(may_speak(behind.split(" ", 1)[0]) for behind in words)
        if len(matches) < 2 or to_somebody or any(map(is_a_thing, names)) or not called_by_name(names):
            continue
        if 2 * sum(map(is_told, words)) > len(words):
            said |= {index: (match["name"], match.end()) for index, match in matches.items()}
    return said


def numbered_voices(labels: Sequence[Label], above: Sequence[str]) -> list[int]:
    """Return the lines behind numbered speakers (ผู้พูด 2), of whom one speaks again."""
    names = {label.name for label in labels if label.name}
    voices = set(filter(answers, names))
    indexes = [index for index, label in enumerate(labels) if label.name in voices]
    if len({labels[index].name for index in indexes}) == len(indexes):
        return []
    return [index for index in indexes if above[index] != "aside"]


def said_by_people(
    lines: Sequence[Line], markers: Sequence[Marker], labels: Sequence[Label], above: Sequence[str]
) -> list[int]:
    """Return the lines in which people tell something: one of those before the same sign is called by name.

    Under a heading of people they are listed, and so they are where nothing is told behind most names
    (ประธาน: ป้าศรี, ลุงดำ: ขับรถ), but where somebody speaks again. What has items beneath heads them.
    """
    by_sign: dict[str, dict[int, str]] = {}
    listed = _listed(lines, labels).union(listed_behind(lines, labels))
    for index, (line, marker, label) in enumerate(zip(lines, markers, labels, strict=True)):
        sign = _sign(line.text[marker.length : label.first]) if label.name else ""
        free = not (above[index] == "aside" or index in listed or _heads(index, lines, markers))
        parted = sign and (sign != "\t" or label.time)
        if parted and free and label.last == len(line.text):
            by_sign.setdefault(sign, {})[index] = " ".join(label.name.split())
    said: list[int] = []
    for named in by_sign.values():
        people = voices_among(named.values())
        able = [index for index, name in named.items() if name in people]
        told = sum(
            is_told(lines[index].text[labels[index].first :]) or answers(named[index]) for index in able
        )
        said += able if len(able) > 1 and 2 * told >= len(able) else []
        said += in_turns(
            {
                index: name
                for index, name in named.items()
                if not how_named(lines[index].text[labels[index].first :])
            }
        )
    return said


def in_turns(named: Mapping[int, str]) -> list[int]:
    """Return those of the lines `named` in which somebody speaks again behind another: no list does so.

    One of two may be called by what is a word, too.

    Examples
    --------
    >>> in_turns({4: "โซ", 5: "เอ", 6: "โซ", 7: "เอ"}), in_turns({4: "โซ", 5: "มิน", 9: "โซ", 10: "มิน"})
    ([4, 5, 6, 7], [])
    >>> in_turns({4: "ปัญหา", 5: "ทางแก้", 6: "ปัญหา"}), in_turns({4: "ครู", 5: "ครู", 6: "แม่ครัว"})
    ([], [])
    """
    turns: list[int] = []
    for _, run in groupby(enumerate(named), lambda at: at[1] - at[0]):
        below = [index for _, index in run]
        names = [name for name, _ in groupby(named[index] for index in below)]
        again = {name for name, times in Counter(names).items() if times > 1}
        if again and 2 * sum(map(_is_a_topic, again)) <= len(again):
            turns += [index for index in below if named[index] in again or not _is_a_topic(named[index])]
    return turns


def _is_a_topic(label: str) -> bool:
    return is_a_thing(label) or not may_name(label) or "." in label or bool(NO_NAME.search(label))


def listed_behind(lines: Sequence[Line], labels: Sequence[Label]) -> list[int]:
    """Return the lines in which who was there is listed behind the label of a field: ผู้เข้าร่วม: ป้าศรี, ลุงดำ."""
    aside = patterns("above")["aside"]
    return [
        index
        for index, (line, label) in enumerate(zip(lines, labels, strict=True))
        if label.name and aside.match(label.name) and lists_people(line.text[label.first :])
    ]


def _sign(label: str) -> str:
    """Return what stands between a label and the words behind it."""
    name = label.rstrip()
    last = name[-1:]
    return last if last in _SIGNS else "\t" if "\t" in label[len(name) :] else ""


def _listed(lines: Sequence[Line], labels: Sequence[Label]) -> set[int]:
    """Return the lines between which and a heading of people, or of an agenda, only labels stand."""
    aside, listed = False, set()
    for index, (line, label) in enumerate(zip(lines, labels, strict=True)):
        if not label.name or label.first >= len(line.text):
            aside = bool(patterns("above")["aside"].match(line.text.strip(" *#:：")))
        elif aside:
            listed.add(index)
    return listed


def _heads(index: int, lines: Sequence[Line], markers: Sequence[Marker]) -> bool:
    """Say whether items stand beneath a line, deeper than it or marked as it is not."""
    if index + 1 == len(lines) or not markers[index + 1].length or lines[index + 1].after_blank:
        return False
    return lines[index + 1].indent > lines[index].indent or not markers[index].length


def rows_of_talk(rows: Sequence[Sequence[str]]) -> list[list[dict]]:
    """Say what the cells are of a table without heads in which people talk, a row a turn; else nothing.

    Before the words stands who says them, somebody again, or somebody asks and others have codes; before that
    may stand a number or a clock.

    Examples
    --------
    >>> rows_of_talk([["ถาม", "เริ่มยังไงคะ"], ["ยายคำ", "ลูกหลานไปทำงานกันหมด"], ["ถาม", "แล้วใครดูแลคะ"]])[1]
    [{'kind': 'column'}, {'kind': 'plain', 'speaker': 'ยายคำ'}]
    >>> rows_of_talk([["ประธาน", "ป้าศรี"], ["เลขา", "ลุงดำ"], ["เหรัญญิก", "ครูนิด"]])
    []
    """
    widths = {len(row) for row in rows}
    if len(rows) < _LEAST_ROWS or widths not in ({2}, {3}):
        return []
    before = widths == {3}
    if before and not all(_BEFORE_A_NAME.fullmatch(row[0].strip()) for row in rows):
        return []
    names = [" ".join(row[-2].split()) for row in rows]
    if names[0] not in names[1:] and speaker_column(rows[0]) is not None and len(rows[0][-1]) <= SHORT_HEAD:
        return []  # heads: ผู้พูด | คำพูด
    again = 1 < len({*names}) < len(names)
    asked = {name for name in names if asks(name)}
    told = sum(is_told(row[-1]) for row in rows)
    if not all(names) or not (again or asked) or 2 * told < len(rows) - sum(name in asked for name in names):
        return []
    codes = {name for name in names if _CODES.fullmatch(name)} if asked else set()
    others = {*names} - asked - codes
    if (others and voices_among({*names} - codes) != {*names} - codes) or not (others or codes):
        return []
    return [
        [{"kind": "column"}] * (len(row) - 1)
        + [
            {"kind": "plain", "speaker": name}
            | ({"time": row[0].strip()} if before and ":" in row[0] else {})
        ]
        for row, name in zip(rows, names, strict=True)
    ]
