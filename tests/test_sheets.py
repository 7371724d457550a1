"""Cells as people and their spreadsheets make them, and as they come back."""

import numpy as np
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from synth.cells import guard, unguard
from synth.schema import is_yes
from synth.sheets import LONGEST_CELL, decode, read_sheet, sheet_name, write_csv, write_workbook


@pytest.mark.parametrize(
    ("raw", "rows"),
    [
        ("ก,ข\n1,2".encode(), [(1, ["ก", "ข"]), (2, ["1", "2"])]),
        (
            'sep=;\r\nก;ข\r\n"1\r\n,1";2'.encode("utf-8-sig"),
            [(1, ["sep=", ""]), (2, ["ก", "ข"]), (3, ["1\r\n,1", "2"])],
        ),
        ("ก\tข\n\n\t\n1\t'-2".encode("utf-16"), [(1, ["ก", "ข"]), (4, ["1", "-2"])]),
        ("รหัส".encode("cp874"), [(1, ["รหัส"])]),
        (b"", []),
    ],
)
def test_a_delimited_file(tmp_path, raw, rows):
    (tmp_path / "x.csv").write_bytes(raw)
    assert [(row.number, row.cells) for row in read_sheet(tmp_path / "x.csv")] == rows


def test_a_workbook_comes_back_and_runs_nothing(tmp_path):
    cells = ["=1+1", "- ผู้นำ", "'- ผู้นำ", "http://localhost", "ก" * (LONGEST_CELL + 5), 12, 2.5]
    path = write_workbook(tmp_path / "x.xlsx", {"แผ่นหนึ่ง": (["ก"] * 7, [cells]), "ว่าง": (["ก"], [])})
    assert read_sheet(path)[1].cells == [*cells[:4], "ก" * (LONGEST_CELL - 1) + "…", "12", "2.5"]
    sheet = openpyxl.load_workbook(path)["แผ่นหนึ่ง"]
    assert not any(cell.data_type == "f" or cell.hyperlink for row in sheet for cell in row)


def test_what_is_no_text_is_refused_by_name():
    with pytest.raises(ValueError, match="notes.csv is not text in UTF-8"):
        decode(b"\xdb\xfc\xff", "notes.csv")


@given(st.text(alphabet=st.sampled_from("'=+-@\t\r\n\"ก,;"), max_size=6))
def test_a_guarded_cell_is_no_formula_and_comes_back(text):
    assert unguard(guard(text)) == text
    assert not guard(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@given(
    st.lists(
        st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0"), max_size=8),
        min_size=2,
        max_size=2,
    )
)
def test_any_cell_survives_a_csv(tmp_path_factory, cells):
    path = tmp_path_factory.mktemp("sheet") / "x.csv"
    write_csv(path, ["ก", "ข"], [cells, ["จบ", "."]])
    rows = [row.cells for row in read_sheet(path)[1:]]
    assert rows == ([cells] if any(cell.strip() for cell in cells) else []) + [["จบ", "."]]


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        (-0.222, "-0.222"),
        (np.float64(-3), "-3.0"),
        (np.int64(-3), "-3"),
        ("-0.5", "-0.5"),  # a figure that came as text
        ("-1e-05", "-1e-05"),
        ("-5 องศา", "'-5 องศา"),
        ("-2+3", "'-2+3"),
        ("+66 81 000 0000", "'+66 81 000 0000"),
        ("- ผู้นำ", "'- ผู้นำ"),
        (None, "None"),
        (True, "True"),
    ],
)
def test_only_texts_are_guarded(tmp_path, cell, written):
    write_csv(tmp_path / "x.csv", ["ผลต่าง"], [[cell]])
    assert (tmp_path / "x.csv").read_text(encoding="utf-8-sig").splitlines()[1] == written


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("x [1]", "x  1"),
        ("รุ่น 2567/2568?", "รุ่น 2567 2568"),
        ("'ก'", "ก"),
        ("[]", "table"),
        ("History", "History 1"),
        ("ก" * 40, "ก" * 28),
        ("ข้อความ", "ข้อความ 2"),
    ],
)
def test_a_sheets_name_is_one_that_excel_allows(tmp_path, name, given):
    assert sheet_name(name, {"ข้อความ"}) == given
    path = write_workbook(tmp_path / "x.xlsx", {name: (["ก"], [])})
    assert len(openpyxl.load_workbook(path).sheetnames) == 1


@pytest.mark.parametrize(("rows", "sheets"), [(0, [0]), (3, [3]), (4, [3, 1]), (7, [3, 3, 1])])
def test_what_a_sheet_cannot_hold_stands_in_the_next(tmp_path, monkeypatch, rows, sheets):
    monkeypatch.setattr("synth.sheets.MOST_ROWS", 3)
    path = write_workbook(tmp_path / "x.xlsx", {"ข้อความ": (["ก"], ([n] for n in range(rows)))})
    written = openpyxl.load_workbook(path)
    assert written.sheetnames == ["ข้อความ", "ข้อความ 2", "ข้อความ 3"][: len(sheets)]
    found = [[row[0] for row in sheet.iter_rows(values_only=True)] for sheet in written]
    assert [len(those) - 1 for those in found] == sheets
    assert [cell for those in found for cell in those[1:]] == list(range(rows))


@pytest.mark.parametrize(
    ("said", "cells"),
    [
        (True, [True, "TRUE", "True", 1, 1.0, "1.0", "yes", "X", "ใช่", " เลิกใช้ "]),
        (False, [False, "FALSE", 0, 0.0, "0.0", "no", "", None, float("nan"), "ไม่ใช่", "ใช้อยู่"]),
    ],
)
def test_yes_and_no_as_people_and_programs_write_them(said, cells):
    assert [is_yes(cell) for cell in cells] == [said] * len(cells)


def test_neither_yes_nor_no_is_told():
    with pytest.raises(ValueError, match="retired is 'maybe'; write yes or leave it empty"):
        is_yes("maybe")
