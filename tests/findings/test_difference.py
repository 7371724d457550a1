"""Shares from a random lot with a machine's help, against textbooks, other programs and all lots there are."""

from itertools import combinations
from math import sqrt

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from synth.findings.difference import (
    ASSISTED,
    PEOPLE,
    Lot,
    chosen,
    of_documents,
    of_material,
    tango,
)
from synth.findings.intervals import wilson


def lot_of(coded, guess, drawn, unit=None, seen=None):
    """Make a lot of lists of 0 and 1."""
    n = len(coded)
    flags = [np.array(values, bool) for values in (guess, seen or [0] * n, drawn, coded)]
    return Lot(np.array(unit if unit is not None else range(n)), *flags)


@pytest.mark.parametrize(
    ("more", "less", "n", "low", "high"),
    [
        (1, 7, 21, -0.517, -0.026),  # Fagerland, Lydersen & Laake (2014), airway hyper-responsiveness
        (0, 0, 50, -0.0713, 0.0713),  # no difference seen is none without an interval
    ],
)
def test_tangos_interval_is_the_published_one(more, less, n, low, high):
    assert tango(more, less, n, 1.959963984540054) == pytest.approx((low, high), abs=6e-4)


@given(st.integers(1, 60).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n), st.integers(0, n))))
def test_tangos_interval_is_mirrored_and_holds_what_was_seen(of):
    n, more, less = of[0], of[1], min(of[2], of[0] - of[1])
    low, high = tango(more, less, n, 1.96)
    assert low <= (more - less) / n <= high
    assert tango(less, more, n, 1.96) == pytest.approx((-high, -low), abs=1e-6)


def test_over_all_lots_the_estimate_is_right_and_varies_as_cochran_says():
    """Särndal, Swensson & Wretman (1992), 6.3: unbiased; variance (1 − n/N) S² of the differences / n."""
    coded = [1, 1, 0, 0, 1, 0, 0, 0, 0, 1]
    guess = [1, 0, 0, 1, 1, 0, 0, 0, 1, 1]
    shares = {False: [], True: []}
    for drawn in combinations(range(10), 4):
        lot = lot_of(coded, guess, [int(place in drawn) for place in range(10)])
        for machine, found in shares.items():
            found.append(of_material(lot, machine).share)
    apart = np.array(coded) - np.array(guess)
    for machine, values in ((False, np.array(coded)), (True, apart)):
        assert np.mean(shares[machine]) == pytest.approx(0.4)
        assert np.var(shares[machine]) == pytest.approx((1 - 4 / 10) * values.var(ddof=1) / 4)


def test_what_was_read_before_the_draw_is_known_and_not_estimated():
    coded, seen = [1] * 10 + [0] * 90, [1] * 50 + [0] * 50
    drawn = [0] * 50 + [1] * 50
    found = of_material(lot_of(coded, [0] * 100, drawn, seen=seen), machine=False)
    assert found.share == found.low == found.high == 0.1  # all is read: nothing is uncertain


@pytest.mark.parametrize("has", [0, 1])
def test_a_code_on_all_or_none_that_was_read_is_not_known_of_the_rest(has):
    """Of 50 read of 400, 5 % of the rest may well be otherwise: the exact interval says some 6.5 %."""
    lot = lot_of([has] * 400, [0] * 400, [1, *[0] * 7] * 50, np.repeat(np.arange(40), 10))
    for found, near, far in (
        (of_material(lot, machine=False), 0.05, 0.09),
        (of_documents(lot, machine=False), 0.06, 0.12),  # 40 documents
    ):
        off = (found.low, found.high) if has else (1 - found.high, 1 - found.low)
        assert found.share == has
        assert off[1] == 1
        assert near < 1 - off[0] < far
        assert found.coded == pytest.approx(has * found.coded)
        assert (found.coded >= 5) == bool(has)  # none is too few, all are enough


@pytest.mark.parametrize("machine", [False, True])
@given(st.integers(0, 10_000), st.sampled_from([0.0, 0.02, 0.5, 0.98, 1.0]))
@example(442, 0.02)  # a machine that is wrong more often in the lot than it gives the code at all
@settings(max_examples=30, deadline=None)
def test_only_what_was_read_whole_has_no_interval(machine, seed, prevalence):
    rng = np.random.default_rng(seed)
    coded, guess = rng.random(400) < prevalence, rng.random(400) < prevalence
    lot = lot_of(coded, guess, rng.permutation(400) < 60, np.repeat(np.arange(40), 10))
    for found in (of_material(lot, machine), of_documents(lot, machine)):
        assert 0 <= found.low <= found.share + 1e-12
        assert found.share - 1e-12 <= found.high <= 1
        assert found.width > 0.01


