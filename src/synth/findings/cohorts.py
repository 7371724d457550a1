"""Cohorts side by side, with statistics that respect projects."""

from __future__ import annotations

from itertools import combinations, pairwise
from math import comb, sqrt

import numpy as np
import pandas as pd

from synth.findings.counting import (
    REPEATS_COUNT,
    analysed,
    code_names,
    coded_statements,
    counted_coder,
    read_statements,
)
from synth.findings.intervals import cohens_h, newcombe, wilson
from synth.findings.tables import shown_themes
from synth.schema import CODE_JOIN, THEME_DIMENSION

FEWEST_UNITS = 4
"""With fewer units on a side the comparison is described, not tested: 3 v 3 cannot go below p = .10."""

CONFOUNDERS = ("form", "recorder")
OVERLAP = 0.5
"""Two cohorts that share less of an attribute's values than this differ in it."""

_EXACT = 5_000


def compare_cohorts(
    codings,
    reviews,
    statements,
    codebook,
    by="cohort",
    *,
    groups=None,
    census=(),
    coder=None,
    permutations=2_000,
    seed=0,
) -> pd.DataFrame:
    """Compare how many projects of two cohorts speak of each theme.

    The unit is the project (the source where no project is given), never the statement: statements of one
    project are not independent, and a longer note is not more lessons. A unit counts once the coder has read
    all of its analysed statements; not yet read is not absent.

    Parameters
    ----------
    codings, reviews, statements, codebook : DataFrame
        As in `synth.findings.tables.code_table`; `statements` also with the column `by` and, where known,
        ``form`` and ``recorder``.
    by : str
        The column that makes the cohorts.
    groups : (str, str), optional
        Earlier and later; by default each value beside the next in their order.
    census : sequence of str
        Cohorts that are every funded project: described only, there is nothing to infer.
    coder : str, optional
    permutations, seed : int
        Random permutations of units where all of them would be too many.

    Returns
    -------
    DataFrame
        One row a pair and theme: ``theme, name, name_en, by, earlier, later, unit`` ("project" or
        "source"); for each side ``units, with_theme, share, share_low, share_high`` (Wilson), ``mean_share``
        (of a unit's statements), each with ``_earlier`` or ``_later``; ``difference, difference_low,
        difference_high`` (later − earlier, of shares of units, 0–1; Newcombe), ``mean_difference,
        mean_difference_low, mean_difference_high`` (of mean shares; Welch), ``p`` (permutation of units on
        the mean share), ``q`` (Benjamini–Hochberg over the themes), ``h`` (Cohen), ``change`` ("new",
        "growing", "shrinking", "vanished", ""), ``not_read`` (units left out), ``note`` (``too_few, census,
        differs:form …``), ``coder, repeats``. NaN where described only.

    Notes
    -----
    Welch, B. L. (1947). *Biometrika*, 34, 28–35. Benjamini, Y. & Hochberg, Y. (1995). *JRSS B*, 57, 289–300.
    For the intervals see `synth.findings.intervals`.

    Raises
    ------
    ValueError
        There is no such column, or not two cohorts in it that have been read.
    """
    if by not in statements:
        raise ValueError(f"statements has no column {by!r}; it has: {', '.join(statements.columns)}")
    coder = counted_coder(codings, reviews, coder)
    read = read_statements(codings, reviews, statements, coder)
    coded = coded_statements(codings, read, codebook, coder)
    coded = coded[coded["dimension"] == THEME_DIMENSION]
    themes = shown_themes(codebook, coded)
    units = _units(read, coded, analysed(statements), by, themes)
    rows = []
    for earlier, later in _pairs(units, groups, by):
        notes = _notes(units, earlier, later, census)
        described = any(note in ("too_few", "census") for note in notes)
        rows += [
            {"theme": theme, "by": by, "earlier": earlier, "later": later, "note": CODE_JOIN.join(notes)}
            | _compared(units, earlier, later, theme, described, permutations, seed)
            for theme in themes
        ]
    table = pd.DataFrame(rows)
    table["q"] = _adjusted(table)
    table = table.merge(code_names(codebook), left_on="theme", right_index=True)
    table["coder"], table["repeats"] = coder, REPEATS_COUNT
    first = ["theme", "name", "name_en", "by", "earlier", "later", "unit"]
    return table[[*first, *(column for column in table.columns if column not in first)]]


def _units(read, coded, every, by, themes) -> pd.DataFrame:
    """One row a unit: its group, share of statements by theme, attributes, and whether all of it is read."""
    projects = every["project"] if "project" in every else pd.Series("", index=every.index)
    unit = "project" if projects.fillna("").ne("").all() else "source"
    key = [by, unit if unit == "project" else "source_id"]
    total = every.groupby(key).size()
    seen = read.groupby(key).size().reindex(total.index, fill_value=0)
    tops = (
        coded.drop_duplicates(["statement_id", "theme"]).groupby([*key, "theme"]).size().unstack(fill_value=0)
    )
    tops = tops.reindex(index=total.index, columns=themes, fill_value=0).fillna(0)
    units = tops.div(seen.where(seen > 0), axis=0)
    units["whole"] = seen == total
    for column in CONFOUNDERS:
        if column in every and column != by:
            units[f"has {column}"] = every.groupby(key)[column].agg(
                lambda values: CODE_JOIN.join(sorted(set(values)))
            )
    units.attrs["unit"] = unit
    return units


