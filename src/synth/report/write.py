"""From a study to the folder of its report, whole or not at all."""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import json
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from synth.report.data import gather
from synth.report.formats.drawing import draw_all
from synth.report.formats.manifest import manifest
from synth.report.formats.word_paging import layout_program
from synth.report.one_cohort import OneCohort
from synth.report.outline import Contents, build
from synth.report.wording import Wording
from synth.sheets import write_csv
from synth.telling import told
from synth.whole import whole_folder

FONT, POINTS = "TH Sarabun New", 16.0
"""What Thai offices expect."""


def write_report(
    study: Any,
    out: str | Path,
    lang: str = "th",
    sections: Iterable[str] | None = None,
    *,
    cohort: str | None = None,
    coder: str | None = None,
    proposal: Any = None,
    agreement_note: str | None = None,
    author: str | None = None,
    census: Iterable[str] = (),
    digits: str = "arabic",
    era: str | None = None,
    figure_word: str | None = None,
    pdf_figures: bool = False,
    template: str | Path | None = None,
    font: str = FONT,
    font_size: float = POINTS,
    page_numbers: bool = False,
    parameters: dict | None = None,
    durations: dict[str, float] | None = None,
    date: str | None = None,
) -> list[Path]:
    """Write the report of a study: HTML, Word, Excel, CSV, charts and a manifest.

    Everything is made beside `out` first and then moved into it, so a failure leaves the former report
    untouched. Files of your own in `out` stay; files that an earlier report wrote and this one does not are
    taken away, unless you changed them.

    Parameters
    ----------
    study : Study
    out : path
        Folder of the report; made if it is not there.
    lang : str
        Language of the report: ``th`` or ``en``.
    sections : iterable of str, optional
        Only these parts: ``summary, sources, method, themes, findings, sections, cohorts, projects, together,
        limits`` and, of the appendices, ``codebook, agreement, saturation, disagreements, proposal, left_out,
        statements``.
    cohort : str, optional
        Only the notes of this cohort, and what was coded in them.
    coder : str, optional
        Whose codings count; by default the adjudicated ones, else those of the coder who read most.
    proposal : Proposal, optional
        What `synth.discover` made of the study's statements.
    agreement_note : str, optional
        What a reader must know of the codings, printed with every agreement table and chart; by default
        what the sources say under ``coding_note``.
    author : str, optional
        Who made the synthesis, for the source line under tables; by default คณะผู้ประเมิน.
    census : iterable of str
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
    page_numbers : bool
        Let LibreOffice count the pages for the contents of the Word file, which takes some seconds. Else Word
        asks whether to fill them in when it opens the file.
    parameters, durations : dict, optional
        How the study was made and how long its parts took in seconds; they go into ``manifest.json``.
        ``parameters["inputs"]`` lists further files that were read, codebook and codings: dicts of ``path``
        and ``sha256``.
    date : str, optional
        ISO date of the report; today by default.

    Returns
    -------
    list of Path
        The files written, the HTML first.

    Raises
    ------
    ValueError
        `lang`, the cohort, a section, the template or LibreOffice (for `page_numbers`) is not there, or a
        file of the former report is open elsewhere.

    Examples
    --------
    >>> from synth.study import Study
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, Study(Path(folder, "study.db")) as study:
    ...     _ = study.set_codebook(pd.DataFrame({"code": ["trust"], "name": ["ความไว้วางใจ"]}))
    ...     files = write_report(study, Path(folder, "report"), sections=["codebook"])
    ...     page = files[0].read_text(encoding="utf-8")
    >>> [path.name for path in files[:3]], "ความไว้วางใจ" in page
    (['report.html', 'report.docx', 'tables.xlsx'], True)
    """
    out, words, clock = Path(out), Wording(lang, digits, era, figure_word or ""), _Clock(durations)
    date = date or datetime.date.today().isoformat()
    study = OneCohort(study, cohort) if cohort else study
    with clock("findings"):
        material = gather(
            study,
            words,
            coder,
            proposal,
            agreement_note=agreement_note or "",
            author=author or "",
            year=words.date(date[:4]),
            census=tuple(census),
            redacted=bool((parameters or {}).get("redact")),
        )
        contents = build(material, date, sections)
    if template is not None and not Path(template).is_file():
        raise ValueError(told("report.no_template", path=template))
    if page_numbers:
        layout_program()
    left_over: set[str] = set()
    with whole_folder(out, kept=lambda name: name.as_posix() not in left_over) as folder:
        with clock("charts"):
            charts = draw_all(contents.figures, Path(folder, "charts"), pdf_figures)
        letters = {"template": template, "font": font, "points": font_size, "page_numbers": page_numbers}
        _make(contents, charts, folder, words, clock, letters)
        run = {"date": date, "lang": lang, "sections": list(sections) if sections else "all"}
        run |= {"digits": digits, "era": words.era} | ({"cohort": cohort} if cohort else {})
        run |= parameters or {}
        written = _names(folder)
        sums = {name: hashlib.sha256(Path(folder, name).read_bytes()).hexdigest() for name in written}
        record = manifest(material, run, clock.seconds, sums)
        Path(folder, "manifest.json").write_text(
            json.dumps(record, ensure_ascii=False, indent=2), encoding="utf-8"
        )
        left_over.update(_left_over(folder, out))
    return [out / name for name in [*written, "manifest.json"]]


