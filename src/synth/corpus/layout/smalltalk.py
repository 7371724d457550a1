"""What people only ask or say by the way in a talk: it stays their words, and is no finding."""

from __future__ import annotations

import math
from collections.abc import Container, Mapping, Sequence
from itertools import pairwise

from synth.corpus.layout.asking import asks_something, may_ask
from synth.corpus.layout.lines import STATEMENTS, Kind, Line
from synth.corpus.layout.talk import Turn, chances

_TOLD = frozenset((Kind.STATEMENT, Kind.TURN))
_SEVERAL = 6
"""Turns that make a talk: names beside a few cards or answers make none."""
_LIMIT = 0.2
"""A turn that tells something less likely is left out. In files of people who had not seen the program, of
which nothing was learnt, that took 3 of 683 findings and let 69 of 350 others in (``benchmarks/talk.py``)."""

_SURELY, _SURE = 0.05, 3
"""What so little likely tells something surely does not, and turns of that kind in a talk that is led."""


def without_small_talk(
    lines: Sequence[Line], messages: Container[int] = frozenset(), leaning: Mapping[int, float] | None = None
) -> list[Line]:
    r"""Leave out of the analysis what is asked or said by the way, where several people talk.

    Parameters
    ----------
    lines : sequence of Line
        With their kinds and speakers.
    messages : container of int
        Where messages begin: a format says that these are a talk.
    leaning : mapping of int to float, optional
        By where a line begins, what a person taught speaks for a finding there (log odds).

    Examples
    --------
    >>> from synth.corpus.layout.read import read_lines
    >>> said = "ครูนิด: อะไรที่ได้ผลบ้างคะ\nลุงดำ: ขุดสระแล้วน้ำพอทั้งแล้ง\nครูนิด: ดีจังค่ะลุง\nป้าศรี: ปลูกผักขายได้ทุกวัน\n"
    >>> lines = read_lines(said + "ลุงดำ: ครูเปิดกล้องด้วย\nครูนิด: ได้จ้า")
    >>> [str(line.kind) for line in lines]
    ['question', 'turn', 'aside', 'turn', 'aside', 'empty']
    """
    done = list(lines)
    for places in _talks(lines):
        begins = [lines[own[0]] for own in places]
        turns = [
            Turn(line.speaker, " ".join(lines[place].words for place in own))
            for line, own in zip(begins, places, strict=True)
        ]
        if len(turns) < _SEVERAL or len({turn.speaker for turn in turns}) == 1:
            continue
        of_turns = chances(turns)
        led = _is_led(turns, of_turns) or _has_leader(turns, of_turns)
        if not (any(line.start in messages for line in begins) or led):
            continue
        for (place, *_), line, turn, alone in zip(places, begins, turns, of_turns, strict=True):
            chance = _leant(alone, (leaning or {}).get(line.start, 0.0))
            if line.kind in _TOLD and chance < _LIMIT:
                kind = Kind.QUESTION if _asks(turn) else Kind.ASIDE
                done[place] = line._replace(kind=kind, certain=1 - chance)
            elif line.start in messages:
                done[place] = line._replace(certain=chance)
    return done


def _leant(chance: float, leaning: float) -> float:
    return chance / (chance + (1 - chance) * math.exp(-leaning))


def _talks(lines: Sequence[Line]) -> list[list[list[int]]]:
    """Return the places of the lines of turns: of the text, and of each column of tables.

    The parts of a table, one below the other, are one talk.
    """
    talks: dict[str, list[list[int]]] = {}
    for place, line in enumerate(lines):
        talk = talks.setdefault(line.column, [])
        if line.kind in STATEMENTS and line.speaker:
            talk.append([place])
        elif line.kind == Kind.MORE and talk and talk[-1][-1] == place - 1:
            talk[-1].append(place)
    done: list[list[list[int]]] = []
    above = ""
    for column, talk in ((column, talk) for column, talk in talks.items() if talk):
        if column and above and done[-1][-1][-1] < talk[0][0]:
            done[-1] += talk
        else:
            done.append(talk)
        above = column
    return done


def _is_led(turns: Sequence[Turn], of_turns: Sequence[float]) -> bool:
    """Say whether somebody asks and several turns surely tell nothing: beside cards one may complain."""
    return any(map(_asks, turns)) and sum(chance < _SURELY for chance in of_turns) >= _SURE


def _has_leader(turns: Sequence[Turn], of_turns: Sequence[float]) -> bool:
    """Say whether somebody who asks is answered by others, and tells nothing in most of several turns."""
    own: dict[str, list[int]] = {}
    for place, (turn, below) in enumerate(pairwise(turns)):
        if turn.speaker != below.speaker:
            own.setdefault(turn.speaker, []).append(place)
    return any(
        any(_asks(turns[place]) for place in places)
        and sum(of_turns[place] < _LIMIT for place in places) >= max(_SURE, len(places) / 2 + 0.5)
        for places in own.values()
    )


def _asks(turn: Turn) -> bool:
    return asks_something(turn.words) or may_ask(turn.words)
