"""Pages to give findings back with: a theme a page in large type, for the meeting where people hear them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from markupsafe import Markup, escape

from synth.exchange.returned import write_return_sheet
from synth.report.behind import by_theme
from synth.report.blocks import printable
from synth.report.data import gather
from synth.report.formats.word_styles import dress
from synth.report.material import Material
from synth.report.options import Options, options_of
from synth.report.parts.notes import whole_or_shortened
from synth.report.parts.voices import voices
from synth.report.wording import Wording, missing, prefixed
from synth.study.erasure.personal import replacements
from synth.telling import told
from synth.whole import whole_file

ENDINGS = (".html", ".docx", ".xlsx")
MOST_LETTERS = 220
"""Of a quote: a page is read from some steps away."""
_CSS = Path(__file__).with_name("returning.css")
_TITLE, _BODY, _SMALL, _ROOM = 34, 22, 18, Cm(6)
"""Points of a page in Word, and how high the room is to write in."""
ASKED = ("agrees", "disagrees", "adds")


@dataclass(frozen=True)
class Page:
    """What is told of one theme."""

    name: str
    extent: str
    quotes: tuple[tuple[str, str], ...]
    """Words and project; never who said them."""


def write_return(
    study: Any,
    path: str | Path,
    lang: str = "th",
    *,
    options: Options | None = None,
    redact: bool = True,
    **single: Any,
) -> Path:
    """Write what findings are given back with: pages to show and print, or the sheet to write answers in.

    Pages say what was found, never that it was given back. What people say is written into the sheet, which
    `synth import` takes in (`synth.exchange.returned.import_returned`).

    Parameters
    ----------
    study : Study
    path : path
        ``.html`` or ``.docx``: a page for each theme that anybody spoke of; ``.xlsx``: the sheet.
    lang : str
        ``th`` or ``en``.
    options, **single
        As in `synth.write_report`, as far as they are about a file: title, font, coder, digits.
    redact : bool
        Put pseudonyms for the personal data that is found in quotes. Somebody reads the pages before they are
        shown: not every name is found.

    Returns
    -------
    Path

    Raises
    ------
    ValueError
        The file is of no such kind, or nothing is coded yet.

    Examples
    --------
    >>> from synth.study import Study
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, Study(Path(folder, "study.db")) as study:
    ...     write_return(study, Path(folder, "คืนข้อมูล.html"))
    Traceback (most recent call last):
        ...
    ValueError: nothing is coded in this study yet, so there is nothing to give back
    """
    path, options = Path(path), options_of(options, single)
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise ValueError(told("report.return_ending", path=path, known=", ".join(ENDINGS)))
    if not len(study.codings()):
        raise ValueError(told("report.nothing_to_return"))
    if ending == ".xlsx":
        return write_return_sheet(study, path, lang)
    words = options.words(lang)
    if redact and hasattr(study, "redacted"):
        with study.redacted(replacements(study.personal_data())) as redacted_study:
            pages = _pages(gather(redacted_study, words, options.coder))
    else:
        pages = _pages(gather(study, words, options.coder))
    drawn = (_word if ending == ".docx" else _html)(pages, words, options)
    path.parent.mkdir(parents=True, exist_ok=True)
    with whole_file(path) as part:
        part.write_bytes(drawn)
    return path


def _pages(m: Material) -> list[Page]:
    """Say of each theme that anybody spoke of how much was found, and quote some of it."""
    pages = []
    for theme in m.findings["themes"].to_dict("records"):
        numbers = by_theme(m).get(theme["theme"], ())
        if numbers:
            rows = [row for row in voices(m)[theme["theme"]] if row.statement_id in m.numbers]
            quotes = tuple((whole_or_shortened(row.text, MOST_LETTERS), _project(m, row)) for row in rows)
            pages.append(Page(m.words.name(theme), _extent(m, numbers), quotes))
    return pages


def _extent(m: Material, numbers: Sequence[int]) -> str:
    words, own = m.words, m.units.loc[list(numbers)]
    statements = words.counted(len(numbers), "statements")
    every = m.units.nunique()
    if every < 2:
        return words("returning.found_statements", statements=statements)
    unit = "projects" if m.projects else "sources"
    units = words.of_units(own.nunique(), every, unit)
    return words("returning.found", statements=statements, units=units)


def _project(m: Material, row: Any) -> str:
    rows = m.statements.set_index("statement_id")["project"]
    project = rows.get(row.statement_id)
    return "" if missing(project) else prefixed(m.words, "value.project", project)


def _html(pages: list[Page], words: Wording, options: Options) -> bytes:
    title = options.title or words("returning.title")
    parts = [Markup('<section class="page">{}</section>').format(_page_html(page, words)) for page in pages]
    head = Markup('<!doctype html><html lang="{}"><head><meta charset="utf-8"><title>{}</title>').format(
        words.lang, title
    )
    view = Markup('<meta name="viewport" content="width=device-width, initial-scale=1">')
    style = Markup("<style>{}</style></head><body>").format(Markup(_CSS.read_text(encoding="utf-8")))
    return (head + view + style + Markup("").join(parts) + Markup("</body></html>\n")).encode("utf-8")


def _page_html(page: Page, words: Wording) -> Markup:
    quotes = Markup("").join(
        Markup("<blockquote><p>“{}”</p>{}</blockquote>").format(
            printable(text), Markup("<footer>{}</footer>").format(project) if project else ""
        )
        for text, project in page.quotes
    )
    asked = Markup("").join(
        Markup('<div class="ask"><h2>{}</h2></div>').format(words(f"returning.{question}"))
        for question in ASKED
    )
    heard = Markup("<h2>{}</h2>").format(words("returning.quotes")) if page.quotes else ""
    told_of = Markup('<h1>{}</h1><p class="found">{}</p>').format(printable(page.name), page.extent)
    return told_of + escape(heard) + quotes + Markup('<div class="asks">{}</div>').format(asked)


def _word(pages: list[Page], words: Wording, options: Options) -> bytes:
    document = Document()
    dress(document, options.font, options.font_size)
    document.core_properties.title = options.title or words("returning.title")
    for number, page in enumerate(pages):
        title = document.add_heading(printable(page.name), 1)
        title.paragraph_format.page_break_before = number > 0
        _large(title, _TITLE)
        _large(document.add_paragraph(page.extent), _BODY)
        if page.quotes:
            _large(document.add_heading(words("returning.quotes"), 2), _BODY)
        for text, project in page.quotes:
            quote = document.add_paragraph(f"“{printable(text)}”")
            quote.paragraph_format.left_indent = Cm(1)
            quote.paragraph_format.keep_together = True
            _large(quote, _BODY)
            if project:
                where = document.add_paragraph(project)
                where.paragraph_format.left_indent = Cm(1)
                where.paragraph_format.space_after = Pt(10)
                _large(where, _SMALL - 2)
        _asked(document, words)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _asked(document: Any, words: Wording) -> None:
    """Leave room to write what people say."""
    table = document.add_table(2, len(ASKED))
    table.style = "Table Grid"
    table.rows[1].height = _ROOM
    for cell, question in zip(table.rows[0].cells, ASKED, strict=True):
        cell.paragraphs[0].add_run(words(f"returning.{question}")).bold = True
        _large(cell.paragraphs[0], _SMALL)


def _large(paragraph: Any, points: int) -> None:
    """Set the size of a paragraph's letters, of Thai ones too."""
    for run in paragraph.runs:
        run.font.size = Pt(points)
        of_thai = OxmlElement("w:szCs")
        of_thai.set(qn("w:val"), str(2 * points))
        run.font._element.rPr.find(qn("w:sz")).addnext(of_thai)
