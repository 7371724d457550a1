"""Which statements belong to their group by what they mean, and which groups hang together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synth.themes.clusters import LARGEST_CONSENSUS

NEIGHBOURS = 5
"""Of each statement, so many of the nearest by meaning are looked at."""
CLOSE = 2.5
"""A statement is close from so many standard deviations of those outside on."""
NEAR = 0.16
"""Statements that fit one theme are near each other from this mean of their cosines on."""
TOGETHER = 0.55
"""A group hangs together from this mean of two shares on: close statements, and neighbours in the group."""


@dataclass(frozen=True)
class Cohesion:
    """How groups hang together by meaning.

    Attributes
    ----------
    close
        Of each statement, whether it is nearer to the middle of the others of its group than nearly all
        outside are.
    together
        Of each group, 0–1: the mean of the share of its statements that are close, and of the share of their
        nearest neighbours that are in the group, beyond the share that chance would bring there.
    """

    close: np.ndarray
    together: np.ndarray

    @property
    def holds(self) -> np.ndarray:
        """Of each group, whether it hangs together."""
        return self.together >= TOGETHER


def cohesion(meant: np.ndarray, labels: np.ndarray, seed: int = 0) -> Cohesion:
    """Say how groups hang together by meaning.

    Parameters
    ----------
    meant : ndarray
        ``n × d`` unit vectors, as `synth.themes.meaning.meanings` reads them.
    labels : ndarray of int
        The group of each, from 0.
    seed : int
        Of the lot by which 2,000 statements are drawn where there are more.

    Returns
    -------
    Cohesion

    Notes
    -----
    On 47 groups of which a reader had said whether they were mixed, the mean of the two shares told the mixed
    from the others better than stability did, see ``benchmarks/README.md``.

    Examples
    --------
    >>> meant = np.repeat(np.eye(3), [8, 8, 8], axis=0)
    >>> meant[7] = [0, 0.8, 0.6]
    >>> found = cohesion(meant, np.repeat([0, 1, 2], 8))
    >>> found.close[[0, 7, 8]].tolist(), found.together.round(1).tolist()
    ([True, False, True], [0.8, 1.0, 1.0])
    """
    if len(labels) < 2:
        return Cohesion(np.full(len(labels), True), np.ones(len(labels)))
    close = _close(meant, labels)
    sample = np.arange(len(labels))
    if len(sample) > LARGEST_CONSENSUS:
        lot = np.random.default_rng(seed)
        sample = np.sort(lot.choice(len(sample), LARGEST_CONSENSUS, replace=False))
    beside = _beside(meant[sample], labels[sample])
    shares = [_means(close, labels, labels.max() + 1), _means(beside, labels[sample], labels.max() + 1)]
    return Cohesion(close, np.mean(shares, axis=0))


def nearness(meant: np.ndarray, labels: np.ndarray, fits: np.ndarray, groups: int) -> np.ndarray:
    """Return the mean cosine of those of each group that fit it, with each other; 0 for fewer than two.

    Examples
    --------
    >>> nearness(np.eye(2)[[0, 0, 1, 1]], np.array([0, 0, 0, 1]), np.full(4, True), 2).round(2).tolist()
    [0.33, 0.0]
    """
    means = np.zeros(groups)
    for group in range(groups):
        inside = meant[fits & (labels == group)]
        pairs = len(inside) * (len(inside) - 1)
        if pairs:
            means[group] = (inside.sum(axis=0) @ inside.sum(axis=0) - (inside**2).sum()) / pairs
    return means


def _means(values: np.ndarray, labels: np.ndarray, groups: int) -> np.ndarray:
    """Return the mean of each group, 0 where there is none of it."""
    sizes = np.bincount(labels, minlength=groups)
    return np.bincount(labels, values, minlength=groups) / np.maximum(sizes, 1)


def _close(meant: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Hold each statement against the middle of the others of its group, and against those outside."""
    close = np.zeros(len(labels), dtype=bool)
    for group in range(labels.max() + 1):
        inside = labels == group
        total = meant[inside].sum(axis=0)
        others = total - meant[inside]
        lengths = np.linalg.norm(others, axis=1)
        near = np.einsum("ij,ij->i", meant[inside], others) / np.where(lengths > 1e-9, lengths, 1)
        outside = meant[~inside] @ total / max(np.linalg.norm(total), 1e-9)
        if len(outside):
            close[inside] = near > outside.mean() + CLOSE * outside.std()
        else:
            close[inside] = near > 0
    return close


def _beside(meant: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Share of each statement's nearest that are in its group, beyond the share of the group in all."""
    near = meant @ meant.T
    np.fill_diagonal(near, -np.inf)
    sizes = np.bincount(labels)[labels]
    most = min(NEIGHBOURS, len(labels) - 1)
    order = np.argsort(-near, axis=1, kind="stable")[:, :most]
    same = labels[order] == labels[:, None]
    looked = np.clip(sizes - 1, 1, most)  # of a group of three there are two neighbours
    share = (same.cumsum(axis=1)[np.arange(len(labels)), looked - 1]) / looked
    chance = sizes / len(labels)
    return np.divide(share - chance, 1 - chance, out=np.ones(len(labels)), where=chance < 1)
