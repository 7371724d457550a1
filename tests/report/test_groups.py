"""Projects and cohorts side by side, and what may be said of few of them."""

import pytest

from synth.report.blocks import Figure, Heading, Paragraph
from synth.report.contents import build
from synth.report.gather import gather
from synth.report.wording import Wording

from . import studies


def contents_of(study, **told):
    return build(gather(study, Wording("th"), year="พ.ศ. 2569", **told))


def table(contents, name):
    return next((found for found in contents.tables if found.name == name), None)


def anchors(contents):
    return [block.anchor for block in contents.blocks if isinstance(block, Heading) and block.level == 1]


@pytest.fixture(scope="module")
def five():
    return contents_of(studies.cohorts())


def test_one_project_and_one_cohort_have_no_such_parts(study):
    contents = contents_of(study)
    assert not {"cohorts", "projects"} & set(anchors(contents))


def test_cohorts_are_counted_by_projects(five):
    found = table(five, "cohorts")
    assert found.heads[:3] == ["ประเด็นหลัก", "รุ่น 2564 (n = 5 โครงการ)", "รุ่น 2565 (n = 5 โครงการ)"]
    assert found.kinds == ["text", "count", "count", "points", "text", "text"]
    first = found.rows[0]
    assert first[1:3] == [0, 3]
    assert first[3] == pytest.approx(0.6)
    assert first[5] == "กล่าวถึงเฉพาะรุ่นหลัง"
    assert "สองรุ่นนี้ต่างกันที่ประเภทเอกสารด้วย จึงแยกไม่ได้ว่าความแตกต่างมาจากโครงการหรือจากประเภทเอกสาร" in found.notes
    assert any(isinstance(block, Figure) and block.name == "cohorts" for block in five.blocks)


def test_a_number_of_projects_leads_to_their_statements(five):
    found, texts = table(five, "cohorts"), {}
    for block in five.blocks:
        if hasattr(block, "codes"):
            texts[block.number] = block.text
    for (row, column), numbers in found.behind.items():
        assert len({texts[n].split("โครงการ")[1] for n in numbers}) == found.rows[row][column]
        assert all(found.heads[column].split()[1] in texts[n] for n in numbers)


def test_few_projects_are_counted_only():
    contents = contents_of(studies.cohorts(projects=3))
    found = table(contents, "cohorts")
    assert found.kinds == ["text", "count", "count"]
    assert any("ข้อมูลน้อยเกินกว่าจะสรุป" in note for note in found.notes)
    assert not [block for block in contents.blocks if isinstance(block, Figure) and block.name == "cohorts"]


def test_a_census_is_described():
    found = table(contents_of(studies.cohorts(), census=("2565",)), "cohorts")
    assert "points" not in found.kinds
    assert any("ครบทุกโครงการ" in note for note in found.notes)


def test_shares_stand_beside_counts_from_a_base_of_thirty():
    found = table(contents_of(studies.cohorts(projects=30, later=30)), "cohorts")
    assert found.kinds[:5] == ["text", "count", "share", "count", "share"]
    assert found.title.startswith("จำนวนและร้อยละของโครงการ")


def test_silence_is_said_only_where_all_was_read():
    whole, part = (table(contents_of(studies.cohorts(read=read)), "projects") for read in (True, False))
    assert "ไม่ได้กล่าวถึง" in {cell for row in whole.rows for cell in row}
    cells = {cell for row in part.rows for cell in row}
    assert "ยังไม่ได้อ่านครบ" in cells
    assert "ไม่ได้กล่าวถึง" not in cells


def test_cohorts_that_nobody_has_read_whole_are_a_sentence():
    contents = contents_of(studies.cohorts(read=False))
    assert table(contents, "cohorts") is None
    said = [block.text for block in contents.blocks if isinstance(block, Paragraph)]
    assert any("ยังเทียบรุ่นกันไม่ได้" in text for text in said)


def test_a_cell_of_a_project_quotes_and_numbers(five):
    found = table(five, "projects")
    assert found.broad
    (row, column), numbers = next(iter(found.behind.items()))
    assert f"[{numbers[0]}]" in found.rows[row][column]


def test_many_themes_take_several_tables():
    contents = contents_of(studies.cohorts(themes=12))
    names = [found.name for found in contents.tables if found.name.startswith("projects")]
    assert names == ["projects", "projects_2", "projects_3"]
    assert table(contents, "projects_3").title.endswith("(ส่วนที่ 3 จาก 3)")


def test_saturation_has_a_table_and_a_sentence(five):
    found = table(five, "saturation")
    assert [row[1] for row in found.rows][:2] == [1, 1]
    assert found.rows[-1][2] == 4
    at = next(n for n, block in enumerate(five.blocks) if getattr(block, "anchor", "") == "saturation")
    assert "หลังดู 6 แหล่งข้อมูล และดูเพิ่มอีก 2 แหล่งข้อมูล พบรหัสใหม่ 0 รหัส จึงถึงเกณฑ์ (6+2)" in five.blocks[at + 1].text
