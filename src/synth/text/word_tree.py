"""PyThaiNLP's words as the tree that its tokeniser walks, grown letter by letter as texts ask for them."""

from __future__ import annotations

from functools import cache
from threading import Lock

from pythainlp.corpus import thai_words
from pythainlp.util import Trie

_FIRST = 2
"""Letters by which words are put in: few begin with the same two."""
_MOST_WAITING = 0.1
"""Share of the words that wait at the most; with fewer, the rest is put in and nobody asks any more."""


class WordTree(Trie):
    """A tree of words that holds those with the same first letters from when it is asked for one.

    The whole tree takes a third of a second; a text with one broken word needs a few hundred words.

    Examples
    --------
    >>> WordTree(["ป่า", "ป่าไม้", "น้ำ"]).prefixes("ป่าไม้ชุมชน")
    ['ป่า', 'ป่าไม้']
    """

    def __init__(self, words: frozenset[str] | list[str]) -> None:
        super().__init__([word for word in words if len(word) < _FIRST])
        self._whole, self._lock = len(words), Lock()
        self._waiting: dict[str, list[str]] = {}
        for word in words:
            if len(word) >= _FIRST:
                self._waiting.setdefault(word[:_FIRST], []).append(word)

    def __len__(self) -> int:
        return self._whole

    def prefixes(self, text: str, start: int = 0) -> list[str]:
        """Return the words that begin where `text` has `start`."""
        if (first := text[start : start + _FIRST]) in self._waiting:
            with self._lock:
                self._grow(first)
        return super().prefixes(text, start)

    def _grow(self, first: str) -> None:
        """Put the words with these first letters in; where few others wait, those too."""
        self._put(first)
        if self._word_count > (1 - _MOST_WAITING) * self._whole:
            for other in list(self._waiting):
                self._put(other)
            self.prefixes = super().prefixes

    def _put(self, first: str) -> None:
        for word in self._waiting.get(first, ()):
            self.add(word)
        self._waiting.pop(first, None)  # now only: whoever finds it gone finds its words


@cache
def word_tree() -> WordTree:
    """Return the tree of PyThaiNLP's words."""
    return WordTree(thai_words())
