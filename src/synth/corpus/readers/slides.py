"""Slides (.pptx): a slide's title heads its bullets; a speaker's notes are read where they tell more.

Notes that say again what stands on the slide would count twice, and others only say how to speak.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from synth.corpus.document import INDENT, Document, Draft
from synth.corpus.layout.furniture import PAGE, REMARK, TITLE
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
from synth.corpus.readers.slide_shapes import (
    P,
    has_bullet,
    heads_next,
    holds_of,
    is_frame,
    level_of,
    rows_of,
    shapes_of,
    text_of,
    without_number,
)
from synth.corpus.readers.speaker_notes import tells_more

NOTES = "บันทึกของผู้บรรยาย"

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
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
            {without_number(words, number) for words in map(text_of, shapes_of(self._tree(name)))}
            for number, name in enumerate(self.slides(), 1)
        ]
        counts = Counter(words for slide in slides for words in slide if words)
        self._repeated = {
            words for words, times in counts.items() if times >= _OFTEN and 2 * times > len(slides)
        }

    def _is_foot(self, shape) -> bool:
        return without_number(text_of(shape), self._number) in self._repeated

    def _tree(self, name: str):
        return self._part(name).find(f"{P}cSld/{P}spTree")

    def slides(self) -> Iterator[str]:
        related = self._related(_MAIN)
        for slide in self._part(_MAIN).iter(f"{P}sldId"):
            if name := related.get(slide.get(f"{_R}id", ""), ("", ""))[1]:
                yield name

    def slide(self, name: str, number: int) -> None:
        self._number = number
        self.draft.blank()
        shapes, related = list(shapes_of(self._tree(name))), self._related(name)
        cover = number == 1 and not any(holds_of(shape) in _BODIES or is_frame(shape) for shape in shapes)
        shown, notes = "".join(map(text_of, shapes)), []
        for kind, part in related.values():
            notes += self._notes(part) if kind == "notesSlide" else ()
        # the title is read first, wherever it stands among the shapes
        titles = [shape for shape in shapes if holds_of(shape) in _TITLES]
        for shape in titles:
            self._shape(shape, related, cover)
        telling = [words for words in notes if tells_more(words, shown)]
        for words in telling if titles else ():
            self.draft.add(words)
        others = [shape for shape in shapes if shape not in titles]
        for shape, following in zip_longest(others, others[1:]):
            if following is not None and heads_next(shape, following):
                self.draft.blank()
                self.draft.add(text_of(shape), kind="heading", level=_SLIDE_HEAD + 1)
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
        holds = holds_of(shape)
        if is_frame(shape):
            for table in shape.iter(f"{A}tbl"):
                add_table(self.draft, list(rows_of(table)))
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
                kind = "heading" if self._number == 1 else "section"  # further on it is no head of the note
                self.draft.add(words, kind=kind, level=_SLIDE_HEAD)
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
        if holds_of(shape) is None and heads_its_box(paragraphs):
            self.draft.add(words_of(paragraphs.pop(0)), level=STANDS_OUT)
        for part in paragraphs:
            words = words_of(part)
            about = part.find(f"{A}pPr")
            level = level_of(about)
            counts = {deep: count for deep, count in counts.items() if deep <= level}
            if about is not None and (numbered := about.find(f"{A}buAutoNum")) is not None:
                first = numbered.get("startAt", "1")
                counts[level] = counts.get(level, int(first) - 1 if first.isdigit() else 0) + 1
                number = str(counts[level])
                self.draft.add(words, marker=f"{INDENT * level}{number}. ", kind="item", number=number)
            elif has_bullet(about, bullets):
                self.draft.add(words, marker=f"{INDENT * level}• ", kind="item", number="")
            else:
                self.draft.add(words)

    def _notes(self, name: str) -> Iterator[str]:
        for shape in shapes_of(self._tree(name)):
            for part in shape.iter(f"{A}p") if holds_of(shape) in ("body", None) else ():
                yield words_of(part)

    def _remarks(self, name: str) -> None:
        """Add what people remarked on a slide; newer programs write it in paragraphs, older ones in one."""
        for said in self._part(name).iter():
            if said.tag in (f"{P}text", f"{A}p"):
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
