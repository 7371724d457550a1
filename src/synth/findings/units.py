"""Projects as the units of a comparison, and cohorts in the order of time."""

from __future__ import annotations

import pandas as pd

from synth.findings.base import Base
from synth.findings.chance import in_common, in_common_by_chance
from synth.findings.counting import cells, hold
from synth.findings.finding import takes_study
from synth.schema import CODE_JOIN, in_order, require
from synth.telling import told

CONFOUNDERS = ("form", "recorder")
"""Attributes in which cohorts may differ too, so that a difference cannot be told from them."""

OVERLAP = 0.5
"""Two cohorts with less than this of what chance would give them in common differ in an attribute."""


@takes_study
def cohorts(statements: pd.DataFrame, by: str = "cohort") -> list[str]:
    """List the values of a column in their order, numbers in names by their size (รุ่น 9 before รุ่น 10).

    Examples
    --------
    >>> cohorts(pd.DataFrame({"cohort": ["รุ่น ๑๐", "รุ่น 9", "รุ่น 9"]}))
    ['รุ่น 9', 'รุ่น ๑๐']
    """
    require(statements, [by], "statements")
    return in_order(set(statements[by].dropna()) - {""})


@takes_study
def two_cohorts(statements: pd.DataFrame, later: str | None = None, earlier: str | None = None):
    """Choose which two cohorts to compare: those named, else the last and the one before it.

    Returns
    -------
    earlier, later : str
        Empty where there is none.

    Examples
    --------
    >>> two_cohorts(pd.DataFrame({"cohort": ["รุ่น 9", "รุ่น 10"]}))
    ('รุ่น 9', 'รุ่น 10')
    >>> two_cohorts(pd.DataFrame({"cohort": ["รุ่น 9"]}))
    ('', 'รุ่น 9')
    """
    there = cohorts(statements)
    later = later or (there[-1] if there else "")
    before = dict(zip(there[1:], there, strict=False))
    return earlier or before.get(later, ""), later


def units_by_theme(base: Base, by: str) -> tuple[list[str], pd.DataFrame]:
    """Return the themes, and the share of each unit's statements by theme.

    The unit is the project; a source without one stands for itself. Units are the rows, under the value of
    `by` and their name; ``is whole`` says whether all their analysed statements are read, and ``has form`` …
    what attributes they have; ``is alone`` marks sources without a project among projects. Shares are NaN
    where nothing is read. ``attrs`` holds the kind of ``unit`` and how many have no value of `by`.
    """
    _refuse(base.statements, by)
    themes = base.themes()
    return themes, _units(base, base.themed(), by, "theme", themes)


def units_by_code(base: Base, by: str) -> tuple[list[str], pd.DataFrame]:
    """Return the same by code, of all dimensions: those codes only that somebody used."""
    _refuse(base.statements, by)
    used = set(base.coded["code"])
    codes = [code for code in base.codebook["code"] if code in used]
    return codes, _units(base, base.coded, by, "code", codes)


def _refuse(statements: pd.DataFrame, by: str) -> None:
    require(statements, [by], "statements")
    if by in ("unit", "is alone", "theme", "code"):
        raise ValueError(told("findings.own_name", by=by))
    hold(statements, ["statement_id", "source_id"], "statements")


def whole_units(units: pd.DataFrame, group: str) -> pd.DataFrame:
    """Return the units of a cohort that have been read whole."""
    return units[units["is whole"] & (units.index.get_level_values(0) == group)]


def _units(base: Base, coded: pd.DataFrame, by: str, level: str, columns: list[str]) -> pd.DataFrame:
    every, unit = _named(base.analysed, by)
    name = every.set_index("statement_id")["unit"]
    key = [by, "unit"]
    total = every[every[by] != ""].groupby(key).size()
    read_counts = _keyed(base.read, by, name).groupby(key).size().reindex(total.index, fill_value=0)
    coded_units = _keyed(coded, by, name).drop_duplicates(["statement_id", level])
    coded_units = coded_units.groupby([*key, level]).size().unstack(fill_value=0)
    coded_units = coded_units.reindex(index=total.index, columns=columns, fill_value=0).fillna(0)
    units = coded_units.div(read_counts.where(read_counts > 0), axis=0)
    units["is whole"] = (read_counts == total).to_numpy(dtype=bool)
    for column in CONFOUNDERS:
        if column in every and column != by:
            has = cells(every, column).astype(str).groupby([every[by], every["unit"]])
            units[f"has {column}"] = has.agg(lambda values: CODE_JOIN.join(sorted(set(values))))
    units.attrs["unit"] = unit
    alone = every.groupby([every[by], every["unit"]])["is alone"].all()
    units["is alone"] = alone & (unit == "project")
    units.attrs["no value"] = every.loc[every[by] == "", "unit"].nunique()
    return units


def differing(before: pd.DataFrame, after: pd.DataFrame) -> list[str]:
    """Name the attributes (form, recorder) in which two sides of units differ, as in `differ`."""
    attributes = [str(name) for name in before if str(name).startswith("has ")]
    return [name.removeprefix("has ") for name in attributes if differ(before[name], after[name])[0]]


def differ(before: pd.Series, after: pd.Series) -> tuple[bool, float]:
    """Say whether two sides differ in an attribute, and how much (0–1) they have in common of it.

    They do with less than half of what they would have in common were the units dealt anew; not where that
    is little itself: when every project has a recorder of its own, cohorts do not differ in theirs.
    """
    shared, chance = in_common(before, after), in_common_by_chance(before, after)
    return chance >= OVERLAP and shared < OVERLAP * chance, shared


def left_notes(units: pd.DataFrame, *groups: str) -> list[str]:
    """Say how many sources here stand for a project, and how many units have no value to go by at all."""
    among = units[units.index.get_level_values(0).isin(groups)]
    counts = {"no_project": int(among["is alone"].sum()), "no_value": units.attrs["no value"]}
    return [f"{name}:{n}" for name, n in counts.items() if n]


def _named(statements: pd.DataFrame, by: str) -> tuple[pd.DataFrame, str]:
    """Name the unit of each statement: its project, or its source where it has none."""
    project = cells(statements, "project")
    unit = "project" if (project != "").any() else "source"
    name = project.where(project != "", statements["source_id"])
    value = cells(statements, by).astype(str)
    return statements.assign(**{"unit": name, "is alone": project == "", by: value}), unit


def _keyed(statements: pd.DataFrame, by: str, unit: pd.Series) -> pd.DataFrame:
    value = cells(statements, by).astype(str)
    keyed = statements.assign(**{"unit": statements["statement_id"].map(unit), by: value})
    return keyed[keyed[by] != ""]
