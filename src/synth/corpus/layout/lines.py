"""The lines of a text: where each stands, and what the layout has found it to be."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """A line with text: ``text[start:end]`` without the blanks around it; or a cell of a table."""

    start: int
    end: int
    text: str
    indent: int
    after_blank: bool
    kind: str = "plain"  # item, heading, plain, furniture; column: a head or a count; more: goes on
    number: str = ""  # of an item, in Arabic digits
    body: int = 0  # where the text behind the marker begins
    level: int = 0  # of a heading; the smaller stands above
    reason: str = ""  # of furniture
    speaker: str = ""
    carried: bool = False  # the speaker of a line before goes on
    time: str = ""
    quoted: bool = False  # somebody's words, set apart: never a heading
    column: str = ""  # head of the column that the cell stands in


def lines_of(text: str) -> list[Line]:
    """Return the lines with text, in order."""
    lines, at, after_blank = [], 0, True
    for whole in text.split("\n"):
        bare = whole.strip()
        if bare:
            indent = len(whole) - len(whole.lstrip())
            start = at + indent
            lines.append(Line(start, start + len(bare), bare, indent, after_blank, body=start))
        after_blank = not bare
        at += len(whole) + 1
    return lines
