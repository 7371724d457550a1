"""A language model that is asked: what is believed of its answers, what goes out, and what is kept."""

import json
from collections import Counter

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from synth.themes.asking import ask, evidence, waiting
from synth.themes.assistant import Assistant
from synth.themes.endpoint import without_secrets
from synth.themes.replies import Replies

from .answering import said, serving

BOOK = pd.DataFrame(
    {
        "code": ["trust", "team", "old", "bare"],
        "name": ["ความไว้วางใจ", "ทีมงาน", "เลิกใช้", "ไม่มีนิยาม"],
        "definition": ["คนในชุมชนไว้ใจกัน", "ทำงานเป็นทีม", "ของเดิม", ""],
        "include": ["เชื่อใจ", "", "", ""],
        "exclude": ["ไม่ไว้ใจกัน", "", "", ""],
        "retired": [False, False, True, False],
    }
)
SAID = pd.DataFrame(
    {
        "statement_id": ["a", "b", "c"],
        "text": ["ชาวบ้านไม่ไว้ใจกัน", "ทีมแกนนำไว้ใจกันมาก", "กำหนดการ"],
        "use": ["analysed", "analysed", "left out"],
    }
)


def trusting(statement, prompt):
    """Say that whatever has the words is trust, and nothing is team."""
    return said("ไว้ใจกัน" in statement and "Code: ความไว้วางใจ" in prompt, "ไว้ใจกัน")


@pytest.fixture
def replies(tmp_path):
    return Replies.beside(tmp_path / "study.db")


def test_one_code_is_asked_at_a_time_and_nothing_twice(replies):
    with serving(trusting) as (address, asked):
        model = Assistant("qwen2.5:7b", address)
        assert waiting(model, SAID, BOOK, replies)[::2] == (4, 4)
        first = ask(model, SAID, BOOK, replies)
        assert (first.asked, first.given, first.dropped, first.left) == (
            ["a", "b"],
            [("b", "trust", 8, 16)],
            Counter(negated=1),
            0,
        )
        prompts = [question["messages"][0]["content"] for question in asked]
        assert len(asked) == 4
        assert sum("คนในชุมชนไว้ใจกัน" in one and "Exclude: ไม่ไว้ใจกัน" in one for one in prompts) == 2
        assert not any("ทีมงาน" in one and "ความไว้วางใจ" in one for one in prompts)
        assert {question["temperature"] for question in asked} == {0}
        again = ask(model, SAID, BOOK, Replies(replies.path))
        assert (again, len(asked)) == (first, 4)
    assert evidence(model, SAID["text"][1], BOOK.iloc[0].to_dict(), replies) == "ไว้ใจกัน"
    assert "ไว้ใจ" not in replies.path.read_text(encoding="utf-8")  # places, no words


@pytest.mark.parametrize(
    "change",
    [
        lambda model, book: (Assistant("other", model.address), book),
        lambda model, book: (Assistant(model.model, model.address, parameters={"temperature": 1}), book),
        lambda model, book: (model, book.assign(exclude="อย่างอื่น")),
    ],
)
def test_another_model_parameter_or_code_is_another_question(replies, change):
    with serving(trusting) as (address, asked):
        model = Assistant("qwen2.5:7b", address)
        ask(model, SAID, BOOK, replies)
        other, book = change(model, BOOK)
        ask(other, SAID, book, replies)
        assert len(asked) == 8


@pytest.mark.parametrize(
    ("how", "dropped"),
    [
        *((status, "refused") for status in (400, 413, 422)),
        *(("no JSON", "no_answer"), ("no choices", "no_answer")),
    ],
)
def test_answers_that_are_none_are_counted_and_not_asked_again(replies, how, dropped):
    with serving(trusting, how) as (address, asked):
        for _ in range(2):
            found = ask(Assistant("m", address), SAID, BOOK, replies)
        assert (found.given, found.dropped, len(asked)) == ([], Counter({dropped: 4}), 4)


def test_an_endless_answer_is_not_read_to_its_end(replies):
    with serving(trusting, "endless") as (address, _):
        assert ask(Assistant("m", address), SAID, BOOK, replies).dropped == Counter(no_answer=4)


def test_a_server_that_sends_elsewhere_is_not_followed(replies):
    with serving(trusting, "elsewhere") as (address, asked):
        with pytest.raises(ValueError, match="307"):
            ask(Assistant("m", address), SAID, BOOK, replies)
        assert len(asked) == 3


