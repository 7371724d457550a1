"""The cells of a web page's table, those that span rows or columns included."""

from __future__ import annotations

import re
from collections.abc import Iterator

from synth.corpus.layout.grids import SpannedCell, WholeRow

MOST_CELLS = 20_000
_MOST_SPANNED = 100
_BLANKS = re.compile(r"[ \t\r\n\f]+")


def rows_of_data(table) -> list[list[str]]:
    """Return the texts of a table of data, row by row; nothing for one that only lays out the page."""
    nested = any(inner.mem_id != table.mem_id for inner in table.css("table"))
    if nested or len(table.css("td, th")) > MOST_CELLS:
        return []
    rows = [row for row in _rows(table) if any(cell.strip() for cell in row)]
    return rows if len(rows) > 1 and max(map(len, rows)) > 1 else []


def _rows(table) -> Iterator[list[str]]:
    """Give the texts of a table's cells; a cell over several rows or columns stands in the first of them."""
    below: dict[int, int] = {}  # how many rows a cell from above still takes, by column
    for row in table.css("tr"):
        cells: list[str] = []
        wide = 0
        for cell in row.css("td, th"):
            while below.get(len(cells), 0) > 0:
                below[len(cells)] -= 1
                cells.append(SpannedCell())
            wide, high = (_span(cell, name) for name in ("colspan", "rowspan"))
            below |= {len(cells) + index: high - 1 for index in range(wide) if high > 1}
            cells += [_cell_text(cell), *[""] * (wide - 1)]
        yield WholeRow(cells) if 1 < wide == len(cells) else cells


def _span(cell, name: str) -> int:
    span = cell.attributes.get(name) or "1"
    return min(int(span), _MOST_SPANNED) if re.fullmatch(r"[1-9]\d{0,5}", span.strip()) else 1


def _cell_text(cell) -> str:
    for mark in cell.css("br, p, li, div"):
        mark.insert_before("\v")
    lines = (_BLANKS.sub(" ", line).strip() for line in (cell.text() or "").split("\v"))
    return "\n".join(filter(None, lines))
