"""A Thai word looked for in a text: as a word of its own, or anywhere, also where the text is damaged."""

from __future__ import annotations

import re
from functools import cached_property

from synth.signs import IN_ARABIC, NOMINALISERS
from synth.text.clusters import whole_clusters
from synth.text.repair import repair, repair_with_map
from synth.text.tokens import tokenise

_LETTERS = re.compile("[\u0e01-\u0e2e]{2,6}")
"""An abbreviation, or a word without vowels."""


class Searched:
    """A text in which words are looked for; it is repaired and cut into words once, when it has to be.

    Parameters
    ----------
    text : str

    Examples
    --------
    >>> Searched("พนักงานติดตามงานของชุมชน").find("งาน")
    [(13, 16)]
    >>> Searched("พนักงานติดตามงานของชุมชน").find("งาน", within_words=True)
    [(4, 7), (13, 16)]
    """

    def __init__(self, text: str):
        self.text = text
        clean, self._origin = repair_with_map(text)
        self._clean = _folded(clean)

    def find(self, word: str, within_words: bool = False) -> list[tuple[int, int]]:
        """Return where `word` stands: (start, end) in the text as it is, whole grapheme clusters.

        Parameters
        ----------
        word : str
            Capital letters and small ones are the same, Thai digits and Arabic ones, and abbreviations with
            and without stops: รพสต is รพ.สต.
        within_words : bool
            Also inside longer words: งาน in พนักงาน. A word behind ความ or การ is always found.
        """
        pattern = _pattern(_folded(repair(word).strip()))
        places, match = [], pattern and pattern.search(self._clean)
        while match:
            start, end = match.span()
            if within_words or (start in self._edges and end in self._edges):
                places.append(self._in_text(start, end))
            match = pattern.search(self._clean, start + 1)
        return places

    def _in_text(self, start: int, end: int) -> tuple[int, int]:
        """Say where a stretch of the repaired text stands in the text as it is."""
        first, last = self._origin[start], self._origin[end]
        return whole_clusters(self.text, first, first + len(self.text[first:last].rstrip()))

    @cached_property
    def _edges(self) -> set[int]:
        edges, at = {0}, 0
        for token in tokenise([self._clean])[0]:
            edges |= {at + len(head) for head in NOMINALISERS if token.startswith(head)}
            at += len(token)
            edges |= {at, at - 1} if token.endswith(".") else {at}
        return edges


def _pattern(word: str) -> re.Pattern[str] | None:
    """Make what finds a word; in an abbreviation each letter may have a stop behind it, but for the last."""
    letters = word.replace(".", "")
    if not letters:
        return re.compile(re.escape(word)) if word else None
    if len(letters) > 1 and _LETTERS.fullmatch(letters):
        return re.compile(r"\.?".join(letters))
    return re.compile(re.escape(word))


def _folded(text: str) -> str:
    """Write capital letters small and Thai digits as Arabic, where every character keeps its place."""
    text = text.translate(IN_ARABIC)
    small = text.lower()
    return small if len(small) == len(text) else text
