"""Lessons that come back, and what sources and communities say of themes, as the writing page shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from synth.findings.lessons import recurring_lessons
from synth.findings.triangulation import triangulation_table
from synth.schema import CODE_JOIN, SECTION_JOIN

from .codebook import named_codes

if TYPE_CHECKING:
    from synth.study import Study

    from .page import Words


class Judged:
    """Shows pairs to be judged and themes to be triangulated; the pairs keep their order while it is open."""

    def __init__(self, study: Study, words: Words):
        self._study, self._words = study, words
        self._pairs: pd.DataFrame | None = None

    def lessons(self, again: bool = False) -> dict[str, Any]:
        """Return the pairs with their reasons and verdicts; looked for once, or `again`."""
        if self._pairs is None or again:
            self._pairs = pd.DataFrame(recurring_lessons(self._study, beside=self._study.beside))
        verdicts, places = self._study.lessons(), self._places()
        verdict_by_pair = {
            (row.about, row.recommendation_id, row.obstacle_id): row for row in verdicts.itertuples()
        }
        pairs = [self._pair(row, verdict_by_pair, places) for row in self._pairs.itertuples()]
        return {
            "earlier": self._pairs["earlier"].iloc[0] if len(self._pairs) else "",
            "later": self._pairs["later"].iloc[0] if len(self._pairs) else "",
            "pairs": pairs,
        }

    def _pair(self, row: Any, verdict_by_pair: dict, places: dict[str, str]) -> dict[str, Any]:
        verdict = verdict_by_pair.get((row.about, row.recommendation_id, row.obstacle_id))
        return {
            "about": row.about,
            "advice": row.recommendation_id,
            "obstacle": row.obstacle_id,
            "adviceText": row.recommendation,
            "obstacleText": row.obstacle,
            "advicePlace": places.get(row.recommendation_id, self._words["lessons.of_ledger"]),
            "obstaclePlace": places.get(row.obstacle_id, ""),
            "reasons": self._reasons(row),
            "verdict": verdict.verdict if verdict else "",
            "by": verdict.coder if verdict else "",
            "at": verdict.created_at if verdict else "",
            "note": verdict.note if verdict else "",
        }

    def _reasons(self, row: Any) -> list[str]:
        """Say in words why two are set beside each other."""
        words, names = self._words, named_codes(self._study.codebook(), self._words.lang)
        codes = [names.get(code, code) for code in row.codes.split(CODE_JOIN) if code]
        reasons = [words.say("lessons.codes", codes=", ".join(codes))] if codes else []
        if row.words:
            reasons.append(words.say("lessons.words", words=", ".join(row.words.split(CODE_JOIN))))
        return reasons if codes or row.words else [words["lessons.alike"]]

    def _places(self) -> dict[str, str]:
        """Say where each statement stands: project, section, item."""
        places = {}
        for row in self._study.statements().itertuples():
            section = row.section.split(SECTION_JOIN)[-1]
            item = self._words.say("writer.item", item=row.item) if row.item else ""
            places[row.statement_id] = ", ".join(
                filter(None, [row.project or row.source_id, " ".join(filter(None, [section, item]))])
            )
        return places

    def themes(self) -> dict[str, Any]:
        """Return themes and claims with what stands beneath by kind of source, and what was said of them."""
        table = pd.DataFrame(triangulation_table(self._study))
        names = named_codes(self._study.codebook(), self._words.lang)
        judgements = {(row.about, row.target): row for row in self._study.triangulations().itertuples()}
        heard = self._study.heard()
        return {
            "themes": [
                self._theme(own, names, judgements.get((about, target)), heard)
                for (about, target), own in table.groupby(["about", "target_id"], sort=False)
            ]
        }

    def _theme(
        self,
        own: pd.DataFrame,
        names: dict[str, str],
        judgement: Any,
        heard: pd.DataFrame,
    ) -> dict[str, Any]:
        about, target = own[["about", "target_id"]].iloc[0]
        return {
            "about": about,
            "target": target,
            "name": names.get(target, own["name"].iloc[0]) if about == "code" else own["name"].iloc[0],
            "sides": [self._side(by, rows) for by, rows in own.groupby("by", sort=False)],
            "outcome": judgement.outcome if judgement else "",
            "text": judgement.text if judgement else "",
            "by": judgement.coder if judgement else "",
            "at": judgement.created_at if judgement else "",
            "apart": int(judgement.apart) if judgement else 0,
            "heard": heard_of(heard, target, self._words) if about == "code" else [],
        }

    def _side(self, by: str, rows: pd.DataFrame) -> dict[str, Any]:
        key = f"themes.by_{by}"
        return {
            "name": self._words.get(key, by),
            "values": [
                {
                    "name": row.value or self._words["themes.unsaid"],
                    "statements": int(row.statements),
                    "sources": int(row.sources),
                }
                for row in rows.itertuples()
            ],
        }


def heard_of(heard: pd.DataFrame, code: str, words: Words) -> list[dict[str, str]]:
    """Return what communities said of a theme."""
    return [
        {
            "says": words[f"heard.{row.says}"],
            "text": row.text,
            "where": " · ".join(filter(None, [row.who, row.place, row.day])),
        }
        for row in heard[heard["code"] == code].itertuples()
    ]
