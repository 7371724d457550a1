"""Where words of a line may begin and end: what it costs to read the letters before and behind each place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from synth.text.likely_names import MOST, given_names, known_words, nicknames, word_cost

LETTERS = re.compile(r"[\u0e01-\u0e4e]+")
_UNKNOWN, _UNKNOWN_MORE = 9.0, 11.0
"""What it costs to read a letter, or one with its vowels and marks, that belongs to no word."""
_GOES_ON = frozenset(
    "\u0e45\u0e30\u0e31\u0e32\u0e33\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e"
)
_SILENT = re.compile(r"[\u0e01-\u0e2e](?:[\u0e34\u0e38])?\u0e4c")


class Index:
    """Words by their first letters, to find all that begin at a place."""

    def __init__(self, words: Iterable[str]):
        self._words = frozenset(word for word in words if 1 < len(word) <= MOST)
        sizes: dict[str, set[int]] = {}
        for word in self._words:
            sizes.setdefault(word[:3], set()).add(len(word))
        self._sizes = {begin: tuple(sorted(found)) for begin, found in sizes.items()}

    def beginning(self, text: str, at: int) -> Iterable[str]:
        """Return the words with which `text` goes on at a place."""
        begin, room = text[at : at + 3], len(text) - at
        sizes = self._sizes.get(begin, ()) if len(begin) > 2 else ()
        found = [text[at : at + size] for size in sizes if size <= room]
        return [word for word in (begin[:2], *found) if word in self._words]


@cache
def words() -> Index:
    """Return the words that are no names."""
    return Index(known_words())


@cache
def names() -> Index:
    """Return given names and nicknames."""
    return Index(given_names() | nicknames())


def may_cut(text: str, at: int) -> bool:
    """Say whether a word may end and another begin here: not before a vowel or mark that needs its letter."""
    if at >= len(text):
        return True
    return text[at] not in _GOES_ON and not (text[at + 1 : at + 3] and _SILENT.match(text, at))


class Cuts:
    """A run of letters read as words: what the cheapest way to each place costs, and from it to the end.

    Examples
    --------
    >>> cuts = Cuts("ให้ต่ายไป")
    >>> cuts.before(3), cuts.behind(7)
    ('ให้', 'ไป')
    """

    def __init__(self, run: str):
        self.run = run
        size = len(run)
        index = words()
        self._to = [0.0] + [1e9] * size
        self._from = [1e9] * size + [0.0]
        self._last, self._next = [0] * (size + 1), [size] * (size + 1)
        steps: list[list[tuple[int, float]]] = []
        for at in range(size):
            found = [
                (at + len(word), word_cost(word))
                for word in index.beginning(run, at)
                if may_cut(run, at + len(word))
            ]
            end = at + 1
            while end < size and run[end] in _GOES_ON:
                end += 1
            found.append((end, _UNKNOWN if end == at + 1 else _UNKNOWN_MORE))
            steps.append(found)
            here = self._to[at]
            for end, cost in found:
                if here + cost < self._to[end]:
                    self._to[end], self._last[end] = here + cost, at
        for at in range(size - 1, -1, -1):
            for end, cost in steps[at]:
                if cost + self._from[end] < self._from[at]:
                    self._from[at], self._next[at] = cost + self._from[end], end

    @property
    def cost(self) -> float:
        """Return what the whole run costs as words."""
        return self._from[0]

    def saved(self, start: int, end: int) -> float:
        """Return what is saved if the letters from `start` to `end` are no words."""
        return self.cost - self._to[start] - self._from[end]

    def through(self, start: int, end: int, cost: float) -> float:
        """Return what the run costs with a word of that cost from `start` to `end`."""
        return self._to[start] + cost + self._from[end]

    def saved_from(self, start: int, end: int) -> float:
        """Return what the letters between two places cost, if both ways go through them."""
        return self._from[start] - self._from[end]

    def before(self, at: int) -> str:
        """Return the word that ends at a place; empty at the beginning."""
        return self.run[self._last[at] : at]

    def behind(self, at: int) -> str:
        """Return the word that begins at a place; empty at the end."""
        return self.run[at : self._next[at]] if at < len(self.run) else ""

    def places(self, start: int = 0) -> list[int]:
        """Return where the words of the cheapest way from `start` end."""
        found = []
        while start < len(self.run):
            start = self._next[start]
            found.append(start)
        return found
