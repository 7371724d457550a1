"""What people wrote, as the messages of the writing page say it: the table, a cell, the ledger, targets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from synth.schema import SECTION_JOIN
from synth.study import citing, places
from synth.study.views.changed import PLACE_GONE
from synth.study.views.synthesis import AGAIN

from .lessons import heard_of

if TYPE_CHECKING:
    import pandas as pd

    from synth.study import Study

    from .page import Words

_TOKEN = re.compile(r"\[#(\d{1,4})\]")
"""How the page writes a citation: the number of the statement in the list beside the text."""
_ERASED = "[#–]"
_FOUND = 40
"""So many things to link to are shown at once."""
_WRITTEN = 140
"""Letters of a text where it is one of many."""


class Shown:
    """Shows what is written in a study; citations have numbers, which stay as long as the page is open."""

    def __init__(self, study: Study, words: Words, rows: str, columns: str):
        self._study, self._words = study, words
        self.axes = {"rows": rows, "columns": columns}
        self._numbers: dict[str, list[str]] = {}

    def key(self, row: str, column: str) -> str:
        """Return the key of a cell."""
        return self._study.cell(row, column, **self.axes)["cell"]

    # Citations as numbers

    def stored(self, of: str, text: str) -> str:
        """Return a text of the page as the study keeps it."""
        numbers = self._numbers.get(of, [])

        def named(found: re.Match) -> str:
            number = int(found[1])
            return citing.cite(numbers[number - 1]) if 0 < number <= len(numbers) else found[0]

        return _TOKEN.sub(named, text.replace(_ERASED, citing.GONE))

    def _typed(self, of: str, text: str) -> str:
        """Return a text of the study as the page has it."""
        return citing.CITED.sub(
            lambda found: f"[#{self._number(of, citing.cited(found[0])[0])}]" if found[1] else _ERASED, text
        )

    def _number(self, of: str, statement: str) -> int:
        numbers = self._numbers.setdefault(of, [])
        if statement not in numbers:
            numbers.append(statement)
        return numbers.index(statement) + 1

    # What is shown

    def grid(self) -> dict[str, Any]:
        """Return the table: its rows, its columns, and of each cell its state and the begin of its text."""
        table, names = self._study.synthesis(**self.axes), self._names()
        rows, columns = (list(dict.fromkeys(table[name])) for name in ("row", "column"))
        cells = {
            f"{rows.index(row.row)},{columns.index(row.column)}": {
                "state": row.state,
                "text": _begin(citing.CITED.sub("", row.text)),
                "statements": row.statements,
                "apart": row.apart,
            }
            for row in table.itertuples()
        }
        return {
            "rows": [{"key": one, "name": names.get(one, one)} for one in rows],
            "columns": [{"key": one, "name": names.get(one, one)} for one in columns],
            "cells": cells,
            "again": int((table["state"] == AGAIN).sum()),
            "written": int((table["state"] != "").sum()),
        }

    def _names(self) -> dict[str, str]:
        """Return the names of codes in the language of the page."""
        book, column = self._study.codebook(), "name_en" if self._words.lang == "en" else "name"
        return {row["code"]: row[column] or row["name"] or row["code"] for row in book.to_dict("records")}

    def cell(self, row: str, column: str) -> dict[str, Any]:
        """Return one cell with its evidence, what changed there, and the texts written apart from it."""
        cell, names = self._study.cell(row, column, **self.axes), self._names()
        evidence = self._study.cell_evidence(row, column, **self.axes)
        changes = self._study.cell_changes()
        key = cell["cell"]
        said = [self._evidence(key, name, own, names) for name, own in _by_statement(evidence)]
        typed = self._typed(key, cell["text"])
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
                {"coder": coder, "at": at, "text": self._typed(key, text)}
                for coder, at, text in cell["apart"]
            ],
            "evidence": said,
            "elsewhere": self._elsewhere(key, set(evidence["statement_id"])),
            "changes": [self._change(one, key, names) for one in _of(changes, key)],
            "heard": self._heard(cell),
        }

    def _evidence(self, key: str, name: str, own: pd.DataFrame, names: dict[str, str]) -> dict[str, Any]:
        first = own.iloc[0]
        return {
            "number": self._number(key, name),
            "text": first["text"],
            "place": self._place(first),
            "codes": [names.get(code, code) for code in own["code"]],
            "coders": "; ".join(dict.fromkeys("; ".join(own["coders"]).split("; "))),
            "cited": bool(own["cited"].any()),
            "fresh": bool(own["new"].any()),
        }

    def _place(self, row: Any) -> str:
        section = row["section"].split(SECTION_JOIN)[-1]
        item = self._words.say("writer.item", item=row["item"]) if row["item"] else ""
        return ", ".join(filter(None, [row["project"], " ".join(filter(None, [section, item]))]))

    def _elsewhere(self, key: str, here: set[str]) -> list[dict[str, Any]]:
        """Return what the text may cite that is not coded here, or not any more."""
        names = [name for name in self._numbers.get(key, []) if name not in here]
        if not names:
            return []
        table = self._study.statements().set_index("statement_id")
        return [
            {
                "number": self._number(key, name),
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
            gone = next(place for place in places.places(key) if place.kind != places.CODE)
            shown["move"] = {"kind": gone.kind, "before": gone.name, "now": row.now}
        quoted = row.what.startswith(("coding", "statement", "words")) or row.what == "written apart"
        before, now = (self._typed(key, text) for text in (row.before, row.now))
        return shown | ({"before": before, "now": now} if quoted else {"before": "", "now": ""})

    def _heard(self, cell: dict[str, Any]) -> list[dict[str, str]]:
        """Return what communities said of the themes of a cell."""
        heard, called = self._study.heard(), (cell["row"], cell["column"])
        kinds = (place.kind for place in places.places(cell["cell"]))
        codes = [name for name, kind in zip(called, kinds, strict=True) if kind == places.CODE]
        return [one for code in codes for one in heard_of(heard, code, self._words)]

    def ledger(self) -> dict[str, Any]:
        """Return the claims with what each rests on, and the gaps."""
        claims, links, gaps = self._study.claims(), self._study.links(), self._study.gaps()
        texts = dict(zip(claims["claim_id"], claims["text"], strict=True))
        return {
            "claims": [
                self._claim(row, links[links["claim_id"] == row.claim_id], texts)
                for row in claims.itertuples()
            ],
            "gaps": [
                {
                    "what": row.what,
                    "claim": row.claim_id,
                    "about": row.about,
                    "target": _target(row),
                    "name": self._named(row, texts),
                    "statements": row.statements,
                    "projects": row.projects,
                }
                for row in gaps.itertuples()
            ],
        }

    def _claim(self, row: Any, links: pd.DataFrame, texts: dict[str, str]) -> dict[str, Any]:
        own = [
            {
                "about": link.about,
                "target": _target(link),
                "name": self._named(link, texts),
                "against": link.how == "speaks against",
                "there": link.there,
            }
            for link in links.itertuples()
        ]
        return {
            "id": row.claim_id,
            "kind": row.kind,
            "text": self._typed(row.claim_id, row.text),
            "coder": row.coder,
            "at": row.created_at,
            "statements": row.statements,
            "again": row.again,
            "apart": row.apart,
            "links": own,
        }

    def _named(self, row: Any, texts: dict[str, str]) -> str:
        """Say what something is that a claim is linked to."""
        if row.about == "claim":
            return _begin(citing.CITED.sub("", texts.get(row.target_id, self._words["writer.gone"])))
        if row.about == "statement":
            return _begin(getattr(row, "text", "") or self._statement(row.target_id))
        names = self._names()
        return " × ".join(names.get(part, part) for part in row.target.split(" × "))

    def _statement(self, name: str) -> str:
        found = self._study.statement(name)
        return found["text"] if found else self._words["writer.gone"]

    def targets(self, query: str) -> list[dict[str, Any]]:
        """Return what a claim may be linked to and has the words of `query`, written things first."""
        claims, cells, names = self._study.claims(), self._study.cells(), self._names()
        book, statements = self._study.codebook(), self._study.statements()
        found = [("claim", row.claim_id, _plain(row.text), row.kind) for row in claims.itertuples()]
        found += [
            (
                "cell",
                row.cell,
                f"{names.get(row.row, row.row)} × {names.get(row.column, row.column)}",
                _plain(row.text),
            )
            for row in cells.itertuples()
        ]
        found += [("code", code, names[code], "") for code in book.loc[~book["retired"], "code"]]
        analysed = statements[statements["use"] == "analysed"]
        found += [("statement", row.statement_id, row.text, row.project) for row in analysed.itertuples()]
        wanted = query.casefold().split()
        return [
            {"about": about, "target": target, "name": _begin(name), "more": _begin(more)}
            for about, target, name, more in found
            if all(word in f"{name} {more}".casefold() for word in wanted)
        ][:_FOUND]


def _by_statement(evidence: pd.DataFrame):
    return evidence.groupby("statement_id", sort=False)


def _of(changes: pd.DataFrame, key: str):
    return changes[changes["cell"] == key].itertuples()


def _target(row: Any) -> str:
    """Return what `Study.link` takes for a target: a code by its code, all else by its id."""
    return row.target if row.about == "code" else row.target_id


def _plain(text: str) -> str:
    return citing.CITED.sub("", text)


def _begin(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _WRITTEN else f"{text[:_WRITTEN]}…"
