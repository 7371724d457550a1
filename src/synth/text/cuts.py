"""Where words of a line may begin and end: what it costs to read the letters before and behind each place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from synth.text.likely_names import MOST, given_names, known_words, nicknames, word_cost
from synth.text.titles import titles

LETTERS = re.compile(r"[\u0e01-\u0e4e]+")
_UNKNOWN, _UNKNOWN_MORE = 9.0, 11.0
"""What it costs to read a letter, or one with its vowels and marks, that belongs to no word."""
_NO_CUT = re.compile(r"[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]|[\u0e01-\u0e2e](?=[\u0e34\u0e38]?\u0e4c)")
"""Vowels and marks that need their letter, and a letter that is silent."""
_FAR = 1e9
_LONG = 6
"""Words of so many letters are looked for where their beginning stands: most that begin with three do not."""


class _Entry(NamedTuple):
    """What is known of letters: what they cost as a word (none: no word), whether a name, whether a title."""

    cost: float | None
    name: bool
    title: bool


@cache
def _entries(first: str) -> tuple[dict[str, _Entry], dict[str, tuple[int, ...]], dict[str, tuple[int, ...]]]:
    """Return words, names and titles with the same two first letters; the sizes of short and long ones.

    The sizes by the letters with which words begin. Most are never asked for: all take half a second.
    """
    words, listed, at_home = _words().get(first, ()), given_names(), nicknames()
    entries = {
        word: _Entry(
            word_cost(word) if word in known_words() else None,
            word in listed or word in at_home,
            word in titles(),
        )
        for word in words
    }
    return entries, _sizes(words, 3, _LONG - 1), _sizes(words, _LONG, MOST)


@cache
def _words() -> dict[str, list[str]]:
    """Return words, names and titles by their first two letters."""
    words: dict[str, list[str]] = {}
    for word in known_words() | given_names() | nicknames() | titles().keys():
        if 1 < len(word) <= MOST:
            words.setdefault(word[:2], []).append(word)
    return words


def _sizes(words: Iterable[str], least: int, most: int) -> dict[str, tuple[int, ...]]:
    """Return the sizes, from `least` to `most`, of the words that begin with the same `least` letters."""
    sizes: dict[str, set[int]] = {}
    for word in words:
        if least <= len(word) <= most:
            sizes.setdefault(word[:least], set()).add(len(word))
    return {begin: tuple(sorted(lengths)) for begin, lengths in sizes.items()}


def may_cut(text: str, at: int) -> bool:
    """Say whether a word may end and another begin here: not before a vowel or mark that needs its letter."""
    return at >= len(text) or not _NO_CUT.match(text, at)


class Cuts:
    """A run of letters read as words: what the cheapest way to each place costs, and from it to the end.

    Examples
    --------
    >>> cuts = Cuts("ให้ต่ายไป")
    >>> cuts.before(3), cuts.behind(7), cuts.names
    ('ให้', 'ไป', [(3, 7)])
    """

    def __init__(self, run: str):
        self.run = run
        self.names: list[tuple[int, int]] = []
        self.titles: list[tuple[int, int]] = []
        size = len(run)
        self._to, self._last = [0.0] + [_FAR] * size, [0] * (size + 1)
        steps = self._steps()
        self._from, self._next = [_FAR] * size + [0.0], [size] * (size + 1)
        for at, ways in reversed(steps):
            least, behind = _FAR, size
            for end, cost in ways:
                if cost + self._from[end] < least:
                    least, behind = cost + self._from[end], end
            self._from[at], self._next[at] = least, behind

    def _steps(self) -> list[tuple[int, list[tuple[int, float]]]]:
        """Return the words that begin at each place, with what they cost; go to where they end.

        Names and titles are kept.
        """
        run, to, last = self.run, self._to, self._last
        size = len(run)
        may = [True] * (size + 1)
        for mark in _NO_CUT.finditer(run):
            may[mark.start()] = False
        may[0] = True
        steps: list[tuple[int, list[tuple[int, float]]]] = []
        for at in range(size):
            if not may[at]:
                continue  # no word begins here
            ways: list[tuple[int, float]] = []
            steps.append((at, ways))
            words, short, long = _entries(run[at : at + 2])
            for letters in (2, *short.get(run[at : at + 3], ()), *long.get(run[at : at + _LONG], ())):
                end = at + letters
                word = words.get(run[at:end]) if end <= size and may[end] else None
                if word:
                    if word.cost is not None:
                        ways.append((end, word.cost))
                    if word.name:
                        self.names.append((at, end))
                    if word.title:
                        self.titles.append((at, end))
            end = at + 1
            while not may[end]:
                end += 1
            ways.append((end, _UNKNOWN if end == at + 1 else _UNKNOWN_MORE))
            for end, cost in ways:
                if to[at] + cost < to[end]:
                    to[end], last[end] = to[at] + cost, at
        return steps

    @property
    def cost(self) -> float:
        """Return what the whole run costs as words."""
        return self._from[0]

    def saved(self, start: int, end: int) -> float:
        """Return what is saved if the letters from `start` to `end` are no words."""
        return self._from[0] - self._to[start] - self._from[end]

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
        ends = []
        while start < len(self.run):
            start = self._next[start]
            ends.append(start)
        return ends
