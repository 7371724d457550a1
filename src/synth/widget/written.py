"""What people wrote in cells, as the messages of the writing page say it: the table, and one cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from synth.schema import SECTION_JOIN
from synth.study import places
from synth.study.views.changed import PLACE_GONE
from synth.study.views.synthesis import AGAIN

from .citations import Citations, plain
from .codebook import named_codes
from .lessons import heard_of

if TYPE_CHECKING:
    import pandas as pd

    from synth.study import Study

    from .page import Words

_WRITTEN = 140
"""Letters of a text where it is one of many."""


class Shown:
    """Shows the table of the synthesis and its cells, with the numbers of `citations`."""

    def __init__(self, study: Study, words: Words, rows: str, columns: str, citations: Citations):
        self._study, self._words, self._citations = study, words, citations
        self.axes = {"rows": rows, "columns": columns}

    def key(self, row: str, column: str) -> str:
        """Return the key of a cell."""
        return self._study.cell(row, column, **self.axes)["cell"]

    def grid(self) -> dict[str, Any]:
        """Return the table: its rows, its columns, and of each cell its state and the begin of its text."""
        table = self._study.synthesis(**self.axes)
        names = named_codes(self._study.codebook(), self._words.lang)
        rows, columns = (list(dict.fromkeys(table[name])) for name in ("row", "column"))
        cells = {
            f"{rows.index(row.row)},{columns.index(row.column)}": {
                "state": row.state,
                "text": begin(plain(row.text)),
                "statements": row.statements,
                "apart": row.apart,
            }
            for row in table.itertuples()
        }
        return {
            "rows": [{"key": key, "name": names.get(key, key)} for key in rows],
            "columns": [{"key": key, "name": names.get(key, key)} for key in columns],
            "cells": cells,
            "again": int((table["state"] == AGAIN).sum()),
            "written": int((table["state"] != "").sum()),
        }

    def cell(self, row: str, column: str) -> dict[str, Any]:
        """Return one cell with its evidence, what changed there, and the texts written apart from it."""
        cell = self._study.cell(row, column, **self.axes)
        names = named_codes(self._study.codebook(), self._words.lang)
        evidence = self._study.cell_evidence(row, column, **self.axes)
        changes = self._study.cell_changes()
        key = cell["cell"]
        passages = [self._evidence(key, name, own, names) for name, own in _by_statement(evidence)]
        typed = self._citations.typed(key, cell["text"])
        return {
            "row": row,
            "column": column,
            "rowName": names.get(row, row),
            "columnName": names.get(column, column),
            "text": typed,
            "state": cell["state"],
            "coder": cell["coder"],
            "at": cell["created_at"],
            "apart": [
                {"coder": coder, "at": at, "text": self._citations.typed(key, text)}
                for coder, at, text in cell["apart"]
            ],
            "evidence": passages,
            "elsewhere": self._elsewhere(key, set(evidence["statement_id"])),
            "changes": [self._change(change, key, names) for change in _of(changes, key)],
            "heard": self._heard(cell),
        }

    def _evidence(self, key: str, name: str, own: pd.DataFrame, names: dict[str, str]) -> dict[str, Any]:
        first = own.iloc[0]
        return {
            "number": self._citations.number(key, name),
            "text": first["text"],
            "place": self._location(first),
            "codes": [names.get(code, code) for code in own["code"]],
            "coders": "; ".join(dict.fromkeys("; ".join(own["coders"]).split("; "))),
            "cited": bool(own["cited"].any()),
            "fresh": bool(own["new"].any()),
        }

    def _location(self, row: Any) -> str:
        section = row["section"].split(SECTION_JOIN)[-1]
        item = self._words.say("writer.item", item=row["item"]) if row["item"] else ""
        return ", ".join(filter(None, [row["project"], " ".join(filter(None, [section, item]))]))

    def _elsewhere(self, key: str, coded: set[str]) -> list[dict[str, Any]]:
        """Return what the text may cite that is not coded here, or not any more."""
        names = [name for name in self._citations.numbered(key) if name not in coded]
        if not names:
            return []
        table = self._study.statements().set_index("statement_id")
        return [
            {
                "number": self._citations.number(key, name),
                "text": table.at[name, "text"] if name in table.index else self._words["writer.gone"],
            }
            for name in names
        ]

    def _change(self, row: Any, key: str, names: dict[str, str]) -> dict[str, Any]:
        """Say in words what changed."""
        what = self._words[f"changed.{row.what.replace(' ', '_')}"]
        code = names.get(row.code, row.code)
        shown = {"what": what.format(code=code, before=row.before, now=row.now)}
        if row.what == PLACE_GONE and row.now and ", " not in row.now:
            gone = next(position for position in places.places(key) if position.kind != places.CODE)
            shown["move"] = {"kind": gone.kind, "before": gone.name, "now": row.now}
        quoted = row.what.startswith(("coding", "statement", "words")) or row.what == "written apart"
        before, now = (self._citations.typed(key, text) for text in (row.before, row.now))
        return shown | ({"before": before, "now": now} if quoted else {"before": "", "now": ""})

    def _heard(self, cell: dict[str, Any]) -> list[dict[str, str]]:
        """Return what communities said of the themes of a cell."""
        heard, called = self._study.heard(), (cell["row"], cell["column"])
        kinds = (position.kind for position in places.places(cell["cell"]))
        codes = [name for name, kind in zip(called, kinds, strict=True) if kind == places.CODE]
        return [answer for code in codes for answer in heard_of(heard, code, self._words)]


def _by_statement(evidence: pd.DataFrame):
    return evidence.groupby("statement_id", sort=False)


def _of(changes: pd.DataFrame, key: str):
    return changes[changes["cell"] == key].itertuples()


def begin(text: str) -> str:
    """Return the begin of a text in one line."""
    text = " ".join(text.split())
    return text if len(text) <= _WRITTEN else f"{text[:_WRITTEN]}…"
