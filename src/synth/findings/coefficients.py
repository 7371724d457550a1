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
    values, coincidences = _coincidences(ratings)
    if len(values) < 2:
        return float("nan")
    apart = np.array([[distance(a, b) if distance else float(a != b) for b in values] for a in values])
    n = coincidences.sum(axis=1)
    expected = n @ apart @ n / (n.sum() - 1)
    return float(1 - (coincidences * apart).sum() / expected) if expected else float("nan")


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
    ratings: Ratings, groups: Sequence[Hashable], distance=None, resamples: int = 1000, seed: int = 0
) -> tuple[float, float]:
    """Interval (95 %) of alpha by drawing whole `groups` of units again with replacement.

    Statements of one document are not independent, so documents are drawn where there are several.

    Parameters
    ----------
    ratings : sequence of sequences
    groups : sequence
        The group of each unit (its source, or the unit itself).
    distance : callable, optional
    resamples : int
    seed : int

    Returns
    -------
    low, high : float
        NaN with fewer than two groups, where all agree (every draw would say so), or where alpha is
        undefined in over half of the draws.
    """
    undefined = float("nan"), float("nan")
    names = list(dict.fromkeys(groups))
    values = sorted({value for unit in ratings for value in unit if value is not None}, key=str)
    apart = np.array([[distance(a, b) if distance else float(a != b) for b in values] for a in values])
    observed, margins = np.zeros(len(names)), np.zeros((len(names), len(values)))
    for group, unit in zip(groups, ratings, strict=True):
        found, coincidences = _coincidences([unit])
        where = [values.index(value) for value in found]
        row = names.index(group)
        margins[row, where] += coincidences.sum(axis=1)
        observed[row] += (coincidences * apart[np.ix_(where, where)]).sum()
    if len(names) < 2 or not observed.any():
        return undefined
    draws = np.random.default_rng(seed).multinomial(
        len(names), np.full(len(names), 1 / len(names)), size=resamples
    )
    n = draws @ margins
    with np.errstate(invalid="ignore", divide="ignore"):
        expected = ((n @ apart) * n).sum(axis=1) / (n.sum(axis=1) - 1)
        alphas = 1 - draws @ observed / expected
    alphas = alphas[np.isfinite(alphas)]
    if len(alphas) < resamples / 2:
        return undefined
    low, high = np.quantile(alphas, [0.025, 0.975])
    return float(low), float(high)


def _coincidences(ratings: Ratings) -> tuple[list[Hashable], np.ndarray]:
    units = [[value for value in unit if value is not None] for unit in ratings]
    units = [unit for unit in units if len(unit) > 1]
    values = sorted({value for unit in units for value in unit}, key=str)
    place = {value: index for index, value in enumerate(values)}
    table = np.zeros((len(values), len(values)))
    for unit in units:
        counts = np.zeros(len(values))
        for value in unit:
            counts[place[value]] += 1
        table += (np.outer(counts, counts) - np.diag(counts)) / (len(unit) - 1)
    return values, table


def _common(ratings: Ratings) -> list[tuple]:
    return [tuple(unit) for unit in ratings if len(unit) > 1 and all(value is not None for value in unit)]