@pytest.mark.parametrize("how", ["stalls", "drips", "closes", 401, 404, 429, 500, 503])
def test_what_is_not_answered_is_no_answer_and_is_asked_again(replies, how):
    with serving(trusting, how) as (address, _), pytest.raises(ValueError, match="kept"):
        ask(Assistant("m", address, patience=0.3), SAID, BOOK, replies)
    with serving(trusting) as (address, asked):
        assert ask(Assistant("m", address), SAID, BOOK, replies).left == 0
        assert len(asked) == 4


def test_what_earlier_versions_kept_of_any_error_is_asked_again(replies):
    with serving(trusting) as (address, asked):
        model = Assistant("m", address)
        first = ask(model, SAID, BOOK, replies)
        lines = [json.loads(line) for line in replies.path.read_text().splitlines()]
        lines[0] |= {"given": False, "dropped": "status"}
        replies.path.write_text("".join(f"{json.dumps(line)}\n" for line in lines))
        assert ask(model, SAID, BOOK, Replies(replies.path)) == first
        assert len(asked) == 5


def test_a_statement_with_a_question_left_was_not_asked(replies):
    def closing(statement, prompt):
        if "ทีมแกนนำ" in statement and "Code: ทีมงาน" in prompt:
            raise OSError
        return trusting(statement, prompt)

    with serving(closing) as (address, _):
        found = ask(Assistant("m", address, patience=2), SAID, BOOK, replies)
    assert (found.asked, found.given, found.left) == (["a"], [], 1)


def test_who_stops_in_the_middle_loses_nothing(replies):
    def stopping(done, of):
        if done == 2:
            raise KeyboardInterrupt

    with serving(trusting) as (address, asked):
        with pytest.raises(KeyboardInterrupt):
            ask(Assistant("m", address), SAID, BOOK, replies, stopping)
        ask(Assistant("m", address), SAID, BOOK, Replies(replies.path))
        assert len(asked) == 4


def test_a_line_that_is_torn_is_asked_again(replies):
    with serving(trusting) as (address, asked):
        model = Assistant("m", address)
        ask(model, SAID, BOOK, replies)
        replies.path.write_bytes(replies.path.read_bytes()[:-20] + b"\xff")
        for _ in range(2):
            assert ask(model, SAID, BOOK, Replies(replies.path)).left == 0
        assert len(asked) == 5


@pytest.mark.parametrize(
    ("address", "host", "says"),
    [
        ("https://api.example.org/v1", "", "api.example.org"),
        ("https://api.example.org/v1", "example.org", "name it"),
        ("http://api.example.org/v1", "api.example.org", "https"),
        ("https://127.0.0.1.example.org/v1", "", "another computer"),
        ("http://127.0.0.1@example.org/v1", "example.org", "no address"),
        ("http://192.168.1.7:11434/v1", "", "another computer"),
        ("http://0.0.0.0:11434/v1", "", "another computer"),
        ("file:///etc/hosts", "", "no address"),
        ("localhost:11434", "", "no address"),
        ("http://[::1", "", "no address"),
    ],
)
def test_another_computer_is_asked_only_if_it_was_named(address, host, says):
    with pytest.raises(ValueError, match=says):
        Assistant("m", address, host)


@pytest.mark.parametrize("name", ["gpt-oss:120b-cloud", "kimi-k2:cloud", "GPT-OSS:120B-CLOUD"])
@pytest.mark.parametrize("host", ["", "localhost", "example.org"])
def test_a_model_that_a_server_here_passes_on_is_asked_only_if_that_was_named(name, host):
    with pytest.raises(ValueError, match="--host ollama.com"):
        Assistant(name, "http://127.0.0.1:11434/v1", host)


