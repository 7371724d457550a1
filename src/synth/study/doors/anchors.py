"""Anchor statements: drawn of earlier cohorts, coded again blind in a later one."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from ..acts import anchoring
from ..views import anchored
from .opened import Opened


class Anchors(Opened):
    """Anchor statements: drawn of earlier cohorts, coded again blind in a later one."""

    def draw_anchors(
        self,
        cohort: str,
        n: int = 100,
        coder: str | None = None,
        *,
        seed: int = 0,
        earlier: Sequence[str] = (),
    ) -> str:
        """Draw `n` statements of earlier cohorts as anchors for `cohort`; return the act's id.

        They stand in the coding page among the statements of `cohort`, under ids of their own: what is coded
        there counts in `recoded` and nowhere else. Drawn are statements that somebody read, over projects and
        codes; `earlier` names the cohorts, by default all that come before. An act that `undo` takes back
        until somebody has read one of them.

        Raises
        ------
        ValueError
            There is no such cohort, none before it, or nothing in those that was read.
        """
        with self._store.writing() as connection:
            return anchoring.draw_anchors(connection, cohort, n, seed, coder, earlier)

    def anchors(self) -> pd.DataFrame:
        """Return the anchors whose lot stands and whose original is there.

        Columns: lot (the act), drawn_for (a code, or empty where it was drawn from all), anchor_id,
        statement_id (the original), source_id, project, earlier (the original's cohort), cohort (in whose
        queue it stands), text, read_by (coders, joined by ";").
        """
        with self._store.reading() as connection:
            return anchored.anchors_table(connection)

    def recoded(self) -> pd.DataFrame:
        """Return what coders made of the anchors, a row for each anchor and coder who read it again.

        Columns: those of `anchors` but read_by; coder, read_at, now (codes, joined by ";"); by (whose codes
        count for the original: the adjudicated set's, else those of who read most of its cohort), then (the
        codes); own_read (whether this coder read the original too), own (the coder's own codes of then),
        lot_done (whether this coder has read the whole lot).
        """
        with self._store.reading() as connection:
            return anchored.recoded_table(connection)
