"""The study as Python sees it: one object, its acts and its tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from synth.text.privacy import LIKELY

from . import codebook, spans, standing
from .acts import claiming, codebook_edits, coding, correcting, imports, readings, splitting, undo, writing
from .acts import sources as moving
from .care import backup as backups
from .care import incoming, merge, proof
from .erasure import erase, neighbours, personal, rewriting
from .erasure.neighbours import Receipt
from .store import Store, known_coder, record, remember, remembered
from .tombstones import PUT, REDACT, Named
from .views import axes, beneath, glance, history, ledger, lines, look, orphans, present, settled, versions
from .views import synthesis as synthesising
from .views.lines import Said

if TYPE_CHECKING:
    from synth.corpus.layout.teaching import Taught


class Study:
    """A file that keeps what people did: codings, reviews, memos, the codebook, and who did it when.

    Nothing in it is ever changed or deleted, but by `erase`; each act is added, and is durable once its
    method returns. An act names its coder, or leaves it to the one who is remembered on this computer
    (`remember`).

    Parameters
    ----------
    path : str or Path
    create : bool
        Whether to begin a new study where there is no file.

    Raises
    ------
    FileNotFoundError
        There is no file, and `create` is False.
    ValueError
        The file is no study, is damaged, or was written by a newer program. So says every method where an
        act does not fit, as with a code that the codebook does not have.
    OSError
        The file cannot be written or read: PermissionError where it is read-only, TimeoutError where another
        program keeps it. What was answered for is still there.

    Examples
    --------
    >>> import tempfile
    >>> with Study(Path(tempfile.mkdtemp()) / "study.db") as study:
    ...     _ = study.set_codebook(pd.DataFrame({"code": ["trust"], "name": ["ความไว้วางใจ"]}))
    ...     study.codebook()["name"].tolist()
    ['ความไว้วางใจ']
    """

    def __init__(self, path: str | Path, create: bool = True):
        self._store = Store(path, create, proof.refuse_writing)
        self.path = self._store.path
        self.remarks: list[str] = []
        """What is to be said of the study where it shows itself, as by `synth.open_study`."""

    def __enter__(self) -> Study:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return look.line(self)

    def _repr_html_(self) -> str:
        return look.page(self)

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    # What comes in

    def add_corpus(self, corpus: Any, *, part: bool = False) -> bool:
        """Take in what is new or changed in a corpus; say whether there was anything.

        Statements that a changed source still has keep their codings; for the others see `orphans`. With
        `part` its sources come beside those that are there, and none of those is missed.
        """
        with self._store.writing() as connection:
            return bool(readings.add(connection, corpus, self.path.name, part=part))

    def set_codebook(self, table: pd.DataFrame, coder: str | None = None) -> str:
        """Make `table` the codebook if it differs from the present one; return the present version's id.

        A code that the table lacks is retired if it was used, and dropped if not.
        """
        with self._store.writing() as connection:
            who = known_coder(connection, coder) if coder or remembered(connection) else ""
            codebook.write(connection, codebook.from_table(connection, table), who)
            return codebook.version_of(codebook.current(connection))

    def import_status(self, path: str, sha256: str) -> str:
        """Say of a file whether it is ``new``, was imported as it is (``same``) or ``changed`` since."""
        with self._store.reading() as connection:
            return imports.status(connection, path, sha256)

    def import_codings(
        self, codings: pd.DataFrame, reviews: pd.DataFrame | None = None, *, path: str, sha256: str
    ) -> int:
        """Take in the codings (statement_id, code, coder) and reviews of a file; return how many are new.

        The same content comes in once. A changed file counts by its difference from the last time. Columns
        `start` and `end`, if there and filled, say which stretch of the source's text was coded.
        """
        with self._store.writing() as connection:
            return imports.add(connection, codings, reviews, path, sha256)

    def import_memos(self, memos: pd.DataFrame) -> int:
        """Take in memos of a file (memo_id, about, target_id, text, coder), each once; return how many."""
        with self._store.writing() as connection:
            return imports.add_memos(connection, memos.to_dict("records"))

    def import_codebook(self, table: pd.DataFrame, *, path: str, sha256: str) -> bool:
        """Make the codebook of a file the study's, once for each content; say whether it was."""
        with self._store.writing() as connection:
            if imports.status(connection, path, sha256) == imports.SAME:
                return False
            codebook.write(connection, codebook.from_table(connection, table), "")
            imports.note(connection, path, sha256)
            return True

    def merge(self, other: str | Path, agree: Callable[[pd.DataFrame], bool] | None = None) -> pd.DataFrame:
        """Add the acts of another file of this study; return where the two disagree.

        Nothing is doubled, and the order of merging does not matter. Columns: what, where, here, there,
        counts (the one that counts now). `agree`, if given, is asked first with the table `incoming`; where
        it says no, nothing is taken.

        Raises
        ------
        ValueError
            The file is not whole, or says otherwise of an act that both have; nothing was taken from it.
        """
        with backups.opened_copy(other) as copy:
            with self._store.reading() as connection:
                left = erase.leave_out(connection, copy, Path(other))
            with copy.reading() as theirs:
                with self._store.reading() as connection:
                    coming = incoming.incoming(connection, theirs, Path(other)) if agree else None
                if agree and not agree(coming):
                    return pd.DataFrame(columns=list(merge.COLUMNS))
                erasing = erase.wanting(self._store, theirs)
                with self._store.erasing() if erasing else self._store.writing() as connection:
                    erase.agree(connection, theirs)
                    conflicts = merge.merge(connection, theirs, Path(other))
                return erase.with_left_out(conflicts, left, other)

    def incoming(self, other: str | Path) -> pd.DataFrame:
        """Return what merging another file would bring, before it is done.

        Columns: coder, act (its kind), acts (how many), how and whose. `how` is empty for the count; else the
        acts touch what others did: ``undoes``, ``takes away``, ``rewrites`` (a memo), or stand ``in the name
        of`` a coder whose acts came so far from the files in `whose` (empty: were made in this study).
        """
        with backups.opened_copy(other) as copy:
            with self._store.reading() as connection:
                erase.leave_out(connection, copy, Path(other))
            with copy.reading() as theirs, self._store.reading() as connection:
                return incoming.incoming(connection, theirs, Path(other))

    # What a coder does

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

    def correct(self, lines: Mapping[str, Said], coder: str | None = None) -> str:
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

    # What people write: the synthesis and its claims

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
        return axes.said_cell(connection, beneath.gather(connection), row, column)

    # The codebook

    def add_code(self, code: str, coder: str | None = None, **columns: Any) -> str:
        """Add a code; columns as in the table `codebook` (name, parent, dimension, definition …)."""
        with self._store.writing() as connection:
            return codebook_edits.add(connection, code, coder, **columns)

    def change_code(self, code: str, coder: str | None = None, **columns: Any) -> str:
        """Change a code's columns, as ``definition=…`` or ``retired=True``; its codings stay with it."""
        with self._store.writing() as connection:
            return codebook_edits.change(connection, code, coder, columns)

    def rename_code(self, code: str, coder: str | None = None, *, to: str) -> str:
        """Give a code another short name; codings under the old one are found under the new one."""
        with self._store.writing() as connection:
            return codebook_edits.change(connection, code, coder, {"code": to})

    def move_code(self, code: str, parent: str, coder: str | None = None, *, dimension: str = "") -> str:
        """Put a code, with those below it, below another one or (no `parent`) to the top of a `dimension`."""
        with self._store.writing() as connection:
            return codebook_edits.move(connection, code, parent, coder, dimension)

    def merge_codes(self, codes: Sequence[str], into: str, coder: str | None = None) -> str:
        """Merge codes into one; their codings count as its from now on."""
        with self._store.writing() as connection:
            return codebook_edits.merge(connection, codes, into, coder)

    def split_code(self, code: str, into: Sequence[str], coder: str | None = None) -> str:
        """Split a code into new ones; it is retired, and its codings stay with it."""
        with self._store.writing() as connection:
            return codebook_edits.divide(connection, code, into, coder)

    def retire_code(self, code: str, coder: str | None = None) -> str:
        """Take a code out of use; its codings stay."""
        return self.change_code(code, coder, retired=True)

    def name_version(self, name: str, coder: str | None = None) -> str:
        """Name the present version of the codebook and freeze it under that name."""
        with self._store.writing() as connection:
            return codebook_edits.name_version(connection, name, coder)

    def use_version(self, version: str, coder: str | None = None) -> str:
        """Make the version with this id or name the codebook again; later codes in use are kept, retired.

        Codes that were merged since stay merged; codings stay with their codes, whatever those are called.
        """
        with self._store.writing() as connection:
            return codebook_edits.use_version(connection, version, coder)

    @property
    def version(self) -> str:
        """The id of the present version of the codebook, empty where there is none."""
        with self._store.reading() as connection:
            return codebook.version_of(codebook.current(connection))

    def code_ids(self) -> dict[str, str]:
        """Return the id of each code of the present codebook; it stays when the code is renamed."""
        with self._store.reading() as connection:
            return codebook.code_ids(connection)

    def versions(self) -> pd.DataFrame:
        """Return the versions of the codebook: version, name, coder, created_at, codes."""
        with self._store.reading() as connection:
            return versions.versions(connection)

    def codebook(self, version: str = "") -> pd.DataFrame:
        """Return the present codebook, or the version with this id or name."""
        with self._store.reading() as connection:
            return versions.table(connection, version)

    # What there is

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

        found = self.examples()
        return taught(labeller(), found) if found else None

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
            return present.codings_table(connection)

    def reviews(self) -> pd.DataFrame:
        """Return the reviews that stand now, with the codebook version that each was made under."""
        with self._store.reading() as connection:
            return present.reviews_table(connection)

    def memos(self) -> pd.DataFrame:
        """Return the memos."""
        with self._store.reading() as connection:
            return present.memos_table(connection)

    def dismissals(self) -> pd.DataFrame:
        """Return the suggestions that coders did not want: statement_id, code, coder, created_at."""
        with self._store.reading() as connection:
            return present.dismissals_table(connection)

    def inherited(self) -> pd.DataFrame:
        """Return the codes that split or joined statements, and split codes, leave to be read again.

        Columns: statement_id, code, coder, because. They are suggestions, never codings.
        """
        with self._store.reading() as connection:
            return present.inherited_table(connection)

    def spans(self) -> pd.DataFrame:
        """Return the stretches that were coded: coding_id, span_id, source_id, start, end (in its text)."""
        with self._store.reading() as connection:
            return present.spans_table(connection)

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

    # At a glance, for a page that is kept current

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

    # Personal data

    def erase(
        self, words: Iterable[str] | Mapping[str, str], coder: str | None = None, *, put: str = PUT
    ) -> Receipt:
        """Erase words for good: from texts, memos, codebook, history and names, wherever they stand.

        `words` may say what is put in the place of each; else it is `put`. Statements keep their codings.
        Studies that lie beside this one are cleaned too (see `Receipt`); no file brings the words back.
        """
        said = words if isinstance(words, Mapping) else dict.fromkeys(words, put)
        return neighbours.erased(self._store, erase.erase, said, coder)

    def redact(self, words: Mapping[str, str], coder: str | None = None) -> Receipt:
        """Put pseudonyms for words in the stored text itself, with codings still at their words."""
        return neighbours.erased(self._store, erase.erase, words, coder, kind=REDACT)

    def erase_sources(self, sources: Iterable[str], coder: str | None = None) -> Receipt:
        """Erase sources for good, with all that was done on them."""
        return neighbours.erased(self._store, erase.erase_sources, list(sources), coder)

    def personal_data(self, known: pd.DataFrame | None = None, threshold: float = LIKELY) -> pd.DataFrame:
        """Return likely personal data of the whole study with pseudonyms; see `study.personal`."""
        return personal.personal_data(self, known, threshold)

    @contextmanager
    def redacted(self, words: Mapping[str, str]) -> Iterator[Study]:
        """Give a copy of the study, for as long as it is needed, in which pseudonyms stand for `words`."""
        with backups.opened_copy(self.path) as copy:
            with copy.erasing() as connection:
                rewriting.rewrite(connection, Named(words))
            with Study(copy.path) as seen:
                yield seen

    def no_name(self, kind: str, words: Iterable[str], coder: str | None = None) -> str:
        """Say of words that were found as personal data of a `kind` that they are none."""
        with self._store.writing() as connection:
            return erase.no_name(connection, kind, words, coder)

    def no_names(self) -> pd.DataFrame:
        """Return what a person said is no personal data: kind, words."""
        with self._store.reading() as connection:
            return erase.no_names_table(connection)

    # Care

    def check(self, lang: str = "en") -> pd.DataFrame:
        """Prove the study whole: return its faults as the table `problems`, empty when there is none."""
        with self._store.reading() as connection:
            return proof.check(connection, lang)

    def accept(self, coder: str | None = None) -> str:
        """Say that the study is to be written to with the faults that `check` finds; others stop it again."""
        with self._store.accepting() as connection:
            found = sorted(proof.keys(proof.faults(connection)))
            who = known_coder(connection, coder) if coder or remembered(connection) else ""
            return record(connection, "accept", who, faults=found) if found else ""

    def backup(self, target: str | Path) -> Path:
        """Copy the study to `target` as it stands now, also while others write to it."""
        return backups.backup(self.path, target)

    def dump(self) -> dict[str, pd.DataFrame]:
        """Return every stored table whole, for `load` to make the same study of."""
        with self._store.reading() as connection:
            return backups.dump(connection)
