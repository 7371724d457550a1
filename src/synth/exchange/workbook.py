"""Coding in Excel: one workbook with the statements, a column a dimension with its codes to choose from."""

from __future__ import annotations

import math
import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import xlsxwriter

from synth.exchange.located import Located
from synth.exchange.said_codes import Sayings, faults
from synth.exchange.stretches import on_statements, sum_of
from synth.schema import CODE_JOIN, SECTION_JOIN, table
from synth.sheets import LONGEST_CELL, Row, read_sheet, stripped
from synth.study.ids import derived
from synth.telling import Told, joined, noted, told
from synth.whole import whole_file

if TYPE_CHECKING:
    from synth.study import Study

ID = "synth_statement_id"
"""The head of the hidden column by which rows are known again, however they were sorted."""
_FIRST, _LAST = ("number", "section", "statement"), ("read", "memo", "source", "item", "speaker")
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
_AGAIN = re.compile(r" \(\d\)$")
_PER_DIMENSION = 2
"""Columns for each dimension: a cell that is chosen from a list takes one code."""


def write_form_book(study: Study, path: str | Path, coder: str = "", lang: str = "th") -> Path:
    """Write all statements as a workbook to code in; with `coder`, with the codes that this person gave."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    book = study.codebook()
    book = book[~book["retired"]]
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with whole_file(path) as part, xlsxwriter.Workbook(str(part), options) as workbook:
        form = _Form(workbook, book, lang)
        form.fill(study.statements(), _given(study, coder))
        form.lists()
    return path


def _given(study: Study, coder: str) -> dict[str, list[str]]:
    codings = study.codings()
    found: dict[str, list[str]] = {}
    for row in codings[codings["coder"] == coder].to_dict("records"):
        found.setdefault(row["statement_id"], []).append(row["code"])
    return found


class _Form:
    """The workbook while it is written."""

    def __init__(self, workbook: Any, book: pd.DataFrame, lang: str):
        self.book, self.lang = book.to_dict("records"), lang
        self.sheet = workbook.add_worksheet(self.said("coding"))
        self.words = workbook.add_worksheet(self.said("codebook"))
        base = {
            "font_name": "TH SarabunPSK",
            "font_size": 16,
            "valign": "top",
            "text_wrap": True,
            "border": 1,
        }
        self.cell = workbook.add_format(base)
        self.code = workbook.add_format(base | {"bg_color": "#fff9e5"})
        self.head = workbook.add_format(base | {"bold": True, "bg_color": "#e8eef4"})
        self.how = workbook.add_format(base | {"border": 0, "italic": True})
        self.dimensions = list(dict.fromkeys(row["dimension"] for row in self.book))
        self.shown = self._shown()

    def said(self, key: str) -> str:
        """Give words of the form in its language."""
        return told(f"form.{key}").in_language(self.lang)

    def _shown(self) -> dict[str, str]:
        """Return what stands in the lists for each code: its name, where no other code has it."""
        names = [row["name"] for row in self.book]
        return {
            row["code"]: row["name"] if row["name"] and names.count(row["name"]) == 1 else row["code"]
            for row in self.book
        }

    def fill(self, rows: pd.DataFrame, given: dict[str, list[str]]) -> None:
        """Write a row for each statement below the frozen heads."""
        of = {row["code"]: row["dimension"] for row in self.book}
        again = [f"{name} ({n})" if n > 1 else name for name in self.dimensions for n in (1, _PER_DIMENSION)]
        heads = [*map(self.said, _FIRST), *again, *map(self.said, _LAST), ID]
        self.sheet.set_row(0, 2 * _LINE + 6)
        self.sheet.merge_range(0, 0, 0, max(len(_FIRST) + 1, 4), self.said("how_book"), self.how)
        self.sheet.set_row(1, 2 * _LINE + 6)
        self.sheet.write_row(1, 0, heads, self.head)
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(1)
        self.sheet.freeze_panes(2, len(_FIRST))
        self._widths(len(again))
        for number, row in enumerate(rows.to_dict("records"), start=1):
            values = {**row, "number": number, "statement": row["text"], "source": row["source_id"]}
            values |= {"read": "", "memo": "", "section": row["section"].replace(SECTION_JOIN, "\n")}
            codes = given.get(row["statement_id"], [])
            chosen = []
            for dimension in self.dimensions:
                own = [self.shown[code] for code in codes if of.get(code) == dimension]
                chosen += [own[0] if own else "", f"{CODE_JOIN} ".join(own[1:])]
            cells = [*(values[name] for name in _FIRST), *chosen, *(values[name] for name in _LAST)]
            self._row(number + 1, cells, row["statement_id"], range(len(_FIRST), len(_FIRST) + len(again)))
        self._choices(len(rows), len(again))

    def _row(self, at: int, cells: list, statement: str, codes: range) -> None:
        for column, cell in enumerate(cells):
            form = self.code if column in codes else self.cell
            if isinstance(cell, int):
                self.sheet.write_number(at, column, cell, form)
            else:
                self.sheet.write_string(at, column, cell[:LONGEST_CELL], form)
        self.sheet.write_string(at, len(cells), statement[:LONGEST_CELL])
        lines = max(_lines(cells[2], _WIDTHS["statement"]), _lines(cells[1], _WIDTHS["section"]))
        self.sheet.set_row(at, min(lines * _LINE + 6, 400))

    def _widths(self, codes: int) -> None:
        wide = [
            *(_WIDTHS[name] for name in _FIRST),
            *[_CODES_WIDE] * codes,
            *(_WIDTHS[name] for name in _LAST),
        ]
        for column, width in enumerate(wide):
            self.sheet.set_column(column, column, width)
        self.sheet.set_column(len(wide), len(wide), 10, None, {"hidden": True})

    def _choices(self, rows: int, codes: int) -> None:
        """Let codes be chosen; several in one cell are allowed after a word of warning."""
        if not rows:
            return
        sheet = "'" + self.said("codebook").replace("'", "''") + "'"
        for at in range(codes):
            dimension = self.dimensions[at // _PER_DIMENSION]
            n = sum(row["dimension"] == dimension for row in self.book)
            letter = xlsxwriter.utility.xl_col_to_name(6 + at // _PER_DIMENSION)
            asked = {"validate": "list", "source": f"={sheet}!${letter}$2:${letter}${n + 1}"}
            asked |= {"error_type": "warning", "error_title": self.said("codes")}
            column = len(_FIRST) + at
            asked["error_message"] = self.said("not_in_list")[:255]
            self.sheet.data_validation(2, column, rows + 1, column, asked)
        read = len(_FIRST) + codes
        self.sheet.data_validation(2, read, rows + 1, read, {"validate": "list", "source": ["✓"]})

    def lists(self) -> None:
        """Write the codebook, and beside it the lists that are chosen from."""
        heads = ("code", "name", "dimension", "definition")
        self.words.set_row(0, _LINE + 6)
        self.words.write_row(0, 0, map(self.said, heads), self.head)
        for at, row in enumerate(self.book, start=1):
            for column, name in enumerate(heads):
                self.words.write_string(at, column, str(row[name])[:LONGEST_CELL], self.cell)
            self.words.set_row(at, min(_lines(row["definition"], 60) * _LINE + 6, 400))
        for column, width in enumerate((16, 26, 22, 60)):
            self.words.set_column(column, column, width)
        for at, dimension in enumerate(self.dimensions):
            own = [self.shown[row["code"]] for row in self.book if row["dimension"] == dimension]
            self.words.write_column(0, 6 + at, [dimension, *own], self.cell)
            self.words.set_column(6 + at, 6 + at, _CODES_WIDE)
        self.words.freeze_panes(1, 0)


def _lines(text: str, width: int) -> int:
    """Return how many lines a text takes in a column: marks above and below letters take no room."""
    wide = [sum(unicodedata.category(sign) != "Mn" for sign in line) for line in str(text).split("\n")]
    return sum(max(1, math.ceil(one / width)) for one in wide)


def form_rows(path: str | Path) -> tuple[Row, list[Row]] | None:
    """Return the heads and the rows of a workbook that is such a form; None for any other."""
    rows = read_sheet(path)
    for at, row in enumerate(rows[:10]):
        if ID in row.cells:
            return row, rows[at + 1 :]
    return None


def import_book(study: Study, path: str | Path, coder: str = "") -> tuple[Told, pd.DataFrame]:
    """Take a filled workbook in, as acts of `coder` (without it, whoever the file is called after).

    Returns
    -------
    said : Told
        What came in, in a sentence.
    lost : DataFrame
        The columns of the table ``problems``: cells that say no code, rows that mean no statement.
    """
    path = Path(path)
    found = form_rows(path)
    if found is None:
        raise ValueError(told("exchange.no_form", path=path))
    taking = _Taking(study, path, coder or path.stem, found[0].cells)
    for row in found[1]:
        taking.take(row)
    return taking.into_study()


class _Taking:
    """One filled workbook on its way into a study."""

    def __init__(self, study: Study, path: Path, coder: str, heads: list[str]):
        self.study, self.path, self.coder = study, path, coder
        self.sources, self.rows = study.sources(), study.statements()
        self.sayings, self.located = Sayings(study.codebook()), Located(self.sources, self.rows)
        self.here = {row["statement_id"]: row for row in self.rows.to_dict("records")}
        self.codings: list[dict] = []
        self.read: list[str] = []
        self.memos: list[dict] = []
        self.lost: list[dict] = []
        self._columns(heads)

    def _columns(self, heads: list[str]) -> None:
        """Find the columns by their heads, in either language; those of codes by their dimension."""
        called = {
            told(f"form.{name}").in_language(lang): name
            for name in (*_FIRST, *_LAST)
            for lang in ("th", "en")
        }
        dimensions = set(self.study.codebook()["dimension"])
        self.at: dict[str, int] = {}
        self.of_codes, unread = [], []
        for column, head in enumerate(map(stripped, heads)):
            if head == ID or head in called:
                self.at[called.get(head, head)] = column
            elif _AGAIN.sub("", head) in dimensions:
                self.of_codes.append(column)
            elif head:
                unread.append(head)
        if unread:
            self.note("", noted("heads.unread", columns=", ".join(unread)))

    def note(self, place: str, problem: Told, todo: Told | str = "") -> None:
        """Keep a row about what was not taken."""
        self.lost.append({"path": self.path.name, "place": place, "problem": problem, "what_to_do": todo})

    def take(self, row: Row) -> None:
        """Take one row; an empty one says nothing, not even that it was read."""
        cells = {name: self._cell(row, at) for name, at in self.at.items()}
        written = [said for at in self.of_codes if (said := self._cell(row, at))]
        if not (written or cells.get("memo") or cells.get("read")):
            return
        place = noted("value.row_number", row=row.number)
        statement = self._statement(cells)
        if statement is None:
            shown = joined([place, cells.get("statement", "")[:80]], ": ")
            self.note(shown, noted("exchange.on_nothing"), noted("exchange.code_by_hand"))
            return
        said = [self.sayings(one) for one in written]
        for one in said:
            if one.unknown:
                self.note(place, faults(one), noted("exchange.right_and_again"))
        codes = dict.fromkeys(code for one in said for code in one.codes)
        about = self.here[statement]
        what = {"source_id": about["source_id"], "start": about["start"], "end": about["end"]}
        self.codings += [{**what, "code": code, "coder": self.coder} for code in codes]
        if cells.get("read") or any(one.read for one in said):
            self.read.append(statement)
        for text in filter(None, [cells.get("memo", ""), *(one.memo for one in said)]):
            memo = derived("book memo", self.path.name, statement, self.coder, text)
            row_of = {"memo_id": memo, "about": "statement", "target_id": statement, "text": text}
            self.memos.append(row_of | {"coder": self.coder})

    def _cell(self, row: Row, at: int) -> str:
        return stripped(row.cells[at]) if at < len(row.cells) else ""

    def _statement(self, cells: dict[str, str]) -> str | None:
        """Return the statement that a row means: by its id, else by its words in its source."""
        if cells.get(ID) in self.here:
            return cells[ID]
        source = self.located.source(cells.get("source", ""))
        found = self.located.alike(cells.get("statement", ""), source)
        return found["statement_id"] if found else None

    def into_study(self) -> tuple[Told, pd.DataFrame]:
        """Write what was taken; return what came in and what did not."""
        columns = ["source_id", "start", "end", "code", "coder"]
        found, _ = on_statements(pd.DataFrame(self.codings, columns=columns), self.rows, self.sources)
        reviews = pd.DataFrame({"statement_id": self.read, "coder": self.coder}, dtype=object)
        new, sha256 = 0, sum_of(self.path.read_bytes(), found)
        if len(found) or len(reviews):
            where = f"codings/{self.path.name}"
            new = self.study.import_codings(found, reviews, path=where, sha256=sha256)
        memos = self.study.import_memos(pd.DataFrame(self.memos)) if self.memos else 0
        said = {"path": self.path, "codings": new, "memos": memos, "coder": self.coder}
        return told("exchange.taken_book", **said), table("problems", self.lost, dtype=object)
