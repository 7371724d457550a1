"""The letters of a page in the order in which its program wrote them, each once.

PDFium sorts the objects of a line by where they begin, and gives the words that a span stands for
(/ActualText, with which browsers name the letters of ``ที่``) again with each of its objects. Here the objects
stand as in the page, and a span speaks once: what it says, and how far its objects reach.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass

from synth.corpus.readers.lost import LOST, Lost

MADE_UP = "\n"
"""A blank that PDFium puts within an object."""
_BOLD = 600
"""Weight of the lightest bold letters; 400 is regular, 700 is bold."""
_DEEPEST = 8
"""Forms within forms of a page that are looked into."""
_HIGH = 0.28
"""Sizes of the letters that a mark is high at most; one with a tone over it is higher."""
_NO_WIDTH = 0.15
"""Sizes of the letters that a mark takes on its line at most."""
_DOT = 0.15, 16.0
"""Least share of its width that a bullet is high, and the points that it is wide at most."""

NO_CONTENT, ARTIFACT = -1, -2
"""Numbers of the content of letters that belong to none, and of those of a page's edge."""

Dot = tuple[float, float, float, float]
"""Left and right edge, foot and head of a small shape."""


@dataclass(frozen=True)
class Piece:
    """Letters of one object: their text with its blanks, the place of each, and how they look."""

    words: str
    places: list[int]
    left: float
    right: float
    base: float
    size: float
    bold: bool
    content: int = NO_CONTENT  # number of the marked content that it belongs to (see `structure`)


def said_again(before: Piece, piece: Piece) -> bool:
    """Say whether a mark that was moved over its letter says again the words of both."""
    narrow = piece.right - piece.left < _NO_WIDTH * piece.size
    near = abs(piece.left - before.right) < piece.size and abs(piece.base - before.base) < piece.size
    words = piece.words.strip()
    return narrow and near and len(words) > 1 and before.words.strip().endswith(words)


