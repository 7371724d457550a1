"""What people write: cells of a synthesis, claims, and what they rest on."""

from __future__ import annotations

from typing import Any

import pandas as pd

from ..acts import claiming, writing
from ..views import axes, beneath, ledger
from ..views import synthesis as synthesising
from .opened import Opened


class Writing(Opened):
    """What people write: cells of a synthesis, claims, and what they rest on."""

    def write_cell(
        self,
        row: str,
        column: str,
        text: str,
        coder: str | None = None,
        *,
        rows: str = "project",
        columns: str = "theme",
    ) -> str:
        """Write the text of a cell of the synthesis; empty words take it away.

        The text may cite statements as ``[[statement_id]]``. With it is kept what stands beneath the cell
        now, so that `synthesis` says when that has changed. Returns the act's id, empty if nothing changed.

        Parameters
        ----------
        row, column : str
            What the cell is of, as people call it: a project, a cohort, a code.
        rows, columns : str
            What these are: ``project``, ``cohort``, ``theme``, ``code``, or a dimension of the codebook.

        Raises
        ------
        ValueError
            There is no such row or column, or the text cites what never was a statement.
        """
        with self._store.writing() as connection:
            return writing.write_cell(connection, (rows, row), (columns, column), text, coder)

    def confirm_cell(
        self,
        row: str,
        column: str,
        coder: str | None = None,
        *,
        rows: str = "project",
        columns: str = "theme",
    ) -> str:
        """Say that a cell whose evidence changed was read again, and that the text that counts holds.

        Returns the act's id, empty where nothing had changed; see `write_cell`.
        """
        with self._store.writing() as connection:
            return writing.confirm_cell(connection, (rows, row), (columns, column), coder)

    def move_cells(self, before: str, now: str, coder: str | None = None, *, kind: str = "project") -> int:
        """Take the texts of a project (or cohort) that was renamed to its new name; return how many cells.

        Claims that rest on them rest on them there. Where the new cell is written too, both texts are kept,
        as where two people wrote one cell.

        Raises
        ------
        ValueError
            The old name still has statements, or the new one has none.
        """
        with self._store.writing() as connection:
            return writing.move_cells(connection, kind, before, now, coder)

    def write_claim(self, kind: str, text: str, coder: str | None = None, *, claim_id: str = "") -> str:
        """Write a claim: a ``recommendation``, ``conclusion`` or ``finding``; return its id.

        With `claim_id` it gets new words or another kind; empty words take it away.
        """
        with self._store.writing() as connection:
            return claiming.write_claim(connection, kind, text, coder, claim_id=claim_id)

    def link(
        self, claim_id: str, about: str, target: Any, coder: str | None = None, *, against: bool = False
    ) -> str:
        """Say on what a claim rests, or with `against` what speaks against it; return the act's id.

        `about` is ``claim``, ``cell``, ``statement`` or ``code`` (all that was coded with it); `target` the
        id of a claim or statement, a code, or of a cell its pair (project, theme) or the column `cell` of
        `synthesis`.
        """
        with self._store.writing() as connection:
            return claiming.link(connection, claim_id, about, target, coder, against=against)

    def unlink(self, claim_id: str, about: str, target: Any, coder: str | None = None) -> str:
        """Take away what `link` said, whoever said it; empty where there is no such link."""
        with self._store.writing() as connection:
            return claiming.unlink(connection, claim_id, about, target, coder)

    def synthesis(self, rows: str = "project", columns: str = "theme") -> pd.DataFrame:
        """Return the synthesis that people wrote, a row for each cell, also of those that are empty.

        Rows and columns are any two of ``project``, ``cohort``, ``theme``, ``code`` and the dimensions.
        Columns: row, column, text (with ``[[statement_id]]`` where it cites), coder, created_at, state
        (``current``; ``read again``: what is beneath has changed, see `cell_changes`; empty where nobody
        wrote), statements (how many are coded beneath it), cited (how many its text cites), confirmed_by,
        confirmed_at, apart (texts that others wrote apart from this one, see `cell_texts`), cell (its key).
        """
        with self._store.reading() as connection:
            return synthesising.synthesis(connection, rows, columns)

    def cells(self) -> pd.DataFrame:
        """Return the cells that somebody wrote, whatever two things each is of.

        Columns: rows and columns (what its row and its column are: ``project``, ``cohort`` or ``code``), and
        those of `synthesis`.
        """
        with self._store.reading() as connection:
            return synthesising.written(connection)

    def cell(self, row: str, column: str, *, rows: str = "project", columns: str = "theme") -> dict[str, Any]:
        """Return one cell: row, column, text, coder, created_at, state, cell, and ``apart``.

        ``apart`` are the texts written apart from the one that counts, each as (coder, when, text).
        """
        with self._store.reading() as connection:
            return synthesising.one_cell(connection, self._cell(connection, (rows, row), (columns, column)))

    def cell_evidence(
        self, row: str, column: str, *, rows: str = "project", columns: str = "theme"
    ) -> pd.DataFrame:
        """Return the codings beneath a cell in reading order, each statement with each code once.

        Columns: statement_id, code, coders, project, section, item, text, cited (by the
        cell's text), new (came or changed since the cell was read last). Where a statement was settled, the
        settled codings count; elsewhere everybody's.
        """
        with self._store.reading() as connection:
            return synthesising.evidence(connection, self._cell(connection, (rows, row), (columns, column)))

    def cell_changes(self) -> pd.DataFrame:
        """Return what changed beneath the written cells since each was written or confirmed.

        Columns: row, column, what, statement_id, code, before, now, cell. `what` is one of
        `synth.study.views.changed.WHAT`, as ``coding added``, ``statement changed`` or ``code redefined``;
        ``written apart`` where two people wrote the cell, with both texts.
        """
        with self._store.reading() as connection:
            return synthesising.cell_changes(connection)

    def cell_texts(self) -> pd.DataFrame:
        """Return every text of every cell, the last one first: row, column, coder, created_at, text, state.

        `state` is ``counts``, ``written apart`` or ``earlier``.
        """
        with self._store.reading() as connection:
            return synthesising.cell_history(connection)

    def claims(self) -> pd.DataFrame:
        """Return the claims, recommendations first.

        Columns: claim_id, kind, text, coder, created_at, rests_on (links), statements and projects (on which
        it rests in the end), against (links to what speaks against it), again (things beneath that are gone
        or ask to be read again), apart (texts that others wrote apart from this one).
        """
        with self._store.reading() as connection:
            return ledger.claims(connection)

    def links(self) -> pd.DataFrame:
        """Return the links: claim_id, about, target_id, target, how, coder, created_at, there.

        `target` is how people call what the claim is linked to; `how` is ``rests on`` or ``speaks against``;
        `there` is False where the target was taken away or erased.
        """
        with self._store.reading() as connection:
            return ledger.links(connection)

    def trail(self, claim_id: str) -> pd.DataFrame:
        """Return on what a claim rests, down to the statements, in the order of reading.

        Columns: depth (from 1), how (as in `links`; ``cites`` below a cell), about, target_id, target, text,
        statements (how many stand behind it), again (it is gone, or asks to be read again).
        """
        with self._store.reading() as connection:
            return ledger.trail(connection, claim_id)

    def trails(self) -> dict[str, pd.DataFrame]:
        """Return the trail of every claim by claim_id, in one reading of the study."""
        with self._store.reading() as connection:
            return ledger.trails(connection)

    def gaps(self, least: int = ledger.LEAST) -> pd.DataFrame:
        """Return what is lacking between statements and claims.

        Columns: what, kind, claim_id, about, target_id, target, text, statements, projects. `what` is
        ``rests on nothing`` (a claim beneath which there is no statement), ``nobody concluded`` (a finding,
        a cell, or a theme of at least half the projects, with at least `least` statements, on which no
        conclusion or recommendation rests) or ``speaks against`` (with the claim in `claim_id`).
        """
        with self._store.reading() as connection:
            return ledger.gaps(connection, least)

    @staticmethod
    def _cell(connection: Any, row: tuple[str, str], column: tuple[str, str]) -> str:
        return axes.find_cell(connection, beneath.gather(connection), row, column)
