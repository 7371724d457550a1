"""What chance alone would do: the p of a difference, and p over all that was looked at."""

from __future__ import annotations

from itertools import combinations
from math import comb, nan

import numpy as np
import pandas as pd

_ROUNDING = 1e-12
_EXACT = 5_000
"""So many ways to deal units anew are all counted."""


def dealt_p(hits: int, units: int, hits_before: int, units_before: int) -> float:
    """Two-sided p of a difference of two shares of units, exact: over all ways to deal the units anew.

    What is permuted is what is shown: a deal counts where its shares are at least as far apart. Of two sides
    of one size this is Fisher's exact test. It errs on the safe side, the more so the fewer units there are.

    Notes
    -----
    Fisher, R. A. (1935). *The Design of Experiments*; the deals follow the hypergeometric distribution.

    Examples
    --------
    >>> round(dealt_p(9, 10, 4, 9), 4), dealt_p(3, 3, 0, 3)
    (0.0573, 0.1)
    >>> dealt_p(0, 0, 3, 3)
    nan
    """
    if not units or not units_before:
        return nan
    from scipy.stats import hypergeom  # slow to load, and only for those who test

    total = hits + hits_before
    counts = np.arange(max(0, total - units_before), min(units, total) + 1)
    apart = np.abs(counts / units - (total - counts) / units_before)
    observed = abs(hits / units - hits_before / units_before)
    likely = hypergeom.pmf(counts, units + units_before, total, units)
    return round(float(min(1.0, likely[apart >= observed - _ROUNDING].sum())), 12)


def adjusted(p: pd.Series) -> pd.Series:
    """Raise p for how many were tested (false discovery rate); what was not tested stays NaN.

    Notes
    -----
    Benjamini, Y. & Hochberg, Y. (1995). *JRSS B*, 57, 289–300.

    Examples
    --------
    >>> adjusted(pd.Series([0.01, float("nan"), 0.04])).tolist()
    [0.02, nan, 0.04]
    """
    from scipy.stats import false_discovery_control

    q, tested = pd.Series(nan, index=p.index, dtype=float), p.notna()
    if tested.any():
        q[tested] = false_discovery_control(p[tested].to_numpy(dtype=float))
    return q


def in_common(values: pd.Series, before: pd.Series) -> float:
    """Share (0–1) that two sides have in common of an attribute: the smaller share of each value, summed.

    Examples
    --------
    >>> in_common(pd.Series(["เวที", "สัมภาษณ์"]), pd.Series(["เวที", "เวที"]))
    0.5
    """
    if not len(values) or not len(before):
        return nan
    shares = [side.value_counts(normalize=True) for side in (values, before)]
    return float(pd.concat(shares, axis=1).fillna(0).min(axis=1).sum())


def in_common_by_chance(values: pd.Series, before: pd.Series, deals: int = 200, seed: int = 0) -> float:
    """Share that the sides would have in common on the mean if their units were dealt anew.

    Where each unit has a value of its own (another recorder for each project) that is little: the attribute
    then goes with the unit and says nothing of the sides.

    Examples
    --------
    >>> in_common_by_chance(pd.Series(["ก", "ข"]), pd.Series(["ค", "ง"]))
    0.0
    """
    if not len(values) or not len(before):
        return nan
    names, pool = np.unique(pd.concat([values, before]).astype(str), return_inverse=True)
    rng, n, shares = np.random.default_rng(seed), len(values), []
    for _ in range(deals):
        dealt = rng.permutation(pool)
        a, b = (np.bincount(side, minlength=len(names)) / len(side) for side in (dealt[:n], dealt[n:]))
        shares.append(np.minimum(a, b).sum())
    return float(np.mean(shares))


def permutation_p(values: np.ndarray, before: np.ndarray, permutations: int, seed: int) -> float:
    """Two-sided p of the difference of means when units are dealt anew to the two sides.

    All deals where they are few, else random ones, of which the observed deal counts as one.

    Notes
    -----
    Of our own on purpose: `scipy.stats.permutation_test` doubles the smaller tail, so that of one sample p
    is 34/462 where 29/462 of the deals are as far apart; what is shown is how far apart the means are.

    Examples
    --------
    >>> round(permutation_p(np.array([3.0, 4, 5]), np.array([0.0, 1, 2]), 100, 0), 3)
    0.1
    """
    pool, n = np.concatenate([values, before]), len(values)
    observed = abs(values.mean() - before.mean())
    if comb(len(pool), n) <= _EXACT:
        deals = np.array(list(combinations(range(len(pool)), n)))
        extra = 0
    else:
        rng = np.random.default_rng(seed)
        deals = rng.permuted(np.tile(np.arange(len(pool)), (permutations, 1)), axis=1)[:, :n]
        extra = 1
    sums = pool[deals].sum(axis=1)
    apart = np.abs(sums / n - (pool.sum() - sums) / (len(pool) - n))
    return float(((apart >= observed - _ROUNDING).sum() + extra) / (len(deals) + extra))
