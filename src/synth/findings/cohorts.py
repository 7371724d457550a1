"""Cohorts side by side, with statistics that respect projects."""

from __future__ import annotations

from itertools import pairwise
from math import inf

import numpy as np
import pandas as pd

from synth.findings.anchors import CARRIED, carried, codes_used, seen_by_theme
from synth.findings.base import Base
from synth.findings.chance import adjusted, permutation_p
from synth.findings.finding import finding
from synth.findings.intervals import cohens_h, newcombe, welch_interval, wilson
from synth.findings.units import cohorts, differing, left_notes, units_by_theme, whole_units
from synth.schema import CODE_JOIN
from synth.telling import several, told

FEWEST_UNITS = 4
"""With fewer units on a side the comparison is described, not tested: 3 v 3 cannot go below p = .10."""


@finding(
    "name earlier later with_theme_earlier units_earlier with_theme_later units_later difference change note"
)
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
    recoded=None,
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
        Earlier and later; by default each value beside the next in their order. Where one of them is empty
        (see `synth.two_cohorts`) there is nothing to compare.
    census : sequence of str
        Cohorts that are every funded project: described only, there is nothing to infer.
    coder : str, optional
    recoded : DataFrame, optional
        What was made of anchor statements, as `Study.recoded` returns it; a study brings its own. Where it
        has enough of a theme, p, the interval of the mean shares and ``change`` carry how the coder changed:
        the earlier cohort is compared as it would be coded now; see
        `synth.findings.yardstick.through`. Everywhere else they assume that nobody changed.
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
        "growing", "shrinking", "vanished", ""), ``not_read`` (units left out), ``drift`` ("carried", "assumed
        none", "" where nothing is tested or `by` is no cohort), ``anchors`` (that count for the theme),
        ``sensitivity, specificity``, ``expected_share`` (the earlier mean share as it would be found now),
        ``anchors_needed`` (see `synth.findings.yardstick.anchors_needed`), ``note`` (``too_few, census,
        none_read:<cohort>, differs:form …, no_project:<n>, no_value:<n>``), ``coder, repeats``. NaN where
        described only. Without rows, and with a sentence, where there are not two cohorts that have been
        read, or no theme.

    Notes
    -----
    Welch, B. L. (1947). *Biometrika*, 34, 28–35. Benjamini, Y. & Hochberg, Y. (1995). *JRSS B*, 57, 289–300.
    For the intervals see `synth.findings.intervals`.

    Raises
    ------
    ValueError
        There is no such column, or no such cohort in it.

    Examples
    --------
    >>> lines = pd.DataFrame({"project": ["บางกล่ำ", "ควนลัง", "ท่าข้าม", "น้ำน้อย"]})
    >>> lines["statement_id"], lines["source_id"] = ["s1", "s2", "s3", "s4"], ["n1", "n2", "n3", "n4"]
    >>> lines["cohort"] = ["รุ่น 1", "รุ่น 1", "รุ่น 2", "รุ่น 2"]
    >>> codings = pd.DataFrame({"statement_id": ["s3"], "code": ["trust"], "coder": ["ก"]})
    >>> reviews = pd.DataFrame({"statement_id": ["s1", "s2", "s3"], "coder": "ก"})  # s4 is not read
    >>> book = pd.DataFrame({"code": ["trust"], "name": ["ความไว้วางใจ"]})
    >>> table = compare_cohorts(codings, reviews, lines, book)
    >>> table[["with_theme_earlier", "units_earlier", "with_theme_later", "units_later"]].values.tolist()
    [[0, 2, 1, 1]]
    >>> table[["change", "not_read", "note"]].values.tolist()
    [['new', 1, 'too_few']]
    """
    base = Base.of(codings, reviews, statements, codebook, coder)
    themes, units = units_by_theme(base, by)
    pairs, lacks = _pairs(units, groups, by)
    rows = []
    for earlier, later in pairs:
        notes = _notes(units, earlier, later, census)
        described = any(note in ("too_few", "census") for note in notes)
        measures = {} if described or by != "cohort" else seen_by_theme(recoded, base, earlier, later)
        for theme in themes:
            row = {"drift": ""} | _compared(units, earlier, later, theme, described, permutations, seed)
            if not described and by == "cohort":
                sides = (whole_units(units, group)[theme].to_numpy() for group in (later, earlier))
                over = inf if len(codes_used(base, theme, earlier)) > 1 else len(base.codes)
                row = carried(row, measures.get(theme), tuple(sides), over)
            row |= {"change": _change(row), "note": CODE_JOIN.join(notes)}
            rows.append({"theme": theme, "by": by, "earlier": earlier, "later": later} | row)
    if not rows:
        return _nothing(lacks or "no_theme")
    table = pd.DataFrame(rows)
    table["q"] = _adjusted(table)
    table = base.signed(table.merge(base.names, left_on="theme", right_index=True))
    first = ["theme", "name", "name_en", "by", "earlier", "later", "unit"]
    return table[[*first, *(column for column in table.columns if column not in first)]]


def _nothing(lacks: str) -> pd.DataFrame:
    """Give the table without rows, with what there is not yet."""
    sides = "units with_theme share share_low share_high mean_share".split()
    columns = "theme name name_en by earlier later unit".split()
    columns += [f"{name}_{side}" for side in ("earlier", "later") for name in sides]
    columns += [f"{what}{end}" for what in ("difference", "mean_difference") for end in ("", "_low", "_high")]
    table = pd.DataFrame(columns=[*columns, *"p q h change not_read drift note coder repeats".split()])
    table.attrs["lacks"] = {"key": lacks}
    return table


def _pairs(units: pd.DataFrame, groups, by: str) -> tuple[list[tuple[str, str]], str]:
    """Return which cohorts to compare, and where there are none, what there is not yet."""
    there, whole = (cohorts(part.reset_index(), by) for part in (units, units[units["is whole"]]))
    if groups is not None and not all(groups):
        return [], "one_cohort"
    if groups is not None:
        groups = [str(group) for group in groups]
        missing = [group for group in groups if group not in there]
        if missing:
            names = several(there) or told("value.nothing")
            raise ValueError(told("findings.no_value", by=by, value=missing[0], known=names))
        if len(set(groups)) != 2 or len(groups) != 2:
            raise ValueError(told("findings.two_groups", by=by, groups=several(groups)))
        return [tuple(groups)], ""
    if len(whole) < 2:
        return [], "cohorts_unread" if len(there) > 1 else "one_cohort"
    return list(pairwise(whole)), ""


def _notes(units, earlier, later, census) -> list[str]:
    sides = [whole_units(units, group) for group in (earlier, later)]
    notes = ["too_few"] if min(map(len, sides)) < FEWEST_UNITS else []
    notes += [f"none_read:{group}" for group, side in zip((earlier, later), sides, strict=True) if side.empty]
    notes += ["census"] if {earlier, later} & set(census) else []
    notes += [f"differs:{column}" for column in differing(*sides)]
    return notes + left_notes(units, earlier, later)


def _compared(units, earlier, later, theme, described, permutations, seed) -> dict:
    before, after = (whole_units(units, group)[theme].to_numpy() for group in (earlier, later))
    row = {"unit": units.attrs["unit"]}
    for side, values in (("earlier", before), ("later", after)):
        count, n = int((values > 0).sum()), len(values)
        low, high = (np.nan, np.nan) if described else wilson(count, n)
        share, mean = (count / n, values.mean()) if n else (np.nan, np.nan)  # not read is not absent
        row |= {f"units_{side}": n, f"with_theme_{side}": count, f"share_{side}": share}
        row |= {f"share_low_{side}": low, f"share_high_{side}": high, f"mean_share_{side}": mean}
    row["difference"] = row["share_later"] - row["share_earlier"]
    row["mean_difference"] = row["mean_share_later"] - row["mean_share_earlier"]
    row["h"] = cohens_h(row["share_later"], row["share_earlier"])
    counts = row["with_theme_later"], row["units_later"], row["with_theme_earlier"], row["units_earlier"]
    undefined = np.nan, np.nan
    row["difference_low"], row["difference_high"] = undefined if described else newcombe(*counts)
    low, high = undefined if described else welch_interval(after, before)
    row["mean_difference_low"], row["mean_difference_high"] = low, high
    row["p"] = np.nan if described else permutation_p(after, before, permutations, seed)
    row["not_read"] = sum(int((~units.loc[[group], "is whole"]).sum()) for group in (earlier, later))
    return row


def _change(row: dict) -> str:
    if not row["units_earlier"] or not row["units_later"]:
        return ""
    if not row["with_theme_earlier"] or not row["with_theme_later"]:
        return "new" if row["with_theme_later"] else "vanished" if row["with_theme_earlier"] else ""
    of = "mean_difference" if row["drift"] == CARRIED else "difference"
    if row[f"{of}_low"] > 0:
        return "growing"
    return "shrinking" if row[f"{of}_high"] < 0 else ""


def _adjusted(table: pd.DataFrame) -> pd.Series:
    """Adjust p over the themes of each pair; NaN stays."""
    return table.groupby(["earlier", "later"])["p"].transform(adjusted)
