"""Charts that Excel draws itself, from the tables of the workbook: what is there, by kind, by cohort."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from xlsxwriter.utility import quote_sheetname, xl_range_abs

from synth.report.blocks import Refs, Table, printable
from synth.report.charts.style import ACCENT, BAR, LINE, PALE, QUIET

_CHARTED = {
    "themes": "first",
    "codes": "first",
    "dimension": "first",
    "crossing": "stacked",
    "contrasts": "clustered",
    "cohorts": "clustered",
    "cohorts_all": "clustered",
}
"""Tables that are charted, by their names without a number: the first count, or all of them."""

COLOURS = (BAR, ACCENT, PALE, "#5f7f52", QUIET, "#c9a46b", "#7d6b91")
MOST_ROWS = 40
"""Bars of a chart that can still be read."""
WIDE, ROW, LEAST = 760, 26, 240
"""Pixels of a chart, of each of its rows, and its least height."""


def series(table: Table) -> tuple[int, list[int]]:
    """Choose what a table's chart shows: the column of names, and those of numbers; none if it has no chart.

    Examples
    --------
    >>> rows = [["ทีม", 4, 1, 5], ["ผู้นำ", 2, 0, 2], ["รวม", 6, 1, 7]]
    >>> heads, kinds = ["ประเด็น", "ปัจจัย", "อุปสรรค", "จำนวนข้อความ"], ["text", "count", "count", "count"]
    >>> series(Table("crossing_1", "", heads, kinds, rows, strong=frozenset({2})))
    (0, [1, 2])
    >>> series(Table("codebook", "", heads, kinds, rows))
    (0, [])
    """
    way = _CHARTED.get(re.sub(r"_\d+$", "", table.name))
    counts = [column for column, kind in enumerate(table.kinds) if kind == "count"]
    names = [column for column, kind in enumerate(table.kinds[: min(counts, default=0)]) if kind == "text"]
    if way is None or not counts or not names or len(_rows(table)) < 2:
        return 0, []
    if way == "first":
        counts = counts[:1]
    elif way == "stacked" and len(counts) > 2:
        counts = counts[:-1]  # the last is all of them
    return names[-1], counts


def add_chart(book: Any, table: Table, sheet: str, font: str) -> Any | None:
    """Make the chart of a table that stands in `sheet`, where it has one.

    Its heads are in the second row, its rows below.
    """
    names, counts = series(table)
    if not counts:
        return None
    stacked = _CHARTED[re.sub(r"_\d+$", "", table.name)] == "stacked"
    chart = book.add_chart({"type": "bar"} | ({"subtype": "stacked"} if stacked else {}))
    runs, quoted = Refs(tuple(_rows(table))).runs(), quote_sheetname(sheet)
    letters = {"name": font, "size": 12}
    for number, column in enumerate(counts):
        chart.add_series(
            {
                "name": f"={quoted}!{xl_range_abs(1, column, 1, column)}",
                "categories": _range(quoted, runs, names),
                "values": _range(quoted, runs, column),
                "fill": {"color": COLOURS[number % len(COLOURS)]},
                "gap": 45,
                "data_labels": {"value": not stacked, "font": letters},
            }
        )
    title = {
        "name": printable(table.caption or table.title),
        "name_font": letters | {"size": 13, "bold": True},
    }
    chart.set_title(title)
    chart.set_y_axis({"reverse": True, "num_font": letters, "line": {"color": LINE}})
    grid = {"visible": True, "line": {"color": LINE, "width": 0.5}}
    chart.set_x_axis({"num_font": letters, "major_gridlines": grid, "line": {"none": True}, "min": 0})
    chart.set_legend({"none": True} if len(counts) == 1 else {"position": "bottom", "font": letters})
    bars = len(_rows(table)) * (1 if stacked else len(counts))
    chart.set_size({"width": WIDE, "height": max(LEAST, 130 + ROW * bars)})
    return chart


def _rows(table: Table) -> list[int]:
    """Give the rows of the sheet that are charted: no sums, and no more than can be read."""
    return [number + 2 for number in range(len(table.rows)) if number not in table.strong][:MOST_ROWS]


def _range(sheet: str, runs: Sequence[tuple[int, int]], column: int) -> str:
    parts = [f"{sheet}!{xl_range_abs(first, column, last, column)}" for first, last in runs]
    return f"={parts[0]}" if len(parts) == 1 else f"=({','.join(parts)})"
