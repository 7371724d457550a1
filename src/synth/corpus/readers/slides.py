"""Slides (.pptx): a slide's title heads its bullets; what the speaker notes is kept and left out.

The notes mostly say again, in full, what stands on the slide: to analyse them too would count it twice.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from synth.corpus.document import INDENT, Document, Draft
from synth.corpus.layout.furniture import PAGE, TITLE
from synth.corpus.layout.grids import WholeRow
from synth.corpus.layout.tables import add_table
from synth.corpus.readers.kinds import check_zip

NOTES = "บันทึกของผู้บรรยาย"

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_SLIDE_HEAD = -8
"""Level of a slide's title, as of a first heading in Word."""
_TITLES = ("title", "ctrTitle")
_BODIES = ("body", "obj", "")
"""Placeholders whose paragraphs have bullets unless they say that they have none."""
_FURNITURE = ("sldNum", "ftr", "dt", "hdr")
_MAIN = "ppt/presentation.xml"


def read(data: bytes, path: Path) -> list[Document]:
    """Read a .pptx file."""
    check_zip(data)
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        deck = _Deck(packed)
        for number, name in enumerate(deck.slides()):
            deck.slide(name, opening=number == 0)
    return [deck.draft.document(given={"title": deck.title} if deck.title else {})]


class _Deck:
    """Goes through the slides once, in the order in which they are shown."""

    def __init__(self, packed: zipfile.ZipFile) -> None:
        self.draft = Draft()
        self.title = ""
        self._packed = packed

    def slides(self) -> Iterator[str]:
        related = self._related(_MAIN)
        for slide in self._part(_MAIN).iter(f"{_P}sldId"):
            if name := related.get(slide.get(f"{_R}id", ""), ("", ""))[1]:
                yield name

    def slide(self, name: str, opening: bool) -> None:
        self.draft.blank()
        tree, related = self._part(name).find(f"{_P}cSld/{_P}spTree"), self._related(name)
        shapes = [] if tree is None else list(_shapes(tree))
        cover = opening and not any(_holds(shape) in _BODIES or _is_frame(shape) for shape in shapes)
        # the title is read first, wherever it stands among the shapes
        for shape in sorted(shapes, key=lambda shape: _holds(shape) not in _TITLES):
            self._shape(shape, related, cover)
        for kind, notes in related.values():
            if kind == "notesSlide":
                self._notes(notes)

    def _shape(self, shape, related: dict[str, tuple[str, str]], cover: bool) -> None:
        holds = _holds(shape)
        if _is_frame(shape):
            for table in shape.iter(f"{_A}tbl"):
                add_table(self.draft, list(_rows(table)))
            for diagram in shape.iter(f"{_DGM}relIds"):
                self._diagram(related.get(diagram.get(f"{_R}dm", ""), ("", ""))[1])
        elif holds in _TITLES:
            words = " ".join(" ".join(_words(part) for part in shape.iter(f"{_A}p")).split())
            if words and cover and not self.title:
                self.title = words
                self.draft.add(words, kind="furniture", reason=TITLE)
            elif words:
                self.draft.add(words, kind="heading", level=_SLIDE_HEAD)
        elif holds in _FURNITURE:
            for part in shape.iter(f"{_A}p"):
                self.draft.add(_words(part), kind="furniture", reason=PAGE)
        else:
            self._text(shape, bullets=holds in _BODIES)

    def _text(self, shape, bullets: bool) -> None:
        counts: dict[int, int] = {}
        for part in shape.iter(f"{_A}p"):
            words = _words(part)
            if not words.strip():
                continue
            about = part.find(f"{_A}pPr")
            level = _level(about)
            counts = {deep: count for deep, count in counts.items() if deep <= level}
            if about is not None and (numbered := about.find(f"{_A}buAutoNum")) is not None:
                first = numbered.get("startAt", "1")
                counts[level] = counts.get(level, int(first) - 1 if first.isdigit() else 0) + 1
                number = str(counts[level])
                self.draft.add(words, marker=f"{INDENT * level}{number}. ", kind="item", number=number)
            elif _has_bullet(about, bullets):
                self.draft.add(words, marker=f"{INDENT * level}• ", kind="item", number="")
            else:
                self.draft.add(words)

    def _diagram(self, name: str) -> None:
        """Add the words of a diagram (SmartArt), each of its shapes an item."""
        for point in self._part(name).iter(f"{_DGM}pt") if name else ():
            words = "\n".join(filter(str.strip, map(_words, point.iter(f"{_A}p"))))
            if words and point.get("type", "node") in ("node", "asst"):
                self.draft.add(words, marker="• ", kind="item", number="")

    def _notes(self, name: str) -> None:
        for shape in _shapes(self._part(name).find(f"{_P}cSld/{_P}spTree")):
            for part in shape.iter(f"{_A}p") if _holds(shape) == "body" else ():
                self.draft.add(_words(part), kind="furniture", reason=NOTES)

    def _part(self, name: str):
        from docx.oxml import parse_xml

        return parse_xml(self._packed.read(name))

    def _related(self, name: str) -> dict[str, tuple[str, str]]:
        """Return what a part points at within the file: kind and name, by the id of the relation."""
        folder, file = posixpath.split(name)
        about = f"{folder}/_rels/{file}.rels"
        if about not in self._packed.namelist():
            return {}
        return {
            relation.get("Id", ""): (
                relation.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/"),
            )
            for relation in self._part(about)
            if relation.get("TargetMode") != "External"
        }


