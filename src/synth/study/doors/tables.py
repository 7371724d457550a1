"""What stands of all acts, as tables, and at a glance for a page that is kept current."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from .. import spans, standing
from ..views import coded, glance, history, lines, orphans, present, settled
from .opened import Opened

if TYPE_CHECKING:
    from synth.corpus.layout.teaching import Taught


class Tables(Opened):
    """What stands of all acts, as tables, and at a glance for a page that is kept current."""

    def sources(self) -> pd.DataFrame:
        """Return the table `sources`, attributes after the documented columns."""
        with self._store.reading() as connection:
            return present.sources(connection)

    def statements(self) -> pd.DataFrame:
        """Return the table `statements` in reading order."""
        with self._store.reading() as connection:
            return present.statements_table(connection)

    def sums(self) -> dict[str, str]:
        """Return the sha256 of each source's file as it was last read, also of those taken out since."""
        with self._store.reading() as connection:
            last = standing.last_readings(connection)
        return {source: reading["sha256"] for source, reading in last.items()}

    def lines(self, source_id: str = "") -> pd.DataFrame:
        """Return the table `lines`: what each line of a source, or of all, is taken for now, as put right."""
        with self._store.reading() as connection:
            return lines.lines_table(connection, source_id)

    def corrections(self) -> pd.DataFrame:
        """Return what people said of lines: source_id, start, end, text, name, value, coder, created_at."""
        with self._store.reading() as connection:
            return lines.corrections_table(connection)

    def examples(self) -> list[tuple[str, dict, dict[int, str]]]:
        """Return the notes that were put right: text, what its format tells, {line start: its kind}."""
        with self._store.reading() as connection:
            return lines.examples(connection)

    def labeller(self) -> Taught | None:
        """Return the labeller as the corrections of this study teach it; None where there are none.

        ``read_corpus(folder, by=study.labeller())`` reads further notes of the same form right.
        """
        from synth.corpus.layout.labeller import labeller
        from synth.corpus.layout.teaching import taught

        examples = self.examples()
        return taught(labeller(), examples) if examples else None

    def left_out(self) -> pd.DataFrame:
        """Return the table `left_out`, without what was taken back."""
        with self._store.reading() as connection:
            return present.left_out_table(connection)

    def problems(self) -> pd.DataFrame:
        """Return the table `problems`: of the last reading, and the orphans that wait for a person."""
        with self._store.reading() as connection:
            return present.problems_table(connection)

    def missing(self) -> pd.DataFrame:
        """Return the rows of `problems` about files that are gone, with the command that settles it."""
        with self._store.reading() as connection:
            return present.missing_table(connection)

    def orphans(self) -> pd.DataFrame:
        """Return the statements that a changed source no longer has, each with the nearest new one.

        Columns: statement_id, source_id, text, acts (how many wait), nearest, nearest_text, likeness.
        """
        with self._store.reading() as connection:
            return orphans.orphans(connection)

    def codings(self) -> pd.DataFrame:
        """Return the codings that stand now, under the codes and on the statements of now."""
        with self._store.reading() as connection:
            return coded.codings_table(connection)

    def reviews(self) -> pd.DataFrame:
        """Return the reviews that stand now, with the codebook version that each was made under."""
        with self._store.reading() as connection:
            return coded.reviews_table(connection)

    def memos(self) -> pd.DataFrame:
        """Return the memos."""
        with self._store.reading() as connection:
            return coded.memos_table(connection)

    def dismissals(self) -> pd.DataFrame:
        """Return the suggestions that coders did not want: statement_id, code, coder, created_at."""
        with self._store.reading() as connection:
            return coded.dismissals_table(connection)

    def inherited(self) -> pd.DataFrame:
        """Return the codes that split or joined statements, and split codes, leave to be read again.

        Columns: statement_id, code, coder, because. They are suggestions, never codings.
        """
        with self._store.reading() as connection:
            return coded.inherited_table(connection)

    def spans(self) -> pd.DataFrame:
        """Return the stretches that were coded: coding_id, span_id, source_id, start, end (in its text)."""
        with self._store.reading() as connection:
            return coded.spans_table(connection)

    def stretches(self) -> pd.DataFrame:
        """Return what is coded now: source_id, start, end, code, coder, created_at, statement_id.

        `start` and `end` are in the source's text. A stretch over several statements is one row.
        """
        with self._store.reading() as connection:
            return spans.stretches_table(connection)

    def evidence(self) -> pd.DataFrame:
        """Return the words that codings rest on: statement_id, code, coder, start, end, text.

        `start` and `end` are in the statement's text. What was coded as a whole statement has no row.
        """
        with self._store.reading() as connection:
            return spans.evidence_table(connection)

    def settled(self) -> pd.DataFrame:
        """Return who settled the statements of the adjudicated set: statement_id, coder, created_at."""
        with self._store.reading() as connection:
            return settled.settled_table(connection)

    def history(self, lang: str = "th", statement_id: str = "") -> pd.DataFrame:
        """Return every act, or those on one statement: event_id, at, coder, act, words, stands, file.

        `file` is the one that an act came from when it was merged, empty where it was made here.
        """
        with self._store.reading() as connection:
            return history.table(connection, lang, statement_id)

    @property
    def reached(self) -> tuple[int, str]:
        """How many acts the file holds, and the id of the last: a cheap question whether any came."""
        with self._store.reading() as connection:
            return glance.reached(connection)

    def since(self, after: str) -> pd.DataFrame:
        """Return the acts later than `after`: event_id, coder, act, kind, statements, code."""
        with self._store.reading() as connection:
            return glance.since(connection, after)

    def statement(self, statement_id: str) -> dict[str, Any] | None:
        """Return what stands on one statement: use, codings, reviews, dismissals; None if it is not there."""
        with self._store.reading() as connection:
            return glance.statement(connection, statement_id)

    def tables(self) -> dict[str, pd.DataFrame]:
        """Return every table of the present by its name, all as they stand at one moment."""
        with self._store.reading() as connection:
            return glance.tables(connection)
