"""Clusters of points on the unit sphere, settled over many samples, and how far chance would bring them."""

from __future__ import annotations

import numpy as np

from synth.themes.features import condense, unit_length

RUNS, SHARE = 40, 0.8
"""Clusterings for the consensus, and the share of points that each sees."""

LARGEST_CONSENSUS = 2_000
"""With more points the consensus (n² numbers) gives way to one clustering of all."""


def settle(points: np.ndarray, runs: np.ndarray, k: int, seed: int) -> np.ndarray:
    """Label the points by the consensus of `runs`, clusters in the order of their size, from 0."""
    labels = _consensus(runs, k) if len(points) <= LARGEST_CONSENSUS else cluster(points, k, seed)
    return _by_size(labels)


def cluster(points: np.ndarray, k: int, seed: int) -> np.ndarray:
    """Cluster by spherical k-means: on unit vectors, centres brought back to unit length."""
    from sklearn.cluster import kmeans_plusplus

    centres, _ = kmeans_plusplus(points, k, random_state=seed)
    labels = np.full(len(points), -1)
    for _ in range(50):
        near = points @ centres.T
        new = near.argmax(axis=1)
        if (new == labels).all():
            break
        labels = new
        sums = np.zeros_like(centres)
        np.add.at(sums, labels, points)
        empty = ~sums.any(axis=1)
        if empty.any():  # an empty cluster starts again at the statement farthest from its own
            sums[empty] = points[np.argsort(near.max(axis=1), kind="stable")[: empty.sum()]]
        centres = unit_length(sums)
    return labels


def sample_runs(points: np.ndarray, k: int, seed: int) -> np.ndarray:
    """Cluster samples of the points: ``RUNS × n`` labels, −1 where a point was not in the sample."""
    rng = np.random.default_rng(seed)
    runs = np.full((RUNS, len(points)), -1)
    for run in range(RUNS):
        sample = np.sort(rng.choice(len(points), max(k + 1, round(SHARE * len(points))), replace=False))
        runs[run, sample] = cluster(points[sample], k, int(rng.integers(2**31)))
    return runs


def _together(runs: np.ndarray) -> np.ndarray:
    """Share of the samples with both statements in which they fell together."""
    n = runs.shape[1]
    both, same = np.zeros((n, n)), np.zeros((n, n))
    for labels in runs:
        member = labels[:, None] == np.unique(labels[labels >= 0])
        same += member.astype(float) @ member.T.astype(float)
        seen = (labels >= 0).astype(float)
        both += np.outer(seen, seen)
    return np.divide(same, both, out=np.zeros((n, n)), where=both > 0)


def _consensus(runs: np.ndarray, k: int) -> np.ndarray:
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    apart = 1 - _together(runs)
    np.fill_diagonal(apart, 0)
    return fcluster(linkage(squareform(apart, checks=False), "average"), k, "maxclust") - 1


def _by_size(labels: np.ndarray) -> np.ndarray:
    names, counts = np.unique(labels, return_counts=True)
    order = sorted(range(len(names)), key=lambda n: (-counts[n], np.flatnonzero(labels == names[n])[0]))
    place = {names[n]: rank for rank, n in enumerate(order)}
    return np.array([place[label] for label in labels])


def stability(labels: np.ndarray, runs: np.ndarray) -> np.ndarray:
    """Mean over the runs of the best Jaccard coefficient of each theme with a cluster of the run."""
    found = np.full((len(runs), labels.max() + 1), np.nan)
    for row, run in zip(found, runs, strict=True):
        seen = run >= 0
        shared = np.zeros((labels.max() + 1, run.max() + 1))
        np.add.at(shared, (labels[seen], run[seen]), 1)
        either = shared.sum(axis=1, keepdims=True) + shared.sum(axis=0) - shared
        present = shared.any(axis=1)
        row[present] = (shared / np.maximum(either, 1)).max(axis=1)[present]
    return np.nan_to_num(np.nanmean(found, axis=0))


def scores(labels: np.ndarray, runs: np.ndarray) -> np.ndarray:
    """Share of the runs in which a statement fell into the cluster that stands for its theme."""
    hits, seen = np.zeros(len(labels)), (runs >= 0).sum(axis=0)
    for run in runs:
        inside = run >= 0
        shared = np.zeros((labels.max() + 1, run.max() + 1))
        np.add.at(shared, (labels[inside], run[inside]), 1)
        hits += inside & (shared.argmax(axis=1)[labels] == run)
    return hits / np.maximum(seen, 1)


def null(features, k: int, seed: int) -> tuple[float, float]:
    """Stability of a theme and of a membership where there is nothing to find.

    Every feature is shuffled over the statements: its frequency stays, what goes with what does not.
    """
    rng = np.random.default_rng(seed)
    shuffled = features.tocsc(copy=True)
    for column in range(shuffled.shape[1]):
        here = slice(shuffled.indptr[column], shuffled.indptr[column + 1])
        size = here.stop - here.start
        shuffled.indices[here] = rng.choice(shuffled.shape[0], size, replace=False)
    points = condense(shuffled.tocsr(), seed)
    runs = sample_runs(points, k, seed)
    labels = settle(points, runs, k, seed)
    return float(stability(labels, runs).mean()), float(np.median(scores(labels, runs)))
