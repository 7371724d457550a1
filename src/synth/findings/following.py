"""How often each code follows each other one, and what random orders of the statements give beside it."""

from __future__ import annotations

from math import nan

import numpy as np
from scipy.sparse import csr_array

_ROUNDING = 1e-9


def _following(unit: np.ndarray, lag: int) -> csr_array:
    """Say which statements follow which, at most so many on in the same unit: statements × statements."""
    steps = range(1, min(lag, len(unit) - 1) + 1)
    first = [np.flatnonzero(unit[step:] == unit[:-step]) for step in steps]
    then = [rows + step for rows, step in zip(first, steps, strict=True)]
    first, then = (np.concatenate([np.empty(0, int), *parts]) for parts in (first, then))
    return csr_array((np.ones(len(first), np.float32), (first, then)), shape=(len(unit), len(unit)))


def _beside(which: csr_array, marks: csr_array) -> csr_array:
    """Say for each statement which codes are on one of those beside it; few are, so only these are held."""
    neighbours = which @ marks
    neighbours.data[:] = 1
    return neighbours


class Followings:
    """How often each code follows each: overall, by source, and by source read backwards."""

    def __init__(self, marks: np.ndarray, unit: np.ndarray, source: np.ndarray, lag: int):
        self.marks, self.following = csr_array(marks), _following(unit, lag)
        after = _beside(self.following, self.marks)
        self.followed = (self.marks.T @ after).toarray().astype(int)
        last = np.append(unit[1:] != unit[:-1], True)
        self.bases = np.rint(marks[~last].sum(axis=0)).astype(int)
        before = _beside(self.following.T.tocsr(), self.marks)
        edges = np.flatnonzero(np.append(True, source[1:] != source[:-1]))[1:]
        self.by_source, self.backwards = (
            _by_source(marks, near.toarray(), edges) for near in (after, before)
        )


def _by_source(marks: np.ndarray, near: np.ndarray, edges: np.ndarray) -> np.ndarray:
    parts = zip(np.split(marks, edges), np.split(near, edges), strict=True)
    return np.array([np.rint(own.T @ other) for own, other in parts], dtype=np.float32)


def by_chance(counted: Followings, unit: np.ndarray, permutations: int, rng) -> tuple[np.ndarray, np.ndarray]:
    """Return what random orders give on the mean, and the share of them that are as far from it."""
    drawn = np.empty((permutations, *counted.followed.shape), dtype=np.float32)
    for number in range(permutations):
        mixed = counted.marks[np.argsort(unit + rng.random(len(unit)), kind="stable")]
        drawn[number] = (mixed.T @ _beside(counted.following, mixed)).toarray()
    expected = (drawn.sum(axis=0, dtype=float) + counted.followed) / (permutations + 1)
    away, own = np.abs(drawn - expected), np.abs(counted.followed - expected)
    return expected, (_farther(away, own).sum(axis=0) + 1) / (permutations + 1)


def _farther(away: np.ndarray, own: np.ndarray) -> np.ndarray:
    """Count 1 where a random reading is farther from chance than what is there, a half where it is as far."""
    return ((away > own + _ROUNDING) + (away >= own - _ROUNDING).astype(float)) / 2


def in_order(counted: Followings, permutations: int, rng) -> np.ndarray:
    """Share of readings, each source forwards or backwards, in which the two directions differ as much.

    Each source is counted both ways: with a lag above 1 the one is not the other turned round, as of two
    statements with a code one or both may be followed by what is before them.
    """
    forwards, backwards = (
        counts - counts.transpose(0, 2, 1) for counts in (counted.by_source, counted.backwards)
    )
    total, turning = forwards.sum(axis=0), backwards - forwards
    observed = np.abs(total)
    count = np.ones_like(observed)
    turned = np.array([rng.random(len(turning)) < 0.5 for _ in range(permutations)], dtype=np.float32)
    for moved in np.tensordot(turned, turning, 1):
        count += _farther(np.abs(total + moved), observed)
    differ = (np.abs(forwards) + np.abs(backwards)).sum(axis=0) > 0
    return np.where(differ, count / (permutations + 1), nan)
