"""PyThaiNLP's words as the tree that its tokeniser walks, grown letter by letter as texts ask for them."""

from __future__ import annotations

from functools import cache
from threading import Lock

from pythainlp.corpus import thai_words
from pythainlp.util import Trie

_MOST_WAITING = 0.5
"""Share of the words that wait at the most; with fewer, the rest is put in and nobody asks any more."""


class WordTree(Trie):
    """A tree of words that holds those with a letter at their beginning from when it is asked for one.

    The whole tree takes a third of a second; a text with one broken word needs the words of a few letters.

    Examples
    --------
    >>> WordTree(["ป่า", "ป่าไม้", "น้ำ"]).prefixes("ป่าไม้ชุมชน")
    ['ป่า', 'ป่าไม้']
    """

    def __init__(self, words: frozenset[str] | list[str]) -> None:
        super().__init__([])
        self._whole, self._lock = len(words), Lock()
        self._waiting: dict[str, list[str]] = {}
        for word in words:
            self._waiting.setdefault(word[0], []).append(word)

    def __len__(self) -> int:
        return self._whole

    def prefixes(self, text: str, start: int = 0) -> list[str]:
        """Return the words that begin where `text` has `start`."""
        if text[start : start + 1] in self._waiting:
            with self._lock:
                self._grow(text[start])
        return super().prefixes(text, start)

    def _grow(self, letter: str) -> None:
        """Put the words of a letter in; where few others wait, those too."""
        others = sum(len(words) for first, words in self._waiting.items() if first != letter)
        for first in [letter] if others > _MOST_WAITING * self._whole else list(self._waiting):
            for word in self._waiting.get(first, ()):
                self.add(word)
            self._waiting.pop(first, None)  # now only: whoever finds it gone finds its words
        if not self._waiting:
            self.prefixes = super().prefixes


@cache
def word_tree() -> WordTree:
    """Return the tree of PyThaiNLP's words."""
    return WordTree(thai_words())
