"""Cohorts side by side, and what may be said of few of them."""

import pandas as pd
import pytest

from synth.report.blocks import Figure, Heading, Paragraph
from synth.report.data import gather
from synth.report.outline import build
from synth.report.wording import Wording

from .. import studies

PARTS = ["cohorts", "by_cohort", "projects", "statements"]


def contents_of(study, **told):
    return build(gather(study, Wording("th"), year="พ.ศ. 2569", **told), sections=PARTS)


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
    assert "สองรุ่นนี้ต่างกันที่ประเภทเอกสารด้วย ความแตกต่างจึงอาจมาจากประเภทเอกสาร ไม่ใช่จากโครงการ" in found.notes
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


def test_cohorts_that_nobody_has_read_whole_are_a_sentence():
    contents = contents_of(studies.cohorts(read=False))
    assert table(contents, "cohorts") is None
    said = [block.text for block in contents.blocks if isinstance(block, Paragraph)]
    assert any("ยังเทียบรุ่นกันไม่ได้" in text for text in said)


def test_two_cohorts_need_no_table_of_all(five):
    assert table(five, "cohorts_all") is None


@pytest.fixture(scope="module")
def three():
    """A third cohort, in which nobody has read anything yet."""
    study = studies.cohorts(themes=8)
    for name in ("sources", "statements"):
        held = study.held[name]
        held.loc[held["source_id"].isin(["2565/3.txt", "2565/4.txt"]), "cohort"] = "2566"
    late = study.held["statements"].query("cohort == '2566'")["statement_id"]
    for name in ("reviews", "codings"):
        held = study.held[name]
        study.held[name] = held[~held["statement_id"].isin(late)].reset_index(drop=True)
    return contents_of(study)


def test_all_cohorts_stand_in_one_table(three):
    found = table(three, "cohorts_all")
    assert found.heads[1:] == [
        *("รุ่น 2564 (n = 5 โครงการ)", "รุ่น 2565 (n = 3 โครงการ)", "รุ่น 2566 (n = 0 โครงการ)"),
        "จากรุ่นแรกถึงรุ่นล่าสุด",
    ]
    assert all(row[3] is None for row in found.rows)  # not yet read is not absent
    assert any("ช่องว่างหมายถึงยังไม่มีโครงการใดในรุ่นนั้นที่อ่านครบ" in note for note in found.notes)
    assert any("ยังอ่านไม่ครบอีก 2 โครงการ" in note for note in found.notes)


def test_a_column_for_the_course_of_themes_that_nobody_can_tell_is_not_there():
    study = studies.cohorts(projects=2, later=2)
    late = study.held["statements"]["source_id"] == "2565/1.txt"
    study.held["statements"].loc[late, "cohort"] = "2566"
    study.held["codings"]["code"] = "t1"
    every = study.held["statements"]["statement_id"]
    own = study.held["codings"].iloc[0]
    held = [own.to_dict() | {"coding_id": f"x{n}", "statement_id": name} for n, name in enumerate(every)]
    study.held["codings"] = pd.DataFrame(held)
    found = table(contents_of(study), "cohorts_all")
    assert [row[1:] for row in found.rows] == [[2, 1, 1]]
    assert not any("กล่าวถึงมากขึ้น" in note for note in found.notes)


def test_themes_of_which_no_project_speaks_are_counted_under_the_table(three):
    found = table(three, "cohorts_all")
    assert all(any(row[1:4]) for row in found.rows)
    left = 8 - len(found.rows)
    assert left
    assert any(note.startswith(f"อีก {left} ประเด็นหลัก") for note in found.notes)


def test_numbers_of_all_cohorts_lead_to_their_projects(three):
    found, texts = table(three, "cohorts_all"), {}
    for block in three.blocks:
        if hasattr(block, "codes"):
            texts[block.number] = block.text
    for row, cells in enumerate(found.rows):
        for column in (1, 2, 3):
            numbers = found.behind.get((row, column), ())
            assert len({texts[n].split("โครงการ")[1] for n in numbers}) == (cells[column] or 0)
