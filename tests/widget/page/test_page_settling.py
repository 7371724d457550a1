"""Adjudication as a person meets it, splits proposed where the text turns, and moments as people say them."""

import datetime

import pytest

from synth.schema import ADJUDICATED
from waiting import drawn, settled

from ..pages import begin

pytestmark = pytest.mark.browser

TURNING = "ชุมชนมีส่วนร่วมดีตลอดทั้งปีอย่างไรก็ตามงบประมาณยังไม่เพียงพอ ดังนั้นจึงต้องหาแหล่งทุนเพิ่มจากภายนอก"


@pytest.fixture
def apart(study):
    """Two coders who differ on the second and fourth statement, the first of them on some words."""
    ids = study.statements()["statement_id"].tolist()
    for place, (one, other) in {
        0: ("leader", "leader"),
        1: ("trust", "leader"),
        3: ("success", "people"),
    }.items():
        study.code(ids[place], one, "ก", span=(11, 21) if place == 1 else None)
        study.code(ids[place], other, "ข")
    return study


def test_it_opens_on_the_differences_and_says_how_many_are_left_and_who_settled(pages, apart, press):
    page = pages.real(apart, coder="มาลี", adjudicate=("ก", "ข"))
    page.wait_for_function("document.querySelectorAll('.synth-row').length === 2")
    settled(page)
    assert page.locator(".synth-lift").inner_text().strip() == "ลงรหัสไม่ตรงกัน"
    assert page.locator(".synth-text").inner_text() == "ต้องสร้างความเชื่อมั่นผ่านผู้นำชุมชน"
    assert "เหลือหาข้อยุติ 2 จาก 2" in page.locator(".synth-counts").inner_text()
    assert "ผู้หาข้อยุติ มาลี" in page.locator(".synth-study").inner_text()
    assert page.locator(".synth-span.is-other").inner_text() == apart.evidence()["text"][0]
    page.locator(".synth-rows").focus()
    press(page, "BracketLeft")
    page.wait_for_selector(".synth-chip[data-code=trust]:not(.is-unsaved)")
    settled(page)
    assert "มาลี หาข้อยุติ วันนี้" in page.locator(".synth-chipline h3").inner_text()
    assert "เหลือหาข้อยุติ 1 จาก 2" in page.locator(".synth-counts").inner_text()
    who = apart.settled()
    assert who["coder"].tolist() == ["มาลี"]
    own = apart.evidence().query("coder == @ADJUDICATED", local_dict={"ADJUDICATED": ADJUDICATED})
    assert own["text"].tolist() == apart.evidence()["text"].tolist()[:1]  # the words are taken over too
    press(page, "KeyH")
    page.wait_for_selector(".synth-history li")
    settled(page)
    assert "ผู้หาข้อยุติ มาลี" in page.locator(".synth-history").inner_text()
    press(page, "Escape", "KeyD", "KeyA")
    drawn(page)
    page.wait_for_function("document.querySelector('.synth-alert').textContent")  # they share nothing there
    press(page, "BracketRight")
    page.wait_for_function("document.querySelector('.synth-counts').textContent.includes('ได้ข้อยุติครบ 2')")
    settled(page)
    assert sorted(apart.settled()["coder"]) == ["มาลี", "มาลี"]


def test_nobody_named_is_said(pages, apart):
    page = pages.real(apart, coder="", adjudicate=("ก", "ข"), lang="en")
    assert "Nobody is named who settles" in page.locator(".synth-study").inner_text()


@pytest.mark.parametrize(
    ("keys", "after"),
    [
        ([], "อย่างไรก็ตาม"),
        (["ArrowDown"], "ดังนั้น"),
        (["ArrowDown", "ArrowUp"], "อย่างไรก็ตาม"),
        (["ArrowRight"], "งบประมาณ"),
    ],
)
def test_a_split_is_proposed_where_the_text_turns(pages, folder, press, keys, after):
    study = begin(folder / "turning.db", {"2564/เวที.txt": [TURNING]})
    page = pages.real(study)
    page.locator(".synth-rows").focus()
    press(page, "KeyS")
    page.wait_for_selector(".synth-caret")
    press(page, *keys)
    drawn(page)
    half = page.locator(".synth-half.is-after").inner_text().strip()
    assert half.startswith(after)
    if keys != ["ArrowRight"]:
        assert "ระบบเสนอจุดนี้" in page.locator(".synth-split").inner_text()
    press(page, "Enter")
    page.wait_for_function("document.querySelectorAll('.synth-caret').length === 0")
    settled(page)
    assert half in study.statements()["text"].tolist()


@pytest.mark.parametrize(("lang", "said"), [("th", "26 ธ.ค. 2564"), ("en", "26 Dec 2021")])
def test_days_are_said_as_people_say_them(pages, study, press, lang, said):
    first = study.statements()["statement_id"][0]
    source = study.sources()["source_id"][0]
    study.set_attribute(source, "date", "2021-12-26", "ก")
    study.memo("statement", first, "ใครคือหัวโจก", "ก")
    page = pages.real(study, lang=lang)
    page.locator(".synth-rows").focus()
    year = datetime.date.today().year + (543 if lang == "th" else 0)
    page.wait_for_selector(".synth-memos li")
    settled(page)
    assert str(year) in page.locator(".synth-memos li .synth-quiet").inner_text()
    press(page, "KeyV")
    page.wait_for_selector(".synth-reading .synth-where")
    settled(page)
    assert said in page.locator(".synth-reading .synth-where").inner_text()


@pytest.mark.parametrize(
    ("per_hour", "left", "said"),
    [
        (37, 300, "ราวชั่วโมงละ 35 ข้อความ · อีกราว 8 ชั่วโมงจะครบ"),
        (37, 55, "ราวชั่วโมงละ 35 ข้อความ · อีกราว 1 ชั่วโมงครึ่งจะครบ"),
        (3600, 8000, "ราวนาทีละ 60 ข้อความ · อีกราว 2 ชั่วโมงจะครบ"),
        (62, 60, "ราวชั่วโมงละ 60 ข้อความ · อีกราว 1 ชั่วโมงจะครบ"),
        (62, 23, "ราวชั่วโมงละ 60 ข้อความ · อีกราว 20 นาทีจะครบ"),
        (62, 5, "ราวชั่วโมงละ 60 ข้อความ · อีกไม่กี่นาทีจะครบ"),
        (62, 0, "ราวชั่วโมงละ 60 ข้อความ"),
    ],
)
def test_pace_is_said_in_round_words(module, per_hour, left, said):
    from synth.widget.page import Words

    assert module("paceSaid", dict(Words("th")), per_hour, left) == said
