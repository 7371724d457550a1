"""The page with the real study behind it: what is pressed stands in the file."""

import pytest

from synth.schema import ADJUDICATED
from waiting import LEARNING, drawn, settled

pytestmark = pytest.mark.browser

FIRST = "หัวโจกแกนนำกลุ่มย่อย"
CODER = "มาลี"


def codes(study, coder=CODER):
    """{text: codes} of a coder."""
    texts = study.statements().set_index("statement_id")["text"]
    table = study.codings()
    table = table[table["coder"] == coder]
    return {text: sorted(rows["code"]) for text, rows in table.groupby(table["statement_id"].map(texts))}


def read(study, coder=CODER):
    reviews = study.reviews()
    return len(reviews[reviews["coder"] == coder])


TRUST = ["KeyC", "=ไว้วาง", "Enter", "Escape"]
LEADER = ["KeyC", "=นำ", "Enter", "Escape"]


@pytest.mark.parametrize(
    ("keys", "first", "reviewed"),
    [
        (LEADER, ["leader"], 1),
        (["KeyC", "=นำ", "Enter", "=g=njv", "Enter", "Escape"], ["leader", "trust"], 1),
        ([*LEADER, "KeyX"], [], 1),
        ([*LEADER, "KeyU"], [], 0),
        ([*LEADER, "KeyU", "Shift+KeyU"], ["leader"], 1),
        ([*LEADER, *TRUST, "ArrowLeft", "ArrowLeft", "KeyX"], ["trust"], 1),
        (["Space"], [], 1),
        (["Space", "Space", "Space"], [], 3),
        ([*LEADER, "Space", "Space"], ["leader"], 2),
    ],
)
def test_what_is_pressed_stands_in_the_file(opened, study, keys, first, reviewed):
    opened(*keys)
    assert codes(study).get(FIRST, []) == first
    assert read(study) == reviewed


def test_the_codebook_codes_by_a_press(opened, study):
    page = opened()
    page.locator(".synth-tree [data-code=budget] .synth-code").click()
    settled(page)
    assert codes(study) == {FIRST: ["budget"]}
    assert page.locator(".synth-tree [data-code=budget] .synth-code").get_attribute("aria-pressed") == "true"
    assert page.locator(".synth-tree [data-code=budget] .synth-uses").inner_text() == "1"
    page.locator(".synth-tree [data-code=budget] .synth-code").click()
    settled(page)
    assert codes(study) == {}


def test_a_memo_is_written_changed_and_kept(opened, study):
    page = opened("KeyM", "=ใครคือหัวโจก", "Enter")
    page.wait_for_selector(".synth-memos li")
    settled(page)
    assert study.memos()["text"].tolist() == ["ใครคือหัวโจก"]
    page.keyboard.press("KeyM")
    page.wait_for_selector(".synth-memo textarea")
    page.keyboard.type(" กันแน่")
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('.synth-memos')?.textContent.includes('กันแน่')")
    settled(page)
    assert study.memos()["text"].tolist() == ["ใครคือหัวโจก กันแน่"]
    opened("KeyM")  # a second page writes on the same memo
    page = opened("KeyM")
    page.wait_for_function("document.querySelector('.synth-memo textarea').value === 'ใครคือหัวโจก กันแน่'")


def test_a_statement_with_an_emoji_is_split_where_the_caret_stood(opened, study):
    page = opened("ArrowDown", "ArrowDown", "ArrowDown", "KeyS")
    page.wait_for_selector(".synth-caret")
    page.keyboard.press("Home")
    drawn(page)
    for _ in range(40):
        if page.locator(".synth-half").first.inner_text().endswith("😀"):
            break
        page.keyboard.press("Shift+ArrowRight")
        drawn(page)
    before, after = page.locator(".synth-half").evaluate_all(
        "halves => halves.map((half) => half.textContent)"
    )
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('.synth-rows [aria-setsize=\"9\"]')")
    settled(page)
    texts = study.statements()["text"].tolist()
    assert before.strip() in texts
    assert after.strip() in texts
    assert page.locator(".synth-text").inner_text() == before.strip()
    page.keyboard.press("KeyT")  # and joined again
    page.wait_for_function("document.querySelector('.synth-rows [aria-setsize=\"8\"]')")
    settled(page)
    assert "ทำงานให้เป็นเรื่องสนุก 😀 ทำอย่างมีความสุข" in study.statements()["text"].tolist()


