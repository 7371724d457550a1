"""Slides (.pptx): a slide's title heads its bullets; a speaker's notes are read where they tell more.

Notes that say again what stands on the slide would count twice, and others only say how to speak.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from synth.corpus.document import INDENT, Document, Draft
from synth.corpus.layout.column_heads import LONGEST_LABEL
from synth.corpus.layout.furniture import PAGE, REMARK, TITLE
from synth.corpus.layout.grids import WholeRow
from synth.corpus.layout.headings import STANDS_OUT
from synth.corpus.layout.tables import add_table
from synth.corpus.readers.drawings import (
    CHART,
    DIAGRAM,
    A,
    add_chart,
    add_diagram,
    heads_its_box,
    paragraphs_of,
    words_of,
)
from synth.corpus.readers.kinds import check_zip
from synth.corpus.readers.speaker_notes import tells_more

NOTES = "บันทึกของผู้บรรยาย"

_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SLIDE_HEAD = -8
"""Level of a slide's title, as of a first heading in Word."""
_OFTEN = 3
"""Slides on which the same words stand, at least, that are the deck's own."""
_TITLES = ("title", "ctrTitle")
_BODIES = ("body", "obj", "")
"""Placeholders whose paragraphs have bullets unless they say that they have none."""
_FURNITURE = ("sldNum", "ftr", "dt", "hdr")
_DRAWN = ((f"{DIAGRAM}relIds", f"{_R}dm", add_diagram), (f"{CHART}chart", f"{_R}id", add_chart))
"""What frames a drawing, what names the part that holds it, and what adds its words."""
_MAIN = "ppt/presentation.xml"


def read(data: bytes, path: Path) -> list[Document]:
    """Read a .pptx file."""
    check_zip(data)
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        deck = _Deck(packed)
        deck.find_repeated()
        for number, name in enumerate(deck.slides(), 1):
            deck.slide(name, number)
    return [deck.draft.document(given={"title": deck.title} if deck.title else {})]


class _Deck:
    """Goes through the slides once, in the order in which they are shown."""

    def __init__(self, packed: zipfile.ZipFile) -> None:
        self.draft = Draft()
        self.title = ""
        self._number = 0  # of the slide
        self._packed = packed
        self._repeated: set[str] = set()

    def find_repeated(self) -> None:
        """Find what stands on most slides in a box of its own: the deck's foot, typed anew on each.

        Beside it may stand the number of the slide.
        """
        slides = [
            {_without_number(words, number) for words in map(_text_of, _shapes(self._tree(name)))}
            for number, name in enumerate(self.slides(), 1)
        ]
        counts = Counter(words for slide in slides for words in slide if words)
        self._repeated = {
            words for words, times in counts.items() if times >= _OFTEN and 2 * times > len(slides)
        }

    def _is_foot(self, shape) -> bool:
        return _without_number(_text_of(shape), self._number) in self._repeated

    def _tree(self, name: str):
        return self._part(name).find(f"{_P}cSld/{_P}spTree")

    def slides(self) -> Iterator[str]:
        related = self._related(_MAIN)
        for slide in self._part(_MAIN).iter(f"{_P}sldId"):
            if name := related.get(slide.get(f"{_R}id", ""), ("", ""))[1]:
                yield name

    def slide(self, name: str, number: int) -> None:
        self._number = number
        self.draft.blank()
        shapes, related = list(_shapes(self._tree(name))), self._related(name)
        cover = number == 1 and not any(_holds(shape) in _BODIES or _is_frame(shape) for shape in shapes)
        shown, notes = "".join(map(_text_of, shapes)), []
        for kind, part in related.values():
            notes += self._notes(part) if kind == "notesSlide" else ()
        # the title is read first, wherever it stands among the shapes
        titles = [shape for shape in shapes if _holds(shape) in _TITLES]
        for shape in titles:
            self._shape(shape, related, cover)
        telling = [words for words in notes if tells_more(words, shown)]
        for words in telling if titles else ():
            self.draft.add(words)
        others = [shape for shape in shapes if shape not in titles]
        for shape, following in zip_longest(others, others[1:]):
            if following is not None and _heads(shape, following):
                self.draft.blank()
                self.draft.add(_text_of(shape), kind="heading", level=_SLIDE_HEAD + 1)
            else:
                self._shape(shape, related, cover)
        for words in notes:
            if words not in telling:
                self.draft.add(words, kind="furniture", reason=NOTES)
            elif not titles:
                self.draft.add(words)
        for kind, part in related.values():
            if kind == "comments":
                self._remarks(part)

    def _shape(self, shape, related: dict[str, tuple[str, str]], cover: bool) -> None:
        holds = _holds(shape)
        if _is_frame(shape):
            for table in shape.iter(f"{A}tbl"):
                add_table(self.draft, list(_rows(table)))
            for tag, name, add in _DRAWN:
                for frame in shape.iter(tag):
                    if part := related.get(frame.get(name, ""), ("", ""))[1]:
                        add(self.draft, self._part(part))
        elif holds in _TITLES:
            words = " ".join(" ".join(words_of(part) for part in shape.iter(f"{A}p")).split())
            if words and cover and not self.title:
                self.title = words
                self.draft.add(words, kind="furniture", reason=TITLE)
            elif words:
                self.draft.add(words, kind="heading", level=_SLIDE_HEAD)
        elif holds in _FURNITURE or (holds is None and self._is_foot(shape)):
            for part in shape.iter(f"{A}p"):
                self.draft.add(words_of(part), kind="furniture", reason=PAGE)
        else:
            if holds is None:  # a box of its own: nothing in it goes on with the one before
                self.draft.blank()
            self._text(shape, bullets=holds in _BODIES)

    def _text(self, shape, bullets: bool) -> None:
        counts: dict[int, int] = {}
        paragraphs = paragraphs_of(shape)
        if _holds(shape) is None and heads_its_box(paragraphs):
            self.draft.add(words_of(paragraphs.pop(0)), level=STANDS_OUT)
        for part in paragraphs:
            words = words_of(part)
            about = part.find(f"{A}pPr")
            level = _level(about)
            counts = {deep: count for deep, count in counts.items() if deep <= level}
            if about is not None and (numbered := about.find(f"{A}buAutoNum")) is not None:
                first = numbered.get("startAt", "1")
                counts[level] = counts.get(level, int(first) - 1 if first.isdigit() else 0) + 1
                number = str(counts[level])
                self.draft.add(words, marker=f"{INDENT * level}{number}. ", kind="item", number=number)
            elif _has_bullet(about, bullets):
                self.draft.add(words, marker=f"{INDENT * level}• ", kind="item", number="")
            else:
                self.draft.add(words)

    def _notes(self, name: str) -> Iterator[str]:
        for shape in _shapes(self._tree(name)):
            for part in shape.iter(f"{A}p") if _holds(shape) in ("body", None) else ():
                yield words_of(part)

    def _remarks(self, name: str) -> None:
        """Add what people remarked on a slide; newer programs write it in paragraphs, older ones in one."""
        for said in self._part(name).iter():
            if said.tag in (f"{_P}text", f"{A}p"):
                self.draft.add(words_of(said) or said.text or "", kind="furniture", reason=REMARK)

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
    """Give the shapes of a slide in their order, those in groups too; a group in a group may go deep.

    Of what a newer and an older program show in different ways, the first is taken.
    """
    stack = [iter(() if tree is None else tree)]
    while stack:
        shape = next(stack[-1], None)
        if shape is None:
            stack.pop()
        elif shape.tag == f"{_P}grpSp":
            stack.append(iter(shape))
        elif shape.tag == f"{_MC}AlternateContent":
            stack.append(iter(next(iter(shape), ())))
        elif shape.tag in (f"{_P}sp", f"{_P}graphicFrame"):
            yield shape


