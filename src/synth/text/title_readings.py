"""Names behind titles, by the cheapest way to read a line as words, titles and names.

Thai has no blanks between words, so that นายกมล and นายกเทศมนตรี begin alike, and where a name ends is seen by
what goes on behind it. Each reading of a text costs what its words and names cost; the cheapest one counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from synth.text.likely_names import family_names, given_names, nicknames
from synth.text.title_moves import BARE, BEHIND, NAMED, TEXT, TITLED, moves
from synth.text.titles import titles


class Person(NamedTuple):
    """A name in a text: where it stands, the title before it (empty: none), how sure it is one."""

    start: int
    end: int
    title: str
    nickname: bool
    score: float


class _Step(NamedTuple):
    cost: float
    before: tuple[int, int] | None
    what: str
    title: str


_ORDER = (TITLED, NAMED, BEHIND, BARE, TEXT)
"""States of one place in the order in which one leads to the other."""
_IN_BRACKETS = re.compile(r"[ ]?[(\[][ ]?([\u0e01-\u0e4e]{2,10})[ ]?[)\]]")


def cheapest_names(line: str, start: int, end: int) -> Iterator[Person]:
    """Give the names behind titles in the cheapest reading of a part of a line.

    Examples
    --------
    >>> line = "นายกมลเล่าว่านายกเทศมนตรีมาช่วย"
    >>> [one.title for one in cheapest_names(line, 0, len(line))]
    ['นาย']
    """
    table: list[dict[int, _Step]] = [{} for _ in range(len(line) + 1)]
    table[start][TEXT] = _Step(0.0, None, "", "")
    for at in range(start, end):
        for state in filter(table[at].__contains__, _ORDER):
            for behind, to, cost, what, title in moves(line, at, state, table[at][state].title):
                total = table[at][state].cost + cost
                if to not in table[behind] or total < table[behind][to].cost:
                    table[behind][to] = _Step(total, (at, state), what, title)
    last = next(at for at in range(end, start - 1, -1) if table[at])
    state = min(table[last], key=lambda ending: table[last][ending].cost + 20 * (ending == TITLED))
    yield from _people(line, table, last, state)


def _people(line: str, table: list[dict[int, _Step]], at: int, state: int) -> Iterator[Person]:
    family = 0
    while True:
        step = table[at][state]
        if step.before is None:
            return
        if step.what == "family":
            family = at
        elif step.what.startswith("name"):
            person = _person(line, int(step.what[5:]), at, family, step.title)
            yield person
            beside = _IN_BRACKETS.match(line, person.end)
            if beside and beside[1] in nicknames():
                yield Person(*beside.span(1), person.title, True, 0.8)
            family = 0
        elif step.what != "":
            family = 0
        at, state = step.before


def _person(line: str, begin: int, end: int, family: int, title: str) -> Person:
    name = line[begin:end]
    kind = titles().get(title.rsplit(" ", maxsplit=1)[-1], "sure") if title else "untitled"
    at_home = kind in ("kin", "rare") and not family
    listed = name in given_names() or name in nicknames()
    score = {"sure": 0.98, "likely": 0.9, "kin": 0.85, "rare": 0.7, "untitled": 0.6}[kind]
    if family and line[end:family].strip() in family_names():
        score = max(score, 0.9)
    return Person(begin, family or end, title, at_home, round(score * (1 if listed else 0.85), 2))
