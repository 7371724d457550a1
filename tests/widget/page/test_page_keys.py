"""Keys: what each does, on both layouts, and that none gets past the page."""

import pytest

from waiting import drawn, settled

pytestmark = pytest.mark.browser


def here(page):
    return page.locator(".synth-row[aria-selected=true]").get_attribute("data-k")


def asked(page, *names):
    """The messages of the page, fewer fields."""
    sent = page.evaluate("model.sent")
    return [
        {key: value for key, value in message.items() if key != "id"}
        for message in sent
        if message["do"] in names
    ]


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        (["KeyJ"], "1"),
        (["ArrowDown", "ArrowDown"], "2"),
        (["KeyJ", "KeyJ", "KeyK"], "1"),
        (["PageDown"], "10"),
        (["PageDown", "PageUp"], "0"),
        (["End"], "39"),
        (["End", "KeyJ"], "39"),
        (["End", "Home"], "0"),
        (["KeyK"], "0"),
        (["KeyN"], "1"),
        (["Space"], "1"),
    ],
)
def test_moving(pages, press, keys, place):
    page = pages.alone()
    page.locator(".synth-rows").focus()
    press(page, *keys)
    settled(page)
    assert here(page) == place
    assert page.locator(".synth-rows").get_attribute("aria-activedescendant") == page.locator(
        ".synth-row[aria-selected=true]"
    ).get_attribute("id")


@pytest.mark.parametrize(
    ("keys", "acts"),
    [
        (["Space"], [{"act": "review", "k": 0}]),
        (["Digit1"], [{"act": "accept", "k": 0, "code": "c1"}]),
        (["Numpad2"], [{"act": "accept", "k": 0, "code": "c2"}]),
        (["Digit1", "Digit2"], [{"act": "accept", "k": 0, "code": "c1"}, {"act": "accept", "k": 0, "code": "c2"}]),
        (["Digit1", "Digit1"], [{"act": "accept", "k": 0, "code": "c1"}]),
        (["Digit9"], []),
        (["Shift+Digit1"], [{"act": "dismiss", "k": 0, "code": "c1"}]),
        (["Digit1", "KeyX"], [{"act": "accept", "k": 0, "code": "c1"}, {"act": "uncode", "k": 0, "code": "c1"}]),
        (["Digit1", "Digit2", "ArrowLeft", "ArrowLeft", "Delete"], [{"act": "accept", "k": 0, "code": "c1"}, {"act": "accept", "k": 0, "code": "c2"}, {"act": "uncode", "k": 0, "code": "c1"}]),
        (["Backspace"], []),
        (["KeyU"], [{"act": "undo"}]),
        (["Shift+KeyU"], [{"act": "redo"}]),
        (["Control+KeyZ"], [{"act": "undo"}]),
        (["Control+KeyY"], [{"act": "redo"}]),
        (["Control+Shift+KeyZ"], [{"act": "redo"}]),
        (["KeyT"], [{"act": "join", "k": 0}]),
        (["KeyE"], [{"act": "use", "k": 0, "use": "left out"}]),
        (["KeyA"], []),  # only an adjudicator takes codes over
        (["BracketLeft"], []),
    ],
)  # fmt: skip
def test_acting(pages, press, keys, acts):
    page = pages.alone()
    page.wait_for_selector(".synth-suggested li")
    page.locator(".synth-rows").focus()
    for key in keys:
        press(page, key)
        settled(page)
    assert asked(page, "act") == [{"do": "act", **act} for act in acts]


@pytest.mark.parametrize(
    ("code", "key", "held", "happens"),
    [
        ("KeyJ", "่", {}, ".synth-row[aria-selected=true][data-k='1']"),
        ("KeyC", "แ", {}, ".synth-finder"),
        ("KeyM", "ท", {}, ".synth-memo"),
        ("KeyB", "ิ", {}, ".synth-book"),
        ("KeyL", "ส", {}, ".synth-form"),
        ("KeyO", "น", {}, "[role=dialog] .synth-found"),
        ("Slash", "ฦ", {"shiftKey": True}, ".synth-help"),
        ("KeyS", "ห", {}, ".synth-split"),
        ("Digit1", "ๅ", {}, ".synth-chip[data-code=c1]"),
        ("KeyF", "ด", {}, ".synth-part.is-list [type=search]:focus"),
        ("Slash", "ฝ", {}, ".synth-part.is-list [type=search]:focus"),
    ],
)
def test_the_thai_layout_needs_no_switching(pages, press, code, key, held, happens):
    page = pages.alone()
    page.wait_for_selector(".synth-suggested li")
    page.locator(".synth-rows").focus()
    assert page.evaluate("([code, key, held]) => press(code, key, held)", [code, key, held])
    page.wait_for_selector(happens)
    drawn(page)
    assert page.evaluate("leaked") == []


