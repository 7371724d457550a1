"""Statements as vectors: words and characters, weighed and condensed."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from scipy import sparse

from synth.text.repair import repair
from synth.text.thai import ANALYSED_LENGTH, terms, tokenise

LEAST_DIMENSIONS, MOST_DIMENSIONS = 5, 30


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
    from sklearn.feature_extraction.text import TfidfVectorizer

    tokens, words = read_words(tuple(texts))
    kinds = (
        (words, TfidfVectorizer(analyzer=_as_they_are, sublinear_tf=True)),
        (
            [" ".join(those) for those in tokens],
            TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True),
        ),
    )
    parts, names = [], []
    for material, vectorizer in kinds:
        try:
            parts.append(vectorizer.fit_transform(material))
            names.append(vectorizer.get_feature_names_out().tolist())
        except ValueError:  # an empty vocabulary: nothing but stop words
            parts.append(sparse.csr_matrix((len(texts), 0)))
            names.append([])
    return names[0], sparse.hstack(parts, format="csr")


@lru_cache(maxsize=1)
def read_words(texts: tuple[str, ...]) -> tuple[list[list[str]], list[list[str]]]:
    """Repair the texts and cut them into tokens and terms; kept, for labels need the same again."""
    clean = [repair(text)[:ANALYSED_LENGTH] for text in texts]
    return tokenise(clean), terms(clean)


def condense(features: sparse.csr_matrix, seed: int = 0) -> np.ndarray:
    """Reduce to a few latent dimensions (LSA) of unit length.

    Returns
    -------
    ndarray
        ``n × d``, ``d = min(30, max(5, n / 8))`` as far as the data has so many; zero rows stay zero.

    Notes
    -----
    Deerwester, S. et al. (1990). Indexing by latent semantic analysis. *JASIS*, 41, 391–407. The number of
    dimensions was the best on labelled Thai sets of 39 to 1,000 statements.
    """
    rows, columns = features.shape
    dimensions = min(MOST_DIMENSIONS, max(LEAST_DIMENSIONS, rows // 8), rows - 1, columns)
    if dimensions < 1 or not features.nnz:
        return np.zeros((rows, 1))
    from sklearn.utils.extmath import randomized_svd

    left, weights, _ = randomized_svd(features, dimensions, random_state=seed)
    return unit_length(left * weights)


def unit_rows(matrix: sparse.csr_matrix) -> sparse.csr_matrix:
    """Scale each row of a sparse matrix to length 1; rows of zeros stay."""
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    scale = np.divide(1, lengths, out=np.zeros_like(lengths), where=lengths > 0)
    return sparse.csr_matrix(sparse.diags(scale) @ matrix)


def unit_length(vectors: np.ndarray) -> np.ndarray:
    """Scale each row to length 1; rows of zeros stay."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.divide(vectors, lengths, out=np.zeros_like(vectors), where=lengths > 1e-12)


def _as_they_are(words: list[str]) -> list[str]:
    return words
