"""`synth form`, typed: the sheet the first time, the filled form from then on."""

import openpyxl
import pytest

from exchange import forms_made
from exchange.forms_given import begin
from synth.study import Study

from .conftest import said


@pytest.fixture
def folder(tmp_path, monkeypatch):
    begin(tmp_path / "study.db").close()
    forms_made.values(tmp_path / "แบบ.docx")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def agree(path):
    book = openpyxl.load_workbook(path)
    for row in book.worksheets[0].iter_rows(min_row=3):
        row[4].value = "✓" if row[3].value not in (None, "", "–") else None
        row[7].value = "✓" if row[5].value else None
    book.save(path)


def test_first_a_sheet_then_the_form_without_one(folder):
    first = said("form", "แบบ.docx", "study.db")
    assert "แบบ-mapping.xlsx" in first
    assert "--mapping" in first
    assert not list(folder.glob("*กรอกแล้ว*"))
    agree(folder / "แบบ-mapping.xlsx")
    taken = said("form", "แบบ.docx", "study.db", "--mapping", "แบบ-mapping.xlsx", "--coder", "หนิง")
    assert "กรอกแล้ว: แบบ-กรอกแล้ว.docx" in taken
    assert "คำตัดสินของคน 6 แห่ง" in taken
    again = said("form", "แบบ.docx", "study.db", "--project", "บ้านดอน", "--lang", "en")
    assert "แบบ-filled-บ้านดอน.docx" in again
    assert (folder / "แบบ-filled-บ้านดอน.docx").exists()


def test_neither_a_sheet_nor_a_filled_form_is_written_over(folder):
    for _ in range(2):
        said("form", "แบบ.docx", "study.db", "--sheet")
    assert len(list(folder.glob("แบบ-mapping*.xlsx"))) == 2
    agree(folder / "แบบ-mapping.xlsx")
    for _ in range(2):
        said("form", "แบบ.docx", "study.db", "--mapping", "แบบ-mapping.xlsx", "--coder", "หนิง")
    assert len(list(folder.glob("แบบ-กรอกแล้ว*.docx"))) == 2
    assert "ไม่เขียนทับ" in said("form", "แบบ.docx", "study.db", "--out", "แบบ.docx", status=2)


def test_pseudonyms_where_they_are_asked_for(folder):
    said("form", "แบบ.docx", "study.db")
    agree(folder / "แบบ-mapping.xlsx")
    said("form", "แบบ.docx", "study.db", "--mapping", "แบบ-mapping.xlsx", "--coder", "หนิง", "--redact")
    assert (folder / "study-personal.csv").exists()
    assert (folder / "แบบ-กรอกแล้ว.docx").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("ไม่มี.docx", "study.db"), "ไม่มี.docx"),
        (("แบบ.docx", "study.db", "--mapping", "ไม่มี.xlsx"), "ไม่มี.xlsx"),
        (("แบบ.docx", "study.db", "--mapping", "แบบ.docx"), "แบบ.docx"),
    ],
)
def test_what_is_not_there_is_said_and_nothing_is_kept(folder, words, told):
    assert told in said("form", *words, status=2)
    with Study("study.db") as study:
        assert study.forms().empty
