"""Sensitivity and specificity by document, and a comparison through them."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import ttest_ind

from synth.findings.yardstick import Yardstick, anchors_needed, through, yardstick

UNITS = np.array([0.1, 0.3, 0.2, 0.4, 0.0, 0.2]), np.array([0.3, 0.5, 0.2, 0.6, 0.1, 0.4])


def simple(hits, size):
    """One document a statement: `hits` of `size` with the code then have it now; ten without, none now."""
    then = np.array([True] * size + [False] * 10)
    now = np.array([True] * hits + [False] * (size - hits + 10))
    return yardstick(then, now, np.arange(size + 10))


def test_documents_of_one_statement_give_the_variance_of_a_share():
    seen = simple(6, 8)
    assert (seen.sensitivity, seen.specificity, seen.counts) == (0.75, 1.0, (8, 6, 10, 10))
    assert seen.variances[0] == pytest.approx(0.75 * 0.25 / 7)  # s² / n
    assert seen.freedom == (7, 9)


def test_a_ratio_over_documents_by_hand():
    """Cochran's estimator: hits 2, 0, 1 of 2, 2, 1 in three documents."""
    then = np.array([1, 1, 1, 1, 1, 0, 0, 0]) > 0
    now = np.array([1, 1, 0, 0, 1, 0, 0, 0]) > 0
    seen = yardstick(then, now, np.array(["ก", "ก", "ข", "ข", "ค", "ก", "ข", "ค"]))
    left = np.array([2 - 0.6 * 2, 0 - 0.6 * 2, 1 - 0.6]) / 5
    assert seen.sensitivity == pytest.approx(0.6)
    assert seen.variances[0] == pytest.approx(3 / 2 * (left**2).sum())


def test_all_alike_is_no_certainty():
    seen = simple(8, 8)
    assert seen.sensitivity == 1
    assert seen.variances[0] == pytest.approx(8.5 / 9 * 0.5 / 9 / 8)


@pytest.mark.parametrize(("hits", "size", "enough"), [(3, 4, False), (4, 5, True)])
def test_few_anchors_are_not_enough(hits, size, enough):
    assert simple(hits, size).is_enough is enough
    assert not yardstick(np.ones(20) > 0, np.ones(20) > 0, np.arange(20)).is_enough
    assert not yardstick(np.arange(20) < 9, np.arange(20) < 9, np.arange(20) % 2).is_enough


def test_coders_who_did_not_change_are_compared_as_by_welch():
    later, earlier = UNITS
    same = Yardstick(1.0, 1.0, (1e-12, 1e-12, 0.0), (99, 99), (50, 50, 50, 50))
    found, welch = through(same, later, earlier), ttest_ind(later, earlier, equal_var=False)
    assert found.difference == pytest.approx(later.mean() - earlier.mean())
    assert found.p == pytest.approx(welch.pvalue)
    assert (found.low, found.high) == pytest.approx(tuple(welch.confidence_interval(0.95)))


def test_what_the_change_of_the_coder_explains_is_no_difference():
    earlier = UNITS[1]
    seen = Yardstick(0.5, 0.9, (0.004, 0.001, 0.0), (30, 30), (60, 30, 60, 54))
    now = 0.5 * earlier + 0.1 * (1 - earlier)
    found = through(seen, now, earlier)
    assert found.expected == pytest.approx(now.mean())
    assert found.difference == pytest.approx(0)
    assert found.p == pytest.approx(1)


@given(
    st.floats(0.3, 1), st.floats(0.5, 1), st.floats(1e-5, 0.02), st.floats(1e-5, 0.02),
    st.lists(st.floats(0, 1), min_size=4, max_size=9), st.lists(st.floats(0, 1), min_size=4, max_size=9),
)  # fmt: skip
def test_interval_and_p_say_the_same_and_what_is_less_known_is_wider(se, sp, one, other, later, earlier):
    seen = Yardstick(se, sp, (one, other, 0.0), (20, 20), (50, 40, 50, 40))
    less = Yardstick(se, sp, (4 * one, 4 * other, 0.0), (20, 20), (50, 40, 50, 40))
    found, wider = (through(y, np.array(later), np.array(earlier)) for y in (seen, less))
    assert found.low <= found.difference <= found.high
    assert (found.p < 0.05) == (found.low > 0 or found.high < 0) or math.isclose(found.p, 0.05, rel_tol=1e-6)
    assert found.difference == wider.difference


def test_more_anchors_are_needed_where_units_say_more_and_none_where_they_say_nothing():
    later, earlier = UNITS
    few, many = anchors_needed(later, earlier, 5), anchors_needed(np.tile(later, 4), np.tile(earlier, 4), 5)
    assert 10 < few < many
    assert math.isnan(anchors_needed(np.zeros(5), np.zeros(5), 5))
    assert anchors_needed(later, earlier, 50) > few
