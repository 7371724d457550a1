"""The space of words and characters of some texts, into which any number of others can be placed."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse

from synth.themes.features import decomposed, unit_length, unit_rows
from synth.themes.tokens import Tokens

RUNS = {"analyzer": "char_wb", "ngram_range": (2, 4)}
"""Of characters: within words, which know their edges."""


@dataclass(frozen=True)
class Space:
    """What texts are weighed by: known terms and character runs, their weights, and the latent axes."""

    terms: dict[str, int]
    runs: dict[str, int]
    rarity: tuple[np.ndarray, np.ndarray] = ()
    axes: np.ndarray | None = None

    @classmethod
    def of(cls, texts: Tokens, seed: int = 0) -> tuple[Space, sparse.csr_matrix, np.ndarray]:
        """Find the space of some texts: the one in which `features.condense` places them.

        Returns
        -------
        Space
        weights : csr_matrix
            Of these texts, as `weigh` gives them.
        places : ndarray
            Of these texts, as `place` gives them.

        Examples
        --------
        >>> from synth.themes.tokens import cut
        >>> space, weights, places = Space.of(cut(["ผู้นำชุมชน", "งบประมาณล่าช้า", "ผู้นำเข้มแข็ง"] * 4))
        >>> near = space.place(cut(["ผู้นำ", "งบประมาณ", "๑๒๓"]))
        >>> near.shape, float(near[0] @ near[1]) < 0.5, bool(near[2].any())
        ((3, 5), True, False)
        """
        terms, tokens = (
            {texts.names[index] for index in np.unique(rows.values)} for rows in (texts.terms, texts.tokens)
        )
        analyse = _analyser()
        space = cls(_numbered(terms), _numbered({run for token in tokens for run in analyse(token)}))
        counts = space._counts(texts)
        space = replace(space, rarity=tuple(map(_rarity, counts)))
        weights = space._weighed(counts)
        places, axes = decomposed(weights, seed)
        return replace(space, axes=axes), weights, unit_length(places)

    def weigh(self, texts: Tokens) -> sparse.csr_matrix:
        """Weigh as `features.word_and_character_features`; what the space does not know is left out."""
        return self._weighed(self._counts(texts))

    def _weighed(self, all_counts: list[sparse.csr_matrix]) -> sparse.csr_matrix:
        parts = []
        for counts, rarity in zip(all_counts, self.rarity, strict=True):
            counts.data = (1 + np.log(counts.data)) * rarity[counts.indices]
            parts.append(unit_rows(counts))
        return sparse.hstack(parts, format="csr")

    def place(self, texts: Tokens) -> np.ndarray:
        """Place texts in the latent space: ``n × d``, rows of unit length, zero where nothing is known."""
        return unit_length(self.weigh(texts) @ self.axes)

    def _counts(self, texts: Tokens) -> list[sparse.csr_matrix]:
        """Count known terms and runs; the runs of a text are those of its tokens."""
        analyse, names = _analyser(), len(texts.names)
        terms = _lookup([[name] for name in texts.names], self.terms)
        runs = _lookup([analyse(name) for name in texts.names], self.runs)
        all_counts = [texts.terms.counts(names) @ terms, texts.tokens.counts(names) @ runs]
        for counts in all_counts:
            counts.sort_indices()  # sums in one order, in whatever order the names came
        return all_counts


def _lookup(lists: list[list[str]], columns: dict[str, int]) -> sparse.csr_matrix:
    """Count what stands in each of the lists: one row a list, one column a known thing."""
    numbers = [[columns[name] for name in names if name in columns] for names in lists]
    ends = np.cumsum([0, *map(len, numbers)])
    places = np.fromiter((column for row in numbers for column in row), np.int32, ends[-1])
    return sparse.csr_matrix((np.ones(len(places)), places, ends), (len(lists), len(columns)))


def _numbered(names: set[str]) -> dict[str, int]:
    return {name: position for position, name in enumerate(sorted(names))}


def _rarity(counts: sparse.csr_matrix) -> np.ndarray:
    """Weigh columns by ``1 + ln((1 + texts) / (1 + texts that have it))``."""
    return 1 + np.log((1 + counts.shape[0]) / (1 + np.bincount(counts.indices, minlength=counts.shape[1])))


def _analyser():
    from sklearn.feature_extraction.text import TfidfVectorizer

    return TfidfVectorizer(**RUNS).build_analyzer()
