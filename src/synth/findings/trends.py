"""All cohorts in their order: how many projects of each speak of a theme, and what became of it."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synth.findings.base import Base
from synth.findings.cohorts import FEWEST_UNITS
from synth.findings.finding import finding
from synth.findings.intervals import newcombe, wilson
from synth.findings.units import cohorts, left_notes, units_by_theme, whole_units
from synth.schema import CODE_JOIN


@finding("name group with_theme units share not_read course")
def cohort_table(codings, reviews, statements, codebook, by="cohort", *, coder=None) -> pd.DataFrame:
    """Count the projects of every cohort that speak of each theme.

    For the difference of two cohorts, and how sure it is, see `synth.findings.cohorts.compare_cohorts`.

    Parameters
    ----------
    codings, reviews, statements, codebook, by, coder
        As in `compare_cohorts`.

    Returns
    -------
    DataFrame
        One row a theme and cohort, cohorts in their order: ``theme, name, name_en, by, group, unit,
        with_theme, units, share`` (0–1), ``share_low, share_high`` (Wilson; NaN with fewer than four units),
        ``mean_share`` (of a unit's statements), ``not_read`` (units left out), ``course`` (from the first to
        the last cohort that has been read: "new", "growing", "shrinking", "vanished" or ""; the same on all
        rows of a theme), ``note, coder, repeats``.

    Examples
    --------
    >>> codings = pd.DataFrame([("s1", "trust", "ก")], columns=["statement_id", "code", "coder"])
    >>> reviews = pd.DataFrame([("s1", "ก"), ("s2", "ก")], columns=["statement_id", "coder"])
    >>> lines = pd.DataFrame({"statement_id": ["s1", "s2"], "source_id": ["n1", "n2"], "project": ["", ""]})
    >>> book = pd.DataFrame({"code": ["trust"], "name": ["ความไว้วางใจ"]})
    >>> table = cohort_table(codings, reviews, lines.assign(cohort=["รุ่น 10", "รุ่น 9"]), book)
    >>> table[["group", "with_theme", "units", "course"]].values.tolist()
    [['รุ่น 9', 0, 1, 'new'], ['รุ่น 10', 1, 1, 'new']]
    """
    base = Base.of(codings, reviews, statements, codebook, coder)
    themes, units = units_by_theme(base, by)
    groups = cohorts(units.reset_index(), by)
    rows = []
    unit = units.attrs["unit"]
    for theme in themes:
        counts = [_counted(units, group, theme) for group in groups]
        course = _course([count for count in counts if count["units"]])
        for group, count in zip(groups, counts, strict=True):
            head = {"theme": theme, **base.names.loc[theme], "by": by, "group": group, "unit": unit}
            rows.append(head | count | {"course": course, "note": CODE_JOIN.join(left_notes(units, group))})
    heads = "theme name name_en by group unit with_theme units share share_low share_high mean_share not_read"
    table = pd.DataFrame(rows, columns=[*heads.split(), "course", "note"])
    return base.signed(table)


def _counted(units: pd.DataFrame, group: str, theme: str) -> dict:
    values = whole_units(units, group)[theme].to_numpy()
    n, hits = len(values), int((values > 0).sum())
    low, high = wilson(hits, n) if n >= FEWEST_UNITS else (np.nan, np.nan)
    share, mean = (hits / n, values.mean()) if n else (np.nan, np.nan)
    unread = int((units.index.get_level_values(0) == group).sum()) - n
    counts = {"with_theme": hits, "units": n, "share": share, "share_low": low, "share_high": high}
    return counts | {"mean_share": mean, "not_read": unread}


def _course(counts: list[dict]) -> str:
    """Say what became of a theme from the first to the last cohort."""
    if len(counts) < 2:
        return ""
    first, last = counts[0], counts[-1]
    if not any(count["with_theme"] for count in counts[:-1]):
        return "new" if last["with_theme"] else ""
    if not last["with_theme"]:
        return "vanished"
    if min(first["units"], last["units"]) < FEWEST_UNITS:
        return ""
    low, high = newcombe(last["with_theme"], last["units"], first["with_theme"], first["units"])
    return "growing" if low > 0 else "shrinking" if high < 0 else ""
