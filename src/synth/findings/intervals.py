"""Intervals and sizes of effect for shares.

By hand, though scipy (`binomtest(…).proportion_ci`) and statsmodels have both: they are three lines each, a
report asks for thousands of them, and the tests hold them to the published examples.
"""

from __future__ import annotations

from math import asin, nan, sqrt

import numpy as np

NORMAL_95 = 1.959963984540054
"""The 97.5 % point of the normal distribution."""


def wilson(successes: int, total: int) -> tuple[float, float]:
    """Interval (95 %) of a share.

    Notes
    -----
    Wilson, E. B. (1927). *JASA*, 22, 209–212.

    Examples
    --------
    >>> [round(edge, 4) for edge in wilson(81, 263)]
    [0.2553, 0.3662]
    """
    if not total:
        return nan, nan
    share, z2 = successes / total, NORMAL_95**2
    middle = share + z2 / (2 * total)
    half = NORMAL_95 * sqrt(share * (1 - share) / total + z2 / (4 * total**2))
    return max(0.0, (middle - half) / (1 + z2 / total)), min(1.0, (middle + half) / (1 + z2 / total))


def newcombe(successes: int, total: int, successes_before: int, total_before: int) -> tuple[float, float]:
    """Interval (95 %) of the difference of two shares, the second taken from the first.

    Notes
    -----
    Newcombe, R. G. (1998). *Statistics in Medicine*, 17, 873–890, method 10.

    Examples
    --------
    >>> [round(edge, 4) for edge in newcombe(56, 70, 48, 80)]
    [0.0524, 0.3339]
    """
    if not total or not total_before:
        return nan, nan
    share, before = successes / total, successes_before / total_before
    (low, high), (low_before, high_before) = wilson(successes, total), wilson(successes_before, total_before)
    difference = share - before
    return (
        difference - sqrt((share - low) ** 2 + (high_before - before) ** 2),
        difference + sqrt((high - share) ** 2 + (before - low_before) ** 2),
    )


def cohens_h(share: float, before: float) -> float:
    """Size of the difference of two shares (about .2 small, .5 medium, .8 large).

    Notes
    -----
    Cohen, J. (1988). *Statistical Power Analysis*, 2nd ed., chapter 6.

    Examples
    --------
    >>> round(cohens_h(0.65, 0.5), 4)
    0.3047
    """
    return 2 * asin(sqrt(share)) - 2 * asin(sqrt(before))


def welch_interval(values: np.ndarray, before: np.ndarray) -> tuple[float, float]:
    """Interval (95 %) of the difference of two means with unequal variances, `before` taken from `values`.

    NaN where all are alike on both sides.
    """
    if not np.ptp(values) and not np.ptp(before):
        return nan, nan  # all alike on both sides: no spread to judge by, which is not certainty
    from scipy.stats import ttest_ind  # slow to load, and only for those who compare

    low, high = ttest_ind(values, before, equal_var=False).confidence_interval(0.95)
    return float(low), float(high)
