"""What stands behind a place of a form: coded statements, cells and recommendations that people wrote."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pandas as pd

from synth.findings.base import Base
from synth.findings.sampling import standing_for
from synth.report.data import looked_at
from synth.report.material import Material
from synth.study.choices import DIMENSION, EVERYTHING, RECOMMENDATION
from synth.study.places import CODE, COHORT, PROJECT
from synth.study.views.claims import CELL, STATEMENT

Pair = tuple[str, str]


@dataclass(frozen=True)
class Subject:
    """What a place is about: any of these codes, in any of these projects and cohorts; None for all."""

    codes: frozenset[str] | None = None
    projects: frozenset[str] | None = None
    cohorts: frozenset[str] | None = None

    @property
    def is_about_anything(self) -> bool:
        """Whether it is about anything."""
        return any(part is not None for part in (self.codes, self.projects, self.cohorts))


def narrowed(rows: list[Subject], *others: Subject) -> Subject:
    """Return in which projects and cohorts a place is, of all that is said of its rows and of the rest.

    Examples
    --------
    >>> narrowed([Subject(projects=frozenset({"ก", "ข"}))], Subject(projects=frozenset({"ก"}))).projects
    frozenset({'ก'})
    """
    scopes: dict[str, frozenset[str] | None] = {}
    for name in ("projects", "cohorts"):
        of_rows = [getattr(row, name) for row in rows]
        sets = [getattr(other, name) for other in others if getattr(other, name) is not None]
        if of_rows and None not in of_rows:
            sets.append(frozenset().union(*of_rows))
        scopes[name] = frozenset.intersection(*sets) if sets else None
    return Subject(None, scopes["projects"], scopes["cohorts"])


@dataclass(frozen=True)
class Support:
    """What a place rests on: rows of statements, each once, in reading order."""

    rows: pd.DataFrame = field(default_factory=pd.DataFrame)

    @cached_property
    def statements(self) -> list[str]:
        """The statements."""
        return self.rows["statement_id"].tolist() if len(self.rows) else []

    def chosen(self, n: int) -> list[str]:
        """Choose statements that stand for all, over cohorts, projects and voices."""
        return standing_for(self.rows, n)["statement_id"].tolist() if len(self.rows) and n else []

    @cached_property
    def projects(self) -> list[str]:
        """The projects that say it, as far as they are named."""
        return [name for name in dict.fromkeys(self.rows["project"]) if name] if len(self.rows) else []

    def units(self) -> tuple[str, int]:
        """Count the projects that say it; where it is one, or none is named, the documents."""
        if len(self.projects) > 1:
            return "projects", len(self.projects)
        return "documents", self.rows["source_id"].map(Material.file).nunique()


class Evidence:
    """A study as far as forms ask for it; made once for a form."""

    def __init__(self, study: Any, coder: str | None = None):
        self.study = study
        statements = looked_at(study.statements())
        for kind in (PROJECT, COHORT):
            statements[kind] = statements[kind].fillna("").astype(str)
        self.base = Base.of(study.codings(), study.reviews(), statements, study.codebook(), coder)
        self.book = study.codebook()
        self.cells = study.cells()
        parents = dict(zip(self.book["code"], self.book["parent"], strict=True))
        self.below: dict[str, set[str]] = {}
        for code in parents:
            above, passed = code, set()
            while above and above not in passed:
                self.below.setdefault(above, set()).add(code)
                passed.add(above)
                above = parents.get(above, "")

    @property
    def unread(self) -> int:
        """How many analysed statements the coder whose codings count has not read."""
        return len(self.base.analysed) - len(self.base.read)

    def subject(self, about: Iterable[Pair]) -> Subject:
        """Return what pairs of a kind and a name mean together: codes any of them, projects any of them."""
        by_kind: dict[str, set[str]] = {}
        for kind, name in about:
            if kind == CODE:
                by_kind.setdefault(CODE, set()).update(self.below.get(name, {name}))
            elif kind in (DIMENSION, EVERYTHING):
                own = (
                    self.book["code"]
                    if kind == EVERYTHING
                    else self.book.loc[self.book["dimension"] == name, "code"]
                )
                by_kind.setdefault(CODE, set()).update(own)
            elif kind in (PROJECT, COHORT):
                by_kind.setdefault(kind, set()).add(name)
        sets = (frozenset(by_kind[kind]) if kind in by_kind else None for kind in (CODE, PROJECT, COHORT))
        return Subject(*sets)

    def support(self, rows: Iterable[Subject], *others: Subject) -> Support:
        """Return the coded statements of any of some subjects that each of the others has as well."""
        coded = self.base.coded
        if coded.empty:
            return Support()
        names: set[str] = set()
        for subject in rows:
            names |= self._of(subject)
        for other in others:
            names &= self._of(other)
        own = coded[coded["statement_id"].isin(names)].drop_duplicates("statement_id")
        order = {name: at for at, name in enumerate(self.base.read["statement_id"])}
        return Support(own.sort_values("statement_id", key=lambda ids: ids.map(order)).reset_index(drop=True))

    def _of(self, subject: Subject) -> set[str]:
        coded = self.base.coded
        matches = pd.Series(True, index=coded.index)
        for column, names in ((CODE, subject.codes), (PROJECT, subject.projects), (COHORT, subject.cohorts)):
            if names is not None:
                matches &= coded[column].isin(names)
        return set(coded.loc[matches, "statement_id"])

    def written(self, about: Iterable[Pair], subject: Subject) -> pd.DataFrame:
        """Return the cells that people wrote on the codes of a place, within its projects and cohorts."""
        codes = {name for kind, name in about if kind == CODE}
        where = self.base.statements[[PROJECT, COHORT]].drop_duplicates()
        if subject.cohorts is not None:
            where = where[where[COHORT].isin(subject.cohorts)]
        if subject.projects is not None:
            where = where[where[PROJECT].isin(subject.projects)]
        names_of_kind = {
            PROJECT: set(where[PROJECT]),
            COHORT: set(where[COHORT]) if subject.projects is None else set(),
        }
        matches = [
            any(kind == CODE for kind, _ in pairs)
            and all(name in (codes if kind == CODE else names_of_kind[kind]) for kind, name in pairs)
            for pairs in self._pairs
        ]
        return self.cells[matches] if len(self.cells) else self.cells

    @cached_property
    def _pairs(self) -> list[list[Pair]]:
        return [[(row.rows, row.row), (row.columns, row.column)] for row in self.cells.itertuples()]

    @cached_property
    def recommendations(self) -> list[tuple[str, set[str], set[str], set[str]]]:
        """The recommendations that people wrote, each with the codes, cells and statements it rests on."""
        claims = self.study.claims()
        claims = claims[claims["kind"] == RECOMMENDATION]
        texts, trails = [], self.study.trails() if len(claims) else {}
        for row in claims.itertuples():
            trail = trails[row.claim_id]
            of = {kind: set(trail.loc[trail["about"] == kind, "target_id"]) for kind in (CELL, STATEMENT)}
            codes = set(trail.loc[trail["about"] == CODE, "target"])
            texts.append((row.text, codes, of[CELL], of[STATEMENT]))
        return texts

    def recommended(self, about: Iterable[Pair], cells: pd.DataFrame, support: Support) -> list[str]:
        """Return the recommendations that rest on the cells or statements of a place, or its codes.

        Resting on a code is resting on what was coded with it: where nothing was here, it says nothing here.
        """
        codes, own = {name for kind, name in about if kind == CODE}, set(cells["cell"])
        statements = set(support.statements)
        return [
            text
            for text, on_codes, on_cells, on_statements in self.recommendations
            if text and ((statements and on_codes & codes) or on_cells & own or on_statements & statements)
        ]
