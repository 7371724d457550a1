"""Names, terms and exemplars for groups of statements, in words that people would write."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from math import log

import numpy as np

from synth.text.repair import repair
from synth.text.thai import is_term, terms, tokenise

TERMS, EXEMPLARS, LABEL_TERMS = 6, 3, 2
_LONGEST_PHRASE = 3  # tokens
_HAS_THAI = re.compile("[\u0e01-\u0e2e]")


@dataclass(frozen=True)
class Description:
    """What is said of one theme."""

    label: str
    terms: list[str]
    exemplars: list[str]


def describe(texts: list[str], labels: np.ndarray, points: np.ndarray, ids: list[str]) -> list[Description]:
    """Describe each theme by what sets it apart.

    Parameters
    ----------
    texts : list of str
    labels : ndarray of int
        The theme of each text, from 0.
    points : ndarray
        ``n × d`` unit vectors, to choose exemplars by.
    ids : list of str

    Returns
    -------
    list of Description
        In the order of the labels. No two themes have the same label.
    """
    candidates = _candidates(texts)
    within = [Counter() for _ in range(labels.max() + 1)]
    for theme, found in zip(labels, candidates, strict=True):
        within[theme].update(found)
    everywhere = sum(within, Counter())
    described, taken = [], set()
    for theme, counts in enumerate(within):
        size = int((labels == theme).sum())
        ranked = _ranked(counts, everywhere, size, len(texts))
        chosen = _distinct(ranked, taken, LABEL_TERMS)
        taken.update(chosen)
        exemplars = _exemplars(points, np.flatnonzero(labels == theme))
        described.append(
            Description(
                " · ".join(chosen) or f"กลุ่มที่ {theme + 1}",
                _distinct(ranked, set(), TERMS),
                [ids[place] for place in exemplars],
            )
        )
    return described


def _candidates(texts: list[str]) -> list[set[str]]:
    """Terms of each text, and phrases of up to three words that stand in more than one text."""
    clean = [repair(text) for text in texts]
    phrases = [_phrases(tokens) for tokens in tokenise(clean)]
    shared = Counter(phrase for found in phrases for phrase in found)
    return [
        {word for word in words if len(word) > 2} | {phrase for phrase in found if shared[phrase] > 1}
        for words, found in zip(terms(clean), phrases, strict=True)
    ]


def _phrases(tokens: list[str]) -> set[str]:
    found = set()
    for size in range(2, _LONGEST_PHRASE + 1):
        for start in range(len(tokens) - size + 1):
            words = tokens[start : start + size]
            # whole words at both ends, and nothing but Thai in between
            if is_term(words[0]) and is_term(words[-1]) and all(map(_HAS_THAI.search, words)):
                found.add("".join(words))
    return found


def _ranked(counts: Counter, everywhere: Counter, size: int, n: int) -> list[str]:
    """Order terms by how much more often the theme uses them than the rest, those of one text last."""

    def weight(term: str) -> tuple:
        inside, outside = counts[term], everywhere[term] - counts[term]
        more = log((inside + 0.5) / (size + 1)) - log((outside + 0.5) / (n - size + 1))
        return (inside > 1, more * inside**0.5 * (1 + 0.15 * (len(term) > 6)), len(term), term)

    return sorted(counts, key=weight, reverse=True)


def _distinct(ranked: list[str], taken: set[str], most: int) -> list[str]:
    """Take the first terms of which none contains another."""
    chosen: list[str] = []
    for term in ranked:
        if all(term not in other and other not in term for other in [*chosen, *taken]):
            chosen.append(term)
        if len(chosen) == most:
            break
    return chosen


def _exemplars(points: np.ndarray, members: np.ndarray) -> list[int]:
    """Take the most central statement, then those that are central and unlike the ones taken."""
    inside = points[members]
    central = inside @ inside.mean(axis=0)
    chosen: list[int] = []
    while len(chosen) < min(EXEMPLARS, len(members)):
        near = inside @ inside[chosen].T if chosen else np.zeros((len(members), 1))
        value = 0.7 * central - 0.3 * near.max(axis=1)
        value[chosen] = -np.inf
        chosen.append(int(value.argmax()))
    return [int(members[place]) for place in chosen]
