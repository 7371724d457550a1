"""The study as Python sees it: one object, its acts and its tables."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd

from . import acts, codebook, imports, readings, views
from .store import Store, known_coder


class Study:
    """A file that keeps what a person did: codings, reviews, memos, the codebook, and who did it when.

    Nothing in it is ever changed or deleted; each act is added, and is durable once its method returns.

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
        The file is no study, is damaged, or was written by a newer program.

    Examples
    --------
    >>> import tempfile
    >>> with Study(Path(tempfile.mkdtemp()) / "study.db") as study:
    ...     _ = study.set_codebook(pd.DataFrame({"code": ["trust"], "name": ["ความไว้วางใจ"]}))
    ...     study.codebook()["name"].tolist()
    ['ความไว้วางใจ']
    """

    def __init__(self, path: str | Path, create: bool = True):
        self._store = Store(path, create)
        self.path = self._store.path

    def __enter__(self) -> Study:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Study({str(self.path)!r})"

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    def _act(self, act: Any, *arguments: Any, **options: Any) -> Any:
        with self._store.writing() as connection:
            return act(connection, *arguments, **options)

    def _view(self, view: Any, *arguments: Any) -> Any:
        with self._store.reading() as connection:
            return view(connection, *arguments)

    def add_corpus(self, corpus: Any) -> bool:
        """Take in what the study has not read yet; say whether there was anything."""
        return bool(self._act(readings.add, corpus))

    def set_codebook(self, table: pd.DataFrame, coder: str = "") -> str:
        """Make `table` the codebook if it differs from the present one; return the present version's id."""
        with self._store.writing() as connection:
            rows = codebook.from_table(connection, table)
            codebook.write(connection, rows, known_coder(connection, coder) if coder else "")
            return codebook.version_of(rows)

    def code(self, statement_id: str, code: str, coder: str, origin: str = "hand", basis: str = "") -> str:
        """Code a statement; `code` is a code or its Thai name. Return the act's id, empty if it stands."""
        return self._act(acts.code, statement_id, code, coder, origin, basis)

    def uncode(self, statement_id: str, code: str, coder: str) -> str:
        """Take the coder's own coding away; the review stays."""
        return self._act(acts.uncode, statement_id, code, coder)

    def review(self, statement_id: str, coder: str) -> str:
        """Say that the coder read the statement."""
        return self._act(acts.review, statement_id, coder)

    def dismiss(self, statement_id: str, code: str, coder: str) -> str:
        """Say that the suggested code is not wanted for the statement."""
        return self._act(acts.dismiss, statement_id, code, coder)

    def memo(self, about: str, target_id: str, text: str, coder: str, memo_id: str = "") -> str:
        """Write a memo; `about` is statement, code, source or project × theme."""
        return self._act(acts.memo, about, target_id, text, coder, memo_id)

    def set_attribute(self, source_id: str, name: str, value: Any, coder: str) -> str:
        """Say what `name` (province, form …) is for a source; this outlasts what its file says."""
        return self._act(acts.set_attribute, source_id, name, value, coder)

    def set_cohort(self, source_id: str, cohort: str, coder: str) -> str:
        """Put a source into a cohort."""
        return self.set_attribute(source_id, "cohort", cohort, coder)

    def set_project(self, source_id: str, project: str, coder: str) -> str:
        """Say which project a source belongs to."""
        return self.set_attribute(source_id, "project", project, coder)

    def set_use(self, statement_id: str, use: str, coder: str) -> str:
        """Take a statement into the analysis (``analysed``) or out of it (``left out``)."""
        return self._act(acts.set_use, statement_id, use, coder)

    def undo(self, coder: str) -> str:
        """Take back the coder's last act; return the id of this act, empty if there was none."""
        return self._act(acts.undo, coder)

    def redo(self, coder: str) -> str:
        """Bring back the act that the coder took back last; empty if there is none."""
        return self._act(acts.redo, coder)

    def import_status(self, path: str, sha256: str) -> str:
        """Say of a file whether it is ``new``, was imported as it is (``same``) or ``changed`` since."""
        return self._view(imports.status, path, sha256)

    def import_codings(
        self, codings: pd.DataFrame, reviews: pd.DataFrame | None = None, path: str = "", sha256: str = ""
    ) -> int:
        """Take in the codings (statement_id, code, coder) and reviews of a file; return how many are new.

        The same content comes in once. A changed file counts by its difference from the last time.
        """
        return self._act(imports.add, codings, reviews, path, sha256)

    def sources(self) -> pd.DataFrame:
        """Return the table `sources`, attributes after the documented columns."""
        return self._view(views.sources)

    def statements(self) -> pd.DataFrame:
        """Return the table `statements` in reading order."""
        return self._view(views.statements_table)

    def left_out(self) -> pd.DataFrame:
        """Return the table `left_out`."""
        return self._view(views.left_out_table)

    def problems(self) -> pd.DataFrame:
        """Return the table `problems` of the last reading."""
        return self._view(views.problems_table)

    def codebook(self) -> pd.DataFrame:
        """Return the present codebook."""
        return self._view(lambda connection: codebook.table_of(codebook.current(connection)))

    def codings(self) -> pd.DataFrame:
        """Return the codings that stand now."""
        return self._view(views.codings_table)

    def reviews(self) -> pd.DataFrame:
        """Return the reviews that stand now."""
        return self._view(views.reviews_table)

    def memos(self) -> pd.DataFrame:
        """Return the memos."""
        return self._view(views.memos_table)

    def dismissals(self) -> pd.DataFrame:
        """Return the suggestions that coders said no to."""
        return self._view(views.dismissals_table)
