"""What every table counts, worked out once: whose codings, over which statements, under which codes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from synth.findings.counting import (
    REPEATS_COUNT,
    analysed,
    code_names,
    code_places,
    coded_statements,
    counted_coder,
    hold,
    read_statements,
    used_codes,
)
from synth.schema import THEME_DIMENSION


@dataclass(frozen=True, eq=False)
class Base:
    """The codings of one coder, over the analysed statements that this coder has read.

    What is asked for is worked out then, and kept: who makes several tables of the same codings makes the
    base once (`Base.of`) and passes it to each in the place of the tables. What it holds is not changed.

    Attributes
    ----------
    codings, reviews, statements, codebook : DataFrame
        As they were given, of all coders.
    coder : str
        Whose codings count; see `synth.findings.counting.counted_coder`.
    """

    codings: pd.DataFrame
    reviews: pd.DataFrame
    statements: pd.DataFrame
    codebook: pd.DataFrame
    coder: str

    @classmethod
    def of(cls, codings, reviews=None, statements=None, codebook=None, coder: str | None = None) -> Base:
        """Choose whose codings count; a base in the place of `codings` is taken as it is.

        Examples
        --------
        >>> from synth.findings.tables import code_table, coverage_table
        >>> lines = pd.DataFrame({"statement_id": ["s1", "s2"], "source_id": "เวที.txt"})
        >>> codings = pd.DataFrame({"statement_id": ["s1"], "code": ["trust"], "coder": ["ก"]})
        >>> book = pd.DataFrame({"code": ["trust"], "name": ["ความไว้วางใจ"]})
        >>> base = Base.of(codings, codings, lines, book)
        >>> base.coder, len(base.analysed), len(base.read)
        ('ก', 2, 1)
        >>> code_table(base)["statements"].tolist(), coverage_table(base)["not_read"].tolist()
        ([1], [1])
        """
        if not isinstance(codings, Base):
            coder = counted_coder(codings, reviews, coder)
            return cls(codings, reviews, statements, codebook, coder)
        if coder in (None, codings.coder):
            return codings
        return cls.of(codings.codings, codings.reviews, codings.statements, codings.codebook, coder)

    @cached_property
    def analysed(self) -> pd.DataFrame:
        """All statements that are part of the analysis."""
        return analysed(self.statements)

    @cached_property
    def read(self) -> pd.DataFrame:
        """Those of them that the coder has read: the base of every share."""
        return read_statements(self.codings, self.reviews, self.statements, self.coder)

    @cached_property
    def coded(self) -> pd.DataFrame:
        """A row a code and statement: ``code, theme, dimension`` and the columns of `statements`."""
        hold(self.statements, ["statement_id", "source_id"], "statements")
        return coded_statements(self.codings, self.read, self.codebook, self.coder)

    @cached_property
    def places(self) -> pd.DataFrame:
        """Where each code stands; see `synth.findings.counting.code_places`."""
        return code_places(self.codebook)

    @cached_property
    def names(self) -> pd.DataFrame:
        """What each code is called; see `synth.findings.counting.code_names`."""
        return code_names(self.codebook)

    @cached_property
    def codes(self) -> list[str]:
        """The codes that a table shows, in the order of the codebook."""
        return used_codes(self.codebook, self.coded)

    def themes(self, dimension: str = THEME_DIMENSION) -> list[str]:
        """List the top codes of a dimension in the order of the codebook, those never used included."""
        places, shown = self.places, set(self.codes)
        tops = places.index[(places["theme"] == places.index) & (places["dimension"] == dimension)]
        return [code for code in tops if places.is_parent[code] or code in shown]

    def themed(self, dimension: str = THEME_DIMENSION) -> pd.DataFrame:
        """Return what is coded in a dimension."""
        return self.coded[self.coded["dimension"] == dimension]

    def named(self, table: pd.DataFrame, key: str) -> pd.DataFrame:
        """Put ``name`` and ``name_en`` behind the column `key` of codes."""
        for position, column in enumerate(("name", "name_en"), start=table.columns.get_loc(key) + 1):
            table.insert(position, column, table[key].map(self.names[column]))
        return table

    def signed(self, table: pd.DataFrame) -> pd.DataFrame:
        """Say at the end of each row whose codings count and that repeats do."""
        table["coder"], table["repeats"] = self.coder, REPEATS_COUNT
        return table.reset_index(drop=True)
