"""The writing page in Chromium, with a real study behind it: a cell is written, its evidence changes, it is read again."""

import os
from pathlib import Path

import pytest

from synth.study import citing
from waiting import expect, settled

pytestmark = pytest.mark.browser

WRITTEN = "ทีมเล็กทำให้เชื่อใจกัน"


@pytest.fixture
def ids(study):
    found = study.statements()["statement_id"].tolist()
    for one in found[:3]:
        study.code(one, "trust", coder="มาลี")
    study.code(found[4], "budget", coder="มาลี")
    return found


@pytest.fixture
def writing(pages, study, ids):
    """Open the page; keys and ``=words`` come after one another, each answered before the next."""

    def opening(*keys, **options):
        page = pages.writing(study, **options)
        page.focus(".synth-writer")
        return pressed(page, *keys)

    return opening


def pressed(page, *keys):
    for key in keys:
        page.keyboard.type(key[1:]) if key.startswith("=") else page.keyboard.press(key)
        settled(page)
    return page


def picture(page, name):
    """Keep a picture where somebody asked for it, to be looked at."""
    if folder := os.environ.get("SYNTH_PICTURES"):
        page.screenshot(path=str(Path(folder) / f"{name}.png"))


def test_a_cell_is_written_and_asks_to_be_read_again_when_a_coding_beneath_changes(writing, study, ids):
    page = writing("Enter", f"={WRITTEN}", "Control+ArrowDown", "Control+Enter", "Control+s")
    assert study.cell("บางกล่ำ", "people")["text"] == (
        f"{WRITTEN} “ต้องสร้างความเชื่อมั่นผ่านผู้นำชุมชน” {citing.cite(ids[1])}"
    )
    expect(page.locator(".synth-changes")).to_be_hidden()
    study.code(ids[3], "leader", coder="ครูแดง")
    pressed(page, "Escape", "r")
    expect(page.locator(".synth-place.is-again")).to_contain_text("หลักฐานเปลี่ยน โปรดอ่านใหม่")
    picture(page, "grid-again-th")
    pressed(page, "n", "Enter")
    expect(page.locator(".synth-changes")).to_contain_text("ลงรหัส ผู้นำ เพิ่ม")
    expect(page.locator(".synth-changes ins")).to_have_text("ทำงานให้เป็นเรื่องสนุก 😀 ทำอย่างมีความสุข")
    expect(page.locator(".synth-quote.is-fresh")).to_have_count(1)
    picture(page, "cell-again-th")
    pressed(page, "Control+Shift+Enter")
    expect(page.locator(".synth-changes")).to_be_hidden()
    assert study.cell("บางกล่ำ", "people")["state"] == "current"
    pressed(page, "Escape")
    expect(page.locator(".synth-place.is-again")).to_have_count(0)
    leaked = page.evaluate("leaked")
    assert [code for code in leaked if not code.startswith(("Control", "Shift"))] == []


def test_what_is_being_written_is_never_lost(writing, study, ids):
    page = writing("Enter", f"={WRITTEN}")
    expect(page.locator(".synth-unsaved")).not_to_be_empty()
    study.code(ids[3], "leader", coder="ครูแดง")
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    settled(page)
    expect(page.locator(".synth-place-words")).to_have_value(WRITTEN)
    pressed(page, "Escape")
    assert study.cell("บางกล่ำ", "people")["text"] == WRITTEN
    pressed(page, "u")
    assert study.cell("บางกล่ำ", "people")["text"] == ""


def test_two_texts_written_apart_are_both_shown(writing, study, ids, folder):
    import shutil

    from synth.study import Study

    shutil.copy(study.path, folder / "away.db")
    study.write_cell("บางกล่ำ", "people", "ของ ก", coder="ก")
    with Study(folder / "away.db") as away:
        away.write_cell("บางกล่ำ", "people", "ของ ข", coder="ข")
    study.merge(folder / "away.db")
    page = writing("Enter")
    expect(page.locator(".synth-changes del")).to_have_text("ของ ก")
    expect(page.locator(".synth-place-words")).to_have_value("ของ ข")


def test_every_seeded_orphan_of_the_ledger_is_found_and_settled_by_keys(writing, study, ids):
    study.write_cell("บางกล่ำ", "people", WRITTEN, coder="มาลี")
    bare = [
        study.write_claim(kind, f"ข้อที่ไม่มีหลักฐาน {kind}", coder="มาลี")
        for kind in ("recommendation", "conclusion")
    ]
    page = writing("2")
    found = page.locator("[data-gap=groundless] .synth-gap").evaluate_all(
        "all => all.map((one) => one.dataset.target)"
    )
    assert sorted(found) == sorted(bare)
    unused = page.locator("[data-gap=unused] .synth-gap")
    expect(unused).to_have_count(2)
    picture(page, "ledger-th")
    page.locator(f"[data-claim='{bare[0]}']").click()
    pressed(page, "l", "=คนและทีม × ", "Enter")
    settled(page)
    page.locator(".synth-writer").focus()
    page.wait_for_function("document.querySelectorAll('[data-links=rests] li').length === 1")
    expect(page.locator("[data-gap=groundless] .synth-gap")).to_have_count(1)
    expect(page.locator("[data-gap=unused] .synth-gap")).to_have_count(0)
    pressed(page, "l", "=งบประมาณเบิก", "Shift+Enter")
    expect(page.locator("[data-links=against] li")).to_contain_text("งบประมาณเบิกจ่ายล่าช้า")
    assert set(study.gaps()["what"]) == {"rests on nothing", "speaks against"}


def test_a_claim_is_written_by_keys(writing, study):
    page = writing("2", "n", "=ควรเริ่มจากทีมเล็ก", "Control+s")
    assert study.claims()[["kind", "text"]].values.tolist() == [["recommendation", "ควรเริ่มจากทีมเล็ก"]]
    expect(page.locator(".synth-claim-row")).to_contain_text("ยังไม่มีหลักฐานรองรับ")


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize(("width", "dark"), [(1280, False), (1280, True), (700, False), (420, False)])
def test_the_page_stands_in_every_width_and_light(writing, study, ids, lang, width, dark):
    study.write_cell("บางกล่ำ", "people", f"{WRITTEN} {citing.cite(ids[0])}", coder="มาลี")
    study.code(ids[3], "leader", coder="ครูแดง")
    claim = study.write_claim("recommendation", "ควรเริ่มจากทีมเล็ก", coder="มาลี")
    study.link(claim, "cell", ("บางกล่ำ", "people"), coder="มาลี")
    study.link(claim, "statement", ids[4], coder="มาลี", against=True)
    study.write_claim("recommendation", "ควรมีพี่เลี้ยงทุกพื้นที่", coder="มาลี")
    page = writing(lang=lang, width=width, dark=dark)
    name = f"{lang}-{width}{'-dark' if dark else ''}"
    picture(page, f"grid-{name}")
    pressed(page, "Enter")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    picture(page, f"cell-{name}")
    pressed(page, "Escape", "2")
    page.locator(f"[data-claim='{claim}']").click()
    settled(page)
    picture(page, f"ledger-{name}")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    if lang == "en":
        shown = page.locator(".synth-body").inner_text()
        assert "ข้อเสนอแนะ" not in shown
