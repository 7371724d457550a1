import importlib.util
import socket

import numpy as np
import pandas as pd
import pytest

from synth.themes.discover import discover
from synth.themes.embedding import embed
from synth.themes.order import coding_order
from synth.themes.suggest import suggest

LEADERS = ["ผู้นำชุมชนเข้มแข็ง", "แกนนำและผู้นำ", "ผู้นำตามธรรมชาติ", "แกนนำชุมชน", "ผู้นำเป็นแบบอย่าง", "แกนนำเข้มแข็ง"]
BUDGETS = ["งบประมาณล่าช้า", "เบิกงบยาก", "งบไม่พอ", "การเบิกจ่ายล่าช้า", "เบิกเงินช้า", "ขาดงบประมาณ"]

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
def no_network(monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@needs_extra
def test_a_local_model_reads_the_statements(model, no_network):
    vectors = embed([*LEADERS, *BUDGETS, ""], model)
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
        embed(LEADERS, tmp_path)
    statements = pd.DataFrame({"statement_id": ["s0"], "text": ["ผู้นำ"]})
    with pytest.raises(ValueError, match=r"has no modules\.json"):
        suggest(statements, None, pd.DataFrame({"code": ["a"]}), embedding=tmp_path)


@pytest.mark.skipif(
    importlib.util.find_spec("sentence_transformers") is not None, reason="the extra embeddings is installed"
)
def test_without_the_extra_it_is_named(tmp_path):
    (tmp_path / "modules.json").write_text("[]")
    with pytest.raises(ValueError, match=r"thai-synth\[embeddings\]"):
        embed(LEADERS, tmp_path)
