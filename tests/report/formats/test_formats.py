"""HTML, Word and Excel against the contents they draw: every number, and text that wants to break out."""

import io
import re
import zipfile

import openpyxl
import pytest
from docx import Document
from docx.shared import Cm, Pt
from lxml import html as lxml_html

from synth.report.blocks import Entry, Figure, Heading, Refs, Table, printable, written
from synth.report.charts import style
from synth.report.data import gather
from synth.report.formats import excel, html, word
from synth.report.formats.shown import headed
from synth.report.outline import build
from synth.report.wording import Wording, missing

from .. import hostile, studies
from ..conftest import NOTE, proposal_of

WORDS = Wording("th")
PIXEL = style.png(style.nothing(WORDS), 40)


def written_in_word(contents, words=WORDS, **told):
    """The Word file without LibreOffice, opened again."""
    pictures = {figure.name: PIXEL for figure in contents.figures}
    return Document(io.BytesIO(word.render(contents, pictures, words, **{"page_numbers": False} | told)))


def drawn(study, **told):
    contents = build(gather(study, WORDS, year="พ.ศ. 2569", **told), full=True)
    page = html.render(contents, {f.name: "<svg></svg>" for f in contents.figures}, WORDS)["report.html"]
    document = written_in_word(contents)
    raw = excel.render(contents, WORDS)
    return contents, lxml_html.fromstring(page), document, raw


@pytest.fixture(scope="module")
def sample(study):
    return drawn(study, proposal=proposal_of(study), agreement_note=NOTE)


@pytest.fixture(scope="module")
def broken():
    return drawn(hostile.study())


@pytest.fixture(scope="module")
def crowded():
    """Two cohorts and one that is empty, forty themes with names of 80 letters."""
    return drawn(studies.cohorts(themes=40, letters=80))


@pytest.fixture(scope="module")
def whole(corpus_study):
    return drawn(corpus_study)


@pytest.fixture(params=["sample", "broken", "crowded", "whole"])
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
        assert [head.replace("\xa0", " ") for head in cells[0]] == [printable(head) for head in table.heads]
        assert cells[1:] == [[cell.replace("\n", "") for cell in row] for row in expected(table)]


T, TC = (f"{{http://schemas.openxmlformats.org/wordprocessingml/2006/main}}{tag}" for tag in ("t", "tc"))


def test_every_cell_of_the_workbook_is_the_table(files):
    contents, _, _, raw = files
    book = openpyxl.load_workbook(io.BytesIO(raw))
    sheets = {sheet["A1"].value: sheet for sheet in book}
    for table in contents.tables:
        sheet = sheets[printable(table.caption)]
        told = excel.unfolded(table, WORDS)  # a column for each cohort of a course
        for number, row in enumerate(told.rows, start=3):
            for column, (value, kind) in enumerate(zip(row, told.kinds, strict=True), start=1):
                cell = sheet.cell(number, column).value
                if isinstance(value, Refs):
                    assert str(cell or "") == str(value)
                elif missing(value):
                    assert cell is None
                elif kind in ("count", "coefficient", "share", "points"):
                    assert cell == pytest.approx(value * (100 if kind in ("share", "points") else 1))
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
    shown = [re.sub(r"^\[\d+\] ", "", p.text) for p in styles]  # then, on a line of its own, the place
    assert [text[: len(own)] for text, own in zip(shown, said, strict=True)] == said
    assert {text[len(own) :][:1] for text, own in zip(shown, said, strict=True)} <= {"\n", ""}
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
    assert names[0] == "SynthCover"
    assert {"Heading 1", "Heading 2", "Caption", "Quote"} <= set(names)
    body = document.element.body
    for table in body.iter(f"{{{body.nsmap['w']}}}tbl"):
        assert table.tr_lst[0].trPr.find(f"{{{body.nsmap['w']}}}tblHeader") is not None
        assert "ตารางที่" in "".join(t.text for t in table.getprevious().iter(T))
    shapes = [s._inline.docPr for s in document.inline_shapes]
    assert len({shape.get("id") for shape in shapes}) == len(shapes)
    told = [shape.get("descr") for shape in shapes if shape.get("descr")]  # bars tell nothing of their own
    assert len(told) == len(contents.figures)
    assert all(text.startswith("ภาพที่") for text in told)


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


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def test_the_contents_are_a_field_that_is_filled_in(sample):
    contents, _, document, _ = sample
    lines = [p for p in document.paragraphs if p.style.name.startswith("toc ")]
    headings = [block for block in contents.blocks if isinstance(block, Heading) and block.level < 3]
    said = [headed(block) for block in headings if block.listed]  # sources of the appendix are not
    assert len(said) < len(headings)
    assert ["".join(t.text for t in line._p.iter(T)) for line in lines] == said
    body = document.element.body
    codes = [found.text for found in body.iter(f"{W}instrText")]
    assert codes == [
        ' TOC \\o "1-2" \\h \\z \\u ',
        ' TOC \\h \\z \\c "ตารางที่" ',
        ' TOC \\h \\z \\c "ภาพที่" ',
    ]
    kinds = [found.get(f"{W}fldCharType") for found in body.iter(f"{W}fldChar")]
    assert kinds == ["begin", "separate", "end"] * 3
    marks = {found.get(f"{W}name") for found in body.iter(f"{W}bookmarkStart")}
    assert {link.get(f"{W}anchor") for link in body.iter(f"{W}hyperlink")} <= marks
    assert document.settings.element.find(f"{W}updateFields") is not None


