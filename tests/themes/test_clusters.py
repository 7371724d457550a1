import numpy as np
import pytest
from scipy import sparse

from synth.themes import clusters
from synth.themes.clusters import cluster, consensus_labels, null, sample_runs, scores, stability
from synth.themes.features import unit_length

RNG = np.random.default_rng(0)
TWO = unit_length(np.repeat([[1.0, 0, 0], [0, 1, 0]], 20, axis=0) + 0.1 * RNG.standard_normal((40, 3)))


@pytest.mark.parametrize("density", [0.02, 0.15, 0.9, 1.0])
def test_shuffling_keeps_what_each_feature_has_and_parts_what_went_together(density):
    features = sparse.random(50, 30, density, format="csr", random_state=0)
    features = sparse.hstack([features, features], format="csr")  # every feature goes with another
    shuffled = clusters._shuffled(features, np.random.default_rng(0))
    before, after = features.toarray(), shuffled.toarray()
    np.testing.assert_allclose(np.sort(after, axis=0), np.sort(before, axis=0))
    assert not np.allclose(after[:, :30], after[:, 30:])


def test_clusters_are_found_and_are_steadier_than_chance():
    runs = sample_runs(TWO, 2, seed=0)
    labels = consensus_labels(TWO, runs, 2, seed=0)
    assert len(set(labels[:20])) == len(set(labels[20:])) == 1
    assert labels[0] != labels[20]
    assert stability(labels, runs).min() > 0.95
    assert scores(labels, runs).min() > 0.95
    assert stability(labels, runs).min() > null(sparse.csr_matrix(np.abs(TWO)), 2, seed=0)[0]


@pytest.mark.parametrize("k", [2, 3, 7])
def test_what_is_the_same_is_in_one_cluster_however_many_are_asked_for(k):
    points = np.repeat(np.eye(3)[:2], 5, axis=0)
    labels = cluster(points, k, seed=0)
    assert len(set(labels[:5])) == len(set(labels[5:])) == 1


@pytest.mark.parametrize("seed", range(20))
def test_what_is_the_same_but_for_rounding_joins_one_cluster_beside_what_is_fixed(seed):
    rng = np.random.default_rng(seed)
    four = unit_length(rng.standard_normal((4, 5)))
    points = unit_length(np.repeat(four, 6, axis=0) + 1e-15 * rng.standard_normal((24, 5)))
    fixed = np.full(24, -1)
    fixed[[0, 6]] = 0, 1
    labels = cluster(points, 7, seed, fixed)
    assert [len(set(labels[first : first + 6])) for first in (0, 6, 12, 18)] == [1] * 4
    assert len(set(labels)) == 4


@pytest.mark.parametrize("seed", range(5))
def test_fixed_points_keep_their_cluster(seed):
    fixed = np.full(40, -1)
    fixed[[0, 25]] = 0, 1
    labels = cluster(TWO, 3, seed, fixed)
    assert (labels[0], labels[25]) == (0, 1)


def test_sums_and_shares_at_once_are_those_one_by_one():
    runs, n = sample_runs(TWO, 3, seed=0), len(TWO)
    sums = np.zeros((3, 3))
    np.add.at(sums, np.arange(n) % 3, TWO)
    assert (clusters._sums(TWO, np.arange(n) % 3, 3) == sums).all()
    for a, b in [(0, 1), (0, 30), (5, 25)]:
        both = runs[(runs[:, a] >= 0) & (runs[:, b] >= 0)]
        assert clusters._together(runs)[a, b] == (both[:, a] == both[:, b]).mean()
