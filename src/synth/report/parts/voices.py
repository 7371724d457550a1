"""Who is quoted in the chapters: chosen once for the whole report, over cohorts and projects."""

from __future__ import annotations

from collections import Counter

from synth.report.behind import once
from synth.report.material import Material
from synth.schema import THEME_DIMENSION

QUOTES = 3
"""Statements that a theme or a kind of finding is quoted with, one of them against it where there is one."""


@once
def voices(m: Material) -> dict[str, list]:
    """Choose the quotes of each theme and of each code of another dimension, in the order of the report.

    They are rows of the table of exemplars. A project that has been quoted least goes before the others; then
    the cohort that has been quoted least for what it said.
    """
    shown, codes = m.findings["exemplars"], m.findings["codes"]
    own = codes[codes["dimension"] == THEME_DIMENSION]
    codes_of = {}
    for theme, part in own.groupby("theme", sort=False):
        most = part[part["statements"] > 0].sort_values("statements", ascending=False, kind="stable")
        codes_of[theme] = most["code"].tolist()
    codes_of |= {code: [code] for code in codes.loc[codes["dimension"] != THEME_DIMENSION, "code"]}
    rows = {code: list(part.itertuples()) for code, part in shown.groupby("code", sort=False)}
    usage = Taken(m)
    return {name: _chosen([rows.get(code, []) for code in below], usage) for name, below in codes_of.items()}


class Taken:
    """What has been quoted so far, by project and cohort."""

    def __init__(self, m: Material):
        self.unit = m.unit
        self.cohort = m.statements.set_index("statement_id")["cohort"].to_dict()
        self.said = m.statements["cohort"].value_counts().to_dict()
        self.units: Counter = Counter()
        self.cohorts: Counter = Counter()
        self.ids: Counter = Counter()

    def often(self, row: object) -> tuple:
        """Say how often a row's statement, project and cohort have been quoted."""
        cohort = self.cohort.get(row.statement_id, "")
        return self.ids[row.statement_id], self.units[self.unit(row)], self._of(cohort)

    def _of(self, cohort: str) -> float:
        return self.cohorts[cohort] / (self.said.get(cohort) or 1)

    def take(self, row: object) -> None:
        """Count a row as quoted."""
        self.ids[row.statement_id] += 1
        self.units[self.unit(row)] += 1
        self.cohorts[self.cohort.get(row.statement_id, "")] += 1


def _chosen(codes: list[list], usage: Taken) -> list:
    """Take rows one by one, each of another code as far as there are; one that speaks against goes last."""
    rows = {row.statement_id: (row, position) for position, own in enumerate(codes) for row in own[::-1]}
    against = {name for name, (row, _) in rows.items() if getattr(row, "against", False)}
    quotes, of_codes = [], Counter()
    for number in range(QUOTES):
        last = number == QUOTES - 1 and against
        candidates = [pair for name, pair in rows.items() if (name in against) == bool(last)]
        if not candidates:
            continue
        row, position = min(
            candidates, key=lambda pair: (of_codes[pair[1]], *usage.often(pair[0]), pair[1], pair[0].rank)
        )
        usage.take(row)
        of_codes[position] += 1
        quotes.append(row)
        del rows[row.statement_id]
    return quotes
