"""For everybody: what axe finds, narrow pages, both languages, both themes, less motion."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from synth.widget.page import program
from waiting import drawn, settled

pytestmark = pytest.mark.browser

VIEWS = {
    "code": [],
    "finder": ["KeyC"],
    "memo": ["KeyM"],
    "split": ["KeyS"],
    "words": ["KeyW"],
    "found": ["KeyQ"],
    "reading": ["KeyV"],
    "right": ["KeyP"],
    "filter": ["KeyL"],
    "sources": ["KeyO"],
    "book": ["KeyB"],
    "help": ["Shift+Slash"],
    "history": ["KeyH"],
}


@pytest.fixture
def worked_on(study):
    """A study with codes, memos, two coders and a statement left out."""
    ids = study.statements()["statement_id"].tolist()
    for coder, given in {"มาลี": ["leader"], "ก": ["leader", "people"], "ข": ["trust"]}.items():
        for code in given:
            study.code(ids[0], code, coder)
        study.review(ids[1], coder)
    study.memo("statement", ids[0], "ใครคือหัวโจก", "มาลี")
    study.set_use(ids[4], "left out", "มาลี")
    study.change_code("leader", "มาลี", definition="ใครนำ", colour="#ffee88")
    return study


def faults(page):
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        (fault["id"], fault["impact"], fault["nodes"][0]["target"], fault["nodes"][0]["html"][:200])
        for fault in found
        if fault["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize(
    ("dark", "theme"),
    [
        (False, ""),
        (True, ""),
        (False, 'data-jp-theme-light="false" style="--jp-layout-color0: #111; --jp-ui-font-color0: #fff"'),
        (
            True,
            'class="vscode-light" style="--vscode-editor-background: #fff; --vscode-editor-foreground: #3b3b3b"',
        ),
    ],
)
def test_axe_finds_nothing_serious(pages, worked_on, press, dark, theme, lang):
    page = pages.real(worked_on, dark=dark, theme=theme, lang=lang)
    found = {}
    for name, keys in VIEWS.items():
        page.locator(".synth-rows").focus()
        press(page, "Home", *keys)
        settled(page)
        found[name] = faults(page)
        press(page, "Escape", "Escape")
    assert found == {name: [] for name in VIEWS}


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("dark", [False, True])
def test_nor_in_adjudication(pages, worked_on, press, dark, lang):
    page = pages.real(worked_on, coder="", adjudicate=("ก", "ข"), dark=dark, lang=lang)
    page.locator(".synth-rows").focus()
    press(page, "Home")
    page.wait_for_selector(".synth-sides")
    settled(page)
    assert faults(page) == []


def test_nor_when_the_kernel_is_lost(pages, press):
    for dark in (False, True):
        page = pages.alone(dark=dark, height=796)
        page.wait_for_selector(".synth-suggested li")
        page.locator(".synth-rows").focus()
        page.evaluate("study.ways.hold = true")
        press(page, "Digit1")
        page.wait_for_selector(".synth-chip.is-unsaved")
        page.evaluate("model.kernel.statusChanged.fire('dead')")
        page.wait_for_selector(".synth-kernel.is-lost")
        drawn(page)
        assert faults(page) == []


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("width", [400, 700, 1600])
def test_it_fits(pages, worked_on, press, width, lang):
    page = pages.real(worked_on, width=width, lang=lang)
    for name, keys in VIEWS.items():
        page.locator(".synth-coder").focus()
        press(page, "Home", *keys)
        settled(page)
        wide = page.evaluate(
            "[document.documentElement, ...document.querySelectorAll('.synth-pane-body, .synth-centre, .synth-header, .synth-tree')]"
            ".filter((element) => element.scrollWidth > element.clientWidth + 1).map((element) => element.className)"
        )
        assert (name, wide) == (name, [])
        press(page, "Escape", "Escape")


def test_at_400_px_the_parts_are_behind_tabs(pages, worked_on, press):
    page = pages.real(worked_on, width=400)

    def visible():
        drawn(page)
        return page.locator(".synth-part:visible").evaluate_all(
            "parts => parts.map((part) => part.className)"
        )

    assert visible() == ["synth-part is-statement"]
    page.get_by_role("tab").nth(0).click()
    assert visible() == ["synth-part is-list"]
    page.locator(".synth-row").nth(1).click()
    assert visible() == ["synth-part is-statement"]
    page.get_by_role("tab").nth(1).focus()
    press(page, "ArrowRight")
    assert visible() == ["synth-part is-codebook"]
    assert page.locator("[role=tab][aria-selected=true]").inner_text() == "สมุดรหัส"
    press(page, "Tab", "KeyF")
    page.locator(".synth-coder").focus()
    press(page, "KeyC")
    assert visible() == ["synth-part is-statement"]


def test_at_700_px_the_statement_stands_beside_two_tabs(pages, worked_on, press):
    page = pages.real(worked_on, width=700)
    settled(page)
    tabs = page.locator("[role=tab]:visible")
    assert tabs.evaluate_all("tabs => tabs.map((tab) => tab.ariaSelected)") == ["true", "false"]
    tabs.first.focus()
    press(page, "ArrowRight")
    drawn(page)
    assert page.locator(".synth-part:visible").evaluate_all(
        "parts => parts.map((part) => part.className)"
    ) == [
        "synth-part is-statement",
        "synth-part is-codebook",
    ]
    page.set_viewport_size({"width": 1300, "height": 800})
    page.wait_for_function("document.querySelectorAll('.synth-rows')[0].offsetParent")


def test_thai_is_set_wide_enough_for_its_marks(pages, worked_on, press):
    page = pages.real(worked_on)
    page.locator(".synth-rows").focus()
    press(page, "Home")
    page.wait_for_selector(".synth-chip")
    settled(page)
    lines = page.evaluate(
        """() => [".synth-text", ".synth-row-text", ".synth-before", ".synth-chip", ".synth-code", ".synth-counts", "kbd"].map((name) => {
            const style = getComputedStyle(document.querySelector(name));
            return [name, parseFloat(style.lineHeight) / parseFloat(style.fontSize)];
        })"""
    )
    assert [name for name, height in lines if height < 1.6] == []
    assert dict(lines)[".synth-text"] >= 1.8
    assert page.evaluate("document.fonts.check('15px Sarabun')")


def test_focus_is_seen_and_stays_in_a_pane(pages, worked_on, press):
    page = pages.real(worked_on)
    page.locator(".synth-rows").focus()
    press(page, "KeyL")
    settled(page)
    for _ in range(30):
        press(page, "Tab")
        assert page.evaluate("!!document.activeElement.closest('[role=dialog]')")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    press(page, "Escape")
    drawn(page)
    assert page.evaluate("document.activeElement.className") == "synth-rows"


def test_less_motion_is_respected(pages, worked_on):
    page = pages.real(worked_on)
    moves = "[...document.querySelectorAll('.synth-coder *')].filter((element) => parseFloat(getComputedStyle(element).transitionDuration) > 0).length"
    assert page.evaluate(moves) > 0
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(moves) == 0


def test_it_asks_for_nothing_from_outside(pages, worked_on):
    joined, sheets = program("coding/coder.js"), pages.real(worked_on).coder._css
    for word in (
        "http://",
        "https://",
        "@import",
        "url(",
        "innerHTML",
        "insertAdjacentHTML",
        "document.write",
    ):
        assert word not in joined.replace("http://www.w3.org/2000/svg", "")
        assert word not in sheets
