"""A code made where it was looked for, and words of a statement that are coded by themselves."""

import pytest

from waiting import LEARNING, drawn, settled

pytestmark = pytest.mark.browser

FIRST, SECOND = "หัวโจกแกนนำกลุ่มย่อย", "ต้องสร้างความเชื่อมั่นผ่านผู้นำชุมชน"


def coded(study):
    """{code: words} of the first coder; the words are empty where the whole statement was coded."""
    words = study.evidence().groupby("code")["text"].agg(list).to_dict()
    return {code: words.get(code, []) for code in study.codings()["code"]}


@pytest.mark.parametrize(
    ("keys", "under"),
    [
        (["KeyC", "=ความสนุก", "Enter"], ""),
        (["KeyC", "=ความสนุก", "Tab", "ArrowDown", "ArrowDown", "Enter"], "people"),
        (["KeyC", "=ไว้วาง", "Enter", "=ความสนุก", "Escape", "KeyC", "=ความสนุก", "Enter"], "people"),
        (["KeyB", "Escape", "KeyC", "=ความสนุก", "Shift+Enter"], ""),
    ],
)
def test_a_code_that_is_not_there_is_made_from_the_search_box(opened, study, keys, under):
    page = opened(*keys[:-1])
    if "Tab" not in keys:
        shown = page.locator(".synth-under select").evaluate(
            "box => box.selectedOptions[0].textContent.trim()"
        )
        assert shown.startswith("คนและทีม" if under else "(รหัสบนสุด)")
    page.keyboard.press(keys[-1])
    page.wait_for_selector(".synth-chip[data-code=ความสนุก]:not(.is-unsaved)")
    settled(page)
    row = study.codebook().set_index("code").loc["ความสนุก"]
    assert (row["name"], row["parent"]) == ("ความสนุก", under)
    assert "ความสนุก" in study.codings()["code"].tolist()
    assert page.locator(".synth-tree [data-code=ความสนุก]").count() == 1
    page.keyboard.press("Escape")
    page.keyboard.press("KeyU")
    settled(page)
    page.keyboard.press("KeyU")  # the coding and the code are two acts
    page.wait_for_selector(".synth-tree [data-code=ความสนุก]", state="detached")


def test_nor_is_a_second_code_of_that_name_made(opened, study):
    page = opened("KeyC", "=ผู้นำ", "Shift+Enter")
    assert page.locator(".synth-found .is-fresh").count() == 0
    page.keyboard.press("Enter")
    page.wait_for_selector(".synth-chip[data-code=leader]")
    settled(page)
    assert len(study.codebook()) == 6


def test_from_the_search_box_of_the_codebook_too(opened, study):
    page = opened()
    page.locator(".synth-codebook [type=search]").focus()
    page.keyboard.type("ความสนุก")
    page.wait_for_selector(".synth-tree .synth-new")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.wait_for_selector(".synth-chip[data-code=ความสนุก]:not(.is-unsaved)")
    settled(page)
    assert coded(study) == {"ความสนุก": []}


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (["KeyW", "Enter"], "หัวโจก"),
        (["KeyW", "ArrowRight", "KeyC"], "แกนนำ"),
        (["KeyW", "Shift+ArrowRight", "KeyC"], "หัวโจกแกนนำ"),
        (["KeyW", "End", "Enter"], "กลุ่มย่อย"),
        (["KeyW", "ArrowUp", "Enter"], "หัวโจ"),
        (["KeyW", "Shift+ArrowDown", "Enter"], "วโจก"),  # never between a letter and its mark
    ],
)
def test_words_are_chosen_by_keys_and_coded(opened, study, keys, words):
    page = opened(*keys)
    page.keyboard.type("นำ")
    page.keyboard.press("Enter")
    page.wait_for_selector(".synth-text .synth-span[data-code=leader]:not(.is-unsaved)")
    settled(page)
    assert page.locator(".synth-text .synth-span").inner_text() == words
    assert page.locator(".synth-text").inner_text() == FIRST
    assert words in page.locator(".synth-chip[data-code=leader]").inner_text()
    assert coded(study) == {"leader": [words]}
    page.keyboard.press("Escape")
    page.wait_for_selector(".synth-chosen", state="detached")
    page.keyboard.press("KeyX")
    page.wait_for_selector(".synth-span", state="detached")
    settled(page)
    assert coded(study) == {}


