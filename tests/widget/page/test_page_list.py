"""The list: ten thousand statements, of which only those in view are in the page."""

import pytest

from waiting import drawn, settled

pytestmark = pytest.mark.browser


def rows(page):
    return page.locator(".synth-row").count()


def test_only_what_is_in_view_is_in_the_page(pages):
    page = pages.alone(size=10_000, height=799)
    assert rows(page) < 80
    assert page.locator("*").count() < 1_200
    asked = page.evaluate(
        "model.sent.filter((message) => message.do === 'rows').map(({keys}) => keys.length)"
    )
    assert sum(asked) < 200
    assert page.locator(".synth-rows").evaluate("list => list.scrollHeight > 10_000 * 60")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.99, 1])
def test_wherever_one_scrolls_there_are_words(pages, share):
    page = pages.alone(size=10_000, height=799)
    page.evaluate(
        "(share) => { const list = document.querySelector('.synth-rows'); list.scrollTop = list.scrollHeight * share; }",
        share,
    )
    page.wait_for_function(
        """() => {
            const list = document.querySelector(".synth-rows").getBoundingClientRect();
            const seen = [...document.querySelectorAll(".synth-row")].filter((row) => {
                const place = row.getBoundingClientRect();
                return place.bottom > list.top && place.top < list.bottom;
            });
            return seen.length > 4 && seen.every((row) => row.querySelector(".synth-row-text")?.textContent);
        }"""
    )
    drawn(page)
    assert rows(page) < 80
    numbers = page.locator(".synth-row").evaluate_all(
        "rows => rows.map((row) => Number(row.getAttribute('aria-posinset')))"
    )
    assert len(set(numbers)) == len(numbers)


def test_rows_are_asked_for_in_windows(pages, press):
    page = pages.alone(size=10_000, height=799)
    page.locator(".synth-rows").focus()
    for _ in range(30):
        press(page, "PageDown")
    press(page, "End")
    page.wait_for_selector(".synth-row[aria-selected=true][data-k='9999'] .synth-row-text")
    settled(page)
    asked = page.evaluate("model.sent.filter((message) => message.do === 'rows').map(({keys}) => keys)")
    assert max(len(keys) for keys in asked) <= 60
    assert all(len(set(keys)) == len(keys) for keys in asked)
    assert page.locator(".synth-row[aria-selected=true]").get_attribute("aria-posinset") == "10000"


def test_scrolling_makes_few_new_elements(pages):
    """Rows that leave are used again for those that come."""
    page = pages.alone(size=10_000, height=799)
    made = page.evaluate(
        """async () => {
            const list = document.querySelector(".synth-rows");
            const known = new Set(list.querySelectorAll(".synth-row"));
            let fresh = 0;
            for (let step = 1; step <= 40; step += 1) {
                list.scrollTop = step * 400;
                await new Promise(requestAnimationFrame);
                await new Promise(requestAnimationFrame);
                for (const row of list.querySelectorAll(".synth-row")) if (!known.has(row)) { known.add(row); fresh += 1; }
            }
            return fresh;
        }"""
    )
    assert made < 30


@pytest.mark.parametrize(
    "text",
    [
        "<script>leaked.push('script')</script><img src=x onerror=\"leaked.push('img')\">",
        "\u202eซ้ายไปขวา\u202c \"อ้าง\" 'อิง' & < >",
        "👩‍🌾👩‍🌾 นาข้าว 🌾",
        "น้ำ" * 4_000,
        "ก\nข\n\n\nค\tง",
        " ",
    ],
)
def test_whatever_a_statement_holds_is_text(pages, press, text):
    page = pages.alone(texts=[text, "ถัดไป"], size=2)
    assert page.locator(".synth-text").evaluate("element => element.textContent") == text
    assert page.evaluate("document.querySelectorAll('main script, main img').length") == 0
    page.locator(".synth-rows").focus()
    for opens in ("KeyC", "KeyV", "KeyS", "KeyM"):
        press(page, opens)
        drawn(page)
        press(page, "Escape", "Escape")
    assert page.evaluate("leaked") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_two_views_of_one_model_work_beside_each_other(pages, press):
    page = pages.alone(height=798)
    page.evaluate("async () => { window.second = await show(program, model); }")
    page.wait_for_function("document.querySelectorAll('.synth-coder .synth-text').length === 2")
    page.wait_for_function("document.querySelectorAll('.synth-suggested li').length === 4")
    settled(page)
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(({id}) => id)")
    assert len(ids) == len(set(ids))
    page.locator(".synth-rows").first.focus()
    press(page, "Digit1")
    page.wait_for_function("document.querySelectorAll('.synth-chip:not(.is-unsaved)').length === 2")
    assert page.evaluate("study.done.length") == 1


def test_a_view_that_is_closed_leaves_nothing_behind(pages):
    page = pages.alone(height=797)
    before = page.evaluate("model.listening()")
    page.evaluate("async () => { window.second = await show(program, model); }")
    page.wait_for_function("document.querySelectorAll('.synth-coder .synth-text').length === 2")
    drawn(page)
    page.evaluate("second.close(); second.el.remove()")
    assert page.evaluate("model.listening()") == before
    assert page.evaluate("model.kernel.statusChanged.heard.size") == 1
    page.evaluate("view.close()")
    assert page.evaluate(
        "[model.listening(), model.kernel.statusChanged.heard.size, model.kernel.connectionStatusChanged.heard.size]"
    ) == [0, 0, 0]
    sent = page.evaluate("model.sent.length")
    page.evaluate(
        "window.dispatchEvent(new Event('focus')); model.fire('msg:custom', {event: 'suggestions'})"
    )
    page.wait_for_timeout(700)
    assert page.evaluate("model.sent.length") == sent
    assert page.locator(".synth-coder").count() == 0