def test_taken_out_of_the_analysis_and_in_again(opened, study):
    page = opened("KeyE")
    page.wait_for_selector(".synth-text.is-x")
    settled(page)
    assert study.statements()["use"].tolist().count("left out") == 1
    page.keyboard.press("KeyE")
    page.wait_for_selector(".synth-text:not(.is-x)")
    settled(page)
    assert study.statements()["use"].tolist().count("left out") == 0


@pytest.mark.parametrize(
    ("typed", "inside", "found", "marked"),
    [
        ("งาน", False, 1, ["งาน"]),
        ("งาน", True, 3, ["งาน"]),
        ("ผู้นำ โปร่งใส", False, 1, ["ผู้นำ", "โปร่งใส"]),
        ("ไม่มีคำนี้", False, 0, []),
    ],
)
def test_searching_shows_the_hits_in_their_line(opened, typed, inside, found, marked):
    page = opened("KeyF", f"={typed}")
    if inside:
        page.locator(".synth-inside input").check()
    page.wait_for_function(
        "(n) => document.querySelector('.synth-hits').textContent.match(/[0-9]+/)?.[0] === String(n)",
        arg=found,
    )
    settled(page)
    assert page.locator(".synth-row").count() == found
    assert set(marked) <= set(page.locator(".synth-text mark").all_inner_texts())
    if found:
        assert page.locator(".synth-row mark").count()
    else:
        assert page.locator(".synth-nothing").is_visible()
        page.locator(".synth-centre button").click()  # the filter is lifted
        page.wait_for_selector(".synth-row .synth-row-text")
    page.locator(".synth-part.is-list [type=search]").focus()
    page.keyboard.press("Escape")
    drawn(page)
    assert page.evaluate("document.activeElement.className") == "synth-rows"


def test_searching_by_meaning_finds_other_words(opened, by_people):
    page = opened("KeyF", "=คนนำทาง")
    assert page.locator(".synth-row").count() == 0
    page.locator(".synth-meaning input").check()
    settled(page)
    assert page.locator(".synth-row").count() == 3
    assert "ความหมายใกล้ที่สุด" in page.locator(".synth-part.is-list .synth-hits").inner_text()
    assert page.locator(".synth-inside").is_hidden()
    page.locator(".synth-meaning input").uncheck()
    settled(page)
    assert page.locator(".synth-row").count() == 0


def test_without_a_model_meaning_is_not_offered(opened):
    page = opened("KeyF", "=งาน")
    assert page.locator(".synth-inside").is_visible()
    assert page.locator(".synth-meaning").is_hidden()


def test_what_was_typed_is_asked_for_once(opened):
    page = opened("KeyF")
    page.evaluate(
        """() => {
            const [field, inside] = document.querySelectorAll(".synth-part.is-list input");
            field.value = "งาน";
            field.dispatchEvent(new InputEvent("input", { bubbles: true }));
            inside.click();
        }"""
    )
    settled(page)
    asked = page.evaluate("model.sent.filter((message) => message.do === 'view').map(({ filter }) => filter)")
    assert asked[-1] == {"query": "งาน", "inside": True}
    assert asked.count(asked[-1]) == 1


