"""What is known of Thai words: the list of words, how frequent they are, names of provinces."""

from __future__ import annotations

from functools import cache


@cache
def provinces() -> tuple[str, ...]:
    """Names of Thailand's provinces, the longest first.

    Examples
    --------
    >>> len(provinces())
    77
    """
    from pythainlp.corpus import provinces

    return tuple(sorted(provinces(), key=lambda name: (-len(name), name)))


def is_word(word: str) -> bool:
    """Say whether `word` stands in PyThaiNLP's list of words.

    Examples
    --------
    >>> is_word("ชุมชน"), is_word("ชมุชน")
    (True, False)
    """
    return word in dictionary()


def frequency(word: str) -> int:
    """Return how often `word` stands in the Thai Textbook Corpus.

    Examples
    --------
    >>> frequency("น้ำ") > frequency("น้า") > frequency("ชมุชน") == 0
    True
    """
    return frequencies().get(word, 0)


@cache
def frequencies() -> dict[str, int]:
    """Return how often words stand in the Thai Textbook Corpus."""
    from pythainlp.corpus import ttc

    return {word: int(times) for word, times in ttc.word_freqs()}


@cache
def dictionary() -> frozenset[str]:
    """Return PyThaiNLP's list of words."""
    from pythainlp.corpus import thai_words

    return frozenset(thai_words())
