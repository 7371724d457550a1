"""Coefficients of agreement between coders, each over a table of units × coders.

A cell holds what a coder said of a unit (any value that can be compared and hashed) or None where the coder
did not read it. Such a table is counted once (`tally`) and every coefficient taken from the counts.

By hand: statsmodels has neither AC1 nor a kappa of tables with gaps; and thousands of draws need the counts.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import numpy as np

Ratings = Sequence[Sequence[Hashable]]


@dataclass(frozen=True)
class Tally:
    """What each coder said of each unit.

    Attributes
    ----------
    values : list
        The values that were given.
    marks : ndarray of int
        Units × coders: the place of the value in `values`, −1 where the coder did not read the unit.
    """

    values: list
    marks: np.ndarray

    @cached_property
    def counts(self) -> np.ndarray:
        """How many values each unit was given."""
        return (self.marks >= 0).sum(axis=1)

    @cached_property
    def several(self) -> Tally:
        """The units with at least two values."""
        return Tally(self.values, self.marks[self.counts > 1])

    @cached_property
    def whole(self) -> Tally:
        """The units that all of at least two coders read."""
        coders = self.marks.shape[1]
        return Tally(self.values, self.marks[self.counts == coders] if coders > 1 else self.marks[:0])

    @cached_property
    def margins(self) -> np.ndarray:
        """How often each value was given."""
        return np.bincount(self.marks[self.marks >= 0], minlength=len(self.values))

    @cached_property
    def shares(self) -> np.ndarray:
        """Share of each value, each unit that anybody read counting once."""
        read = self.marks >= 0
        weights = (read / np.maximum(self.counts, 1)[:, None])[read]
        return np.bincount(self.marks[read], weights, minlength=len(self.values)) / max(
            1, read.any(axis=1).sum()
        )

    def seen_as(self, view: Callable[[Hashable], Hashable]) -> Tally:
        """Put together the values that are one in this view."""
        views = [view(value) for value in self.values]
        values = _ordered(set(views))
        number_of = {value: number for number, value in enumerate(values)}
        return Tally(values, np.array([*(number_of[value] for value in views), -1], dtype=int)[self.marks])

    @cached_property
    def positive(self) -> np.ndarray:
        """Units × coders: whether the value given is a yes, or a set that is not empty."""
        return np.array([*map(bool, self.values), False])[self.marks]


def tally(ratings: Ratings | Tally) -> Tally:
    """Give each value of a table of units × coders its number; what is no value (None, NaN) was not read."""
    if isinstance(ratings, Tally):
        return ratings
    values = _ordered({value for unit in ratings for value in unit if _is_value(value)})
    number_of = {value: number for number, value in enumerate(values)}
    marks = [[number_of[value] if _is_value(value) else -1 for value in unit] for unit in ratings]
    coders = len(ratings[0]) if len(ratings) else 0
    return Tally(values, np.array(marks, dtype=int).reshape(len(ratings), coders))


def _is_value(value: Hashable) -> bool:
    return value is not None and not (isinstance(value, float) and math.isnan(value))


def _ordered(values: set) -> list:
    """Put values in an order that is the same in every run; that of a set of words is not."""
    return sorted(values, key=lambda value: str(sorted(value) if isinstance(value, frozenset) else value))


def percent_agreement(ratings: Ratings | Tally) -> float:
    """Share (0–1) of the units with at least two values on which all who read them say the same.

    Examples
    --------
    >>> percent_agreement([("ก", "ก"), ("ก", "ข"), ("ก", None)])
    0.5
    """
    counted = tally(ratings).several
    marks, first = counted.marks, counted.marks.max(axis=1, initial=-1)[:, None]
    return float(((marks == first) | (marks < 0)).all(axis=1).mean()) if len(marks) else float("nan")


def kappa(ratings: Ratings | Tally) -> float:
    """Cohen's kappa for two coders, Fleiss' for more; over the units with at least two values, as alpha.

    Where not all of several coders read a unit, its pairs of values count, and what is expected by chance
    comes from all values, each unit once.

    Notes
    -----
    Cohen, J. (1960). *Educational and Psychological Measurement*, 20, 37–46. Fleiss, J. L. (1971).
    *Psychological Bulletin*, 76, 378–382; with missing values: Gwet, K. L. (2014). *Handbook of Inter-Rater
    Reliability*, 4th ed., chapter 2.

    Examples
    --------
    >>> kappa([(1, 1), (1, 0), (0, 0), (0, 0)])
    0.5
    """
    counted = tally(ratings)
    several = counted.several
    if not len(several.marks):
        return float("nan")
    if counted.marks.shape[1] == 2:
        shares = np.array([np.bincount(own, minlength=len(counted.values)) for own in several.marks.T])
        chance = (shares / len(several.marks)).prod(axis=0).sum()
    else:
        chance = (counted.shares**2).sum()
    return (
        float((_pairs_alike(several).mean() - chance) / (1 - chance)) if chance < 1 - 1e-12 else float("nan")
    )


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
    share = counted.shares
    if (share > 0).sum() < 2 or not len(counted.several.marks):
        return float("nan")
    chance = (share * (1 - share)).sum() / (len(share) - 1)
    return float((_pairs_alike(counted.several).mean() - chance) / (1 - chance))


def _pairs_alike(counted: Tally) -> np.ndarray:
    """Share of the pairs of values in each unit that are alike."""
    alike = sum((a == b) & (a >= 0) for a, b in combinations(counted.marks.T, 2))
    return alike / (counted.counts * (counted.counts - 1) / 2)