@pytest.mark.parametrize(
    ("choices", "found", "says"),
    [
        ({"state": "u"}, 6, 1),
        ({"state": "c"}, 1, 1),
        ({"code": "leader"}, 1, 1),
        ({"code": "people"}, 1, 1),  # a code finds what stands under it
        ({"not_code": "leader"}, 1, 1),  # of what was read: what is unread is not without
        ({"code": "people", "not_code": "leader"}, 0, 2),
        ({"cohort": "2564"}, 8, 1),
        ({"use": "left out"}, 0, 1),
    ],
)
def test_filters_are_applied_at_once_and_lifted_by_a_press(opened, study, choices, found, says):
    first, second = study.statements()["statement_id"][:2]
    study.code(first, "leader", CODER)
    study.review(second, CODER)
    page = opened("KeyL")
    for name, value in choices.items():
        page.locator(f"[data-filter={name}]").select_option(value)
    page.wait_for_function(
        "(n) => document.querySelector('[role=dialog] .synth-hits').textContent.match(/[0-9]+/)?.[0] === String(n)",
        arg=found,
    )
    page.keyboard.press("Escape")
    settled(page)
    lifts = page.locator(".synth-part.is-list .synth-lift")
    assert lifts.count() == says
    assert page.locator(".synth-row").count() == found
    while lifts.count():
        lifts.first.click()
        settled(page)
    page.wait_for_function("document.querySelectorAll('.synth-row').length === 8")


def test_going_to_a_source(opened):
    page = opened("KeyO", "=ปากพูน")
    page.wait_for_function("document.querySelectorAll('[role=dialog] [role=option]').length === 1")
    page.keyboard.press("Enter")
    page.wait_for_function(
        "document.querySelector('.synth-text').textContent === 'การติดตามทบทวนตลอดการทำงาน'"
    )
    page.keyboard.press("KeyO")
    page.keyboard.type("ปากพูน")
    page.keyboard.press("Shift+Enter")
    page.wait_for_function("document.querySelectorAll('.synth-row').length === 3")


def test_the_whole_source_is_read_and_coded_there(opened, study):
    page = opened("KeyV")
    page.wait_for_selector(".synth-piece.is-here")
    settled(page)
    pieces = page.locator(".synth-piece")
    assert pieces.count() == 5
    page.keyboard.press("KeyJ")
    page.wait_for_function("document.querySelectorAll('.synth-piece')[1].classList.contains('is-here')")
    page.keyboard.press("KeyC")
    page.keyboard.type("ไว้วาง")
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelectorAll('.synth-piece')[1].querySelector('.synth-tag')")
    settled(page)
    assert codes(study) == {"ต้องสร้างความเชื่อมั่นผ่านผู้นำชุมชน": ["trust"]}
    page.keyboard.press("Escape")
    page.wait_for_selector(".synth-finder", state="detached")
    page.keyboard.press("End")  # the last statement is in another source
    page.wait_for_function(
        "document.querySelector('.synth-piece.is-here')?.textContent.includes('ขาดงบประมาณ')"
    )
    page.keyboard.press("Escape")
    page.wait_for_selector(".synth-flow:not([hidden])")


def book(study):
    return study.codebook().set_index("code")


def test_a_code_is_added_and_defined(opened, study):
    page = opened("KeyB")
    page.keyboard.press("KeyN")
    page.keyboard.type("ความสนุก")
    page.locator("[name=definition]").fill("ทำงานอย่างมีความสุข")
    page.locator("[name=parent]").select_option("people")
    page.locator("[data-colour][value='#2e8b57']").check()
    assert page.locator("[name=name]").input_value() == "ความสนุก"
    page.locator("[name=name]").press("Enter")
    settled(page)
    page.wait_for_function(
        "document.querySelector('.synth-book-list [aria-current]')?.textContent.includes('ความสนุก')"
    )
    row = book(study).loc["ความสนุก"]
    assert row[["name", "definition", "parent", "colour"]].tolist() == [
        "ความสนุก",
        "ทำงานอย่างมีความสุข",
        "people",
        "#2e8b57",
    ]


