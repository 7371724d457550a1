"""Letters that a Thai office font lacks, in the size of the Thai around them."""

import io

import pytest
from docx import Document

from synth.report.blocks import Heading, Paragraph, Table
from synth.report.formats import word
from synth.report.formats.word_foreign import parted
from synth.report.outline import Contents
from synth.report.wording import Wording

WORDS = Wording("th")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("ผู้นำ (leader) 8–10 “ใจ”…", [("ผู้นำ (leader) 8–10 “ใจ”…", False)]),
        ("10 → 30% (−0.2)", [("10 → 30% (−0.2)", False)]),
        ("κ α", [("κ", True), (" ", False), ("α", True)]),
        ("สวัสดี 😀", [("สวัสดี ", False), ("😀", True)]),
        ("", []),
    ],
)
def test_foreign_letters_are_told_from_thai_and_latin(text, parts):
    assert parted(text) == parts


def runs(font, text="ค่า α แบบ MASI"):
    table = Table("a", "", ["α"], ["text"], [["κ"]], caption="ตารางที่ 1")
    contents = Contents("รายงาน", (), (Heading("วิธีการ"), Paragraph(text), table), {})
    document = Document(io.BytesIO(word.render(contents, {}, WORDS, font=font, page_numbers=False)))
    found = {}
    for run in document.element.body.iter(f"{W}r"):
        size = run.find(f"{W}rPr/{W}szCs")
        said = "".join(t.text for t in run.iter(f"{W}t"))
        found[said] = None if size is None else int(size.get(f"{W}val")) / 2
    assert text in [paragraph.text for paragraph in document.paragraphs]
    return found


def test_they_are_as_small_as_thai_looks():
    found = runs("TH Sarabun New")
    assert found["ค่า "] is None
    assert found["α"] == pytest.approx(0.73 * 14, abs=0.5)  # the last is the head of the table
    assert found["κ"] == pytest.approx(0.73 * 14, abs=0.5)


def test_in_a_font_of_usual_size_they_stay_as_they_are():
    assert runs("Sarabun")["ค่า α แบบ MASI"] is None
