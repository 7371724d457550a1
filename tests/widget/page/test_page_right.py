"""The reading view in Chromium: lines put right by key, offers, undo, notes, panes; for everybody."""

import pytest

from waiting import drawn, settled
from widget.notes import DOUBTS, TEAM, noted

from .test_page_access import faults

pytestmark = pytest.mark.browser


@pytest.fixture
def study(folder):
    with noted(folder / "study.db") as made:
        yield made


@pytest.fixture
def page(pages, study):
    opened = pages.real(study, reading=True)
    opened.wait_for_selector(".synth-right-line")
    settled(opened)
    return opened


def kinds(page):
    return page.locator(".synth-right-line").evaluate_all("rows => rows.map((row) => row.dataset.kind)")


def here(page):
    return int(page.locator(".synth-right-line[aria-selected=true]").get_attribute("data-at"))


def test_the_keys_are_in_the_notes_from_the_beginning(page, press):
    assert here(page) == 0
    assert page.evaluate("document.activeElement.getAttribute('role')") == "listbox"
    press(page, "ArrowDown", "KeyJ", "PageDown", "KeyK")
    assert here(page) == 9
    press(page, "Home", "End")
    assert here(page) == len(TEAM.split("\n")) - 1


def test_the_next_doubtful_one(page, press):
    seen = []
    for _ in DOUBTS:
        press(page, "KeyN")
        seen.append(here(page))
    assert seen == list(DOUBTS)
    press(page, "Shift+KeyN")
    assert here(page) == seen[-2]


@pytest.mark.parametrize(
    ("keys", "kind", "more"),
    [
        (["KeyH"], "heading", "ระดับ"),
        (["Digit2"], "heading", "ระดับ 2"),
        (["KeyG"], "more", ""),
        (["KeyQ"], "question", ""),
        (["KeyE"], "aside", ""),
        (["KeyE", "KeyE"], "statement", ""),
        (["KeyX"], "furniture", ""),
        (["KeyY"], "title", ""),
        (["KeyP", "Enter"], "turn", "ผู้พูด: ป้าแดง"),
        (["KeyT", "Enter"], "headed", "หัวข้อ: ป้าแดง"),
        (["Space"], "statement", ""),
    ],
)
def test_a_key_says_what_the_line_is(page, study, press, keys, kind, more):
    press(page, "End", "ArrowUp", *keys)
    settled(page)
    row = page.locator(".synth-right-line").nth(9)
    assert row.get_attribute("data-kind") == kind
    assert more in row.inner_text()
    assert study.lines("2565/ป่า.txt")["kind"].iloc[9] == kind
    assert page.evaluate("leaked") == []


def test_keys_that_come_while_the_kernel_is_busy_are_all_done(page, study, press):
    page.evaluate(
        "() => { const send = model.send; window.kept = []; window.free = () => { model.send = send; kept.splice(0).forEach((one) => send(one)); }; model.send = (one) => kept.push(one); }"
    )
    press(page, "KeyN", "KeyG", "KeyN", "Digit1", "KeyN", "KeyP", "Enter", "KeyN", "KeyX")
    drawn(page)
    assert kinds(page)[5:] == [
        "more",
        "heading",
        "statement",
        "statement",
        "turn",
        "furniture",
    ]
    assert page.locator(".synth-right-line.is-unsaved").count() == 4
    page.evaluate("free()")
    settled(page)
    assert study.lines("2565/ป่า.txt")["kind"].tolist()[5:] == [
        "more",
        "heading",
        "statement",
        "statement",
        "turn",
        "furniture",
    ]
    doubtful = page.locator(".synth-right-line.is-doubtful")
    left = doubtful.evaluate_all("rows => rows.map((row) => Number(row.dataset.at))")
    assert not set(left) & set(DOUBTS)  # a short statement may still be doubted


def test_keys_that_come_while_another_note_opens_are_done_on_that(page, study, press):
    press(page, "BracketRight", "End", "KeyX")
    settled(page)
    page.wait_for_function("document.querySelectorAll('.synth-right-line')[10]?.dataset.kind === 'furniture'")
    settled(page)
    assert study.corrections()["source_id"].tolist() == ["2565/น้ำ.txt"]


