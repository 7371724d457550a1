"""How sure it is that a name stands somewhere: learnt weights of what speaks for and against it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from synth.text.name_evidence import evidence
from synth.text.name_letters import letters
from synth.text.name_places import ALONE, FULL, RUN, TITLED, Line, NamePlace

WEIGHTS = Path(__file__).with_name("name_weights.tsv")

GOES_ON = 0.03
"""How sure it must be that a name behind a title goes on with a family name."""
HOPELESS = -3.0
"""Letters that weigh less than this are no name, whatever stands around them; found on marked statements."""
LEAST = {ALONE: 0.7, RUN: 0.7, TITLED: 0.65, FULL: 0.12}
"""How sure a place must be by its shape; found on marked statements that were not learnt from."""


@cache
def weights() -> dict[str, float]:
    """Return what each piece of evidence weighs; made by ``benchmarks/names.py``."""
    weight_of = {}
    for row in WEIGHTS.read_text(encoding="utf-8").splitlines():
        if row and not row.startswith("#"):
            name, _, weight = row.rpartition("\t")
            weight_of[name.replace("\\t", "\t")] = float(weight)
    return weight_of


def judged(line: Line, weighing: Mapping[str, float] | None = None) -> Iterator[tuple[NamePlace, float]]:
    """Give the places of a line where a name may stand, with how sure it is that one does."""
    weighing = weights() if weighing is None else weighing
    for place in line.places:
        own = letters(line, place)
        if sum(weighing.get(sign, 0.0) for sign in own) > HOPELESS:
            yield place, sure(evidence(line, place, own), weighing)


def sure(signs: Iterable[str], weighing: Mapping[str, float]) -> float:
    """Return how sure evidence makes it that a name stands where it was seen."""
    total = weighing.get("", 0.0) + sum(weighing.get(sign, 0.0) for sign in signs)
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


def chosen(candidates: Iterable[tuple[NamePlace, float]]) -> list[tuple[NamePlace, float]]:
    """Return the surest places that do not overlap, with their family names where those are likely."""
    rows = sorted(candidates, key=lambda pair: -pair[1])
    families = further(rows)
    best: list[tuple[NamePlace, float]] = []
    letters_taken: set[int] = set()
    for short, score in rows:
        if score < LEAST[short.shape]:
            continue
        place = families.get((short.start, short.end), short)
        if letters_taken.isdisjoint(range(place.start, place.end)):
            letters_taken.update(range(place.start, place.end))
            best.append((place, score))
    return sorted(best)


def further(candidates: Iterable[tuple[NamePlace, float]]) -> dict[tuple[int, int], NamePlace]:
    """Return for names the likeliest place with the family name that goes on behind them."""
    rows = sorted(candidates, key=lambda pair: pair[1])
    alone = {place.end: score for place, score in rows if place.shape != FULL}
    full = {}
    for place, score in rows:
        least = GOES_ON if place.title else max(LEAST[FULL], alone.get(place.end, 0.0))
        if place.shape == FULL and score >= least:
            full[place.start, place.given_end] = place
    return full
