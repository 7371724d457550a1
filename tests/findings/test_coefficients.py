"""Values published with the coefficients; see the docstrings for the papers."""

import math

import pytest
from hypothesis import strategies as st
from published_ratings import COHEN, FLEISS, FOUR, PARADOX, SETS, units

from synth.findings.alpha import krippendorff_alpha, masi_distance
from synth.findings.coefficients import gwet_ac1, kappa, percent_agreement


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


SUBSETS = st.frozensets(st.sampled_from("abcd"))


@pytest.mark.parametrize("measure", [krippendorff_alpha, kappa, gwet_ac1])
def test_undefined_with_a_single_value_or_nothing(measure):
    assert math.isnan(measure([(1, 1), (1, 1)]))
    assert math.isnan(measure([]))


def test_a_missing_value_is_no_answer_also_as_nan():
    assert krippendorff_alpha([(1, 1), (0, 0), (1, math.nan)]) == krippendorff_alpha([(1, 1), (0, 0)])
