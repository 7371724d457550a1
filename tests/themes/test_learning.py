import numpy as np
from scipy import sparse

from synth.themes.learning import learn

# two kinds of statements, six of each, told apart by their features
FEATURES = sparse.csr_matrix(np.repeat(np.eye(2), 6, axis=0) + 0.01)
NOTHING = np.zeros((12, 2))


def likeliest(prior=NOTHING, known=NOTHING, not_these=NOTHING > 0):
    return learn(FEATURES, prior, known, not_these)[0].argmax(axis=1).tolist()


def known(*pairs):
    made = NOTHING.copy()
    made[tuple(zip(*pairs, strict=True))] = 1
    return made


def test_one_coding_of_each_kind_is_enough_where_the_codebook_is_silent():
    assert likeliest(known=known((0, 1), (6, 0))) == [1] * 6 + [0] * 6


def test_what_the_codebook_says_of_few_reaches_their_like():
    prior = NOTHING.copy()
    prior[0, 0] = prior[6, 1] = 5
    assert likeliest(prior) == [0] * 6 + [1] * 6


def test_a_code_without_codings_does_not_fade_away():
    prior = np.repeat([[2.0, 0.0], [0.0, 2.0]], 6, axis=0)
    assert likeliest(prior, known((0, 0), (1, 0), (2, 0)))[6:] == [1] * 6


def test_what_was_dismissed_is_never_likely():
    not_these = NOTHING > 0
    not_these[0, 0] = True
    logits, _ = learn(FEATURES, np.repeat([[2.0, 0.0]], 12, axis=0), NOTHING, not_these)
    assert logits[0, 0] == -np.inf
    assert np.isfinite(logits[0, 1])
