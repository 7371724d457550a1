"""PDF files with a text layer: where the runs of characters stand on each page.

PDFium gives the characters in the order in which the program wrote them, and puts blanks and line ends of its
own between them. Where a letter follows close upon the one before, such a blank came from the marks above it
(``ฟื้ น``) and is dropped here; at a gap that nobody typed the line is parted into runs, for a table may stand
there.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from synth.corpus.document import Document
from synth.corpus.readers.pages import laid_out

MOST_PAGES = 3_000
_LEAST_LETTERS = 15
"""Letters a page must have on the mean; with fewer it is a picture of a page."""
_NONE, _DOUBLE, _WIDE, _WIDEST = 0.16, 0.45, 0.9, 3.0
"""Widths of gaps in sizes of the letters: no blank; wider than a blank; wider than a stretched one, mostly
and always."""
_AA = 0.5
"""Width of า in sizes of the letters."""
_BOLD = 600
"""Weight of the lightest bold letters; 400 is regular, 700 is bold."""

_NEVER_STORED = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff]")
_MARK = re.compile("[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]")


def pages(path: Path) -> list[list[tuple]]:
    """Return the runs of each page.

    A run has the fields of `synth.corpus.readers.runs.Run` but for the page.
    """
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(path) as opened:
            if len(opened) > MOST_PAGES:
                raise ValueError(f"ไฟล์มี {len(opened)} หน้า มากเกินไป", "แบ่งเป็นไฟล์ย่อย")
            return [_Page(page.get_textpage()).runs() for page in opened]
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise ValueError("ไฟล์มีรหัสผ่าน", "เปิดแล้วบันทึกใหม่โดยไม่ใส่รหัสผ่าน") from error
        raise


class _Gap(NamedTuple):
    """Blanks within a line: the first, the letter behind them, their width, and whether PDFium made them."""

    at: int
    after: int
    width: float
    made_up: bool


class _Page:
    """Asks PDFium for the characters of one page; for places only where a line or a run may end."""

    def __init__(self, page) -> None:
        import ctypes

        import pypdfium2.raw as pdfium

        self._page, self._ask = page, pdfium
        self._box, self._matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._name, self._flags = ctypes.create_string_buffer(120), ctypes.c_int()
        count = pdfium.FPDFText_CountChars(page.raw)
        # PDFium marks a hyphen at a line's end with U+FFFE or U+0002
        self._chars = [
            {0xFFFE: "-", 2: "-"}.get(code) or chr(code)
            for code in (pdfium.FPDFText_GetUnicode(page.raw, at) for at in range(count))
        ]
        self._lines = [self._stripped(*line) for line in self._parted()]
        self._gaps = {gap.at: gap for line in self._lines for gap in self._gaps_of(*line[:2])}
        typed = any(not gap.made_up for gap in self._gaps.values())
        wide = sum(gap.width > _DOUBLE for gap in self._gaps.values() if gap.width < _WIDEST)
        # programs that write no blanks at all: only widths tell, unless lines are stretched to the margin
        self._parts_at = _NONE if typed else _WIDE if wide > 0.2 * len(self._gaps) else _DOUBLE

    def runs(self) -> list[tuple]:
        return [run for line in self._lines for run in self._runs_of_line(*line)]

    def _parted(self) -> Iterator[tuple[int, int]]:
        """Give the ends of each line."""
        first = 0
        for at, char in enumerate([*self._chars, "\n"]):
            if char in "\r\n":
                yield first, at
                first = at + 1

    def _stripped(self, first: int, end: int) -> tuple[int, int, bool]:
        """Return the ends of a line without the blanks around it, and whether one was typed behind it."""
        while first < end and self._chars[first].isspace():
            first += 1
        last = end
        while end > first and self._chars[end - 1].isspace():
            end -= 1
        return first, end, any(not self._generated(place) for place in range(end, last))

    def _gaps_of(self, first: int, end: int) -> Iterator[_Gap]:
        at = first
        while at < end:
            if self._chars[at].isspace():
                after = next(place for place in range(at, end) if not self._chars[place].isspace())
                made_up = all(self._generated(place) for place in range(at, after))
                yield _Gap(at, after, self._width(first, at, after), made_up)
                at = after
            at += 1

    def _width(self, first: int, at: int, after: int) -> float:
        """Return the empty space between two letters, in sizes of the second."""
        return (self._sides(after)[0] - self._right(first, at)) / self._size(after)

    def _runs_of_line(self, first: int, end: int, typed_behind: bool) -> list[tuple]:
        """Part one line at its wide gaps, and drop the blanks that are none."""
        found, words, begun, at = [], [], first, first
        while at < end:
            gap = self._gaps.get(at)
            if gap is None:
                words.append(self._chars[at])
                at += 1
                continue
            if gap.width > _WIDE or (gap.made_up and gap.width > self._parts_at):
                loose = not gap.made_up or self._parts_at == _WIDE
                found.append(self._run("".join(words), begun, at, loose))
                words, begun = [], gap.after
            elif not (gap.made_up and gap.width <= _NONE and self._beside_a_mark(gap)):
                words.append(" ")
            at = gap.after
        return [*found, self._run("".join(words), begun, end, typed_behind)] if words else found

    def _beside_a_mark(self, gap: _Gap) -> bool:
        return bool(_MARK.match(self._chars[gap.at - 1]) or _MARK.match(self._chars[gap.after]))

    def _generated(self, at: int) -> bool:
        return self._ask.FPDFText_IsGenerated(self._page.raw, at) == 1

    def _run(self, words: str, begun: int, end: int, blank_behind: bool = False) -> tuple:
        words = words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        self._ask.FPDFText_GetCharOrigin(self._page.raw, begun, self._x, self._y)
        places = (self._sides(begun)[0], self._right(begun, end), self._y.value, self._size(begun))
        bold = self._bold(begun) and self._bold(end - 1)
        left, right, base, size = (round(place, 1) for place in places)
        return _NEVER_STORED.sub("\ufffd", words), left, right, base, size, bold, blank_behind

    def _sides(self, at: int) -> tuple[float, float]:
        self._ask.FPDFText_GetLooseCharBox(self._page.raw, at, self._box)
        return self._box.left, self._box.right

    def _right(self, begun: int, end: int) -> float:
        """Return where the letters before `end` end; a mark stands over its letter, not behind it."""
        left, right = self._sides(end - 1)
        size = self._size(end - 1)
        if self._chars[end - 1] == "ำ" and right - left < _AA * size:
            return right + _AA * size  # browsers draw ำ in two and name only its ring
        return max(right, *(self._sides(place)[1] for place in range(max(end - 3, begun), end)))

    def _size(self, at: int) -> float:
        """Return the size of a letter as it is seen: many programs write size 1 and enlarge it."""
        size = self._ask.FPDFText_GetFontSize(self._page.raw, at)
        if self._ask.FPDFText_GetMatrix(self._page.raw, at, self._matrix):
            size *= math.hypot(self._matrix.c, self._matrix.d)
        return size if 0.1 < size < 1_000 else 1

    def _bold(self, at: int) -> bool:
        self._ask.FPDFText_GetFontInfo(self._page.raw, at, self._name, 120, self._flags)
        heavy = self._ask.FPDFText_GetFontWeight(self._page.raw, at) >= _BOLD
        return heavy or b"bold" in self._name.value.lower()


def read(data: bytes, path: Path) -> list[Document]:
    """Read a PDF file. A scanned one has no text, which is said."""
    found = pages(path)
    letters = sum(char.isalnum() for page in found for run in page for char in run[0])
    if letters < _LEAST_LETTERS * max(len(found), 1) and letters < 200:
        raise ValueError("PDF นี้เป็นภาพสแกน ไม่มีข้อความให้อ่าน", "แปลงเป็นข้อความ (OCR) หรือพิมพ์เป็น .docx แล้วอ่านใหม่")
    return [laid_out(found)]
