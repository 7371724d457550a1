"""What people say once findings are there: lessons that come back, answers of communities, triangulation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from ..acts import lessons as acting
from ..views import lessons as views
from .opened import Opened


class Lessons(Opened):
    """What people say once findings are there: lessons that come back, answers, triangulation."""

    def judge_lesson(
        self,
        recommendation_id: str,
        obstacle_id: str,
        verdict: str,
        coder: str | None = None,
        *,
        about: str = "statement",
        note: str = "",
    ) -> str:
        """Say what an obstacle is to an earlier recommendation; return the act's id, empty if that stands.

        `verdict` is ``came back``, ``taken up``, ``not the same``, or ``not judged``, which takes it away;
        `about` is what recommends, a ``statement`` or a ``claim`` of the ledger. Pairs worth a look are in
        `synth.recurring_lessons`.

        Raises
        ------
        ValueError
            There is no such verdict, recommendation or obstacle.
        """
        with self._store.writing() as connection:
            pair = recommendation_id, obstacle_id
            return acting.judge_lesson(connection, pair, verdict, coder, about=about, note=note)

    def hear(
        self, answers: pd.DataFrame | Iterable[Mapping[str, Any]], coder: str | None = None
    ) -> list[str]:
        """Keep what people said when findings were given back to them; return the ids of what is new.

        One row or dict an answer: ``code`` (the theme), ``says`` (``agrees``, ``disagrees``, ``adds``; ``not
        said`` takes it away), and as far as known ``who`` (the group), ``day`` (YYYY-MM-DD), ``place``,
        ``text``. With a ``heard_id`` it is new words for that answer. All of them are one act; what stands
        already is left, so the same sheet may be read again.

        Raises
        ------
        ValueError
            There is no such code, answer or day, or an answer says nothing.
        """
        rows = answers.to_dict("records") if isinstance(answers, pd.DataFrame) else answers
        with self._store.writing() as connection:
            return acting.hear(connection, rows, coder)

    def triangulate(self, about: str, target: str, outcome: str, text: str, coder: str | None = None) -> str:
        """Write whether sources, methods and people say the same of a theme or claim; empty if that stands.

        `about` is ``code`` or ``claim``, `target` a code or the claim's id, `outcome` one of ``agree``,
        ``partly agree``, ``disagree``, ``one source only``. No words take it away. What stands beneath, by
        kind of source, is in `synth.triangulation_table`.

        Raises
        ------
        ValueError
            There is no such theme, claim or outcome.
        """
        with self._store.writing() as connection:
            return acting.triangulate(connection, about, target, outcome, text, coder)

    def lessons(self) -> pd.DataFrame:
        """Return the verdicts of people on recommendations and later obstacles.

        Columns: about, recommendation_id, recommendation, recommendation_cohort, recommendation_project,
        obstacle_id, obstacle, obstacle_cohort, obstacle_project, verdict, note, coder, created_at, there
        (whether both are still in the study).
        """
        with self._store.reading() as connection:
            return views.lessons_table(connection)

    def heard(self, *, past: bool = False) -> pd.DataFrame:
        """Return what people said to findings that were given back; with `past`, what stands no more.

        Columns: heard_id, code, says, who, day, place, text, coder, created_at. What stands no more was
        written over, taken away (its last row says ``not said``) or undone.
        """
        with self._store.reading() as connection:
            return views.heard_table(connection, past=past)

    def triangulations(self) -> pd.DataFrame:
        """Return what people wrote of sources held against each other.

        Columns: about, target_id, target, outcome, text, coder, created_at, apart (texts that others wrote
        apart from this one).
        """
        with self._store.reading() as connection:
            return views.triangulations_table(connection)

    def claimed(self) -> pd.DataFrame:
        """Return the statements on which each claim rests in the end: claim_id, kind, text, statement_id."""
        with self._store.reading() as connection:
            return views.claimed_table(connection)
