"""The ledger on the writing page: claims with what each rests on, gaps, and what a claim may be linked to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .citations import Citations, plain
from .codebook import named_codes
from .written import begin

if TYPE_CHECKING:
    import pandas as pd

    from synth.study import Study

    from .page import Words

_TARGETS = 40
"""So many things to link to are shown at once."""


class Ledger:
    """Shows the claims of a study, with the numbers of `citations`."""

    def __init__(self, study: Study, words: Words, citations: Citations):
        self._study, self._words, self._citations = study, words, citations

    def shown(self) -> dict[str, Any]:
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
            "text": self._citations.typed(row.claim_id, row.text),
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
            return begin(plain(texts.get(row.target_id, self._words["writer.gone"])))
        if row.about == "statement":
            return begin(getattr(row, "text", "") or self._statement(row.target_id))
        names = named_codes(self._study.codebook(), self._words.lang)
        return " × ".join(names.get(part, part) for part in row.target.split(" × "))

    def _statement(self, name: str) -> str:
        row = self._study.statement(name)
        return row["text"] if row else self._words["writer.gone"]

    def targets(self, query: str) -> list[dict[str, Any]]:
        """Return what a claim may be linked to and has the words of `query`, written things first."""
        claims, cells, statements = self._study.claims(), self._study.cells(), self._study.statements()
        book = self._study.codebook()
        names = named_codes(book, self._words.lang)
        rows = [("claim", row.claim_id, plain(row.text), row.kind) for row in claims.itertuples()]
        rows += [
            (
                "cell",
                row.cell,
                f"{names.get(row.row, row.row)} × {names.get(row.column, row.column)}",
                plain(row.text),
            )
            for row in cells.itertuples()
        ]
        rows += [("code", code, names[code], "") for code in book.loc[~book["retired"], "code"]]
        analysed = statements[statements["use"] == "analysed"]
        rows += [("statement", row.statement_id, row.text, row.project) for row in analysed.itertuples()]
        query_words = query.casefold().split()
        return [
            {"about": about, "target": target, "name": begin(name), "more": begin(more)}
            for about, target, name, more in rows
            if all(word in f"{name} {more}".casefold() for word in query_words)
        ][:_TARGETS]


def _target(row: Any) -> str:
    """Return what `Study.link` takes for a target: a code by its code, all else by its id."""
    return row.target if row.about == "code" else row.target_id
