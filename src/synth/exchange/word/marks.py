"""What people marked in a Word file: comments and highlights with the words they are on, and filled columns.

The file is read as plain XML with bounds, and no program is asked to open it.
"""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET

from synth.exchange.bounded import open_zip, read_part, read_xml
from synth.telling import told

from .forms import MARK

COMMENTS = 100_000
"""Comments of the largest file that is read."""
LIMITS = {"comment": COMMENTS}
_NUMBER = re.compile(r"\s*[\d๐-๙]{1,6}[.)]?\t")
_GONE = ("del", "moveFrom", "delText", "instrText", "pPr", "tblPr", "sectPr", "Fallback")
"""Elements whose words are no longer part of the text."""


@dataclass
class Paragraph:
    """One paragraph.

    Attributes
    ----------
    text : str
    marks : list of str
        The bookmarks of statements that it belongs to.
    """

    text: str = ""
    marks: list[str] = field(default_factory=list)

    @property
    def lead(self) -> int:
        """Where the statement begins, behind its number."""
        match = _NUMBER.match(self.text)
        return match.end() if match else 0


@dataclass
class Mark:
    """A comment, a highlight or a cell, with the stretches of paragraphs that it is on.

    Attributes
    ----------
    kind : {"comment", "highlight", "cell"}
    text : str
        What a comment or a cell says; the colour of a highlight.
    author : str
    on : list of (int, int, int)
        A paragraph's number, and where in it the mark begins and ends.
    """

    kind: str
    text: str
    author: str = ""
    on: list[tuple[int, int, int]] = field(default_factory=list)


