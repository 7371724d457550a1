"""Highlights and comments in PDF files, with the words below them. Read by a process that can be ended.

Run as a module, this is that process: it writes what it finds as JSON.
"""

from __future__ import annotations

import ctypes
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from synth.programs import run_bounded
from synth.telling import told

from .marks import COMMENTS, Mark, Marked, Paragraph

SECONDS = 120
_KINDS = (1, 9, 10, 11, 12)
"""A note and what marks words: highlight, underline, squiggly, strike-out (ISO 32000-1, 12.5.6)."""
_NOTE = 1


def read_pdf_marks(path: str | Path) -> Marked:
    """Read the highlights and comments of a PDF; each is a mark on a paragraph that holds its words.

    Raises
    ------
    ValueError
        The file is no PDF, is broken, has a password, or keeps the reader too long.
    """
    path = Path(path)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "marks.json"
        try:
            run_bounded([sys.executable, "-P", "-m", __name__, str(path.absolute()), str(out)], SECONDS)
        except TimeoutError as error:
            raise ValueError(told("exchange.no_pdf", path=path)) from error
        if not out.exists():
            raise ValueError(told("exchange.no_pdf", path=path))
        rows = json.loads(out.read_text(encoding="utf-8"))
    marked = Marked()
    for row in rows:
        marked.paragraphs.append(Paragraph(row["words"]))
        at = [(len(marked.paragraphs) - 1, 0, len(row["words"]))]
        if row["text"].strip():
            marked.marks.append(Mark("comment", row["text"], row["author"], at))
        elif row["kind"] != _NOTE:
            marked.marks.append(Mark("highlight", row["colour"], row["author"], at))
    return marked


def _marks(path: str) -> Iterator[dict[str, Any]]:
    import pypdfium2 as pdfium
    from pypdfium2 import raw

    document = pdfium.PdfDocument(path)
    for page in document:
        text = page.get_textpage()
        for at in range(raw.FPDFPage_GetAnnotCount(page)):
            mark = raw.FPDFPage_GetAnnot(page, at)
            kind = raw.FPDFAnnot_GetSubtype(mark)
            if kind in _KINDS:
                words = " ".join(filter(None, (_words(text, box) for box in _boxes(raw, mark, kind))))
                fields = {"kind": kind, "words": words, "text": _entry(raw, mark, b"Contents")}
                yield fields | {"author": _entry(raw, mark, b"T"), "colour": _colour(raw, mark)}
            raw.FPDFPage_CloseAnnot(mark)


def _boxes(raw: Any, mark: Any, kind: int) -> list[tuple[float, float, float, float]]:
    """Return the boxes of the words that are marked; of a note the place where it is stuck."""
    boxes, quad = [], raw.FS_QUADPOINTSF()
    for at in range(raw.FPDFAnnot_CountAttachmentPoints(mark)):
        if raw.FPDFAnnot_GetAttachmentPoints(mark, at, ctypes.byref(quad)):
            across, up = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
            boxes.append((min(across), min(up), max(across), max(up)))
    if boxes or kind == _NOTE:
        return boxes
    box = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(mark, ctypes.byref(box))
    return [(box.left, min(box.bottom, box.top), box.right, max(box.bottom, box.top))]


def _words(text: Any, box: tuple[float, float, float, float]) -> str:
    left, bottom, right, top = box
    return " ".join(text.get_text_bounded(left - 0.5, bottom, right + 0.5, top).split())


def _entry(raw: Any, mark: Any, name: bytes) -> str:
    size = raw.FPDFAnnot_GetStringValue(mark, name, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFAnnot_GetStringValue(mark, name, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")


def _colour(raw: Any, mark: Any) -> str:
    parts = [ctypes.c_uint() for _ in range(4)]
    if not raw.FPDFAnnot_GetColor(mark, raw.FPDFANNOT_COLORTYPE_Color, *map(ctypes.byref, parts)):
        return "highlight"
    return "#{:02x}{:02x}{:02x}".format(*(part.value for part in parts[:3]))


if __name__ == "__main__":
    rows = [row for row, _ in zip(_marks(sys.argv[1]), range(COMMENTS), strict=False)]
    Path(sys.argv[2]).write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
