"""Terms and phrases of texts that a person might name them by."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from synth.text.terms import NEGATIONS, is_term, stop_words
from synth.themes.cutting import read_words
from synth.themes.phrases import NO_NAME, NOUN_MAKERS, OPENING_VERBS, PARTS_CLAUSES, THAI

_LONGEST_PHRASE, _LONGEST_NAME = 8, 45  # tokens, characters
_PART_OF_LONGER = 0.7
"""A term that stands in the same longer phrase in such a share of its texts is a piece of it."""
_ONLY_FIRST = frozenset("มี เป็น".split())
"""A phrase may begin with these, or have them behind a noun maker; behind a noun they make a sentence."""
_NO_END = NEGATIONS | NO_NAME
"""What is no label, and no end of a phrase."""


@dataclass(frozen=True)
class Words:
    """What one text says: its tokens, its words, and the terms and phrases that a person might name it by."""

    tokens: list[str]
    words: list[str]
    terms: set[str]


def candidate_terms(texts: list[str]) -> list[Words]:
    """Find the terms and phrases of each text that a person might name it by.

    A phrase stands in two texts or more, at least once with a natural edge on each side; pieces of a longer
    phrase give way to it (จังหวัดชายแดน to จังหวัดชายแดนภาคใต้). ไม่ and its like are whole only with what they
    negate. After the C-value of Frantzi, K. et al.
    (2000), *International Journal on Digital Libraries*, 3, 115–130.

    Examples
    --------
    >>> found = candidate_terms(["จังหวัดชายแดนภาคใต้", "ลงพื้นที่จังหวัดชายแดนภาคใต้"])
    >>> sorted(found[0].terms)
    ['จังหวัดชายแดนภาคใต้']
    """
    edges: dict[str, set[str]] = {}
    tokens, words = read_words(tuple(texts))
    phrases = [_phrases(text_tokens, edges) for text_tokens in tokens]
    counts = Counter(phrase for phrase_set in phrases for phrase in phrase_set)
    whole = {phrase for phrase, n in counts.items() if n > 1 and edges[phrase] >= {"left", "right"}}
    term_sets = [
        {word for word in named if len(word) > 2 and word not in _NO_END} | (phrase_set & whole)
        for named, phrase_set in zip(words, phrases, strict=True)
    ]
    counts = Counter(term for terms in term_sets for term in terms)
    pieces = _pieces(term_sets, counts)
    return [
        Words(text_tokens, named, terms - pieces)
        for text_tokens, named, terms in zip(tokens, words, term_sets, strict=True)
    ]


def _phrases(tokens: list[str], edges: dict[str, set[str]]) -> set[str]:
    """Collect the phrases of one text, and note in `edges` on which sides they were seen to end."""
    phrases = set()
    for start, first in enumerate(tokens):
        if not _opens(first):
            continue
        for end in range(start + 2, min(start + _LONGEST_PHRASE, len(tokens)) + 1):
            last, before = tokens[end - 1], tokens[end - 2]
            if _breaks(last) or (last in _ONLY_FIRST and before not in NOUN_MAKERS):
                break
            phrase = "".join(tokens[start:end])
            if len(phrase) <= _LONGEST_NAME and _ends(last):
                phrases.add(phrase)
                sides = edges.setdefault(phrase, set())
                if not start or _parts(tokens[start - 1]):
                    sides.add("left")
                if end == len(tokens) or _parts(tokens[end]) or tokens[end] in NOUN_MAKERS:
                    sides.add("right")
    return phrases


@lru_cache(maxsize=100_000)
def _opens(token: str) -> bool:
    """Say whether a phrase may begin with this token."""
    return not _breaks(token) and (token in NOUN_MAKERS | OPENING_VERBS or is_term(token))


@lru_cache(maxsize=100_000)
def _breaks(token: str) -> bool:
    """Say whether no phrase goes over this token."""
    return not THAI.search(token) or token in PARTS_CLAUSES


@lru_cache(maxsize=100_000)
def _ends(token: str) -> bool:
    """Say whether a phrase may end with this token."""
    return is_term(token) and token not in _NO_END


@lru_cache(maxsize=100_000)
def _parts(token: str) -> bool:
    """Say whether a phrase may end beside this token: a space, a mark, a word without meaning of its own."""
    if token in NOUN_MAKERS:
        return False
    return _breaks(token) or token in stop_words() or token in NO_NAME


def _pieces(term_sets: list[set[str]], counts: Counter) -> set[str]:
    """Name the terms that hardly ever stand outside one longer term."""
    inside: dict[str, Counter] = {}
    for terms in term_sets:
        for longer in terms:
            if counts[longer] > 1:
                for term in terms:
                    if term != longer and term in longer:
                        inside.setdefault(term, Counter())[longer] += 1
    return {term for term, longer in inside.items() if max(longer.values()) >= _PART_OF_LONGER * counts[term]}
