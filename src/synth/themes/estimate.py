"""How likely a person would give each code to each statement, from the codebook and what was coded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.special import softmax
from threadpoolctl import threadpool_limits

from synth.themes.learning import learn

if TYPE_CHECKING:
    import pandas as pd

    from synth.themes.codewords import Evidence

_BEHIND = 0.5
"""So far behind the first (in logits) may a code be of which a keyword is found: both better F1 and Brier."""


@threadpool_limits.wrap(limits=1, user_api="blas")  # sums in one order: the same answer everywhere
def estimate(
    evidence: Evidence, book: pd.DataFrame, coding_counts: np.ndarray, dismissed: np.ndarray, seed: int
) -> tuple[np.ndarray, np.ndarray]:
    """Estimate how likely a person would give each code to each statement, dimension by dimension.

    Returns
    -------
    scores : ndarray
        ``n × k``, 0–1.
    weights : ndarray
        ``k × features``, what each feature says for each code.
    """
    scores = np.zeros(coding_counts.shape)
    weights = np.zeros((coding_counts.shape[1], evidence.features.shape[1]))
    coded_at_all = coding_counts.any(axis=1)
    for dimension in dict.fromkeys(book["dimension"]):
        columns = np.flatnonzero(book["dimension"] == dimension)
        prior = _prior(evidence, columns)
        answers, not_these = coding_counts[:, columns], dismissed[:, columns]
        coded = answers.any(axis=1)
        without = coded_at_all & ~coded if coded.any() else np.zeros(len(coded), dtype=bool)
        codes_each = ((answers > 0).sum() + 10) / (coded.sum() + 10)
        if len(columns) == 1 or without.any():  # "no code of this dimension" is an answer too
            prior = np.column_stack([prior, np.full(len(prior), prior.mean())])
            answers = np.column_stack([answers, without])
            not_these = np.column_stack([not_these, np.zeros(len(prior), dtype=bool)])
        shares = answers / np.maximum(answers.sum(axis=1, keepdims=True), 1)
        logits, learnt = learn(evidence.features, evidence.latent, prior, shares, not_these, seed)
        likely = softmax(logits, axis=1)
        scores[:, columns] = np.minimum(codes_each * likely[:, : len(columns)], 0.99)
        weights[columns] = learnt[: len(columns)]
    return scores, weights


def _prior(evidence: Evidence, columns: np.ndarray) -> np.ndarray:
    """Take what the codebook says; a code whose keyword is found is never far behind the first."""
    prior = evidence.prior[:, columns]
    has_keyword = np.zeros(evidence.prior.shape, dtype=bool)
    for row, codes in enumerate(evidence.keywords):
        has_keyword[row, list(codes)] = True
    has_keyword = has_keyword[:, columns]
    return np.where(has_keyword, np.maximum(prior, prior.max(axis=1, keepdims=True) - _BEHIND), prior)
