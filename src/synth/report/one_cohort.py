"""One cohort of a study as if it were all there is, so that it has a report of its own."""

from __future__ import annotations

from typing import Any

import pandas as pd

from synth.study import citing
from synth.telling import several, told


class OneCohort:
    r"""The tables of a study that `gather` asks for, with the rows of one cohort.

    Raises
    ------
    ValueError
        The study has no such cohort.

    Examples
    --------
    >>> import tempfile, synth
    >>> from pathlib import Path
    >>> corpus = Path(tempfile.mkdtemp(), "corpus")
    >>> for cohort in ("2566", "2567"):
    ...     (corpus / cohort).mkdir(parents=True)
    ...     _ = (corpus / cohort / "เวที.txt").write_text(f"บทเรียน\n1. ทีมปี {cohort}", encoding="utf-8")
    >>> with synth.Study(corpus.parent / "study.db") as study:
    ...     _ = study.add_corpus(synth.read_corpus(corpus))
    ...     OneCohort(study, "2567").statements()["text"].tolist()
    ['ทีมปี 2567']
    """

    def __init__(self, study: Any, cohort: str):
        self._study, self.cohort = study, cohort
        cohorts = list(dict.fromkeys(study.sources()["cohort"]))
        if cohort not in cohorts:
            raise ValueError(told("findings.no_value", by="cohort", value=cohort, known=several(cohorts)))

    def sources(self) -> pd.DataFrame:
        """Return the sources of the cohort."""
        table = self._study.sources()
        return table[table["cohort"] == self.cohort].reset_index(drop=True)

    def statements(self) -> pd.DataFrame:
        """Return their statements."""
        table = self._study.statements()
        return table[table["cohort"] == self.cohort].reset_index(drop=True)

    def left_out(self) -> pd.DataFrame:
        """Return what was left out of them."""
        return self._of("source_id", set(self.sources()["source_id"]), self._study.left_out())

    def problems(self) -> pd.DataFrame:
        """Return what is to be checked of them, and of files that lie in a folder of the cohort's name."""
        table = self._study.problems()
        own = set(self.sources()["path"]) | set(self.sources()["source_id"])
        beside = table["path"].str.startswith(f"{self.cohort}/")
        return table[table["path"].isin(own) | beside].reset_index(drop=True)

    def codebook(self) -> pd.DataFrame:
        """Return the codebook, which is one for all cohorts."""
        return self._study.codebook()

    def codings(self) -> pd.DataFrame:
        """Return the codings on the statements of the cohort."""
        return self._of("statement_id", set(self.statements()["statement_id"]), self._study.codings())

    def reviews(self) -> pd.DataFrame:
        """Return the reviews of them."""
        return self._of("statement_id", set(self.statements()["statement_id"]), self._study.reviews())

    def cells(self) -> pd.DataFrame:
        """Return the written cells of the cohort and its projects, without those that cite other cohorts."""
        cells, own = self._study.cells(), self.sources()
        projects = set(own["project"]) - {""}
        named = ((cells["rows"] == "cohort") & (cells["row"] == self.cohort)) | (
            (cells["rows"] == "project") & cells["row"].isin(projects)
        )
        other = (cells["columns"] == "cohort") & (cells["column"] != self.cohort)
        own_ids = set(self.statements()["statement_id"])
        within = cells["text"].map(lambda text: own_ids.issuperset(citing.cited(text))).astype(bool)
        return cells[named & ~other & within].reset_index(drop=True)

    def claims(self) -> pd.DataFrame:
        """Return the claims that rest on statements of the cohort and of no other."""
        claimed, own_ids = self._study.claimed(), set(self.statements()["statement_id"])
        within = claimed["statement_id"].isin(own_ids).groupby(claimed["claim_id"]).all()
        return self._of("claim_id", set(within.index[within.astype(bool)]), self._study.claims())

    def claimed(self) -> pd.DataFrame:
        """Return the statements on which these rest."""
        return self._of("claim_id", set(self.claims()["claim_id"]), self._study.claimed())

    def links(self) -> pd.DataFrame:
        """Return the links of these claims."""
        return self._of("claim_id", set(self.claims()["claim_id"]), self._study.links())

    def gaps(self) -> pd.DataFrame:
        """Return what these claims lack; which findings nobody concluded from is asked of the whole study."""
        return self._of("claim_id", set(self.claims()["claim_id"]), self._study.gaps())

    def trails(self) -> dict[str, pd.DataFrame]:
        """Return on what each of these claims rests."""
        own = set(self.claims()["claim_id"])
        return {claim: trail for claim, trail in self._study.trails().items() if claim in own}

    def lessons(self) -> pd.DataFrame:
        """Return the lessons whose obstacle is of the cohort."""
        return self._of("obstacle_cohort", {self.cohort}, self._study.lessons())

    def heard(self) -> pd.DataFrame:
        """Return nothing: what a community said is of a theme, not of a cohort."""
        return self._study.heard().head(0)

    def triangulations(self) -> pd.DataFrame:
        """Return what was judged of these claims; a theme's sources are judged over all cohorts."""
        return self._of("target_id", set(self.claims()["claim_id"]), self._study.triangulations())

    @staticmethod
    def _of(column: str, names: set[str], table: pd.DataFrame) -> pd.DataFrame:
        return table[table[column].isin(names)].reset_index(drop=True)
