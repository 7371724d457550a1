"""Everything a report is about, taken from the study once: its tables, and the findings made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pandas as pd

from synth.findings.agreement import agreement, disagreements
from synth.findings.counting import counted_coder
from synth.findings.crossings import code_by, cooccurrence, dimension_table
from synth.findings.quotes import exemplars
from synth.findings.retrieval import project_table
from synth.findings.tables import code_table, coverage_table, source_table, theme_table
from synth.report.wording import Wording, missing, prefixed
from synth.schema import ADJUDICATED, ANALYSED, SECTION_JOIN, THEME_DIMENSION

_ROW = re.compile(r"#((?:[^#/]*!)?\d+)$")
"""What the name of a spreadsheet's row has after that of its file: ``answers.xlsx#12``."""

_ENGLISH = re.compile(r"\(((?:[!-'*-~]+ +){2,}[!-'*-~]+)\)\s*$")
"""English in brackets at the end of a note: three words at least."""


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

    @property
    def coded(self) -> bool:
        """Whether anybody has read or coded anything."""
        return bool(self.coder)

    @property
    def coders(self) -> list[str]:
        """The people who coded or read, by name; the outcome of an adjudication is not one of them."""
        return sorted((set(self.codings["coder"]) | set(self.reviews["coder"])) - {ADJUDICATED})

    @property
    def base(self) -> int:
        """How many analysed statements the counting coder has read."""
        coverage = self.findings["coverage"]
        return int(coverage["read"].max()) if len(coverage) else 0

    @property
    def numbers(self) -> dict[str, int]:
        """The running number of each analysed statement, by which the report refers to it."""
        return dict(zip(self.statements["statement_id"], self.statements["number"], strict=True))

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

    @property
    def names(self) -> dict[str, str]:
        """The name of each code in the language of the report."""
        return {row["code"]: self.words.name(row) for row in self.codebook.to_dict("records")}

    @property
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
        words, parts = self.words, []
        if self.sources["project"].nunique() > 1 and not missing(row.project):
            parts.append(prefixed(words, "value.project", row.project))
        if len(set(self.lines.values())) > max(1, self.sources["project"].nunique()):
            parts.append(words("value.source", number=self.lines[row.source_id]))
        parts += filter(None, [self.row(row.source_id)])
        if not missing(row.section):
            parts.append(prefixed(words, "value.section", row.section.split(SECTION_JOIN)[-1]))
        if not missing(row.item):
            parts.append(words("value.item", item=words.written(row.item)))
        if not missing(getattr(row, "speaker", None)):
            parts.append(words("value.speaker", speaker=row.speaker))
        return " ".join(parts) or words("value.no_section")

    def behind(self, under_tops: bool = False) -> dict[str, tuple[int, ...]]:
        """List the numbers of the statements behind each code, or behind each top code and all below it."""
        own = self.codings[self.codings["coder"] == self.coder]
        numbers, tops = self.numbers, self._tops()
        found: dict[str, set[int]] = {}
        for statement_id, code in own[["statement_id", "code"]].itertuples(index=False):
            if statement_id in numbers:
                name = tops.get(code, code) if under_tops else code
                found.setdefault(name, set()).add(numbers[statement_id])
        return {code: tuple(sorted(where)) for code, where in found.items()}

    @property
    def units(self) -> pd.Series:
        """The project of each analysed statement, or its source where it has none, by number."""
        own = self.statements.set_index("number")
        return own["project"].where(~own["project"].map(missing), own["source_id"])

    def _tops(self) -> dict[str, str]:
        codes = self.findings["codes"]
        return dict(zip(codes["code"], codes["theme"], strict=True))


