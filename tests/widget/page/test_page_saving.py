"""What is saved and what is not: marks before and after the answer, refusals, and a kernel that goes away."""

import pytest

from synth.widget.page import program
from waiting import drawn, settled

pytestmark = pytest.mark.browser

LOST = ["dead", "restarting", "autorestarting", "terminating"]


def chips(page):
    return page.locator(".synth-chip").evaluate_all(
        "found => found.map((chip) => [chip.dataset.code, chip.classList.contains('is-unsaved')])"
    )


def saved(page):
    return page.locator(".synth-saved").get_attribute("class").split()[-1]


@pytest.fixture
def held(pages):
    """A page whose acts are answered only on `study.release()`."""
    page = pages.alone()
    page.wait_for_selector(".synth-suggested li")
    page.locator(".synth-rows").focus()
    page.evaluate("study.ways.hold = true")
    return page


def test_a_code_is_drawn_at_once_and_solid_only_when_answered(held, press):
    press(held, "Digit1")
    held.wait_for_selector(".synth-chip")
    drawn(held)
    assert chips(held) == [["c1", True]]
    assert held.locator(".synth-chip").get_attribute("aria-busy") == "true"
    assert held.locator(".synth-chip").evaluate("chip => getComputedStyle(chip).borderStyle") == "dashed"
    assert held.locator(".synth-row[data-k='0'] .synth-mark.is-c.is-unsaved").count() == 1
    assert saved(held) == "is-saving"
    held.evaluate("study.release()")
    settled(held)
    assert chips(held) == [["c1", False]]
    assert held.locator(".synth-chip").evaluate("chip => getComputedStyle(chip).borderStyle") == "solid"
    assert held.locator(".synth-row[data-k='0'] .synth-mark.is-unsaved").count() == 0


@pytest.mark.parametrize(
    ("keys", "before", "after"),
    [
        (["Digit1", "Digit2"], [["c1", True], ["c2", True]], [["c1", False], ["c2", False]]),
        (["Digit1", "KeyX"], [["c1", True]], []),
        (["Digit1", "KeyX", "Digit1"], [["c1", True]], [["c1", False]]),
    ],
)
def test_several_acts_wait_in_their_order(held, press, keys, before, after):
    for key in keys:
        press(held, key)
        drawn(held)
    assert chips(held) == before
    held.evaluate("study.release()")
    settled(held)
    assert chips(held) == after


def test_the_states_of_a_row_wait_too(held, press):
    press(held, "Space")
    held.wait_for_selector(".synth-row[data-k='0'] .synth-mark.is-r.is-unsaved")
    press(held, "KeyE")
    held.wait_for_selector(".synth-row[data-k='1'] .synth-mark.is-x.is-unsaved")
    drawn(held)
    assert held.locator(".synth-counts strong").inner_text().endswith("0/40")  # counted only when saved
    held.evaluate("study.release()")
    settled(held)
    assert held.locator(".synth-row .synth-mark.is-unsaved").count() == 0


@pytest.mark.parametrize("why", ["ไฟล์งานเปิดอ่านได้อย่างเดียว", "<img src=x onerror=leaked.push(1)>"])
def test_a_refused_act_is_taken_away_again_and_says_why(pages, press, why):
    page = pages.alone()
    page.wait_for_selector(".synth-suggested li")
    page.evaluate("(why) => { study.ways.refuse = why; }", why)
    page.locator(".synth-rows").focus()
    press(page, "Digit1")
    page.wait_for_function("document.querySelector('.synth-alert').textContent")
    drawn(page)
    assert why in page.locator("[role=alert].synth-alert").inner_text()
    assert chips(page) == []
    assert page.locator(".synth-row[data-k='0'] .synth-mark.is-u").count() == 1
    assert page.evaluate("leaked") == []
    page.evaluate("study.ways.refuse = ''")
    press(page, "Digit1")
    page.wait_for_function("document.querySelector('.synth-chip:not(.is-unsaved)')")
    settled(page)
    assert page.locator(".synth-alert").inner_text() == ""


def test_a_memo_that_was_refused_stays_in_its_field(pages, press):
    page = pages.alone()
    page.evaluate("study.ways.refuse = 'เขียนไม่ได้'")
    page.locator(".synth-rows").focus()
    press(page, "KeyM")
    page.keyboard.type("ลองคิดดู")
    press(page, "Enter")
    page.wait_for_function("document.querySelector('.synth-alert').textContent")
    drawn(page)
    assert page.locator(".synth-memo textarea").input_value() == "ลองคิดดู"
    press(page, "Escape", "KeyJ", "KeyK")
    page.wait_for_selector(".synth-memos .is-draft")
    press(page, "KeyM")
    assert page.locator(".synth-memo textarea").input_value() == "ลองคิดดู"


def test_what_waits_too_long_is_counted(held, press):
    press(held, "Digit1", "Digit2")
    held.wait_for_selector(".synth-saved.is-late")
    drawn(held)
    assert "2" in held.locator(".synth-saved").inner_text()
    held.evaluate("study.release()")
    settled(held)


