"""Native charts of the workbook: what they show, and that they point to the right cells."""

import io
import re
import zipfile

import openpyxl
import pytest

from synth.report.blocks import Table
from synth.report.formats import excel
from synth.report.outline import Contents
from synth.report.wording import Wording

WORDS = Wording("th")
HEADS = ["ประเด็น", "รุ่น 2564", "รุ่น 2565"]


def table(name, rows=3, strong=(), title="ประเด็น"):
    cells = [[f"ประเด็นที่ {n}", n + 1, 2 * n] for n in range(rows)]
    return Table(name, title, HEADS, ["text", "count", "count"], cells, strong=frozenset(strong), sheet=name)


def charts(*tables):
    raw = excel.render(Contents("รายงาน", ("โครงการครัวชุมชน",), tuple(tables), {}), WORDS)
    archive = zipfile.ZipFile(io.BytesIO(raw))
    names = sorted(name for name in archive.namelist() if "charts/chart" in name)
    return [re.findall(r"<c:f>([^<]*)</c:f>", archive.read(name).decode()) for name in names]


@pytest.mark.parametrize(
    ("name", "columns"),
    [("codes", ["B"]), ("themes", ["B"]), ("cohorts_2", ["B", "C"]), ("contrasts", ["B", "C"])],
)
def test_a_table_has_its_chart(name, columns):
    ((*found,),) = charts(table(name))
    assert found == [
        part
        for column in columns
        for part in (f"{name}!${column}$2", f"{name}!$A$3:$A$5", f"{name}!${column}$3:${column}$5")
    ]


def test_sums_are_not_charted():
    ((_, names, values),) = charts(table("codes", 5, strong={0, 4}))
    assert names == "codes!$A$4:$A$6"
    assert values == "codes!$B$4:$B$6"


def test_other_tables_and_single_rows_have_none():
    assert charts(table("codebook"), table("codes", 1)) == []


def test_a_chart_of_many_rows_shows_the_first():
    ((_, names, _),) = charts(table("codes", 90))
    assert names == "codes!$A$3:$A$42"


def test_the_first_sheet_lists_the_others():
    contents = Contents("รายงาน", ("โครงการครัวชุมชน",), (table("codes"), table("pairs")), {})
    book = openpyxl.load_workbook(io.BytesIO(excel.render(contents, WORDS)))
    sheet = book.worksheets[0]
    assert sheet.title == WORDS("formats.summary")
    assert sheet["A1"].value == "รายงาน"
    listed = [row[0].value for row in sheet.iter_rows(min_row=3)]
    assert listed[:3] == [found.title for found in book.worksheets[1:]]
    assert "โครงการครัวชุมชน" in listed
