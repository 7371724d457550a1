"""Where a paragraph asks to be written in: ``{{…}}``, ``[…]``, «…», lines of dots, and boxes to tick."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .letters import BLANK, BOX

_NAMED = re.compile(
    r"\{\{(?P<a>[^{}\n]{1,200})\}\}|«(?P<b>[^«»\n]{1,200})»|<<(?P<c>[^<>\n]{1,200})>>"
    r"|\[(?P<d>[^\[\]\n]{2,200})\]"
)
_LINE = rf"[.…‥_{BLANK}]"
_DOTTED = re.compile(rf"(?:[.‥]{{4,}}|…{{2,}}|_{{3,}}|{BLANK}+|{_LINE}{{4,}})(?:[ \t\n]*{_LINE}{{2,}})*")
_TICK = re.compile(rf"[{BOX}□❏❑▢◻⬜○◯]|\([ \u00a0.]{{1,8}}\)|\[[ \u00a0]{{1,8}}\]")
_LETTER = re.compile(r"[^\W\d_]")
_BETWEEN = re.compile(r"\t|\n| {3,}")
"""What stands between options on one line, where no box does."""


@dataclass(frozen=True)
class Blank:
    """A stretch of a text that asks to be written over: from, to, and what it says that belongs there."""

    start: int
    end: int
    label: str = ""


def blanks(text: str) -> list[Blank]:
    """Return the marked places of a text, in their order.

    Examples
    --------
    >>> places = blanks("โครงการ {{ชื่อโครงการ}} ผล .......... คน [สรุปผล] ดู [1]")
    >>> [(blank.start, blank.label) for blank in places]
    [(8, 'ชื่อโครงการ'), (27, ''), (41, 'สรุปผล')]
    """
    blanks = []
    for match in _NAMED.finditer(text):
        label = " ".join(next(filter(None, match.groups())).replace(BLANK, " ").strip(" .…_").split())
        if _LETTER.search(label) and not _TICK.match(match[0]):
            blanks.append(Blank(*match.span(), label))
    spans = [range(blank.start, blank.end) for blank in blanks]
    blanks += [
        Blank(*match.span())
        for match in _DOTTED.finditer(text)
        if not any(match.start() in span for span in spans)
    ]
    return sorted(blanks, key=lambda blank: blank.start)


def options(text: str) -> list[Blank]:
    """Return the boxes of a text that may be ticked, each with the words behind it.

    Examples
    --------
    >>> [(box.start, box.label) for box in options("☐ บรรลุ   ☐ ไม่บรรลุ")]
    [(0, 'บรรลุ'), (10, 'ไม่บรรลุ')]
    >>> [box.label for box in options("(  ) ใช่ (  ) ไม่ใช่")]
    ['ใช่', 'ไม่ใช่']
    """
    boxes = list(_TICK.finditer(text))
    ends = [*(box.start() for box in boxes[1:]), len(text)][: len(boxes)]
    choices = []
    for box, end in zip(boxes, ends, strict=True):
        words = text[box.end() : end].strip(" \u00a0")
        label = _BETWEEN.split(words, maxsplit=1)[0] if words else ""
        choices.append(Blank(*box.span(), " ".join(_DOTTED.sub(" ", label).split())))
    return choices


def is_blank(text: str) -> bool:
    """Say whether a text says nothing: it is empty, or only a line to write on.

    Examples
    --------
    >>> is_blank(" ......... "), is_blank("ผล ....."), is_blank("")
    (True, False, True)
    """
    return not _DOTTED.sub("", text).strip(f" \t\n\u00a0\u200b.…_-–{BLANK}")
