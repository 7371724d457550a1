"""Word documents: headings, the numbers that Word made itself, tables, text boxes and footnotes.

python-docx opens the file and knows its styles; it gives no numbers and passes over text boxes, so the
body is walked here.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
from docx.oxml import parse_xml

from synth.corpus.document import INDENT, Document, Draft
from synth.corpus.layout.furniture import PAGE, REMARK, TITLE
from synth.corpus.layout.headings import LONGEST_HEADING, STANDS_OUT
from synth.corpus.layout.tables import add_table
from synth.corpus.readers.drawings import CHART, DIAGRAM, add_chart, add_diagram
from synth.corpus.readers.kinds import check_zip
from synth.corpus.readers.numbering import Numbering
from synth.corpus.readers.word_parts import (
    W,
    blocks_of,
    boxes_of,
    cells_that_lay_out,
    is_bold,
    rows_of,
    tables_within,
    words_of,
)

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_TYPES = "[Content_Types].xml"
_TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OTHER_TYPE = re.compile(
    rb"application/vnd\.(?:ms-word\.(?:document|template)\.macroEnabled(?:Template)?\.main"
    rb"|openxmlformats-officedocument\.wordprocessingml\.template\.main)\+xml"
)
"""What documents with macros, and templates, call themselves."""
_DRAWN = ((f"{DIAGRAM}relIds", f"{_R}dm", add_diagram), (f"{CHART}chart", f"{_R}id", add_chart))
"""What frames a drawing, what names the part that holds it, and what adds its words."""
_MOST_STYLES = 50
"""Styles that one may stand on; Word itself goes no deeper than eleven."""
_LIST = re.compile(r"list (?:bullet|number) ([2-5])", re.IGNORECASE)
_HEADING = re.compile(r"(?:heading|หัวเรื่อง|หัวข้อ) ?(\d)", re.IGNORECASE)


def read(data: bytes, path: Path) -> list[Document]:
    """Read a .docx file."""
    check_zip(data)
    opened = docx.Document(io.BytesIO(_as_document(data)))
    reader = _Body(opened)
    for block in blocks_of(opened.element.body):
        reader.block(block)
    reader.write_boxes()
    for note in _notes_of(opened, "/footnotes", "/endnotes"):
        reader.draft.add(note)
    for kinds, reason in ((("/comments",), REMARK), (("/header", "/footer"), PAGE)):
        for words in dict.fromkeys(_notes_of(opened, *kinds)):
            reader.draft.add(words, kind="furniture", reason=reason)
    title = reader.title or (opened.core_properties.title or "").strip()
    return [reader.draft.document(given={"title": title} if reader.title else {})]


def _as_document(data: bytes) -> bytes:
    """Call a document with macros, or a template, what python-docx opens; no macro is run."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        named = packed.read(_TYPES) if _TYPES in packed.namelist() else b""
        if not _OTHER_TYPE.search(named):
            return data
        with zipfile.ZipFile(made := io.BytesIO(), "w") as again:
            for part in packed.namelist():
                words = packed.read(part)
                again.writestr(part, _OTHER_TYPE.sub(_TYPE, words) if part == _TYPES else words)
    return made.getvalue()


