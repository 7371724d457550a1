"""The report's tables as a workbook: a sheet each, numbers as numbers, no cell a formula."""

from __future__ import annotations

import io
import math
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

import xlsxwriter

from synth.report.blocks import Entry, Heading, Refs, Table, printable, written
from synth.report.charts.style import PALE
from synth.report.formats.excel_charts import add_chart
from synth.report.formats.excel_columns import unfolded
from synth.report.formats.shown import largest
from synth.report.outline import Contents
from synth.report.wording import Wording, missing
from synth.schema import ANALYSED
from synth.sheets import WORDS_ONLY, add_sheet

POINTS = 14
NARROW, WIDE, SEVERAL = 8, 55, 36
"""Widths of a column in characters; the last where several stand beside each other, for they are printed."""

_FORMATS = {"count": "#,##0", "share": "0.0", "points": "+0.0;−0.0;0.0", "coefficient": "0.00"}
_PARTS = ("share", "points")
"""Kinds that are 0–1 in a table and percent in a sheet."""
_LONGEST = 32_000
"""Excel holds 32,767 characters in a cell."""


def render(contents: Contents, words: Wording, font: str = "TH Sarabun New") -> bytes:
    """Draw every table of the report, all statements and a data dictionary as an .xlsx.

    Numbers are numbers, in the digits of the reader's own Excel.
    """
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "nan_inf_to_errors": False, **WORDS_ONLY}) as book:
        book.set_properties({"title": contents.title})
        formats = _formats(book, font, words)
        first = add_sheet(book, words("formats.summary"))
        tables: dict[str, Table] = {}
        for block in [*contents.tables, *_further(contents, words)]:
            table = unfolded(block, words)
            sheet = add_sheet(book, table.sheet or table.name)
            _fill(sheet, table, words, formats)
            tables[sheet.get_name()] = table
        _fill(first, _summary(contents, tables, words), words, formats)
        _charts(book, first, tables, font)
    return buffer.getvalue()


def _summary(contents: Contents, tables: Mapping[str, Table], words: Wording) -> Table:
    """List the sheets, and say below what the report stands on."""
    rows = [[name, table.caption or table.title, len(table.rows)] for name, table in tables.items()]
    return Table(
        name="summary",
        title=contents.title,
        heads=[words("formats.sheet"), words("formats.holds"), words("formats.rows")],
        kinds=["text", "text", "count"],
        rows=rows,
        notes=[*contents.subtitles, *_counts(contents, words)],
    )


def _counts(contents: Contents, words: Wording) -> list[str]:
    """Count what the report stands on: sources, projects and statements that are analysed."""
    sources, statements = contents.data.get("sources"), contents.data.get("statements")
    if sources is None or statements is None:
        return []
    projects = {project for project in sources["project"] if not missing(project)}
    analysed = int((statements["use"] == ANALYSED).sum())
    counts = {"sources": len(sources), "projects": len(projects), "statements": analysed}
    return [" · ".join(words.counted(number, noun) for noun, number in counts.items() if number)]


def _charts(book: Any, sheet: Any, tables: Mapping[str, Table], font: str) -> None:
    """Put the charts beside the list of sheets, one below the other."""
    below = 0
    for name, table in tables.items():
        if (chart := add_chart(book, table, name, font)) is not None:
            sheet.insert_chart(1, 4, chart, {"y_offset": below})
            below += chart.height + 20


def _further(contents: Contents, words: Wording) -> Iterable[Table]:
    """Sheets beyond the tables of the report: every statement, and what the columns of the CSV files mean."""
    title, rows = "", []
    for block in contents.blocks:
        if isinstance(block, Heading):
            title = block.text
        elif isinstance(block, Entry):
            rows.append([block.number, block.text, title, block.place, block.codes])
    if rows:
        keys = ("refs", "text", "place", "section", "codes")
        yield Table(
            name="statements",
            title=words("heading.statements"),
            heads=[words(f"column.{key}") for key in keys],
            kinds=["count", "text", "text", "text", "text"],
            rows=rows,
            notes=[contents.few] if contents.few else [],
            sheet=words("sheet.statements"),
        )
    meant = [
        [f"{name}.csv", str(column), meaning(column, words)]
        for name, frame in contents.data.items()
        for column in frame.columns
    ]
    yield Table(
        name="dictionary",
        title=words("sheet.dictionary"),
        heads=[words(f"column.{key}") for key in ("file", "column", "meaning")],
        kinds=["text", "text", "text"],
        rows=meant,
        sheet=words("sheet.dictionary"),
    )


def meaning(column: str, words: Wording) -> str:
    """Say what a column of the CSV files holds; an attribute of a source says it itself."""
    for start in ("positives_", "coder_"):
        if str(column).startswith(start):
            return words(f"dictionary.{start}", coder=str(column).removeprefix(start))
    key, (stem, _, side) = f"dictionary.{column}", str(column).rpartition("_")
    if words.has(key):
        return words(key)
    if side in ("earlier", "later", "a", "b") and stem:
        return words(f"dictionary.side_{side}", meaning=meaning(stem, words))
    return words("dictionary.attribute", name=column)