def gather(
    study: Any,
    words: Wording,
    coder: str | None = None,
    proposal: Any = None,
    **told: Any,
) -> Material:
    """Take the tables of a study and make the findings of them.

    Parameters
    ----------
    study : Study
        Anything with ``sources()``, ``statements()``, ``left_out()``, ``problems()``, ``codebook()``,
        ``codings()`` and ``reviews()``.
    words : Wording
    coder : str, optional
        Whose codings count; see `synth.findings.counting.counted_coder`.
    proposal : Proposal, optional
    **told
        The further fields of `Material` that only the caller knows; ``census``: see `compare_cohorts`.

    Returns
    -------
    Material
    """
    texts, statements, codebook = study.sources(), study.statements(), study.codebook()
    codings, reviews = study.codings(), study.reviews()
    whose = counted_coder(codings, reviews, coder)
    analysed = statements[statements["use"] == ANALYSED].reset_index(drop=True)
    told["agreement_note"] = told.get("agreement_note") or _coding_note(texts, words.lang)
    census = told.pop("census", ())
    findings, crossings = _findings((codings, reviews, statements, codebook), whose)
    if whose:
        findings |= _side_by_side(
            (codings, reviews, _with_attributes(statements, texts), codebook), whose, census
        )
    return Material(
        words=words,
        sources=source_table(texts, statements),
        texts=texts,
        statements=analysed.assign(number=range(1, len(analysed) + 1)),
        aside=statements[statements["use"] != ANALYSED].reset_index(drop=True),
        left_out=study.left_out(),
        problems=study.problems(),
        codebook=codebook,
        codings=codings,
        reviews=reviews,
        coder=whose,
        findings=findings,
        crossings=crossings,
        proposal=proposal,
        **told,
    )


def _coding_note(sources: pd.DataFrame, lang: str) -> str:
    """Take the note that ``sources.csv`` gives on its codings, for example that they are an illustration."""
    if "coding_note" not in sources:
        return ""
    notes = dict.fromkeys(str(note) for note in sources["coding_note"] if not missing(note))
    return " ".join(dict.fromkeys(_in_language(note, lang) for note in notes))


def _in_language(note: str, lang: str) -> str:
    """Take the Thai of a note that ends with the same in English in brackets, or the English for others.

    Examples
    --------
    >>> _in_language("ชุดนี้แต่งขึ้น (These codings are invented.)", "th")
    'ชุดนี้แต่งขึ้น'
    """
    found = _ENGLISH.search(note)
    if not found or note[: found.start()].isascii():
        return note
    return note[: found.start()].strip() if lang == "th" else found[1]


def _findings(four: tuple, coder: str) -> tuple[dict[str, pd.DataFrame], dict[str, pd.DataFrame]]:
    """Make every table of findings; without a coder they are there with nothing counted."""
    codings, reviews, _, _ = four
    people = (set(codings["coder"]) | set(reviews["coder"])) - {ADJUDICATED}
    whose = coder or None
    made = {
        "codes": code_table(*four, coder=whose),
        "themes": theme_table(*four, coder=whose),
        "coverage": coverage_table(*four, coder=whose),
        "code_by_section": code_by(*four, by="section", coder=whose),
        "cooccurrence": cooccurrence(*four, coder=whose),
        "exemplars": exemplars(*four, coder=whose),
    }
    if len(people) > 1:
        made |= {"agreement": agreement(*four), "disagreements": disagreements(*four)}
    others = [name for name in dict.fromkeys(made["codes"]["dimension"]) if name != THEME_DIMENSION]
    crossings = {name: dimension_table(*four, columns=name, coder=whose) for name in others}
    return made, crossings


def _side_by_side(four: tuple, coder: str, census: Iterable[str]) -> dict[str, pd.DataFrame]:
    """Set projects, cohorts and sources side by side where there are two; none read whole: no rows."""
    *_, statements, _ = four
    analysed, made = statements[statements["use"] == ANALYSED], {}
    if analysed["source_id"].nunique() > 1:
        from synth.findings.saturation import saturation

        made["saturation"] = saturation(*four, coder=coder)
        made["projects"] = project_table(*four, coder=coder)
        if made["projects"]["project"].nunique() < 2:
            del made["projects"]
    if analysed.loc[analysed["cohort"] != "", "cohort"].nunique() > 1:
        from synth.findings.cohorts import compare_cohorts

        try:
            made["cohorts"] = compare_cohorts(*four, census=census, coder=coder)
        except ValueError:  # no two of them have been read whole
            made["cohorts"] = pd.DataFrame()
    return made


def _with_attributes(statements: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """Give statements what their sources say of form and recorder: cohorts may differ in these too."""
    known = [name for name in ("form", "recorder") if name in sources and name not in statements]
    told = sources.set_index("source_id")[known].fillna("")
    return statements.join(told, on="source_id")