def _make(
    contents: Contents, charts: tuple, folder: Path, words: Wording, clock: _Clock, letters: dict
) -> None:
    from synth.report.formats import excel, html, word

    pictures, drawings = charts
    with clock("html"):
        for name, page in html.render(contents, drawings, words).items():
            Path(folder, name).write_text(page, encoding="utf-8")
    with clock("word"):
        Path(folder, "report.docx").write_bytes(word.render(contents, pictures, words, **letters))
    with clock("excel"):
        Path(folder, "tables.xlsx").write_bytes(excel.render(contents, words, letters["font"]))
    with clock("csv"):
        Path(folder, "tables").mkdir()
        for name, frame in contents.data.items():
            _csv(Path(folder, "tables", f"{name}.csv"), frame)


def _csv(path: Path, frame: pd.DataFrame) -> None:
    plain = frame.astype(object).where(frame.notna(), "")
    rows = ([_encodable(cell) for cell in row] for row in plain.itertuples(index=False, name=None))
    write_csv(path, [_encodable(str(column)) for column in plain.columns], rows)


def _encodable(cell: Any) -> Any:
    return cell.encode("utf-8", "replace").decode() if isinstance(cell, str) else cell


def _names(folder: Path) -> list[str]:
    """List the files under a folder, the report itself first."""
    names = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
    first = ["report.html", "report.docx", "tables.xlsx"]
    return sorted(names, key=lambda name: (first.index(name) if name in first else len(first), name))


def _left_over(folder: Path, out: Path) -> list[str]:
    """Name the files of the former report that this one does not have and that nobody has changed."""
    try:
        former = json.loads(Path(out, "manifest.json").read_text(encoding="utf-8"))["files"]
    except (OSError, ValueError, KeyError, TypeError):
        return []
    return [
        name
        for name, sha256 in former.items()
        if not Path(folder, name).exists()
        and Path(out, name).is_file()
        and Path(out, name).resolve().is_relative_to(out.resolve())
        and hashlib.sha256(Path(out, name).read_bytes()).hexdigest() == sha256
    ]


class _Clock:
    """Seconds by part, added to those that the caller has."""

    def __init__(self, seconds: dict[str, float] | None):
        self.seconds = dict(seconds or {})

    @contextlib.contextmanager
    def __call__(self, part: str) -> Iterator[None]:
        began = time.perf_counter()
        yield
        self.seconds[part] = round(time.perf_counter() - began, 3)