class Letters:
    """Asks PDFium for the objects of one page and for their letters; if `marked`, also whose they are."""

    def __init__(self, page, lost: Lost, marked: bool = False) -> None:
        import pypdfium2.raw as pdfium

        self._ask, self._page, self._lost, self._marked = pdfium, page, lost, marked
        self._text = page.get_textpage()  # closes with its wrapper
        self._raw = self._text.raw
        self._box, self._matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._ends = [ctypes.c_float() for _ in range(4)]
        self._number, self._name = ctypes.c_float(), ctypes.create_string_buffer(120)
        self._heavy: dict[int, bool] = {}
        self.dots: list[Dot] = []
        self.blanks: list[tuple[float, float]] = []

    def pieces(self) -> list[Piece]:
        """Return the pieces of the page.

        Fills `dots` with the shapes that may be bullets, and `blanks` with the places of blanks that PDFium
        passes over since they have no width.
        """
        letters, order = self._letters(), []
        spans: dict[int, int] = {}
        reach: dict[int, float] = {}
        contents: dict[int, int] = {}
        for at, drawn, flat, content in self._objects():
            left, right, base, _ = self._bounds(drawn)
            first = at
            span = self._span(drawn)
            if span is not None:
                first = spans.setdefault(span, at)
                reach[first] = max(reach.get(first, 0.0), right if flat else 0.0)
            if first == at and at in letters and not (flat and self._hidden(drawn)):
                order.append((at, drawn))
                contents[at] = content
            elif left == right:
                self.blanks.append((left, base))
        pieces: list[Piece] = []
        for at, drawn in order:
            piece = self._piece(drawn, letters[at], reach.get(at, 0.0), contents[at])
            if not (pieces and said_again(pieces[-1], piece)):
                pieces.append(piece)
        return pieces

    def _letters(self) -> dict[int, list[tuple[int, str]]]:
        """Return the places and letters of each object, with the blanks that PDFium puts within it."""
        ask, letters, blanks, before = self._ask, {}, [], None
        for index in range(ask.FPDFText_CountChars(self._raw)):
            drawn = ask.FPDFText_GetTextObject(self._raw, index)
            # PDFium marks a hyphen at a line's end with U+FFFE or U+0002
            code = ask.FPDFText_GetUnicode(self._raw, index)
            if not drawn:
                blanks.append((index, MADE_UP))
                continue
            at = ctypes.addressof(drawn.contents)
            if at == before:
                letters[at] += blanks
            named = code > 0xFFFF or ask.FPDFText_HasUnicodeMapError(self._raw, index) != 1
            letter = "-" if code in (0xFFFE, 2) else chr(code if named else LOST + code)
            letters.setdefault(at, []).append((index, letter))
            blanks, before = [], at
        return letters

    def _named(self, drawn, letters: list[tuple[int, str]]) -> list[tuple[int, str]]:
        """Return the letters of one object with those that the file has no name for."""
        if not any(letter == "ำ" or ord(letter) >= LOST for _, letter in letters):
            return letters
        self._ask.FPDFFont_GetBaseFontName(self._ask.FPDFTextObj_GetFont(drawn), self._name, 120)
        return self._lost.mended(self._name.value, letters, self._is_high)

    def _is_high(self, index: int) -> bool:
        """Say whether a shape is higher than a mark alone."""
        left, right, foot, head = (ctypes.c_double() for _ in range(4))
        self._ask.FPDFText_GetCharBox(self._raw, index, left, right, foot, head)
        size = self._ask.FPDFText_GetFontSize(self._raw, index)
        return head.value - foot.value > _HIGH * size > 0

    def _objects(self) -> Iterator[tuple[int, object, bool, int]]:
        """Give the text objects as the page has them, whether they lie flat on it, and their content."""
        ask, page = self._ask, self._page.raw
        flat = ((ask.FPDFPage_GetObject(page, n), 0) for n in range(ask.FPDFPage_CountObjects(page)))
        waiting, content = [flat], NO_CONTENT
        while waiting:
            drawn, depth = next(waiting[-1], (None, 0))
            if drawn is None:
                waiting.pop()
                continue
            kind = ask.FPDFPageObj_GetType(drawn)
            if depth == 0 and self._marked:  # what lies in a form belongs where the form does
                content = self._content(drawn)
            if kind == ask.FPDF_PAGEOBJ_TEXT:
                yield ctypes.addressof(drawn.contents), drawn, depth == 0, content
            elif kind == ask.FPDF_PAGEOBJ_PATH and depth == 0:
                self._see(drawn)
            elif kind == ask.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                waiting.append(self._within(drawn, depth + 1))

    def _content(self, drawn) -> int:
        """Return the number of the marked content that an object belongs to."""
        ask = self._ask
        number = ask.FPDFPageObj_GetMarkedContentID(drawn)
        if number >= 0:
            return number
        for n in range(ask.FPDFPageObj_CountMarks(drawn)):
            mark, size = ask.FPDFPageObj_GetMark(drawn, n), ctypes.c_ulong()
            ask.FPDFPageObjMark_GetName(
                mark, ctypes.cast(self._name, ctypes.POINTER(ask.FPDF_WCHAR)), 120, size
            )
            if self._name.raw[: max(size.value, 2) - 2] == "Artifact".encode("utf-16-le"):
                return ARTIFACT
        return NO_CONTENT

    def _within(self, form, depth: int) -> Iterator[tuple[object, int]]:
        ask = self._ask
        return (
            (ask.FPDFFormObj_GetObject(form, n), depth) for n in range(ask.FPDFFormObj_CountObjects(form))
        )

    def _see(self, path) -> None:
        """Note the place of a small shape, about as wide as it is high."""
        left, right, foot, head = self._bounds(path)
        least, most = _DOT
        if 0 < right - left < most and least < (head - foot) / (right - left) < 1 / least:
            self.dots.append((left, right, foot, head))

    def _bounds(self, drawn) -> Dot:
        left, foot, right, head = self._ends
        self._ask.FPDFPageObj_GetBounds(drawn, left, foot, right, head)
        return left.value, right.value, foot.value, head.value

    def _hidden(self, drawn) -> bool:
        """Say whether only an edge of the letters is seen: browsers cut a line that ends on the next page."""
        ask = self._ask
        clip = ask.FPDFPageObj_GetClipPath(drawn)
        paths = ask.FPDFClipPath_CountPaths(clip)
        if paths <= 0 or not ask.FPDFPageObj_GetMatrix(drawn, self._matrix):
            return False
        for path in range(paths):
            heights = []
            for n in range(ask.FPDFClipPath_CountPathSegments(clip, path)):
                segment = ask.FPDFClipPath_GetPathSegment(clip, path, n)
                ask.FPDFPathSegment_GetPoint(segment, self._ends[0], self._ends[1])
                heights.append(self._ends[1].value)
            if heights and not min(heights) <= self._matrix.f <= max(heights):
                return True
        return False

    def _span(self, drawn) -> int | None:
        """Return which span with words of its own the object lies in."""
        ask = self._ask
        for n in reversed(range(ask.FPDFPageObj_CountMarks(drawn))):
            mark = ask.FPDFPageObj_GetMark(drawn, n)
            if ask.FPDFPageObjMark_GetParamValueType(mark, b"ActualText") == ask.FPDF_OBJECT_STRING:
                return ctypes.addressof(mark.contents)
        return None

    def _piece(self, drawn, letters: list[tuple[int, str]], reach: float, content: int) -> Piece:
        letters = self._named(drawn, letters)
        words, places = "".join(letter for _, letter in letters), [index for index, _ in letters]
        left, base = self.origin(places[0])
        ends = [self.sides(index)[1] for index in places[-3:]]  # a mark stands over its letter
        right, size, bold = max(*ends, reach), self._size(drawn), self._bold(drawn)
        return Piece(words, places, left, right, base, size, bold, content)

    def origin(self, index: int) -> tuple[float, float]:
        """Return where a letter stands on its line."""
        self._ask.FPDFText_GetCharOrigin(self._raw, index, self._x, self._y)
        return self._x.value, self._y.value

    def sides(self, index: int) -> tuple[float, float]:
        """Return the left and the right edge of a letter."""
        self._ask.FPDFText_GetLooseCharBox(self._raw, index, self._box)
        return self._box.left, self._box.right

    def _size(self, drawn) -> float:
        """Return the size of letters as they are seen: many programs write size 1 and enlarge it."""
        self._ask.FPDFTextObj_GetFontSize(drawn, self._number)
        size = self._number.value
        if self._ask.FPDFPageObj_GetMatrix(drawn, self._matrix):
            size *= math.hypot(self._matrix.c, self._matrix.d)
        return size if 0.1 < size < 1_000 else 1.0

    def _bold(self, drawn) -> bool:
        font = self._ask.FPDFTextObj_GetFont(drawn)
        at = ctypes.addressof(font.contents) if font else 0
        if at not in self._heavy:
            self._ask.FPDFFont_GetBaseFontName(font, self._name, 120)
            heavy = self._ask.FPDFFont_GetWeight(font) >= _BOLD
            self._heavy[at] = heavy or b"bold" in self._name.value.lower()
        return self._heavy[at]
