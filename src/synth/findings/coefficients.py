"""Coefficients of agreement between coders, each over a table of units × coders.

A cell holds what a coder said of a unit (any value that can be compared and hashed) or None where the coder
did not read it. Such a table is counted once (`tally`) and every coefficient taken from the counts.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

Ratings = Sequence[Sequence[Hashable]]


@dataclass(frozen=True)
class Tally:
    """What each coder said of each unit.

    Attributes
    ----------
    values : list
        The values that were given.
    said : ndarray of int
        Units × coders: the place of the value in `values`, −1 where the coder did not read the unit.
    """

    values: list
    said: np.ndarray

    @cached_property
    def counts(self) -> np.ndarray:
        """Units × values: by how many coders."""
        counts = [(self.said == number).sum(axis=1) for number in range(len(self.values))]
        return np.array(counts, dtype=float).reshape(len(self.values), len(self.said)).T

    @cached_property
    def several(self) -> np.ndarray:
        """The counts of units with at least two values."""
        return self.counts[self.counts.sum(axis=1) > 1]

    @cached_property
    def common(self) -> np.ndarray:
        """The units that all of at least two coders read."""
        return (self.said >= 0).all(axis=1) & (self.said.shape[1] > 1)

    @cached_property
    def positive(self) -> np.ndarray:
        """Units × coders: whether the value given is a yes, or a set that is not empty."""
        return np.array([*map(bool, self.values), False])[self.said]


def tally(ratings: Ratings | Tally) -> Tally:
    """Give each value of a table of units × coders its number."""
    if isinstance(ratings, Tally):
        return ratings
    values = sorted({value for unit in ratings for value in unit if value is not None}, key=str)
    place = {value: number for number, value in enumerate(values)} | {None: -1}
    coders = len(ratings[0]) if len(ratings) else 0
    said = [[place[value] for value in unit] for unit in ratings]
    return Tally(values, np.array(said, dtype=int).reshape(len(ratings), coders))


def krippendorff_alpha(ratings: Ratings | Tally, distance: Callable[..., float] | None = None) -> float:
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
    counted = tally(ratings)
    apart = _distances(counted.values, distance)
    counts = counted.several
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


def percent_agreement(ratings: Ratings | Tally) -> float:
    """Share (0–1) of the units on which all coders say the same; units that not all read are left out.

    Examples
    --------
    >>> percent_agreement([("ก", "ก"), ("ก", "ข"), ("ก", None)])
    0.5
    """
    counted = tally(ratings)
    counts = counted.counts[counted.common]
    return float((counts.max(axis=1) == counted.said.shape[1]).mean()) if len(counts) else float("nan")


def kappa(ratings: Ratings | Tally) -> float:
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
    counted = tally(ratings)
    counts, said = counted.counts[counted.common], counted.said[counted.common]
    if not len(counts):
        return float("nan")
    observed, coders = _pairs_alike(counts).mean(), said.shape[1]
    shares = np.array([[(own == n).mean() for n in range(len(counted.values))] for own in said.T])
    chance = shares.prod(axis=0).sum() if coders == 2 else (shares.mean(axis=0) ** 2).sum()
    return float((observed - chance) / (1 - chance)) if chance < 1 else float("nan")


def gwet_ac1(ratings: Ratings | Tally) -> float:
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
    counted = tally(ratings)
    given = counted.counts[counted.counts.any(axis=1)]
    share = (given / given.sum(axis=1, keepdims=True)).mean(axis=0) if len(given) else np.zeros(0)
    if (share > 0).sum() < 2 or not len(counted.several):
        return float("nan")
    chance = (share * (1 - share)).sum() / (len(share) - 1)
    return float((_pairs_alike(counted.several).mean() - chance) / (1 - chance))


def _pairs_alike(counts: np.ndarray) -> np.ndarray:
    """Share of the pairs of values in each unit that are alike."""
    total = counts.sum(axis=1)
    return (counts * (counts - 1)).sum(axis=1) / (total * (total - 1))


def alpha_interval(
    ratings: Ratings | Tally, groups: Sequence[Hashable], distance=None, draws: np.ndarray | None = None
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
    counted = tally(ratings)
    counts = np.where(counted.counts.sum(axis=1, keepdims=True) > 1, counted.counts, 0)
    apart = _distances(counted.values, distance)
    observed, margins = np.zeros(len(place)), np.zeros((len(place), len(counted.values)))
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


def _distances(values: list[Hashable], distance: Callable[..., float] | None) -> np.ndarray:
    """Distances between all values; those of sets at once, since there can be thousands of sets."""
    if distance is masi_distance:
        return _masi_distances(values)
    apart = [distance(a, b) if distance else float(a != b) for a in values for b in values]
    return np.array(apart, dtype=float).reshape(len(values), len(values))


def _masi_distances(sets: list[frozenset]) -> np.ndarray:
    members = sorted(set().union(*sets), key=str)
    holds = [member in one for one in sets for member in members]
    holds = np.array(holds, dtype=float).reshape(len(sets), len(members))
    shared = holds @ holds.T
    sizes = np.diag(shared)
    either = sizes[:, None] + sizes - shared
    monotone = np.where(shared == np.minimum.outer(sizes, sizes), 2 / 3, 1 / 3)
    apart = 1 - np.divide(shared, either, out=np.zeros_like(shared), where=either > 0) * monotone
    np.fill_diagonal(apart, 0)
    return apart


def _disagreement(counts: np.ndarray, apart: np.ndarray) -> np.ndarray:
    """Sum the distances between the values of each unit, weighed by its number of values less one."""
    return ((counts @ apart) * counts).sum(axis=1) / np.maximum(counts.sum(axis=1) - 1, 1)


def _alpha(observed, margins: np.ndarray, apart: np.ndarray):
    """Alpha from observed disagreement and how often each value occurs, of one table or of many (rows)."""
    with np.errstate(invalid="ignore", divide="ignore"):
        expected = ((margins @ apart) * margins).sum(axis=-1) / (margins.sum(axis=-1) - 1)
        return 1 - observed / np.where(expected > 0, expected, np.nan)
