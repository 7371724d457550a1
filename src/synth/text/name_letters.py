"""What the letters of a name show: lists, words they might be, what names are made of."""

from __future__ import annotations

from collections.abc import Iterator

from synth.text.likely_names import (
    beside,
    family_letters,
    family_names,
    function_words,
    given_letter_cost,
    given_names,
    is_compound,
    nicknames,
    word_cost,
)
from synth.text.name_places import FULL, Line, NamePlace
from synth.text.name_rows import goods, no_names
from synth.text.words import dictionary


def letters(line: Line, place: NamePlace) -> list[str]:
    """Return what the letters of a name show, alone and together with its shape."""
    shown = [*_letters(line, place)]
    if place.shape == FULL:
        shown += _family(line, place)
    return [*shown, *(f"{place.shape} {sign}" for sign in shown)]


def _letters(line: Line, place: NamePlace) -> Iterator[str]:
    name = line.text[place.start : place.given_end]
    if name in given_names():
        yield "given"
    if name in nicknames():
        yield "nickname"
    if name in no_names():
        yield "no name"
    if name in goods():
        yield "goods"
    if name in function_words():
        yield "function"
    if is_compound(name):
        yield "compound"
    if name in family_names():
        yield "family too"
    if name in dictionary():
        yield f"is {name}"
    yield f"letters {min(len(name), 10)}"
    yield f"word {_step(word_cost(name), 7, 8.5, 10, 11.5, 13, 90)}" if name in dictionary() else "word none"
    start, end = line.run_at(place.start)
    cuts = line.cuts(start, end)
    saved = cuts.saved(place.start - start, min(place.given_end, end) - start)
    yield f"saved {_step(saved, 6.5, 8, 10, 12, 15, 20)}"
    yield f"likely {_step(given_letter_cost(name), 1.6, 2.0, 2.4, 2.8, 3.4)}"
    yield f"rare {_step(saved / len(name), 1.5, 2.0, 2.5, 3.0, 4.0)}"


def _family(line: Line, place: NamePlace) -> Iterator[str]:
    name = line.text[place.given_end : place.end].strip()
    if name.endswith("."):
        yield "initial"
        return
    start, end = line.run_at(place.end)
    if name in family_names():
        yield "listed family"
    if name in given_names() or name in nicknames():
        yield "family is a given name"
    if name in dictionary():
        yield "family word"
        yield f"family word {_step(word_cost(name), 8, 10, 13)}"
    if name in function_words() or name in no_names():
        yield "family function"
    if match := beside().match(name):
        yield "family goes on" if len(match.group()) > 2 else "family goes on 2"
    cuts = line.cuts(start, end)
    cost = cuts.saved(0, len(name)) / len(name)
    yield f"family rare {_step(cost, 1.2, 1.6, 2.0, 2.4, 2.8, 3.4)}"
    letter_cost = family_letters().cost(name) / len(name)
    yield f"family made {_step(letter_cost, 1.6, 2.0, 2.3, 2.6, 3.0, 3.6)}"
    yield f"family better {_step(letter_cost - cost, -1.5, -0.8, -0.3, 0.2, 0.8)}"
    yield f"family letters {_step(len(name), 3, 5, 8, 12, 15)}"
    first = cuts.run[: cuts.places()[0]]
    if first in function_words() and first != name:
        yield "family begins function"
    if place.end == end:
        yield "family whole"


def _step(value: float, *steps: float) -> int:
    return sum(value >= step for step in steps)
