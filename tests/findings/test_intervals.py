"""Intervals of shares, by the values that were published with them and by scipy."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import stdtrit
from scipy.stats import binomtest

from synth.findings.intervals import cohens_h, newcombe, welch_interval, wilson


@given(st.integers(1, 400), st.data())
def test_wilson_is_that_of_scipy(total, data):
    successes = data.draw(st.integers(0, total))
    theirs = binomtest(successes, total).proportion_ci(method="wilson")
    assert wilson(successes, total) == pytest.approx((theirs.low, theirs.high), abs=1e-9)


@pytest.mark.parametrize(
    ("counts", "interval"),
    [  # Newcombe (1998), table II, method 10
        ((56, 70, 48, 80), (0.0524, 0.3339)),
        ((9, 10, 3, 10), (0.1705, 0.8090)),
        ((5, 56, 0, 29), (-0.0381, 0.1926)),
        ((0, 10, 0, 10), (-0.2775, 0.2775)),
        ((10, 10, 0, 20), (0.6791, 1.0)),
    ],
)
def test_the_difference_of_two_shares_as_published(counts, interval):
    assert newcombe(*counts) == pytest.approx(interval, abs=6e-5)


def test_without_a_base_there_is_no_interval():
    assert all(map(math.isnan, [*wilson(0, 0), *newcombe(1, 2, 0, 0), *newcombe(0, 0, 1, 2)]))


@pytest.mark.parametrize(("shares", "size"), [((0.5, 0.5), 0), ((1, 0), math.pi), ((0.2, 0.8), -1.2870)])
def test_the_size_of_a_difference(shares, size):
    assert cohens_h(*shares) == pytest.approx(size, abs=5e-5)


def test_welch_is_as_in_his_paper():
    a, b = np.array([0.1, 0.4, 0.3, 0.9]), np.array([0.2, 0.1, 0.0, 0.1, 0.3])
    parts = [side.var(ddof=1) / len(side) for side in (a, b)]
    freedom = sum(parts) ** 2 / (parts[0] ** 2 / 3 + parts[1] ** 2 / 4)
    middle, half = a.mean() - b.mean(), stdtrit(freedom, 0.975) * math.sqrt(sum(parts))
    assert welch_interval(a, b) == pytest.approx((middle - half, middle + half))


def test_all_alike_on_both_sides_leaves_no_interval_of_means():
    assert all(map(math.isnan, welch_interval(np.array([0.5, 0.5]), np.array([0.2, 0.2, 0.2]))))


@pytest.mark.filterwarnings("ignore:Precision loss")
def test_one_side_alike_leaves_the_interval_to_the_other():
    low, high = welch_interval(np.array([0.5, 0.5]), np.array([0.1, 0.4, 0.3]))
    half = stdtrit(2, 0.975) * math.sqrt(np.var([0.1, 0.4, 0.3], ddof=1) / 3)
    middle = 0.5 - np.mean([0.1, 0.4, 0.3])
    assert (low, high) == pytest.approx((middle - half, middle + half))
