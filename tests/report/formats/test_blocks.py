"""Prompts, courses, bars, headlines, quotes that speak against, numbered headings: in all three formats."""

import io

import openpyxl
import pytest
from docx import Document
from lxml import html as lxml_html

from synth.report.blocks import Course, Heading, Paragraph, Prompt, Quote, Table
from synth.report.formats import excel, html, word
from synth.report.outline import Contents
from synth.report.wording import Wording

WORDS = Wording("th")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
GROWN = Course((("รุ่น 2564", 0.1, 0.02, 0.4), ("รุ่น 2565", 0.3, None, None)))
UNREAD = Course((("รุ่น 2564", float("nan"), None, None), ("รุ่น 2565", 1.0, 0.6, 1.0)))
TABLE = Table(
    name="sub",
    title="ประเด็นย่อย",
    heads=["ประเด็นย่อย", "จำนวนข้อความ", "ร้อยละ", "จากรุ่นแรกถึงรุ่นล่าสุด"],
    kinds=["text", "count", "share", "course"],
    rows=[
        ["ผู้นำตามธรรมชาติ", 40, 0.5, GROWN],
        ["ความไว้วางใจ", 10, 0.125, UNREAD],
        ["รวม", 50, 0.625, Course(())],
    ],
    strong=frozenset({2}),
    bars=frozenset({1, 2}),
    caption="ตารางที่ 1 ประเด็นย่อย",
)
CONTENTS = Contents(
    title="รายงาน",
    subtitles=("โครงการครัวชุมชน",),
    blocks=(
        Heading("บทนำ", 1, "intro", page=True, number="1"),
        Prompt("เล่าความเป็นมาของโครงการ"),
        Heading("ความไว้วางใจ", 2, "trust", number="1.1"),
        Paragraph("ความไว้วางใจพบใน 6 โครงการ จาก 20 โครงการ", "headline"),
        TABLE,
        Quote(3, "ทำด้วยใจ", "เวทีที่ 1"),
        Quote(4, "“ไม่มีใครมา”", "เวทีที่ 2", against=True),
        Prompt("สรุปบทเรียน"),
    ),
    data={},
)


@pytest.fixture(scope="module")
def page():
    return lxml_html.fromstring(html.render(CONTENTS, {}, WORDS)["report.html"])


@pytest.fixture(scope="module")
def document():
    return Document(io.BytesIO(word.render(CONTENTS, {}, WORDS, page_numbers=False)))


@pytest.fixture(scope="module")
def book():
    return openpyxl.load_workbook(io.BytesIO(excel.render(CONTENTS, WORDS)))


def test_a_prompt_is_written_over_in_word(document):
    controls = list(document.element.body.iter(f"{W}sdt"))
    assert ["".join(t.text for t in c.iter(f"{W}t")) for c in controls] == [
        "เล่าความเป็นมาของโครงการ",
        "สรุปบทเรียน",
    ]
    assert all(control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None for control in controls)
    styles = {run.get(f"{W}val") for control in controls for run in control.iter(f"{W}rStyle")}
    assert styles == {"PlaceholderText"}


def test_one_comment_says_how_many_prompts_wait(document):
    (comment,) = document.comments
    said = "".join(t.text for t in comment._comment_elm.iter(f"{W}t"))
    assert "2 แห่ง" in said
    assert said not in "".join(t.text for t in document.element.body.iter(f"{W}t"))
    first = document.paragraphs[0]._p
    assert first.find(f"{W}commentRangeStart") is not None


def test_without_prompts_there_is_no_comment():
    contents = Contents("รายงาน", (), (Heading("บทนำ"), Paragraph("พบใน 6 โครงการ")), {})
    assert not list(Document(io.BytesIO(word.render(contents, {}, WORDS, page_numbers=False))).comments)


def test_a_prompt_is_a_grey_box_on_the_screen_and_not_in_excel(page, book):
    boxes = page.find_class("prompt")
    assert [box.text_content().split("เพิ่ม ")[1] for box in boxes] == [
        "เล่าความเป็นมาของโครงการ",
        "สรุปบทเรียน",
    ]
    cells = {cell.value for sheet in book for row in sheet for cell in row}
    assert not {"เล่าความเป็นมาของโครงการ", "สรุปบทเรียน"} & cells


