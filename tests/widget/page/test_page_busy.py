"""While the kernel is busy: whatever is typed arrives, and where it was meant to."""

import pytest

from waiting import settled

pytestmark = pytest.mark.browser

LATE = """(late) => {
    const send = model.send;
    model.send = (message) => awaited(new Promise((sent) => setTimeout(() => sent(send(message)), late)), message.do);
}"""
MEMO = "kraikrueahuajok"


def real_key(page, code, key):
    """Press a key as a Thai keyboard does: with its place and its letter."""
    page.evaluate(
        """([code, key]) => {
            const target = document.activeElement;
            const event = new KeyboardEvent("keydown", { code, key, bubbles: true, cancelable: true, composed: true });
            if (target.dispatchEvent(event) && target.matches("input, textarea")) {
                target.setRangeText(key, target.selectionStart, target.selectionEnd, "end");
                target.dispatchEvent(new InputEvent("input", { bubbles: true }));
            }
        }""",
        [code, key],
    )


@pytest.fixture
def busy(pages, study):
    """A page whose kernel answers each message only after more than a second."""

    def opening(late=1200, **options):
        page = pages.real(study, **options)
        page.locator(".synth-rows").focus()
        page.evaluate(LATE, late)
        return page

    return opening


@pytest.mark.parametrize(
    "keys", [["KeyN"], ["KeyD"], ["KeyG"], ["KeyN", "KeyN"], ["End"], ["Space"], ["KeyU"]]
)
def test_a_memo_is_whole_whatever_key_came_before(busy, press, study, keys):
    second = study.statements()["statement_id"][1]
    for coder, code in {"มาลี": "leader", "ก": "trust"}.items():
        study.code(second, code, coder)
    page = busy()
    press(page, *keys, "KeyM")
    page.keyboard.type(MEMO)
    page.keyboard.press("Enter")
    page.wait_for_function("!document.querySelector('.synth-memo')")
    page.wait_for_selector(".synth-memos li")
    settled(page)
    memos = study.memos()
    assert memos["text"].tolist() == [MEMO]
    places = study.statements()["statement_id"].tolist()
    where = {"KeyN": 2, "KeyN KeyN": 3, "KeyD": 1, "End": 7, "Space": 2, "KeyU": 1}
    if keys != ["KeyG"]:  # where that leads to is the machine's to say
        assert places.index(memos["target_id"][0]) == where[" ".join(keys)]


def test_thai_letters_wait_for_the_answer_too(busy, study):
    second = study.statements()["statement_id"][1]
    for coder, code in {"มาลี": "leader", "ก": "trust"}.items():
        study.code(second, code, coder)
    page = busy()
    letters = [
        ("KeyD", "ก"),
        ("KeyM", "ท"),
        ("KeyP", "ย"),
        ("Semicolon", "ว"),
        ("KeyY", "ั"),
        ("Backspace", "Backspace"),
    ]
    for code, key in letters:
        real_key(page, code, key)
    page.wait_for_selector(".synth-memo textarea")
    for code, key in (("KeyK", "า"), ("Comma", "ม")):
        real_key(page, code, key)
    settled(page)
    assert page.locator(".synth-memo textarea").input_value() == "ยวาม"


def test_two_memos_one_after_the_other(busy, press, study):
    page = busy()
    press(page, "KeyM")
    page.keyboard.type("one")
    press(page, "Enter", "Escape", "ArrowDown", "KeyM")
    page.keyboard.type("two and more")
    settled(page)  # the answer to the first comes while the second is written
    page.keyboard.type(" still")
    assert page.locator(".synth-memo textarea").input_value() == "two and more still"
    page.keyboard.press("Enter")
    page.wait_for_function("!document.querySelector('.synth-memo')")
    settled(page)
    assert sorted(study.memos()["text"]) == ["one", "two and more still"]


def test_two_codes_are_named_one_after_the_other(busy, press, study):
    page = busy()
    press(page, "KeyB", "KeyN")
    page.keyboard.type("first code")
    press(page, "Enter", "KeyN")
    page.keyboard.type("the second code")
    settled(page)
    assert page.locator(".synth-book-form [name=name]").input_value() == "the second code"
    page.keyboard.press("Enter")
    page.wait_for_selector(".synth-book-list [data-code='the second code']")
    settled(page)
    assert study.codebook()["name"].tolist()[-2:] == ["first code", "the second code"]


def test_a_name_is_typed_while_the_code_before_is_changed(busy, study):
    page = busy()
    page.keyboard.press("KeyB")
    page.locator(".synth-book-list [data-code=leader] .synth-code").click()
    page.locator("[name=definition]").fill("ใครนำ")
    page.locator(".synth-book-form .is-first").first.click()
    page.locator(".synth-book-list [data-code=trust] .synth-code").click()
    page.locator("[name=name_en]").fill("")
    page.keyboard.type("trust among people", delay=100)
    settled(page)
    assert page.locator("[name=name_en]").input_value() == "trust among people"
    assert page.evaluate("document.activeElement.name") == "name_en"
    assert study.codebook().set_index("code").loc["leader", "definition"] == "ใครนำ"


def test_escape_lets_go_of_the_keys_that_wait(busy, press, study):
    page = busy(late=2500)
    press(page, "KeyD", "KeyE", "Escape", "KeyJ", "KeyE")
    page.wait_for_selector(".synth-text.is-x")
    settled(page)
    assert study.statements()["use"].tolist() == ["analysed", "left out", *["analysed"] * 6]
