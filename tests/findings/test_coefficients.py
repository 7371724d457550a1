"""Values published with the coefficients; see the docstrings for the papers."""

import math
from functools import partial

import krippendorff
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nltk.metrics.distance import masi_distance as nltk_masi
from scipy.stats import norm, t

from synth.findings.alpha import alpha_interval, bootstrap_draws, krippendorff_alpha, masi_distance
from synth.findings.coefficients import gwet_ac1, kappa, percent_agreement


def units(*coders):
    """One string a coder, one character a unit, ``*`` where the coder did not read it."""
    return [tuple(None if value == "*" else value for value in unit) for unit in zip(*coders, strict=True)]


FOUR = units("123321412***", "1233224125*3", "*3332342251*", "12332441251*")
FLEISS = [
    tuple(patient)
    for patient in (
        "444444 222555 233335 555555 222444 113333 333355 113334 114444 555555 144444 124444 222333 144444 224445 "
        "333335 111455 111112 224444 133555 555555 244444 224555 114444 144445 222224 111155 224444 133333 555555"
    ).split()
]
COHEN = [
    pair
    for row, counts in enumerate([[88, 14, 18], [10, 40, 10], [2, 6, 12]])
    for column, n in enumerate(counts)
    for pair in [(row, column)] * n
]
PARADOX = [(1, 1)] * 118 + [(1, 0)] * 5 + [(0, 1)] * 2
PAIRS = "12|1 12|12 1|1 3|3 3|13 4|4 2|4 12|1 12|123 1|1 1|1"
SETS = [tuple(frozenset(side) for side in pair.split("|")) for pair in PAIRS.split()]


@pytest.mark.parametrize(
    ("measure", "ratings", "published"),
    [
        (krippendorff_alpha, units("0100000010", "1110010000"), 0.095238),
        (krippendorff_alpha, units("aabbdcccedda", "babbbccceddd"), 0.691964),
        (krippendorff_alpha, FOUR, 0.743421),
        (krippendorff_alpha, FLEISS, 0.433410),
        (gwet_ac1, FOUR, 0.77544),
        (gwet_ac1, FLEISS, 0.447885),
        (gwet_ac1, PARADOX, 0.940776),
        (kappa, FOUR, 0.76117),
        (kappa, FLEISS, 0.430245),
        (kappa, COHEN, 0.491525),
        (kappa, PARADOX, -0.02339),
        (percent_agreement, PARADOX, 0.944),
        (lambda sets: krippendorff_alpha(sets, masi_distance), SETS, 0.540356),
        (lambda sets: krippendorff_alpha(sets, lambda a, b: 1 - len(a & b) / len(a | b)), SETS, 0.601563),
    ],
)
def test_published_values(measure, ratings, published):
    assert measure(ratings) == pytest.approx(published, abs=2e-5)


@pytest.mark.parametrize(
    ("a", "b", "distance"),
    [("ab", "abcd", 2 / 3), ("ab", "bc", 8 / 9), ("abc", "ab", 5 / 9), ("", "", 0), ("", "a", 1)],
)
def test_masi(a, b, distance):
    assert masi_distance(frozenset(a), frozenset(b)) == pytest.approx(distance)


@given(st.frozensets(st.sampled_from("abcd"), min_size=1), st.frozensets(st.sampled_from("abcd"), min_size=1))
def test_masi_agrees_with_nltk(a, b):
    assert masi_distance(a, b) == pytest.approx(nltk_masi(a, b))


SUBSETS = st.frozensets(st.sampled_from("abcd"))


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


@pytest.mark.parametrize("measure", [krippendorff_alpha, kappa, gwet_ac1])
def test_undefined_with_a_single_value_or_nothing(measure):
    assert math.isnan(measure([(1, 1), (1, 1)]))
    assert math.isnan(measure([]))


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


def test_a_missing_value_is_no_answer_also_as_nan():
    assert krippendorff_alpha([(1, 1), (0, 0), (1, math.nan)]) == krippendorff_alpha([(1, 1), (0, 0)])