def test_the_offer_and_undo(page, study, press):
    press(page, "KeyN", "KeyG")
    page.wait_for_selector(".synth-right-offer button")
    settled(page)
    assert "ต่อจากบรรทัดก่อน" in page.locator(".synth-right-offer").inner_text()
    press(page, "KeyO")
    settled(page)
    page.wait_for_selector(".synth-right-offer", state="hidden")
    assert set(study.corrections()["source_id"]) == {"2565/ป่า.txt", "2565/น้ำ.txt"}
    press(page, "KeyU")
    settled(page)
    assert set(study.corrections()["source_id"]) == {"2565/ป่า.txt"}
    press(page, "KeyU")
    page.wait_for_function("document.querySelectorAll('.synth-right-line')[5].dataset.kind === 'statement'")
    press(page, "Shift+KeyU")
    page.wait_for_function("document.querySelectorAll('.synth-right-line')[5].dataset.kind === 'more'")


def test_another_section(page, study, press):
    press(page, "ArrowDown", "ArrowDown", "ArrowDown", "KeyW")
    page.wait_for_selector(".synth-found li")
    press(page, "ArrowDown", "Enter")
    settled(page)
    found = study.statements().query("source_id == '2565/ป่า.txt'")["section"].tolist()
    assert set(found) == {""}


def test_what_is_known_of_the_note(page, study, press):
    press(page, "KeyD")
    page.keyboard.type("12 ม.ค. 2565")
    press(page, "Enter")
    settled(page)
    page.wait_for_function("document.querySelector('.synth-right-facts').textContent.includes('2022-01-12')")
    settled(page)
    assert study.sources()["date"].tolist()[0] == "2022-01-12"
    press(page, "KeyR")
    page.keyboard.type("น้ำสะอาด")
    press(page, "Enter")
    settled(page)
    assert study.sources()["project"].tolist()[0] == "น้ำสะอาด"


def test_a_refusal_is_told_and_the_line_is_as_it_was(page, press):
    page.evaluate(
        "() => { const send = model.send; model.send = (one) => send(one.do === 'right' ? { ...one, start: 1 } : one); }"
    )
    press(page, "KeyX")
    page.wait_for_function("document.querySelector('.synth-alert').textContent.includes('บรรทัดนี้เปลี่ยนไปแล้ว')")
    drawn(page)
    assert kinds(page)[0] == "title"


def test_back_to_coding_and_there_again(page, press):
    press(page, "KeyN", "KeyG")
    settled(page)
    press(page, "Escape")
    page.wait_for_selector(".synth-parts", state="visible")
    page.wait_for_selector(".synth-row")
    press(page, "KeyP")
    page.wait_for_selector(".synth-right-line.is-doubtful")
    settled(page)
    assert kinds(page)[5] == "more"


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing_serious(pages, study, press, dark, lang):
    page = pages.real(study, reading=True, dark=dark, lang=lang)
    page.wait_for_selector(".synth-right-line")
    settled(page)
    press(page, "KeyN", "KeyG")
    page.wait_for_selector(".synth-right-offer button")
    settled(page)
    found = {"lines": faults(page)}
    for name, key in {"about": "KeyD", "speaker": "KeyP", "section": "KeyW", "help": "Shift+Slash"}.items():
        press(page, key)
        page.wait_for_selector(".synth-pane")
        settled(page)
        found[name] = faults(page)
        press(page, "Escape")
    assert found == {name: [] for name in found}


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("width", [400, 700, 1600])
def test_it_fits(pages, study, press, width, lang):
    page = pages.real(study, reading=True, width=width, lang=lang)
    page.wait_for_selector(".synth-right-line")
    settled(page)
    press(page, "KeyN", "KeyG")
    page.wait_for_selector(".synth-right-offer button")
    settled(page)
    wide = page.evaluate(
        "[document.documentElement, ...document.querySelectorAll('.synth-right, .synth-right *, .synth-header')]"
        ".filter((element) => element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== 'inline' && !element.closest('.synth-spoken')).map((element) => element.className)"
    )
    assert wide == []
