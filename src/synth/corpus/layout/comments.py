"""Comments under a post, as a saved page holds them: a name, what was written, buttons with its age."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from synth.corpus.layout.furniture import COMMENTER, MENU, REACTION, is_menu

if TYPE_CHECKING:
    from synth.corpus.layout.lines import Line

_AGE = re.compile(r"\d+\s*(?:นาที|ชม|ชั่วโมง|วัน|สัปดาห์|เดือน|ปี|[hdw]\b)")
_REPLY = re.compile(r"ตอบกลับ|reply", re.IGNORECASE)
_LEAST = 2
"""So many rows of buttons make a page of comments."""
_LONGEST_NAME = 40


def with_comments(lines: Sequence[Line]) -> list[Line]:
    """Give comments their writer; they stand in no section of the post above them."""
    rows = _rows_of_buttons(lines)
    if len(rows) < _LEAST:
        return list(lines)
    done = list(lines)
    before = 0
    for first, end in rows:
        for place in range(first, end):
            done[place] = replace(done[place], kind="furniture", reason=MENU, level=0)
        name = _name(lines, before, first)
        if name is not None:
            done[name] = replace(
                lines[name], kind="furniture", reason=COMMENTER, level=0, body=lines[name].start
            )
            for place in range(name + 1, first):
                if lines[place].kind in ("plain", "item"):
                    done[place] = replace(lines[place], speaker=lines[name].text)
        before = end
    return done


def _rows_of_buttons(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Return where the rows of buttons stand that a comment ends with: ถูกใจ, ตอบกลับ and an age."""
    rows, first = [], None
    for place, line in enumerate([*lines, None]):
        words = line.text[line.body - line.start :] if line is not None else ""
        if line is not None and (REACTION.fullmatch(words) or (line.reason == MENU and is_menu(words))):
            first = place if first is None else first
            continue
        if first is not None:
            words = " ".join(one.text for one in lines[first:place])
            rows += [(first, place)] if _REPLY.search(words) and _AGE.search(words) else []
        first = None
    return rows


def _name(lines: Sequence[Line], before: int, end: int) -> int | None:
    """Return which line between two rows of buttons names the writer: the first, or the last that could."""
    places = [place for place in range(before, end) if _could_name(lines[place])]
    if not before:  # the post stands above the first comment
        places = [place for place in places if place >= end - 2]
    if not places or places[0] == end - 1:
        return None
    return places[0]


def _could_name(line: Line) -> bool:
    short = len(line.text) <= _LONGEST_NAME and not line.number
    return short and (line.kind in ("plain", "heading") or (line.reason == MENU and not is_menu(line.text)))