@pytest.mark.parametrize(
    ("field", "value", "column", "stands"),
    [
        ("name", "ผู้นำและแกนนำ", "name", "ผู้นำและแกนนำ"),
        ("definition", "ใครนำ", "definition", "ใครนำ"),
        ("exclude", "หัวหน้าหน่วยงาน", "exclude", "หัวหน้าหน่วยงาน"),
        ("parent", "", "parent", ""),
        ("dimension", "ระดับการเปลี่ยนแปลง", "dimension", "ระดับการเปลี่ยนแปลง"),
    ],
)
def test_a_code_is_changed_in_place(opened, study, field, value, column, stands):
    page = opened("KeyB")
    page.locator(".synth-book-list [data-code=leader] .synth-code").click()
    control = page.locator(f".synth-book-form [name={field}]")
    control.select_option(value) if field == "parent" else control.fill(value)
    page.locator(".synth-book-form .is-first").first.click()
    settled(page)
    assert book(study).loc["leader", column] == stands
    assert page.locator(".synth-book-list .synth-unsaved").count() == 0


def test_a_code_gets_another_short_code_and_keeps_its_codings(opened, study):
    page = opened(*LEADER, "KeyB")
    page.locator(".synth-book-list [data-code=leader] .synth-code").click()
    page.locator(".synth-book-form [name=code]").fill("head")
    page.locator(".synth-book-form .is-first").first.click()
    page.wait_for_selector(".synth-book-list [data-code=head]")
    settled(page)
    assert codes(study) == {FIRST: ["head"]}
    page.keyboard.press("Escape")
    page.wait_for_selector(".synth-chip[data-code=head]")


def test_codes_are_merged_and_retired(opened, study):
    page = opened(*LEADER, "KeyB")
    for code in ("leader", "trust"):
        page.locator(f".synth-book-list [data-code={code}] input").check()
    page.locator(".synth-merging select").select_option("trust")
    page.locator(".synth-merging .is-first").click()
    page.wait_for_selector(".synth-book-list [data-code=leader]", state="detached")
    settled(page)
    assert codes(study) == {FIRST: ["trust"]}
    page.locator(".synth-book-list [data-code=budget] .synth-code").click()
    page.locator(".synth-book-form button", has_text="เลิกใช้รหัส").click()
    page.wait_for_selector(".synth-book-list .is-retired[data-code=budget]")
    settled(page)
    assert bool(book(study).loc["budget", "retired"])
    page.locator(".synth-book-form button", has_text="กลับมาใช้รหัส").click()
    page.wait_for_selector(".synth-book-list :not(.is-retired)[data-code=budget]")
    page.keyboard.press("Escape")
    page.wait_for_selector(".synth-chip[data-code=trust]")


def test_what_is_typed_in_the_codebook_waits_with_its_code(opened, study):
    page = opened("KeyB")
    page.locator(".synth-book-list [data-code=leader] .synth-code").click()
    page.locator("[name=definition]").fill("ยังไม่แน่ใจ")
    page.locator(".synth-book-list [data-code=trust] .synth-code").click()
    drawn(page)
    assert page.locator("[name=definition]").input_value() == ""
    assert page.locator(".synth-book-list [data-code=leader] .synth-unsaved").count() == 1
    page.keyboard.press("Escape")
    page.keyboard.press("KeyB")
    page.locator(".synth-book-list [data-code=leader] .synth-code").click()
    drawn(page)
    assert page.locator("[name=definition]").input_value() == "ยังไม่แน่ใจ"
    assert book(study).loc["leader", "definition"] == ""


@pytest.fixture
def two_coders(study):
    first, second = study.statements()["statement_id"][:2]
    for coder, given in {"ก": ["leader", "people"], "ข": ["leader", "trust"]}.items():
        for code in given:
            study.code(first, code, coder)
        study.code(second, "trust", coder)
    study.memo("statement", first, "หัวโจกคือผู้นำ", "ก")
    return study


