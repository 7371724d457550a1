"""How headings stand to each other: which is above which."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from synth.corpus.layout.lines import LETTER, Kind
from synth.corpus.layout.vocabulary import endings

if TYPE_CHECKING:
    from synth.corpus.layout.lines import Line

STANDS_OUT = 5
"""Level that a format gives a short line which it sets apart (bold), below any style of heading."""
LONGEST_HEADING = 90
"""Characters of the longest line of which a format says, by bold letters, that it stands out."""
LEAD_IN = 900
"""Level of a line that leads in the list under it (… ดังนี้) and heads nothing beyond it."""
OVER_A_LIST = 901
"""Level of a line of which a file says nothing that marks its headings: it heads the list right under it."""
_LEADS = {"lead": LEAD_IN, "unmarked": OVER_A_LIST}
GUESSED = 10
"""The highest level of a heading whose format says nothing of levels."""
_SYMBOLS = 0x2600
"""From here on characters are pictures; those of one note change while its headings do not."""
_DIGIT = re.compile("[0-9๐-๙]+")
_LETTER = re.compile("[ก-ฮa-zA-Z](?=[.)])")


def with_levels(lines: Sequence[Line], fields_at: Mapping[int, dict]) -> list[Line]:
    """Give each heading its level: as the format says, else as headings that look alike stand in this note.

    A heading that looks as one above it stands beside that; one of a new look stands below the heading
    before. Where one directly follows its like, the first of the two stands higher: it heads the others.
    A name over a letter of a thread has the level `LETTER`.
    """
    headings = [line for line in lines if line.kind == Kind.HEADING]
    looks = {line.start: _look(line, fields_at.get(line.start, {})) for line in headings}
    if any(isinstance(look, int) for look in looks.values()):
        looks |= {line.start: "unmarked" for line in _over_lists(lines, fields_at)}
    levels, open_looks = {}, []
    for line in headings:
        look = looks[line.start]
        if isinstance(look, int):
            levels[line.start] = look
            open_looks = []
            continue
        if look in open_looks:
            del open_looks[open_looks.index(look) + 1 :]
        else:
            open_looks.append(look)
        levels[line.start] = _LEADS.get(look) or GUESSED + 2 * open_looks.index(look)
    for line, following in pairwise([line for line in lines if line.kind not in (Kind.FURNITURE, Kind.MORE)]):
        alike = line.start in levels and looks.get(following.start) == looks[line.start]
        if alike and isinstance(looks[line.start], str) and looks[line.start] not in _LEADS:
            levels[line.start] -= 1
    names = (line.start for line in lines if line.kind == Kind.NAME)
    levels |= dict.fromkeys((start for start in names if fields_at.get(start, {}).get("letter")), LETTER)
    return [line._replace(level=levels[line.start]) if line.start in levels else line for line in lines]


def _over_lists(lines: Sequence[Line], fields_at: Mapping[int, dict]) -> list[Line]:
    """Return headings right over lists that the format does not mark, as it does others: they lead in."""
    body = [line for line in lines if line.kind not in (Kind.FURNITURE, Kind.MORE)]
    return [
        line
        for line, following in pairwise(body)
        if line.kind == Kind.HEADING
        and not is_item(line)
        and fields_at.get(line.start, {}).keys().isdisjoint(("kind", "level"))
        and following.kind != Kind.HEADING
        and is_item(following)
    ]


def _look(line: Line, fields: dict) -> int | str:
    """Return the level that the format tells, else how a heading looks."""
    if (level := fields.get("level", 0)) < 0:
        return level
    if "leads" in endings(line.text) and not fields.get("level"):
        return "lead"
    sign = line.text[: line.body - line.start].strip()
    sign = "emoji" if sign and ord(sign[0]) > _SYMBOLS else _LETTER.sub("ก", _DIGIT.sub("1", sign))
    first, last = line.words[:1], line.words[-1:]
    signs = "".join(char for char in first + last if not char.isalnum() and not "\u0e30" <= char <= "\u0e4e")
    around, deep = signs if len(signs) > 1 else "", "" if sign else line.indent // 2
    return f"{sign} {around} {fields.get('level', '')} {deep}"


def is_item(line: Line) -> bool:
    """Say whether a line is one of a list.

    Examples
    --------
    >>> from synth.corpus.layout.lines import lines_of
    >>> [line] = lines_of("- ถังไม่พอ")
    >>> is_item(line._replace(body=2)), is_item(line._replace(body=0))
    (True, False)
    """
    return line.body > line.start and not line.column


def still_over(headings: list[Line], item: Line, over_deeper: Container[int]) -> list[Line]:
    r"""Return the headings that hold for an item: none of `over_deeper` items that stands beside it.

    Examples
    --------
    >>> from synth.corpus.layout.lines import lines_of
    >>> heading, _, item = (line._replace(body=line.start + 2) for line in lines_of("- น้ำ\n  - แล้ง\n- รถ"))
    >>> still_over([heading], item, {0}), len(still_over([heading], item, set()))
    ([], 1)
    """
    beside = (
        at
        for at, over in enumerate(headings)
        if over.start in over_deeper and (_beside(over, item) or _led_in(over, item))
    )
    return headings[: next(beside, len(headings))]


def _led_in(heading: Line, paragraph: Line) -> bool:
    """Say whether a paragraph stands apart below a list, and a heading only led in that."""
    return (
        heading.level == OVER_A_LIST
        and paragraph.after_blank
        and not (is_item(paragraph) or paragraph.column)
    )


def _beside(heading: Line, item: Line) -> bool:
    """Say whether an item is one of the list of which a heading is an item, too."""
    alike = bool(heading.number) == bool(item.number)
    return is_item(heading) and is_item(item) and alike and item.indent <= heading.indent