def test_words_are_made_a_code_by_a_key(opened, study):
    page = opened("KeyW", "KeyI")
    assert page.locator(".synth-finder input").input_value() == "หัวโจก"
    page.locator(".synth-under select").select_option("people")
    page.locator(".synth-finder input").press("Enter")
    page.wait_for_selector(".synth-chip[data-code=หัวโจก]:not(.is-unsaved)")
    settled(page)
    row = study.codebook().set_index("code").loc["หัวโจก"]
    assert row[["name", "parent", "example"]].tolist() == ["หัวโจก", "people", FIRST]
    assert coded(study) == {"หัวโจก": ["หัวโจก"]}


SELECT = """() => {
    const text = document.querySelector(".synth-text"), range = document.createRange();
    range.setStart(text.firstChild, 0);
    range.setEnd(text.firstChild, 9);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
}"""


def test_what_comes_while_words_are_dragged_over_leaves_them_selected(pages):
    page = pages.alone()
    page.wait_for_selector(".synth-suggested li")
    page.locator(".synth-rows").focus()
    page.evaluate(SELECT)
    page.evaluate("model.fire('msg:custom', { event: 'suggestions' })")
    drawn(page)
    assert page.evaluate("String(getSelection())") == "ผู้นำชุมช"
    page.keyboard.press("KeyC")
    drawn(page)
    assert "ผู้นำชุมช" in page.locator(".synth-finder .synth-words").inner_text()


def test_words_of_the_statement_before_are_never_coded_in_the_next(pages):
    page = pages.alone()
    page.locator(".synth-rows").focus()
    page.evaluate(f"() => {{ press('ArrowDown'); ({SELECT})(); press('KeyC'); }}")  # before the next is drawn
    drawn(page)
    assert page.locator(".synth-finder").count() == 1
    assert page.locator(".synth-finder .synth-words").count() == 0


def test_words_that_were_dragged_over_are_coded(opened, study):
    page = opened("ArrowDown")
    page.evaluate(
        """() => {
            const text = document.querySelector(".synth-text"), range = document.createRange();
            range.setStart(text.firstChild, 9);
            range.setEnd(text.firstChild, 22);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
        }"""
    )
    page.keyboard.press("KeyC")
    page.keyboard.type("ไว้วาง")
    page.keyboard.press("Enter")
    page.wait_for_selector(".synth-span[data-code=trust]:not(.is-unsaved)")
    settled(page)
    assert coded(study) == {"trust": ["ความเชื่อมั่น"]}
    page.keyboard.press("Escape")
    page.wait_for_selector(".synth-suggested li[data-code=leader]", timeout=LEARNING)
    page.keyboard.press("KeyW")  # a suggestion is used for the chosen words as well
    page.keyboard.press("End")
    settled(page)
    place = page.locator(".synth-suggested li").evaluate_all(
        "items => items.findIndex((item) => item.dataset.code === 'leader')"
    )
    page.keyboard.press(f"Digit{place + 1}")
    page.wait_for_selector(".synth-span[data-code=leader]:not(.is-unsaved)")
    settled(page)
    assert coded(study)["leader"] == ["ชุมชน"]


def test_one_code_may_stand_on_several_words_and_is_one_coding(opened, study):
    page = opened(
        "KeyW", "KeyC", "=นำ", "Enter", "Escape", "KeyW", "ArrowRight", "KeyC", "=นำ", "Enter", "Escape"
    )
    assert coded(study) == {"leader": ["หัวโจก", "แกนนำ"]}
    assert len(study.codings()) == 1
    assert page.locator(".synth-chip").count() == 1
    page.keyboard.press("KeyU")
    settled(page)
    assert coded(study) == {"leader": ["หัวโจก"]}
