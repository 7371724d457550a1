"""How a later coding sees what an earlier one saw: sensitivity and specificity, and comparing through them.

Statements of one document are not independent, so variances are of sums by document (linearised ratios).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import nan, sqrt

import numpy as np

FEWEST = 5
"""With fewer anchors that have a code, or that have it not, nothing is said of how it is seen now."""

FEWEST_DOCUMENTS = 3
"""Anchors of fewer documents say nothing of others."""

WIDER = 1.25
"""Anchors are enough where they make an interval at most so many times as wide as without any change."""

PLANNED = 0.8
"""The sensitivity that is planned with where nothing is known."""


@dataclass(frozen=True)
class Yardstick:
    """Sensitivity and specificity of a coding against an earlier one of the same statements.

    Attributes
    ----------
    sensitivity, specificity : float
        Of what had the code then, the share that has it now; of what had it not, the share that has it not.
    variances : tuple of float
        Of sensitivity, of specificity, and their covariance.
    freedom : tuple of int
        Degrees of freedom of the two variances: documents, less one.
    counts : tuple of int
        Anchors with the code then, and of these now; without it then, and of these now.
    """

    sensitivity: float
    specificity: float
    variances: tuple[float, float, float]
    freedom: tuple[int, int]
    counts: tuple[int, int, int, int]

    @property
    def youden(self) -> float:
        """Sensitivity + specificity − 1: 0 where the coding now has nothing to do with that of then."""
        return self.sensitivity + self.specificity - 1

    @property
    def is_enough(self) -> bool:
        """Whether anything can be said from so few anchors and documents."""
        return min(self.counts[0], self.counts[2]) >= FEWEST and min(self.freedom) >= FEWEST_DOCUMENTS - 1


def yardstick(then: np.ndarray, now: np.ndarray, documents: np.ndarray) -> Yardstick:
    """Hold a coding of statements to an earlier one.

    Parameters
    ----------
    then, now : ndarray of bool
        Whether each statement has the code.
    documents : ndarray
        Of which document each is.

    Notes
    -----
    A variance is of the ratio over documents (Taylor linearisation, Cochran, W. G. (1977). *Sampling
    Techniques*, 3rd ed., ch. 6 and 9), never below that of as many independent statements with half a success
    and half a failure more: where all agree, documents show no spread, which is no certainty.

    Examples
    --------
    >>> measure = yardstick(np.array([1, 1, 1, 1, 0, 0]) > 0, np.array([1, 1, 1, 0, 0, 0]) > 0, np.arange(6))
    >>> measure.sensitivity, measure.specificity, measure.counts
    (0.75, 1.0, (4, 3, 2, 2))
    """
    then, now = np.asarray(then, dtype=bool), np.asarray(now, dtype=bool)
    _, group = np.unique(np.asarray(documents).astype(str), return_inverse=True)
    ratios = [_ratio(now == has, then == has, group) for has in (True, False)]
    (sensitivity, first_variance, first_parts), (specificity, second_variance, second_parts) = ratios
    shared = _spread(first_parts, second_parts)
    variances = (
        max(first_variance, _floor(sensitivity, then.sum())),
        max(second_variance, _floor(specificity, (~then).sum())),
    )
    bound = 0.0 if np.isnan(shared) else float(np.clip(shared, *_bounds(*variances)))
    freedom = [len(set(group[then == has].tolist())) - 1 for has in (True, False)]
    counts = (then.sum(), (then & now).sum(), (~then).sum(), (~then & ~now).sum())
    return Yardstick(
        sensitivity, specificity, (*variances, bound), tuple(freedom), tuple(int(count) for count in counts)
    )


def _ratio(hit: np.ndarray, among: np.ndarray, group: np.ndarray) -> tuple[float, float, np.ndarray]:
    """Return the share of `hit` in `among`, its variance, and what each document adds to it."""
    size, n = int(among.sum()), int(group.max(initial=-1)) + 1
    if not size:
        return nan, nan, np.full(n, nan)
    share = float((hit & among).sum() / size)
    own = np.bincount(group, weights=among, minlength=n)
    parts = (np.bincount(group, weights=hit & among, minlength=n) - share * own) / size
    there = int((own > 0).sum())
    return share, float(there / (there - 1) * (parts**2).sum()) if there > 1 else 0.0, parts


def _spread(first: np.ndarray, second: np.ndarray) -> float:
    n = len(first)
    return float(n / (n - 1) * (first * second).sum()) if n > 1 else 0.0


def _floor(share: float, size: int) -> float:
    if not size:
        return nan
    near = (share * size + 0.5) / (size + 1)
    return near * (1 - near) / size


def _bounds(first: float, second: float) -> tuple[float, float]:
    most = sqrt(first * second) if first > 0 and second > 0 else 0.0
    return -most, most


@dataclass(frozen=True)
class Compared:
    """A later share beside an earlier one, both as the later coding sees them.

    Attributes
    ----------
    expected : float
        The earlier share as it would be found now, 0–1.
    difference, low, high : float
        Later − expected, with its interval (95 %).
    p : float
        Two-sided, of no difference.
    """

    expected: float
    difference: float
    low: float
    high: float
    p: float


def through(measure: Yardstick, later: np.ndarray, earlier: np.ndarray) -> Compared:
    """Compare the shares of units of two cohorts, the earlier one as it would be coded now.

    Of the earlier mean m, sensitivity · m + (1 − specificity)(1 − m) would be found now; what the later mean
    has more or less than that is no drift. Nothing is assumed of how either coding errs: the earlier cohort
    is coded anew, of which the anchors are a sample and its codes of then the strata. (To correct the later
    share towards the earlier coding instead, after Rogan and Gladen, holds only where that made no errors.)

    Notes
    -----
    Double sampling for stratification: Cochran, W. G. (1977), *Sampling Techniques*, 3rd ed., ch. 12; the
    variance by the delta method over units and documents, degrees of freedom after Satterthwaite, F. E.
    (1946). *Biometrics Bulletin*, 2, 110–114.

    Examples
    --------
    >>> measure = Yardstick(0.75, 1.0, (0.002, 0.0002, 0.0), (19, 19), (40, 30, 60, 60))
    >>> later, earlier = np.array([0.2, 0.3, 0.1, 0.3]), np.array([0.3, 0.4, 0.2, 0.3])
    >>> comparison = through(measure, later, earlier)
    >>> round(comparison.expected, 3), round(comparison.difference, 3)
    (0.225, 0.0)
    >>> bool(comparison.low < 0 < comparison.high)
    True
    """
    from scipy.stats import t  # slow to load, and only for those who compare

    m, slope = float(earlier.mean()), measure.youden
    of_sensitivity, of_specificity, both = measure.variances
    own, before = (float(side.var(ddof=1) / len(side)) for side in (later, earlier))
    parts = (own, slope**2 * before, m**2 * of_sensitivity, (1 - m) ** 2 * of_specificity)
    total = sum(parts) - 2 * m * (1 - m) * both
    expected = 1 - measure.specificity + slope * m
    difference = float(later.mean()) - expected
    if total <= 0:
        return Compared(expected, difference, nan, nan, nan)
    freedom = (len(later) - 1, len(earlier) - 1, *measure.freedom)
    steps = sum(part**2 / max(df, 1) for part, df in zip(parts, freedom, strict=True))
    df, error = sum(parts) ** 2 / steps, sqrt(total)
    half = float(t.ppf(0.975, df)) * error
    p = 2 * float(t.sf(abs(difference) / error, df))
    return Compared(expected, difference, difference - half, difference + half, p)


def anchors_needed(
    later: np.ndarray, earlier: np.ndarray, codes: float, measure: Yardstick | None = None
) -> float:
    """Say how many anchors make the interval of a difference at most `WIDER` times as wide as without drift.

    `codes` is over how many codes half of the lot is spread, infinite where that half does not count. Planned
    with what the anchors show; where there are none (`measure` is None), with a sensitivity of `PLANNED` and
    as many false codings as missed ones. NaN where nothing differs.

    Examples
    --------
    >>> units = np.array([0.1, 0.3, 0.2, 0.4, 0.0, 0.2])
    >>> anchors_needed(units, units, codes=5)
    29
    """
    m = float(np.concatenate([later, earlier]).mean())
    allowed = (WIDER**2 - 1) * sum(float(side.var(ddof=1) / len(side)) for side in (later, earlier))
    if not allowed or not 0 < m < 1:
        return nan
    have, lack = 0.5 / max(codes, 1) + m / 2, (1 - m) / 2
    if measure is None:
        wrong = (1 - PLANNED) * min(1.0, m / (1 - m))
        of_sensitivity, of_specificity = PLANNED * (1 - PLANNED) / have, wrong * (1 - wrong) / lack
    else:
        of_sensitivity = measure.variances[0] * measure.counts[0] / have
        of_specificity = measure.variances[1] * measure.counts[2] / lack
    return int(np.ceil((m**2 * of_sensitivity + (1 - m) ** 2 * of_specificity) / allowed))
