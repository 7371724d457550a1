import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synth.themes.features import condense, word_and_character_features
from synth.themes.space import Space
from synth.themes.tokens import Tokens, cut

TEXTS = ["ผู้นำชุมชนเข้มแข็ง", "แกนนำและผู้นำ", "งบประมาณล่าช้า", "LINE กลุ่ม ๆ", "ก", "และ", "", "A  a\nผู้นำ ผู้นำ"] * 3


@settings(deadline=None)
@given(st.lists(st.sampled_from(TEXTS) | st.text(max_size=12), min_size=1, max_size=12))
def test_texts_are_weighed_as_the_small_way_weighs_them(texts):
    space, weights, _ = Space.of(cut(texts))
    usual = word_and_character_features(texts)
    np.testing.assert_allclose(weights.toarray(), usual.toarray(), atol=1e-12)
    np.testing.assert_allclose(space.weigh(cut(texts)).toarray(), usual.toarray(), atol=1e-12)


def test_texts_stand_where_the_small_way_puts_them():
    points = condense(word_and_character_features(TEXTS))
    space, _, places = Space.of(cut(TEXTS))
    np.testing.assert_allclose(places, points, atol=1e-9)
    np.testing.assert_allclose(space.place(cut(TEXTS)), points, atol=1e-9)


@pytest.mark.parametrize("rows", [[0], [3, 1], [2, 2, 7], []])
def test_a_text_stands_in_the_same_place_alone_and_among_others(rows):
    tokens = cut(TEXTS)
    space, *_ = Space.of(tokens)
    rows = np.array(rows, dtype=int)
    np.testing.assert_array_equal(space.place(tokens.take(rows)), space.place(tokens)[rows])


def test_joined_blocks_are_the_whole():
    found, whole = Tokens.joined([cut(TEXTS[:3]), cut([]), cut(TEXTS[3:])]), cut(TEXTS)
    for rows, same in ((found.tokens, whole.tokens), (found.terms, whole.terms)):
        assert rows.named(found.names) == same.named(whole.names)