def _formats(book: Any, font: str, words: Wording) -> dict[tuple[str, bool], Any]:
    common = {"font_name": font, "font_size": POINTS, "valign": "top", "text_wrap": True}
    formats = {
        (kind, strong): book.add_format(
            {
                **common,
                "bold": strong,
                **({"num_format": _FORMATS[kind]} if kind in _FORMATS else {"align": "left", "indent": 1}),
            }
        )
        for kind in ("text", *_FORMATS)
        for strong in (False, True)
    }
    marked = {**common, "num_format": f'#,##0"{words("note.mark")}"'}
    formats["marked", False], formats["marked", True] = (
        book.add_format({**marked, "bold": b}) for b in (False, True)
    )
    head = {**common, "bold": True, "bg_color": "#E8EFF3", "bottom": 1}
    formats["head", True] = book.add_format({**head, "align": "left", "indent": 1})
    formats["head", False] = book.add_format({**head, "align": "right"})
    formats["title", True] = book.add_format({"font_name": font, "font_size": POINTS + 2, "bold": True})
    formats["note", False] = book.add_format(
        {"font_name": font, "font_size": POINTS, "font_color": "#5F6A72"}
    )
    return formats


def _fill(sheet: Any, table: Table, words: Wording, formats: dict) -> None:
    widths = _widths(table, words)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.write_string(0, 0, printable(table.caption or table.title), formats["title", True])
    sheet.set_row(0, 1.6 * POINTS)
    for column, head in enumerate(table.heads):
        sheet.write_string(1, column, printable(head), formats["head", table.kinds[column] == "text"])
    _height(sheet, 1, [printable(head) for head in table.heads], widths)
    for number, row in enumerate(table.rows, start=2):
        strong = number - 2 in table.strong
        for column, value in enumerate(row):
            kind = table.kinds[column]
            shape = "marked" if (number - 2, column) in table.marked else kind
            _write(sheet, (number, column), value, kind, formats[shape, strong])
        shown = [written(value, kind, words) for value, kind in zip(row, table.kinds, strict=True)]
        _height(sheet, number, shown, widths)
    last = len(table.rows) + 1
    sheet.freeze_panes(2, 1 if len(table.heads) > 2 else 0)
    sheet.autofilter(1, 0, max(last, 2), len(table.heads) - 1)
    _bars(sheet, table)
    for number, note in enumerate(table.notes, start=last + 2):
        sheet.write_string(number, 0, printable(note), formats["note", False])
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(1)


def _bars(sheet: Any, table: Table) -> None:
    """Let Excel draw the bars itself, in every row that is no sum."""
    for column in table.bars:
        most = largest(table, column) * (100 if table.kinds[column] in _PARTS else 1)
        rows = [n + 2 for n in range(len(table.rows)) if n not in table.strong]
        if not rows or not most:
            continue
        bar = {"type": "data_bar", "bar_color": PALE, "bar_solid": True, "data_bar_2010": True}
        bar |= {"min_type": "num", "min_value": 0, "max_type": "num", "max_value": most}
        for first, last in Refs(tuple(rows)).runs():
            sheet.conditional_format(first, column, last, column, bar)


def _write(sheet: Any, at: tuple[int, int], value: Any, kind: str, shape: Any) -> None:
    if missing(value) and not isinstance(value, Refs):
        sheet.write_blank(*at, None, shape)
    elif kind in _FORMATS and not isinstance(value, str):
        sheet.write_number(*at, float(value) * (100 if kind in _PARTS else 1), shape)
    elif isinstance(value, Refs) and len(value.numbers) == 1:
        sheet.write_number(*at, value.numbers[0], shape)
    elif isinstance(value, int):
        sheet.write_number(*at, value, shape)
    else:
        sheet.write_string(*at, printable(value)[:_LONGEST], shape)


def _widths(table: Table, words: Wording) -> list[float]:
    widths, most = [], SEVERAL if list(table.kinds).count("text") > 4 else WIDE
    for column, head in enumerate(table.heads):
        cells = [table.rows[row][column] for row in range(min(len(table.rows), 500))]
        longest = max((letters(written(cell, table.kinds[column], words)) for cell in cells), default=0)
        head_width = letters(head) / (2 if letters(head) > 14 else 1) + 3  # the filter's button
        widths.append(min(max(longest + 3, head_width, NARROW), most))
    return widths


def _height(sheet: Any, number: int, cells: Iterable[str], widths: list[float]) -> None:
    """Set the height of a row: LibreOffice clips wrapped Thai otherwise."""
    lines = 1
    for cell, width in zip(cells, widths, strict=True):
        if (len(cell) > width - 1 or "\n" in cell) and not missing(cell):
            lines = max(lines, sum(_lines(letters(part), width) for part in cell.split("\n")))
    sheet.set_row(number, min(lines * POINTS * 1.55 + 3, 409))


def _lines(count: int, width: float) -> int:
    """Estimate the lines of a text; each loses about a word where it wraps."""
    return 1 if count <= width - 1 else math.ceil(count / max(width - 4, 4))


def letters(text: Any) -> int:
    """Count what takes room on a line: combining marks take none.

    Examples
    --------
    >>> letters("ที่นี่")
    2
    """
    return sum(unicodedata.category(char) != "Mn" for char in str(text))
