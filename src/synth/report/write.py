"""From a study to the folder of its report, whole or not at all."""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import json
import time
import warnings
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from synth.report.data import gather
from synth.report.formats.drawing import draw_all
from synth.report.formats.manifest import manifest
from synth.report.formats.word_paging import layout_program
from synth.report.one_cohort import OneCohort
from synth.report.options import Options, options_of
from synth.report.outline import Contents, build
from synth.report.wording import Wording
from synth.sheets import write_csv
from synth.telling import told
from synth.whole import whole_folder


def write_report(
    study: Any, out: str | Path, lang: str = "th", *, options: Options | None = None, **single: Any
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
    options : Options, optional
        How the report is made: see `synth.report.options.Options`.
    **single
        Single options, which go before those in `options`: ``coder="a"``, ``full=True``.

    Returns
    -------
    list of Path
        The files written, the HTML first.

    Warns
    -----
    UserWarning
        The study likely holds personal data; a person looks first, or writes from `Study.redacted`.

    Raises
    ------
    ValueError
        `lang`, the cohort, a section, the template or LibreOffice (for ``page_numbers``) is not there, or a
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
    options = options_of(options, single)
    out, words, clock = Path(out), options.words(lang), _Clock(options.durations)
    date, parameters = options.date or datetime.date.today().isoformat(), options.parameters or {}
    if "redact" not in parameters:  # who says whether to redact has told already
        _warn_of_personal_data(study, words)
    study = OneCohort(study, options.cohort) if options.cohort else study
    with clock("findings"):
        material = gather(
            study,
            words,
            options.coder,
            options.proposal,
            title=options.title or "",
            author=options.author or "",
            agreement_note=options.agreement_note or "",
            checklist=options.checklist or "",
            census=tuple(options.census),
            redacted=bool(parameters.get("redact")),
            year=words.date(date[:4]),
        )
        contents = build(material, date, options.sections, full=options.full)
    if options.template is not None and not Path(options.template).is_file():
        raise ValueError(told("report.no_template", path=options.template))
    if options.page_numbers:
        layout_program()
    left_over: set[str] = set()
    with whole_folder(out, is_kept=lambda name: name.as_posix() not in left_over) as folder:
        with clock("charts"):
            charts = draw_all(contents.figures, Path(folder, "charts"), options.pdf_figures)
        _make(contents, charts, folder, words, clock, options)
        sections = list(options.sections) if options.sections else "all"
        run = {"date": date, "lang": lang, "sections": sections, "digits": options.digits, "era": words.era}
        run |= ({"cohort": options.cohort} if options.cohort else {}) | dict(parameters)
        written = _names(folder)
        sums = {name: hashlib.sha256(Path(folder, name).read_bytes()).hexdigest() for name in written}
        record = manifest(material, run, clock.seconds, sums)
        Path(folder, "manifest.json").write_text(
            json.dumps(record, ensure_ascii=False, indent=2), encoding="utf-8"
        )
        left_over.update(_left_over(folder, out))
    return [out / name for name in [*written, "manifest.json"]]


def _warn_of_personal_data(study: Any, words: Wording) -> None:
    """Warn where what is written likely holds personal data, and say what to do."""
    if n := len(study.personal_data()):
        warnings.warn(words("personal.warning", n=n), stacklevel=3)


def _make(
    contents: Contents, charts: tuple, folder: Path, words: Wording, clock: _Clock, options: Options
) -> None:
    from synth.report.formats import excel, html, word

    pictures, drawings = charts
    with clock("html"):
        for name, page in html.render(contents, drawings, words).items():
            Path(folder, name).write_text(page, encoding="utf-8")
    letters = {"template": options.template, "font": options.font, "points": options.font_size}
    with clock("word"):
        Path(folder, "report.docx").write_bytes(
            word.render(contents, pictures, words, **letters, page_numbers=options.page_numbers)
        )
    with clock("excel"):
        Path(folder, "tables.xlsx").write_bytes(excel.render(contents, words, options.font))
    with clock("csv"):
        Path(folder, "tables").mkdir()
        for name, frame in contents.data.items():
            _csv(Path(folder, "tables", f"{name}.csv"), frame)


def _csv(path: Path, frame: pd.DataFrame) -> None:
    plain = frame.astype(object).where(frame.notna(), "")
    write_csv(path, list(plain.columns), plain.itertuples(index=False, name=None), errors="replace")


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

    def __init__(self, seconds: Mapping[str, float] | None):
        self.seconds = dict(seconds or {})

    @contextlib.contextmanager
    def __call__(self, part: str) -> Iterator[None]:
        began = time.perf_counter()
        yield
        self.seconds[part] = round(time.perf_counter() - began, 3)
