"""The runs of a PDF's pages → lines as their author wrote them.

A PDF knows only where letters stand. Here the edges of the pages (header, footer, page number) are laid apart
until the paragraph that runs over them has ended, and what stands side by side becomes a table.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from synth.corpus.document import Document, Draft
from synth.corpus.layout.furniture import PAGE
from synth.corpus.layout.headings import LONGEST_HEADING
from synth.corpus.layout.markers import marker_of
from synth.corpus.layout.tables import add_table
from synth.corpus.readers.columns import Row, columns_of, place_of, rows_of, tables_of
from synth.corpus.readers.edges import edges_of, shape_of
from synth.corpus.readers.flows import MOST_COLUMNS, in_columns
from synth.corpus.readers.looks import levels_of, look_of
from synth.corpus.readers.runs import ALIGNED, Run, whole_lines
from synth.corpus.readers.wraps import Wraps


def laid_out(pages: Sequence[Sequence[Sequence]]) -> Document:
    """Make a document of the runs of each page (see `synth.corpus.readers.pdf.pages`)."""
    numbered = [
        whole_lines([Run(*run, page=number * MOST_COLUMNS) for run in page if run[0].strip()])
        for number, page in enumerate(pages)
    ]
    edges = edges_of(numbered)
    inner = in_columns([[run for run in page if run not in edges] for page in numbered])
    paper = _Paper([run for page in inner for stretch in page for run in stretch])
    for page, stretches in zip(numbered, inner, strict=True):
        middle = sum(run.base for run in page) / max(len(page), 1)
        paper.lay_apart(run for run in page if run in edges and run.base >= middle)
        for rows in (rows for lines in stretches for rows in tables_of(rows_of(lines))):
            paper.add(rows)
        paper.lay_apart(run for run in page if run in edges and run.base < middle)
    paper.end()
    return paper.draft.document()


class _Paper:
    """Writes pages into a draft: paragraphs and tables go on over the edges of pages."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self.draft = Draft()
        self._wraps = Wraps(runs)
        self._levels = levels_of(runs)
        self._paragraph: list[Run] = []
        self._table: list[Row] = []
        self._apart: list[Run] = []

    def lay_apart(self, runs: Iterable[Run]) -> None:
        """Keep the edge of a page until the paragraph or the table that runs over it has ended."""
        self._apart += runs

    def add(self, rows: list[Row]) -> None:
        """Write one table, or the lines of a row that is none."""
        stacked = len(rows[0]) > 1 and any(len(cell) > 1 for cell in rows[0])
        if len(rows) > 1 or stacked or (self._table and _goes_on(self._table, rows[0])):
            if not self._table:
                self._end_paragraph()
            self._add_table(rows)
            return
        self._end_table()
        for line in _lines_of_row(rows[0]):
            self._add_line(line)

    def end(self) -> None:
        """Write what still waits."""
        self._end_table()
        self._end_paragraph()

    def _add_line(self, line: Run) -> None:
        if not self._wraps.goes_on(self._paragraph, line):
            self._end_paragraph()
        self._paragraph.append(line)

    def _end_paragraph(self) -> None:
        if self._paragraph:
            words = self._wraps.joined(self._paragraph)
            if not marker_of(words):
                self.draft.blank()
            level = min(self._levels.get(look_of(line), 0) for line in self._paragraph)
            self.draft.add(words, **({"level": level} if level and len(words) <= LONGEST_HEADING else {}))
            self._paragraph = []
        for run in self._apart:
            self.draft.add(run.words, kind="furniture", reason=PAGE)
        self._apart = []

    def _add_table(self, rows: list[Row]) -> None:
        again = bool(self._table) and _words(rows[0]) == _words(self._table[0])
        if not again and not (self._table and _same_columns(self._table, rows)):
            self._end_table()
        else:  # on the next page: often with the heads once more, and within a row
            if again:
                self._apart += [run for cell in rows[0] for run in cell]
                rows = rows[1:]
            columns = columns_of(self._table)
            if rows and (place_of(rows[0][0], columns) > 0 or self._breaks_off(rows[0], columns)):
                self._table[-1] = _one_row(self._table[-1], rows[0], columns)
                rows = rows[1:]
        self._table = [*self._table, *rows]

    def _breaks_off(self, row: Row, columns: Sequence[float]) -> bool:
        """Say whether each cell of `row`, on a new page, goes on with the one above."""
        named = {shape_of(whole[0][0].words) for whole in self._table[:-1] if len(whole[0]) == 1}
        if place_of(row[0], columns) == 0 and shape_of(row[0][0].words) in named:
            return False  # ก 1 below ก 5 names a row of its own
        above = {place_of(cell, columns): cell for cell in self._table[-1]}
        margins = self._margins(columns)
        cells = [(place_of(cell, columns), cell) for cell in row]
        return all(
            index in above and self._wraps.cell([above[index][-1], cell[0]], margins[index]).count("\n") == 0
            for index, cell in cells
        )

    def _margins(self, columns: Sequence[float]) -> list[float]:
        """Return where the text of each column of the table ends."""
        margins = [0.0] * len(columns)
        for cell in (cell for row in self._table for cell in row):
            index = place_of(cell, columns)
            margins[index] = max(margins[index], *(run.right for run in cell))
        return margins

    def _end_table(self) -> None:
        if self._table:
            add_table(self.draft, self._grid())
            self._table = []
            self._end_paragraph()

    def _grid(self) -> list[list[str]]:
        """Return the texts of the table's cells, row by row, all rows of one length."""
        columns = columns_of(self._table)
        margins = self._margins(columns)
        grid = []
        for row in self._table:
            texts = [""] * len(columns)
            for cell in row:
                index = place_of(cell, columns)
                more = self._wraps.cell(cell, margins[index])
                texts[index] = "\n".join(filter(None, (texts[index], more)))
            grid.append(texts)
        return grid


def _lines_of_row(row: Row) -> list[Run]:
    """Return the lines of a row that makes no table; what stands on one line is one."""
    first = row[0][0]
    if any(len(cell) > 1 or abs(cell[0].base - first.base) > 1 for cell in row):
        return [line for cell in row for line in cell]
    words = " ".join(cell[0].words for cell in row)
    return [replace(first, words=words, right=row[-1][0].right)]


def _same_columns(table: Sequence[Row], rows: Sequence[Row]) -> bool:
    """Say whether each cell of `rows`, on the next page, begins where a column of `table` does."""
    columns = columns_of(table)
    lefts = [min(run.left for run in cell) for row in rows for cell in row]
    new_page = table[0][0][0].page != rows[0][0][0].page
    return new_page and all(min(abs(left - start) for start in columns) <= 2 * ALIGNED for left in lefts)


def _goes_on(table: Sequence[Row], row: Row) -> bool:
    """Say whether a row alone belongs to the table that the page's end broke off."""
    named = place_of(row[0], columns_of(table)) == 0
    return _same_columns(table, [row]) and (len(row) > 1 or not named)


def _words(row: Row) -> list[str]:
    return [run.words for cell in row for run in cell]


def _one_row(above: Row, below: Row, columns: Sequence[float]) -> Row:
    """Put together what the end of a page parted: the rest of a row has no name before it."""
    cells = {place_of(cell, columns): [*cell] for cell in above}
    for cell in below:
        cells[place_of(cell, columns)] = cells.get(place_of(cell, columns), []) + cell
    return [cells[index] for index in sorted(cells)]
