"""Tables that are broken or would fill the memory: one sentence each, and the process lives on."""

import zipfile

import pytest
import xlsxwriter

from synth.exchange.tabular import faults_of_corpus, read_codebook
from synth.schema import table
from synth.sheets import read_sheet


def far_cell(path):
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "code")
        sheet.write(1_048_575, 16_383, "x")


def bomb(path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for number in range(3):
            book.writestr(f"xl/worksheets/sheet{number}.xml", b"\0" * 100_000_000)


@pytest.mark.parametrize(
    ("write", "said"),
    [
        (far_cell, "far below or to the right of its table"),
        (bomb, "unpacks to more than 200 MB"),
        (lambda path: path.write_bytes(b"PK\3\4 not a zip"), "not a workbook that can be read"),
        (lambda path: path.write_bytes(b""), "not a workbook that can be read"),
    ],
)
def test_a_hostile_workbook(tmp_path, write, said):
    path = tmp_path / "codebook.xlsx"
    write(path)
    with pytest.raises(ValueError, match=said):
        read_codebook(path)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"\xff\xfe\x00", "not text in UTF-8"),
        (b"\xdb\xfc\xfd\xfe\xff", "not text in UTF-8"),
        (b"", "no row of heads"),
    ],
)
def test_a_broken_csv(tmp_path, raw, said):
    path = tmp_path / "codebook.csv"
    path.write_bytes(raw)
    with pytest.raises(ValueError, match=said):
        read_codebook(path)


def test_a_file_of_another_kind_is_one_fault_of_many(tmp_path):
    (tmp_path / "codings").mkdir()
    (tmp_path / "codings" / "a.xlsx").write_bytes(b"PK")
    (tmp_path / "codings" / "b.csv").write_text("path,text,codes\nx,y,z", encoding="utf-8")
    faults = faults_of_corpus(tmp_path, table("statements"))
    assert len(faults) == 2


def test_a_sheet_formatted_to_its_last_row_is_read(tmp_path):
    path = tmp_path / "codebook.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet, bold = book.add_worksheet(), book.add_format({"bold": True})
        sheet.write_row(0, 0, ["code", "name"])
        sheet.write_row(1, 0, ["trust", "ความไว้วางใจ"])
        sheet.write_blank(1_048_575, 16_383, None, bold)
    assert [row.cells[:2] for row in read_sheet(path)] == [["code", "name"], ["trust", "ความไว้วางใจ"]]
