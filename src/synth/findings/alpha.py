"""Krippendorff's alpha, of values and of sets of codes, and its interval."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from itertools import combinations, product
from math import sqrt

import numpy as np
from scipy.sparse import csr_array, eye_array
from scipy.special import ndtr, stdtrit

from synth.findings.coefficients import Ratings, Tally, tally

FEWEST_GROUPS, DEFINED = 4, 0.95
"""From so many groups on, and with such a share of defined draws, there is an interval."""


def krippendorff_alpha(
    ratings: Ratings | Tally,
    distance: Callable[..., float] | None = None,
    alike: csr_array | None = None,
) -> float:
    """Krippendorff's alpha; nominal, or with the `distance` given.

    Uses every unit with at least two values. NaN where only one value occurs: there is nothing to tell
    apart. Who also asks for the interval finds `alike` once for both, see `likeness`.

    Notes
    -----
    Krippendorff, K. (2011). *Computing Krippendorff's Alpha-Reliability*: one minus observed over expected
    disagreement, from the coincidences of values within units.

    Examples
    --------
    >>> round(krippendorff_alpha(list(zip("0100000010", "1110010000"))), 6)
    0.095238
    """
    counted = tally(ratings).several
    alike = likeness(counted.values, distance) if alike is None else alike
    margins = counted.margins.astype(float)
    return float(_alpha(_disagreement(counted, distance).sum(), margins, alike, margins.sum()))


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


def alpha_interval(
    ratings: Ratings | Tally,
    groups: Sequence[Hashable],
    distance=None,
    draws: np.ndarray | None = None,
    alike: csr_array | None = None,
) -> tuple[float, float]:
    """Interval (95 %) of alpha by drawing whole `groups` of units again with replacement.

    Statements of one document are not independent, so documents are drawn where there are several.

    Parameters
    ----------
    ratings : sequence of sequences
    groups : sequence
        The group of each unit (its source, or the unit itself).
    distance : callable, optional
    draws : ndarray, optional
        How often each group is drawn; `bootstrap_draws` by default.
    alike : sparse array, optional
        See `likeness`.

    Returns
    -------
    low, high : float
        NaN with fewer than four groups, where all agree (every draw would say so), or where alpha is
        undefined in more than a twentieth of the draws: what it rests on is then in two or three groups.

    Notes
    -----
    Percentiles are widened for few groups: Hesterberg, T. C. (2015). What teachers should know about the
    bootstrap. *The American Statistician*, 69, 371–386. How often they hold the truth is in `benchmarks/`.
    """
    undefined = float("nan"), float("nan")
    counted, place = tally(ratings), {name: number for number, name in enumerate(dict.fromkeys(groups))}
    where = np.array([place[group] for group in groups], dtype=int)[counted.given > 1]
    counted = counted.several
    alike = likeness(counted.values, distance) if alike is None else alike
    observed = np.bincount(where, _disagreement(counted, distance), minlength=len(place))
    if len(place) < FEWEST_GROUPS or not observed.any():
        return undefined
    draws = bootstrap_draws(len(place)) if draws is None else draws
    by_value = _by_group(counted, where, len(place))
    drawn = by_value.sum(axis=1) @ draws
    if len(place) < len(counted.values):  # the same sums, over groups instead of values
        by_value, alike = None, by_value @ alike @ by_value.T
    alphas = _alpha(observed @ draws, draws if by_value is None else by_value.T @ draws, alike, drawn)
    alphas = alphas[np.isfinite(alphas)]
    if len(alphas) < DEFINED * draws.shape[1]:
        return undefined
    tail = ndtr(-stdtrit(len(place) - 1, 0.975) * sqrt(len(place) / (len(place) - 1)))
    low, high = np.quantile(alphas, [tail, 1 - tail])
    return float(low), float(high)


def bootstrap_draws(groups: int, resamples: int = 1000, seed: int = 0) -> np.ndarray:
    """Say how often each of so many groups is drawn: a row a group, a column a resample."""
    rng = np.random.default_rng(seed)
    drawn = rng.multinomial(groups, np.full(groups, 1 / groups), size=resamples)
    return np.ascontiguousarray(drawn.T, dtype=float)


def likeness(values: list[Hashable], distance: Callable[..., float] | None) -> csr_array:
    """Say how alike (1 − distance) any two different values are; stored only where they are at all.

    Of thousands of different sets of codes few share a code with a given one.
    """
    if distance is None:
        return eye_array(len(values), format="csr")
    if distance is masi_distance:
        return _masi_likeness(values)
    alike = [1 - distance(a, b) for a in values for b in values]
    return csr_array(np.array(alike, dtype=float).reshape(len(values), len(values)))


def _masi_likeness(sets: list[frozenset]) -> csr_array:
    places = {member: place for place, member in enumerate(sorted(set().union(*sets), key=str))}
    # two empty sets agree, as if they had a member that no other has
    members = [[places[member] for member in one] or [len(places)] for one in sets]
    sizes = np.array([len(one) for one in members], dtype=np.int32)
    ends = np.append(0, sizes.cumsum()).astype(int)
    columns = np.array([member for one in members for member in one], dtype=int)
    holds = csr_array((np.ones(len(columns), np.int32), columns, ends), shape=(len(sets), len(places) + 1))
    alike = holds @ holds.T  # how many members two sets share: looked up, as there are millions of pairs
    wide = int(sizes.max(initial=0)) + 1
    table = np.array([_masi(*which) for which in product(range(wide), repeat=3)])
    place = np.repeat(sizes * wide**2, np.diff(alike.indptr))
    place += (sizes * wide)[alike.indices]  # in place: each of these arrays may have a hundred megabytes
    place += alike.data
    return csr_array((table[place], alike.indices, alike.indptr), shape=alike.shape)


def _masi(a: int, b: int, shared: int) -> float:
    """Say how alike two sets of such sizes are."""
    if not 0 < shared <= min(a, b):
        return 0
    if shared == max(a, b):
        return 1
    return shared / (a + b - shared) * (2 / 3 if shared == min(a, b) else 1 / 3)


def _disagreement(counted: Tally, distance: Callable[..., float] | None) -> np.ndarray:
    """Sum the distances between the values of each unit, weighed by its number of values less one."""
    apart, values = np.zeros(len(counted.said)), counted.values
    for a, b in combinations(counted.said.T, 2):
        both = np.flatnonzero((a != b) & (a >= 0) & (b >= 0))
        pairs, which = np.unique(a[both] * len(values) + b[both], return_inverse=True)
        split = (divmod(int(pair), len(values)) for pair in pairs)
        far = [1.0 if distance is None else distance(values[one], values[other]) for one, other in split]
        apart[both] += 2 * np.array(far)[which]
    return apart / np.maximum(counted.given - 1, 1)


def _by_group(counted: Tally, where: np.ndarray, groups: int) -> csr_array:
    """Count how often each value was given in each group of units: groups × values."""
    unit, coder = np.nonzero(counted.said >= 0)
    cells = where[unit], counted.said[unit, coder]
    return csr_array((np.ones(len(unit)), cells), shape=(groups, len(counted.values)))


def _alpha(observed, drawn: np.ndarray, alike: csr_array, total):
    """Alpha of one table or of many (columns): what is expected is the disagreement of all pairs drawn."""
    with np.errstate(invalid="ignore", divide="ignore"):
        expected = (total**2 - ((alike @ drawn) * drawn).sum(axis=0)) / (total - 1)
        return 1 - observed / np.where(expected > 0, expected, np.nan)
