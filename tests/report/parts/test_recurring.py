"""Lessons, answers and triangulation in the report: what people confirmed, with places, and nothing else."""

import pytest

import synth
from study.conftest import begin
from synth.report.blocks import Paragraph
from synth.report.data import gather
from synth.report.one_cohort import OneCohort
from synth.report.outline import build
from synth.report.wording import Wording
from synth.study import citing

TEXTS = {"ก.txt": ["ควรโอนงบให้เร็ว", "ควรมีพี่เลี้ยง"], "ข.txt": ["งบมาช้า", "พี่เลี้ยงลาออก", "ฝนตก"]}

PARTS = "lessons recurring answers claims recommendations synthesis ledger recurring_table triangulated statements".split()


@pytest.fixture
def study(tmp_path):
    made, ids = begin(tmp_path / "study.db", TEXTS)
    made.set_cohort("ข.txt", "2567", coder="a")
    made.set_project("ข.txt", "ท่าช้าง", coder="a")
    for one in ids:
        made.code(one, "trust", coder="a")
    yield made
    made.close()


@pytest.fixture
def ids(study):
    return study.statements()["statement_id"].tolist()


def contents(study, lang="th", cohort=None):
    asked = OneCohort(study, cohort) if cohort else study
    return build(gather(asked, Wording(lang)), "2026-11-29", sections=PARTS)


def table(made, name):
    return next((block for block in made.tables if block.name == name), None)


def test_only_what_people_confirmed_is_said_with_both_places(study, ids):
    study.judge_lesson(ids[0], ids[2], "came back", coder="a", note="คนละแหล่งทุน")
    study.judge_lesson(ids[1], ids[3], "taken up", coder="a")
    study.judge_lesson(ids[1], ids[4], "not the same", coder="a")
    made = contents(study)
    points = [block.text for block in made.blocks if isinstance(block, Paragraph) and block.kind == "point"]
    said = next(text for text in points if "งบมาช้า" in text)
    assert "ควรโอนงบให้เร็ว" in said
    assert "โครงการบางกล่ำ, บทเรียน ข้อ 1" in said
    assert "โครงการท่าช้าง, บทเรียน ข้อ 1" in said
    assert said.endswith("คนละแหล่งทุน")
    assert not any("ฝนตก" in text for text in points if "เสนอไว้" in text)
    shown = table(made, "recurring")
    assert [row[0] for row in shown.rows] == ["กลับมาอีก", "นำไปใช้แล้ว"]
    assert "1 คู่" in shown.notes[0]
    assert len(made.data["lessons"]) == 3


def test_nobody_said_anything_and_the_report_does_not_either(study):
    made = contents(study)
    names = {block.name for block in made.tables}
    assert not names & {"recurring", "answers", "triangulated"}
    text = "".join(getattr(block, "text", "") for block in made.blocks)
    assert "ชุมชนบอก" not in text


@pytest.mark.parametrize("lang", ["th", "en"])
def test_what_the_community_said_and_what_sources_agree_on(study, lang):
    answer = {"code": "people", "says": "disagrees", "who": "เยาวชน", "day": "2024-05-31", "place": "ศาลา"}
    study.hear([answer | {"text": "ไม่ใช่"}], coder="a")
    study.triangulate("code", "people", "disagree", "สองที่บอกต่างกัน", coder="a")
    made = contents(study, lang)
    row = table(made, "answers").rows[0]
    assert row[2:4] == ["ไม่ใช่", "เยาวชน"]
    assert "ศาลา" in row[4]
    told = table(made, "triangulated").rows[0]
    assert told[2] == "สองที่บอกต่างกัน"
    assert "ท่าช้าง 3" in told[3]


def test_the_report_of_one_cohort_has_its_cells_claims_and_lessons(study, ids):
    study.write_cell("ท่าช้าง", "people", f"งบช้า {citing.cite(ids[2])}", coder="a")
    study.write_cell("บางกล่ำ", "people", "ของรุ่นก่อน", coder="a")
    study.write_cell("2567", "people", f"เทียบรุ่นก่อน {citing.cite(ids[0])}", coder="a", rows="cohort")
    own, both = (study.write_claim("recommendation", text, coder="a") for text in ("ของรุ่นนี้", "ของสองรุ่น"))
    study.link(own, "statement", ids[2], coder="a")
    study.link(both, "statement", ids[2], coder="a")
    study.link(both, "statement", ids[0], coder="a")
    study.judge_lesson(ids[0], ids[2], "came back", coder="a")
    made = contents(study, cohort="2567")
    assert [row[0] for row in table(made, "synthesis").rows] == ["ท่าช้าง"]
    assert [row[1] for row in table(made, "ledger").rows] == ["ของรุ่นนี้"]
    assert table(made, "recurring").rows[0][2] == "โครงการบางกล่ำ"
    assert table(contents(study, cohort="2564"), "recurring") is None


def test_a_file_of_its_own_has_cells_only_where_there_are_some(study, ids, tmp_path):
    study.judge_lesson(ids[0], ids[2], "came back", coder="a")
    with pytest.raises(ValueError, match="write_cell"):
        synth.write_synthesis(study, tmp_path / "ตาราง.docx")
