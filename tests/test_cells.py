"""Cells as people see them, in workbooks and in delimited text; notes and tables read them alike."""

import datetime

import openpyxl
import pytest

from synth.cells import cell_of, delimited_cells, separator_of
from synth.corpus.readers.workbook import sheets_of
from synth.sheets import read_sheet


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (12.0, "12"),
        (2.5, "2.5"),
        (True, "True"),
        (datetime.date(2024, 3, 5), "2024-03-05"),
        (datetime.datetime(2024, 3, 5), "2024-03-05"),
        (datetime.datetime(2024, 3, 5, 9, 30), "2024-03-05T09:30:00"),
        ("'- ผู้นำ", "- ผู้นำ"),
        ("", ""),
    ],
)
def test_a_cell_as_people_see_it(value, cell):
    assert cell_of(value) == cell


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("ก,ข", ","),
        ("ก;ข;ค, ง", ";"),
        ("ก\tข", "\t"),
        ("รหัส|ชื่อ|มิติ\na,b|ค|ง", "|"),
        ("ตารางที่ 1\n\nก;ข", ";"),
        ("ก\u2028ข;ค", ";"),
        ("ชื่อ", ","),
        ("", ","),
    ],
)
def test_what_parts_the_cells(text, separator):
    assert separator_of(text) == separator


def test_a_cell_of_several_lines_is_one_cell():
    assert list(delimited_cells('ก;ข\r\n"1\r\n2";\'-3', 100)) == [["ก", "ข"], ["1\r\n2", "-3"]]


def test_notes_and_tables_read_the_same_cells(tmp_path):
    """What is merged down stands in each row; across it stands once in a note, everywhere in a table."""
    book = openpyxl.Workbook()
    book.active.append(["ก", "ข", "ค"])
    book.active.append([datetime.datetime(2024, 3, 5), 12, "บน"])
    book.active.append([None, None, "ล่าง"])
    book.active.append(["กว้าง", None, "'-1"])
    book.active.merge_cells("A2:A3")
    book.active.merge_cells("A4:B4")
    path = tmp_path / "x.xlsx"
    book.save(path)
    [(_, rows)] = sheets_of(path.read_bytes(), path)
    assert rows[1:] == [["2024-03-05", "12", "บน"], ["2024-03-05", "", "ล่าง"], ["กว้าง", "", "-1"]]
    assert [row.cells for row in read_sheet(path)][1:] == [*rows[1:3], ["กว้าง", "กว้าง", "-1"]]
