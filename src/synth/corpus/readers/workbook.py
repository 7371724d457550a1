"""The cells of spreadsheets, as people see them: .xlsx, .xlsm, .xls, .ods, .csv and .tsv."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from synth.cells import delimited_cells, separator_of, sheet_cells
from synth.corpus.readers.drawings import A
from synth.corpus.readers.kinds import check_zip
from synth.corpus.readers.source import decode
from synth.telling import Unreadable, noted

MOST_COLUMNS = 1_000
MOST_ROWS = 100_000
_LONGEST_CELL = 100_000_000

_BESIDE = re.compile(
    r"xl/(?:comments/?(?:comment)?|threadedComments/threadedComment|drawings/drawing)\d*\.xml"
)
_SHEETS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_THREADS = "{http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments}"
_SAID = (f"{_SHEETS}comment", f"{_THREADS}text", f"{A}p")

Sheet = tuple[str, list[list[str]]]
"""A sheet's name and its rows."""


def sheets_of(data: bytes, path: Path) -> list[Sheet]:
    """Return the sheets of a file; a .csv or .tsv file has one, without a name."""
    if path.suffix.lower() in (".csv", ".tsv"):
        return [("", _delimited(decode(data)))]
    if path.suffix.lower() != ".xls":
        check_zip(data)
    return _sheets_of_workbook(path)


def _sheets_of_workbook(path: Path) -> list[Sheet]:
    """Read the cells of each sheet as people see them."""
    import python_calamine

    sheets = []
    try:
        book = python_calamine.load_workbook(str(path))
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            _check_size(sheet.total_width, sheet.total_height)
            sheets.append((name, sheet_cells(sheet, everywhere=False)))
    except python_calamine.PasswordError as error:
        raise Unreadable(noted("file.password"), noted("todo.no_password")) from error
    return sheets


def _delimited(text: str) -> list[list[str]]:
    separator = separator_of(text)
    _check_size(1 + max((line.count(separator) for line in text.split("\n")), default=0), 0)
    return list(delimited_cells(text, _LONGEST_CELL))


def _check_size(columns: int, rows: int) -> None:
    if columns > MOST_COLUMNS:
        raise Unreadable(noted("file.columns", n=columns, most=MOST_COLUMNS), noted("todo.delete_columns"))
    if rows > MOST_ROWS:
        raise Unreadable(noted("file.rows", n=rows, most=MOST_ROWS), noted("todo.delete_rows"))


def words_beside(data: bytes) -> list[str]:
    """Return what stands in no cell of a workbook: what people remarked on cells, and boxes of text."""
    from docx.oxml import parse_xml

    if not data.startswith(b"PK"):
        return []
    words: dict[str, None] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for name in filter(_BESIDE.fullmatch, packed.namelist()):
            for part in parse_xml(packed.read(name)).iter(*_SAID):
                pieces = (piece.text or "" for piece in part.iter() if piece.tag.endswith("}t"))
                words |= dict.fromkeys(filter(None, ["".join(pieces).strip() or (part.text or "").strip()]))
    return list(words)
