"""Turns of a talk: how likely each tells a finding, rather than asks, greets, thanks or arranges something.

Who says it and when, a format or the signs of a note tell; what it is only its words do, and those around it.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from synth.corpus.layout.asking import asks_something, may_ask
from synth.text.tokens import tokenise

WEIGHTS = Path(__file__).with_name("talk.tsv")
_DIGITS = re.compile(r"\d+")
_BEGINS, _ENDS, _BEFORE = 3, 3, 4
"""Words at the beginning and the end of a turn, and of the turn before, whose place counts."""
_LENGTHS = (6, 10, 15, 22, 32, 45, 65, 90, 130)
_SHARES = (0.1, 0.2, 0.3, 0.4, 0.5)
"""Of all turns, of one who speaks; of his turns, those that ask."""
_SHORT = 20
"""Letters of an answer that needs its question to be understood."""
_EDGE = 0.1
"""The share of a talk that is its beginning, or its end."""


class Turn(NamedTuple):
    """What somebody says until somebody else does."""

    speaker: str
    words: str


def chances(turns: Sequence[Turn], weighing: Mapping[str, float] | None = None) -> list[float]:
    """Return how likely each turn of a talk tells a finding, 0–1.

    Parameters
    ----------
    turns : sequence of Turn
        Of one talk, in order.
    weighing : mapping of str to float, optional
        Else the weights that come with the program, learnt by ``benchmarks/talk.py`` (logistic regression).

    Examples
    --------
    >>> talk = [Turn("พี่หน่อย", "ข้อแรกค่ะ ปีนี้อะไรที่ได้ผลบ้างคะ"), Turn("ลุงดำ", "ขุดสระแล้วน้ำพอทั้งแล้ง")]
    >>> [round(chance) for chance in chances([*talk, Turn("พี่หน่อย", "ขอบคุณค่ะลุง")])]
    [0, 1, 0]
    """
    weighing = weights() if weighing is None else weighing
    # sets have no order, and sums of floats have one: exact sums are the same in every process
    totals = (math.fsum(weighing.get(sign, 0.0) for sign in ("", *signs)) for signs in evidence(turns))
    return [1.0 / (1.0 + math.exp(-total)) for total in totals]


@cache
def weights() -> dict[str, float]:
    """Return what each piece of evidence weighs; made by ``benchmarks/talk.py``."""
    rows = WEIGHTS.read_text(encoding="utf-8").splitlines()
    pairs = (row.rpartition("\t") for row in rows if row and not row.startswith("# "))
    return {sign: float(weight) for sign, _, weight in pairs}


def evidence(turns: Sequence[Turn]) -> Iterator[set[str]]:
    """Give what speaks for or against each turn as a finding: its words, and those around it."""
    spoken = tokenise([_DIGITS.sub("0", turn.words) for turn in turns])
    spoken = [[word for word in words if word.strip()] for words in spoken]
    asked = [asks_something(turn.words) or may_ask(turn.words) for turn in turns]
    places: dict[str, list[int]] = {}
    for place, turn in enumerate(turns):
        places.setdefault(turn.speaker, []).append(place)
    for place, (turn, words) in enumerate(zip(turns, spoken, strict=True)):
        signs = _of_words(words) | _up_to("length", _LENGTHS, len(turn.words))
        signs |= {"asks"} if asked[place] else set()
        signs |= _of_speaker(turns, asked, place, places[turn.speaker])
        signs |= _of_place(turns, spoken, asked, place)
        yield signs


def _of_words(words: list[str]) -> set[str]:
    edged = ["^", *words, "$"]
    pairs = {f"{one}_{other}" for one, other in pairwise(edged)}
    begins = {f"begins {word}" for word in words[:_BEGINS]}
    return {*edged, *pairs, *begins, *(f"ends {word}" for word in words[-_ENDS:])}


def _of_speaker(turns: Sequence[Turn], asked: Sequence[bool], place: int, own: Sequence[int]) -> set[str]:
    """Tell how much of the talk is of who speaks, and what the rest of that is like."""
    signs = _up_to("share", _SHARES, len(own) / len(turns))
    others = [at for at in own if at != place]
    if not others:
        return signs | {"once"}
    signs |= _up_to("else", _LENGTHS, sum(len(turns[at].words) for at in others) / len(others))
    return signs | _up_to("else asks", _SHARES, sum(asked[at] for at in others) / len(others))


def _of_place(
    turns: Sequence[Turn], spoken: Sequence[Sequence[str]], asked: Sequence[bool], place: int
) -> set[str]:
    edges = {"opening": place, "closing": len(turns) - 1 - place}
    signs = {name for name, turns_to_it in edges.items() if turns_to_it < _EDGE * len(turns)}
    if not place:
        return signs
    signs |= {f"before {word}" for word in spoken[place - 1][-_BEFORE:]}
    if turns[place - 1].speaker == turns[place].speaker:
        return signs | {"goes on"}
    if asked[place - 1]:
        signs |= {"answers", "answers shortly"} if len(turns[place].words) < _SHORT else {"answers"}
    return signs


def _up_to(name: str, steps: Sequence[float], value: float) -> set[str]:
    return {f"{name} > {step}" for step in steps[: bisect_left(steps, value)]}
