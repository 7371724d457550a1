"""What is said behind the names of a note: the labels of several lines, taken together, show who speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from synth.corpus.layout.callings import is_a_thing, is_body, is_somebody, is_told, voices_among
from synth.corpus.layout.lines import Line
from synth.corpus.layout.markers import Marker
from synth.corpus.layout.people import initials_among, may_speak
from synth.corpus.layout.speakers import Label
from synth.corpus.layout.vocabulary import patterns

_POINTING = re.compile(
    r"(?P<name>[^\s\d๐-๙:：→⇒/>()\[\]{}<=-][^\n:：→⇒/>()\[\]{}<=]{0,28}?)\s*(?P<sign>[→⇒]|[-=]>|>>|/(?=\s))\s*(?=\S)"
)
"""What points from a name to the words: these are known before (see `pointed_at`)."""
_POINTS = re.compile(r"[→⇒]|[-=]>|>>|/")
_SIGN = re.compile(r"\s*(?P<sign>[:：]|[-–—]|\t|\||=)\s*$")
"""What parts a name from the words."""


def pointed_at(lines: Sequence[Line], markers: Sequence[int]) -> dict[int, tuple[str, int]]:
    r"""Return who says lines before whose words an arrow or a stroke stands, and where these begin.

    One of those before the same sign is somebody, none is a thing, and most words are told. What points from
    one thing to another (น้ำ → ขาดสามเดือน) is said by nobody.

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
        told = sum(is_told(lines[index].text[match.end() :]) for index, match in matches.items())
        people = any(is_somebody(name) or (may_speak(name) and not is_body(name)) for name in names)
        if len(matches) > 1 and people and not any(map(is_a_thing, names)):
            said |= {
                index: (match["name"], match.end())
                for index, match in matches.items()
                if 2 * told > len(matches)
            }
    return said


def numbered_voices(labels: Sequence[Label], above: Sequence[str]) -> list[int]:
    """Return the lines behind numbered speakers (ผู้พูด 2) or initials (ส.ว.), of whom one speaks again."""
    names = {label.name for label in labels if label.name}
    voices = set(filter(patterns("speakers")["speaks"].match, names)) | initials_among(names)
    indexes = [index for index, label in enumerate(labels) if label.name in voices]
    if len({labels[index].name for index in indexes}) == len(indexes):
        return []
    return [index for index in indexes if above[index] != "aside"]


def said_by_people(
    lines: Sequence[Line], markers: Sequence[Marker], labels: Sequence[Label], above: Sequence[str]
) -> tuple[list[int], list[int]]:
    """Return the lines in which people tell something, and those in which it is told of bodies alone.

    Both stand behind names before one sign. Under a heading of people (`above`) they are listed, and so they
    are where no verb stands behind most names (ประธาน: ป้าศรี).
    """
    by_sign: dict[str, dict[int, tuple[str, int]]] = {}
    for index, (line, marker, label) in enumerate(zip(lines, markers, labels, strict=True)):
        sign = _SIGN.search(line.text[marker.length : label.first]) if label.name else None
        if above[index] == "aside" or label.last < len(line.text):
            continue
        if sign:
            by_sign.setdefault(sign["sign"], {})[index] = " ".join(label.name.split()), label.first
        elif match := _POINTING.match(line.text, marker.length):
            by_sign.setdefault(match["sign"], {})[index] = match["name"], match.end()
    said: list[int] = []
    of_bodies: list[int] = []
    for sign, named in by_sign.items():
        people = voices_among(name for name, _ in named.values())
        behind = said if people else of_bodies
        able = [
            index for index, (name, _) in named.items() if name in people or (not people and is_body(name))
        ]
        told = sum(is_told(lines[index].text[named[index][1] :]) for index in able)
        if len(able) > 1 and 2 * told >= len(able) and not (people and _POINTS.fullmatch(sign)):
            behind += able
    return said, of_bodies
