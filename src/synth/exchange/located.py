"""Where words stand in a study's texts, whatever blanks and line ends another program made of them."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from pathlib import PurePosixPath

import pandas as pd

from synth.signs import STRAY
from synth.study.ids import plain

Stretch = tuple[str, int, int]
"""A source_id, and a place in its text."""
_ALIKE = 0.6
"""How much of an edited text has to be the same for it to be found again."""
MOST_LOOKED, LONGEST_LOOKED = 2_000, 5_000
"""So many edited texts, and up to this length, are looked for among all that are like them."""
_SHORTEST = 2
"""Letters of words that are looked for; a single one stands anywhere."""


class Located:
    r"""Finds words in sources and sources by the names of files.

    Parameters
    ----------
    sources : DataFrame
        source_id, text.
    statements : DataFrame
        statement_id, source_id, start, end, text.

    Examples
    --------
    >>> texts = pd.DataFrame({"source_id": ["เวที.txt"], "text": ["ทุนของ ชุมชน\nป่า"]})
    >>> lines = pd.DataFrame(columns=["statement_id", "source_id", "start", "end", "text"])
    >>> located = Located(texts, lines)
    >>> located.words("ของชุมชน"), located.source("forms/เวที.docx")
    (('เวที.txt', 3, 12), 'เวที.txt')
    """

    def __init__(self, sources: pd.DataFrame, statements: pd.DataFrame):
        self.texts = dict(zip(sources["source_id"], sources["text"], strict=True))
        self._looked = 0
        self._bare: dict[str, tuple[str, list[int]]] = {}
        self._of: dict[str, list[dict]] = {}
        for row in statements[["statement_id", "source_id", "start", "end", "text"]].to_dict("records"):
            self._of.setdefault(row["source_id"], []).append(row)
        self._names: dict[str, list[str]] = {}
        for name in self.texts:
            for spelling in {plain(name), _stem(name), _stem(form_name(name))}:
                self._names.setdefault(spelling, []).append(name)

    def source(self, file: str) -> str | None:
        """Return the one source that a file is called after, with or without its folder and ending."""
        for spelling in (plain(file), _stem(file)):
            names = self._names.get(spelling, [])
            if len(names) == 1:
                return names[0]
        return None

    def words(self, words: str, sources: Sequence[str] = (), after: int = -1) -> Stretch | None:
        """Return where words stand; where they stand several times, the first place behind `after`, if any.

        Without `sources` they are looked for everywhere, and must stand in one place only.
        """
        sought = "".join(plain(words).split())
        if len(sought) < _SHORTEST:
            return None
        stretches = []
        for name in sources or self.texts:
            bare, places = self._without_blanks(name)
            at = bare.find(sought)
            while at >= 0 and len(stretches) < 1000:
                stretches.append((name, places[at], places[at + len(sought) - 1] + 1))
                at = bare.find(sought, at + 1)
        if len(stretches) > 1 and sources and after >= 0:
            return next((stretch for stretch in stretches if stretch[1] >= after), stretches[0])
        return stretches[0] if len(stretches) == 1 else None

    def alike(self, words: str, source: str | None) -> dict | None:
        """Return the statement of a source that is most like words which were edited since."""
        rows = self._of.get(source or "", [])
        self._looked += 1
        if self._looked > MOST_LOOKED or len(words) > LONGEST_LOOKED:
            return None
        texts = [row["text"] for row in rows]
        near = difflib.get_close_matches(words, texts, n=1, cutoff=_ALIKE)
        return rows[texts.index(near[0])] if near else None

    def _without_blanks(self, name: str) -> tuple[str, list[int]]:
        """Return a text as it is compared, and where each of its letters stands in the text itself."""
        if name not in self._bare:
            text, signs, places = self.texts[name], [], []
            for at, sign in enumerate(text):
                if sign.isspace() or sign in STRAY:
                    continue
                for part in "".join(plain(sign)) or sign:
                    signs.append(part)
                    places.append(at)
            self._bare[name] = "".join(signs), places
        return self._bare[name]


def form_name(source: str) -> str:
    """Return a name for the file of a source that every disk takes, without an ending of its own.

    Examples
    --------
    >>> form_name("2564/เวที.txt"), form_name("answers.xlsx#12")
    ('2564 - เวที.txt', 'answers.xlsx#12')
    """
    joined = " - ".join(part for part in source.split("/") if part)
    return "".join("_" if sign in '<>:"\\|?*' or sign < " " else sign for sign in joined)[:120].strip(" .")


def _stem(name: str) -> str:
    path = PurePosixPath(name.replace("\\", "/"))
    endings = (".docx", ".pdf", ".txt", ".md", ".html", ".htm", ".doc", ".odt", ".rtf", ".xlsx", ".csv")
    file_name = path.name
    while PurePosixPath(file_name).suffix.lower() in endings:
        file_name = file_name[: -len(PurePosixPath(file_name).suffix)]
    return plain(file_name)
