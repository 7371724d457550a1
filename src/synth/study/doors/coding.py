"""What a coder does to statements and sources, and taking it back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..acts import coding, correcting, splitting, undo
from ..acts import sources as moving
from ..coders import remember, remembered
from ..views.lines import LineCorrections
from .opened import Opened


class Coding(Opened):
    """What a coder does to statements and sources, and taking it back."""

    @property
    def coder(self) -> str:
        """The coder who is remembered for this study on this computer, empty where none is."""
        with self._store.reading() as connection:
            return remembered(connection)

    def remember(self, coder: str) -> None:
        """Remember who codes on this computer, so that acts need not name the coder."""
        with self._store.writing() as connection:
            remember(connection, coder)

    def code(
        self,
        statement_id: str,
        code: str,
        coder: str | None = None,
        *,
        basis: str = "",
        span: tuple[int, int] | None = None,
        by: str = "",
    ) -> str:
        """Code a statement with a code, said as code or as Thai name; return the coding's id.

        `basis` says on what suggestion the coding rests; `span` which words of the statement's text are coded
        (see `evidence`); `by` who settled it, where the coder is the adjudicated set. Empty is returned where
        the coding stands already.
        """
        with self._store.writing() as connection:
            return coding.code(connection, statement_id, code, coder, basis=basis, span=span, by=by)

    def uncode(self, statement_id: str, code: str, coder: str | None = None, *, by: str = "") -> str:
        """Take the coder's own coding away; that the statement was read stays."""
        with self._store.writing() as connection:
            return coding.uncode(connection, statement_id, code, coder, by=by)

    def review(self, statement_id: str, coder: str | None = None, *, by: str = "") -> str:
        """Say that the coder read the statement."""
        with self._store.writing() as connection:
            return coding.review(connection, statement_id, coder, by=by)

    def dismiss(self, statement_id: str, code: str, coder: str | None = None) -> str:
        """Say that the suggested code is not wanted for the statement."""
        with self._store.writing() as connection:
            return coding.dismiss(connection, statement_id, code, coder)

    def memo(
        self, about: str, target_id: Any, text: str, coder: str | None = None, *, memo_id: str = ""
    ) -> str:
        """Write a memo about a statement, code, source, project or ``project × theme`` (a pair).

        With `memo_id` it gets new words; empty words take it away. Returns the memo's id.
        """
        with self._store.writing() as connection:
            return coding.memo(connection, about, target_id, text, coder, memo_id=memo_id)

    def set_attribute(self, source_id: str, name: str, value: Any, coder: str | None = None) -> str:
        """Say what `name` (province, form …) is for a source; this outlasts what its file says."""
        with self._store.writing() as connection:
            return coding.set_attribute(connection, source_id, name, value, coder)

    def set_cohort(self, source_id: str, cohort: str, coder: str | None = None) -> str:
        """Put a source into a cohort."""
        return self.set_attribute(source_id, "cohort", cohort, coder)

    def set_project(self, source_id: str, project: str, coder: str | None = None) -> str:
        """Say which project a source belongs to."""
        return self.set_attribute(source_id, "project", project, coder)

    def set_use(self, target_id: str, use: str, coder: str | None = None) -> str:
        """Take a statement, or a whole source, into the analysis (``analysed``) or out (``left out``)."""
        with self._store.writing() as connection:
            return coding.set_use(connection, target_id, use, coder)

    def split(self, statement_id: str, at: int | Sequence[int], coder: str | None = None) -> list[str]:
        """Cut a statement at offsets in its text; return the ids of its parts, which begin unread."""
        with self._store.writing() as connection:
            return splitting.split(connection, statement_id, at, coder)

    def join(self, statement_ids: Sequence[str], coder: str | None = None) -> str:
        """Make one statement of neighbours; return its id."""
        with self._store.writing() as connection:
            return splitting.join(connection, statement_ids, coder)

    def take_back(self, source_id: str, start: int, end: int, coder: str | None = None) -> str:
        """Make a statement of text that was left out (a row of `left_out`); return its id."""
        with self._store.writing() as connection:
            return splitting.take_back(connection, source_id, start, end, coder)

    def confirm(self, orphan: str, statement_id: str = "", coder: str | None = None) -> str:
        """Say which present statement an orphan's acts belong to; none lets the orphan go."""
        with self._store.writing() as connection:
            return splitting.confirm(connection, orphan, statement_id, coder)

    def correct(self, lines: Mapping[str, LineCorrections], coder: str | None = None) -> str:
        """Put the reading of lines right, in one act; statements are made again, unchanged ones stay coded.

        `lines` gives by source and by where a line begins (see `lines`) some of ``kind`` (one of
        `synth.corpus.layout.lines.Kind`; ``more``: it goes on with the line before), ``level`` of a heading
        (``"1"`` stands highest), ``speaker``, ``topic`` and ``section`` (words of the headings, joined by
        ``" > "``). Returns the act's id, empty where all of it was said before.
        """
        with self._store.writing() as connection:
            return correcting.correct(connection, lines, coder)

    def take_out(self, source_id: str, coder: str | None = None) -> str:
        """Take a source, or all rows of a workbook, out of the study; what was done on it waits."""
        with self._store.writing() as connection:
            return moving.take_out(connection, source_id, coder)

    def put_back(self, source_id: str, coder: str | None = None) -> str:
        """Put back what `take_out` took."""
        with self._store.writing() as connection:
            return moving.put_back(connection, source_id, coder)

    def taken_out(self) -> list[str]:
        """Return the sources that were taken out and are not back."""
        with self._store.reading() as connection:
            return moving.taken_out(connection)

    def same_source(self, before: str, now: str, coder: str | None = None) -> str:
        """Say that the file `now` is the source `before`, moved or renamed: its codings go on."""
        with self._store.writing() as connection:
            return moving.same_source(connection, before, now, coder)

    def undo(self, coder: str | None = None) -> str:
        """Take back the coder's last act; return the id of this act, empty if there was none.

        Raises ValueError where a later act stands on it, as a coding on a part of a split statement.
        """
        with self._store.writing() as connection:
            return undo.undo(connection, coder)

    def redo(self, coder: str | None = None) -> str:
        """Bring back the act that the coder took back last; empty if there is none."""
        with self._store.writing() as connection:
            return undo.redo(connection, coder)
