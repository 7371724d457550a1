"""Statements found again by code and attribute, for the pane beside the coding page and for Excel."""

from __future__ import annotations

from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from synth.address import Address
from synth.findings.counting import counted_coder, read_by, with_attributes
from synth.findings.crosstabs import code_by
from synth.findings.found import code_grid, found_statements
from synth.report.formats.found import write_found
from synth.schema import ADJUDICATED, CODE_JOIN, TABLES

from .outcomes import Refused

if TYPE_CHECKING:
    import pandas as pd

    from .desk import Desk
    from .page import Words

_OWN = ("cohort", "project", "section", "speaker")
_MOST = 300
"""So many statements of one cell are shown; the workbook has all."""


class Retrieval:
    """Answers what the pane asks; the tables are read again only when the study has changed."""

    def __init__(self, desk: Desk, words: Words):
        self._desk, self._words, self._reached = desk, words, None

    def find(self, asked: dict) -> dict:
        """Give the codes by an attribute, with ``code`` the statements, with ``write`` a workbook of both."""
        tables, coder = self._tables(), self._coder(asked)
        if asked.get("write"):
            return self._workbook(tables, coder, asked)
        if "code" in asked:
            return self._cell(tables, coder, asked)
        attributes = self._attributes(tables)
        by = asked.get("by") if asked.get("by") in attributes else next(iter(attributes))
        choices = {"by": by, "coder": coder, "coders": self._coders(tables)}
        choices["attributes"] = [{"name": name, "label": label} for name, label in attributes.items()]
        return choices | (self._grid(tables, by, coder) if coder else {"groups": [], "rows": []})

    def _tables(self) -> dict[str, pd.DataFrame]:
        study = self._desk.study
        if self._reached != study.reached:
            self._reached, tables = study.reached, study.tables()
            lines = tables["statements"]
            shown = lines[~lines["statement_id"].isin(self._desk.anchors.hidden)]
            self._kept = tables | {"statements": shown.reset_index(drop=True)}
        return self._kept

    def _coders(self, tables: dict) -> list[str]:
        coders = set(read_by(tables["codings"], tables["reviews"])["coder"])
        return sorted(coders & {self._desk.coder} if self._desk.blind else coders)

    def _coder(self, asked: dict) -> str:
        tables, coders = self._tables(), self._coders(self._tables())
        choice = asked.get("coder") or self._desk.coder
        if choice in coders:
            return choice
        if not coders or ADJUDICATED in coders:
            return ADJUDICATED if coders else ""
        return counted_coder(tables["codings"], tables["reviews"])

    def _attributes(self, tables: dict) -> dict[str, str]:
        """Return what codes can be crossed with: columns that differ, as people call them."""
        lines = with_attributes(tables["statements"], tables["sources"])
        further = [name for name in lines if name not in TABLES["statements"]]
        called = {name: self._words[f"found.{name}"] for name in _OWN} | {name: name for name in further}
        telling = {name: label for name, label in called.items() if lines[name].fillna("").nunique() > 1}
        return telling or {"project": called["project"]}

    def _grid(self, tables: dict, by: str, coder: str) -> dict:
        lines = with_attributes(tables["statements"], tables["sources"])
        table = code_by(tables["codings"], tables["reviews"], lines, tables["codebook"], by=by, coder=coder)
        base = table.drop_duplicates("group")
        groups = [
            {"value": str(group), "n": int(n)} for group, n in zip(base["group"], base["base"], strict=True)
        ]
        rows: dict[str, list[int]] = {}
        for code, n in zip(table["code"], table["statements"], strict=True):
            rows.setdefault(code, []).append(int(n))
        return {"groups": groups, "rows": [{"code": code, "counts": counts} for code, counts in rows.items()]}

    def _statements(self, tables: dict, coder: str, asked: dict) -> pd.DataFrame:
        codes = [asked["code"]] if asked.get("code") else []
        where = {asked["by"]: asked["value"]} if asked.get("value") is not None else {}
        rows = found_statements(tables, codes, where=where, coder=coder)
        spans = tables["evidence"]
        spans = spans[(spans["coder"] == coder) & (spans["code"].isin(codes) if codes else True)]
        words = spans.groupby("statement_id")["text"].agg(" … ".join).to_dict() if len(spans) else {}
        rows.insert(rows.columns.get_loc("text") + 1, "words", rows["statement_id"].map(words).fillna(""))
        code_lists = rows["codes"].str.split(CODE_JOIN)
        as_counted = [asked["code"] in own if codes else any(own) for own in code_lists]
        return rows[as_counted]

    def _cell(self, tables: dict, coder: str, asked: dict) -> dict:
        statements = self._statements(tables, coder, asked)
        rows = [self._row(row) for row in statements.head(_MOST).to_dict("records")]
        return {"statements": rows, "n": len(statements)}

    def _row(self, row: dict) -> dict:
        """Show one statement with its place: where it is from, from the project down to the speaker."""
        item = self._words.say("page.item", item=row["item"]) if row["item"] else ""
        parts = (row["project"], row["path"], row["section"].split(" > ")[-1], item, row["speaker"])
        return {
            "k": self._desk.keys.get(row["statement_id"]),
            "text": row["text"],
            "words": row["words"],
            "place": " · ".join(dict.fromkeys(filter(None, parts))),
        }

    def _workbook(self, tables: dict, coder: str, asked: dict) -> dict:
        """Write statements and table into a workbook beside the study."""
        if not coder:
            raise Refused(self._words["found.nobody"])
        statements = self._statements(tables, coder, asked)
        grid = code_grid(tables, asked["by"], [asked["code"]] if asked.get("code") else [], coder=coder)
        keys = {name: f"found.head_{name}" for name in (*statements, *grid)}
        heads = {name: self._words[key] for name, key in keys.items() if key in self._words}
        path = _free(self._desk.study.path, self._words["found.file"])
        write_found(
            path,
            statements,
            grid.rename(columns=heads),
            lambda name: self._words[f"found.sheet_{name}"],
            heads,
        )
        return {"said": self._words.say("found.wrote", n=len(statements), path=path.name), "path": str(path)}


def _free(study: Path | Address, name: str) -> Path:
    """Return the name of a file beside the study that is not there yet."""
    names = chain([f"{study.stem} {name}.xlsx"], (f"{study.stem} {name} {n}.xlsx" for n in count(2)))
    return next(path for path in map(study.absolute().with_name, names) if not path.exists()).absolute()
