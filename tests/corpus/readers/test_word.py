import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

import synth
from synth.corpus.readers.symbols import symbol_of
from synth.corpus.readers.word import read

MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def words(tmp_path, *xml):
    document = docx.Document()
    paragraph = document.add_paragraph()
    for piece in xml:
        paragraph._p.append(parse_xml(piece))
    document.save(tmp_path / "a.docx")
    return read((tmp_path / "a.docx").read_bytes(), tmp_path / "a.docx")[0].text


def run(inner):
    return f"<w:r {nsdecls('w')}>{inner}</w:r>"


def test_signs_of_symbol_fonts_and_formulas_are_text(tmp_path):
    degrees = run("<w:t>ร้อน 42</w:t>"), run('<w:sym w:font="Symbol" w:char="F0B0"/>'), run("<w:t>C</w:t>")
    assert words(tmp_path, *degrees) == "ร้อน 42°C"
    part = "<m:r><m:t>{}</m:t></m:r>"
    half = (
        f"<m:oMath {MATH}><m:f><m:num>{part.format(1)}</m:num><m:den>{part.format(2)}</m:den></m:f></m:oMath>"
    )
    assert words(tmp_path, run("<w:t>ลดไป </w:t>"), half) == "ลดไป 1/2"


def test_a_tab_stays_a_tab_so_that_it_parts_who_speaks_from_what_is_said(tmp_path):
    said = words(tmp_path, run("<w:t>ส.ว.</w:t>"), run("<w:tab/>"), run("<w:t>มีนะ แต่เขาไม่เอา</w:t>"))
    assert said == "ส.ว.\tมีนะ แต่เขาไม่เอา"


@pytest.mark.parametrize(
    ("font", "code", "sign"),
    [
        ("Symbol", "F0B3", "≥"),
        ("Symbol", "F0A3", "≤"),
        ("Symbol", "F0B4", "×"),
        ("Symbol", "F0AE", "→"),
        ("Symbol", "F06D", "μ"),
        ("Symbol", "F02B", "+"),
        ("Wingdings", "F0A7", "▪"),
        ("Wingdings", "F021", "•"),
        ("Webdings", "F063", "•"),
        ("Tahoma", "00B2", "²"),
        ("Symbol", "", ""),
    ],
)
def test_characters_of_symbol_fonts(font, code, sign):
    assert symbol_of(font, code) == sign


def control(inner):
    return parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtContent>{inner}</w:sdtContent></w:sdt>")


def test_what_is_filled_into_controls_around_cells_fills_the_form(tmp_path):
    document = docx.Document()
    rows = [["ชื่อโครงการ", "ผักริมรั้ว"], ["วัตถุประสงค์", "ให้เด็กได้กินผัก"], ["ปัญหาที่พบ", "หอยทากกินต้นอ่อนหมดแปลง"]]
    table = document.add_table(3, 2)
    for place, words_of_cell in enumerate(cell for row in rows for cell in row):
        table.cell(place // 2, place % 2).text = words_of_cell
    for row in table._tbl.tr_lst:
        cell, wrapped = row.tc_lst[1], control("")
        row.replace(cell, wrapped)
        wrapped[0].append(cell)
    document.save(tmp_path / "a.docx")
    found = synth.read_corpus(tmp_path).statements
    assert found[["section", "text", "use"]].values.tolist() == [
        ["", "ให้เด็กได้กินผัก", "left out"],
        ["ปัญหาที่พบ", "หอยทากกินต้นอ่อนหมดแปลง", "analysed"],
    ]


def test_a_table_within_a_cell_has_its_own_heads(tmp_path):
    document = docx.Document()
    frame = document.add_table(2, 1)
    frame.cell(0, 0).text = "ข้อค้นพบรายหมู่"
    inner = frame.cell(1, 0).add_table(2, 2)
    for place, said in enumerate(["ปัญหา", "ทางออก", "พ่อค้ากดราคาปลา", "รวมกันขายทุกวันศุกร์"]):
        inner.cell(place // 2, place % 2).text = said
    document.save(tmp_path / "a.docx")
    found = synth.read_corpus(tmp_path).statements
    assert [section.split(" > ")[-1] for section in found["section"]] == ["ปัญหา", "ทางออก"]
    assert found["text"].tolist() == ["พ่อค้ากดราคาปลา", "รวมกันขายทุกวันศุกร์"]


@pytest.mark.parametrize("style", ["List Bullet", "List Number"])
def test_styles_of_lists_stand_beneath_each_other(tmp_path, style):
    document = docx.Document()
    for words, name in (("ด้านคน", style), ("พ่อหลวงพูดคนเดียว", f"{style} 2"), ("มาช้า", f"{style} 3")):
        document.add_paragraph(words, style=name)
    document.save(tmp_path / "a.docx")
    lines = read((tmp_path / "a.docx").read_bytes(), tmp_path / "a.docx")[0].text.split("\n")
    assert [len(line) - len(line.lstrip()) for line in lines] == [0, 2, 4]


def test_paragraphs_are_told_from_lines_within_them(tmp_path):
    document = docx.Document()
    for words in ("รถกระบะสวนกันไม่ได้\nตรงสะพานไม้", "เด็กมาถึงก่อนผู้ใหญ่"):
        document.add_paragraph(words)
    document.save(tmp_path / "a.docx")
    [read_document] = read((tmp_path / "a.docx").read_bytes(), tmp_path / "a.docx")
    begun = [read_document.text[start:].split("\n")[0] for start in read_document.told]
    assert begun == ["รถกระบะสวนกันไม่ได้", "เด็กมาถึงก่อนผู้ใหญ่"]
    assert [*read_document.told.values()] == [{"paragraph": True}] * 2
