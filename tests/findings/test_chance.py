import math
from itertools import product

import pandas as pd
import pytest
from scipy.stats import fisher_exact

from synth.findings.chance import adjusted, dealt_p


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
