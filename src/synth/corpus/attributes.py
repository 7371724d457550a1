"""What a person says of each source in ``sources.csv`` or ``.xlsx``: project, date, attributes."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path

from synth.corpus.files import ATTRIBUTES_FILES, problem, unread
from synth.sheets import read_sheet, why_not_read
from synth.telling import noted
from synth.text.dates import month_comes_first, read_dates

GUESSED = "(คาดเดา)"
"""Ends a value of ``sources.csv`` that the machine guessed and nobody has looked at yet."""

ANSWERS, UNIT = "answers", "unit"
"""The column that names, joined by ``;``, the heads of a spreadsheet's open answers."""


class Attributes:
    """The rows of the table of sources by path; a spreadsheet's row counts for all its sources.

    ``problems`` are the rows of that table about what could not be read of it.
    """

    def __init__(self, folder: Path) -> None:
        self.file, *others = [name for name in ATTRIBUTES_FILES if (folder / name).is_file()] or [""]
        named = {"file": self.file}
        self._rows, self.problems = _read(folder / self.file) if self.file else ({}, [])
        second = noted("about.second", **named), noted("todo.put_into", **named)
        self.problems = [*(problem(other, "", *second) for other in others), *self.problems]
        self._used: set[str] = set()

    def of(self, source_id: str, path: str) -> dict[str, str]:
        """Return what is said of a source, by its own row or, failing that, by its file's."""
        key = source_id if source_id in self._rows else path
        self._used.add(key)
        cells = self._rows.get(key, {})
        return {
            head: value
            for head, value in cells.items()
            if head not in (ANSWERS, UNIT) and (value or key == path == source_id)
        }

    def answers(self, path: str) -> list[str]:
        """Return the heads of a spreadsheet's columns of open answers, if its row names them."""
        named = self._rows.get(path, {}).get(ANSWERS, "")
        return [" ".join(head.split()) for head in named.split(";") if head.strip()]

    def unit(self, path: str) -> str:
        """Return what a statement of this file is, if its row says so."""
        return self._rows.get(path, {}).get(UNIT, "")

    def unused(self) -> list[dict]:
        """Say which rows name no source, as rows of the table `problems`."""
        fault = noted("about.no_source"), noted("todo.right_path")
        return [problem(self.file, path, *fault) for path in self._rows if path not in self._used]


def date_of(written: str) -> tuple[str, str] | None:
    """Read a date that stands in a cell, with what is to be noted of it; None if it cannot be read."""
    written = written.removesuffix(GUESSED).strip()
    for _, _, iso_start, iso_end, uncertain in read_dates(written)[:1]:
        until = f"ถึง {iso_end}" if iso_end != iso_start else ""
        return iso_start, "; ".join(filter(None, [until, uncertain]))
    return None


def no_date(written: str, path: str, place: str) -> dict:
    """Make the row of the table `problems` about a date that cannot be read."""
    written = written.removesuffix(GUESSED).strip()
    return problem(path, place, noted("about.no_date", date=written[:40]), noted("todo.write_date"))


def dates_of_column(cells: Sequence[str]) -> list[str]:
    """Return the dates of a column in one order; where it is month/day/year, they are written out.

    Examples
    --------
    >>> dates_of_column(["3/4/2024", "3/25/2024", "ไม่ทราบ"])
    ['2024-03-04', '2024-03-25', 'ไม่ทราบ']
    """
    if not month_comes_first([cell.strip() for cell in cells]):
        return list(cells)
    readings = [read_dates(cell, month_first=True) for cell in cells]
    return [dates[0][2] if dates else cell for dates, cell in zip(readings, cells, strict=True)]


def _read(path: Path) -> tuple[dict[str, dict], list[dict]]:
    """Read the table of sources: its cells by path, and what could not be read."""
    try:
        rows = read_sheet(path)
    except (ValueError, OSError) as error:
        return {}, [problem(path.name, "", why_not_read(path, error), noted("todo.no_table"))]
    heads = [head.strip() for head in rows[0].cells] if rows else []
    problems = list(unread(path, rows, lambda head: heads.count(head) == 1))
    attributes: dict[str, dict] = {}
    for row in rows[1:]:
        cells = {head: cell.strip() for head, cell in zip(heads, row.cells, strict=False) if head}
        source_id = unicodedata.normalize("NFC", cells.pop("path", "").replace("\\", "/"))
        if not source_id or source_id in attributes:
            fault = noted("about.no_path"), noted("todo.one_row_each")
            problems.append(problem(path.name, noted("value.row_number", row=row.number), *fault))
            continue
        attributes[source_id] = cells
    dated = [cells for cells in attributes.values() if cells.get("date")]
    for cells, date in zip(dated, dates_of_column([cells["date"] for cells in dated]), strict=True):
        cells["date"] = date
    return attributes, problems
