"""Tokens and terms of many texts, held as numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

import numpy as np
from scipy import sparse

from synth.text.repair import repair
from synth.text.terms import terms_of
from synth.text.tokens import ANALYSED_LENGTH, tokenise


@dataclass(frozen=True)
class Ragged:
    """Rows of different lengths, one behind the other: numbers, and where each row ends, a zero first."""

    values: np.ndarray
    ends: np.ndarray

    @classmethod
    def of(cls, rows: Sequence[Sequence[int]]) -> Ragged:
        """Put rows one behind the other."""
        values = np.fromiter(chain.from_iterable(rows), np.int32)
        return cls(values, np.cumsum([0, *map(len, rows)]))

    @classmethod
    def joined(cls, parts: Sequence[Ragged]) -> Ragged:
        """Put the rows of several tables one behind the other."""
        values = np.concatenate([np.zeros(0, np.int32), *(part.values for part in parts)])
        sizes = [np.diff(part.ends) for part in parts]
        return cls(values, np.cumsum(np.concatenate([[0], *sizes]).astype(np.int64)))

    def __len__(self) -> int:
        return len(self.ends) - 1

    def take(self, rows: np.ndarray) -> Ragged:
        """Take some of the rows, in the order given."""
        sizes = np.diff(self.ends)[rows]
        ends = np.cumsum(np.concatenate([[0], sizes]))
        at = np.repeat(self.ends[:-1][rows] - ends[:-1], sizes) + np.arange(ends[-1])
        return Ragged(self.values[at], ends)

    def counts(self, columns: int) -> sparse.csr_matrix:
        """Count the numbers of each row, one column a number; what comes twice stands there twice."""
        return sparse.csr_matrix((np.ones(len(self.values)), self.values, self.ends), (len(self), columns))

    def named(self, names: list[str]) -> list[list[str]]:
        """Return the rows with what the numbers stand for."""
        ends, every = self.ends.tolist(), [names[value] for value in self.values.tolist()]
        return [every[start:end] for start, end in pairwise(ends)]


@dataclass(frozen=True)
class Tokens:
    """Tokens and terms of texts, as places among the different ones."""

    names: list[str]
    tokens: Ragged
    terms: Ragged

    @classmethod
    def joined(cls, parts: Sequence[Tokens]) -> Tokens:
        """Put the texts of several blocks one behind the other."""
        names: dict[str, int] = {}
        moved = []
        for part in parts:
            places = np.array([names.setdefault(name, len(names)) for name in part.names], np.int32)
            moved.append(
                [
                    Ragged(places[rows.values] if len(rows.values) else rows.values, rows.ends)
                    for rows in (part.tokens, part.terms)
                ]
            )
        tokens, terms = ([pair[which] for pair in moved] for which in (0, 1))
        return cls(list(names), Ragged.joined(tokens), Ragged.joined(terms))

    def __len__(self) -> int:
        return len(self.tokens)

    def take(self, rows: np.ndarray) -> Tokens:
        """Take some of the texts, in the order given, with the names that they have."""
        tokens, terms = self.tokens.take(rows), self.terms.take(rows)
        used = np.zeros(len(self.names), dtype=bool)
        used[tokens.values] = used[terms.values] = True
        places = np.cumsum(used, dtype=np.int32) - 1
        names = [self.names[index] for index in np.flatnonzero(used)]
        return Tokens(names, *(Ragged(places[rows.values], rows.ends) for rows in (tokens, terms)))


def cut(texts: Sequence[str]) -> Tokens:
    """Repair texts and cut them into tokens and terms, in this process.

    Examples
    --------
    >>> found = cut(["การสร้างความโปร่งใส", "และ"])
    >>> found.tokens.named(found.names), found.terms.named(found.names)
    ([['การ', 'สร้าง', 'ความ', 'โปร่งใส'], ['และ']], [['การสร้าง', 'ความโปร่งใส'], []])
    """
    tokens = tokenise(repair(text)[:ANALYSED_LENGTH] for text in texts)
    names: dict[str, int] = {}
    numbered = [
        Ragged.of([[names.setdefault(name, len(names)) for name in words] for words in lists])
        for lists in (tokens, terms_of(tokens))
    ]
    return Tokens(list(names), *numbered)