PLAIN = [f"Key{letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
OTHERS = "Digit0 Digit1 Enter Escape Space ArrowUp ArrowDown ArrowLeft ArrowRight Delete Backspace Minus Semicolon Shift+Enter Control+Enter Alt+Enter Shift+KeyM".split()


def test_no_key_reaches_the_notebook(pages, press):
    page = pages.alone()
    page.locator(".synth-rows").focus()
    for key in PLAIN + OTHERS:
        press(page, key, "Escape", "Escape")
        drawn(page)
    assert page.evaluate("leaked.filter((code) => !/^(Shift|Control|Alt)/.test(code))") == []


@pytest.mark.parametrize("opens", ["KeyC", "KeyM", "KeyF", "KeyO", "KeyB", "KeyL", "KeyS", "KeyV"])
def test_nor_from_what_a_key_opens(pages, press, opens):
    page = pages.alone()
    page.locator(".synth-rows").focus()
    press(page, opens)
    drawn(page)
    press(page, "KeyA", "KeyD", "KeyD", "KeyY", "Shift+Enter")
    assert page.evaluate("leaked.filter((code) => !/^Shift/.test(code))") == []


def test_the_browsers_own_combinations_pass(pages, press):
    page = pages.alone()
    page.locator(".synth-rows").focus()
    assert not page.evaluate("press('KeyC', 'c', {ctrlKey: true})")
    assert page.evaluate("leaked") == ["KeyC"]
    assert page.locator(".synth-finder").count() == 0


def test_composing_belongs_to_the_input_method(pages, press):
    page = pages.alone()
    page.locator(".synth-rows").focus()
    press(page, "KeyC")
    page.locator(".synth-finder input").fill("เชื่อ")
    page.evaluate("press('Enter', 'Enter', {isComposing: true})")
    assert asked(page, "act") == []
    assert page.evaluate("leaked") == []
    press(page, "Enter")
    settled(page)
    assert [act["code"] for act in asked(page, "act")] == ["c0"]


@pytest.mark.parametrize(
    ("opens", "field"),
    [
        ("KeyC", ".synth-finder input"),
        ("KeyM", ".synth-memo textarea"),
        ("KeyF", ".synth-part.is-list [type=search]"),
    ],
)
def test_in_a_field_letters_are_letters(pages, press, opens, field):
    page = pages.alone()
    page.locator(".synth-rows").focus()
    press(page, opens)
    page.locator(field).wait_for()
    page.keyboard.type("jxu 1")
    settled(page)
    assert page.locator(field).input_value() == "jxu 1"
    assert asked(page, "act") == []
    press(page, "Escape")
    page.wait_for_function("document.activeElement.className === 'synth-rows'")


def test_a_key_held_down_moves_but_never_acts_twice(pages, press):
    page = pages.alone()
    page.locator(".synth-rows").focus()
    page.evaluate("for (let n = 0; n < 5; n += 1) press('KeyJ', 'j', {repeat: n > 0})")
    page.evaluate("for (let n = 0; n < 5; n += 1) press('Space', ' ', {repeat: n > 0})")
    settled(page)
    assert asked(page, "act") == [{"do": "act", "act": "review", "k": 5}]


def test_a_button_that_has_the_focus_keeps_its_keys(pages):
    page = pages.alone()
    page.locator(".synth-acts button", has_text="C").press("Space")
    page.wait_for_selector(".synth-finder")
    settled(page)
    assert asked(page, "act") == []


def test_the_finder_stays_open_for_several_codes(pages, press):
    page = pages.alone()
    page.locator(".synth-rows").focus()
    press(page, "KeyC")
    for typed in ("เชื่อ", "สื่อ"):
        page.keyboard.type(typed)
        press(page, "Enter")
    press(page, "Escape")
    settled(page)
    assert [act["code"] for act in asked(page, "act")] == ["c0", "c3"]
    page.wait_for_function("document.querySelectorAll('.synth-chip:not(.is-unsaved)').length === 2")
    press(page, "KeyC", "Enter")  # what was used last stands first, and coded again is taken away
    page.wait_for_function("document.querySelectorAll('.synth-chip').length === 1")
