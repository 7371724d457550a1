"""Workbooks that people fill in and hand back: how their cells look, and the rows of one that came back."""

from __future__ import annotations

import math
import unicodedata
from pathlib import Path

from synth.sheets import Row, read_sheet

CELL = {"font_name": "TH SarabunPSK", "font_size": 16, "valign": "top", "text_wrap": True, "border": 1}
"""What is read."""
ASKED = CELL | {"bg_color": "#fff9e5"}
"""What people write."""
HEAD = CELL | {"bold": True, "bg_color": "#e8eef4"}
HOW = CELL | {"border": 0, "italic": True}
"""How a sheet is filled in."""


def lines_in(text: str, width: int) -> int:
    """Return how many lines a text takes in a column: marks above and below letters take no room."""
    wide = [sum(unicodedata.category(sign) != "Mn" for sign in line) for line in str(text).split("\n")]
    return sum(max(1, math.ceil(signs / width)) for signs in wide)


def rows_below(path: str | Path, head: str) -> tuple[Row, list[Row]] | None:
    """Return the heads and the rows of a sheet of our own, known by the name of a column; None for any other.

    The heads stand in one of the first ten rows, below what says how the sheet is filled in.
    """
    rows = read_sheet(path)
    for at, row in enumerate(rows[:10]):
        if head in row.cells:
            return row, rows[at + 1 :]
    return None
