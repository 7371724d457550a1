"""Coefficients of agreement between coders, each over a table of units × coders.

A cell holds what a coder said of a unit (any value that can be compared and hashed) or None where the coder
did not read it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence

import numpy as np

Ratings = Sequence[Sequence[Hashable]]


def krippendorff_alpha(ratings: Ratings, distance: Callable[..., float] | None = None) -> float:
    """Krippendorff's alpha; nominal, or with the `distance` given.

    Uses every unit with at least two values. NaN where only one value occurs: there is nothing to tell
    apart.

    Notes
    -----
    Krippendorff, K. (2011). *Computing Krippendorff's Alpha-Reliability*: one minus observed over expected
    disagreement, from the coincidences of values within units.

    Examples
    --------
    >>> round(krippendorff_alpha(list(zip("0100000010", "1110010000"))), 6)
    0.095238
    """
    values, counts = _tally(ratings)
    apart = _distances(values, distance)
    return float(_alpha(_disagreement(counts, apart).sum(), counts.sum(axis=0), apart))


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


def percent_agreement(ratings: Ratings) -> float:
    """Share (0–1) of the units on which all coders say the same; units that not all read are left out.

    Examples
    --------
    >>> percent_agreement([("ก", "ก"), ("ก", "ข"), ("ก", None)])
    0.5
    """
    common = _common(ratings)
    return sum(len(set(unit)) == 1 for unit in common) / len(common) if common else float("nan")


def kappa(ratings: Ratings) -> float:
    """Cohen's kappa for two coders, Fleiss' for more; over the units that all of them read.

    Notes
    -----
    Cohen, J. (1960). *Educational and Psychological Measurement*, 20, 37–46. Fleiss, J. L. (1971).
    *Psychological Bulletin*, 76, 378–382.

    Examples
    --------
    >>> kappa([(1, 1), (1, 0), (0, 0), (0, 0)])
    0.5
    """
    common = _common(ratings)
    if not common:
        return float("nan")
    counts = [Counter(unit) for unit in common]
    coders, values = len(common[0]), set().union(*counts)
    observed = np.mean([sum(n * (n - 1) for n in unit.values()) / (coders * (coders - 1)) for unit in counts])
    if coders == 2:
        first, second = (Counter(column) for column in zip(*common, strict=True))
        chance = sum(first[value] * second[value] for value in values) / len(common) ** 2
    else:
        chance = sum((sum(unit[value] for unit in counts) / (len(common) * coders)) ** 2 for value in values)
    return float((observed - chance) / (1 - chance)) if chance < 1 else float("nan")


def gwet_ac1(ratings: Ratings) -> float:
    """Gwet's AC1, which stays sensible where nearly all answers are alike.

    Observed agreement over the units with at least two values, chance from all values given. NaN where
    only one value occurs.

    Notes
    -----
    Gwet, K. L. (2008). Computing inter-rater reliability and its variance in the presence of high
    agreement. *British Journal of Mathematical and Statistical Psychology*, 61, 29–48.

    Examples
    --------
    >>> pairs = [(1, 1)] * 118 + [(1, 0)] * 5 + [(0, 1)] * 2
    >>> round(gwet_ac1(pairs), 6), round(kappa(pairs), 6)
    (0.940776, -0.023392)
    """
    units = [Counter(value for value in unit if value is not None) for unit in ratings]
    units = [unit for unit in units if unit]
    values = sorted(set().union(*units), key=str)
    several = [unit for unit in units if unit.total() > 1]
    if not several or len(values) < 2:
        return float("nan")
    observed = np.mean(
        [sum(n * (n - 1) for n in unit.values()) / (unit.total() * (unit.total() - 1)) for unit in several]
    )
    share = np.array([np.mean([unit[value] / unit.total() for unit in units]) for value in values])
    chance = (share * (1 - share)).sum() / (len(values) - 1)
    return float((observed - chance) / (1 - chance))


def alpha_interval(
    ratings: Ratings, groups: Sequence[Hashable], distance=None, draws: np.ndarray | None = None
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
        How often each group is drawn, a row a resample; `bootstrap_draws` by default.

    Returns
    -------
    low, high : float
        NaN with fewer than two groups, where all agree (every draw would say so), or where alpha is
        undefined in over half of the draws.
    """
    undefined = float("nan"), float("nan")
    place = {name: number for number, name in enumerate(dict.fromkeys(groups))}
    values, counts = _tally(ratings)
    apart = _distances(values, distance)
    observed, margins = np.zeros(len(place)), np.zeros((len(place), len(values)))
    where = [place[group] for group in groups]
    np.add.at(observed, where, _disagreement(counts, apart))
    np.add.at(margins, where, counts)
    if len(place) < 2 or not observed.any():
        return undefined
    draws = bootstrap_draws(len(place)) if draws is None else draws
    alphas = _alpha(draws @ observed, draws @ margins, apart)
    alphas = alphas[np.isfinite(alphas)]
    if len(alphas) < len(draws) / 2:
        return undefined
    low, high = np.quantile(alphas, [0.025, 0.975])
    return float(low), float(high)


def bootstrap_draws(groups: int, resamples: int = 1000, seed: int = 0) -> np.ndarray:
    """Say how often each of so many groups is drawn, a row a resample."""
    rng = np.random.default_rng(seed)
    return rng.multinomial(groups, np.full(groups, 1 / groups), size=resamples).astype(float)


def _tally(ratings: Ratings) -> tuple[list[Hashable], np.ndarray]:
    """Count each value in each unit (units × values); units with fewer than two values count nothing."""
    values = sorted({value for unit in ratings for value in unit if value is not None}, key=str)
    place = {value: number for number, value in enumerate(values)}
    counts = np.zeros((len(ratings), len(values)))
    cells = [(row, place[value]) for row, unit in enumerate(ratings) for value in unit if value is not None]
    if cells:
        np.add.at(counts, tuple(zip(*cells, strict=True)), 1)
    counts[counts.sum(axis=1) < 2] = 0
    return values, counts


def _distances(values: list[Hashable], distance: Callable[..., float] | None) -> np.ndarray:
    size = len(values)
    apart = [distance(a, b) if distance else float(a != b) for a in values for b in values]
    return np.array(apart, dtype=float).reshape(size, size)


def _disagreement(counts: np.ndarray, apart: np.ndarray) -> np.ndarray:
    """Sum the distances between the values of each unit, weighed by its number of values less one."""
    return ((counts @ apart) * counts).sum(axis=1) / np.maximum(counts.sum(axis=1) - 1, 1)


def _alpha(observed, margins: np.ndarray, apart: np.ndarray):
    """Alpha from observed disagreement and how often each value occurs, of one table or of many (rows)."""
    with np.errstate(invalid="ignore", divide="ignore"):
        expected = ((margins @ apart) * margins).sum(axis=-1) / (margins.sum(axis=-1) - 1)
        return 1 - observed / np.where(expected > 0, expected, np.nan)


def _common(ratings: Ratings) -> list[tuple]:
    return [tuple(unit) for unit in ratings if len(unit) > 1 and all(value is not None for value in unit)]
