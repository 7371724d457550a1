import numpy as np
import pytest

from synth.themes.features import unit_length
from synth.themes.reach import reach_of

MATTERS, GROUP, OUTSIDE = 3, 12, 30


def read(seed: int = 0) -> np.ndarray:
    """Read a group of which the first nine are of one matter and three of another, and others outside."""
    noise = np.random.default_rng(seed).normal(0, 0.15, (GROUP + OUTSIDE, 20))
    noise[:9, 0] += 1
    noise[9:GROUP, 1] += 1
    noise[np.arange(GROUP, GROUP + OUTSIDE), 2 + np.arange(OUTSIDE) % 18] += 1
    return unit_length(noise)


def likeness_of(group: list[float]) -> np.ndarray:
    return np.array([*group, *[0.0] * OUTSIDE])


def reached(group: list[float], says: tuple[int, ...] = ()) -> list[bool]:
    said = np.isin(np.arange(GROUP + OUTSIDE), says)
    return reach_of(likeness_of(group), said, np.arange(GROUP), read()).means[:GROUP].tolist()


def test_what_is_near_to_the_surest_means_a_name_that_it_does_not_say():
    assert reached([4.0] * 8 + [1.5] * 4) == [True] * 9 + [False] * 3


def test_what_is_near_to_a_name_alone_and_to_none_that_surely_mean_it_does_not():
    assert reached([4.0] * 9 + [3.5] * 3)[9:] == [False] * 3


@pytest.mark.parametrize(("says", "means"), [((9, 0, 1, 2), True), ((0, 1, 2), False)])
def test_what_says_a_name_need_be_less_near(says, means):
    assert reached([4.0] * 9 + [4.0, 0.0, 0.0], says)[9] is means


@pytest.mark.parametrize("members", [[], [0], [0, 1]])
def test_few_and_none_have_an_answer(members):
    found = reach_of(
        likeness_of([4.0] * GROUP), np.zeros(GROUP + OUTSIDE, bool), np.array(members, int), read()
    )
    assert 0 <= found.share <= 1
    assert len(found.means) == GROUP + OUTSIDE


def test_a_group_that_is_all_there_is_has_an_answer():
    found = reach_of(np.ones(5), np.zeros(5, dtype=bool), np.arange(5), unit_length(read()[:5]))
    assert np.isfinite(found.share)
