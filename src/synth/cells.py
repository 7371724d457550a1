"""The cells of one sheet as people see them, whether it stands in a workbook or in delimited text."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from synth.telling import told

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

HEAD_WITHIN = 10
"""Rows from the top in which the heads are looked for; titles may stand above them."""
_FAR = 1_000_000
"""Characters within which the first line with cells stands."""
UNPACKED = 200_000_000
"""Bytes to which a workbook may unpack."""
CELLS = 20_000_000
"""Cells that a sheet may have, filled or between filled ones."""
_SEPARATORS = (",", ";", "\t", "|")
_GUARDED = re.compile(r"'+[=+\-@\t\r\n]")
_DANGEROUS = re.compile(r"'*[=+\-@\t\r\n]")
_FILLED = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"[^>]*[^/>]>')
_BELOW_ZERO = re.compile(r"-\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")


def guard(text: str) -> str:
    r"""Return `text` so that no spreadsheet takes it for a formula.

    Examples
    --------
    >>> guard("- ผู้นำตามธรรมชาติ"), guard("ผู้นำ"), guard("-0.222")
    ("'- ผู้นำตามธรรมชาติ", 'ผู้นำ', '-0.222')
    """
    return f"'{text}" if _DANGEROUS.match(text) and not _BELOW_ZERO.fullmatch(text) else text


def guarded(text: str) -> bool:
    """Say whether `text` looks as if `guard` had been at it."""
    return bool(_GUARDED.match(text))


def unguard(text: str) -> str:
    """Return `text` as it was before `guard`.

    Examples
    --------
    >>> unguard(guard("'- ผู้นำ"))
    "'- ผู้นำ"
    """
    return text[1:] if guarded(text) else text


def cell_of(value: object) -> str:
    """Give a cell as people see it: whole numbers without `.0`, days in ISO form without an hour.

    Examples
    --------
    >>> import datetime
    >>> cell_of(12.0), cell_of(datetime.datetime(2024, 3, 5)), cell_of("'-2")
    ('12', '2024-03-05', '-2')
    """
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if hasattr(value, "isoformat"):
        return value.isoformat().removesuffix("T00:00:00")
    return unguard(str(value))


def sheet_cells(sheet: CalamineSheet, everywhere: bool) -> list[list[str]]:
    """Return the rows of a sheet of a workbook, each as its cells.

    What is merged over several rows stands in each of them; what is merged over several columns stands in the
    first, or `everywhere` in all.
    """
    rows = [[cell_of(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
        first = rows[top][left : right + 1]
        for row in rows[top : bottom + 1]:
            row[left : right + 1] = first[:1] * len(first) if everywhere else first
    return rows


def check_size(path: Path) -> None:
    """Refuse a workbook that would fill the memory: it unpacks too far, or has a cell at its far corner.

    The library lays out every cell up to the last one that is filled, and ends the process where it cannot.
    """
    if not zipfile.is_zipfile(path):
        return
    with zipfile.ZipFile(path) as book:
        if sum(part.file_size for part in book.infolist()) > UNPACKED:
            raise ValueError(told("sheet.unpacks", path=path, most=UNPACKED // 1_000_000))
        for part in book.infolist():
            if part.filename.startswith("xl/worksheets/") and part.filename.endswith(".xml"):
                with book.open(part) as sheet:
                    cells = _FILLED.findall(sheet.read(UNPACKED))
                width = max((_column(letters) for letters, _ in cells), default=0)
                height = max((int(number) for _, number in cells), default=0)
                if width * height > CELLS:
                    raise ValueError(told("sheet.far_cell", path=path, rows=height, columns=width))


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def delimited_cells(text: str, most: int) -> Iterator[list[str]]:
    """Give the rows of delimited text, each as its cells; a cell may hold `most` characters.

    Raises
    ------
    csv.Error
        The text is no table.
    """
    csv.field_size_limit(most)
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator_of(text)):
        yield [unguard(cell) for cell in row]


def separator_of(text: str) -> str:
    r"""Return what parts the cells: what stands most often in the first line that has any such sign.

    Examples
    --------
    >>> separator_of("ตารางที่ 1\nรหัส;ชื่อ, ที่อยู่;มิติ"), separator_of("ชื่อ")
    (';', ',')
    """
    for line in text[:_FAR].split("\n")[:HEAD_WITHIN]:
        counts = {separator: line.count(separator) for separator in _SEPARATORS}
        if any(counts.values()):
            return max(counts, key=counts.get)
    return _SEPARATORS[0]
