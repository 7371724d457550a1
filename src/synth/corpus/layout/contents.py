"""Columns of a table: how likely each holds findings, who tells them, what rows are about, or something else.

Heads are worded in more ways than lists have; so what a column holds is learnt from tables of people who had
not seen the program (``benchmarks/columns.py``): from its head, from what its cells are like, from the
columns beside it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path

from synth.corpus.layout.asked_heads import ASKS, lets_choose
from synth.corpus.layout.callings import called_by_name, has_an_unknown_name
from synth.corpus.layout.column_heads import SAID, speaker_column
from synth.corpus.layout.people import how_named
from synth.corpus.layout.signs_of_columns import BEHIND, evidence

WEIGHTS = Path(__file__).with_name("contents.tsv")
NO_FINDINGS, ASKED_FOR, NONE_AT_ALL = 0.15, 0.01, 0.04
"""Below the first a column holds no findings, below the second one whose head asks for words; if all are, and
below the third, the table holds none."""


TELLS_THEM = 0.25
"""Above it a column of names says who tells what is headed as somebody's words."""


class Contents(StrEnum):
    """What a column holds."""

    FINDINGS = "findings"
    SPEAKER = "speaker"
    TOPIC = "topic"
    OTHER = "other"


KINDS = tuple(Contents)


def contents_of(
    heads: Sequence[str], columns: Sequence[Sequence[str]], weighing: Mapping[str, tuple] | None = None
) -> list[dict[Contents, float]]:
    """Return how likely each column of a table holds what.

    Parameters
    ----------
    heads : sequence of str
        The heads of the columns; empty where there is none.
    columns : sequence of sequence of str
        The cells of each column, without heads.
    weighing : mapping of str to tuple of float, optional
        Else the weights that come with the program (multinomial logistic regression).

    Examples
    --------
    >>> heads = ["ใคร", "สิ่งที่เล่า", "โทร"]
    >>> columns = [["ป้าศรี", "ลุงดำ"], ["ถังไม่พอสำหรับทุกบ้าน", "รถมาช้าทุกวัน"], ["081", ""]]
    >>> [str(max(chances, key=chances.get)) for chances in contents_of(heads, columns)]
    ['speaker', 'findings', 'other']
    """
    if weighing is None:
        return _contents_of(tuple(heads), tuple(map(tuple, columns)))
    return _weighed(heads, columns, weighing)


@lru_cache(8)
def _contents_of(heads: tuple[str, ...], columns: tuple[tuple[str, ...], ...]) -> list[dict[Contents, float]]:
    """Weigh as the program does; asked of a table for what it holds, and for who speaks."""
    return _weighed(heads, columns, weights())


def _weighed(
    heads: Sequence[str], columns: Sequence[Sequence[str]], weighing: Mapping[str, tuple]
) -> list[dict[Contents, float]]:
    found = []
    for signs in evidence(heads, columns):
        known = [weighing[sign] for sign in ("", *signs) if sign in weighing]
        # sets have no order, and sums of floats have one: exact sums are the same in every process
        totals = [math.fsum(one[at] for one in known) for at in range(len(KINDS))]
        most = max(totals)
        odds = [math.exp(total - most) for total in totals]
        whole = math.fsum(odds)
        found.append({kind: odd / whole for kind, odd in zip(KINDS, odds, strict=True)})
    return found


def chances_of_findings(heads: Sequence[str], columns: Sequence[Sequence[str]]) -> list[float]:
    """Return how likely each column of a table holds findings (see `contents_of`).

    Examples
    --------
    >>> columns = [["ญ1", "ช2"], ["ถังไม่พอสำหรับทุกบ้าน", "รถมาช้าทุกวัน"]]
    >>> [round(chance, 1) for chance in chances_of_findings(["รหัส", "สิ่งที่เล่า"], columns)]
    [0.0, 1.0]
    """
    return [one[Contents.FINDINGS] for one in contents_of(heads, columns)]


def without_findings(heads: Sequence[str], chances: Sequence[float]) -> set[int]:
    """Return the columns of a table that hold no findings; less surely so where a head asks for words.

    Examples
    --------
    >>> sorted(without_findings(["รหัส", "เพศ", "เป็นสมาชิกมา"], [0.0, 0.01, 0.02]))
    [0, 1, 2]
    """
    without = {
        index
        for index, (head, chance) in enumerate(zip(heads, chances, strict=True))
        if chance < (ASKED_FOR if ASKS.search(head) and not lets_choose(head) else NO_FINDINGS)
    }
    if len(without) == len(chances) and max(chances, default=0.0) >= NONE_AT_ALL:
        without.remove(chances.index(max(chances)))
    return without


def speaks_in(heads: Sequence[str], columns: Sequence[Sequence[str]]) -> int | None:
    """Return the column that says who tells the findings: as its head says, else as is learnt of columns.

    What is learnt counts where all findings are headed as somebody's words, and beside most stands a name.

    Examples
    --------
    >>> said = ["คนคุมตาชั่งต้องไม่ใช่คนคุมเงิน", "อย่ารอสิ้นปี"]
    >>> speaks_in(["ใคร", "ว่าอย่างไร"], [["ป้านิด", "ครูโจ้"], said])
    0
    >>> speaks_in(["ใคร", "ทำอะไร"], [["ป้านิด", "ครูโจ้"], said])
    >>> speaks_in(["อาชีพ", "พูดว่า"], [["ประมง", "ค้าขาย"], said])
    """
    if (by_head := speaker_column(heads)) is not None or not any(map(SAID.match, heads)):
        return by_head
    found = contents_of(heads, columns)
    told = [head for head, one in zip(heads, found, strict=True) if one[Contents.FINDINGS] > BEHIND]
    likely = max(range(len(heads)), key=lambda index: found[index][Contents.SPEAKER])
    cells = [cell for cell in map(str.strip, columns[likely]) if cell]
    named = 2 * sum(how_named(cell) > 0 or has_an_unknown_name(cell) for cell in cells) > len(cells)
    tells_them = found[likely][Contents.SPEAKER] > TELLS_THEM and called_by_name(cells)
    return likely if told and all(map(SAID.match, told)) and tells_them and named else None


@cache
def weights() -> dict[str, tuple[float, ...]]:
    """Return what each piece of evidence weighs for each kind; made by ``benchmarks/columns.py``."""
    rows = WEIGHTS.read_text(encoding="utf-8").splitlines()
    parts = (row.split("\t") for row in rows if row and not row.startswith("# "))
    return {sign: tuple(map(float, of_kinds)) for sign, *of_kinds in parts}
