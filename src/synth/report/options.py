"""How a report is wanted: its options, and those that an office keeps in ``report.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from synth.corpus.files import SETTINGS_FILE
from synth.report.checklist import NAMES as CHECKLISTS
from synth.report.wording import DIGITS, ERAS, Wording
from synth.sheets import decode
from synth.whole import whole_file

FONT, POINTS = "TH Sarabun New", 16.0
"""What Thai offices expect."""


def _like(example: Any) -> dict[str, Any]:
    """Give an option that `report.toml` sets its example."""
    return {"example": example}


@dataclass(frozen=True)
class Options:
    """How a report is made; those that an office sets once stand in ``report.toml``.

    Parameters
    ----------
    title : str, optional
        The name of the project or programme on the cover; by default that of the project, if there is one.
    author : str, optional
        Who made the synthesis, for the cover and the source line under tables; by default คณะผู้ประเมิน.
    sections : sequence of str, optional
        Only these parts of the report, by the names in `synth.report.chapters.BODY` and ``APPENDICES``.
    full : bool
        Bring into Word what else stands in the HTML and Excel files only: every statement, disagreements,
        proposals and the long tables.
    checklist : str, optional
        The reporting checklist in the annex: ``coreq``, ``srqr`` or ``uneg``; none by default.
    census : sequence of str
        Cohorts that are every funded project: described only, there is nothing to infer.
    digits : {"arabic", "thai"}
        How the report's own numbers are written; the words of the notes stay as they are.
    era : {"buddhist", "christian"}, optional
        How years are counted; by default as the language does.
    figure_word : str, optional
        What a figure is called: ``ภาพที่`` by default, ``แผนภูมิที่`` in some offices.
    pdf_figures : bool
        Write every figure as PDF too, beside PNG and SVG; the charts take about twice as long.
    template : path, optional
        A .docx whose styles and page the Word file takes, its fonts among them.
    font, font_size : str, float
        Of the Word file without a template, the font also of the workbook.
    page_numbers : bool, optional
        Let LibreOffice count the pages for the contents of the Word file, which takes some seconds; by
        default where it is installed. Else Word asks whether to fill them in when it opens the file.
    cohort : str, optional
        Only the notes of this cohort, and what was coded in them.
    coder : str, optional
        Whose codings count; by default the adjudicated ones, else those of the coder who read most.
    proposal : Proposal, optional
        What `synth.discover` made of the study's statements.
    agreement_note : str, optional
        What a reader must know of the codings, printed with every agreement table and chart; by default
        what the sources say under ``coding_note``.
    parameters, durations : dict, optional
        How the study was made and how long its parts took in seconds; they go into ``manifest.json``.
        ``parameters["inputs"]`` lists further files that were read, codebook and codings: dicts of ``path``
        and ``sha256``.
    date : str, optional
        ISO date of the report; today by default.

    Examples
    --------
    >>> Options(author="คณะผู้ประเมิน").digits
    'arabic'
    """

    title: str | None = field(default=None, metadata=_like("ชุดโครงการชุมชนน่าอยู่"))
    author: str | None = field(default=None, metadata=_like("คณะผู้ประเมิน"))
    digits: str = field(default="arabic", metadata=_like("thai"))
    era: str | None = field(default=None, metadata=_like("buddhist"))
    figure_word: str | None = field(default=None, metadata=_like("แผนภูมิที่"))
    font: str = field(default=FONT, metadata=_like("TH SarabunPSK"))
    font_size: float = field(default=POINTS, metadata=_like(16))
    template: str | Path | None = field(default=None, metadata=_like("office.docx"))
    page_numbers: bool | None = field(default=None, metadata=_like(True))
    pdf_figures: bool = field(default=False, metadata=_like(True))
    full: bool = field(default=False, metadata=_like(True))
    checklist: str | None = field(default=None, metadata=_like("coreq"))
    sections: Iterable[str] | None = field(default=None, metadata=_like(["summary", "sources", "themes"]))
    census: Iterable[str] = field(default=(), metadata=_like(["2567"]))
    cohort: str | None = None
    coder: str | None = None
    proposal: Any = None
    agreement_note: str | None = None
    parameters: Mapping[str, Any] | None = None
    durations: Mapping[str, float] | None = None
    date: str | None = None

    def words(self, lang: str) -> Wording:
        """Give the words of a language as these options want them."""
        return Wording(lang, self.digits, self.era, self.figure_word or "")


def options_of(options: Options | None, single: Mapping[str, Any]) -> Options:
    """Take options as they are, with what is told beside them.

    Raises
    ------
    TypeError
        There is no such option.

    Examples
    --------
    >>> options_of(Options(digits="thai"), {"author": "คณะทำงาน"}).digits
    'thai'
    """
    names = [option.name for option in fields(Options)]
    if unknown := [name for name in single if name not in names]:
        raise TypeError(f"a report has no option {unknown[0]!r}; it has: {', '.join(names)}")
    return replace(options or Options(), **single)


EXAMPLES: Mapping[str, Any] = {
    option.name: option.metadata["example"] for option in fields(Options) if option.metadata
}
"""The options that ``report.toml`` sets, each with an example."""

SMALLEST, LARGEST = 6, 40
"""Points of the body text."""

_CHOICES = {"digits": DIGITS, "era": ERAS, "checklist": CHECKLISTS}


def read_settings(folder: str | Path, words: Wording | None = None) -> dict[str, Any]:
    """Read the settings of a corpus: keywords for `synth.write_report`; none where there is no file.

    A `template` is looked for in the folder. Faults are told in the language of `words`.

    Raises
    ------
    ValueError
        The file is no TOML, or has settings that are not there or do not fit, one line each.
    """
    path, words = Path(folder, SETTINGS_FILE), words or Wording()
    if not path.is_file():
        return {}
    try:
        settings = tomllib.loads(decode(path.read_bytes(), str(path)))
    except tomllib.TOMLDecodeError as error:
        raise ValueError(words("settings_fault.toml", path=path, fault=error)) from error
    faults = [(name, _fault(name, value, words)) for name, value in settings.items()]
    if faults := [f"{path}: {name}: {fault}" for name, fault in faults if fault]:
        raise ValueError("\n".join(faults))
    if "template" in settings:
        settings["template"] = str(Path(folder, settings["template"]))
    return settings


def _fault(name: str, value: Any, words: Wording) -> str:
    if name not in EXAMPLES:
        return words("settings_fault.unknown", known=", ".join(EXAMPLES))
    kind = type(EXAMPLES[name])
    fits = isinstance(value, (int, float) if kind is int else kind)
    fits &= isinstance(value, bool) == (kind is bool)  # true is a number, too
    if not fits or (kind is list and not all(isinstance(item, str) for item in value)):
        return words(f"settings_fault.{kind.__name__}", value=_toml(value))
    if value not in _CHOICES.get(name, (value,)):
        return words("settings_fault.choice", value=_toml(value), known=", ".join(_CHOICES[name]))
    if name == "font_size" and not SMALLEST <= value <= LARGEST:
        return words("settings_fault.size", value=value, least=SMALLEST, most=LARGEST)
    return ""


def write_settings(folder: str | Path, words: Wording) -> Path:
    """Write a file of all settings with what they mean, none of them set yet.

    Raises
    ------
    ValueError
        There is one already, or no such folder.
    """
    path = Path(folder, SETTINGS_FILE)
    if not path.parent.is_dir():
        raise ValueError(words("settings_fault.folder", path=path.parent))
    if path.exists():
        raise ValueError(words("settings_fault.there", path=path))
    lines = [f"# {words('settings.opening')}"]
    for name, example in EXAMPLES.items():
        lines += ["", f"# {words(f'settings.{name}')}", f"# {name} = {_toml(example)}"]
    with whole_file(path) as part:
        part.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _toml(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    return (
        str(value).lower()
        if isinstance(value, bool)
        else str(value)
        if isinstance(value, int)
        else f'"{value}"'
    )