def test_tables_and_figures_are_listed_after_the_contents(sample):
    contents, _, document, _ = sample
    lines = [p for p in document.paragraphs if p.style.name == "table of figures"]
    said = [table.caption for table in contents.tables] + [figure.caption for figure in contents.figures]
    assert ["".join(t.text for t in line._p.iter(T)) for line in lines] == said
    names = [p.text for p in document.paragraphs if p.style.name == "SynthContents"]
    assert names == ["สารบัญ", "สารบัญตาราง", "สารบัญภาพ"]


def test_the_contents_have_page_numbers_where_a_program_has_laid_them_out(study, monkeypatch):
    contents = build(
        gather(study, Wording("th", digits="thai"), year="2569"), sections=["summary", "sources", "limits"]
    )
    laid = []

    def pages(document):
        lines = [p for p in Document(io.BytesIO(document)).paragraphs if p.style.name.startswith("toc ")]
        laid.append(["".join(t.text for t in line._p.iter(T)) for line in lines])
        return {1: 2, 2: 3, 3: 14, 4: 3}  # three headings and a table

    monkeypatch.setattr(word, "pages_of_places", pages)
    words = Wording("th", digits="thai")
    made = written_in_word(contents, words, page_numbers=True)
    lines = [p for p in made.paragraphs if p.style.name.startswith("toc ")]
    headings = [headed(block) for block in contents.blocks if isinstance(block, Heading)]
    said = ["".join(t.text for t in line._p.iter(T)) for line in lines]
    assert said == [f"{text}{page}" for text, page in zip(headings, ("๒", "๓", "๑๔"), strict=True)]
    assert laid == [[f"{text}๑" for text in headings]]  # as long as they will be
    codes = [found.text for found in made.element.body.iter(f"{W}instrText")]
    assert sum(" PAGEREF _Toc" in code for code in codes) == 3
    kinds = [found.get(f"{W}fldCharType") for found in made.element.body.iter(f"{W}fldChar")]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") == 4


def test_pages_that_do_not_fit_the_headings_are_refused(study, monkeypatch):
    contents = build(gather(study, WORDS, year="2569"), sections=["summary", "sources"])
    monkeypatch.setattr(word, "pages_of_places", lambda document: {1: 1})
    with pytest.raises(ValueError, match="1 places of 3"):
        word.render(contents, {}, WORDS, page_numbers=True)


