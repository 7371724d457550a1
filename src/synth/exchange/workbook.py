"""Coding in Excel: one workbook with the statements, a column a dimension with its codes to choose from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import xlsxwriter

from synth.exchange.fillable import ASKED, CELL, HEAD, HOW, lines_in
from synth.schema import CODE_JOIN, SECTION_JOIN
from synth.sheets import LONGEST_CELL, WORDS_ONLY
from synth.telling import told
from synth.whole import whole_file

if TYPE_CHECKING:
    from synth.study import Study

ID = "synth_statement_id"
"""The head of the hidden column by which rows are known again, however they were sorted."""
FIRST, LAST = ("number", "section", "statement"), ("read", "memo", "source", "item", "speaker")
_WIDTHS = {
    "number": 6,
    "section": 22,
    "statement": 56,
    "read": 12,
    "memo": 34,
    "source": 22,
    "item": 7,
    "speaker": 14,
}
_CODES_WIDE, _LINE = 22, 20
_PER_DIMENSION = 2
"""Columns for each dimension: a cell that is chosen from a list takes one code."""


def write_form_book(study: Study, path: str | Path, coder: str = "", lang: str = "th") -> Path:
    """Write all statements as a workbook to code in; with `coder`, with the codes that this person gave."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    book = study.codebook()
    book = book[~book["retired"]]
    with whole_file(path) as part, xlsxwriter.Workbook(str(part), dict(WORDS_ONLY)) as workbook:
        form = _Form(workbook, book, lang)
        form.fill(study.statements(), _codes_by_statement(study, coder))
        form.lists()
    return path


def _codes_by_statement(study: Study, coder: str) -> dict[str, list[str]]:
    codings = study.codings()
    codes_by_statement: dict[str, list[str]] = {}
    for row in codings[codings["coder"] == coder].to_dict("records"):
        codes_by_statement.setdefault(row["statement_id"], []).append(row["code"])
    return codes_by_statement


class _Form:
    """The workbook while it is written."""

    def __init__(self, workbook: Any, book: pd.DataFrame, lang: str):
        self.book, self.lang = book.to_dict("records"), lang
        self.sheet = workbook.add_worksheet(self.word("coding"))
        self.words = workbook.add_worksheet(self.word("codebook"))
        self.cell = workbook.add_format(CELL)
        self.code = workbook.add_format(ASKED)
        self.head = workbook.add_format(HEAD)
        self.how = workbook.add_format(HOW)
        self.dimensions = list(dict.fromkeys(row["dimension"] for row in self.book))
        self.shown = self._shown()

    def word(self, key: str) -> str:
        """Give words of the form in its language."""
        return told(f"form.{key}").in_language(self.lang)

    def _shown(self) -> dict[str, str]:
        """Return what stands in the lists for each code: its name, where no other code has it."""
        names = [row["name"] for row in self.book]
        return {
            row["code"]: row["name"] if row["name"] and names.count(row["name"]) == 1 else row["code"]
            for row in self.book
        }

    def fill(self, rows: pd.DataFrame, codes_by_statement: dict[str, list[str]]) -> None:
        """Write a row for each statement below the frozen heads."""
        of = {row["code"]: row["dimension"] for row in self.book}
        again = [f"{name} ({n})" if n > 1 else name for name in self.dimensions for n in (1, _PER_DIMENSION)]
        heads = [*map(self.word, FIRST), *again, *map(self.word, LAST), ID]
        self.sheet.set_row(0, 2 * _LINE + 6)
        self.sheet.merge_range(0, 0, 0, max(len(FIRST) + 1, 4), self.word("how_book"), self.how)
        self.sheet.set_row(1, 2 * _LINE + 6)
        self.sheet.write_row(1, 0, heads, self.head)
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(1)
        self.sheet.freeze_panes(2, len(FIRST))
        self._widths(len(again))
        for number, row in enumerate(rows.to_dict("records"), start=1):
            values = {**row, "number": number, "statement": row["text"], "source": row["source_id"]}
            values |= {"read": "", "memo": "", "section": row["section"].replace(SECTION_JOIN, "\n")}
            codes = codes_by_statement.get(row["statement_id"], [])
            chosen = []
            for dimension in self.dimensions:
                own = [self.shown[code] for code in codes if of.get(code) == dimension]
                chosen += [own[0] if own else "", f"{CODE_JOIN} ".join(own[1:])]
            cells = [*(values[name] for name in FIRST), *chosen, *(values[name] for name in LAST)]
            self._row(number + 1, cells, row["statement_id"], range(len(FIRST), len(FIRST) + len(again)))
        self._choices(len(rows), len(again))

    def _row(self, at: int, cells: list, statement: str, codes: range) -> None:
        for column, cell in enumerate(cells):
            form = self.code if column in codes else self.cell
            if isinstance(cell, int):
                self.sheet.write_number(at, column, cell, form)
            else:
                self.sheet.write_string(at, column, cell[:LONGEST_CELL], form)
        self.sheet.write_string(at, len(cells), statement[:LONGEST_CELL])
        lines = max(lines_in(cells[2], _WIDTHS["statement"]), lines_in(cells[1], _WIDTHS["section"]))
        self.sheet.set_row(at, min(lines * _LINE + 6, 400))

    def _widths(self, codes: int) -> None:
        wide = [
            *(_WIDTHS[name] for name in FIRST),
            *[_CODES_WIDE] * codes,
            *(_WIDTHS[name] for name in LAST),
        ]
        for column, width in enumerate(wide):
            self.sheet.set_column(column, column, width)
        self.sheet.set_column(len(wide), len(wide), 10, None, {"hidden": True})

    def _choices(self, rows: int, codes: int) -> None:
        """Let codes be chosen; several in one cell are allowed after a word of warning."""
        if not rows:
            return
        sheet = "'" + self.word("codebook").replace("'", "''") + "'"
        for at in range(codes):
            dimension = self.dimensions[at // _PER_DIMENSION]
            n = sum(row["dimension"] == dimension for row in self.book)
            letter = xlsxwriter.utility.xl_col_to_name(6 + at // _PER_DIMENSION)
            validation = {"validate": "list", "source": f"={sheet}!${letter}$2:${letter}${n + 1}"}
            validation |= {"error_type": "warning", "error_title": self.word("codes")}
            column = len(FIRST) + at
            validation["error_message"] = self.word("not_in_list")[:255]
            self.sheet.data_validation(2, column, rows + 1, column, validation)
        read = len(FIRST) + codes
        self.sheet.data_validation(2, read, rows + 1, read, {"validate": "list", "source": ["✓"]})

    def lists(self) -> None:
        """Write the codebook, and beside it the lists that are chosen from."""
        heads = ("code", "name", "dimension", "definition")
        self.words.set_row(0, _LINE + 6)
        self.words.write_row(0, 0, map(self.word, heads), self.head)
        for at, row in enumerate(self.book, start=1):
            for column, name in enumerate(heads):
                self.words.write_string(at, column, str(row[name])[:LONGEST_CELL], self.cell)
            self.words.set_row(at, min(lines_in(row["definition"], 60) * _LINE + 6, 400))
        for column, width in enumerate((16, 26, 22, 60)):
            self.words.set_column(column, column, width)
        for at, dimension in enumerate(self.dimensions):
            own = [self.shown[row["code"]] for row in self.book if row["dimension"] == dimension]
            self.words.write_column(0, 6 + at, [dimension, *own], self.cell)
            self.words.set_column(6 + at, 6 + at, _CODES_WIDE)
        self.words.freeze_panes(1, 0)
