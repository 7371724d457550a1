"""Personal data taken out, and the file kept whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import pandas as pd

from synth.text.privacy import LIKELY

from ..care import backup as backups
from ..care import moving, proof
from ..coders import known_coder, remembered
from ..erasure import erase, neighbours, personal, rewriting
from ..erasure.neighbours import Receipt
from ..store import record
from ..tombstones import PUT, REDACT, Named
from .opened import Opened


class Keeping(Opened):
    """Personal data taken out, and the file kept whole."""

    def erase(
        self, words: Iterable[str] | Mapping[str, str], coder: str | None = None, *, put: str = PUT
    ) -> Receipt:
        """Erase words for good: from texts, memos, codebook, history and names, wherever they stand.

        `words` may say what is put in the place of each; else it is `put`. Statements keep their codings.
        Studies that lie beside this one are cleaned too (see `Receipt`); no file brings the words back.
        """
        replacements = words if isinstance(words, Mapping) else dict.fromkeys(words, put)
        return neighbours.erased(self._store, erase.erase, replacements, coder)

    def redact(self, words: Mapping[str, str], coder: str | None = None) -> Receipt:
        """Put pseudonyms for words in the stored text itself, with codings still at their words."""
        return neighbours.erased(self._store, erase.erase, words, coder, kind=REDACT)

    def erase_sources(self, sources: Iterable[str], coder: str | None = None) -> Receipt:
        """Erase sources for good, with all that was done on them."""
        return neighbours.erased(self._store, erase.erase_sources, list(sources), coder)

    def personal_data(self, key: pd.DataFrame | None = None, threshold: float = LIKELY) -> pd.DataFrame:
        """Return likely personal data of the whole study with pseudonyms; see `study.personal`."""
        return personal.personal_data(self, key, threshold)

    @contextmanager
    def redacted(self, words: Mapping[str, str]) -> Iterator[Self]:
        """Give a copy of the study, for as long as it is needed, in which pseudonyms stand for `words`."""
        with moving.opened_copy(self.path) as copy:
            with copy.erasing() as connection:
                rewriting.rewrite(connection, Named(words))
            with type(self)(copy.path) as study:
                yield study

    def no_name(self, kind: str, words: Iterable[str], coder: str | None = None) -> str:
        """Say of words that were found as personal data of a `kind` that they are none."""
        with self._store.writing() as connection:
            return erase.no_name(connection, kind, words, coder)

    def no_names(self) -> pd.DataFrame:
        """Return what a person said is no personal data: kind, words."""
        with self._store.reading() as connection:
            return erase.no_names_table(connection)

    def check(self, lang: str = "en") -> pd.DataFrame:
        """Prove the study whole: return its faults as the table `problems`, empty when there is none."""
        with self._store.reading() as connection:
            return proof.check(connection, lang)

    def accept(self, coder: str | None = None) -> str:
        """Say that the study is to be written to with the faults that `check` finds; others stop it again."""
        with self._store.accepting() as connection:
            faults = sorted(proof.keys(proof.faults(connection)))
            who = known_coder(connection, coder) if coder or remembered(connection) else ""
            return record(connection, "accept", who, faults=faults) if faults else ""

    def backup(self, target: str | Path) -> Path:
        """Copy the study to the file `target` as it stands now, also while others write to it."""
        return backups.backup(self.path, target)

    def dump(self) -> dict[str, pd.DataFrame]:
        """Return every stored table whole, for `load` to make the same study of."""
        with self._store.reading() as connection:
            return backups.dump(connection)
