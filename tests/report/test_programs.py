"""The report as other programs see it: Chromium and LibreOffice."""

import csv
import re
import unicodedata

import openpyxl
import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from docx import Document

from synth.report.blocks import printable
from synth.report.write import write_report
from synth.schema import ANALYSED
from waiting import expect

from . import hostile, studies


@pytest.mark.browser
@pytest.mark.parametrize("width", [400, 1200])
def test_the_page_asks_for_nothing_and_fits(browser, report, width):
    page = browser.new_page(viewport={"width": width, "height": 800})
    asked, errors = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((report / "report.html").as_uri())
    assert [url for url in asked if not url.startswith("data:")] == [(report / "report.html").as_uri()]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('16px Sarabun'))")
    assert errors == []
    page.close()


OUTSIDE = """width => [...document.querySelectorAll("main *, header *")].filter((element) => {
    const box = element.getBoundingClientRect();
    return box.width && !element.closest("svg") && (box.right > width + 1 || box.left < -1);
}).map((element) => `${element.tagName} ${element.textContent.slice(0, 40)}`)"""
SCROLLED = """() => [...document.querySelectorAll(".wide, .drawn")]
    .filter((box) => box.scrollWidth > box.clientWidth + 1).map((box) => box.parentElement.id)"""


@pytest.fixture(scope="module")
def hostile_report(tmp_path_factory):
    out = tmp_path_factory.mktemp("hostile") / "report"
    write_report(hostile.study(), out)
    return out


@pytest.fixture(scope="module")
def crowded_report(tmp_path_factory):
    """Forty themes with names of 80 letters in two cohorts."""
    out = tmp_path_factory.mktemp("crowded") / "report"
    write_report(studies.cohorts(themes=40, letters=80), out)
    return out


@pytest.mark.browser
@pytest.mark.parametrize("which", ["report", "hostile_report", "crowded_report"])
def test_a_phone_shows_every_table_and_chart_whole(browser, request, which):
    page = browser.new_page(viewport={"width": 400, "height": 800})
    page.goto((request.getfixturevalue(which) / "report.html").as_uri())
    page.wait_for_function("document.fonts.status === 'loaded'")
    assert page.evaluate(OUTSIDE, 400) == []
    assert page.evaluate(SCROLLED) == []
    for drawing in page.locator("figure.chart").all():
        assert drawing.locator("svg:visible").count() == 1
    page.close()


@pytest.mark.browser
def test_a_stacked_table_says_every_head(browser, report):
    page = browser.new_page(viewport={"width": 400, "height": 800})
    page.goto((report / "report.html").as_uri())
    stacked = page.locator("table.stacked").first
    heads = stacked.locator("thead th").all_text_contents()
    cells = stacked.locator("tbody tr").first.locator("td")
    assert [cell.get_attribute("data-head") for cell in cells.all()] == heads
    assert stacked.get_attribute("role") == "table"
    page.set_viewport_size({"width": 1100, "height": 800})
    page.wait_for_function("!document.querySelector('table.stacked')")
    page.close()


