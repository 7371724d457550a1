"""What a language model suggests on the page, and a lot that is coded without seeing it."""

import pytest
from playwright.sync_api import expect

from synth.themes.assistant import Assistant
from themes.answering import said, serving
from waiting import settled
from widget.pages import begin

pytestmark = pytest.mark.browser
HINTS = ".synth-suggested li[data-code]"


@pytest.fixture
def judged(tmp_path):
    """A study whose answers of a language model were kept, and of which three statements were drawn."""
    study = begin(tmp_path / "study.db")
    study.change_code("success", coder="ก", definition="สิ่งที่ทำให้งานไปได้")

    def say(statement, prompt):
        return said("ผู้นำชุมชน" in statement, "ผู้นำชุมชน")

    with serving(say) as (address, _):
        study.ask(Assistant("qwen2.5:7b", address), coder="ก")
    return study


def test_a_suggestion_of_the_model_has_its_origin_and_waits_for_a_key(judged, pages, press):
    page = pages.real(judged, coder="ก")
    page.locator(".synth-row").nth(1).click()
    hint = page.locator('.synth-suggested li[data-code="success"]')
    expect(hint).to_contain_text("แบบจำลองภาษา qwen2.5:7b แนะนำจากคำว่า “ผู้นำชุมชน”")
    settled(page)
    assert judged.codings().empty
    place = hint.locator("kbd").inner_text()
    page.locator(".synth-rows").focus()
    press(page, f"Digit{place}")
    settled(page)
    [made] = judged.codings()[["code", "origin"]].values.tolist()
    assert made == ["success", "suggestion"]


def test_what_was_drawn_is_coded_without_a_suggestion(judged, pages):
    judged.draw(3, "ก", seed=3)
    lot = pages.real(judged, coder="ก", lot=True)
    expect(lot.locator(".synth-row")).to_have_count(3)
    expect(lot.locator(HINTS)).to_have_count(0)
    every = pages.real(judged, coder="ก")
    texts = judged.statements().set_index("statement_id")["text"]
    for name in judged.drawn():
        every.locator(".synth-row").filter(has_text=texts[name]).click()
        expect(every.locator(".synth-suggested")).to_contain_text("สุ่มมาไว้ตรวจคำตอบของเครื่อง")
        expect(every.locator(HINTS)).to_have_count(0)
