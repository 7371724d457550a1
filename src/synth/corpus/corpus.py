"""A corpus: what was read from a folder of notes, as tables, and how it shows itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from synth.look.card import card, counts, grid
from synth.look.words import said as worded
from synth.schema import ANALYSED

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Corpus:
    r"""What was read from a folder.

    Attributes
    ----------
    sources, statements, left_out, problems, lines : DataFrame
        With the columns of ``synth.schema.TABLES``; `sources` has one more column for each attribute.
    said : mapping of str to frozenset of str
        By source, which of its columns the file itself or ``sources.csv`` states; the others are guessed.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> from synth.corpus.folder import read_corpus
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     note = "วัตถุประสงค์\n1. สรุปงาน\n2. วางแผน\nบทเรียน\n1. ผู้นำเข้มแข็ง\n2. คนมาน้อย"
    ...     _ = Path(folder, "เวที.txt").write_text(note, encoding="utf-8")
    ...     corpus = read_corpus(folder)
    >>> corpus
    Corpus(sources=1, statements=4, analysed=2, left_out=0, problems=0)
    >>> corpus.statements[["section", "text", "use"]].values.tolist()[1:3]
    [['วัตถุประสงค์', 'วางแผน', 'left out'], ['บทเรียน', 'ผู้นำเข้มแข็ง', 'analysed']]
    """

    sources: pd.DataFrame
    statements: pd.DataFrame
    left_out: pd.DataFrame
    problems: pd.DataFrame
    lines: pd.DataFrame
    said: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"Corpus({counts(self._counts())})"

    @property
    def lacks(self) -> str:
        """Why there is nothing to show yet, in a sentence; empty where there is."""
        return worded("corpus.no_notes") if self.sources.empty else ""

    def _repr_html_(self) -> str:
        whole = self._counts()
        facts = [f"{worded(f'corpus.{name}')} {n:,}" for name, n in whole.items()]
        sentences = [self.lacks, worded("corpus.look_at") if whole["problems"] else ""]
        return card(worded("corpus.title"), facts, filter(None, sentences), self._cohorts())

    def _cohorts(self) -> str:
        """Lay out what each cohort has."""
        heads = ["cohort", "project", "sources", "statements", "analysed"]
        rows = [
            (
                cohort,
                int(sources.loc[sources["project"] != "", "project"].nunique()),
                len(sources),
                *(int(n) for n in (len(own), (own["use"] == ANALYSED).sum())),
            )
            for cohort, sources in self.sources.groupby("cohort")
            for own in [self.statements[self.statements["cohort"] == cohort]]
        ]
        return grid([worded(f"corpus.{head}") for head in heads], rows)

    def _counts(self) -> dict[str, int]:
        return {
            "sources": len(self.sources),
            "statements": len(self.statements),
            "analysed": int((self.statements["use"] == ANALYSED).sum()),
            "left_out": len(self.left_out),
            "problems": len(self.problems),
        }
