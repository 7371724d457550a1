"""Cells in and out of CSV and XLSX, as people and their spreadsheets make them.

A text that begins with ``= + - @``, a tab or a line end would be run as a formula; it is written with a ``'``
before it, and the ``'`` is taken off when the cell is read again. Numbers are written as they are.
"""

from __future__ import annotations

import csv
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from synth.cells import check_size, delimited_cells, guard, guarded, sheet_cells
from synth.decoding import decoded
from synth.signs import STRAY
from synth.telling import Told, Unreadable, told
from synth.whole import whole_file

_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
LARGEST = 100_000_000
"""Bytes of the largest table that is read."""
WORDS_ONLY = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
"""Options of a workbook in which text stays text: no formulas, links or numbers are made of it."""
LONGEST_CELL = 32_767
"""Characters that a cell of a workbook can hold."""
MOST_ROWS = 1_048_575
"""Rows that a sheet of a workbook can hold below its head."""


@dataclass(frozen=True)
class Row:
    """One row of a sheet: its number as the spreadsheet shows it, its cells as text."""

    number: int
    cells: list[str]


def read_sheet(path: str | Path, sheet: int = 0) -> list[Row]:
    """Read the rows of a CSV, TSV or XLSX file that are not blank; of a workbook one sheet, the first.

    Encodings are UTF-8, UTF-16 and CP874 (Thai Windows), separators ``,`` ``;`` and tab. Every cell of a
    merged range has the range's value. A row's number is the one that the spreadsheet shows, also below cells
    with several lines.

    Raises
    ------
    ValueError
        The file is no table of these kinds, or is too large; the message names it.
    """
    path = Path(path)
    if path.stat().st_size > LARGEST:
        raise ValueError(told("sheet.too_large", path=path, most=LARGEST // 1_000_000))
    if path.suffix.lower() in (".xlsx", ".xlsm", ".xls"):
        rows = _read_workbook(path, sheet)
    else:
        rows = _read_delimited(path)
    return [row for row in rows if any(cell.strip() for cell in row.cells)]


def stripped(cell: str) -> str:
    """Return a cell without the blanks around it, those of no width as well."""
    return cell.strip().strip(f"{STRAY}\u00a0").strip()


def filled_columns(head: Row, below: Sequence[Row]) -> list[tuple[int, str]]:
    """Name the columns that hold something below their head, from 0; one without a head by its letters.

    Examples
    --------
    >>> filled_columns(Row(1, ["ชื่อ", "", "สี"]), [Row(2, ["ป่า", "ก", ""])])
    [(0, 'ชื่อ'), (1, 'B')]
    """
    width = max(len(row.cells) for row in (head, *below))
    filled = [at for at in range(width) if any(stripped("".join(row.cells[at : at + 1])) for row in below)]
    return [(at, stripped("".join(head.cells[at : at + 1])) or column_letters(at)) for at in filled]


def column_letters(at: int) -> str:
    """Name a column as spreadsheets do, counted from 0.

    Examples
    --------
    >>> column_letters(0), column_letters(27)
    ('A', 'AB')
    """
    letters, number = "", at + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def why_not_read(path: Path, error: Exception) -> Told:
    """Say why `read_sheet` could not read a file; the system itself says it in English and by numbers."""
    if isinstance(error, OSError):
        return told(
            "sheet.not_there" if isinstance(error, FileNotFoundError) else "sheet.cannot_open", path=path
        )
    [reason] = error.args
    return reason


def write_csv(
    path: str | Path, heads: Sequence[str], rows: Iterable[Sequence[object]], errors: str = "strict"
) -> None:
    """Write a CSV that Excel opens as Thai: UTF-8 with a mark at its beginning, texts guarded.

    `errors` says what becomes of signs that UTF-8 does not have, as in `open`.
    """
    with whole_file(path) as part, part.open("w", encoding="utf-8", errors=errors, newline="") as file:
        file.write("\ufeff")
        writer = csv.writer(file)
        writer.writerow([guard(str(head)) for head in heads])
        writer.writerows(
            [guard(cell) if isinstance(cell, str) else str(cell) for cell in row] for row in rows
        )


Table = tuple[Iterable[object], Iterable[Sequence[object]]]
"""The heads of a sheet and its rows."""


def sheet_name(name: str, others: Iterable[str]) -> str:
    """Give a name that Excel allows and that no other sheet has, however it is spelt.

    Examples
    --------
    >>> sheet_name("ผลลัพธ์/ผลผลิต [1]", [])
    'ผลลัพธ์ ผลผลิต  1'
    """
    printable = "".join(letter for letter in name if letter.isprintable())
    plain = _NOT_IN_NAMES.sub(" ", printable).strip("' ")[:28].strip("' ") or "table"
    if plain.lower() == "history":  # which Excel keeps for itself
        plain += " 1"
    used, free, number = {other.lower() for other in others}, plain, 2
    while free.lower() in used:
        free, number = f"{plain} {number}", number + 1
    return free


def add_sheet(book, name: str):
    """Add a sheet to an xlsxwriter book under a name that Excel allows."""
    return book.add_worksheet(sheet_name(name, (sheet.get_name() for sheet in book.worksheets())))


def write_workbook(path: str | Path, sheets: dict[str, Table]) -> Path:
    """Write an XLSX with one sheet for each name, as Excel allows it. No cell becomes a formula or a link.

    A cell holds 32,767 characters; of a longer text the beginning is written, with ``…`` at its end. A sheet
    holds 1,048,575 rows below its head; further ones stand in a sheet of the same name with a number.
    """
    import xlsxwriter

    try:
        with whole_file(path) as part, xlsxwriter.Workbook(str(part), dict(WORDS_ONLY)) as book:
            _fill(book, sheets)
    except xlsxwriter.exceptions.FileCreateError as error:
        raise error.args[0] if isinstance(error.args[0], OSError) else OSError(str(error)) from error
    return Path(path)


def _fill(book, sheets: dict[str, Table]) -> None:
    head_format = book.add_format({"bold": True, "bottom": 1})
    for name, (heads, rows) in sheets.items():
        number, sheet = MOST_ROWS, None
        for row in chain([None], rows):
            if number == MOST_ROWS:  # Excel drops what is below, and says nothing
                number, sheet = 0, add_sheet(book, name)
                sheet.freeze_panes(1, 0)
                sheet.write_row(0, 0, [str(head) for head in heads], head_format)
            if row is not None:
                number += 1
                sheet.write_row(number, 0, [_typed(cell) for cell in row])


def _typed(cell: object) -> object:
    """Give a cell for a workbook: typed cells need no guard, but what looks guarded would lose its ``'``."""
    if not isinstance(cell, str):
        return cell
    cell = guard(cell) if guarded(cell) else cell
    return cell if len(cell) <= LONGEST_CELL else f"{cell[: LONGEST_CELL - 1]}…"


def decode(raw: bytes, name: str = "the file") -> str:
    """Return the text of a table (see `synth.decoding.decoded`).

    Raises
    ------
    ValueError
        It is no text; the message names the file.

    Examples
    --------
    >>> decode("รหัส".encode("cp874"))
    'รหัส'
    """
    try:
        return decoded(raw)
    except Unreadable as error:
        raise ValueError(told("sheet.encoding", path=name)) from error


def _read_delimited(path: Path) -> list[Row]:
    text = decode(path.read_bytes(), str(path))
    rows: list[Row] = []
    try:
        # A cell with several lines is still one row of the sheet, so rows are counted, not lines.
        for number, cells in enumerate(delimited_cells(text, LARGEST), start=1):
            rows.append(Row(number, cells))
    except csv.Error as error:
        raise ValueError(told("sheet.no_table", path=path, row=len(rows) + 1)) from error
    return rows


def _read_workbook(path: Path, number: int) -> list[Row]:
    import python_calamine

    try:
        check_size(path)
        book = python_calamine.load_workbook(str(path))
        cells = sheet_cells(book.get_sheet_by_index(number), everywhere=True)
    except (python_calamine.CalamineError, OSError, IndexError, zipfile.BadZipFile) as error:
        raise ValueError(told("sheet.no_workbook", path=path)) from error
    return [Row(number, row) for number, row in enumerate(cells, start=1)]