@pytest.mark.browser
def test_the_contents_open_and_close_on_a_phone(browser, report):
    page = browser.new_page(viewport={"width": 400, "height": 800})
    page.goto((report / "report.html").as_uri())
    nav, button = page.locator("nav#contents"), page.locator("button.menu")
    expect(nav).to_be_hidden()
    expect(button).to_have_attribute("aria-expanded", "false")
    button.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(nav.locator(":focus")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(nav).to_be_hidden()
    expect(button).to_be_focused()
    button.click()
    nav.locator("a").last.click()
    expect(nav).to_be_hidden()
    page.wait_for_function("scrollY > 1_000")
    page.close()


@pytest.mark.browser
def test_the_contents_stay_beside_a_wide_page(browser, report):
    page = browser.new_page(viewport={"width": 1100, "height": 800})
    page.goto((report / "report.html").as_uri())
    nav = page.locator("nav#contents")
    expect(page.locator("button.menu")).to_be_hidden()
    page.locator("#limits").scroll_into_view_if_needed()
    page.evaluate("document.getElementById('limits').scrollIntoView()")
    page.wait_for_function("document.querySelector('nav [aria-current]')?.hash === '#limits'")
    box = nav.bounding_box()
    assert 0 <= box["y"] <= 40
    assert box["x"] + box["width"] <= page.locator("main").bounding_box()["x"]
    page.close()


@pytest.mark.browser
@pytest.mark.parametrize("width", [400, 1100])
def test_axe_finds_nothing(browser, report, width):
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto((report / "report.html").as_uri())
    found = Axe().run(page).response["violations"]
    assert [(fault["id"], [node["html"][:90] for node in fault["nodes"][:3]]) for fault in found] == []
    page.close()


@pytest.mark.browser
def test_no_line_of_the_page_breaks_a_word(browser, report):
    page = browser.new_page(viewport={"width": 400, "height": 800})
    page.goto((report / "report.html").as_uri())
    page.evaluate("""() => {
        const line = document.querySelector("main p.body .w, main p .w").cloneNode(false);
        line.innerHTML = "จำนวน<wbr>และ<wbr>ร้อยละ<wbr>ของ<wbr>โครงการ";
        const box = document.createElement("p");
        box.append(line);
        box.id = "probe";
        document.querySelector("main").prepend(box);
    }""")
    parts = page.evaluate("""() => {  // for each width, the lines that the text is broken into
        const box = document.getElementById("probe"), found = new Set();
        for (let width = 60; width < 260; width += 4) {
            box.style.width = `${width}px`;
            const word = [...box.firstChild.childNodes].find((node) => node.textContent === "ร้อยละ");
            const range = document.createRange();
            range.selectNodeContents(word);
            found.add(range.getClientRects().length);
        }
        return [...found];
    }""")
    assert parts == [1]
    page.close()


@pytest.mark.browser
def test_heads_of_tables_are_printed_again_on_the_next_page(browser, report, tmp_path):
    page = browser.new_page()
    page.goto((report / "report.html").as_uri())
    page.evaluate("""() => {  // the table alone, with its rows ten times
        const figure = document.getElementById("table-sections"), body = figure.querySelector("tbody");
        figure.querySelector("th button").textContent = "HEAD";
        for (let n = 0; n < 3; n += 1) [...body.rows].forEach((row) => body.append(row.cloneNode(true)));
        document.body.replaceChildren(figure);
    }""")
    page.pdf(path=tmp_path / "table.pdf")
    pdf = pypdfium2.PdfDocument(tmp_path / "table.pdf")
    assert len(pdf) > 2
    assert all("HEAD" in sheet.get_textpage().get_text_range() for sheet in list(pdf)[:-1])
    page.close()


@pytest.mark.browser
def test_from_a_figure_to_its_statements_to_their_place(browser, report, study):
    page = browser.new_page()
    page.goto((report / "report.html").as_uri())
    page.locator("#table-theme_1 tbody a", has_text="ความไว้วางใจ").first.click()
    expect(page.locator(":target")).to_have_text("ความไว้วางใจและความโปร่งใส")
    page.locator("h3:target ~ p.behind a").first.click()
    expect(page.locator(".entry:target")).to_contain_text("ต้องสร้างความเชื่อมั่นผ่านผู้นำชุมชน")
    page.locator(".entry:target a").click()
    expect(page.locator("mark:target")).to_have_text("ต้องสร้างความเชื่อมั่นผ่านผู้นำชุมชน")
    page.close()


@pytest.mark.browser
def test_a_table_sorts_by_mouse_and_by_keyboard(browser, report):
    page = browser.new_page()
    page.goto((report / "report.html").as_uri())
    table = page.locator("#table-crossing_1")
    column = "#table-crossing_1 tbody tr:not(.sum) td:nth-child(3)"
    before = page.locator(column).all_inner_texts()
    head = table.locator("th").nth(2)
    head.locator("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    numbers = [int(text) for text in page.locator(column).all_inner_texts()]
    assert numbers == sorted(numbers, reverse=True)
    assert table.locator("tbody tr").last.inner_text().startswith("รวม")
    head.locator("button").press("Enter")
    expect(head).to_have_attribute("aria-sort", "ascending")
    head.locator("button").press("Enter")
    expect(head).not_to_have_attribute("aria-sort", re.compile(""))
    assert page.locator(column).all_inner_texts() == before
    page.close()


@pytest.mark.browser
def test_a_sorted_table_names_its_groups_again_in_every_row(browser, report):
    page = browser.new_page()
    page.goto((report / "report.html").as_uri())
    table = page.locator("#table-recommendations")
    table.locator("th button").last.click()
    cells = table.locator("tbody tr:not(.sum) td:first-child").all()
    written = "cell => cell.textContent || getComputedStyle(cell, '::before').content"
    assert not [cell for cell in cells if cell.evaluate(written) in ("", "none")]
    page.close()


@pytest.mark.browser
def test_a_table_and_the_statements_are_searched(browser, report):
    page = browser.new_page()
    page.goto((report / "report.html").as_uri())
    table = page.locator("#table-sections")
    table.locator("input").fill("ไว้วางใจ")
    expect(table.locator("tbody tr:visible")).to_have_count(1)
    expect(table.locator("[role=status]")).to_contain_text("1 จาก")
    page.locator("#statements ~ .search input").fill("ผู้นำตามธรรมชาติ")
    expect(page.locator(".entry:visible")).to_have_count(1)
    page.locator("p.behind a").first.click()  # a statement that the search hides comes back
    expect(page.locator(".entry:target")).to_be_visible()
    page.close()


@pytest.mark.browser
def test_from_a_number_to_exactly_its_statements(browser, report):
    page = browser.new_page()
    page.goto((report / "report.html").as_uri())
    for table in (
        "sources",
        "themes",
        "theme_1",
        "strip_1",
        "crossing_1",
        "sections",
        "pairs",
        "agreement",
        "proposal",
    ):
        for link in page.locator(f"#table-{table} a[data-refs]").all()[:3]:
            link.click()
            text = link.inner_text()
            counted = int(text.strip("*"))
            expect(page.locator(".entry:visible"), f"{table}: {text}").to_have_count(counted)
    expect(page.locator(".chosen button")).to_be_visible()
    page.wait_for_function("document.querySelector('.entry:target')?.getBoundingClientRect().y > 0")
    page.locator(".chosen button").click()
    expect(page.locator(".entry:visible")).to_have_count(39)
    page.close()


@pytest.mark.browser
def test_hostile_text_does_nothing(browser, tmp_path):
    write_report(hostile.study(), tmp_path / "report")
    page = browser.new_page(viewport={"width": 400, "height": 800})
    page.goto((tmp_path / "report" / "report.html").as_uri())
    assert page.title() == "รายงานการสังเคราะห์บทเรียน"
    assert page.evaluate("document.documentElement.scrollWidth") <= 400
    page.close()


def letters(text):
    """Letters alone, sorted within each cluster: PDF text may give marks of one cluster in another order."""
    kept = "".join(char for char in text if not char.isspace())
    clusters: list[str] = []
    for char in kept:
        if clusters and unicodedata.category(char) == "Mn":
            clusters[-1] += char
        else:
            clusters.append(char)
    return "".join(cluster[0] + "".join(sorted(cluster[1:])) for cluster in clusters)


def plain(text):
    """Thai and Latin letters alone: a PDF may write Arabic backwards, and emoji in glyphs without a letter."""
    return re.sub(r"[^\u0e01-\u0e5b!-~]", "", letters(printable(text)))


@pytest.mark.office
def test_the_pdf_of_the_word_file_holds_every_statement(report, study, convert):
    pdf = pypdfium2.PdfDocument(convert(report / "report.docx", "pdf"))
    text = letters("".join(page.get_textpage().get_text_range() for page in pdf))
    statements = study.statements()
    assert [said for said in statements["text"] if letters(said) not in text] == []
    assert 5 < len(pdf) < 60


@pytest.mark.office
def test_libreoffice_reads_the_workbook_as_it_was_written(report, convert, study):
    made = openpyxl.load_workbook(convert(report / "tables.xlsx", "ods:calc8") and report / "tables.xlsx")
    sheet = convert(
        report / "tables.xlsx",
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,2",
    )
    found = sorted(sheet.parent.glob("tables*.csv"))
    assert found
    rows = list(csv.reader(found[0].open(encoding="utf-8")))
    expected = [
        [("" if cell is None else str(cell)) for cell in row]
        for row in made.worksheets[1].iter_rows(values_only=True)
    ]
    counts = [row[2] for row in rows[2:] if len(row) > 2 and row[2]]
    assert counts == [row[2] for row in expected[2:] if row[2]]
    assert (study.statements()["use"] == ANALYSED).sum() == 39


@pytest.mark.office
def test_the_contents_have_the_pages_on_which_their_headings_stand(
    study, tmp_path, convert, fonts, monkeypatch
):
    monkeypatch.setenv("FONTCONFIG_FILE", fonts["FONTCONFIG_FILE"])
    parts = ["summary", "themes", "limits", "codebook"]
    write_report(study, tmp_path / "report", page_numbers=True, digits="thai", sections=parts)
    pdf = pypdfium2.PdfDocument(convert(tmp_path / "report" / "report.docx", "pdf"))
    lines = [
        p for p in Document(tmp_path / "report" / "report.docx").paragraphs if p.style.name.startswith("toc ")
    ]
    pages = [letters(page.get_textpage().get_text_range()) for page in pdf]
    assert len(lines) == 10
    assert letters("ตารางที่ ๑ ประเด็นหลักที่พบ") in "".join(pages)  # LibreOffice keeps the digits of the report
    for line in lines:
        heading, page = line.text.split("\t")
        assert letters(heading) in pages[int(page) - 1], heading


@pytest.mark.office
def test_no_page_ends_with_a_caption_or_a_heading(report, convert):
    document = Document(report / "report.docx")
    leading = [p.text for p in document.paragraphs if p.style.name.startswith(("Heading", "Caption"))]
    heads = {letters(text) for text in leading} | {""}
    pdf = pypdfium2.PdfDocument(convert(report / "report.docx", "pdf"))
    alone = []
    for number, sheet in enumerate(pdf, start=1):
        lines = [line.strip() for line in sheet.get_textpage().get_text_range().splitlines()]
        lines = [line for line in lines if line and not line.isdecimal()]
        if lines and letters(lines[-1]) in heads and not is_list(lines):
            alone.append((number, lines[-1]))
    assert alone == []


def is_list(lines):
    """Say whether a page is of the contents or of a list, where one caption follows the other."""
    return sum(line.startswith(("ตารางที่", "ภาพที่", "ภาคผนวก")) for line in lines) > 3


@pytest.mark.office
def test_hostile_files_open(tmp_path, convert):
    write_report(hostile.study(), tmp_path / "report", full=True)
    pdf = pypdfium2.PdfDocument(convert(tmp_path / "report" / "report.docx", "pdf"))
    pages = (page.get_textpage().get_text_range().strip() for page in pdf)
    text = "".join(re.sub(r"\s\d+$", "", page) for page in pages)  # without their numbers
    assert [said for said in hostile.SAID if plain(said) not in plain(text)] == []
    assert convert(tmp_path / "report" / "tables.xlsx", "pdf").stat().st_size > 10_000