def test_people_alone_have_wilsons_interval_of_a_lot_that_is_a_small_part():
    n, total = 400, 10_000_000
    drawn = np.zeros(total, bool)
    drawn[:n] = True
    coded = np.zeros(total, bool)
    coded[:81] = True
    empty = np.zeros(total, bool)
    found = of_material(Lot(np.zeros(total, int), empty, empty, drawn, coded), machine=False)
    assert (found.low, found.high) == pytest.approx(wilson(81, n), abs=5e-4)  # t and n − 1 for z and n


def test_over_documents_the_variance_is_that_of_statsmodels_for_clusters():
    """Where all is drawn the share is a mean of clustered statements; only the small-sample part differs."""
    import statsmodels.api as sm

    rng = np.random.default_rng(4)
    documents, size = 40, 12
    unit = np.repeat(np.arange(documents), size)
    coded = rng.random(len(unit)) < rng.beta(2, 5, documents)[unit]
    found = of_documents(lot_of(coded, [0] * len(unit), [1] * len(unit), unit), machine=False)
    fit = sm.OLS(coded.astype(float), np.ones(len(unit))).fit(
        cov_type="cluster", cov_kwds={"groups": unit, "use_correction": False}
    )
    variance = fit.bse[0] ** 2 / (1 - 1 / documents) ** 2  # Bell & McCaffrey's third, of equal documents
    assert found.coded == pytest.approx(found.share**2 * (1 - found.share) / variance)


def test_over_documents_it_is_near_leaving_out_each_document():
    rng = np.random.default_rng(7)
    unit = np.repeat(np.arange(50), rng.integers(5, 30, 50))
    coded = rng.random(len(unit)) < rng.beta(3, 6, 50)[unit]
    guess = coded ^ (rng.random(len(unit)) < 0.1)
    drawn = rng.random(len(unit)) < 0.3
    whole = lot_of(coded, guess, drawn, unit)
    found = of_documents(whole, machine=True)
    without = []
    for document in range(50):
        rest = unit != document
        without.append(guess[rest].mean() + (coded[rest & drawn].mean() - guess[rest & drawn].mean()))
    jackknife = 49 / 50 * ((np.array(without) - np.mean(without)) ** 2).sum()
    ours = found.share**2 * (1 - found.share) / found.coded
    assert sqrt(ours) == pytest.approx(sqrt(jackknife), rel=0.1)


@given(st.integers(0, 10_000), st.sampled_from([0.02, 0.1, 0.4]), st.sampled_from([0.0, 0.05, 0.4]))
@settings(max_examples=40, deadline=None)
@example(244, 0.02, 0.0)
def test_what_is_printed_is_never_wider_than_people_alone(seed, prevalence, wrong):
    rng = np.random.default_rng(seed)
    coded = rng.random(600) < prevalence
    drawn = np.zeros(600, bool)
    drawn[rng.choice(600, 150, replace=False)] = True
    lot = lot_of(coded, coded ^ (rng.random(600) < wrong), drawn, np.arange(600) // 20)
    for one in (of_material, of_documents):
        people, assisted = one(lot, False), one(lot, True)
        assert 0 <= people.low <= people.share <= people.high <= 1
        if chosen(lot, people, assisted) == ASSISTED:
            assert assisted.width < people.width


@given(
    st.lists(st.tuples(*[st.booleans()] * 4), min_size=2, max_size=25),
    st.integers(2, 30),
)
@settings(max_examples=150, deadline=None)
def test_lots_of_any_size_and_shape_have_a_share_within_0_and_1(rows, documents):
    """Tiny ones too, all coded, none coded, all drawn, all known but two."""
    rows = [*rows, (True, False, True, False), (False, True, True, False)]
    coded, guess, drawn, seen = (np.array(column) for column in zip(*rows, strict=True))
    lot = Lot(np.arange(len(rows)) % min(documents, len(rows)), guess, seen & ~drawn, drawn, coded)
    for one in (of_material, of_documents):
        for machine in (False, True):
            found = one(lot, machine)
            assert -1 <= found.share <= 2  # the difference may lead out of what is possible …
            assert 0 <= found.low <= 1  # … its interval may not
            assert 0 <= found.high <= 1


def test_a_machine_that_only_guesses_does_not_help_and_a_good_one_does():
    rng = np.random.default_rng(1)
    coded = rng.random(2000) < 0.3
    drawn = np.zeros(2000, bool)
    drawn[rng.choice(2000, 300, replace=False)] = True
    unit = np.arange(2000) // 20
    for guess, expected in ((rng.random(2000) < 0.3, PEOPLE), (coded ^ (rng.random(2000) < 0.06), ASSISTED)):
        lot = lot_of(coded, guess, drawn, unit)
        assert chosen(lot, of_material(lot, False), of_material(lot, True)) == expected


def test_a_machine_without_a_difference_in_the_lot_is_not_believed():
    coded = [1, 0, 0] * 40
    lot = lot_of(coded, coded, [1, 1, 1, 0, 0, 0] * 20, np.arange(120) // 6)
    assert chosen(lot, of_material(lot, False), of_material(lot, True)) == PEOPLE
