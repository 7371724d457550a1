"""Which statements mean a name: those that a model reads near it, and near to what most surely means it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synth.themes.features import unit_length

MEANS, WORDED = 3.0, 2.0
"""A statement means a name from this mean of two likenesses on, in standard deviations of the statements
outside; and one that says the name from the second on."""
_MOST = 5.0
"""Each of the two counts so much at most: neither speaks alone."""
_SURE, _LEAST_SURE = 4, 3
"""What means a name most surely is every fourth statement of the group, but so many at least."""


@dataclass(frozen=True)
class Reach:
    """How far a name reaches.

    Attributes
    ----------
    means
        Of each statement, whether it means the name.
    share
        Of the group, what does.
    """

    means: np.ndarray
    share: float


def reach_of(likeness: np.ndarray, says: np.ndarray, members: np.ndarray, vectors: np.ndarray) -> Reach:
    """Find the statements that mean a name.

    Parameters
    ----------
    likeness : ndarray
        Of each statement with the name, in standard deviations of those outside the group.
    says : ndarray of bool
        Whether it says the name.
    members : ndarray of int
        Places of the statements of the group.
    vectors : ndarray
        What the model makes of the statements: unit vectors.

    Returns
    -------
    Reach

    Notes
    -----
    A short name is near to much; what is near to statements that surely mean it, too, means it more often
    (pseudo-relevance feedback: Rocchio, J. J. (1971), in Salton, G. (ed.), *The SMART retrieval system*,
    313–323).

    Examples
    --------
    >>> vectors = np.eye(4)[[0] * 5 + [1] + [2, 3] * 6]
    >>> likeness = np.array([4.0, 4, 4, 4, 1, 4] + [0] * 12)
    >>> found = reach_of(likeness, np.zeros(18, dtype=bool), np.arange(6), vectors)
    >>> found.means[:6].tolist(), round(found.share, 2)
    ([True, True, True, True, True, False], 0.83)
    """
    own = likeness[members]
    sure = members[says[members] & (own >= 1)]
    if len(sure) < _LEAST_SURE:
        sure = members[np.argsort(-own, kind="stable")[: max(_LEAST_SURE, len(members) // _SURE)]]
    beside = _beside(vectors, sure, members)
    mean = (np.minimum(likeness, _MOST) + np.minimum(beside, _MOST)) / 2
    means = (mean >= MEANS) | (says & (mean >= WORDED))
    return Reach(means, float(means[members].mean()) if len(members) else 0.0)


def _beside(vectors: np.ndarray, sure: np.ndarray, members: np.ndarray) -> np.ndarray:
    """Hold each statement against the middle of the surest ones, without itself, as those outside are."""
    total = vectors[sure].sum(axis=0)
    middle = unit_length(total[None])[0]
    near = vectors @ middle
    near[sure] = np.einsum("ij,ij->i", vectors[sure], unit_length(total - vectors[sure]))
    outside = np.delete(vectors @ middle, members)
    if len(outside) < 2:
        return near / max(near.std(), 1e-9)
    return (near - outside.mean()) / max(outside.std(), 1e-9)