@pytest.mark.parametrize("status", LOST)
def test_a_lost_kernel_says_so_and_lists_what_was_not_saved(held, press, status):
    press(held, "Digit1", "KeyJ", "Space")
    held.wait_for_function("model.sent.filter(({act}) => act).length === 2")
    drawn(held)
    held.evaluate("(status) => model.kernel.statusChanged.fire(status)", status)
    held.wait_for_selector(".synth-kernel.is-lost[role=alert]")
    drawn(held)
    listed = held.locator(".synth-kernel li").all_inner_texts()
    assert len(listed) == 2
    assert "การมีส่วนร่วม" in listed[0]
    assert "ผู้นำชุมชนต้องฟังก่อนพูด 1" in listed[0]
    press(held, "KeyE")  # refused, with the same sentence
    held.wait_for_function("document.querySelector('.synth-alert').textContent")
    drawn(held)
    assert held.evaluate("model.sent.filter(({act}) => act).length") == 2
    held.evaluate("model.kernel.statusChanged.fire('idle')")  # the new kernel knows nothing of this page
    drawn(held)
    assert held.locator(".synth-kernel.is-lost").is_visible()
    press(held, "Home")
    held.wait_for_selector(".synth-chip.is-unsaved")


def test_reading_on_stays_where_it_is_when_nothing_can_be_saved(held, press):
    held.evaluate("model.kernel.statusChanged.fire('dead')")
    press(held, "Space")
    held.wait_for_function("document.querySelector('.synth-alert').textContent")
    drawn(held)
    assert held.locator(".synth-row[aria-selected=true]").get_attribute("data-k") == "0"


def test_after_a_cut_connection_the_same_acts_go_out_again(pages, press):
    page = pages.alone()
    page.wait_for_selector(".synth-suggested li")
    page.locator(".synth-rows").focus()
    page.evaluate("study.ways.dead = true")
    press(page, "Digit1", "Digit2")
    page.evaluate("model.kernel.connectionStatusChanged.fire('disconnected')")
    page.wait_for_selector(".synth-kernel:not(.is-lost)")
    drawn(page)
    assert page.locator(".synth-kernel li").count() == 2
    page.evaluate("study.ways.dead = false; model.kernel.connectionStatusChanged.fire('connected')")
    settled(page)
    assert page.locator(".synth-kernel").is_hidden()
    assert chips(page) == [["c1", False], ["c2", False]]
    sent = page.evaluate("model.sent.filter(({act}) => act).map(({id, code}) => [id, code])")
    assert sent[:2] == sent[2:]


def test_an_answer_that_comes_twice_changes_nothing(pages, press):
    page = pages.alone()
    page.wait_for_selector(".synth-suggested li")
    page.locator(".synth-rows").focus()
    press(page, "Digit1")
    page.wait_for_function("document.querySelector('.synth-chip:not(.is-unsaved)')")
    settled(page)
    page.evaluate(
        """() => {
            const {id} = model.sent.find(({act}) => act);
            model.fire("msg:custom", {id, ok: true, rows: [], gone: [0], came: [], counts: {}, said: ""});
        }"""
    )
    settled(page)
    assert page.locator(".synth-row[data-k='0']").count() == 1


def test_without_signals_a_silent_kernel_is_told_by_the_clock(pages, press):
    page = pages.alone(clock=True)
    page.wait_for_selector(".synth-suggested li")
    page.evaluate("study.ways.dead = true")
    page.clock.run_for(7_000)  # a ping goes out
    assert page.evaluate("model.sent.at(-1).do") == "ping"
    assert page.locator(".synth-kernel").is_hidden()
    page.clock.run_for(9_000)
    assert page.locator(".synth-kernel").is_visible()
    page.evaluate("study.ways.dead = false")
    page.clock.run_for(6_000)
    assert page.locator(".synth-kernel").is_hidden()


def test_a_busy_kernel_is_waited_for(pages, press):
    page = pages.alone(clock=True)
    page.evaluate(
        "study.ways.hold = true; model.kernel.status = 'busy'; model.kernel.statusChanged.fire('busy')"
    )
    page.locator(".synth-rows").focus()
    press(page, "Space")
    page.clock.run_for(60_000)
    assert page.locator(".synth-saved.is-late").count() == 1
    assert page.locator(".synth-kernel").is_hidden()


def test_before_the_study_is_open_silence_is_said_too(pages):
    page = pages.blank(clock=True)
    page.evaluate(
        """async (program) => {
            window.model = makeModel({lang: "th", height: 400}, () => {});
            window.view = await show(program, model);
        }""",
        program("coding/coder.js"),
    )
    first = page.locator("[role=status]").inner_text()
    page.clock.run_for(12_000)
    assert page.locator("[role=status]").inner_text() not in ("", first)


def test_a_channel_that_is_closed_is_a_lost_kernel(pages, press):
    page = pages.alone(height=790)
    page.locator(".synth-rows").focus()
    page.evaluate("() => { model.send = () => { throw new Error('Cannot send on a disposed comm'); }; }")
    press(page, "Space")
    page.wait_for_selector(".synth-kernel.is-lost")
    drawn(page)
    assert page.locator(".synth-kernel li").count() == 1
