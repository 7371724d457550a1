"""Word documents: headings, the numbers that Word made itself, tables, text boxes and footnotes.

python-docx opens the file and knows its styles; it gives no numbers and passes over text boxes, so the
body is walked here.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

from synth.corpus.document import Document, Draft
from synth.corpus.layout.furniture import TITLE
from synth.corpus.layout.grids import WholeRow
from synth.corpus.layout.headings import LONGEST_HEADING, STANDS_OUT
from synth.corpus.layout.tables import add_table
from synth.corpus.readers.kinds import check_zip
from synth.corpus.readers.numbering import Numbering
from synth.corpus.readers.symbols import symbol_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_BETWEEN = {f"{_MATH}den": "/", f"{_MATH}sup": "^"}
"""What stands in a line of text where a formula puts one thing under or over another."""
_NOT_TEXT = frozenset(
    (f"{W}del", f"{W}moveFrom", f"{W}txbxContent", f"{W}pPr", f"{W}rPr", f"{W}instrText", f"{_MC}Fallback")
)
_MOST_STYLES = 50
"""Styles that one may stand on; Word itself goes no deeper than eleven."""
_HEADING = re.compile(r"(?:heading|หัวเรื่อง|หัวข้อ) ?(\d)", re.IGNORECASE)


def read(data: bytes, path: Path) -> list[Document]:
    """Read a .docx file."""
    import docx

    check_zip(data)
    opened = docx.Document(io.BytesIO(data))
    reader = _Body(opened)
    for block in _blocks(opened.element.body):
        reader.block(block)
    reader.write_boxes()
    for note in _footnotes(opened):
        reader.draft.add(note)
    title = reader.title or (opened.core_properties.title or "").strip()
    return [reader.draft.document(given={"title": title} if reader.title else {})]


class _Body:
    """Goes through the body of a document once, in its order."""

    def __init__(self, opened) -> None:
        self.draft = Draft()
        self.title = ""
        self._boxes: list = []
        self.numbering = Numbering(opened)
        self.styles = {style.style_id: style for style in opened.styles if hasattr(style, "style_id")}

    def block(self, block) -> None:
        if block.tag == f"{W}tbl":
            self.write_boxes()
            rows = list(_rows(block))
            add_table(self.draft, rows)
            return
        self._paragraph(block)
        self._boxes += _boxes(block)

    def write_boxes(self) -> None:
        """Write the text boxes that are anchored in the list or paragraph before: they stand beside it."""
        while self._boxes:
            boxes, self._boxes = self._boxes, []
            for box in boxes:
                self.draft.blank()
                for inner in _blocks(box):
                    self.block(inner)
                self.draft.blank()

    def _paragraph(self, paragraph) -> None:
        words = _words(paragraph)
        names = self._style_names(paragraph)
        number, marker = self.numbering.next(paragraph, names) if words.strip() else ("", "")
        level = self._level(paragraph, names)
        stands_out = len(words) <= LONGEST_HEADING and _bold(paragraph)
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
            for line in words.split("\n"):
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

    def _level(self, paragraph, names: list[str]) -> int:
        for name in names:
            if marked := _HEADING.match(self.styles[name].name or ""):
                return int(marked[1]) - 9  # all of them above any heading that is only guessed
        outline = paragraph.find(f"{W}pPr/{W}outlineLvl")
        level = outline.get(f"{W}val", "9") if outline is not None else "9"
        return int(level) - 8 if level.isdigit() and int(level) < 8 else 0


def _boxes(block) -> Iterator:
    """Give the text boxes of a paragraph, but for those that stand within one of them."""
    stack = [iter(block)]
    while stack:
        node = next(stack[-1], None)
        if node is None:
            stack.pop()
        elif node.tag == f"{W}txbxContent":
            yield node
        elif node.tag != f"{_MC}Fallback":
            stack.append(iter(node))


def _blocks(parent) -> Iterator:
    """Paragraphs and tables, also those inside content controls and accepted insertions."""
    for child in parent:
        if child.tag in (f"{W}p", f"{W}tbl"):
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml", f"{W}smartTag"):
            yield from _blocks(child)


def _words(paragraph) -> str:
    """Return the text of a paragraph, a line end for each break; deletions and boxes are passed over."""
    pieces: list[str] = []
    stack = [iter(paragraph)]
    while stack:
        node = next(stack[-1], None)
        if node is None:
            stack.pop()
        elif node.tag in _NOT_TEXT:
            continue
        elif node.tag in (f"{W}t", f"{_MATH}t"):
            pieces.append(node.text or "")
        elif node.tag == f"{W}sym":
            pieces.append(symbol_of(node.get(f"{W}font", ""), node.get(f"{W}char", "")))
        elif node.tag in (f"{W}br", f"{W}cr"):
            pieces.append("\n")
        elif node.tag == f"{W}tab":
            pieces.append("\t")
        elif node.tag == f"{W}noBreakHyphen":
            pieces.append("-")
        elif isinstance(node.tag, str):
            pieces.append(_BETWEEN.get(node.tag, ""))
            stack.append(iter(node))
    return "".join(pieces)


def _rows(table) -> Iterator[list[str]]:
    for row in table.iter(f"{W}tr"):
        if next(row.iterancestors(f"{W}tbl")) is not table:
            continue  # of a table within a cell, which is read with its cell
        cells: list[str] = []
        for cell in row.findall(f"{W}tc"):
            merged = cell.find(f"{W}tcPr/{W}vMerge")
            goes_on = merged is not None and merged.get(f"{W}val") != "restart"
            paragraphs = [] if goes_on else cell.iter(f"{W}p")
            cells.append("\n".join(filter(str.strip, map(_words, paragraphs))))
            span = cell.find(f"{W}tcPr/{W}gridSpan")
            width = span.get(f"{W}val", "1") if span is not None else "1"
            cells += [""] * (min(int(width), 100) - 1 if width.isdigit() else 0)
        yield WholeRow(cells) if len(row.findall(f"{W}tc")) == 1 < len(cells) else cells


def _bold(paragraph) -> bool:
    runs = [run for run in paragraph.iter(f"{W}r") if (run.findtext(f"{W}t") or "").strip()]
    runs = [run for run in runs if next(run.iterancestors(f"{W}p")) is paragraph]  # not of a box in it
    return bool(runs) and all(
        any(
            (mark := run.find(f"{W}rPr/{W}{name}")) is not None and mark.get(f"{W}val") not in ("0", "false")
            for name in ("b", "bCs")
        )
        for run in runs
    )


def _footnotes(opened) -> Iterator[str]:
    from docx.oxml import parse_xml

    for relation in opened.part.rels.values():
        if relation.is_external or not relation.reltype.endswith(("/footnotes", "/endnotes")):
            continue
        for paragraph in parse_xml(relation.target_part.blob).iter(f"{W}p"):
            if (words := _words(paragraph)).strip():
                yield words
