"""The workbook to code in: chosen, typed, sorted, saved by another program, and taken back."""

import shutil
import zipfile

import openpyxl
import pytest

from synth.exchange.filled import form_rows, import_book
from synth.exchange.workbook import ID, write_form_book
from synth.programs import run_bounded
from synth.telling import say

from .refi.making import LINES, begin, said


@pytest.fixture
def study(tmp_path):
    with begin(tmp_path / "study.db") as made:
        yield made


def opened(study, tmp_path, **how):
    """Write the form; return its path, the open book and where each head stands."""
    path = write_form_book(study, tmp_path / "form.xlsx", **how)
    book = openpyxl.load_workbook(path)
    return path, book, {cell.value: cell.column for cell in book.worksheets[0][2]}


def taken(study, path, coder="ค"):
    told, lost = import_book(study, path, coder)
    assert study.check().empty
    assert say(told, "th") != say(told, "en")
    return [row[1:3] for row in said(study)], [say(row["problem"], "en") for row in lost.to_dict("records")]


def row_of(sheet, text):
    return next(row[0].row for row in sheet.iter_rows() if any(cell.value == text for cell in row))


def filled(path, book, at):
    """Fill a form as a person would."""
    sheet = book.worksheets[0]
    row = row_of(sheet, LINES[2])
    sheet.cell(row, at["ประเด็น"]).value = "ไว้ใจ"
    sheet.cell(row, at["ประเด็น (2)"]).value = "ทีม"
    sheet.cell(row, at["ประเภทข้อค้นพบ"]).value = "สำเร็จ"
    sheet.cell(row, at["บันทึกช่วยคิด"]).value = "ถามต่อ\nอีกที"
    row = row_of(sheet, LINES[3])
    sheet.cell(row, at["อ่านแล้ว ไม่ลงรหัส"]).value = "✓"
    book.save(path)
    return [(LINES[2], "ok"), (LINES[2], "team"), (LINES[2], "trust")]


def test_codes_are_chosen_from_the_codebook_of_their_dimension(study, tmp_path):
    _, book, at = opened(study, tmp_path)
    sheet, words = book.worksheets
    assert sheet.freeze_panes == "D3"
    lists = {
        str(one.sqref): [cell[0].value for cell in words[one.formula1.rpartition("!")[2].replace("$", "")]]
        for one in sheet.data_validations.dataValidation
        if "!" in one.formula1
    }
    letter = openpyxl.utils.get_column_letter(at["ประเด็น"])
    assert lists[f"{letter}3:{letter}8"] == ["ทีม", "ไว้ใจ"]
    assert sorted(map(len, lists.values())) == [1, 1, 2, 2]  # a retired code is not offered
    assert sheet.column_dimensions[openpyxl.utils.get_column_letter(at[ID])].hidden


def test_what_is_filled_in_comes_back(study, tmp_path):
    wanted = filled(*opened(study, tmp_path))
    coded, lost = taken(study, tmp_path / "form.xlsx")
    assert coded == wanted
    assert lost == []
    assert study.memos()[["coder", "text"]].values.tolist() == [["ค", "ถามต่อ\nอีกที"]]
    assert study.reviews()["statement_id"].nunique() == 2
    assert set(study.codings()["origin"]) == {"import"}


def test_rows_may_be_sorted_and_lose_their_id(study, tmp_path):
    path, book, at = opened(study, tmp_path)
    sheet = book.worksheets[0]
    filled(path, book, at)
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
    for number, row in enumerate(reversed(rows), start=3):
        row[at[ID] - 1] = None
        for column, value in enumerate(row, start=1):
            sheet.cell(number, column).value = value
    book.save(path)
    assert {row[1] for row in taken(study, path)[0]} == {"ok", "team", "trust"}


def test_what_is_no_code_is_listed_and_the_rest_is_taken(study, tmp_path):
    path, book, at = opened(study, tmp_path)
    sheet = book.worksheets[0]
    sheet.cell(3, at["ประเด็น"]).value = "ทมี; TRUST"
    sheet.cell(3, at["แหล่งข้อมูล"]).value = "อื่น"
    sheet.cell(4, at["ประเด็น"]).value = "ทีม"
    sheet.cell(4, at[ID]).value = "gone"
    sheet.cell(4, at["ข้อความ"]).value = "ไม่มีในไฟล์งาน"
    sheet.cell(2, at[ID] + 1).value = "ของฉัน"
    book.save(path)
    coded, lost = taken(study, path)
    assert [code for _, code in coded] == ["trust"]
    assert lost == [
        "columns that were not read: ของฉัน",
        "code 'ทมี' is not in the codebook; did you mean 'team'?",
        "its words are not found in the study",
    ]


def test_it_goes_on_from_what_a_coder_did(study, tmp_path):
    ids = study.statements()["statement_id"].tolist()
    for code in ("team", "trust", "ok"):
        study.code(ids[0], code, coder="ก")
    path, _, _ = opened(study, tmp_path, coder="ก")
    with begin(tmp_path / "b" / "study.db") as other:
        assert [code for _, code in taken(other, path)[0]] == ["ok", "team", "trust"]


def test_no_cell_is_a_formula(tmp_path):
    lines = ['=HYPERLINK("http://x")', "+1 คน", "@ก", "-ทุน"]
    with begin(tmp_path / "study.db", lines) as study:
        _, book, _ = opened(study, tmp_path)
        assert {cell.data_type for row in book.worksheets[0].iter_rows() for cell in row} <= {"s", "n"}


def test_another_workbook_is_no_form(study, tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["ก", "ข"])
    book.save(tmp_path / "x.xlsx")
    assert form_rows(tmp_path / "x.xlsx") is None
    with pytest.raises(ValueError, match="no workbook that"):
        import_book(study, tmp_path / "x.xlsx")
    with zipfile.ZipFile(tmp_path / "y.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 300_000_000)
    with pytest.raises(ValueError, match="unpacks to more than"):
        import_book(study, tmp_path / "y.xlsx")


@pytest.mark.office
def test_libreoffice_opens_and_saves_the_form_and_nothing_is_lost(study, tmp_path):
    wanted = filled(*opened(study, tmp_path))
    path, office = tmp_path / "form.xlsx", shutil.which("soffice")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "a")]
    run_bounded([*command, str(path)], 120)
    path = tmp_path / "a" / "form.xlsx"
    again = openpyxl.load_workbook(path).worksheets[0]
    assert len(again.data_validations.dataValidation) >= 5
    column = next(cell.column_letter for cell in again[2] if cell.value == ID)
    assert again.column_dimensions[column].hidden
    coded, lost = taken(study, path)
    assert coded == wanted
    assert lost == []
