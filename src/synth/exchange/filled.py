"""A workbook that was coded in → codings, reviews and memos of its coder."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from synth.exchange.fillable import rows_below
from synth.exchange.located import Located
from synth.exchange.said_codes import Sayings, faults
from synth.exchange.stretches import on_statements, sum_of
from synth.exchange.workbook import FIRST, ID, LAST
from synth.schema import table
from synth.sheets import Row, stripped
from synth.study.ids import derived
from synth.telling import Told, joined, noted, told

if TYPE_CHECKING:
    from synth.study import Study

_AGAIN = re.compile(r" \(\d\)$")
"""Behind the name of a dimension whose column comes a second time."""


def form_rows(path: str | Path) -> tuple[Row, list[Row]] | None:
    """Return the heads and the rows of a workbook that is such a form; None for any other."""
    return rows_below(path, ID)


def import_book(study: Study, path: str | Path, coder: str = "") -> tuple[Told, pd.DataFrame]:
    """Take a filled workbook in, as acts of `coder` (without it, whoever the file is called after).

    Returns
    -------
    sentence : Told
        What came in, in a sentence.
    lost : DataFrame
        The columns of the table ``problems``: cells that say no code, rows that mean no statement.
    """
    path = Path(path)
    sheet = form_rows(path)
    if sheet is None:
        raise ValueError(told("exchange.no_form", path=path))
    taking = _Taking(study, path, coder or path.stem, sheet[0].cells)
    for row in sheet[1]:
        taking.take(row)
    return taking.into_study()


class _Taking:
    """One filled workbook on its way into a study."""

    def __init__(self, study: Study, path: Path, coder: str, heads: list[str]):
        self.study, self.path, self.coder = study, path, coder
        self.sources, self.rows = study.sources(), study.statements()
        self.sayings, self.located = Sayings(study.codebook()), Located(self.sources, self.rows)
        self.by_id = {row["statement_id"]: row for row in self.rows.to_dict("records")}
        self.codings: list[dict] = []
        self.read: list[str] = []
        self.memos: list[dict] = []
        self.lost: list[dict] = []
        self._columns(heads)

    def _columns(self, heads: list[str]) -> None:
        """Find the columns by their heads, in either language; those of codes by their dimension."""
        names_by_head = {
            told(f"form.{name}").in_language(lang): name for name in (*FIRST, *LAST) for lang in ("th", "en")
        }
        dimensions = set(self.study.codebook()["dimension"])
        self.at: dict[str, int] = {}
        self.of_codes, unread = [], []
        for column, head in enumerate(map(stripped, heads)):
            if head == ID or head in names_by_head:
                self.at[names_by_head.get(head, head)] = column
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
        written = [text for at in self.of_codes if (text := self._cell(row, at))]
        if not (written or cells.get("memo") or cells.get("read")):
            return
        place = noted("value.row_number", row=row.number)
        statement = self._statement(cells)
        if statement is None:
            shown = joined([place, cells.get("statement", "")[:80]], ": ")
            self.note(shown, noted("exchange.on_nothing"), noted("exchange.code_by_hand"))
            return
        readings = [self.sayings(text) for text in written]
        for reading in readings:
            if reading.unknown:
                self.note(place, faults(reading), noted("exchange.right_and_again"))
        codes = dict.fromkeys(code for reading in readings for code in reading.codes)
        about = self.by_id[statement]
        what = {"source_id": about["source_id"], "start": about["start"], "end": about["end"]}
        self.codings += [{**what, "code": code, "coder": self.coder} for code in codes]
        if cells.get("read") or any(reading.read for reading in readings):
            self.read.append(statement)
        for text in filter(None, [cells.get("memo", ""), *(reading.memo for reading in readings)]):
            memo = derived("book memo", self.path.name, statement, self.coder, text)
            row_of = {"memo_id": memo, "about": "statement", "target_id": statement, "text": text}
            self.memos.append(row_of | {"coder": self.coder})

    def _cell(self, row: Row, at: int) -> str:
        return stripped(row.cells[at]) if at < len(row.cells) else ""

    def _statement(self, cells: dict[str, str]) -> str | None:
        """Return the statement that a row means: by its id, else by its words in its source."""
        if cells.get(ID) in self.by_id:
            return cells[ID]
        source = self.located.source(cells.get("source", ""))
        match = self.located.alike(cells.get("statement", ""), source)
        return match["statement_id"] if match else None

    def into_study(self) -> tuple[Told, pd.DataFrame]:
        """Write what was taken; return what came in and what did not."""
        columns = ["source_id", "start", "end", "code", "coder"]
        codings, _ = on_statements(pd.DataFrame(self.codings, columns=columns), self.rows, self.sources)
        reviews = pd.DataFrame({"statement_id": self.read, "coder": self.coder}, dtype=object)
        new, sha256 = 0, sum_of(self.path.read_bytes(), codings)
        if len(codings) or len(reviews):
            where = f"codings/{self.path.name}"
            new = self.study.import_codings(codings, reviews, path=where, sha256=sha256)
        memos = self.study.import_memos(pd.DataFrame(self.memos)) if self.memos else 0
        counts = {"path": self.path, "codings": new, "memos": memos, "coder": self.coder}
        return told("exchange.taken_book", **counts), table("problems", self.lost, dtype=object)
