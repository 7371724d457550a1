"""The lines of a text, cells of tables among them, with what is told of them for certain."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from synth.corpus.layout.cells import with_cells
from synth.corpus.layout.furniture import MENU, NUMBER, RULE
from synth.corpus.layout.lines import Line, lines_of
from synth.corpus.layout.mail import letters
from synth.corpus.layout.signatures import signed_lines, tasks
from synth.corpus.layout.transcripts import comments, name_lines
from synth.signs import IN_ARABIC

_LONE_MARKER = re.compile(r"\(?(?P<number>[\d๐-๙]{1,2})[.)]\s*|[•●○▪■◦·\uf0b7]\s*")
_TOP = -8
"""Level of the highest headings that formats tell."""


def bare_lines(text: str, told: Mapping[int, dict] | None = None) -> tuple[list[Line], dict[int, dict]]:
    """Return the lines of a text, cells of tables among them, and what is told of them."""
    told = dict(told or {})
    lines = lines_of(text)
    if "\t" in text or "|" in text:
        lines, cells = with_cells(text, lines, told)
        told |= cells
    told |= tasks(lines, told)
    lines = [_ended(line, told.get(line.start, {})) for line in lines]
    told |= _lone_markers(lines, told)
    told = letters(lines) | told
    for place, spoken in name_lines([line.text for line in lines]).items():
        said = {"kind": "name", "speaker": spoken.speaker, "time": spoken.time}
        if told.get(lines[place].start, {}).get("kind", "heading") == "heading":
            told[lines[place].start] = said | {"messages": True} if spoken.messages else said
    told |= (signed := signed_lines(lines, told))
    lines = [_ended(line, signed.get(line.start, {})) for line in lines]
    apart = {place for place, line in enumerate(lines) if line.after_blank}
    names, below = comments([line.text for line in lines], apart)
    for place in names:
        said = told.get(lines[place].start, {})
        if said.get("kind", "item") == "item":
            told[lines[place].start] = {"kind": "name", "body": said.get("body", lines[place].start)}
    for place in below:
        told.setdefault(lines[place].start, {"kind": "furniture", "reason": MENU})
    if lines and _stands_over_all(lines[0], told):
        told[lines[0].start] = told[lines[0].start] | {"kind": "title"}
    return lines, told


def _lone_markers(lines: Sequence[Line], told: Mapping[int, dict]) -> dict[int, dict]:
    """Give a number or a bullet that stands alone on a line to the line under it."""
    found: dict[int, dict] = {}
    for line, following in pairwise(lines):
        marker = None if line.start in told else _LONE_MARKER.fullmatch(line.text)
        follows = not following.after_blank and following.start not in told
        if marker and follows and not _LONE_MARKER.fullmatch(following.text):
            number = (marker["number"] or "").translate(IN_ARABIC)
            found[line.start] = {"kind": "furniture", "reason": NUMBER if number else RULE}
            found[following.start] = {"kind": "item", "number": number, "body": following.start}
    return found


def _stands_over_all(first: Line, told: Mapping[int, dict]) -> bool:
    """Say whether a note begins with its only heading of the highest level: that is its title."""
    levels = sorted(
        (said["level"], start)
        for start, said in told.items()
        if said.get("kind") == "heading" and said.get("level", 0) < 0
    )
    others = levels[1:2] or [(_TOP + 1, 0)]
    return bool(levels) and levels[0][1] == first.start and levels[0][0] < others[0][0]


def _ended(line: Line, told: dict) -> Line:
    """Take off what the format says is no longer part of the words (a closing quote)."""
    return line._replace(text=line.text[: told["end"] - line.start]) if "end" in told else line