@dataclass
class Marked:
    """A file as it was read: its paragraphs, and the marks on them."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)


def read_marks(path: str | Path) -> Marked:
    """Read a Word file's paragraphs, comments, highlights and the last column of its tables of statements.

    Raises
    ------
    ValueError
        The file is no Word file, is broken, or is larger than can be read.
    """
    path = Path(path)
    with open_zip(path) as archive:
        names = {part.filename.lower(): part for part in archive.infolist()}
        if "word/document.xml" not in names:
            raise ValueError(told("exchange.no_word", path=path))
        body = read_xml(read_part(archive, names["word/document.xml"]), path.name, LIMITS)
        comments = _comments(archive, names, path)
    walk = _Walk(comments)
    walk.into(body)
    return walk.marked()


def _comments(archive: zipfile.ZipFile, names: dict, path: Path) -> dict[str, tuple[str, str]]:
    """Return author and words of each comment, in the order of the file."""
    if "word/comments.xml" not in names:
        return {}
    root = read_xml(read_part(archive, names["word/comments.xml"]), path.name, LIMITS)
    return {
        comment.get("id", ""): (
            comment.get("author", ""),
            "\n".join(filter(None, (_text(paragraph) for paragraph in comment.iter("p")))),
        )
        for comment in root.iter("comment")
    }


def _text(paragraph: ET.Element) -> str:
    return "".join(_letters(element) for element in paragraph.iter())


def _letters(element: ET.Element) -> str:
    if element.tag == "t":
        return element.text or ""
    if element.tag in ("tab", "ptab"):
        return "\t"
    return {"br": "\n", "cr": "\n", "noBreakHyphen": "-"}.get(element.tag, "")


class _Walk:
    """Goes through a document once, in its order."""

    def __init__(self, comments: dict[str, tuple[str, str]]):
        self.comments = comments
        self.paragraphs: list[Paragraph] = []
        self._open: dict[str, str] = {}
        self._begun: dict[str, tuple[int, int]] = {}
        self._on: dict[str, list[tuple[int, int, int]]] = {}
        self._at: dict[str, tuple[int, int]] = {}
        self._highlights: list[Mark] = []
        self._cells: list[Mark] = []
        self._now: Paragraph | None = None

    def into(self, element: ET.Element) -> None:
        """Read an element and what is in it."""
        tag = element.tag
        if tag in _GONE:
            return
        if tag == "p":
            self._paragraph(element)
        elif tag == "tr":
            self._row(element)
        elif tag == "r":
            self._run(element)
        elif tag == "bookmarkStart" and element.get("name", "").startswith(MARK):
            self._open[element.get("id", "")] = element.get("name", "")
            if self._now is not None:
                self._now.marks.append(element.get("name", ""))
        elif tag == "bookmarkEnd":
            self._open.pop(element.get("id", ""), None)
        elif tag == "commentRangeStart":
            self._begun[element.get("id", "")] = self._position()
        elif tag == "commentRangeEnd":
            self._ended(element.get("id", ""))
        elif tag == "commentReference":
            self._at[element.get("id", "")] = self._position()
        else:
            for inner in element:
                self.into(inner)

    def _position(self) -> tuple[int, int]:
        if self._now is None:
            return len(self.paragraphs), 0
        return len(self.paragraphs) - 1, len(self._now.text)

    def _paragraph(self, element: ET.Element) -> None:
        outer = self._now
        self._now = Paragraph(marks=list(self._open.values()))
        self.paragraphs.append(self._now)
        for inner in element:
            self.into(inner)
        self._now = outer

    def _run(self, element: ET.Element) -> None:
        start = self._position()[1]
        for inner in element:
            if inner.tag == "AlternateContent":
                self.into(inner)
            elif inner.tag == "commentReference":
                self._at[inner.get("id", "")] = self._position()
            elif inner.tag not in (*_GONE, "rPr") and self._now is not None:
                self._now.text += _letters(inner)
        colour = _colour(element.find("rPr"))
        at, end = self._position()
        if colour and end > start:
            self._highlighted(colour, at, start, end)

    def _highlighted(self, colour: str, at: int, start: int, end: int) -> None:
        last = self._highlights[-1] if self._highlights else None
        if last and last.text == colour and last.on[-1][0] == at and last.on[-1][2] == start:
            last.on[-1] = (at, last.on[-1][1], end)
        else:
            self._highlights.append(Mark("highlight", colour, on=[(at, start, end)]))

    def _ended(self, comment: str) -> None:
        if comment not in self._begun:
            return
        (first, start), (last, end) = self._begun.pop(comment), self._position()
        self._on[comment] = [
            (at, start if at == first else 0, end if at == last else len(self.paragraphs[at].text))
            for at in range(first, min(last, len(self.paragraphs) - 1) + 1)
        ]

    def _row(self, row: ET.Element) -> None:
        """Read a row; where a cell of it is a statement, what stands in the last cell is about that."""
        begun, cells = len(self.paragraphs), []
        for cell in row.iter("tc"):
            before = len(self.paragraphs)
            for inner in cell:
                self.into(inner)
            cells.append(range(before, len(self.paragraphs)))
        marked = [at for at in range(begun, len(self.paragraphs)) if self.paragraphs[at].marks]
        if marked and len(cells) > 1 and not set(cells[-1]) & set(marked):
            text = "\n".join(self.paragraphs[at].text for at in cells[-1]).strip()
            if text:
                on = [(at, 0, len(self.paragraphs[at].text)) for at in marked]
                self._cells.append(Mark("cell", text, on=on))

    def marked(self) -> Marked:
        """Return what was read; a comment without a stretch is on the paragraph at its sign."""
        marks = []
        for comment, (author, text) in self.comments.items():
            on = self._on.get(comment) or []
            if not on and comment in self._at:
                at = self._at[comment][0]
                on = [(at, 0, len(self.paragraphs[at].text))] if at < len(self.paragraphs) else []
            marks.append(Mark("comment", text, author, on))
        return Marked(self.paragraphs, marks + self._cells + self._highlights)


def _colour(properties: ET.Element | None) -> str:
    """Return the colour in which a run is marked: by the marker, or as its ground."""
    if properties is None:
        return ""
    marker = properties.find("highlight")
    if marker is not None and marker.get("val") not in (None, "none", "white"):
        return marker.get("val", "")
    ground = properties.find("shd")
    fill = (ground.get("fill") or "").lower() if ground is not None else ""
    return f"#{fill}" if len(fill) == 6 and fill not in ("ffffff", "auto") else ""
