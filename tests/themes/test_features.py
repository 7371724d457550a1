import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse

from synth.themes import features
from synth.themes.features import condense, tf_idf, unit_rows, word_and_character_features

WORDS = ["ผู้นำ", "แกนนำ", "ชุมชน", "ไม่", "LINE", "ก", "ๆ", "🙂"]


@pytest.mark.parametrize(
    ("found", "names", "weights"),
    [
        # twice ป่า: (1 + ln 2)(1 + ln 4/2) = 2.867 beside น้ำ: 1 + ln 4/3 = 1.288; length 3.143
        ([["ป่า", "ป่า", "น้ำ"], ["น้ำ"], []], ["น้ำ", "ป่า"], [[0.4097, 0.9122], [1, 0], [0, 0]]),
        # ผู้นำ in both: 1; แกนนำ in one: 1 + ln 3/2 = 1.405; length 1.725
        ([["ผู้นำ"], ["แกนนำ", "ผู้นำ"]], ["ผู้นำ", "แกนนำ"], [[1, 0], [0.5797, 0.8148]]),
        ([["LINE", "line"]], ["LINE", "line"], [[0.7071, 0.7071]]),  # words are taken as they are
        ([["การ ติดตาม"]], ["การ ติดตาม"], [[1]]),
        ([[], []], [], [[], []]),
        ([], [], np.zeros((0, 0))),
    ],
)
def test_weights_by_hand(found, names, weights):
    named, weighed = tf_idf(found)
    assert named == names
    np.testing.assert_allclose(weighed.toarray(), weights, atol=1e-4)


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("ก", [" ก", " ก ", "ก "]),
        ("มา", [" ม", " มา", " มา ", "มา", "มา ", "า "]),
        ("ป่า", [" ป", " ป่", " ป่า", "ป่", "ป่า", "ป่า ", "า ", "่า", "่า "]),
        ("A  a", [" a", " a ", "a "]),
        ("", []),
        (" \n", []),
    ],
)
def test_runs_stay_within_words_and_know_their_edges(text, runs):
    assert tf_idf([text], analyzer="char_wb", ngram_range=(2, 4))[0] == runs


@given(st.lists(st.lists(st.sampled_from(WORDS) | st.text(max_size=5), max_size=8), max_size=8))
def test_weights_are_of_unit_length_and_zero_where_nothing_was_found(found):
    names, weights = tf_idf(found)
    assert names == sorted({name for those in found for name in those})
    assert weights.shape == (len(found), len(names))
    lengths = np.sqrt((weights.toarray() ** 2).sum(axis=1))
    np.testing.assert_allclose(lengths, [float(bool(those)) for those in found])


@pytest.mark.parametrize("texts", [["", ""], ["และ", "ของ"], ["๑๒๓", "🙂"], ["ผู้นำ", ""]])
def test_texts_of_little_have_rows_all_the_same(texts):
    weights = word_and_character_features(texts)
    assert weights.shape[0] == len(condense(weights)) == len(texts)
    assert np.isfinite(condense(weights)).all()


@pytest.mark.parametrize("seed", [0, 1, 2**40])
def test_the_latent_space_is_the_best_of_its_size_and_hangs_on_no_seed(seed):
    matrix = sparse.random(60, 200, 0.1, format="csr", random_state=0)
    left, size, _ = np.linalg.svd(matrix.toarray(), full_matrices=False)
    best = features.unit_length((left * size)[:, :7])
    points = condense(matrix, seed)
    np.testing.assert_allclose(points @ points.T, best @ best.T, atol=0.05)
    np.testing.assert_array_equal(points, condense(matrix, seed))


@pytest.mark.parametrize(
    "rows",
    [
        [[0, 0], [0, 0], [0, 0]],
        [[1, 0], [0, 0], [1, 0]],
        [[1, 1]] * 12,
        np.eye(3)[[0, 1, 2] * 6],
        np.zeros((4, 0)),
        [[1, 2]],
    ],
)
def test_equal_rows_are_one_point_and_zero_rows_stay_zero(rows):
    rows = np.array(rows, dtype=float)
    points = condense(sparse.csr_matrix(rows))
    same = (rows[:, None] == rows).all(axis=2)
    if points.any():
        np.testing.assert_allclose(points @ points.T, same & rows.any(axis=1), atol=1e-9)
    assert (points.any(axis=1) <= rows.any(axis=1)).all()


@pytest.mark.parametrize(
    ("rows", "scaled"),
    [
        ([[3, 4], [0, 0], [-2, 0]], [[0.6, 0.8], [0, 0], [-1, 0]]),
        ([[0, 0]], [[0, 0]]),
        (np.zeros((2, 0)), np.zeros((2, 0))),
        (np.zeros((0, 2)), np.zeros((0, 2))),
    ],
)
def test_rows_are_scaled_to_length_one(rows, scaled):
    matrix = sparse.csr_matrix(np.array(rows, dtype=float))
    np.testing.assert_allclose(unit_rows(matrix).toarray(), scaled)