def _pairs(units: pd.DataFrame, groups, by: str) -> list[tuple[str, str]]:
    there = sorted(units.index[units["whole"]].get_level_values(0).unique())
    known = ", ".join(there) or "nothing"
    if groups is not None:
        missing = [group for group in groups if group not in there]
        if missing:
            raise ValueError(f"nothing of {by} {missing[0]!r} has been read whole; there is: {known}")
        return [tuple(groups)]
    if len(there) < 2:
        raise ValueError(f"two values of {by} are needed to compare; read whole so far: {known}")
    return list(pairwise(there))


def _notes(units, earlier, later, census) -> list[str]:
    sides = [units[units["whole"]].loc[[group]] for group in (earlier, later)]
    notes = ["too_few"] if min(map(len, sides)) < FEWEST_UNITS else []
    notes += ["census"] if {earlier, later} & set(census) else []
    for column in (name for name in units if str(name).startswith("has ")):
        shares = [side[column].value_counts(normalize=True) for side in sides]
        if pd.concat(shares, axis=1).fillna(0).min(axis=1).sum() < OVERLAP:
            notes.append(f"differs:{column.removeprefix('has ')}")
    return notes


def _compared(units, earlier, later, theme, described, permutations, seed) -> dict:
    whole = units[units["whole"]]
    before, after = (whole.loc[[group], theme].to_numpy() for group in (earlier, later))
    row = {"unit": units.attrs["unit"]}
    for side, values in (("earlier", before), ("later", after)):
        found, n = int((values > 0).sum()), len(values)
        low, high = (np.nan, np.nan) if described else wilson(found, n)
        row |= {f"units_{side}": n, f"with_theme_{side}": found, f"share_{side}": found / n}
        row |= {f"share_low_{side}": low, f"share_high_{side}": high, f"mean_share_{side}": values.mean()}
    row["difference"] = row["share_later"] - row["share_earlier"]
    row["mean_difference"] = row["mean_share_later"] - row["mean_share_earlier"]
    row["h"] = cohens_h(row["share_later"], row["share_earlier"])
    counts = row["with_theme_later"], row["units_later"], row["with_theme_earlier"], row["units_earlier"]
    undefined = np.nan, np.nan
    row["difference_low"], row["difference_high"] = undefined if described else newcombe(*counts)
    low, high = undefined if described else welch_interval(after, before)
    row["mean_difference_low"], row["mean_difference_high"] = low, high
    row["p"] = np.nan if described else permutation_p(after, before, permutations, seed)
    row["change"] = _change(row)
    row["not_read"] = sum(int((~units.loc[[group], "whole"]).sum()) for group in (earlier, later))
    return row


def _change(row: dict) -> str:
    if not row["with_theme_earlier"] or not row["with_theme_later"]:
        return "new" if row["with_theme_later"] else "vanished" if row["with_theme_earlier"] else ""
    if row["difference_low"] > 0:
        return "growing"
    return "shrinking" if row["difference_high"] < 0 else ""


def welch_interval(values: np.ndarray, before: np.ndarray) -> tuple[float, float]:
    """Interval (95 %) of the difference of two means with unequal variances, `before` taken from `values`."""
    parts = [sample.var(ddof=1) / len(sample) for sample in (values, before)]
    difference, variance = values.mean() - before.mean(), sum(parts)
    if not variance:
        return float(difference), float(difference)
    from scipy.stats import t

    freedom = variance**2 / sum(
        part**2 / (len(s) - 1) for part, s in zip(parts, (values, before), strict=True)
    )
    half = t.ppf(0.975, freedom) * sqrt(variance)
    return float(difference - half), float(difference + half)


def permutation_p(values: np.ndarray, before: np.ndarray, permutations: int, seed: int) -> float:
    """Two-sided p of the difference of means when units are dealt anew to the two sides.

    All deals where they are few, else random ones, of which the observed deal counts as one.

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
    return float(((apart >= observed - 1e-12).sum() + extra) / (len(deals) + extra))


def _adjusted(table: pd.DataFrame) -> pd.Series:
    """Adjust p over the themes of each pair; NaN stays."""
    adjusted = pd.Series(np.nan, index=table.index)
    for _, rows in table[table["p"].notna()].groupby(["earlier", "later"]):
        order = rows["p"].sort_values()
        ranks = np.arange(1, len(order) + 1)
        raised = (order * len(order) / ranks).clip(upper=1)[::-1].cummin()
        adjusted[raised.index] = raised
    return adjusted
