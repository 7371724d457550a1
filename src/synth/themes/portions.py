"""More statements than can be looked at together, in portions that each hold what people have judged."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby
from operator import itemgetter
from typing import TYPE_CHECKING
from zlib import compress, decompress

import numpy as np

from synth.themes.kept import digest

if TYPE_CHECKING:
    import pandas as pd

LARGE = 20_000
"""With more statements than this, they are looked at in portions."""

PORTION = 10_000
"""Statements of a portion, about; with what was judged it takes some hundred MB."""

JUDGED = 4_000
"""So many judged statements stand in each portion; no more are learnt from at a time."""


def portions(
    texts: Sequence[str], ids: Sequence, judged: np.ndarray, seed: int = 0
) -> Iterator[tuple[list[int], list[int]]]:
    """Divide statements by lot, so that equal texts stay together and the order of rows does not matter.

    Parameters
    ----------
    texts, ids : sequence
    judged : ndarray of bool
        Statements that people have coded or dismissed a code of.
    seed : int

    Returns
    -------
    iterator of (list of int, list of int)
        Rows that are looked at together, and those of them to which this portion gives the answer; each row
        has one answer. Few statements are one portion, as they stand.

    Examples
    --------
    >>> list(portions(["ผู้นำ", "ป่า"], ["a", "b"], np.array([False, True])))
    [([0, 1], [0, 1])]
    """
    if len(texts) <= LARGE:
        yield list(range(len(texts))), list(range(len(texts)))
        return
    lots = [digest(text, seed + 1) for text in texts]
    order = sorted(range(len(texts)), key=lambda row: (lots[row], str(ids[row])))
    teaching = [row for row in order if judged[row]][:JUDGED]
    in_all = set(teaching)
    number = max(-(-(len(texts) - len(teaching)) // PORTION), 1)
    parts: list[list[int]] = [[] for _ in range(number)]
    for row in order:
        if row not in in_all:
            parts[int.from_bytes(lots[row][:4], "big") % number].append(row)
    for position, part in enumerate(parts):
        answered = [*teaching, *part] if position == 0 else part
        if answered:
            yield [*teaching, *part], answered


def acts_on(ids: list, acts: pd.DataFrame | None) -> pd.DataFrame | None:
    """Take the acts on some statements: of a million there are many, and each portion would look at all."""
    return acts[acts["statement_id"].isin(ids)] if acts is not None and len(acts) else acts


def in_order(found: Iterable[list[tuple]]) -> Iterator[list[tuple]]:
    """Give what portions answer in the order of the statements, a block of statements at a time.

    Until all have answered it waits packed, and in memory: a killed program leaves nobody's words in a file.

    Parameters
    ----------
    found : iterable of list of tuple
        Of each portion, the statement's place first; what is said of one statement keeps its order.

    Examples
    --------
    >>> list(in_order([[(2, "ป่า"), (0, "ผู้นำ")], [(1, "น้ำ"), (1, "งบ")]]))
    [[(0, 'ผู้นำ'), (1, 'น้ำ'), (1, 'งบ'), (2, 'ป่า')]]
    """
    waiting: dict[int, list[bytes]] = {}
    for rows in found:
        for block, some in groupby(sorted(rows, key=itemgetter(0)), key=lambda row: row[0] // PORTION):
            waiting.setdefault(block, []).append(compress(pickle.dumps(list(some)), 1))
    for block in sorted(waiting):
        parts = (pickle.loads(decompress(part)) for part in waiting.pop(block))
        yield sorted(chain.from_iterable(parts), key=itemgetter(0))
