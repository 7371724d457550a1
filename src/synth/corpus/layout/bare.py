"""The lines of a text, cells of tables among them, with what is told of them for certain."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from synth.corpus.layout.cells import with_cells
from synth.corpus.layout.furniture import HEAD, MENU, NUMBER, RULE
from synth.corpus.layout.lines import Line, lines_of
from synth.corpus.layout.mail import letters
from synth.corpus.layout.signatures import signed_lines, tasks
from synth.corpus.layout.transcripts import before_talk, commenter, comments, name_lines
from synth.signs import IN_ARABIC

_LONE_MARKER = re.compile(r"\(?(?P<number>[\d๐-๙]{1,2})[.)]\s*|[•●○▪■◦·\uf0b7]\s*")
_OVER_ALL = 3
"""Lines at the top of a note among which its title stands: the name of a paper may be over it."""
_TOP = -8
"""Level of the highest headings that formats tell."""


def bare_lines(text: str, fields_at: Mapping[int, dict] | None = None) -> tuple[list[Line], dict[int, dict]]:
    """Return the lines of a text, cells of tables among them, and what is told of them."""
    fields_at = of_more_than_paragraphs(fields_at or {})
    lines = lines_of(text)
    if "\t" in text or "|" in text:
        lines, cells = with_cells(text, lines, fields_at)
        fields_at |= cells
    fields_at |= tasks(lines, fields_at)
    lines = [_ended(line, fields_at.get(line.start, {})) for line in lines]
    fields_at |= _lone_markers(lines, fields_at)
    fields_at = letters(lines) | fields_at
    talk = name_lines(texts := [line.text for line in lines])
    for index in before_talk(texts, min(talk, default=0)):
        fields_at.setdefault(lines[index].start, {"kind": "furniture", "reason": HEAD})
    for index, spoken in talk.items():
        if fields_at.get(lines[index].start, {}).get("kind", "heading") == "heading":
            name_fields = {"kind": "name", "speaker": spoken.speaker, "time": spoken.time}
            fields_at[lines[index].start] = name_fields
    fields_at |= (signed := signed_lines(lines, fields_at))
    lines = [_ended(line, signed.get(line.start, {})) for line in lines]
    apart = {index for index, line in enumerate(lines) if line.after_blank}
    names, below = comments([line.text for line in lines], apart)
    for index in names:
        fields = fields_at.get(lines[index].start, {})
        if fields.get("kind", "item") == "item":
            body = fields.get("body", lines[index].start)
            speaker = commenter(lines[index].text[body - lines[index].start :])
            fields_at[lines[index].start] = {"kind": "name", "body": body, "speaker": speaker}
    for index in below:
        if fields_at.get(lines[index].start, {}).get("kind", "item") == "item":  # a page lists its buttons
            fields_at[lines[index].start] = {"kind": "furniture", "reason": MENU}
    if title := next((line for line in lines[:_OVER_ALL] if _stands_over_all(line, fields_at)), None):
        fields_at[title.start] = fields_at[title.start] | {"kind": "title"}
    return lines, fields_at


def of_more_than_paragraphs(fields_at: Mapping[int, dict]) -> dict[int, dict]:
    """Return what a format tells of lines beside where paragraphs begin, which says nothing of what they are.

    Examples
    --------
    >>> of_more_than_paragraphs({0: {"paragraph": True}, 9: {"kind": "heading", "level": -8}})
    {9: {'kind': 'heading', 'level': -8}}
    """
    others = {
        start: {name: value for name, value in fields.items() if name != "paragraph"}
        for start, fields in fields_at.items()
    }
    return {start: fields for start, fields in others.items() if fields or not fields_at[start]}


def _lone_markers(lines: Sequence[Line], fields_at: Mapping[int, dict]) -> dict[int, dict]:
    """Give a number or a bullet that stands alone on a line to the line under it."""
    marker_fields: dict[int, dict] = {}
    for line, following in pairwise(lines):
        marker = None if line.start in fields_at else _LONE_MARKER.fullmatch(line.text)
        follows = not following.after_blank and following.start not in fields_at
        if marker and follows and not _LONE_MARKER.fullmatch(following.text):
            number = (marker["number"] or "").translate(IN_ARABIC)
            marker_fields[line.start] = {"kind": "furniture", "reason": NUMBER if number else RULE}
            marker_fields[following.start] = {"kind": "item", "number": number, "body": following.start}
    return marker_fields


def _stands_over_all(line: Line, fields_at: Mapping[int, dict]) -> bool:
    """Say whether a line is the first heading of a note and the only one of the highest level: its title."""
    levels = sorted(
        (fields["level"], start)
        for start, fields in fields_at.items()
        if fields.get("kind") == "heading" and fields.get("level", 0) < 0
    )
    others = levels[1:2] or [(_TOP + 1, 0)]
    return (
        bool(levels)
        and levels[0][1] == line.start == min(start for _, start in levels)
        and levels[0][0] < others[0][0]
    )


def _ended(line: Line, fields: dict) -> Line:
    """Take off what the format says is no longer part of the words (a closing quote)."""
    return line._replace(text=line.text[: fields["end"] - line.start]) if "end" in fields else line
