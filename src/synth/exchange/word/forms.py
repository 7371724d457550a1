"""A study's sources as Word files to code in: a numbered paragraph a statement, codes beside it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, RGBColor

from synth.exchange.located import form_name
from synth.exchange.refi.project import xml_safe
from synth.schema import CODE_JOIN
from synth.study.ids import digest
from synth.telling import told
from synth.whole import whole_file

from .letters import repeated, strong, thai, wide

if TYPE_CHECKING:
    import pandas as pd

    from synth.study import Study

MARK = "s_"
"""How the bookmark of a statement begins; a short hash of its id follows."""


def write_word_forms(
    study: Study, folder: str | Path, coder: str = "", column: bool = False, lang: str = "th"
) -> list[Path]:
    """Write each source as a Word file in which every statement is a paragraph with its number.

    Parameters
    ----------
    study : Study
    folder : str or Path
    coder : str
        With the codes that this person gave, to go on from; without it the forms are empty.
    column : bool
        Whether codes are written into a column beside the statements; else into comments.
    lang : {"th", "en"}

    Returns
    -------
    list of Path
        A file for each source; the rows of a sheet of answers are in one.
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    statements, sources, book = study.statements(), study.sources(), study.codebook()
    book = book[~book["retired"]]
    codes = _codes_of(study, coder)
    titles = dict(zip(sources["source_id"], sources["title"], strict=True))
    written, used = [], set()
    for file, names in _files(sources["source_id"]).items():
        form = _Form(column, codes, coder, lang)
        form.begin(titles[names[0]] if len(names) == 1 else file, file)
        for name in names:
            form.statements(statements[statements["source_id"] == name])
        form.codebook(book)
        name = _free(form_name(file), used)
        used.add(name.casefold())
        path = folder / f"{name}.docx"
        with whole_file(path) as part:
            form.document.save(part)
        written.append(path)
    return written


def bookmark(statement_id: str) -> str:
    """Return the name of a statement's bookmark."""
    return MARK + digest(statement_id, length=16)


def _files(names: pd.Series) -> dict[str, list[str]]:
    """Put rows of one sheet of answers together."""
    files: dict[str, list[str]] = {}
    for name in names:
        file, sign, row = name.rpartition("#")
        files.setdefault(file if sign and row.isdecimal() else name, []).append(name)
    return files


def _free(name: str, used: Collection[str]) -> str:
    free, number = name, 2
    while free.casefold() in used:
        free, number = f"{name} ({number})", number + 1
    return free


def _codes_of(study: Study, coder: str) -> dict[str, list[str]]:
    """Return a coder's codes by statement, by their names."""
    book = study.codebook()
    names = {row["code"]: row["name"] or row["code"] for row in book.to_dict("records")}
    codes: dict[str, list[str]] = {}
    codings = study.codings()
    for row in codings[codings["coder"] == coder].to_dict("records"):
        codes.setdefault(row["statement_id"], []).append(names[row["code"]])
    return codes


class _Form:
    """One Word file being written."""

    def __init__(self, column: bool, codes: dict[str, list[str]], coder: str, lang: str):
        self.document, self.column, self.codes, self.coder = Document(), column, codes, coder
        self.number, self._marks, self.lang = 0, 0, lang
        thai(self.document)

    def word(self, key: str) -> str:
        return told(f"form.{key}").in_language(self.lang)

    def begin(self, title: str, source: str) -> None:
        """Write the title, which source it is, and how the form is filled in."""
        section = self.document.sections[0]
        if self.column:
            section.orientation = WD_ORIENT.LANDSCAPE
            section.page_width, section.page_height = Cm(29.7), Cm(21)
        else:
            section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2)
        section.top_margin = section.bottom_margin = Cm(1.8)
        self.document.core_properties.title = xml_safe(title)[:250]
        self.document.core_properties.subject = xml_safe(source)[:250]
        self.document.core_properties.author = "synth"
        self.document.add_heading(xml_safe(title), 1)
        self.document.add_paragraph(xml_safe(source)).runs[0].font.color.rgb = RGBColor(0x59, 0x59, 0x59)
        self.document.add_paragraph(self.word("how_column" if self.column else "how_comments"))

    def statements(self, rows: pd.DataFrame) -> None:
        """Write statements under their headings."""
        for section, own in _sections(rows):
            if section:
                self.document.add_heading(xml_safe(section), 2)
            if self.column:
                self._table(own)
                continue
            for row in own:
                self._statement(self.document.add_paragraph(), row, numbered=True)

    def _statement(self, paragraph, row: dict, numbered: bool) -> None:
        self.number += 1
        if numbered:
            paragraph.paragraph_format.left_indent = Cm(1.2)
            paragraph.paragraph_format.first_line_indent = Cm(-1.2)
            paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(1.2))
            strong(paragraph.add_run(f"{self.number}\t"))
        before = len(paragraph._p)
        run = paragraph.add_run(xml_safe(row["text"]))
        self._mark(paragraph, before, row["statement_id"])
        codes = self.codes.get(row["statement_id"], [])
        if codes and not self.column:
            comment = f"{CODE_JOIN} ".join(codes)
            self.document.add_comment(run, comment, author=self.coder, initials=self.coder[:3])

    def _mark(self, paragraph, at: int, statement: str) -> None:
        """Put a bookmark around what was written since the place `at`."""
        self._marks += 1
        for name, index in (("w:bookmarkStart", at), ("w:bookmarkEnd", None)):
            element = OxmlElement(name)
            element.set(qn("w:id"), str(self._marks))
            if index is None:
                paragraph._p.append(element)
            else:
                element.set(qn("w:name"), bookmark(statement))
                paragraph._p.insert(index, element)

    def _table(self, rows: list[dict]) -> None:
        table = self.document.add_table(1, 3, style="Table Grid")
        for cell, name in zip(table.rows[0].cells, ("number", "statement", "codes"), strict=True):
            strong(cell.paragraphs[0].add_run(self.word(name)))
        repeated(table.rows[0])
        for row in rows:
            cells = table.add_row().cells
            self._statement(cells[1].paragraphs[0], row, numbered=False)
            cells[0].text = str(self.number)
            cells[2].text = f"{CODE_JOIN} ".join(self.codes.get(row["statement_id"], []))
        wide(table, (1.5, 16, 8))

    def codebook(self, book: pd.DataFrame) -> None:
        """Write the codes at the end, in the words that are to be used."""
        if book.empty:
            return
        self.document.add_heading(self.word("codebook"), 2)
        table = self.document.add_table(1, 3, style="Table Grid")
        for cell, name in zip(table.rows[0].cells, ("code", "name", "definition"), strict=True):
            strong(cell.paragraphs[0].add_run(self.word(name)))
        repeated(table.rows[0])
        for row in book.to_dict("records"):
            cells = table.add_row().cells
            for cell, name in zip(cells, ("code", "name", "definition"), strict=True):
                cell.text = xml_safe(row[name])
        wide(table, (3, 5, 17.5 if self.column else 9))


def _sections(rows: pd.DataFrame) -> Iterator[tuple[str, list[dict]]]:
    """Give statements by their section, in reading order."""
    last, own = None, []
    for row in rows.to_dict("records"):
        if row["section"] != last and own:
            yield last, own
            own = []
        last = row["section"]
        own.append(row)
    if own:
        yield last, own
