"""HTML, Word and Excel against the contents they draw: every number, and text that wants to break out."""

import io
import re
import zipfile

import openpyxl
import pytest
from docx import Document
from lxml import html as lxml_html

from synth.report import excel, html, word
from synth.report.blocks import Entry, Refs, printable, written
from synth.report.charts import style
from synth.report.contents import build
from synth.report.material import gather
from synth.report.wording import Wording, missing

from . import hostile
from .conftest import NOTE, proposal_of

WORDS = Wording("th")
PIXEL = style.png(style.nothing(WORDS), 40)


def drawn(study, **told):
    contents = build(gather(study, WORDS, year="พ.ศ. 2569", **told))
    page = html.render(contents, {figure.name: "<svg></svg>" for figure in contents.figures}, WORDS)
    document = Document(io.BytesIO(word.render(contents, {f.name: PIXEL for f in contents.figures}, WORDS)))
    raw = excel.render(contents, WORDS)
    return contents, lxml_html.fromstring(page), document, raw


@pytest.fixture(scope="module")
def sample(study):
    return drawn(study, proposal=proposal_of(study), agreement_note=NOTE)


@pytest.fixture(scope="module")
def broken():
    return drawn(hostile.study())


@pytest.fixture(params=["sample", "broken"])
def files(request):
    return request.getfixturevalue(request.param)


def expected(table, full=False):
    return [
        [
            written(value, kind, WORDS) if full else table.shown(number, column, WORDS)
            for column, (value, kind) in enumerate(zip(row, table.kinds, strict=True))
        ]
        for number, row in enumerate(table.rows)
    ]


def test_every_cell_of_the_html_is_the_table(files):
    contents, page, _, _ = files
    for table in contents.tables:
        rows = page.get_element_by_id(f"table-{table.name}").findall(".//tbody/tr")
        shown = [["".join(cell.itertext()) for cell in row] for row in rows]
        assert shown == [[cell.replace("\n", "") for cell in row] for row in expected(table)]


def test_every_cell_of_the_word_file_is_the_table(files):
    contents, _, document, _ = files
    assert len(document.tables) == len(contents.tables)
    for table, found in zip(contents.tables, document.tables, strict=True):
        cells = [
            ["".join(t.text for t in cell.iter(T)) for cell in row.iter(TC)] for row in found._tbl.tr_lst
        ]
        assert cells[0] == [printable(head) for head in table.heads]
        assert cells[1:] == [[cell.replace("\n", "") for cell in row] for row in expected(table)]


T, TC = (f"{{http://schemas.openxmlformats.org/wordprocessingml/2006/main}}{tag}" for tag in ("t", "tc"))


def test_every_cell_of_the_workbook_is_the_table(files):
    contents, _, _, raw = files
    book = openpyxl.load_workbook(io.BytesIO(raw))
    sheets = {sheet["A1"].value: sheet for sheet in book}
    for table in contents.tables:
        sheet = sheets[printable(table.caption)]
        for number, row in enumerate(table.rows, start=3):
            for column, (value, kind) in enumerate(zip(row, table.kinds, strict=True), start=1):
                cell = sheet.cell(number, column).value
                if isinstance(value, Refs):
                    assert str(cell or "") == str(value)
                elif missing(value):
                    assert cell is None
                elif kind in ("count", "coefficient", "share"):
                    assert cell == pytest.approx(value * (100 if kind == "share" else 1))
                    assert isinstance(cell, int | float)
                else:
                    assert str(cell) == printable(value)


