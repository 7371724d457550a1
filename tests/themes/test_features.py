import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer

from synth.themes import features
from synth.themes.features import condense, tf_idf, word_and_character_features

WORDS = ["ผู้นำ", "แกนนำ", "ชุมชน", "ไม่", "LINE", "ก", "ๆ", "🙂"]


def as_they_are(words):
    return words


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=8), min_size=1, max_size=8).filter(any))
def test_weights_are_those_of_the_textbook(found):
    judge = TfidfVectorizer(analyzer=as_they_are, sublinear_tf=True)
    expected = judge.fit_transform(found)
    names, weights = tf_idf(found)
    assert names == judge.get_feature_names_out().tolist()
    np.testing.assert_allclose(weights.toarray(), expected.toarray(), atol=1e-12)


@given(st.lists(st.text(max_size=12), min_size=1, max_size=5))
def test_runs_are_those_of_the_textbook(words):
    judge = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4))
    assert sorted(features._runs(words)) == sorted(judge.build_analyzer()(" ".join(words)))


@pytest.mark.parametrize("texts", [["", ""], ["และ", "ของ"], ["๑๒๓", "🙂"], ["ผู้นำ", ""]])
def test_texts_of_little_have_rows_all_the_same(texts):
    weights = word_and_character_features(texts)
    assert weights.shape[0] == len(condense(weights)) == len(texts)
    assert np.isfinite(condense(weights)).all()


def test_the_latent_space_is_the_best_of_its_size_and_hangs_on_no_seed():
    matrix = sparse.random(60, 200, 0.1, format="csr", random_state=0)
    left, size, _ = np.linalg.svd(matrix.toarray(), full_matrices=False)
    best = features.unit_length((left * size)[:, :7])
    for seed in (0, 1):
        points = condense(matrix, seed)
        np.testing.assert_allclose(points @ points.T, best @ best.T, atol=0.05)
