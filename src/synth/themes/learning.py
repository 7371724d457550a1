"""Learning codes from few codings: what was coded, what was dismissed, and what the rest looks like."""

from __future__ import annotations

import numpy as np
from scipy import sparse
from scipy.special import log_softmax, softmax

POOL = 2_000
"""So many uncoded statements are learnt from at most; more bring time and no better scores."""

_ROUNDS, _PRIOR, _UNCODED = 2, 0.5, 0.1
"""Rounds of guessing and learning, the weight of the codebook beside what was learnt, and of a guess beside a
coding."""

_FADES = 20
"""After so many coded statements a code, the codebook counts half."""

_EVENLY = 3
"""Codings that each code is thought to have had already, so that one coding does not tilt the rest."""


def learn(
    features: sparse.csr_matrix, prior: np.ndarray, known: np.ndarray, not_these: np.ndarray, seed: int = 0
) -> tuple[np.ndarray, np.ndarray]:
    """Learn how much speaks for each code in each statement.

    Parameters
    ----------
    features : csr_matrix
        ``n`` rows of unit length.
    prior : ndarray
        ``n × k``, what the codebook says.
    known : ndarray
        ``n × k``, rows of shares of the codes that people gave; zero where nobody did.
    not_these : ndarray of bool
        ``n × k``, codes that a person has dismissed for a statement.
    seed : int

    Returns
    -------
    logits : ndarray
        ``n × k``, comparable within a row.
    weights : ndarray
        ``k × features``, what each feature says for each code; for reasons, not for scores.

    Notes
    -----
    Self-training from a codebook: the codebook's words guess codes for all statements, a logistic regression
    learns from the guesses (lightly) and the codings (fully), and guesses again, while the guesses are kept
    from crowding into few codes. After Nigam, K. et al. (2000), *Machine Learning*, 39, 103–134.
    """
    coded = known.any(axis=1)
    certain = coded | not_these.any(axis=1)
    weight, taught = np.where(certain, 1.0, _UNCODED), _taught(certain, seed)
    k = prior.shape[1]
    common = 0.5 * np.log((known.sum(axis=0) + _EVENLY) / (coded.sum() + k * _EVENLY))
    prior = log_softmax(prior, axis=1)
    trust = _PRIOR * _FADES * k / (_FADES * k + coded.sum())
    logits, weights = prior, np.zeros((k, features.shape[1]))
    for _ in range(_ROUNDS):
        guess = _guess(logits, known, not_these)
        fitted, weights = _regress(features, guess, weight, taught)
        logits = trust * prior + fitted
    return np.where(not_these, -np.inf, logits + common), weights


def _guess(logits: np.ndarray, known: np.ndarray, not_these: np.ndarray) -> np.ndarray:
    guess = softmax(logits, axis=1)
    guess /= np.sqrt(np.maximum(guess.mean(axis=0), 1e-9))
    guess[not_these] = 0
    guess /= np.maximum(guess.sum(axis=1, keepdims=True), 1e-12)
    coded = known.any(axis=1)
    guess[coded] = known[coded]
    return guess


def _taught(certain: np.ndarray, seed: int) -> np.ndarray:
    rest = np.flatnonzero(~certain)
    if len(rest) > POOL:
        rest = np.random.default_rng(seed).choice(rest, POOL, replace=False)
    return np.sort(np.concatenate([np.flatnonzero(certain), rest]))


def _regress(
    features: sparse.csr_matrix, guess: np.ndarray, weight: np.ndarray, taught: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Fit a logistic regression to shares of codes: a row for each statement and code that it may have."""
    from sklearn.linear_model import LogisticRegression

    rows, codes = np.nonzero(guess[taught] > 0.02)
    rows = taught[rows]
    k = guess.shape[1]
    weights, logits = np.zeros((k, features.shape[1])), np.full(guess.shape, -10.0)
    present = np.unique(codes)
    if len(present) < 2:
        logits[:, present] = 0
        return logits, weights
    each = guess[rows, codes] * weight[rows]
    total = np.bincount(codes, each, k)
    each *= np.sqrt(total[present].mean() / total[codes])  # a code without codings must not fade away
    model = LogisticRegression(C=10, tol=1e-3, max_iter=200)
    model.fit(features[rows], codes, sample_weight=each)
    logits[:, present] = model.predict_log_proba(features)
    weights[present] = model.coef_ if len(present) > 2 else np.vstack([-model.coef_, model.coef_])
    return logits, weights
