import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from synth.findings.masi import _by_pairs, _by_subsets, masi_distance, masi_likeness

SETS = st.lists(st.frozensets(st.sampled_from("abcdefg")), max_size=40, unique=True)


@given(SETS)
def test_all_pairs_at_once_are_those_one_by_one(sets):
    alike = masi_likeness(sets)
    table = (alike.parts.T @ alike.kin @ alike.parts).toarray()
    assert table == pytest.approx(
        np.array([[1 - masi_distance(a, b) for b in sets] for a in sets]).reshape(table.shape)
    )


@given(SETS.filter(len))
def test_subsets_tell_what_pairs_tell(sets):
    members = [sorted(map("abcdefg".index, one)) or [7] for one in sets]
    sizes = np.array(list(map(len, members)))
    alike = _by_subsets(members, sizes, 8)
    assert (alike.parts.T @ alike.kin @ alike.parts).toarray() == pytest.approx(
        _by_pairs(members, sizes, 8).toarray()
    )


@given(SETS.filter(len), st.integers(0, 9))
def test_what_meets_is_the_sum_over_all_pairs(sets, seed):
    times = np.random.default_rng(seed).integers(0, 5, (len(sets), 3)).astype(float)
    table = np.array([[1 - masi_distance(a, b) for b in sets] for a in sets])
    assert masi_likeness(sets).met(times) == pytest.approx(((table @ times) * times).sum(axis=0))


def test_one_set_of_very_many_codes_is_no_trouble():
    sets = [frozenset(range(n)) for n in range(40)]
    assert len(masi_likeness(sets).parts.indices) == 40
