"""How sure the reading of a statement is: from the doubts about its lines, its heading and its note."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from operator import mul
from pathlib import Path

from synth.corpus.layout.lines import Kind, Line

SCALE = Path(__file__).with_name("certainty.tsv")
_LEAST_DOUBT = 1e-3
_NO_HEADING = 0.3
"""Doubt about the heading of a statement that has none: about as much as about one that is there."""
EVIDENCE = (
    "own",
    "heading",
    "no heading",
    "note",
    "headings",
    "no headings",
    "beside",
    "between",
    "number",
    "label",
    "whole",
    "headed",
    "one word",
    "few words",
)
"""What speaks for a reading or against it: doubts (as logarithms), and what is there."""
_ONE_WORD, _FEW_WORDS = 8, 20
"""Characters of statements that are as short as a word, and as a name or a label."""


class Certainty:
    """How sure the statements of a note are.

    Parameters
    ----------
    lines : sequence of Line
        All lines of the note.

    Examples
    --------
    >>> surely = Line(0, 20, "แม่บ้านคัดแยกขยะกันเอง", 0, True, kind="statement", certain=0.99)
    >>> hardly = surely._replace(certain=0.4)
    >>> Certainty([surely]).of([surely], []) > Certainty([hardly]).of([hardly], [])
    True
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        self._shift, *self._slopes = scale()
        doubts = [1 - line.certain for line in lines]
        headings = [doubt for doubt, line in zip(doubts, lines, strict=True) if line.kind == Kind.HEADING]
        self._index = {line.start: index for index, line in enumerate(lines)}
        self._above: list[int] = []
        last = -1
        for index, line in enumerate(lines):
            self._above.append(last)
            last = index if line.kind == Kind.HEADING else last
        self._note = _log(_mean(doubts))
        self._headings = _log(_mean(headings) if headings else 0.5)
        self._logs = [_log(doubt) for doubt in doubts]
        self._sums = [0.0]
        for doubt in doubts:
            self._sums.append(self._sums[-1] + doubt)
        self._none = not headings

    def of(self, block: Sequence[Line], headings: Sequence[Line]) -> float:
        """Return the chance that the statement on the lines `block` under `headings` is read right."""
        if all(line.certain == 1.0 for line in (*block, *headings[-1:])):
            return 1.0  # a person said so
        odds = self._shift + sum(map(mul, self._slopes, self.evidence(block, headings)))
        return round(1 / (1 + math.exp(-odds)), 3)

    def evidence(self, block: Sequence[Line], headings: Sequence[Line]) -> list[float]:
        """Return what speaks for the statement and against it, in the order of `EVIDENCE`."""
        first = block[0]
        index = self._index[first.start]
        own = sum([1 - line.certain for line in block]) if len(block) > 1 else 1 - first.certain
        heading = 1 - headings[-1].certain if headings else _NO_HEADING
        behind = index + len(block)
        beside = self._logs[max(index - 1, 0) : index] + self._logs[behind : behind + 1]
        return [
            _log(own),
            _log(heading),
            float(not headings),
            self._note,
            self._headings,
            float(self._none),
            max(beside, default=_NO_DOUBT),
            _log(self._sums[index] - self._sums[self._above[index] + 1]),
            float(bool(first.number)),
            float(first.start < first.body),
            _log(own + (heading if headings else 0.0)),
            float(first.kind == Kind.HEADED),
            float(len(first.words) < _ONE_WORD),
            float(len(first.words) < _FEW_WORDS),
        ]


@cache
def scale() -> tuple[float, ...]:
    """Return a shift and a slope for each of `EVIDENCE` (Platt 1999), made by ``benchmarks/strangers.py``."""
    rows = SCALE.read_text(encoding="utf-8").splitlines()
    return tuple(float(row.partition("\t")[2]) for row in rows if row[0] != "#")


def _mean(doubts: Sequence[float]) -> float:
    return sum(doubts) / len(doubts) if doubts else 0.0


def _log(doubt: float) -> float:
    return math.log(_LEAST_DOUBT + (doubt if doubt > 0.0 else 0.0))


_NO_DOUBT = _log(0.0)
