"""What people wrote goes out, and findings are given back and answered, by commands."""

import shutil

import pytest
from openpyxl import load_workbook

import synth

from .conftest import said


@pytest.fixture
def coded(states, empty):
    shutil.copytree(states["coded"], empty / "งาน")
    return empty


def test_what_people_wrote_goes_out_by_the_ending(coded):
    assert "ยังไม่มีใครเขียน" in said("write", "งาน", "ตาราง.docx", status=2)
    with synth.Study(coded / "งาน" / "study.db") as study:
        study.write_claim("recommendation", "ควรเปิดบัญชี", coder="ก")
    for name in ("ตาราง.docx", "ตาราง.xlsx", "ตาราง.html"):
        assert name in said("write", "งาน", name)
        assert (coded / name).stat().st_size > 0
    assert ".pdf" in said("write", "งาน", "ตาราง.pdf", status=2)


def test_pages_and_the_sheet_go_out_and_answers_come_in(coded):
    assert "อ่านทุกหน้าก่อน" in said("return", "งาน", "คืน.html")
    assert "ความไว้วางใจ" in (coded / "คืน.html").read_text(encoding="utf-8")
    said("return", "งาน", "คืน.xlsx")
    book = load_workbook("คืน.xlsx")
    for column, cell in enumerate(("ความไว้วางใจ", "เยาวชน", "2024-05-31", "ศาลา", "เห็นด้วย", "ใช่"), start=1):
        book.worksheets[0].cell(3, column).value = cell
    book.save("คืน.xlsx")
    assert "1 ข้อ" in said("import", "งาน", "คืน.xlsx", "--coder", "ก")
    assert "0 ข้อ" in said("import", "งาน", "คืน.xlsx", "--coder", "ก")
    with synth.Study(coded / "งาน" / "study.db") as study:
        assert study.heard()["text"].tolist() == ["ใช่"]


def test_nothing_is_given_back_where_nothing_is_coded(states, empty):
    assert "ยังไม่มีการลงรหัส" in said("return", states["begun"], "คืน.html", status=2)
