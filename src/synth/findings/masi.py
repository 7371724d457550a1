"""How alike sets of codes are: MASI, of two sets and of all pairs of many, which are never listed."""

from __future__ import annotations

from itertools import combinations, product
from math import comb
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_array, eye_array


class Likeness(NamedTuple):
    """How alike values are, two by two: the square matrix is ``parts.T @ kin @ parts``.

    Attributes
    ----------
    parts : sparse array
        Parts × values: of what each value is made; values themselves where they have no parts.
    kin : sparse array
        Parts × parts: how much two parts have to do with each other.
    """

    parts: csr_array
    kin: csr_array

    def met(self, times: np.ndarray) -> np.ndarray:
        """Sum the likeness of all pairs, each value there so many times; of many columns, each by itself.

        Examples
        --------
        >>> Likeness(eye_array(2, format="csr"), eye_array(2, format="csr")).met(np.array([3.0, 1.0]))
        np.float64(10.0)
        """
        parts = self.parts @ times
        return ((self.kin @ parts) * parts).sum(axis=0)


def masi_distance(a: frozenset, b: frozenset) -> float:
    """Distance of two sets of codes: 1 − Jaccard × monotonicity (1, 2/3, 1/3 or 0).

    Two empty sets (both coders read the statement and gave no code) agree fully.

    Notes
    -----
    Passonneau, R. (2006). Measuring agreement on set-valued items (MASI). *LREC*.

    Examples
    --------
    >>> round(masi_distance(frozenset({"trust", "team"}), frozenset({"team", "need"})), 4)
    0.8889
    """
    if a == b:
        return 0.0
    shared = a & b
    if not shared:
        return 1.0
    monotone = 2 / 3 if a <= b or b <= a else 1 / 3
    return 1 - len(shared) / len(a | b) * monotone


def masi_likeness(sets: list[frozenset]) -> Likeness:
    """Say how alike any two different sets are.

    What two sets share is told by their sizes and by how many subsets they have in common; tens of thousands
    of sets of a few codes have far fewer subsets than pairs. Of sets of very many codes the pairs are taken.

    Examples
    --------
    >>> sets = [frozenset({"team"}), frozenset({"team", "trust"}), frozenset({"need"})]
    >>> alike = masi_likeness(sets)
    >>> (alike.parts.T @ alike.kin @ alike.parts).toarray().round(3).tolist()
    [[1.0, 0.333, 0.0], [0.333, 1.0, 0.0], [0.0, 0.0, 1.0]]
    """
    places = {member: number for number, member in enumerate(sorted(set().union(*sets), key=str))}
    # two empty sets agree, as if they had a member that no other has
    members = [sorted(places[member] for member in codes) or [len(places)] for codes in sets]
    sizes = np.array([len(codes) for codes in members], dtype=int)
    if (2.0**sizes).sum() >= len(sets) ** 2:
        return Likeness(eye_array(len(sets), format="csr"), _by_pairs(members, sizes, len(places) + 1))
    return _by_subsets(members, sizes, len(places) + 1)


def _by_pairs(members: list[list[int]], sizes: np.ndarray, codes: int) -> csr_array:
    ends = np.append(0, sizes.cumsum())
    columns = np.array([member for row in members for member in row], dtype=int)
    holds = csr_array((np.ones(len(columns), np.int32), columns, ends), shape=(len(members), codes))
    alike = (holds @ holds.T).tocoo()
    wide = sizes.max(initial=0) + 1
    table = np.array([_masi(*which) for which in product(range(wide), repeat=3)]).reshape([wide] * 3)
    data = table[sizes[alike.row], sizes[alike.col], alike.data]
    return csr_array((data, (alike.row, alike.col)), shape=alike.shape)


def _masi(a: int, b: int, shared: int) -> float:
    """Say how alike two sets of such sizes are."""
    if not 0 < shared <= min(a, b):
        return 0
    if shared == max(a, b):
        return 1
    return shared / (a + b - shared) * (2 / 3 if shared == min(a, b) else 1 / 3)


def _by_subsets(members: list[list[int]], sizes: np.ndarray, codes: int) -> Likeness:
    """Take as parts each subset of codes among sets of each size, and all that one set has alone as one."""
    value, subset, length = _subsets(members, sizes, codes)
    weights = _weights(sizes.max(initial=0))
    lone = (np.bincount(subset) == 1)[subset]
    own = sizes[value]
    alone = np.bincount(value[lone], weights[length, own, own][lone], minlength=len(sizes))
    value, subset, length, own = (each[~lone] for each in (value, subset, length, own))
    keys, part = np.unique(subset * len(weights) + own, return_inverse=True)
    subset_of, size_of = np.divmod(keys, len(weights))
    length_of = np.zeros(len(keys), dtype=int)
    length_of[part] = length
    shape = int(subset.max(initial=-1)) + 1, len(keys)
    under = csr_array((np.ones(len(keys)), (subset_of, np.arange(len(keys)))), shape=shape)
    pairs = (under.T @ under).tocoo()
    kin = weights[length_of[pairs.row], size_of[pairs.row], size_of[pairs.col]]
    n, k = len(sizes), len(keys)
    rows, columns = np.append(np.arange(n), n + part), np.append(np.arange(n), value)
    parts = csr_array((np.ones(len(rows)), (rows, columns)), shape=(n + k, n))
    at = np.append(np.arange(n), n + pairs.row), np.append(np.arange(n), n + pairs.col)
    return Likeness(parts, csr_array((np.append(alone, kin), at), shape=(n + k, n + k)))


def _subsets(members: list[list[int]], sizes: np.ndarray, codes: int) -> tuple[np.ndarray, ...]:
    """List the subsets of all sets, none empty: whose it is, which it is, and how many codes it has."""
    wide = sizes.max(initial=0)
    whose: list[list[np.ndarray]] = [[] for _ in range(wide + 1)]
    subsets: list[list[np.ndarray]] = [[] for _ in range(wide + 1)]
    for size in np.unique(sizes):
        of_size = np.flatnonzero(sizes == size)
        held = np.array([members[index] for index in of_size])
        for length in range(1, size + 1):
            ways = np.array(list(combinations(range(size), length)))
            subsets[length].append(held[:, ways].reshape(-1, length))
            whose[length].append(np.repeat(of_size, len(ways)))
    parts, before = [], 0
    for length in range(1, wide + 1):
        rows = np.concatenate(subsets[length])
        which = np.zeros(len(rows), dtype=int)
        for column in rows.T:  # numbered anew after each code, or the numbers would not fit
            which = np.unique(which * codes + column, return_inverse=True)[1]
        parts.append((np.concatenate(whose[length]), before + which, np.full(len(rows), length)))
        before += which.max() + 1
    return tuple(np.concatenate(each) for each in zip(*parts, strict=True))


def _weights(wide: int) -> np.ndarray:
    """Weigh a shared subset, by its length and the sizes of two sets, so that all of them add up to MASI.

    Two sets that share s codes share C(s, t) subsets of t codes.
    """
    weights = np.zeros((wide + 1,) * 3)
    for a, b in product(range(1, wide + 1), repeat=2):
        for t in range(1, min(a, b) + 1):
            weights[t, a, b] = sum((-1) ** (t - s) * comb(t, s) * _masi(a, b, s) for s in range(1, t + 1))
    return weights