def test_without_being_asked_a_layout_that_fails_leaves_the_pages_to_word(study, monkeypatch):
    contents = build(gather(study, WORDS, year="2569"), sections=["summary", "sources"])

    def fails(document):
        raise ValueError("no layout")

    monkeypatch.setattr(word, "found_program", lambda: "soffice")
    monkeypatch.setattr(word, "pages_of_places", fails)
    made = written_in_word(contents, page_numbers=None)
    assert not [c.text for c in made.element.body.iter(f"{W}instrText") if "PAGEREF" in c.text]
    assert made.settings.element.find(f"{W}updateFields") is not None


def test_a_report_begins_its_parts_and_its_appendices_on_a_page(sample):
    contents, _, document, _ = sample
    begun = [p.text for p in document.paragraphs if p._p.find(f"{W}pPr/{W}pageBreakBefore") is not None]
    paged = [headed(block) for block in contents.blocks if isinstance(block, Heading) and block.page]
    assert begun == ["สารบัญ", *paged]
    assert any(text.startswith("ภาคผนวก ก") for text in paged)
    cover = [p.style.name for p in document.paragraphs[:2]]
    assert cover == ["SynthCover", "Subtitle"]
    assert document.sections[0].different_first_page_header_footer  # no number on the cover


def test_captions_are_numbered_in_the_digits_of_the_report(study):
    words = Wording("th", digits="thai")
    contents = build(gather(study, words, year="2569"), sections=["sources", "themes"])
    made = written_in_word(contents, words)
    fields = [f for f in made.element.body.iter(f"{W}fldSimple") if "seq" in f.get(f"{W}instr")]
    shown = [("".join(t.text for t in f.iter(T)), f.get(f"{W}instr")) for f in fields]
    tables = [(words.written(n), "seq ตารางที่ \\* THAIARABIC") for n in range(1, len(contents.tables) + 1)]
    assert [one for one in shown if "ตาราง" in one[1]] == tables
    assert [one for one in shown if "ภาพ" in one[1]] == [("๑", "seq ภาพที่ \\* THAIARABIC")]


def test_rows_and_statements_that_no_page_holds_may_be_torn(broken):
    document = broken[2]
    for paragraph in document.paragraphs:
        if paragraph.style.name in ("Quote", "SynthStatement"):
            whole = paragraph._p.find(f"{W}pPr/{W}keepLines") is not None
            assert whole == (len(paragraph.text) < 2500), paragraph.text[:40]
    rows = [row for table in document.tables for row in table._tbl.tr_lst]
    torn = [row for row in rows if row.find(f"{W}trPr/{W}cantSplit") is None]
    assert torn
    assert all(max(len("".join(t.text for t in cell.iter(T))) for cell in row.iter(TC)) > 150 for row in torn)


def test_no_column_is_squeezed_by_a_text_without_a_gap(broken):
    for table in broken[2].tables:
        widths = [int(column.get(f"{W}w")) for column in table._tbl.iter(f"{W}gridCol")]
        assert min(widths) > 300
        assert sum(widths) <= 14_100  # a page across


def test_captions_number_themselves(sample):
    contents, _, document, _ = sample
    captions = [p for p in document.paragraphs if p.style.name == "Caption"]
    blocks = [block for block in contents.blocks if isinstance(block, Table | Figure)]
    assert ["".join(t.text for t in p._p.iter(T)) for p in captions] == [block.caption for block in blocks]
    fields = [field.get(f"{W}instr") for p in captions for field in p._p.iter(f"{W}fldSimple")]
    assert set(fields) == {"SEQ ตารางที่ \\* ARABIC", "SEQ ภาพที่ \\* ARABIC"}
    assert len(fields) == len(blocks)


def test_a_broad_table_has_pages_across(crowded):
    contents, _, document, _ = crowded
    pages = [(page.orientation, page.page_width > page.page_height) for page in document.sections]
    assert pages == [(0, False), (1, True), (0, False)]
    broad = next(t for t in contents.tables if t.broad)
    wide = [sum(int(c.get(f"{W}w")) for c in t._tbl.iter(f"{W}gridCol")) for t in document.tables]
    assert wide[contents.tables.index(broad)] > 1.3 * wide[0]