def test_no_cell_of_the_workbook_is_a_formula_or_a_link(files):
    book = openpyxl.load_workbook(io.BytesIO(files[3]))
    cells = [cell for sheet in book for row in sheet for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    for sheet in book:
        assert sheet.freeze_panes
        assert sheet.auto_filter.ref


def test_all_statements_stand_in_all_three(files):
    contents, page, document, raw = files
    said = [printable(block.text) for block in contents.blocks if isinstance(block, Entry)]
    assert ["".join(span.itertext()) for span in page.find_class("said")] == said
    styles = [p for p in document.paragraphs if p.style.name == "SynthStatement"]
    assert [re.sub(r"^\[\d+\] ", "", p.text).split("\n")[0] for p in styles] == said
    book = openpyxl.load_workbook(io.BytesIO(raw))
    sheet = book[WORDS("sheet.statements")]
    assert [row[1].value for row in sheet.iter_rows(min_row=3, max_row=2 + len(said))] == said


def test_text_from_notes_makes_no_elements(broken):
    _, page, _, _ = broken
    assert page.findall(".//main//script") == []
    assert len(page.findall(".//script")) == 2  # its own words and its own script
    assert page.findall(".//main//i") == []
    assert "7 * 7" in page.text_content()
    assert "49" not in [span.text for span in page.find_class("said")]


def test_the_html_has_no_outside_address_and_whole_links(files):
    _, page, _, _ = files
    for element in page.iter():
        for name in ("href", "src", "action", "data"):
            value = element.get(name) if isinstance(element.tag, str) else None
            assert value is None or value.startswith("#"), value
    anchors = {element.get("id") for element in page.iter() if isinstance(element.tag, str)}
    links = {element.get("href")[1:] for element in page.iter("a")}
    assert links <= anchors
    assert len(page.xpath("//@id")) == len(set(page.xpath("//@id")))


def test_every_statement_leads_to_its_place_in_the_source(sample):
    contents, page, _, _ = sample
    for block in contents.blocks:
        if isinstance(block, Entry):
            assert page.get_element_by_id(f"p{block.number}").text_content() == block.text


def test_the_word_file_has_styles_captions_heads_and_alternative_texts(sample):
    contents, _, document, _ = sample
    names = [paragraph.style.name for paragraph in document.paragraphs]
    assert names[0] == "Title"
    assert {"Heading 1", "Heading 2", "Heading 3", "Caption", "Quote"} <= set(names)
    body = document.element.body
    for table in body.iter(f"{{{body.nsmap['w']}}}tbl"):
        assert table.tr_lst[0].trPr.find(f"{{{body.nsmap['w']}}}tblHeader") is not None
        assert "ตารางที่" in "".join(t.text for t in table.getprevious().iter(T))
    assert len(document.inline_shapes) == len(contents.figures)
    for shape in document.inline_shapes:
        assert shape._inline.docPr.get("descr").startswith("ภาพที่")


def test_every_style_used_has_a_thai_font(sample):
    document = sample[2]
    paragraphs = [
        *document.paragraphs,
        *(p for t in document.tables for cell in t._cells for p in cell.paragraphs),
    ]
    for found in {paragraph.style.name: paragraph.style for paragraph in paragraphs}.values():
        letters = found.element.rPr
        fonts = letters.rFonts
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            assert fonts.get(f"{{{fonts.nsmap['w']}}}{script}") == "TH Sarabun New", found.name
        tags = [child.tag.split("}")[1] for child in letters]
        assert {"szCs", "sz", "lang"} <= set(tags)
        order = ["rFonts", "b", "bCs", "i", "iCs", "color", "sz", "szCs", "lang"]
        assert tags == [tag for tag in order if tag in tags]
    assert document.styles["Normal"].font.size.pt == 16


def test_a_template_keeps_its_own_styles(study, tmp_path):
    template = Document()
    template.styles["Heading 1"].font.name = "Angsana New"
    template.add_paragraph("ข้อความในแม่แบบ")
    template.save(tmp_path / "office.docx")
    contents = build(gather(study, WORDS, year="พ.ศ. 2569"), sections=["summary", "sources"])
    made = Document(io.BytesIO(word.render(contents, {}, WORDS, template=tmp_path / "office.docx")))
    assert made.styles["Heading 1"].font.name == "Angsana New"
    assert "ข้อความในแม่แบบ" not in [paragraph.text for paragraph in made.paragraphs]
    assert made.paragraphs[0].text == "รายงานการสังเคราะห์บทเรียน"


def test_the_files_are_small(report):
    assert (report / "report.html").stat().st_size < 1_000_000
    assert zipfile.ZipFile(report / "report.docx").testzip() is None
