"""Statements as vectors: words and characters, weighed and condensed."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

import numpy as np
from scipy import sparse

from synth.text.repair import repair
from synth.text.thai import ANALYSED_LENGTH, terms_of, tokenise

LEAST_DIMENSIONS, MOST_DIMENSIONS = 5, 30

RUN_SIZES = range(2, 5)

MORE_DRAWN, ROUNDS = 10, 12
"""Directions drawn beyond those wanted, and rounds of bringing them into the main ones."""


def word_and_character_features(texts: list[str]) -> sparse.csr_matrix:
    """Weigh the terms and the character runs (2–4 within words) of each text by TF-IDF.

    Words carry the meaning; characters bring together what Thai spelling and segmentation keep apart
    (เชื่อมั่น and ความเชื่อมั่น).

    Parameters
    ----------
    texts : list of str

    Returns
    -------
    csr_matrix
        One row a text, unit length within words and within characters; zero where nothing is left.

    Examples
    --------
    >>> word_and_character_features(["ผู้นำชุมชน", "ผู้นำตามธรรมชาติ", "และ"]).shape[0]
    3
    """
    return words_and_features(texts)[1]


def words_and_features(texts: list[str]) -> tuple[list[str], sparse.csr_matrix]:
    """Weigh as `word_and_character_features`, and name the words, which are the first columns."""
    tokens, words = read_words(tuple(texts))
    names, of_words = tf_idf(words)
    _, of_runs = tf_idf([_runs(those) for those in tokens])
    return names, sparse.hstack([of_words, of_runs], format="csr")


def tf_idf(found: list[list[str]]) -> tuple[list[str], sparse.csr_matrix]:
    """Weigh what each text has by ``1 + ln(count)`` and ``1 + ln((1 + texts) / (1 + texts that have it))``.

    Parameters
    ----------
    found : list of list of str
        Words of each text, or runs of characters; repeats count.

    Returns
    -------
    names : list of str
        What the columns stand for, sorted.
    weights : csr_matrix
        One row a text, unit length; zero where a text has nothing.

    Examples
    --------
    >>> names, weights = tf_idf([["ผู้นำ", "ชุมชน"], ["ผู้นำ"], []])
    >>> names, weights.toarray().round(2).tolist()
    (['ชุมชน', 'ผู้นำ'], [[0.8, 0.61], [0.0, 1.0], [0.0, 0.0]])
    """
    names = sorted({name for those in found for name in those})
    place = {name: column for column, name in enumerate(names)}
    counts = [Counter(map(place.__getitem__, those)) for those in found]
    columns = np.array([column for those in counts for column in those], dtype=np.int32)
    times = np.array([count for those in counts for count in those.values()], dtype=float)
    starts = np.cumsum([0, *map(len, counts)])
    rare = 1 + np.log((1 + len(found)) / (1 + np.bincount(columns, minlength=len(names))))
    values = (1 + np.log(times)) * rare[columns]
    weights = sparse.csr_matrix((values, columns, starts), shape=(len(found), len(names)))
    weights.sort_indices()
    return names, unit_rows(weights)


def _runs(tokens: list[str]) -> list[str]:
    """Cut the words into runs of 2–4 characters, their edges marked by a space; a short one stays whole."""
    runs = []
    for word in " ".join(tokens).lower().split():
        marked = f" {word} "
        for size in RUN_SIZES:
            if size >= len(marked):
                runs.append(marked)
                break
            runs += [marked[at : at + size] for at in range(len(marked) - size + 1)]
    return runs


@lru_cache(maxsize=1)
def read_words(texts: tuple[str, ...]) -> tuple[list[list[str]], list[list[str]]]:
    """Repair the texts and cut them into tokens and terms; kept, for labels need the same again."""
    tokens = tokenise(repair(text)[:ANALYSED_LENGTH] for text in texts)
    return tokens, terms_of(tokens)


def condense(features: sparse.csr_matrix, seed: int = 0) -> np.ndarray:
    """Reduce to a few latent dimensions (LSA) of unit length.

    Returns
    -------
    ndarray
        ``n × d``, ``d = min(30, max(5, n / 8))`` as far as the data has so many; zero rows stay zero.

    Notes
    -----
    Deerwester, S. et al. (1990). Indexing by latent semantic analysis. *JASIS*, 41, 391–407. Computed after
    Halko, N. et al. (2011). Finding structure with randomness. *SIAM Review*, 53, 217–288. The number of
    dimensions was the best on labelled Thai sets of 39 to 1,000 statements.
    """
    rows, columns = features.shape
    dimensions = min(MOST_DIMENSIONS, max(LEAST_DIMENSIONS, rows // 8), rows - 1, columns)
    if dimensions < 1 or not features.nnz:
        return np.zeros((rows, 1))
    rng = np.random.default_rng(seed)
    span = features @ rng.standard_normal((columns, min(dimensions + MORE_DRAWN, rows)))
    for _ in range(ROUNDS):
        span = features @ (features.T @ np.linalg.qr(span)[0])
    span = np.linalg.qr(span)[0]
    inside = features.T @ span
    squares, main = np.linalg.eigh(inside.T @ inside)
    return unit_length(span @ (main * np.sqrt(np.maximum(squares, 0)))[:, ::-1][:, :dimensions])


def unit_rows(matrix: sparse.csr_matrix) -> sparse.csr_matrix:
    """Scale each row of a sparse matrix to length 1; rows of zeros stay."""
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    scale = np.divide(1, lengths, out=np.zeros_like(lengths), where=lengths > 0)
    return sparse.csr_matrix(sparse.diags(scale) @ matrix)


def unit_length(vectors: np.ndarray) -> np.ndarray:
    """Scale each row to length 1; rows of zeros stay."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.divide(vectors, lengths, out=np.zeros_like(vectors), where=lengths > 1e-12)
