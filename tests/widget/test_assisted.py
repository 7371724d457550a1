"""What the page says of a language model's answers, and where it says nothing."""

import pytest

from synth.study import Study, move
from synth.themes.assistant import Assistant
from synth.widget.lessons import Judged
from synth.widget.page import Words
from themes.answering import said, serving

from .pages import Page, begin


@pytest.fixture
def judged(tmp_path):
    study = begin(tmp_path / "study.db")
    study.change_code("success", coder="ก", definition="สิ่งที่ทำให้งานไปได้")
    with serving(lambda statement, prompt: said("ผู้นำ" in statement, "ผู้นำ")) as (address, _):
        study.ask(Assistant("m", address), coder="ก")
    return study


def hints(page, k):
    """Give what the model suggests for a statement."""
    return [one for one in page("suggestions", k=k)["suggestions"] if one["from"] == "assistant"]


def test_the_models_answer_is_shown_with_its_words_and_codes_nothing(judged):
    page = Page(judged)
    found = [one["because"] for k in page.keys for one in hints(page, k)]
    assert found == ["แบบจำลองภาษา m แนะนำจากคำว่า “ผู้นำ”"] * 2
    assert judged.codings().empty


def test_without_its_replies_or_after_a_change_of_the_code_the_words_are_gone(judged):
    judged.change_code("success", coder="ก", definition="อย่างอื่น")
    page = Page(judged)
    assert [one["because"] for k in page.keys for one in hints(page, k)] == ["แบบจำลองภาษา m แนะนำ"] * 2


def test_a_code_that_was_used_or_dismissed_is_not_suggested_again(judged):
    page = Page(judged)
    first, second = (k for k in page.keys if hints(page, k))
    page.act("code", k=first, code="success")
    page.act("dismiss", k=second, code="success")
    assert not hints(page, first)
    assert not hints(page, second)


@pytest.mark.server
def test_on_a_server_the_models_answer_is_shown_without_words(judged, server, monkeypatch):
    address = server.database("judged")
    move(judged.path, address)
    asked = []
    monkeypatch.setattr(
        "synth.widget.lessons.recurring_lessons", lambda study, beside: asked.append(beside) or []
    )
    with Study(address) as study:
        page = Page(study)
        assert [one["because"] for k in page.keys for one in hints(page, k)] == ["แบบจำลองภาษา m แนะนำ"] * 2
        Judged(study, Words("th")).lessons()
    assert asked == [None]


def test_blind_and_in_the_lot_nothing_is_suggested(judged):
    judged.draw(8, "ก")
    for options in ({"blind": True}, {"lot": True}, {}):
        page = Page(judged, **options)
        assert not any(page("suggestions", k=k)["suggestions"] for k in page.keys)


def test_the_lot_is_what_was_drawn_and_nothing_else(judged):
    judged.draw(3, "ก", seed=5)
    page = Page(judged, lot=True)
    shown = [page.widget._desk.statements[k].statement_id for k in page.keys]
    assert sorted(shown) == sorted(judged.drawn())
    assert page.widget._desk.blind