@pytest.mark.parametrize(
    ("keys", "outcome"),
    [
        (["KeyA"], ["leader"]),
        (["BracketLeft"], ["leader", "people"]),
        (["BracketRight"], ["leader", "trust"]),
        (["KeyA", "Digit2"], ["leader", "trust"]),
        (["Digit1"], ["people"]),
        (["KeyC", "=งบ", "Enter", "Escape"], ["budget"]),
    ],
)
def test_adjudication_keeps_the_outcome_apart(opened, two_coders, keys, outcome):
    page = opened("Home", *keys, adjudicate=("ก", "ข"), coder="")
    assert codes(two_coders, ADJUDICATED)[FIRST] == outcome
    assert codes(two_coders, "ก")[FIRST] == ["leader", "people"]
    sides = page.locator(".synth-side").all_inner_texts()
    assert "หัวโจกคือผู้นำ" in sides[0]
    assert "หัวโจกคือผู้นำ" not in sides[1]


def test_adjudication_takes_over_all_that_both_agree_on(opened, two_coders):
    opened("Shift+KeyA", adjudicate=("ก", "ข"), coder="")
    assert codes(two_coders, ADJUDICATED) == {"ต้องสร้างความเชื่อมั่นผ่านผู้นำชุมชน": ["trust"]}


def test_blind_nothing_of_others_is_in_the_page(opened, two_coders):
    page = opened("Home", "KeyL", blind=True)
    assert page.locator("[data-filter=coder], [data-filter=disagreement]").count() == 0
    page.keyboard.press("Escape")
    settled(page)
    assert page.locator(".synth-others").inner_text() == ""
    assert page.locator(".synth-suggested").count() == 0
    assert "หัวโจกคือผู้นำ" not in page.locator("main").inner_text()
    page.keyboard.press("Digit1")
    settled(page)
    assert codes(two_coders) == {}


def test_suggestions_stand_apart_with_their_reason(opened, study):
    page = opened("ArrowDown")
    page.wait_for_selector(".synth-suggested li", timeout=LEARNING)
    item = page.locator(".synth-suggested li").first
    assert item.locator(".synth-because").inner_text() != ""
    code = item.get_attribute("data-code")
    page.keyboard.press("Digit1")
    page.wait_for_selector(f".synth-chip[data-code='{code}']:not(.is-unsaved)")
    settled(page)
    table = study.codings()
    assert table["origin"].tolist() == ["suggestion"]
    page.keyboard.press("KeyX")
    settled(page)
    page.keyboard.press("Shift+Digit1")
    page.wait_for_selector(".synth-suggested li.is-done")
    settled(page)
    assert study.dismissals()["code"].tolist() == [code]


def test_two_pages_of_one_study_see_each_other(opened, study):
    other = opened()
    page = opened(*LEADER)
    other.locator(".synth-rows").focus()
    other.keyboard.press("KeyR")
    other.wait_for_selector(".synth-chip[data-code=leader]")
    settled(other)
    other.keyboard.press("KeyX")
    settled(other)
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    page.wait_for_function("!document.querySelector('.synth-chip')")
    assert codes(study) == {}


def test_an_act_that_the_study_refuses_is_said_in_the_readers_language(opened, study):
    page = opened()
    study.retire_code("budget", "ก")
    page.locator(".synth-tree [data-code=budget] .synth-code").click()
    page.wait_for_function("document.querySelector('.synth-alert').textContent")
    drawn(page)
    assert "เลิกใช้แล้ว" in page.locator(".synth-alert").inner_text()
    page.wait_for_selector(".synth-tree [data-code=budget]", state="detached")  # and the tree knows now
    settled(page)
    assert page.locator(".synth-chip").count() == 0
    assert codes(study) == {}


def test_history_is_told_in_words(opened):
    page = opened(*LEADER, "KeyH")
    page.wait_for_selector(".synth-history li")
    assert "ลงรหัส leader" in page.locator(".synth-history").inner_text()
