"""Statements found again by code and attribute, in a pane and in a workbook; and the page that is opened again."""

import pytest
from openpyxl import load_workbook

from waiting import settled

pytestmark = pytest.mark.browser


@pytest.fixture
def coded(study):
    """Two projects; one statement coded by some of its words."""
    ids = study.statements()["statement_id"].tolist()
    study.code(ids[0], "leader", "มาลี", span=(6, 11))
    study.code(ids[1], "leader", "มาลี")
    study.code(ids[1], "trust", "มาลี")
    study.code(ids[6], "leader", "มาลี")
    study.code(ids[7], "budget", "มาลี")
    for name in ids:
        study.review(name, "มาลี")
    for source, province in zip(study.sources()["source_id"], ("สงขลา", "ตรัง"), strict=True):
        study.set_attribute(source, "จังหวัด", province, "มาลี")
    study.set_project(source, "ปากพูน", "มาลี")
    return study


def test_codes_by_an_attribute_with_their_statements_by_keys_alone(pages, coded, press):
    page = pages.real(coded)
    page.locator(".synth-rows").focus()
    press(page, "KeyQ")
    page.wait_for_selector(".synth-grid table")
    settled(page)
    heads = page.locator(".synth-grid thead th").all_inner_texts()
    assert heads == ["รหัส", "บางกล่ำ (อ่านแล้ว 5)", "ปากพูน (อ่านแล้ว 3)"]
    rows = page.locator(".synth-grid tbody tr").evaluate_all(
        "rows => rows.map((row) => [...row.cells].map((cell) => cell.textContent.trim()))"
    )
    assert ["ผู้นำ", "2", "1"] in rows
    assert ["งบประมาณ", "0", "1"] in rows
    place = [row[0] for row in rows].index("ผู้นำ")
    press(page, *["ArrowDown"] * place, "ArrowRight", "Enter")
    page.wait_for_selector(".synth-retrieved-one")
    settled(page)
    said = page.locator(".synth-retrieved-one").all_inner_texts()
    assert len(said) == 2
    assert "แกนนำ" in page.locator(".synth-retrieved-one q").inner_text()
    assert "2564/บางกล่ำ.txt · บทเรียน · ข้อ 2" in said[1]
    press(page, "ArrowDown", "Enter")
    page.wait_for_function("document.querySelector('.synth-text').textContent.startsWith('ต้องสร้าง')")
    settled(page)
    assert page.locator("[role=dialog]").count() == 0


def test_another_attribute_and_a_workbook(pages, coded, press):
    page = pages.real(coded)
    page.locator(".synth-rows").focus()
    press(page, "KeyQ")
    page.wait_for_selector(".synth-grid table")
    page.locator("[data-found=by]").select_option("จังหวัด")
    page.wait_for_function("document.querySelector('.synth-grid thead').textContent.includes('สงขลา')")
    press(page, "KeyX", "KeyX")
    page.wait_for_function(
        "document.querySelector('.synth-retrieved').textContent.includes('ข้อความตามรหัส 2.xlsx')"
    )
    settled(page)
    book = load_workbook(coded.path.with_name("study ข้อความตามรหัส.xlsx"))
    assert book.sheetnames == ["ข้อความ", "จำนวน"]
    rows = list(book["ข้อความ"].values)
    assert len(rows) == 5
    first = dict(zip(rows[0], rows[1], strict=True))
    assert (first["ข้อความ"], first["คำที่ลงรหัส"], first["รหัส"], first["จังหวัด"]) == (
        "หัวโจกแกนนำกลุ่มย่อย",
        "แกนนำ",
        "ผู้นำ",
        "สงขลา",
    )
    assert next(iter(book["จำนวน"].values)) == ("ตัวย่อรหัส", "รหัส", "สงขลา (n = 5)", "ตรัง (n = 3)")


def test_with_nothing_coded_it_says_so(pages, study, press):
    page = pages.real(study)
    page.locator(".synth-rows").focus()
    press(page, "KeyQ")
    page.wait_for_selector(".synth-grid p")
    settled(page)
    assert "ยังไม่มีข้อความที่ลงรหัส" in page.locator(".synth-grid").inner_text()


def told(page, what):
    """Wait until the page has told Python where it is."""
    page.wait_for_function(
        "(what) => JSON.stringify(model.sent.findLast((message) => message.do === 'here') ?? '').includes(what)",
        arg=what,
    )
    settled(page)


def again(page):
    """Open the page again on the same kernel, as a reload of the browser does."""
    page.evaluate(
        """async (program) => {
            view.close();
            document.querySelector("main").replaceChildren();
            window.view = await show(program, model, document.querySelector("main"));
        }""",
        page.coder._esm,
    )
    page.wait_for_selector(".synth-row .synth-row-text")
    settled(page)


def test_a_page_that_is_opened_again_comes_back_to_its_place(pages, coded, press):
    page = pages.real(coded)
    page.locator(".synth-rows").focus()
    press(page, "KeyF")
    page.keyboard.type("งบประมาณ")
    page.wait_for_function("document.querySelectorAll('.synth-row').length === 2")
    settled(page)
    press(page, "Enter", "ArrowDown", "KeyM")
    page.keyboard.type("half a thought")
    told(page, "half a thought")
    text = page.locator(".synth-text").inner_text()
    again(page)
    page.wait_for_function("document.querySelectorAll('.synth-row').length === 2")
    page.wait_for_function("(text) => document.querySelector('.synth-text').textContent === text", arg=text)
    settled(page)
    assert page.locator(".synth-part.is-list [type=search]").input_value() == "งบประมาณ"
    assert "half a thought" in page.locator(".synth-memos .is-draft").inner_text()
    page.locator(".synth-rows").focus()
    press(page, "KeyM")
    page.wait_for_function("document.querySelector('.synth-memo textarea').value === 'half a thought'")
    assert coded.memos().empty


def test_so_does_a_second_page_of_the_same_kernel(pages, study, press):
    page = pages.real(study)
    page.locator(".synth-rows").focus()
    press(page, "End")
    told(page, '"k":7')
    page = pages.real(study)  # the cell was run again
    page.wait_for_function("document.querySelector('.synth-text').textContent === 'ขาดงบประมาณต่อเนื่อง'")
