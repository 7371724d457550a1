"""One cohort of a study as if it were all there is, so that it has a report of its own."""

from __future__ import annotations

from typing import Any

import pandas as pd

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
        known = list(dict.fromkeys(study.sources()["cohort"]))
        if cohort not in known:
            raise ValueError(told("findings.no_value", by="cohort", value=cohort, known=several(known)))

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

    @staticmethod
    def _of(column: str, names: set[str], table: pd.DataFrame) -> pd.DataFrame:
        return table[table[column].isin(names)].reset_index(drop=True)