@pytest.mark.parametrize(
    ("name", "host", "elsewhere"),
    [
        ("gpt-oss:120b-cloud", "ollama.com", "ollama.com"),
        ("renamed", "ollama.com", "ollama.com"),  # who knows that it is passed on says so
        ("cloud-small:7b", "", ""),
        ("qwen2.5:7b", "localhost", ""),
    ],
)
def test_what_a_server_here_passes_on_is_masked(replies, name, host, elsewhere):
    text = "ป้าแดงโทร ๐๘๑-๒๓๔-๕๖๗๘ บอกว่าไว้ใจกัน"
    told = pd.DataFrame({"statement_id": ["a"], "text": [text]})
    with serving(lambda statement, prompt: said(True, "บอกว่าไว้ใจกัน")) as (address, asked):
        model = Assistant(name, address, host)
        ask(model, told, BOOK, replies)
    out = json.dumps([question["messages"] for question in asked], ensure_ascii=False)
    assert ("๕๖๗๘" in out, model.settings([])["host"]) == (not elsewhere, elsewhere)
    again = Assistant.of(model.settings([]))
    assert evidence(again, text, BOOK.iloc[0].to_dict(), replies) == "บอกว่าไว้ใจกัน"


def test_answers_that_were_kept_before_that_was_known_are_still_shown(replies):
    kept = Assistant("m").settings(["trust"]) | {"model": "gpt-oss:120b-cloud"}
    assert evidence(Assistant.of(kept), "ไว้ใจกัน", BOOK.iloc[0].to_dict(), replies) == ""


@pytest.mark.parametrize(
    "address",
    [
        "http://u:s3cret@127.0.0.1:11434/v1",
        "http://s3cret@127.0.0.1:11434/v1",
        "http://:s3cret@127.0.0.1:11434/v1",
        "https://u:a/s3cret@api.example.org/v1",  # read as the computer u, port a
        "https://u:a@s3cret@api.example.org/v1",
        "https://u:a#s3cret@[::1/v1",
        "http://u:12/s3cret@api.example.org/v1",
        "https://api.example.org/v1?key=s3cret",
        "u:s3cret@api.example.org/v1",
        "http:/u:s3cret@api.example.org/v1",
        "http:\\\\u:s3cret@api.example.org/v1",
    ],
)
def test_a_key_in_an_address_is_refused_and_not_said(address):
    with pytest.raises(ValueError, match="no address") as refused:
        Assistant("m", address, "api.example.org")
    assert "s3cret" not in str(refused.value)


@given(st.text(max_size=20), st.text(max_size=20))
def test_what_stands_before_the_last_at_is_never_shown(before, behind):
    shown = without_secrets(f"https://{before}ก@{behind}")
    assert "ก" not in shown.removesuffix(behind.rpartition("@")[2].partition("?")[0])


def test_to_another_computer_no_name_or_number_goes(monkeypatch, replies):
    """Whatever leaves is masked, also in the codebook; the evidence is found in the text as it was."""
    text = "ป้าแดงโทร ๐๘๑-๒๓๔-๕๖๗๘ บอกว่าไว้ใจกัน"
    told = pd.DataFrame({"statement_id": ["a"], "text": [text]})
    book = BOOK.assign(definition="อย่างที่นางสาวสมศรี ใจดีว่าไว้")
    out = []

    def answer(address, question, patience, host, secret):
        out.append(json.dumps(question, ensure_ascii=False))
        return said(True, "บอกว่าไว้ใจกัน")

    monkeypatch.setattr("synth.themes.endpoint.answer", answer)
    model = Assistant("m", "https://api.example.org/v1", "api.example.org")
    found = ask(model, told, book, replies)
    assert out
    assert not any(word in sent for sent in out for word in ("แดง", "๕๖๗๘", "5678", "สมศรี"))
    assert {text[start:end] for *_, start, end in found.given} == {"บอกว่าไว้ใจกัน"}
    assert model.settings(["trust"])["host"] == "api.example.org"


def test_the_key_of_a_server_is_sent_and_kept_nowhere(replies):
    with serving(trusting) as (address, asked):
        model = Assistant("m", address, secret="s3cret")
        ask(model, SAID, BOOK, replies)
    assert asked[0]["key"] == "Bearer s3cret"
    assert "s3cret" not in repr(model) + json.dumps(model.settings([])) + replies.path.read_text()


def test_a_proxy_of_the_surroundings_is_not_asked(replies, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://192.0.2.1:1")
    monkeypatch.setenv("no_proxy", "")
    with serving(trusting) as (address, _):
        assert ask(Assistant("m", address), SAID, BOOK, replies).left == 0


def test_without_a_definition_there_is_nothing_to_ask_by(replies):
    with pytest.raises(ValueError, match="definition"):
        ask(Assistant("m"), SAID, BOOK.assign(definition="", include=""), replies)
