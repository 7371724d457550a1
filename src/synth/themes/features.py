"""Statements as vectors: words and characters, weighed and condensed."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse
from threadpoolctl import threadpool_limits

from synth.themes.cutting import read_words

LEAST_DIMENSIONS, MOST_DIMENSIONS = 5, 30

ROUNDS = 12
"""Power iterations of the decomposition; by then the points hardly depend on the seed."""


@dataclass(frozen=True)
class Features:
    """What statements have, to be told apart by."""

    words: sparse.csr_matrix
    """Words and characters, a row a statement."""
    meant: np.ndarray | None = None
    """What a sentence model reads in them, rows of unit length; None without a model."""
    strength: float = 1.0
    """How loudly the model speaks beside words and characters, which speak with 1."""

    def __len__(self) -> int:
        return self.words.shape[0]

    def __getitem__(self, rows) -> Features:
        """Take some of the statements, and the words that they have."""
        words = self.words[rows]
        words = words[:, np.unique(words.indices)]
        return replace(self, words=words, meant=None if self.meant is None else self.meant[rows])

    def points(self, seed: int = 0, latent: np.ndarray | None = None) -> np.ndarray:
        """Place the statements on the unit sphere: each part condensed for itself, then side by side.

        `latent` is where words and characters place them, if that is known already.
        """
        points = condense(self.words, seed) if latent is None else latent
        if self.meant is None:
            return points
        return unit_length(np.hstack([points, self.strength * condense(self.meant, seed)]))


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
    _, of_runs = tf_idf(list(map(" ".join, tokens)), analyzer="char_wb", ngram_range=(2, 4))
    return names, sparse.hstack([of_words, of_runs], format="csr")


def tf_idf(texts: list[list[str]] | list[str], analyzer=list, **cut) -> tuple[list[str], sparse.csr_matrix]:
    """Weigh what each text has by ``1 + ln(count)`` and ``1 + ln((1 + texts) / (1 + texts that have it))``.

    Parameters
    ----------
    texts : list of list of str, or list of str
        Words of each text, repeats count; or texts for another `analyzer`.
    analyzer, **cut
        How scikit-learn's ``TfidfVectorizer`` is to cut texts; without it, words are taken as they are.

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
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(analyzer=analyzer, sublinear_tf=True, **cut)
    if not any(map(vectorizer.build_analyzer(), texts)):  # an empty vocabulary, which it refuses
        return [], sparse.csr_matrix((len(texts), 0))
    weights = vectorizer.fit_transform(texts)
    return vectorizer.get_feature_names_out().tolist(), weights


def condense(features: sparse.csr_matrix | np.ndarray, seed: int = 0) -> np.ndarray:
    """Reduce to a few latent dimensions (LSA) of unit length.

    Returns
    -------
    ndarray
        ``n × d``, ``d = min(30, max(5, n / 8))`` as far as the data has so many; zero rows stay zero.

    Notes
    -----
    Deerwester, S. et al. (1990). Indexing by latent semantic analysis. *JASIS*, 41, 391–407. The number of
    dimensions was the best on labelled Thai sets of 39 to 1,000 statements. Computed by scikit-learn after
    Halko, N. et al. (2011). Finding structure with randomness. *SIAM Review*, 53, 217–288.
    """
    return unit_length(decomposed(features, seed)[0])


def decomposed(features: sparse.csr_matrix | np.ndarray, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Return the latent places of the rows, and the axes by which another row is brought there."""
    rows, columns = features.shape
    dimensions = min(MOST_DIMENSIONS, max(LEAST_DIMENSIONS, rows // 8), rows - 1, columns)
    if dimensions < 1 or not (features.nnz if sparse.issparse(features) else features.any()):
        return np.zeros((rows, 1)), np.zeros((columns, 1))
    from sklearn.utils.extmath import randomized_svd

    with threadpool_limits(limits=1, user_api="blas"):  # again: SciPy's BLAS may be loaded only just now
        vectors, sizes, axes = randomized_svd(features, dimensions, n_iter=ROUNDS, random_state=seed % 2**32)
    return vectors * sizes, axes.T


def unit_rows(matrix: sparse.csr_matrix) -> sparse.csr_matrix:
    """Scale each row of a sparse matrix to length 1; rows of zeros stay."""
    from sklearn.preprocessing import normalize

    return normalize(matrix) if matrix.nnz else matrix  # it refuses a matrix without rows or columns


def standardised(values: np.ndarray, axis: int) -> np.ndarray:
    """Count from the mean along an axis, in standard deviations; 0 where all are the same."""
    spread = values.std(axis=axis, keepdims=True)
    return (values - values.mean(axis=axis, keepdims=True)) / np.where(spread > 1e-9, spread, 1)


def unit_length(vectors: np.ndarray) -> np.ndarray:
    """Scale each row to length 1; rows of zeros stay."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.divide(vectors, lengths, out=np.zeros_like(vectors), where=lengths > 1e-12)
