"""How much there is of a code or theme, as tables and sentences of several parts say it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from synth.findings.cohorts import FEWEST_UNITS
from synth.findings.intervals import wilson
from synth.findings.units import cohorts
from synth.report.behind import Numbers, cohort_of_whole
from synth.report.blocks import Course
from synth.report.material import Material
from synth.report.wording import SMALL_BASE


@dataclass(frozen=True)
class Measures:
    """Columns of a table that say how much there is: heads, kinds, and a function from a row to its cells."""

    heads: list[str]
    kinds: list[str]
    cells: Callable[[Mapping], list]

    def behind(self, row: int, first: int, numbers: Numbers) -> dict[tuple[int, int], Numbers]:
        """Lead the counts of a row to its statements: those of its projects are the same ones."""
        return {(row, column): numbers for column, kind in enumerate(self.kinds, first) if kind == "count"}


def measures(m: Material, table: pd.DataFrame, short: bool = False) -> Measures:
    """Choose the columns of counts; one that would say nothing is not there.

    In `short`, without shares and with heads for a narrow table.
    """
    words, keys = m.words, ["statements"]
    if not short and m.base >= SMALL_BASE:
        keys.append("share")
    heads = [words(f"column.{key}") for key in keys]
    if (unit := unit_of(table)) and len(table):
        keys.append(f"{unit}s")
        head = f"column.{unit}s_short" if short else f"column.{unit}s"
        heads.append(words(head, of=words.number(table[f"{unit}_base"].max())))
    kinds = ["share" if key == "share" else "count" for key in keys]
    return Measures(heads, kinds, lambda row: [row[key] for key in keys])


def unit_of(table: pd.DataFrame | Mapping) -> str:
    """Name what breadth is counted in: projects, else sources; nothing where there is one."""
    for unit in ("project", "source"):
        base = table[f"{unit}_base"]
        if (base.max() if isinstance(base, pd.Series) else base) > 1:
            return unit
    return ""


def breadth(m: Material, row: Mapping) -> str:
    """Say in how many projects (or sources) something is found: ``6 โครงการ จาก 20 โครงการ``."""
    unit = unit_of(row)
    return m.words.of_units(row[f"{unit}s"], row[f"{unit}_base"], f"{unit}s") if unit else ""


def counted(m: Material, row: Mapping) -> str:
    """Say how many statements: ``66 ข้อความ (ร้อยละ 15.5)``; of a small base, ``5 จาก 12 ข้อความ``."""
    return m.words.part(row["statements"], row["base"], "statements")


def courses(m: Material, parts: Mapping[str, Numbers]) -> dict[str, Course]:
    """Give the share of projects of each cohort that speak of each code or theme, in the order of cohorts.

    Counted are projects (or sources) that have been read whole; a cohort of one gives no share, and fewer
    than two cohorts no course.
    """
    bases = _bases(m)
    if len(bases) < 2:
        return {}
    whole = cohort_of_whole(m).dropna()
    units = m.units.reindex(whole.index)
    courses_by_name = {}
    for name, numbers in parts.items():
        own = whole.reindex([n for n in numbers if n in whole.index])
        by_cohort = units.reindex(own.index).groupby(own).nunique() if len(own) else {}
        points = [(m.cohort(cohort), *_share(m, cohort, by_cohort, base)) for cohort, base in bases.items()]
        courses_by_name[name] = Course(tuple(points))
    return courses_by_name


def _bases(m: Material) -> dict[str, int]:
    """Count the projects (or sources) of each cohort that were read whole, where there are at least two."""
    whole = cohort_of_whole(m).dropna()
    counts = m.units.reindex(whole.index).groupby(whole).nunique() if len(whole) else {}
    bases = {cohort: int(counts.get(cohort, 0)) for cohort in cohorts(m.statements)}
    return {cohort: base for cohort, base in bases.items() if base > 1}


def _share(m: Material, cohort: str, counts: Mapping, base: int) -> tuple:
    count = int(counts.get(cohort, 0))
    described = base < FEWEST_UNITS or cohort in m.census
    return (count / base, *((None, None) if described else wilson(count, base)))


def course_head(m: Material, short: bool = False) -> str:
    """Head a column of courses: which cohorts, of how many projects; in `short` how many only."""
    words = m.words
    counts = {cohort: words.number(base) for cohort, base in _bases(m).items()}
    unit = words("value.unit_project" if m.projects else "value.unit_source")
    if short:
        return words("column.course_short", ns=", ".join(counts.values()))
    shown = [words("column.course_cohort", cohort=cohort, n=n) for cohort, n in counts.items()]
    return words("column.course_of", unit=unit, cohorts=", ".join(shown))
