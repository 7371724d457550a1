"""Texts in which no personal data were found: known again by a hash, so that nobody looks into them twice.

The hashes lie in a file beside the study, which may be deleted at any time and goes when something is erased.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from zlib import crc32

import numpy as np

from synth.themes.kept import KeptBlocks, digest

ENDING = ".looked"
WORTH_KEEPING = 10_000
"""So many texts are kept in a file, or fewer where there is one already."""
_SIZE = 16
"""Bytes of a hash."""

Text = tuple[str, str]
"""Where a text stands, and the text."""


class Looked:
    """The texts of a study that were looked into before and hold nothing.

    Parameters
    ----------
    beside : path, optional
        The study; without one nothing is kept.
    threshold : float
        How sure it had to be that something is personal data.
    """

    def __init__(self, beside: str | os.PathLike | None, threshold: float):
        path = None if beside is None else f"{os.fspath(beside)}{ENDING}"
        self._file = KeptBlocks(path, f"{_stamp()}, {threshold}") if path is not None else None
        blocks = [block["keys"].tobytes() for block in self._file.read()] if self._file else []
        self._keys = b"".join(blocks)

    def further(self, texts: Sequence[Text]) -> list[Text]:
        """Return the texts that are still to be looked into."""
        if not self._keys:
            return list(texts)
        known = {self._keys[at : at + _SIZE] for at in range(0, len(self._keys), _SIZE)}
        return [text for text in texts if _key(text) not in known]

    def keep(self, texts: Sequence[Text], of: int) -> None:
        """Keep texts that hold nothing; `of` so many are looked into."""
        if self._file and texts and (of >= WORTH_KEEPING or self._file.path.exists()):
            self._file.append(keys=np.frombuffer(b"".join(map(_key, texts)), np.uint8))


def _key(text: Text) -> bytes:
    """Return the hash of a text; one in the place of a speaker may be a name where others are none."""
    return digest(text[1], seed=int(text[0] == "speaker"))


@cache
def _stamp() -> str:
    """Name what is found hangs on: PyThaiNLP's lists and all that `synth.text` has."""
    rules = 0
    for file in sorted(files("synth.text").iterdir(), key=lambda file: file.name):
        rules = crc32(file.read_bytes(), rules) if file.is_file() else rules
    return f"looked, pythainlp {version('pythainlp')}, rules {rules:08x}"
