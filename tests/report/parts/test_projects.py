"""Each project in its own words."""

import pytest

from synth.report.data import gather
from synth.report.outline import build
from synth.report.wording import Wording

from .. import studies

PARTS = ["projects", "agreement", "disagreements", "saturation", "statements"]


def contents_of(study):
    return build(gather(study, Wording("th"), year="พ.ศ. 2569"), sections=PARTS)


def table(contents, name):
    return next((found for found in contents.tables if found.name == name), None)


@pytest.fixture(scope="module")
def five():
    return contents_of(studies.cohorts())


def test_silence_is_said_only_where_all_was_read():
    whole, part = (table(contents_of(studies.cohorts(read=read)), "projects") for read in (True, False))
    assert "ไม่ได้กล่าวถึง" in {cell for row in whole.rows for cell in row}
    cells = {cell for row in part.rows for cell in row}
    assert "ยังไม่ได้อ่านครบ" in cells
    assert "ไม่ได้กล่าวถึง" not in cells


def test_a_cell_of_a_project_quotes_and_numbers(five):
    found = table(five, "projects")
    assert found.broad
    (row, column), numbers = next(iter(found.behind.items()))
    assert f"[{numbers[0]}]" in found.rows[row][column]


def test_many_themes_take_several_tables():
    contents = contents_of(studies.cohorts(projects=10, later=10, themes=12))
    names = [found.name for found in contents.tables if found.name.startswith("projects")]
    assert names == ["projects", "projects_2", "projects_3"]
    assert table(contents, "projects_3").title.endswith("(ส่วนที่ 3 จาก 3)")


def test_themes_of_which_no_project_speaks_take_no_columns():
    contents = contents_of(studies.cohorts(themes=40))
    assert table(contents, "projects_3") is None
    said = [len(table(contents, name).heads) - 1 for name in ("projects", "projects_2")]
    assert sum(said) == 6
    assert table(contents, "projects_2").notes[0].startswith("อีก 34 ประเด็นหลัก")