def _text_of(shape) -> str:
    """Return the words of a shape, whatever parts them."""
    return " ".join(" ".join(words_of(part) for part in shape.iter(f"{A}p")).split())


def _heads(shape, following) -> bool:
    """Say whether a box heads the one that follows: in the layout that compares, or set apart over lines."""
    paragraphs, below = paragraphs_of(shape), paragraphs_of(following)
    if len(paragraphs) != 1 or len(_text_of(shape)) > LONGEST_LABEL or not below:
        return False
    held = _holds(shape), _holds(following)
    if held[0] is None and held[1] is None:
        return heads_its_box([*paragraphs, *below])
    return held[0] == "body" and held[1] in ("obj", "")


def _without_number(words: str, number: int) -> str:
    """Take the number of the slide off words, before or behind a sign."""
    return re.sub(rf"^{number}\s*[|/·•–—-]\s*|\s*[|/·•–—-]\s*{number}$", "", words)


def _is_frame(shape) -> bool:
    """Say whether a shape frames a table, a diagram or a chart."""
    return shape.tag == f"{_P}graphicFrame"


def _holds(shape) -> str | None:
    """Return what a placeholder is for (``title``, ``sldNum``, empty for any); None for another shape."""
    placeholder = shape.find(f"{_P}nvSpPr/{_P}nvPr/{_P}ph")
    return None if placeholder is None else placeholder.get("type", "")


def _level(about) -> int:
    level = "0" if about is None else about.get("lvl", "0")
    return int(level) if re.fullmatch(r"\d", level) else 0


def _has_bullet(about, usual: bool) -> bool:
    if about is None:
        return usual
    if about.find(f"{A}buNone") is not None:
        return False
    return usual or about.find(f"{A}buChar") is not None or about.find(f"{A}buBlip") is not None


def _rows(table) -> Iterator[list[str]]:
    for row in table.iter(f"{A}tr"):
        cells = []
        for cell in row.iter(f"{A}tc"):
            merged = cell.get("hMerge") == "1" or cell.get("vMerge") == "1"
            cells.append("" if merged else "\n".join(filter(str.strip, map(words_of, cell.iter(f"{A}p")))))
        spanned = [cell for cell in row.iter(f"{A}tc") if cell.get("hMerge") == "1"]
        yield WholeRow(cells) if len(cells) > 1 and len(spanned) == len(cells) - 1 else cells
