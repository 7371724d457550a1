"""Editing the codebook, and its versions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from .. import codebook
from ..acts import codebook_edits
from ..views import versions
from .opened import Opened


class Codebook(Opened):
    """Editing the codebook, and its versions."""

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
