"""Clusters of points on the unit sphere, settled over many samples, and how far chance would bring them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from scipy import sparse

from synth.themes.features import Features, unit_length

RUNS, SHARE = 40, 0.8
"""Clusterings for the consensus, and the share of points that each sees."""

LARGEST_CONSENSUS, LARGEST_SAMPLE = 2_000, 4_000
"""The consensus needs n² numbers: beyond so many points it is found for a sample and the others join the
nearest theme; a clustering sees no more points than the second number."""

_THE_SAME = 1 - 1e-9
"""Cosine from which two points are one; what is the same is never parted."""

_OFTEN = 0.2
"""Columns with values in more of the rows are drawn one by one, the others all at once."""

SHUFFLES, FEW = 4, 300
"""With fewer statements than the second number one shuffle says little: the mean of some is taken."""


def consensus_labels(
    points: np.ndarray, runs: np.ndarray, k: int, seed: int, fixed: np.ndarray | None = None
) -> np.ndarray:
    """Label the points by the consensus of `runs`, from 0: fixed themes first, the others by their size.

    Points of ``fixed ≥ 0`` keep that label; −1 is open.
    """
    n = len(points)
    fixed = np.full(n, -1) if fixed is None else fixed
    sample = np.arange(n)
    if n > LARGEST_CONSENSUS:
        drawn = np.random.default_rng(seed).choice(n, LARGEST_CONSENSUS, replace=False)
        sample = np.union1d(drawn, np.flatnonzero(fixed >= 0)[:LARGEST_CONSENSUS])
    consensus = _consensus(runs[:, sample], k, fixed[sample])
    if n > len(sample):
        centres = unit_length(
            np.array([points[sample[consensus == name]].mean(axis=0) for name in range(consensus.max() + 1)])
        )
        labels = (points @ centres.T).argmax(axis=1)
        labels[sample] = consensus
        pinned = fixed >= 0
        held = {group: consensus[fixed[sample] == group][0] for group in np.unique(fixed[pinned])}
        labels[pinned] = [held[group] for group in fixed[pinned]]
        consensus = labels
    return _in_order(consensus, fixed)


def cluster(points: np.ndarray, k: int, seed: int, fixed: np.ndarray | None = None) -> np.ndarray:
    """Cluster by spherical k-means: on unit vectors, centres brought back to unit length.

    Points of ``fixed ≥ 0`` are the seeds of that cluster and stay in it (Basu, S. et al. (2002).
    Semi-supervised clustering by seeding. *ICML*, 27–34).
    """
    fixed = np.full(len(points), -1) if fixed is None else fixed
    pinned = fixed >= 0
    groups, held = np.unique(fixed[pinned], return_inverse=True)
    means = [points[fixed == group].mean(axis=0) for group in groups]
    centres = unit_length(np.array(means).reshape(-1, points.shape[1]))
    free = points[~pinned & ((points @ centres.T).max(axis=1, initial=-1) < _THE_SAME)]
    more = min(k - len(groups), len(free))
    if more > 0:
        centres = np.vstack([centres, _far_apart(free, more, seed)])
    labels = np.full(len(points), -1)
    for _ in range(50):
        near = points @ centres.T
        new = near.argmax(axis=1)
        new[pinned] = held
        if (new == labels).all():
            break
        labels = new
        sums = _sums(points, labels, len(centres))
        empty = ~sums.any(axis=1)
        if empty.any():  # an empty cluster starts again at the statement farthest from its own, if any is far
            nearest = near.max(axis=1)
            far = np.argsort(nearest, kind="stable")[: empty.sum()]
            sums[empty] = np.where(nearest[far, None] < _THE_SAME, points[far], 0)
        centres = unit_length(sums)
    return labels


def _sums(points: np.ndarray, labels: np.ndarray, k: int) -> np.ndarray:
    """Sum the points of each label, in their order."""
    width = points.shape[1]
    cells = labels[:, None] * width + np.arange(width)
    return np.bincount(cells.ravel(), points.ravel(), minlength=k * width).reshape(k, width)


def _far_apart(points: np.ndarray, k: int, seed: int) -> np.ndarray:
    """Draw up to `k` different points to begin with, the likelier the farther from those drawn.

    Arthur, D. & Vassilvitskii, S. (2007). k-means++: the advantages of careful seeding. *SODA*, 1027–1035.
    """
    from sklearn import config_context
    from sklearn.cluster import kmeans_plusplus

    with config_context(
        assume_finite=True, skip_parameter_validation=True
    ):  # half of its time for few points
        drawn, _ = kmeans_plusplus(points, k, random_state=seed)
    near = np.tril(drawn @ drawn.T, -1).max(axis=1)
    return drawn[near < _THE_SAME]  # points come again where fewer than k differ


def sample_runs(points: np.ndarray, k: int, seed: int, fixed: np.ndarray | None = None) -> np.ndarray:
    """Cluster samples of the points: ``RUNS × n`` labels, −1 where a point was not in the sample."""
    rng = np.random.default_rng(seed)
    n = len(points)
    runs = np.full((RUNS, n), -1, dtype=np.int16)
    for run in range(RUNS):
        size = min(max(k + 1, round(SHARE * n)), LARGEST_SAMPLE)
        sample = np.sort(rng.choice(n, size, replace=False))
        few = None if fixed is None else fixed[sample]
        runs[run, sample] = cluster(points[sample], k, int(rng.integers(2**31)), few)
    return runs


def _together(runs: np.ndarray) -> np.ndarray:
    """Share of the samples with both statements in which they fell together."""
    n = runs.shape[1]
    member = [labels == name for labels in runs for name in np.unique(labels[labels >= 0])]
    # counts of at most so many runs are exact in single precision too
    same, both = (held.T @ held for held in (np.array(part, np.float32) for part in (member, runs >= 0)))
    return np.divide(same, both, out=np.zeros((n, n)), where=both > 0, dtype=float)


def _consensus(runs: np.ndarray, k: int, fixed: np.ndarray) -> np.ndarray:
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    apart = 1 - _together(runs)
    pinned = fixed >= 0
    if pinned.any():  # what is pinned together joins before all else, what is pinned apart never does
        same = fixed[:, None] == fixed
        both = np.outer(pinned, pinned)
        apart = np.where(both, np.where(same, 0.0, len(runs[0]) ** 2 * 10.0), np.maximum(apart, 1e-6))
    np.fill_diagonal(apart, 0)
    return fcluster(linkage(squareform(apart, checks=False), "average"), k, "maxclust") - 1


def _in_order(labels: np.ndarray, fixed: np.ndarray) -> np.ndarray:
    """Put numbers to the clusters: those of fixed points as these are numbered, then the largest first."""
    names, counts = np.unique(labels, return_counts=True)
    held = {labels[index]: fixed[index] for index in np.flatnonzero(fixed >= 0)}
    first = {name: int(np.flatnonzero(labels == name)[0]) for name in names}
    size = dict(zip(names, counts, strict=True))
    order = sorted(names, key=lambda name: (held.get(name, len(labels)), -size[name], first[name]))
    rank_of = {name: rank for rank, name in enumerate(order)}
    return np.array([rank_of[label] for label in labels])


def stability(labels: np.ndarray, runs: np.ndarray) -> np.ndarray:
    """Mean over the runs of the best Jaccard coefficient of each theme with a cluster of the run."""
    best = np.full((len(runs), labels.max() + 1), np.nan)
    for row, run in zip(best, runs, strict=True):
        drawn = run >= 0
        shared = np.zeros((labels.max() + 1, run.max() + 1))
        np.add.at(shared, (labels[drawn], run[drawn]), 1)
        either = shared.sum(axis=1, keepdims=True) + shared.sum(axis=0) - shared
        present = shared.any(axis=1)
        row[present] = (shared / np.maximum(either, 1)).max(axis=1)[present]
    return np.nan_to_num(np.nanmean(best, axis=0))


def scores(labels: np.ndarray, runs: np.ndarray) -> np.ndarray:
    """Share of the runs in which a statement fell into the cluster that stands for its theme."""
    hits, times = np.zeros(len(labels)), (runs >= 0).sum(axis=0)
    for run in runs:
        inside = run >= 0
        shared = np.zeros((labels.max() + 1, run.max() + 1))
        np.add.at(shared, (labels[inside], run[inside]), 1)
        hits += inside & (shared.argmax(axis=1)[labels] == run)
    return hits / np.maximum(times, 1)


def null(features: Features | sparse.csr_matrix, k: int, seed: int) -> tuple[float, float]:
    """Stability of a theme and of a membership where there is nothing to find.

    Every feature is shuffled over the statements (over 2,000 of them where there are more): its frequency
    stays, what goes with what does not. What a model reads is shuffled in the same way.
    """
    rng = np.random.default_rng(seed)
    if sparse.issparse(features):
        features = Features(features)
    if len(features) > LARGEST_CONSENSUS:
        features = features[np.sort(rng.choice(len(features), LARGEST_CONSENSUS, replace=False))]
    measures = []
    for _ in range(SHUFFLES if len(features) < FEW else 1):
        meant = None if features.meant is None else rng.permuted(features.meant, axis=0)
        points = replace(features, words=_shuffled(features.words, rng), meant=meant).points(seed)
        runs = sample_runs(points, k, seed)
        labels = consensus_labels(points, runs, k, seed)
        measures.append((stability(labels, runs).mean(), np.median(scores(labels, runs))))
    stable, score = np.mean(measures, axis=0)
    return float(stable), float(score)


def _shuffled(features: sparse.csr_matrix, rng: np.random.Generator):
    """Put the values of each column into rows drawn by lot, no row twice."""
    shuffled = features.tocsc(copy=True)
    rows, sizes = shuffled.shape[0], np.diff(shuffled.indptr)
    drawn = rng.integers(rows, size=shuffled.nnz, dtype=np.int64)
    for column in np.flatnonzero(sizes > rows * _OFTEN):
        span = slice(shuffled.indptr[column], shuffled.indptr[column + 1])
        drawn[span] = rng.choice(rows, sizes[column], replace=False)
    cells = np.repeat(np.arange(len(sizes)) * rows, sizes)
    again = _drawn_before(cells + drawn)
    while len(again):
        drawn[again] = rng.integers(rows, size=len(again))
        again = _drawn_before(cells + drawn)
    shuffled.indices = drawn.astype(shuffled.indices.dtype)
    shuffled.has_sorted_indices = False
    return shuffled.tocsr()


def _drawn_before(cells: np.ndarray) -> np.ndarray:
    order = np.argsort(cells, kind="stable")
    return order[1:][np.diff(cells[order]) == 0]
