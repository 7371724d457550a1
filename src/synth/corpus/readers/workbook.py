"""The cells of spreadsheets, as people see them: .xlsx, .xlsm, .xls, .ods, .csv and .tsv."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from synth.corpus.readers.kinds import check_zip
from synth.corpus.readers.source import decode
from synth.sheets import unguard
from synth.telling import Unreadable, noted

MOST_COLUMNS = 1_000
MOST_ROWS = 100_000
HEAD_WITHIN = 10
"""Rows from the top in which the heads are looked for; titles may stand above them."""

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

    found = []
    try:
        book = python_calamine.load_workbook(str(path))
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            _check_size(sheet.total_width, sheet.total_height)
            cells = [[_said(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
            for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
                # what is merged across stands once, in its first cell
                for row in cells[top + 1 : bottom + 1]:
                    row[left : right + 1] = cells[top][left : right + 1]
            found.append((name, cells))
    except python_calamine.PasswordError as error:
        raise Unreadable(noted("file.password"), noted("todo.no_password")) from error
    return found


def _delimited(text: str) -> list[list[str]]:
    separator = _separator(text)
    _check_size(1 + max((line.count(separator) for line in text.split("\n")), default=0), 0)
    csv.field_size_limit(100_000_000)
    return [
        [unguard(cell) for cell in row]
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    ]


def _separator(text: str) -> str:
    """Return what parts the cells: what stands most often in the first line that has any of the four."""
    for line in text[:1_000_000].split("\n")[:HEAD_WITHIN]:
        counts = {separator: line.count(separator) for separator in (",", ";", "\t", "|")}
        if any(counts.values()):
            return max(counts, key=counts.get)
    return ","


def _check_size(columns: int, rows: int) -> None:
    if columns > MOST_COLUMNS:
        raise Unreadable(noted("file.columns", n=columns, most=MOST_COLUMNS), noted("todo.delete_columns"))
    if rows > MOST_ROWS:
        raise Unreadable(noted("file.rows", n=rows, most=MOST_ROWS), noted("todo.delete_rows"))


def _said(value: object) -> str:
    """Give a cell as people see it: whole numbers without `.0`, days without an hour."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if hasattr(value, "isoformat"):
        return value.isoformat().removesuffix("T00:00:00")
    return unguard(str(value))
