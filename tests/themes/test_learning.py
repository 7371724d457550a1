from functools import partial

import numpy as np
import pytest
from scipy import sparse, special

from synth.themes import learning
from synth.themes.learning import learn

softmax = partial(special.softmax, axis=1)

# two kinds of statements, six of each, told apart by their features
FEATURES = sparse.csr_matrix(np.repeat(np.eye(2), 6, axis=0) + 0.01)
LATENT = np.repeat(np.eye(2), 6, axis=0)
NOTHING = np.zeros((12, 2))


def likeliest(prior=NOTHING, known=NOTHING, not_these=NOTHING > 0):
    return learn(FEATURES, LATENT, prior, known, not_these)[0].argmax(axis=1).tolist()


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
    logits, _ = learn(FEATURES, LATENT, np.repeat([[2.0, 0.0]], 12, axis=0), NOTHING, not_these)
    assert np.exp(logits[0, 0]) == 0
    assert (logits[6:, 0] > logits[6:, 1]).all()  # nor does it teach about statements unlike it


def test_scores_are_bold_where_codings_bear_the_codebook_out_and_meek_where_not():
    prior = np.repeat([[4.0, 0.0], [0.0, 4.0]], 6, axis=0)
    bold = softmax(
        learn(FEATURES, LATENT, prior, known(*[(n, n // 6) for n in (0, 1, 2, 6, 7, 8)]), NOTHING > 0)[0]
    )
    mixed = known(*[(n, n % 2) for n in (0, 1, 2, 6, 7, 8)])
    meek = softmax(learn(FEATURES, LATENT, prior, mixed, NOTHING > 0)[0])
    assert bold[3, 0] > 0.8 > meek[3].max()


@pytest.mark.parametrize("pool", [4, 6])
def test_a_part_of_many_statements_teaches_the_rest(monkeypatch, pool):
    monkeypatch.setattr(learning, "POOL", pool)
    assert likeliest(known=known((0, 1), (6, 0))) == [1] * 6 + [0] * 6
