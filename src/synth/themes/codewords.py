"""What the codebook's own words say for a code, before anybody has coded."""

from __future__ import annotations

from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from synth.schema import CODE_JOIN, THEME_DIMENSION, require
from synth.text.repair import repair
from synth.text.thai import ANALYSED_LENGTH, terms, tokenise
from synth.themes.features import condense, unit_rows, words_and_features

if TYPE_CHECKING:
    import pandas as pd

# How much each cell of a code says about it; what is excluded speaks against it.
_CELLS = {"keywords": 1.0, "name": 0.5, "definition": 0.3, "include": 0.3, "example": 0.3, "exclude": -0.2}

# Weights of likeness in words and characters, of likeness in the latent space, and of keywords found.
_ALIKE, _LATENT, _FOUND = 8.0, 2.0, 0.3

_SURELY_A_WORD = 5
"""A keyword of so many characters is found inside longer words; a shorter one (ต้อง in ความต้องการ) is not."""


@dataclass(frozen=True)
class Evidence:
    """What the words say: ``n`` statements beside ``k`` codes."""

    features: sparse.csr_matrix
    """Of the statements, rows of unit length."""
    words: list[str]
    """What the first columns of the features stand for."""
    found: list[list[list[str]]]
    """For each statement and code, the keywords of the code in it."""
    prior: np.ndarray
    """``n × k``, how much the codebook speaks for each code; comparable within a row."""


def usable_codes(codebook: pd.DataFrame, used: set[str]) -> pd.DataFrame:
    """Take the codes that a statement can be given: not retired, and not a mere heading of others.

    Parameters
    ----------
    codebook : DataFrame
        ``code``; further columns of a codebook as far as there are.
    used : set of str
        Codes that have been used; a heading among them stays.

    Returns
    -------
    DataFrame
        All columns as text, ``dimension`` filled from above or with ประเด็น.

    Examples
    --------
    >>> import pandas as pd
    >>> book = pd.DataFrame({"code": ["people", "trust"], "parent": ["", "people"]})
    >>> usable_codes(book, set())["code"].tolist()
    ['trust']
    """
    require(codebook, ["code"], "codebook")
    book = codebook.copy()
    for column in ("name", "dimension", "parent", "retired", *_CELLS):
        book[column] = book[column].fillna("").astype(str).str.strip() if column in book else ""
    book["dimension"] = _dimensions(book)
    heading = book["code"].isin(book["parent"]) & (book["keywords"] + book["definition"] == "")
    retired = book["retired"].str.lower().isin(["true", "1", "1.0"])
    return book[~retired & (~heading | book["code"].isin(used))].reset_index(drop=True)


def _dimensions(book: pd.DataFrame) -> list[str]:
    own = dict(zip(book["code"], book["dimension"], strict=True))
    above = dict(zip(book["code"], book["parent"], strict=True))

    def find(code: str, passed: tuple = ()) -> str:
        if own.get(code) or code not in above or code in passed:
            return own.get(code) or THEME_DIMENSION
        return find(above[code], (*passed, code))

    return [find(code) for code in book["code"]]


def weigh(texts: list[str], book: pd.DataFrame, seed: int = 0) -> Evidence:
    """Weigh what the cells of the codebook say for each code in each text.

    Parameters
    ----------
    texts : list of str
    book : DataFrame
        As `usable_codes` makes it.
    seed : int

    Returns
    -------
    Evidence

    Notes
    -----
    The sum of three likenesses: cosine to the code's words in the space of words and characters, cosine in
    the latent space of these statements (which knows what goes with what), and the keywords found, a rare
    one counting more. On labelled Thai titles the sum did better than each of the three.
    """
    cells, owners, weights = _cells(book)
    words, everything = words_and_features([*texts, *cells])
    n, k = len(texts), len(book)
    features = unit_rows(everything[:n])
    gather = sparse.csr_matrix((weights, (owners, range(len(cells)))), shape=(k, len(cells)))
    codes = unit_rows(gather @ unit_rows(everything[n:]))
    alike = (features @ codes.T).toarray()
    latent = condense(sparse.vstack([features, codes], format="csr"), seed)
    found = keywords_found(texts, [_keywords(row) for row in book.to_dict("records")])
    rare = _rarity(found, n)
    counts = np.array([[sum(rare[word] for word in words) for words in row] for row in found]).reshape(n, k)
    prior = _ALIKE * alike + _LATENT * (latent[:n] @ latent[n:].T) + _FOUND * counts
    return Evidence(features, words, found, prior)


def keywords_found(texts: list[str], keywords: list[list[str]]) -> list[list[list[str]]]:
    """Find keywords in texts, as whole words or as a part that can hardly be there by chance.

    Examples
    --------
    >>> keywords_found(["ความต้องการของชุมชน", "ต้องทำจริง"], [["ต้อง", "ชุมชน"]])
    [[['ชุมชน']], [['ต้อง']]]
    """
    clean = [repair(text)[:ANALYSED_LENGTH] for text in texts]
    rows = []
    for text, tokens in zip(clean, tokenise(clean), strict=True):
        edges, lower = {0, *np.cumsum([len(token) for token in tokens]).tolist()}, text.lower()
        rows.append(
            [[word for word in words if _stands_in(word.lower(), lower, edges)] for words in keywords]
        )
    return rows


def _stands_in(word: str, text: str, edges: set[int]) -> bool:
    at = text.find(word)
    while at >= 0:
        if len(word) >= _SURELY_A_WORD or (at in edges and at + len(word) in edges):
            return True
        at = text.find(word, at + 1)
    return False


def _keywords(row: dict) -> list[str]:
    """Words to look for: the keywords, or without them the terms of the name."""
    given = [word for word in (repair(part).strip() for part in row["keywords"].split(CODE_JOIN)) if word]
    return given or [term for term in terms([row["name"]])[0] if len(term) > 2]


def _cells(book: pd.DataFrame) -> tuple[list[str], list[int], list[float]]:
    cells, owners, weights = [], [], []
    for owner, row in enumerate(book.to_dict("records")):
        for column, weight in _CELLS.items():
            parts = [part for part in row[column].split(CODE_JOIN if column == "keywords" else "\n") if part]
            cells += parts
            owners += [owner] * len(parts)
            weights += [weight / len(parts) for _ in parts]
    return cells, owners, weights


def _rarity(found: list[list[list[str]]], n: int) -> dict[str, float]:
    counts: dict[str, int] = {}
    for row in found:
        for word in {word for words in row for word in words}:
            counts[word] = counts.get(word, 0) + 1
    return {word: max(log(n / (count + 1)), 0.5) for word, count in counts.items()}
