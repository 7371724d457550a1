import math
from itertools import product

import numpy as np
import pandas as pd
import pytest
from scipy.stats import fisher_exact

from synth.findings.chance import adjusted, dealt_p, in_common, in_common_by_chance, permutation_p


def test_p_of_equal_sides_is_that_of_fisher():
    for found, before in product(range(7), repeat=2):
        expected = fisher_exact([[found, 6 - found], [before, 6 - before]])[1]
        assert dealt_p(found, 6, before, 6) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("p", "q"),
    [([0.01, math.nan, 0.04], [0.02, math.nan, 0.04]), ([math.nan], [math.nan]), ([], []), ([0.5], [0.5])],
)
def test_what_is_not_tested_is_not_counted(p, q):
    assert adjusted(pd.Series(p, dtype=float)).tolist() == pytest.approx(q, nan_ok=True)


@pytest.mark.parametrize(("a", "b"), [([], ["เวที"]), (["เวที"], []), ([], [])])
def test_of_nothing_nothing_is_in_common(a, b):
    sides = pd.Series(a, dtype=object), pd.Series(b, dtype=object)
    assert math.isnan(in_common(*sides))
    assert math.isnan(in_common_by_chance(*sides))


def test_what_chance_gives_in_common_is_a_share():
    """Of ten alike on a side and ten on the other, half and half on both is what dealing tends to."""
    sides = pd.Series(["เวที"] * 10), pd.Series(["สัมภาษณ์"] * 10)
    assert in_common(*sides) == 0
    assert in_common_by_chance(*sides) == pytest.approx(0.82, abs=0.03)
    assert in_common_by_chance(sides[0], sides[0][:4]) == 1


def test_without_units_nothing_is_dealt():
    assert math.isnan(dealt_p(0, 0, 3, 3))
    assert math.isnan(dealt_p(3, 3, 0, 0))


def test_permutation_of_three_and_three_cannot_go_below_a_tenth():
    assert permutation_p(np.array([5.0, 6, 7]), np.array([1.0, 2, 3]), 10, 0) == pytest.approx(0.1)


def test_of_random_deals_the_observed_one_counts_as_one():
    assert permutation_p(np.arange(12) + 100.0, np.arange(12.0), 199, 0) == 1 / 200