def test_a_template_of_a_thai_word_has_other_names_for_its_styles(study, tmp_path):
    template = Document()
    styles = template.styles.element
    for found in list(styles.findall(f"{W}style")):
        name = found.find(f"{W}name").get(f"{W}val")
        if name == "heading 1":
            found.set(f"{W}styleId", "1")
        elif name in ("List Bullet", "Quote", "caption", "Subtitle"):
            styles.remove(found)
    template.styles["Normal"].font.size = Pt(14)
    template.sections[0].left_margin = Cm(5)
    template.save(tmp_path / "thai.docx")
    contents = build(gather(study, WORDS, year="2569"), sections=["summary", "sources"])
    made = written_in_word(contents, template=tmp_path / "thai.docx")
    names = [paragraph.style.name for paragraph in made.paragraphs]
    assert names.count("Heading 1") == 2
    assert "Caption" in names
    points = [p.text for p in made.paragraphs if p.style.name == "List Bullet"]
    assert points
    assert all(text.startswith("•\t") for text in points)
    page = made.sections[0]
    room = (page.page_width - page.left_margin - page.right_margin) // 635
    assert sum(int(c.get(f"{W}w")) for c in made.tables[0]._tbl.iter(f"{W}gridCol")) <= room
    assert made.styles["SynthCell"].font.size == Pt(12)


def test_font_and_size_are_settings(study):
    contents = build(gather(study, WORDS, year="2569"), sections=["summary", "sources"])
    made = written_in_word(contents, font="Angsana New", points=18)
    assert made.styles["Normal"].font.size == Pt(18)
    assert made.styles["Heading 1"].element.rPr.rFonts.get(f"{W}cs") == "Angsana New"
    book = openpyxl.load_workbook(io.BytesIO(excel.render(contents, WORDS, "Angsana New")))
    assert book.worksheets[0]["A3"].font.name == "Angsana New"


def test_a_part_without_the_statements_has_no_dead_links(study):
    contents = build(gather(study, WORDS, year="2569"), sections=["themes", "sections", "sources"])
    page = lxml_html.fromstring(
        html.render(contents, {f.name: "<svg></svg>" for f in contents.figures}, WORDS)["report.html"]
    )
    anchors = set(page.xpath("//@id"))
    assert {link.get("href")[1:] for link in page.iter("a")} <= anchors


def test_a_cell_leads_to_the_statements_that_it_counts(sample):
    contents, page, _, _ = sample
    table = next(t for t in contents.tables if t.name == "sections")
    links = page.get_element_by_id("table-sections").xpath(".//a[@data-refs]")
    assert len(links) == len([numbers for numbers in table.behind.values() if numbers])
    for link in links:
        numbers = unfolded(link.get("data-refs"))
        assert len(numbers) == int(link.text.strip("*"))
        assert link.get("href") == f"#s{numbers[0]}"


def unfolded(refs):
    ends = [[int(end) for end in run.split("-")] for run in refs.split(",")]
    return [number for run in ends for number in range(run[0], run[-1] + 1)]


def test_a_template_keeps_its_own_styles(study, tmp_path):
    template = Document()
    template.styles["Heading 1"].font.name = "Angsana New"
    template.add_paragraph("ข้อความในแม่แบบ")
    template.save(tmp_path / "office.docx")
    contents = build(gather(study, WORDS, year="พ.ศ. 2569"), sections=["summary", "sources"])
    made = written_in_word(contents, template=tmp_path / "office.docx")
    assert made.styles["Heading 1"].font.name == "Angsana New"
    assert "ข้อความในแม่แบบ" not in [paragraph.text for paragraph in made.paragraphs]
    assert made.paragraphs[0].text == "รายงานการสังเคราะห์บทเรียน"


def test_the_files_are_small(report):
    assert (report / "report.html").stat().st_size < 1_000_000
    assert zipfile.ZipFile(report / "report.docx").testzip() is None
