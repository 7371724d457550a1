"""The lines of a text: where each stands, and what it was found to be."""

from __future__ import annotations

from enum import StrEnum
from itertools import chain
from typing import NamedTuple


class Kind(StrEnum):
    """What a line of a note is."""

    TITLE = "title"
    HEAD = "head"  # date, place, recorder, project: what holds for the whole note
    HEADING = "heading"
    STATEMENT = "statement"
    TURN = "turn"  # a statement behind the name of who speaks
    HEADED = "headed"  # a statement behind words that name its topic: ปัญหา: งบออกช้า
    MORE = "more"  # goes on with the line before
    NAME = "name"  # of the one who speaks what follows
    QUESTION = "question"  # of an interviewer
    ASIDE = "aside"  # objectives, agenda, people, money: read, proposed as left out
    EMPTY = "empty"  # an answer that there is none
    FORM = "form"  # the label or help text of a field, ticks, scores
    COLUMN = "column"  # the head of a column, the name or the number of a row
    FURNITURE = "furniture"


STATEMENTS = frozenset((Kind.STATEMENT, Kind.TURN, Kind.HEADED, Kind.QUESTION, Kind.ASIDE, Kind.EMPTY))
"""Kinds of line that a statement begins on, whether it is analysed or not."""

SAID = ("kind", "level", "speaker", "topic", "section")
"""What a person can say of a line: its kind, how deep a heading stands (1, 2 …), who speaks, the topic, and
the section (the words of its headings joined by `` > ``) that holds from this line up to the next heading."""

LETTER = -1
"""Level of a name over a letter of a thread: no heading of the letter before holds beneath it."""


class Line(NamedTuple):
    """A line with text: ``text[start:end]`` without the blanks around it; or a cell of a table."""

    start: int
    end: int
    text: str
    indent: int
    after_blank: bool
    kind: str = ""  # of `Kind`; empty until it is known
    number: str = ""  # of an item, in Arabic digits
    body: int = 0  # where the words behind marker, name and topic begin
    level: int = 0  # of a heading; the smaller stands above; of a name over a letter, `LETTER`
    reason: str = ""  # of what is left out
    speaker: str = ""
    time: str = ""
    topic: str = ""  # of a headed line
    column: str = ""  # head of the column that the cell stands in
    certain: float = 1.0  # 0–1, how sure the kind is

    @property
    def words(self) -> str:
        """The line behind its marker, name and topic."""
        return self.text[self.body - self.start :]


class Shown(NamedTuple):
    """The names of what a line shows: itself, to its neighbours too, and in common with other lines.

    What lines have in common is one and the same list for all of them, so that it is weighed once.
    """

    own: list[str]
    shared: list[str]
    common: list[list[str]]

    @property
    def alone(self) -> list[str]:
        """All that its neighbours do not see."""
        return [*self.own, *chain.from_iterable(self.common)]


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
