"""Everything a report is about, and what its statements, sources, codes and coders are called in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import pandas as pd

from synth.corpus.doubts import doubts
from synth.findings.roles import roles
from synth.report.wording import Wording, missing, nonempty, prefixed
from synth.schema import ADJUDICATED, SECTION_JOIN, THEME_DIMENSION
from synth.study import citing

_ROW = re.compile(r"#((?:[^#/]*!)?\d+)$")
"""What the name of a spreadsheet's row has after that of its file: ``answers.xlsx#12``."""


@dataclass(frozen=True)
class Documents:
    """Documents as a reader counts them: a file of answers is one, with so many respondents."""

    notes: int
    answers: int
    respondents: int

    def in_words(self, words: Wording) -> str:
        """Say how many there are, and of which kind where there are two."""
        counted = words.counted(self.notes + self.answers, "documents")
        if not self.answers:
            return counted
        counts = {"answers": words.number(self.answers), "people": words.counted(self.respondents, "people")}
        key = "sources.answers_only" if not self.notes else "sources.both"
        return words(key, documents=counted, notes=words.number(self.notes), **counts)


@dataclass(frozen=True)
class Material:
    """The tables of one report; see `gather`.

    ``statements`` are the analysed ones, numbered from 1; ``asides`` counts the turns that were taken out as
    questions and greetings; ``quotes`` are the numbers of those that the chapters quote, ``shown`` of those
    that the report shows one by one (None: of all), ``places`` what each part is called. ``written`` is what
    people wrote in the study, by the name of its table (see `synth.report.writings.written`); empty where
    nobody wrote anything.
    ``judged`` is what `synth.report.writings.judged` takes of machines; empty where none was tried.
    """

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
    title: str = ""
    author: str = ""
    checklist: str = ""
    year: str = ""
    redacted: bool = False
    census: tuple[str, ...] = ()
    asides: int = 0
    quotes: tuple[int, ...] = ()
    places: Mapping[str, str] = field(default_factory=dict)
    letters: Mapping[str, str] = field(default_factory=dict)
    on_screen: frozenset[str] = frozenset()
    shown: frozenset[int] | None = None
    written: Mapping[str, Any] = field(default_factory=dict)
    judged: Mapping[str, Any] = field(default_factory=dict)

    def also(self, **known: Any) -> Material:
        """Give the same material once more is known of the report; what was listed of it stays."""
        other = replace(self, **known)
        vars(other).update({name: listed for name, listed in vars(self).items() if name not in vars(other)})
        return other

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
        places = {name: number for number, name in enumerate(files, start=1)}
        return {name: places[self.file(name)] for name in self.sources["source_id"]} | places

    @cached_property
    def documents(self) -> Documents:
        """How many documents there are, of which kind, and how many people answered in them."""
        people = [name for name in self.sources["source_id"] if self.file(name) != name]
        files = {self.file(name) for name in people}
        return Documents(len(self.sources) - len(people), len(files), len(people))

    @cached_property
    def projects(self) -> list[str]:
        """The projects that are named, in the order of the sources."""
        return list(dict.fromkeys(nonempty(self.sources["project"])))

    @cached_property
    def roles(self) -> dict[str, str]:
        """The codes that a report treats apart: success factors, obstacles, recommendations, plans."""
        return roles(self.codebook)

    @staticmethod
    def file(source_id: str) -> str:
        """Name the file of a source: itself, or the spreadsheet that it is a row of."""
        return _ROW.sub("", source_id)

    def row(self, source_id: str) -> str:
        """Say which row of its spreadsheet a source is; nothing for a whole file."""
        match = _ROW.search(source_id)
        return self.words("value.row", row=self.words.written(match[1])) if match else ""

    def appendix(self, name: str) -> str:
        """Name an appendix by its letter, as far as the report has it, and the file where not all have it."""
        key = "value.appendix_on_screen" if name in self.on_screen else "value.appendix"
        return self.words(key, letter=self.letters.get(name, "")).strip()

    @cached_property
    def names(self) -> dict[str, str]:
        """The name of each code in the language of the report."""
        return {row["code"]: self.words.name(row) for row in self.codebook.to_dict("records")}

    @cached_property
    def dimensions(self) -> list[str]:
        """The dimensions of the codebook, themes first."""
        names = list(dict.fromkeys(self.findings["codes"]["dimension"]))
        return sorted(names, key=lambda dimension: dimension != THEME_DIMENSION)

    def coder_label(self, name: str, named: bool = False) -> str:
        """Call a coder ผู้ลงรหัสคนที่ 1, as reports do; `named` adds who that is."""
        if name == ADJUDICATED:
            return self.words("value.adjudicated")
        number = self.coders.index(name) + 1
        return self.words("value.coder_named" if named else "value.coder", number=number, name=name)

    def cohort(self, name: object) -> str:
        """Call a cohort by its name: ``รุ่น 2565``."""
        return prefixed(self.words, "value.cohort", name)

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
    def _rows(self) -> dict[str, Any]:
        every = pd.concat([self.statements, self.aside])
        return dict(zip(every["statement_id"], every.itertuples(), strict=True))

    def cited(self, text: str) -> str:
        """Write a text that people wrote, with places for what it cites: ``(โครงการ ก, การสร้างทีม ข้อ 5)``."""
        return citing.replaced(text, lambda names: self.words("written.cited", places=self._places_of(names)))

    def _places_of(self, names: list[str]) -> str:
        """Say where statements stand that are cited side by side, a project once where it goes on."""
        phrases, last = [], None
        for who, location in map(self._cited, names):
            phrases.append(", ".join(filter(None, [who if who != last or not location else "", location])))
            last = who
        return self.words("written.between").join(phrases)

    def reference(self, statement_id: str) -> str:
        """Say where a statement stands that people cite, as short as a reference is."""
        return ", ".join(filter(None, self._cited(statement_id)))

    def _cited(self, statement_id: str) -> tuple[str, str]:
        row, words = self._rows.get(statement_id), self.words
        if row is None:
            return words("written.gone" if statement_id else "written.erased"), ""
        who = self.source(row) if missing(row.project) else prefixed(words, "value.project", row.project)
        item = "" if missing(row.item) else words("value.item", item=words.written(row.item))
        section = "" if missing(row.section) else row.section.split(SECTION_JOIN)[-1]
        return who, " ".join(filter(None, [self.row(row.source_id), section, item]))

    def unit(self, row: Any) -> str:
        """Name the project of a statement, or its source where it has none."""
        return row.source_id if missing(row.project) else row.project

    @cached_property
    def units(self) -> pd.Series:
        """The project of each analysed statement, or its source where it has none, by number."""
        own = self.statements.set_index("number")
        return own["project"].where(~own["project"].map(missing), own["source_id"])
