"""Everything a report is about, and what its statements, sources, codes and coders are called in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pandas as pd

from synth.corpus.doubts import doubts
from synth.report.wording import Wording, missing, prefixed
from synth.schema import ADJUDICATED, SECTION_JOIN, THEME_DIMENSION

_ROW = re.compile(r"#((?:[^#/]*!)?\d+)$")
"""What the name of a spreadsheet's row has after that of its file: ``answers.xlsx#12``."""


@dataclass(frozen=True)
class Material:
    """The tables of one report; see `gather`. ``statements`` are the analysed ones, numbered from 1."""

    words: Wording
    sources: pd.DataFrame
    texts: pd.DataFrame
    statements: pd.DataFrame
    aside: pd.DataFrame
    left_out: pd.DataFrame
    problems: pd.DataFrame
    codebook: pd.DataFrame
    codings: pd.DataFrame
    reviews: pd.DataFrame
    coder: str
    findings: dict[str, pd.DataFrame]
    crossings: dict[str, pd.DataFrame]
    proposal: Any = None
    agreement_note: str = ""
    author: str = ""
    year: str = ""
    redacted: bool = False
    letters: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def doubts(self) -> pd.DataFrame:
        """The statements that may be read wrongly, in their place in the note, the most doubtful first."""
        every = pd.concat([self.statements, self.aside])
        return (
            doubts(every, self.texts) if "certain" in every else doubts(every.assign(certain=1.0), self.texts)
        )

    @property
    def coded(self) -> bool:
        """Whether anybody has read or coded anything."""
        return bool(self.coder)

    @cached_property
    def coders(self) -> list[str]:
        """The people who coded or read, by name; the outcome of an adjudication is not one of them."""
        return sorted(
            (set(self.codings["coder"].unique()) | set(self.reviews["coder"].unique())) - {ADJUDICATED}
        )

    @cached_property
    def base(self) -> int:
        """How many analysed statements the counting coder has read."""
        coverage = self.findings["coverage"]
        return int(coverage["read"].max()) if len(coverage) else 0

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The running number of each analysed statement, by which the report refers to it."""
        return dict(
            zip(self.statements["statement_id"].tolist(), self.statements["number"].tolist(), strict=True)
        )

    @cached_property
    def lines(self) -> dict[str, int]:
        """The number of each source in the table of sources; the rows of a spreadsheet share one."""
        files = dict.fromkeys(self.file(name) for name in self.sources["source_id"])
        places = {name: place for place, name in enumerate(files, start=1)}
        return {name: places[self.file(name)] for name in self.sources["source_id"]} | places

    @staticmethod
    def file(source_id: str) -> str:
        """Name the file of a source: itself, or the spreadsheet that it is a row of."""
        return _ROW.sub("", source_id)

    def row(self, source_id: str) -> str:
        """Say which row of its spreadsheet a source is; nothing for a whole file."""
        found = _ROW.search(source_id)
        return self.words("value.row", row=self.words.written(found[1])) if found else ""

    def appendix(self, name: str) -> str:
        """Name an appendix by its letter, as far as the report has it."""
        return self.words("value.appendix", letter=self.letters.get(name, "")).strip()

    @cached_property
    def names(self) -> dict[str, str]:
        """The name of each code in the language of the report."""
        return {row["code"]: self.words.name(row) for row in self.codebook.to_dict("records")}

    @cached_property
    def dimensions(self) -> list[str]:
        """The dimensions of the codebook, themes first."""
        found = list(dict.fromkeys(self.findings["codes"]["dimension"]))
        return sorted(found, key=lambda dimension: dimension != THEME_DIMENSION)

    def coder_label(self, name: str, named: bool = False) -> str:
        """Call a coder ผู้ลงรหัสคนที่ 1, as reports do; `named` adds who that is."""
        if name == ADJUDICATED:
            return self.words("value.adjudicated")
        number = self.coders.index(name) + 1
        return self.words("value.coder_named" if named else "value.coder", number=number, name=name)

    def place(self, row: Any) -> str:
        """Say where a statement stands: project, source, section, item, as far as they tell it apart."""
        parts, (projects, files) = [], self._many
        if projects > 1 and not missing(row.project):
            parts.append(prefixed(self.words, "value.project", row.project))
        if files > max(1, projects):
            parts.append(self.source(row))
        return " ".join(filter(None, [*parts, self.place_in_source(row)])) or self.words("value.no_section")

    @cached_property
    def _many(self) -> tuple[int, int]:
        """Count projects and files once: places are asked for by the thousand."""
        return self.sources["project"].nunique(), len(set(self.lines.values()))

    def source(self, row: Any) -> str:
        """Name the source of a statement by its number in the table of sources."""
        return self.words("value.source", number=self.lines[row.source_id])

    def place_in_source(self, row: Any) -> str:
        """Say where a statement stands in its source, as far as the source says it."""
        words, parts = self.words, [self.row(row.source_id)]
        if not missing(row.section):
            parts.append(prefixed(words, "value.section", row.section.split(SECTION_JOIN)[-1]))
        if not missing(row.item):
            parts.append(words("value.item", item=words.written(row.item)))
        if not missing(getattr(row, "speaker", None)):
            parts.append(words("value.speaker", speaker=row.speaker))
        return " ".join(filter(None, parts))

    @cached_property
    def units(self) -> pd.Series:
        """The project of each analysed statement, or its source where it has none, by number."""
        own = self.statements.set_index("number")
        return own["project"].where(~own["project"].map(missing), own["source_id"])
