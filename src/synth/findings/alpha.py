"""Krippendorff's alpha, of values and of sets of codes, and its interval."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from itertools import combinations
from math import sqrt

import numpy as np
from scipy.sparse import csr_array, eye_array
from scipy.special import ndtr, stdtrit

from synth.findings.coefficients import Ratings, Tally, tally
from synth.findings.masi import Likeness, masi_distance, masi_likeness

FEWEST_GROUPS, DEFINED = 4, 0.95
"""From so many groups on, and with such a share of defined draws, there is an interval."""

_AT_ONCE, _CELLS = 50, 100_000
"""Draws that are reckoned together: a column each, as long as there are values; more where these are few."""


def krippendorff_alpha(
    ratings: Ratings | Tally,
    distance: Callable[..., float] | None = None,
    alike: Likeness | None = None,
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
    return float(_alpha(_disagreement(counted, distance).sum(), alike.met(margins), margins.sum()))


def alpha_interval(
    ratings: Ratings | Tally,
    groups: Sequence[Hashable],
    distance=None,
    draws: np.ndarray | None = None,
    alike: Likeness | None = None,
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
    alike : Likeness, optional
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
    counted = tally(ratings)
    group_number = {name: number for number, name in enumerate(dict.fromkeys(groups))}
    where = np.array([group_number[group] for group in groups], dtype=int)[counted.counts > 1]
    counted = counted.several
    alike = likeness(counted.values, distance) if alike is None else alike
    observed = np.bincount(where, _disagreement(counted, distance), minlength=len(group_number))
    if len(group_number) < FEWEST_GROUPS or not observed.any():
        return undefined
    draws = bootstrap_draws(len(group_number)) if draws is None else draws
    by_value = _by_group(counted, where, len(group_number))
    drawn = by_value.sum(axis=1) @ draws
    step = max(_AT_ONCE, _CELLS // len(counted.values))
    blocks = [slice(at, at + step) for at in range(0, draws.shape[1], step)]
    met = np.concatenate([alike.met(by_value.T @ draws[:, block]) for block in blocks])
    alphas = _alpha(observed @ draws, met, drawn)
    alphas = alphas[np.isfinite(alphas)]
    if len(alphas) < DEFINED * draws.shape[1]:
        return undefined
    tail = ndtr(-stdtrit(len(group_number) - 1, 0.975) * sqrt(len(group_number) / (len(group_number) - 1)))
    low, high = np.quantile(alphas, [tail, 1 - tail])
    return float(low), float(high)


def bootstrap_draws(groups: int, resamples: int = 1000, seed: int = 0) -> np.ndarray:
    """Say how often each of so many groups is drawn: a row a group, a column a resample."""
    rng = np.random.default_rng(seed)
    drawn = rng.multinomial(groups, np.full(groups, 1 / groups), size=resamples)
    return np.ascontiguousarray(drawn.T, dtype=float)


def likeness(values: list[Hashable], distance: Callable[..., float] | None) -> Likeness:
    """Say how alike (1 − distance) any two different values are."""
    own = eye_array(len(values), format="csr")
    if distance is None:
        return Likeness(own, own)
    if distance is masi_distance:
        return masi_likeness(values)
    alike = [1 - distance(a, b) for a in values for b in values]
    return Likeness(own, csr_array(np.array(alike, dtype=float).reshape(len(values), len(values))))


def _disagreement(counted: Tally, distance: Callable[..., float] | None) -> np.ndarray:
    """Sum the distances between the values of each unit, weighed by its number of values less one."""
    apart, values = np.zeros(len(counted.marks)), counted.values
    for a, b in combinations(counted.marks.T, 2):
        both = np.flatnonzero((a != b) & (a >= 0) & (b >= 0))
        pairs, which = np.unique(a[both] * len(values) + b[both], return_inverse=True)
        split = (divmod(int(pair), len(values)) for pair in pairs)
        far = [
            1.0 if distance is None else distance(values[first], values[second]) for first, second in split
        ]
        apart[both] += 2 * np.array(far)[which]
    return apart / np.maximum(counted.counts - 1, 1)


def _by_group(counted: Tally, where: np.ndarray, groups: int) -> csr_array:
    """Count how often each value was given in each group of units: groups × values."""
    unit, coder = np.nonzero(counted.marks >= 0)
    cells = where[unit], counted.marks[unit, coder]
    return csr_array((np.ones(len(unit)), cells), shape=(groups, len(counted.values)))


def _alpha(observed, met, total):
    """Alpha of one table or of many: what is expected is the disagreement of all pairs that may meet."""
    with np.errstate(invalid="ignore", divide="ignore"):
        expected = (total**2 - met) / (total - 1)
        return 1 - observed / np.where(expected > 0, expected, np.nan)
