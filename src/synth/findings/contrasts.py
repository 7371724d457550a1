"""What sets cohorts apart: sub-themes and kinds of finding by the size of the difference, and what holds."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import nan
from typing import NamedTuple

import pandas as pd

from synth.findings.base import Base
from synth.findings.chance import adjusted, dealt_p
from synth.findings.cohorts import FEWEST_UNITS
from synth.findings.finding import finding
from synth.findings.intervals import newcombe
from synth.findings.units import cohorts, differing, left_notes, units_by_code, whole_units
from synth.schema import CODE_JOIN
from synth.telling import several, told

LEVEL = 0.05
"""The level of p and q, and of what lies outside an interval."""

STANDINGS = ("holds", "tendency", "not_shown", "too_few", "census")
"""What may be said of a difference."""

_NUMBERS = "projects_a base_a share_a projects_b base_b share_b difference difference_low difference_high p q"
_COLUMNS = (
    "code name name_en dimension theme by against cohort_a cohort_b unit "
    f"{_NUMBERS} standing not_read note coder repeats"
).split()


class _Sides(NamedTuple):
    """Two sides of a comparison: what they are called, and their units that have been read whole."""

    cohort_a: str
    cohort_b: str
    against: str
    a: pd.DataFrame
    b: pd.DataFrame
    not_read: int
    notes: list[str]
    described: str


@finding("name cohort_a projects_a base_a cohort_b projects_b base_b difference q standing")
def contrasts(
    codings, reviews, statements, codebook, by="cohort", *, groups=None, census=(), coder=None
) -> pd.DataFrame:
    """Show what sets cohorts apart: every sub-theme and kind of finding, the largest difference first.

    Counted are projects that speak of it at all, out of the projects that have been read whole (the source is
    the unit where no project is given); p, q and interval are of just that difference. Two cohorts of at
    least four projects are set against each other, the later as ``cohort_a``; of more, each against all
    others; a smaller one is set against all others too, and only described.

    Parameters
    ----------
    codings, reviews, statements, codebook, by, coder
        As in `synth.compare_cohorts`.
    groups : sequence of (str, str), optional
        Pairs ``(cohort_a, cohort_b)`` to set against each other instead.
    census : sequence of str
        Cohorts that are every funded project: described only, there is nothing to infer.

    Returns
    -------
    DataFrame
        One row a code that anybody used and comparison; those that were tested first, each part by the size
        of the difference: ``code, name, name_en, dimension, theme, by, against`` ("cohort" or "rest"),
        ``cohort_a, cohort_b`` (of the rest, their names joined by ";"), ``unit`` ("project" or "source"),
        ``projects_a, base_a, share_a, projects_b, base_b, share_b`` (units that speak of it, units read
        whole, 0–1), ``difference`` (a − b), ``difference_low, difference_high`` (Newcombe), ``p`` (exact, see
        `synth.findings.chance.dealt_p`), ``q`` (Benjamini–Hochberg over all rows that were tested),
        ``standing``, ``not_read`` (units left out), ``note`` (``differs:form, differs:recorder, shared:<n>``
        projects on both sides, ``no_project:<n>, no_value:<n>``), ``coder, repeats``.

        ``standing`` is "holds" (q ≤ .05), "tendency" (p ≤ .05 or an interval without 0, but it does not hold
        among so many: no conclusion yet), "not_shown" (neither), "too_few" (fewer than four projects on a
        side: interval, p and q are NaN) or "census" (the same).

    Raises
    ------
    ValueError
        There is no such column, or no such cohort in it.

    Notes
    -----
    How often there is a false alarm is measured in ``benchmarks/contrasts.py``.

    Examples
    --------
    >>> units = [(cohort, n) for cohort in ("รุ่น 9", "รุ่น 10") for n in range(6)]
    >>> lines = pd.DataFrame([(f"{c} {n}", f"{c} {n}", f"โครงการ {n} {c}", c) for c, n in units])
    >>> lines.columns = ["statement_id", "source_id", "project", "cohort"]
    >>> given = pd.DataFrame({"statement_id": lines["statement_id"][6:], "code": "trust", "coder": "ก"})
    >>> reviews = lines[["statement_id"]].assign(coder="ก")
    >>> book = pd.DataFrame({"code": ["trust"], "name": ["ความไว้วางใจ"]})
    >>> table = contrasts(given, reviews, lines, book)
    >>> table[["cohort_a", "projects_a", "base_a", "cohort_b", "projects_b", "base_b"]].values.tolist()
    [['รุ่น 10', 6, 6, 'รุ่น 9', 0, 6]]
    >>> table[["difference", "q", "standing"]].round(3).values.tolist()
    [[1.0, 0.002, 'holds']]
    """
    base = Base.of(codings, reviews, statements, codebook, coder)
    codes, units = units_by_code(base, by)
    rows = [row for sides in _sides(units, groups, census, by) for row in _rows(sides, codes)]
    if not rows:
        return _nothing(units, by)
    table = pd.DataFrame(rows)
    table["q"] = adjusted(table["p"])
    table["standing"] = [_standing(row) for row in table.to_dict("records")]
    table = table.join(base.names, on="code").join(base.places[["dimension", "theme"]], on="code")
    table = base.signed(table.assign(by=by, unit=units.attrs["unit"]))
    table["size"], table["tested"] = table["difference"].abs().round(9), table["p"].notna()
    order = table.sort_values(["tested", "size"], ascending=False, kind="stable")
    return order[_COLUMNS].reset_index(drop=True)


def _nothing(units: pd.DataFrame, by: str) -> pd.DataFrame:
    table = pd.DataFrame(columns=_COLUMNS)
    there, whole = (cohorts(part.reset_index(), by) for part in (units, units[units["is whole"]]))
    short = "one_cohort" if len(there) < 2 else "cohorts_unread" if len(whole) < 2 else "nobody_read"
    table.attrs["lacks"] = {"key": short}
    return table


def _sides(units: pd.DataFrame, groups, census, by: str) -> list[_Sides]:
    """Say what is set against what."""
    there = cohorts(units.reset_index(), by)
    if groups is not None:
        _refuse_unknown(groups, there, by)
        return [_against(units, a, [b], census, "cohort") for a, b in groups]
    read = [group for group in there if len(whole_units(units, group))]
    large = [group for group in read if len(whole_units(units, group)) >= FEWEST_UNITS]
    pair = large if len(large) == 2 else read if len(read) == 2 else []
    sides = [_against(units, later, [earlier], census, "cohort") for earlier, later in combinations(pair, 2)]
    alone = [group for group in read if group not in pair] if len(read) > 1 else []
    return sides + [
        _against(units, group, [name for name in read if name != group], census, "rest") for group in alone
    ]


def _refuse_unknown(groups: Sequence[tuple[str, str]], there: list[str], by: str) -> None:
    for pair in groups:
        if isinstance(pair, str) or len(pair) != 2 or pair[0] == pair[1]:
            wording = pair if isinstance(pair, str) else several(pair)
            raise ValueError(told("findings.two_groups", by=by, groups=wording))
        for value in pair:
            if value not in there:
                names = several(there) or told("value.nothing")
                raise ValueError(told("findings.no_value", by=by, value=value, known=names))


def _against(units: pd.DataFrame, group: str, others: list[str], census, against: str) -> _Sides:
    a = whole_units(units, group).droplevel(0)
    b = pd.concat([whole_units(units, name) for name in others]).groupby(level=1, sort=False).max()
    few = min(len(a), len(b)) < FEWEST_UNITS
    described = "too_few" if few else "census" if {group, *others} & set(census) else ""
    own = units[units.index.get_level_values(0).isin([group, *others])]
    shared = len(a.index.intersection(b.index))
    notes = [f"differs:{column}" for column in differing(b, a)] + [f"shared:{shared}"] * bool(shared)
    notes += left_notes(units, group, *others)
    unread = int((~own["is whole"]).sum())
    return _Sides(group, CODE_JOIN.join(map(str, others)), against, a, b, unread, notes, described)


def _rows(sides: _Sides, codes: list[str]) -> list[dict]:
    rows, (n, m) = [], (len(sides.a), len(sides.b))
    for code in codes:
        count, before = (int((side[code] > 0).sum()) for side in (sides.a, sides.b))
        row = {"code": code, "against": sides.against, "cohort_a": sides.cohort_a, "cohort_b": sides.cohort_b}
        row |= {"projects_a": count, "base_a": n, "share_a": count / n if n else nan}
        row |= {"projects_b": before, "base_b": m, "share_b": before / m if m else nan}
        row["difference"] = row["share_a"] - row["share_b"]
        low, high = (nan, nan) if sides.described else newcombe(count, n, before, m)
        row |= {"difference_low": low, "difference_high": high}
        row["p"] = nan if sides.described else dealt_p(count, n, before, m)
        row |= {"described": sides.described, "not_read": sides.not_read, "note": CODE_JOIN.join(sides.notes)}
        rows.append(row)
    return rows


def _standing(row: dict) -> str:
    if row["described"]:
        return row["described"]
    if row["q"] <= LEVEL:
        return "holds"
    apart = row["difference_low"] > 0 or row["difference_high"] < 0
    return "tendency" if apart or row["p"] <= LEVEL else "not_shown"
