"""PDF files with a text layer; what repeats on every page is left out."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from synth.corpus.apart import read_apart
from synth.corpus.document import Document
from synth.corpus.furniture import PAGE

MOST_PAGES = 3_000
_LEAST_LETTERS = 15
"""Letters a page must have on the mean; with fewer it is a picture of a page."""

_DIGITS = re.compile(r"[\d๐-๙]+")


def pages(path: Path) -> list[str]:
    """Read the text of each page. Runs in the helper: PDFium is written in C++."""
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(path) as opened:
            if len(opened) > MOST_PAGES:
                raise ValueError(f"ไฟล์มี {len(opened)} หน้า มากเกินไป", "แบ่งเป็นไฟล์ย่อย")
            return [page.get_textpage().get_text_range() for page in opened]
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise ValueError("ไฟล์มีรหัสผ่าน", "เปิดแล้วบันทึกใหม่โดยไม่ใส่รหัสผ่าน") from error
        raise


def read(data: bytes, path: Path) -> list[Document]:
    """Read a PDF file. A scanned one has no text, which is said."""
    found = [_clean(page) for page in read_apart("pdf", path)]
    letters = sum(char.isalnum() for page in found for char in page)
    if letters < _LEAST_LETTERS * max(len(found), 1) and letters < 200:
        raise ValueError("PDF นี้เป็นภาพสแกน ไม่มีข้อความให้อ่าน", "แปลงเป็นข้อความ (OCR) หรือพิมพ์เป็น .docx แล้วอ่านใหม่")
    repeated = _repeated(found)
    told, at = {}, 0
    for page in found:
        lines = page.split("\n")
        for number, line in enumerate(lines):
            edge = number < 2 or number >= len(lines) - 2
            if edge and _shape(line) in repeated:
                told[at + len(line) - len(line.lstrip())] = {"kind": "furniture", "reason": PAGE}
            at += len(line) + 1
    return [Document("\n".join(found), told, wrapped=True)]


def _clean(page: str) -> str:
    page = (
        page.replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "-")
    )  # a soft hyphen at a line's end
    page = re.sub("[\x00-\x08\x0b-\x1f\ud800-\udfff]", "\ufffd", page)
    return "\n".join(line.strip() for line in page.split("\n")).strip()


def _repeated(found: list[str]) -> set[str]:
    """Return the lines that stand at the top or the foot of most pages, numbers aside."""
    shapes = Counter()
    for page in found:
        lines = page.split("\n")
        shapes.update({_shape(line) for line in [*lines[:2], *lines[-2:]] if line})
    least = max(2, len(found) * 0.5)
    return {shape for shape, times in shapes.items() if times >= least}


def _shape(line: str) -> str:
    return _DIGITS.sub("0", " ".join(line.split()))