def _shapes(tree) -> Iterator:
    """Give the shapes of a slide in their order, those in groups too; a group in a group may go deep."""
    stack = [iter(() if tree is None else tree)]
    while stack:
        shape = next(stack[-1], None)
        if shape is None:
            stack.pop()
        elif shape.tag == f"{_P}grpSp":
            stack.append(iter(shape))
        elif shape.tag in (f"{_P}sp", f"{_P}graphicFrame"):
            yield shape


def _is_frame(shape) -> bool:
    """Say whether a shape frames a table, a diagram or a chart."""
    return shape.tag == f"{_P}graphicFrame"


def _holds(shape) -> str | None:
    """Return what a placeholder is for (``title``, ``sldNum``, empty for any); None for another shape."""
    placeholder = shape.find(f"{_P}nvSpPr/{_P}nvPr/{_P}ph")
    return None if placeholder is None else placeholder.get("type", "")


def _words(paragraph) -> str:
    """Return the text of a paragraph; a number that the program fills in (of the slide) stays in it."""
    pieces = []
    for part in paragraph.iter(f"{_A}t", f"{_A}br", f"{_A}tab"):
        pieces.append((part.text or "") if part.tag == f"{_A}t" else "\n" if part.tag == f"{_A}br" else " ")
    return re.sub("[\v\r]", "\n", "".join(pieces))


def _level(about) -> int:
    level = "0" if about is None else about.get("lvl", "0")
    return int(level) if re.fullmatch(r"\d", level) else 0


def _has_bullet(about, usual: bool) -> bool:
    if about is None:
        return usual
    if about.find(f"{_A}buNone") is not None:
        return False
    return usual or about.find(f"{_A}buChar") is not None or about.find(f"{_A}buBlip") is not None


def _rows(table) -> Iterator[list[str]]:
    for row in table.iter(f"{_A}tr"):
        cells = []
        for cell in row.iter(f"{_A}tc"):
            merged = cell.get("hMerge") == "1" or cell.get("vMerge") == "1"
            cells.append("" if merged else "\n".join(filter(str.strip, map(_words, cell.iter(f"{_A}p")))))
        spanned = [cell for cell in row.iter(f"{_A}tc") if cell.get("hMerge") == "1"]
        yield WholeRow(cells) if len(cells) > 1 and len(spanned) == len(cells) - 1 else cells
