"""Learning codes from few codings: what was coded, what was dismissed, and what the rest looks like."""

from __future__ import annotations

import numpy as np
from scipy import sparse
from scipy.linalg import cho_factor, cho_solve
from scipy.special import log_softmax, softmax

POOL = 2_000
"""So many uncoded statements are learnt from at most; more bring time and no better scores."""

_ROUNDS = 8
"""Of guessing and learning; by then the guesses hardly change."""

_CODED, _GUESSED = 0.5, 5.0
"""Noise (variance) of a coding and of a guess, beside a likeness of 1 between a statement and itself."""

_LATENT = 0.5
"""Likeness in the latent space beside likeness in words and characters."""

_PRIOR, _FADES, _STEEP = 0.5, 20, 6.0
"""Weight of the codebook, the coded statements a code after which it halves, and logits for a share of 1."""

_SURE, _SURE_WITHIN = 0.9, 0.3
"""How sure to be of all this before codings have shown it, and how far from it (as a logarithm) is usual."""

_EVENLY = 3
"""Codings that each code is thought to have had already, so that one coding does not tilt the rest."""

_NEVER = -1e6
"""The logit of a code that a person has dismissed."""

_TRIED = 300
"""So many coded statements are tried at most to see how sure to be."""


def learn(
    features: sparse.csr_matrix,
    latent: np.ndarray,
    prior: np.ndarray,
    answers: np.ndarray,
    not_these: np.ndarray,
    seed: int = 0,
) -> tuple[np.ndarray, np.ndarray]:
    """Learn how much speaks for each code in each statement.

    Parameters
    ----------
    features : csr_matrix
        ``n`` rows of unit length.
    latent : ndarray
        ``n × d``, rows of unit length: the latent space of the same statements, or an embedding.
    prior : ndarray
        ``n × k``, what the codebook says.
    answers : ndarray
        ``n × k``, rows of shares of the codes that people gave; zero where nobody did.
    not_these : ndarray of bool
        ``n × k``, codes that a person has dismissed for a statement.
    seed : int

    Returns
    -------
    logits : ndarray
        ``n × k``, comparable within a row; their softmax are probabilities.
    weights : ndarray
        ``k × features``, what each feature says for each code; for reasons, not for scores.

    Notes
    -----
    Self-training from a codebook: the codebook's words guess codes for all statements, a Gaussian process
    learns from the guesses (of which it expects little) and the codings (of which it expects much), and
    guesses again, while the guesses are kept from crowding into few codes. After Nigam, K. et al. (2000),
    *Machine Learning*, 39, 103–134, and Rasmussen, C. & Williams, C. (2006), *Gaussian Processes for Machine
    Learning*, chapters 2 and 5. How sure to be is what would have been best for each coded statement had it
    not been coded. One factorisation serves all codes and rounds.
    """
    coded, k = answers.any(axis=1), prior.shape[1]
    certain = coded | not_these.any(axis=1)
    taught = _taught(certain, seed)
    taught_features, near = features[taught], latent[taught]
    noise = np.where(certain[taught], _CODED, _GUESSED)
    likeness = (taught_features @ taught_features.T).toarray() + _LATENT * (near @ near.T)
    factor = cho_factor(likeness + np.diag(noise), lower=True)
    common = 0.5 * np.log((answers.sum(axis=0) + _EVENLY) / (coded.sum() + k * _EVENLY))
    prior = log_softmax(prior, axis=1) * (_PRIOR * _FADES * k / (_FADES * k + coded.sum()))
    guess = _guess(prior[taught] / _PRIOR, answers[taught], not_these[taught])
    for turn in range(_ROUNDS):
        even = np.average(guess, axis=0, weights=1 / noise)
        pull = cho_solve(factor, guess - even)
        if turn == 0:
            tried = _sample(np.flatnonzero(coded[taught]), _TRIED, seed)
            unseen = (guess - even)[tried] - pull[tried] / _precision(factor, tried)[:, None]
            sure = _how_sure(prior[taught][tried] + _STEEP * unseen, answers[taught][tried], common)
            first = sure * (prior[taught] + _STEEP * (likeness @ pull))
        logits = sure * (prior[taught] + _STEEP * (likeness @ pull))
        guess = _guess(logits, answers[taught], not_these[taught])
    guessed = ~certain[taught]
    sure *= _half_way(first[guessed] + common, logits[guessed], common)
    weights = taught_features.T @ pull
    logits = sure * (prior + _STEEP * (features @ weights + _LATENT * latent @ (near.T @ pull)))
    return np.where(not_these, _NEVER, logits + common), weights.T


def _precision(factor: tuple[np.ndarray, bool], places: np.ndarray) -> np.ndarray:
    """Take these places of the diagonal of the inverse."""
    asked = np.zeros((len(factor[0]), len(places)))
    asked[places, np.arange(len(places))] = 1
    return cho_solve(factor, asked)[places, np.arange(len(places))]


def _how_sure(logits: np.ndarray, answers: np.ndarray, common: np.ndarray) -> float:
    """Find by what to multiply the logits so that they say best what people coded; near `_SURE` for few."""
    tried = _SURE * np.exp(np.linspace(-2, 1.5, 71))
    far = np.log(tried / _SURE) / _SURE_WITHIN
    fit = [(answers * log_softmax(sure * logits + common, axis=1)).sum() for sure in tried]
    return float(tried[np.argmax(fit - far**2 / 2)])


def _half_way(first: np.ndarray, last: np.ndarray, common: np.ndarray) -> float:
    """Find by what to multiply the last logits: guessing again made them bolder than it made them better."""
    if not len(first):
        return 1.0
    tried = np.exp(np.linspace(-1.5, 0.5, 61))
    bold = [softmax(times * last + common, axis=1).max(axis=1).mean() for times in tried]
    return float(np.sqrt(tried[np.abs(bold - softmax(first, axis=1).max(axis=1).mean()).argmin()]))


def _guess(logits: np.ndarray, answers: np.ndarray, not_these: np.ndarray) -> np.ndarray:
    guess = softmax(logits, axis=1)
    guess /= np.sqrt(np.maximum(guess.mean(axis=0), 1e-9))
    guess[not_these] = 0
    guess /= np.maximum(guess.sum(axis=1, keepdims=True), 1e-12)
    coded = answers.any(axis=1)
    guess[coded] = answers[coded]
    return guess


def _taught(certain: np.ndarray, seed: int) -> np.ndarray:
    """Draw the statements to learn from: what people have judged, and as many others as are of use."""
    judged, rest = np.flatnonzero(certain), np.flatnonzero(~certain)
    return np.sort(np.concatenate([_sample(judged, 2 * POOL, seed), _sample(rest, POOL, seed)]))


def _sample(places: np.ndarray, most: int, seed: int) -> np.ndarray:
    if len(places) <= most:
        return places
    return np.random.default_rng(seed).choice(places, most, replace=False)