class _Body:
    """Goes through the body of a document once, in its order."""

    def __init__(self, opened) -> None:
        self.draft = Draft()
        self.title = ""
        self._boxes: list = []
        self._related = opened.part.rels
        self.numbering = Numbering(opened)
        self.styles = {style.style_id: style for style in opened.styles if hasattr(style, "style_id")}

    def block(self, block) -> None:
        if block.tag == f"{W}tbl":
            self.write_boxes()
            self._table(block)
            return
        self._paragraph(block)
        self._boxes += boxes_of(block)
        for tag, name, add in _DRAWN:
            for frame in block.iter(tag):
                self._drawing(self._related.get(frame.get(name, "")), add)

    def _table(self, table) -> None:
        """Write a table, then those in its cells; what stands in one that lays out the page, in its order."""
        laid_out = cells_that_lay_out(table)
        for inner in (block for cell in laid_out for block in blocks_of(cell)):
            self.block(inner)
        if not laid_out:
            add_table(self.draft, list(rows_of(table)))
            for inner in tables_within(table):
                self._table(inner)

    def _drawing(self, relation, add) -> None:
        if relation is not None and not relation.is_external:
            self.write_boxes()
            add(self.draft, parse_xml(relation.target_part.blob))

    def write_boxes(self) -> None:
        """Write the text boxes that are anchored in the list or paragraph before: they stand beside it."""
        while self._boxes:
            boxes, self._boxes = self._boxes, []
            for box in boxes:
                self.draft.blank()
                for inner in blocks_of(box):
                    self.block(inner)
                self.draft.blank()

    def _paragraph(self, paragraph) -> None:
        words = words_of(paragraph)
        names = self._style_names(paragraph)
        number, marker = self.numbering.next(paragraph, names) if words.strip() else ("", "")
        if marker and not marker[0].isspace():
            marker = f"{INDENT * self._depth(names)}{marker}"
        level = self._level(paragraph, names)
        stands_out = len(words) <= LONGEST_HEADING and is_bold(paragraph)
        if self._boxes and words.strip() and (level or (stands_out and not marker)):
            self.write_boxes()
        if not words.strip():
            self.draft.blank()
        elif any(self.styles[name].name in ("Title", "ชื่อเรื่อง") for name in names if name in self.styles):
            self.title = self.title or " ".join(words.split())
            self.draft.add(words, kind="furniture", reason=TITLE)
        elif level:
            self.draft.blank()
            self.draft.add(words, marker=marker.lstrip(), kind="heading", level=level)
        elif marker:
            apart = {"level": STANDS_OUT} if stands_out and number else {}
            self.draft.add(words, marker=marker, kind="item", number=number, **apart)
        elif stands_out:
            self.draft.blank()
            self.draft.add(words, level=STANDS_OUT)
        else:  # a line end that somebody typed within a paragraph ends a line, as it does in a text file
            first, *others = words.strip().split("\n")
            self.draft.add(first, paragraph=True)
            for line in others:
                self.draft.add(line)

    def _style_names(self, paragraph) -> list[str]:
        """Return the ids of the paragraph's style and of the styles that it stands on."""
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        name = style.get(f"{W}val") if style is not None else None
        names: list[str] = []
        while name and name not in names and name in self.styles and len(names) < _MOST_STYLES:
            names.append(name)
            based = self.styles[name].element.find(f"{W}basedOn")
            name = based.get(f"{W}val") if based is not None else None
        return names

    def _depth(self, names: list[str]) -> int:
        """Return how deep a style of lists lets its items stand: each of Word's own is a list by itself."""
        depths = (_LIST.fullmatch(self.styles[name].name or "") for name in names)
        return next((int(match[1]) - 1 for match in depths if match), 0)

    def _level(self, paragraph, names: list[str]) -> int:
        for name in names:
            if marked := _HEADING.match(self.styles[name].name or ""):
                return int(marked[1]) - 9  # all of them above any heading that is only guessed
        outline = paragraph.find(f"{W}pPr/{W}outlineLvl")
        level = outline.get(f"{W}val", "9") if outline is not None else "9"
        return int(level) - 8 if level.isdigit() and int(level) < 8 else 0


def _notes_of(opened, *kinds: str) -> Iterator[str]:
    """Give the paragraphs of the parts beside the body that are of some kinds."""
    for relation in opened.part.rels.values():
        if relation.is_external or not relation.reltype.endswith(kinds):
            continue
        for paragraph in parse_xml(relation.target_part.blob).iter(f"{W}p"):
            if (words := words_of(paragraph)).strip():
                yield words
