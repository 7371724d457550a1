"""What comes into a study: corpora, codebooks, imports, other people's studies."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd

from synth.address import Address, placed

from .. import codebook, codebook_table
from ..acts import imports, readings
from ..care import incoming, merge, moving
from ..coders import known_coder, remembered
from ..erasure import erase
from .opened import Opened


class Incoming(Opened):
    """What comes into a study: corpora, codebooks, imports, other people's studies."""

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
            codebook.write(connection, codebook_table.from_table(connection, table), who)
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
            codebook.write(connection, codebook_table.from_table(connection, table), "")
            imports.note(connection, path, sha256)
            return True

    def merge(
        self, other: str | Path | Address, agree: Callable[[pd.DataFrame], bool] | None = None
    ) -> pd.DataFrame:
        """Add the acts of another copy of this study, a file or on a server; return where the two disagree.

        Nothing is doubled, and the order of merging does not matter. Columns: what, where, here, there,
        counts (the one that counts now). `agree`, if given, is asked first with the table `incoming`; where
        it says no, nothing is taken.

        Raises
        ------
        ValueError
            The file is not whole, or says otherwise of an act that both have; nothing was taken from it.
        """
        other = placed(other)
        with moving.opened_copy(other) as copy:
            with self._store.reading() as connection:
                left_out = erase.leave_out(connection, copy, other)
            with copy.reading() as theirs:
                with self._store.reading() as connection:
                    coming = incoming.incoming(connection, theirs, other) if agree else None
                if agree and not agree(coming):
                    return pd.DataFrame(columns=list(merge.COLUMNS))
                erasing = erase.wanting(self._store, theirs)
                with self._store.erasing() if erasing else self._store.writing() as connection:
                    erase.agree(connection, theirs)
                    conflicts = merge.merge(connection, theirs, other)
                return erase.with_left_out(conflicts, left_out, other)

    def incoming(self, other: str | Path | Address) -> pd.DataFrame:
        """Return what merging another file would bring, before it is done.

        Columns: coder, act (its kind), acts (how many), how and whose. `how` is empty for the count; else the
        acts touch what others did: ``undoes``, ``takes away``, ``rewrites`` (a memo), or stand ``in the name
        of`` a coder whose acts came so far from the files in `whose` (empty: were made in this study).
        """
        other = placed(other)
        with moving.opened_copy(other) as copy:
            with self._store.reading() as connection:
                erase.leave_out(connection, copy, other)
            with copy.reading() as theirs, self._store.reading() as connection:
                return incoming.incoming(connection, theirs, other)
