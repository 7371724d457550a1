import math
from functools import partial

import krippendorff
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nltk.metrics.distance import masi_distance as nltk_masi
from published_ratings import FLEISS, PARADOX
from scipy.stats import norm, t

from synth.findings.alpha import alpha_interval, bootstrap_draws, krippendorff_alpha, masi_distance

SUBSETS = st.frozensets(st.sampled_from("abcd"))


@pytest.mark.parametrize(
    ("a", "b", "distance"),
    [("ab", "abcd", 2 / 3), ("ab", "bc", 8 / 9), ("abc", "ab", 5 / 9), ("", "", 0), ("", "a", 1)],
)
def test_masi(a, b, distance):
    assert masi_distance(frozenset(a), frozenset(b)) == pytest.approx(distance)


@given(st.frozensets(st.sampled_from("abcd"), min_size=1), st.frozensets(st.sampled_from("abcd"), min_size=1))
def test_masi_agrees_with_nltk(a, b):
    assert masi_distance(a, b) == pytest.approx(nltk_masi(a, b))


@given(st.lists(st.tuples(SUBSETS, SUBSETS), min_size=2, max_size=12))
def test_distances_at_once_are_those_one_by_one(pairs):
    one_by_one = krippendorff_alpha(pairs, partial(masi_distance))
    assert krippendorff_alpha(pairs, masi_distance) == pytest.approx(one_by_one, nan_ok=True)


@given(st.lists(st.tuples(*[st.sampled_from([None, 0, 1, 2])] * 3), min_size=2, max_size=20))
def test_alpha_agrees_with_the_package_krippendorff(ratings):
    data = np.array(
        [[np.nan if value is None else value for value in unit] for unit in ratings], dtype=float
    ).T
    paired = [unit for unit in ratings if sum(value is not None for value in unit) > 1]
    if len({value for unit in paired for value in unit if value is not None}) < 2:
        assert math.isnan(krippendorff_alpha(ratings))
    else:
        theirs = krippendorff.alpha(reliability_data=data, level_of_measurement="nominal")
        assert krippendorff_alpha(ratings) == pytest.approx(theirs)


def test_interval_holds_alpha_and_widens_when_documents_are_drawn():
    single = alpha_interval(PARADOX, range(len(PARADOX)))
    by_document = alpha_interval(PARADOX, [place // 25 for place in range(len(PARADOX))])
    assert single[0] <= krippendorff_alpha(PARADOX) <= single[1]
    assert single != by_document
    assert all(map(math.isnan, alpha_interval(PARADOX, ["one source"] * len(PARADOX))))


def test_same_seed_same_interval():
    draws = [bootstrap_draws(30, 200, seed) for seed in (1, 1, 2)]
    assert (draws[0] == draws[1]).all()
    assert not (draws[0] == draws[2]).all()
    assert (draws[0].sum(axis=0) == 30).all()
    assert alpha_interval(FLEISS, range(30), draws=draws[0]) == alpha_interval(
        FLEISS, range(30), draws=draws[1]
    )


@given(st.lists(st.tuples(SUBSETS, st.none() | SUBSETS, SUBSETS), min_size=6, max_size=12), st.integers(1, 2))
@settings(deadline=None, max_examples=40)
def test_the_interval_is_that_of_alpha_taken_anew_of_each_draw(units, size):
    groups = [place // size for place in range(len(units))]
    n = len(set(groups))
    draws = bootstrap_draws(n, 12)
    low, high = alpha_interval(units, groups, masi_distance, draws)
    if math.isnan(low):
        return
    found = []
    for times in draws.T:
        drawn = [unit for unit, group in zip(units, groups, strict=True) for _ in range(int(times[group]))]
        found.append(krippendorff_alpha(drawn, masi_distance))
    tail = norm.cdf(-t.ppf(0.975, n - 1) * math.sqrt(n / (n - 1)))
    assert (low, high) == pytest.approx(np.nanquantile(found, [tail, 1 - tail]))


@pytest.mark.parametrize(
    ("groups", "ratings"),
    [
        (range(3), [(1, 0), (0, 0), (1, 1)]),  # three sources
        (range(12), [(1, 1), (1, 0)] + [(0, 0)] * 10),  # the code is in two of twelve: many draws lack it
        (range(12), [(1, 1)] * 6 + [(0, 0)] * 6),  # all agree
    ],
)
def test_no_interval_where_it_would_say_more_than_is_known(groups, ratings):
    assert all(map(math.isnan, alpha_interval(ratings, groups)))


def test_a_small_expected_disagreement_is_still_one():
    many = frozenset(range(10))
    units = [(many, many)] * 3 + [(many, many | {10})]
    assert krippendorff_alpha(units, masi_distance) == pytest.approx(0)