def test_headings_have_their_numbers(page, document):
    assert page.get_element_by_id("trust").text_content() == "1.1 ความไว้วางใจ"
    assert [p.text for p in document.paragraphs if p.style.name.startswith("Heading")] == [
        "1 บทนำ",
        "1.1 ความไว้วางใจ",
    ]


def test_a_headline_stays_with_what_it_says(page, document):
    assert page.find_class("headline")[0].text_content() == CONTENTS.blocks[3].text
    (line,) = (p for p in document.paragraphs if p.style.name == "SynthHeadline")
    assert line._p.find(f"{W}pPr/{W}keepNext") is not None


def test_a_quote_stands_in_quotation_marks_once(page, document):
    quotes = [quote.text_content() for quote in page.iter("blockquote")]
    assert ["“ทำด้วยใจ”" in quotes[0], "“ไม่มีใครมา”" in quotes[1]] == [True, True]
    assert [quote.count("“") for quote in quotes] == [1, 1]
    assert [WORDS("formats.against") in quote for quote in quotes] == [False, True]
    said = [p.text.split("\n")[0] for p in document.paragraphs if p.style.name == "Quote"]
    assert said == ["“ทำด้วยใจ”", f"{WORDS('formats.against')} “ไม่มีใครมา”"]


def test_a_course_is_drawn_and_told(page, document, book):
    cells = page.get_element_by_id("table-sub").xpath(".//tbody//td[4]")
    assert [cell.text_content() for cell in cells] == ["10 → 30%", "– → 100%", ""]
    assert [len(cell.findall(".//circle")) for cell in cells] == [2, 1, 0]
    said = cells[0].find(".//span[@role='img']").get("aria-label")
    assert "รุ่น 2564 ร้อยละ 10.0 (ช่วงความเชื่อมั่นร้อยละ 95: 2.0–40.0)" in said
    shapes = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert shapes.count(said) == 1
    sheet = next(sheet for sheet in book if sheet["A1"].value == TABLE.caption)
    assert [cell.value for cell in sheet[2]][3:] == [
        "รุ่น 2564",
        WORDS("formats.course_low", cohort="รุ่น 2564"),
        WORDS("formats.course_high", cohort="รุ่น 2564"),
        "รุ่น 2565",
        WORDS("formats.course_low", cohort="รุ่น 2565"),
        WORDS("formats.course_high", cohort="รุ่น 2565"),
    ]
    assert [cell.value for cell in sheet[3]][3:] == [10, 2, 40, 30, None, None]
    assert [cell.value for cell in sheet[4]][3:] == [None, None, None, 100, 60, 100]


def test_bars_stand_in_cells_and_sums_have_none(page, document, book):
    rows = page.get_element_by_id("table-sub").findall(".//tbody/tr")
    lengths = [[cell.get("style") for cell in row][1:3] for row in rows]
    assert lengths == [["--bar: 1.000", "--bar: 0.500"], ["--bar: 0.250", "--bar: 0.125"], [None, None]]
    cells = [row.tc_lst[1:3] for row in document.tables[0]._tbl.tr_lst[1:]]
    wide = [[[int(e.get("cx")) for e in c.iter() if e.tag.endswith("}extent")] for c in row] for row in cells]
    assert wide[0][0][0] == pytest.approx(4 * wide[1][0][0], abs=9)
    assert wide[2] == [[], []]
    rooms = [int(column.get(f"{W}w")) * 635 for column in document.tables[0]._tbl.iter(f"{W}gridCol")]
    assert wide[0][0][0] < rooms[1]
    sheet = next(sheet for sheet in book if sheet["A1"].value == TABLE.caption)
    ranges = {str(found.sqref): found.rules[0].dataBar for found in sheet.conditional_formatting}
    assert set(ranges) == {"B3:B4", "C3:C4"}
    assert [end.val for end in ranges["B3:B4"].cfvo] == [0, 40]
    assert [end.val for end in ranges["C3:C4"].cfvo] == [0, 100]
