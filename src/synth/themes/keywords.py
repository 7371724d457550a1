"""Keywords of codes: which they are, where they stand, and how much one that is found tells."""

from __future__ import annotations

from collections import Counter
from itertools import accumulate
from math import log

import numpy as np

from synth.schema import CODE_JOIN
from synth.text.repair import repair
from synth.text.terms import terms

_SURELY_A_WORD = 5
"""A keyword of so many characters is found inside longer words; a shorter one (ต้อง in ความต้องการ) is not."""


def keywords_of(row: dict) -> list[str]:
    """Words to look for: the keywords, or without them the terms of the name."""
    cell_words = [
        word for word in (repair(part).strip() for part in row["keywords"].split(CODE_JOIN)) if word
    ]
    return cell_words or [term for term in terms([row["name"]])[0] if len(term) > 2]


def keywords_found(texts: list[list[str]], keywords: list[list[str]]) -> list[dict[int, list[str]]]:
    """Find keywords in texts, as whole words or as a part that can hardly be there by chance.

    Parameters
    ----------
    texts : list of list of str
        Tokens, spaces included.
    keywords : list of list of str
        Of each code.

    Returns
    -------
    list of dict
        For each text, the places of the codes of which it has keywords, and these.

    Examples
    --------
    >>> said = [["ความต้องการ", "ของ", "ชุมชน"], ["ต้อง", "ทำ", "จริง"]]
    >>> keywords_found(said, [["ต้อง", "ชุมชน"], ["ทำ"]])
    [{0: ['ชุมชน']}, {0: ['ต้อง'], 1: ['ทำ']}]
    """
    lower = [[token.lower() for token in tokens] for tokens in texts]
    whole = ["".join(tokens) for tokens in lower]
    matches: list[dict[int, list[str]]] = [{} for _ in texts]
    for code, words in enumerate(keywords):
        for word in dict.fromkeys(words):
            sought = word.lower()
            for row in [row for row, text in enumerate(whole) if sought in text]:
                if len(sought) >= _SURELY_A_WORD or _is_whole(sought, whole[row], lower[row]):
                    matches[row].setdefault(code, []).append(word)
    return matches


def _is_whole(word: str, text: str, tokens: list[str]) -> bool:
    edges, at = {0, *accumulate(map(len, tokens))}, text.find(word)
    while at >= 0:
        if at in edges and at + len(word) in edges:
            return True
        at = text.find(word, at + 1)
    return False


def keywords_counted(matches: list[dict[int, list[str]]], k: int) -> np.ndarray:
    """Count the keywords of each code in each text, a rare one for more: ``n × k``."""
    texts_with = Counter(
        word for row in matches for word in {word for words in row.values() for word in words}
    )
    worth = {word: max(log(len(matches) / (texts + 1)), 0.5) for word, texts in texts_with.items()}
    counted = np.zeros((len(matches), k))
    for row, codes in enumerate(matches):
        for code, words in codes.items():
            counted[row, code] = sum(worth[word] for word in words)
    return counted
