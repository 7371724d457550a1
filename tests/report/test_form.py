"""A funder's form, filled: what supports it, in whose words, and only what people decided."""

import shutil

import docx
import pandas as pd
import pytest
from docx.oxml.ns import qn

from exchange import forms_made
from exchange.forms_given import begin, map_form
from synth.exchange.form.grid import grid
from synth.exchange.form.outline import read_form
from synth.programs import run_bounded
from synth.report.form.write import write_form
from synth.study import Study, citing
from synth.telling import say

TRUST, TEAM, HEALTH = ("4. ความไว้วางใจ", "2. คนและทีมงาน", "5. สุขภาพและอาหารปลอดภัย")


@pytest.fixture
def study(tmp_path):
    with begin(tmp_path / "study.db") as made:
        yield made


def filled(study, form, tmp_path, **how):
    """Fill a form; return its tables as rows of texts, the words of its paragraphs, and what was said."""
    out = tmp_path / "กรอกแล้ว.docx"
    lost = write_form(study, form, out, **how)
    document = docx.Document(out)
    tables = []
    for element in document.element.body.iter(qn("w:tbl")):
        laid = grid(element)
        tables.append([[cell.raw for cell in laid.row(number)] for number in range(len(laid.rows))])
    said = [say(row["problem"], "en") for row in lost.to_dict("records")]
    return tables, [one.text for one in document.paragraphs], said


def row_of(tables, label):
    return next(row for table in tables for row in table if row[0] == label)


def test_evidence_is_counted_and_quoted_with_its_place(study, tmp_path):
    path = forms_made.values(tmp_path / "แบบ.docx")
    map_form(study, path, tmp_path)
    tables, _, _ = filled(study, path, tmp_path)
    row = row_of(tables, TRUST)
    assert row[2] == "กล่าวถึงใน 2 ข้อความ จาก 2 โครงการ"
    assert sorted(row[3].split("\n")) == [
        "“ต้องสร้างความเชื่อมั่นผ่านผู้นำชุมชน” (โครงการบ้านดอน, บทเรียน ข้อ 2)",
        "“เปิดบัญชีให้ทุกคนดู จึงไว้ใจกัน” (โครงการบ้านเหนือ, บทเรียน ข้อ 1)",
    ]
    assert row_of(tables, TEAM)[2].startswith("กล่าวถึงใน 3 ข้อความ")  # with the code below it


def test_where_nothing_supports_a_row_that_is_said(study, tmp_path):
    path = forms_made.values(tmp_path / "แบบ.docx")
    map_form(study, path, tmp_path)
    tables, _, _ = filled(study, path, tmp_path)
    assert row_of(tables, HEALTH)[2:] == ["ยังไม่มีหลักฐาน", "ยังไม่มีหลักฐาน", ""]
    tables, _, _ = filled(study, path, tmp_path, lang="en")
    assert row_of(tables, HEALTH)[2:4] == ["No evidence yet"] * 2


def test_what_nobody_mapped_stays_empty_and_is_said(study, tmp_path):
    path = forms_made.values(tmp_path / "แบบ.docx")
    map_form(study, path, tmp_path, said={"นโยบายสาธารณะ": (None, None)})
    tables, _, said = filled(study, path, tmp_path)
    assert row_of(tables, "6. นโยบายสาธารณะ")[2:] == ["", "", ""]
    assert any("นโยบายสาธารณะ" in one and "left empty" in one for one in said)


def test_a_cell_over_a_row_that_nobody_mapped_holds_only_the_other_row(study, tmp_path):
    document = docx.Document()
    table = document.add_table(3, 2)
    for cell, words in zip(table._cells, ["ประเด็น", "หลักฐาน", "ปัญหาอุปสรรค", "", "งบประมาณ", ""], strict=True):
        cell.text = words
    table.cell(1, 1).merge(table.cell(2, 1))
    path = tmp_path / "แบบ.docx"
    document.save(path)
    map_form(study, path, tmp_path, said={"งบประมาณ": (None, None)})
    tables, _, said = filled(study, path, tmp_path)
    assert row_of(tables, "ปัญหาอุปสรรค")[1].startswith("กล่าวถึงใน 1 ข้อความ")
    assert any("งบประมาณ" in one and "left empty" in one for one in said)


def test_a_form_that_nobody_mapped_is_not_filled(study, tmp_path):
    with pytest.raises(ValueError, match="nobody has said yet"):
        write_form(study, forms_made.values(tmp_path / "แบบ.docx"), tmp_path / "x.docx")
    assert not (tmp_path / "x.docx").exists()


def test_judgements_stand_only_where_a_person_made_them(study, tmp_path):
    path = forms_made.values(tmp_path / "แบบ.docx")
    map_form(study, path, tmp_path, answers={("ทั้งชุดข้อมูล", TRUST, "เกิดหรือไม่"): "ใช่"})
    tables, _, said = filled(study, path, tmp_path)
    assert row_of(tables, TRUST)[1] == "☑ ใช่\n☐ ไม่ใช่"
    assert row_of(tables, TEAM)[1] == "☐ ใช่\n☐ ไม่ใช่"
    assert "5 judgements that nobody has made were left empty" in said


def test_a_judgement_over_two_columns_is_a_tick_in_one(study, tmp_path):
    path = forms_made.objectives(tmp_path / "แบบ.docx")
    row = "1. เพื่อสร้างคนและทีมงานในพื้นที่ > 1.2 คนในชุมชนไว้วางใจกัน"
    map_form(study, path, tmp_path, answers={("ทั้งชุดข้อมูล", row, "บรรลุ / ไม่บรรลุ"): "ไม่บรรลุ"})
    tables, _, _ = filled(study, path, tmp_path)
    own = next(one for one in tables[0] if len(one) > 2 and one[1].startswith("1.2"))
    assert own[3:5] == ["", "✓"]
    assert sum(cell == "✓" for one in tables[0] for cell in one) == 1


def test_an_answer_that_is_no_choice_is_left_empty_and_said(study, tmp_path):
    path = forms_made.values(tmp_path / "แบบ.docx")
    map_form(study, path, tmp_path, answers={("ทั้งชุดข้อมูล", TRUST, "เกิดหรือไม่"): "อาจจะ"})
    tables, _, said = filled(study, path, tmp_path)
    assert row_of(tables, TRUST)[1] == "☐ ใช่\n☐ ไม่ใช่"
    assert any("“อาจจะ” is none of the form's choices" in one for one in said)


def test_what_people_wrote_comes_before_quotes(study, tmp_path):
    path = forms_made.values(tmp_path / "แบบ.docx")
    map_form(study, path, tmp_path, answers={("ทั้งชุดข้อมูล", TRUST, "แนวทางการพัฒนาต่อ"): "เปิดบัญชีทุกเดือน"})
    cited = study.statements()["statement_id"].iloc[1]
    study.write_cell("บ้านดอน", "trust", f"ผู้นำทำให้เชื่อมั่น {citing.cite(cited)}", coder="a", columns="code")
    tables, _, _ = filled(study, path, tmp_path)
    row = row_of(tables, TRUST)
    assert row[2].split("\n")[0] == "ผู้นำทำให้เชื่อมั่น (โครงการบ้านดอน, บทเรียน ข้อ 2)"
    assert row[4] == "เปิดบัญชีทุกเดือน"


def test_recommendations_that_rest_on_a_rows_code_are_what_is_next(study, tmp_path):
    path = forms_made.values(tmp_path / "แบบ.docx")
    map_form(study, path, tmp_path)
    claim = study.write_claim("recommendation", "ให้เปิดบัญชีทุกโครงการ", coder="a")
    study.link(claim, "code", "trust", coder="a")
    tables, _, _ = filled(study, path, tmp_path)
    assert [row_of(tables, label)[4] for label in (TRUST, TEAM)] == ["ให้เปิดบัญชีทุกโครงการ", ""]
    study.uncode(study.statements()["statement_id"].iloc[1], "trust", coder="a")
    tables, _, _ = filled(study, path, tmp_path, project="บ้านดอน")
    assert row_of(tables, TRUST)[2:] == ["ยังไม่มีหลักฐาน", "ยังไม่มีหลักฐาน", ""]  # it rests on other projects


def test_a_cell_whose_evidence_changed_is_said(study, tmp_path):
    path = forms_made.values(tmp_path / "แบบ.docx")
    map_form(study, path, tmp_path)
    study.write_cell("บ้านดอน", "trust", "ผู้นำทำให้เชื่อมั่น", coder="a", columns="code")
    study.code(study.statements()["statement_id"].iloc[0], "trust", coder="a")
    _, _, said = filled(study, path, tmp_path)
    assert "what is beneath the written cell has changed since" in said


def test_one_project_alone(study, tmp_path):
    path = forms_made.values(tmp_path / "แบบ.docx")
    map_form(study, path, tmp_path)
    map_form(study, path, tmp_path, project="บ้านเหนือ", answers={("บ้านเหนือ", TRUST, "เกิดหรือไม่"): "ใช่"})
    tables, _, _ = filled(study, path, tmp_path, project="บ้านเหนือ")
    row = row_of(tables, TRUST)
    assert row[1:4] == [
        "☑ ใช่\n☐ ไม่ใช่",
        "กล่าวถึงใน 1 ข้อความ จาก เอกสาร 1 ฉบับ",
        "“เปิดบัญชีให้ทุกคนดู จึงไว้ใจกัน” (หัวข้อบทเรียน ข้อ 1)",
    ]
    tables, _, _ = filled(study, path, tmp_path, project="บ้านดอน")
    assert row_of(tables, TRUST)[1] == "☐ ใช่\n☐ ไม่ใช่"  # it was said of the other project
    with pytest.raises(ValueError, match="บ้านดอน"):
        filled(study, path, tmp_path, project="ไม่มี")


def test_one_cohort_alone(study, tmp_path):
    path = forms_made.values(tmp_path / "แบบ.docx")
    map_form(study, path, tmp_path)
    tables, _, _ = filled(study, path, tmp_path, cohort="2565")
    assert row_of(tables, TRUST)[3] == "“ต้องสร้างความเชื่อมั่นผ่านผู้นำชุมชน” (โครงการบ้านดอน, บทเรียน ข้อ 2)"


def test_places_in_running_text(study, tmp_path):
    path = forms_made.text(tmp_path / "แบบ.docx")
    answers = {("บ้านดอน", "ระดับความสำเร็จ", ""): "ดีมาก", ("บ้านดอน", "การขยายผลในพื้นที่อื่น", ""): "มีแล้ว"}
    map_form(study, path, tmp_path, project="บ้านดอน", answers=answers)
    out = tmp_path / "กรอกแล้ว.docx"
    write_form(study, path, out, project="บ้านดอน", quotes=1)
    text = "".join(one.text or "\n" for one in docx.Document(out).element.body.iter(qn("w:t"), qn("w:br")))
    assert "ชื่อโครงการ: บ้านดอน" in text
    assert "ผลลัพธ์สำคัญคือ กล่าวถึงใน 1 ข้อความ" in text
    assert "{{" not in text
    assert " ซึ่งเกิดจาก " in text
    assert "ระดับความสำเร็จ: ดีมาก" in text
    assert "☑ มีแล้ว   ☐ ยังไม่มี" in text
    assert "ปัญหาอุปสรรค ยังไม่มีหลักฐาน" in text
    assert "......" not in text
    assert "อ้างอิงเอกสาร [1] และ [2]" in text


def test_a_row_a_project(study, tmp_path):
    path = forms_made.projects(tmp_path / "แบบ.docx")
    map_form(study, path, tmp_path, answers={("บ้านเหนือ", "", "กระบวนการทำงาน > สำเร็จหรือไม่"): "สำเร็จ"})
    tables, _, _ = filled(study, path, tmp_path)
    rows = tables[0][2:]
    assert [[row[0], row[1], row[5]] for row in rows] == [["๑", "บ้านดอน", ""], ["๒", "บ้านเหนือ", "สำเร็จ"]]
    assert rows[1][4] == "“ประชุมวางแผนทุกเดือน” (หัวข้อบทเรียน ข้อ 2)"


def test_rows_are_made_for_more_projects_than_the_form_has_room_for(study, tmp_path):
    study.set_attribute("2565/ก.txt", "project", "บ้านดอน", coder="a")
    path = forms_made.projects(tmp_path / "แบบ.docx", numbers=("๑",))
    map_form(study, path, tmp_path)
    tables, _, _ = filled(study, path, tmp_path)
    assert [row[:2] for row in tables[0][2:]] == [["๑", "บ้านดอน"], ["๒", "บ้านเหนือ"]]


def test_nothing_that_the_form_says_is_written_over(study, tmp_path):
    for name, make in forms_made.ALL.items():
        path = make(tmp_path / f"{name}.docx")
        before = [cell for row in _texts(path) for cell in row]
        map_form(study, path, tmp_path)
        write_form(study, path, tmp_path / "out.docx")
        after = "\n".join(cell for row in _texts(tmp_path / "out.docx") for cell in row)
        said = [cell.strip() for cell in before if cell.strip() and "☐" not in cell]
        assert all(cell in after for cell in said)
        assert [cell for row in _texts(path) for cell in row] == before


def _texts(path):
    for element in docx.Document(path).element.body.iter(qn("w:tbl")):
        laid = grid(element)
        yield from ([cell.raw for cell in laid.row(number)] for number in range(len(laid.rows)))


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (lambda s: s.merge_codes(["trust"], "people", coder="a"), "the code trust was merged into people, which is taken"),
        (lambda s: s.rename_code("trust", "a", to="faith"), "the code trust is called faith now"),
        (lambda s: s.retire_code("trust", coder="a"), "the code trust is retired; what was coded with it still counts"),
    ],
)  # fmt: skip
def test_what_became_of_a_code_is_said_and_its_evidence_stays(act, said, study, tmp_path):
    path = forms_made.values(tmp_path / "แบบ.docx")
    map_form(study, path, tmp_path)
    act(study)
    tables, _, told = filled(study, path, tmp_path)
    assert said in told
    assert "“เปิดบัญชีให้ทุกคนดู จึงไว้ใจกัน”" in row_of(tables, TRUST)[3]


def test_a_form_that_changed_is_filled_where_it_still_fits(study, tmp_path, monkeypatch):
    path = forms_made.values(tmp_path / "แบบ.docx")
    map_form(study, path, tmp_path, answers={("ทั้งชุดข้อมูล", TRUST, "เกิดหรือไม่"): "ใช่"})
    monkeypatch.setattr(forms_made, "DIMENSIONS", [*forms_made.DIMENSIONS[:3], "ความไว้วางใจ", "การเงิน"])
    changed = forms_made.values(tmp_path / "ปีถัดไป.docx")
    tables, _, said = filled(study, changed, tmp_path)
    assert row_of(tables, TRUST)[1].startswith("☑")
    assert row_of(tables, "5. การเงิน")[2:] == ["", "", ""]
    assert sum("new in the form" in one for one in said) == 1
    assert sum("no more in the form" in one for one in said) == 2


def test_evidence_that_was_erased_is_gone_from_the_form(study, tmp_path):
    path = forms_made.values(tmp_path / "แบบ.docx")
    cited = study.statements()["statement_id"].iloc[3]
    answer = f"เปิดบัญชีแล้ว {citing.cite(cited)}"
    map_form(study, path, tmp_path, answers={("ทั้งชุดข้อมูล", TRUST, "แนวทางการพัฒนาต่อ"): answer})
    study.erase_sources(["2567/ข.txt"], coder="a")
    tables, _, said = filled(study, path, tmp_path)
    row = row_of(tables, TRUST)
    assert "เปิดบัญชีให้ทุกคนดู" not in "".join(row)
    assert row[4] == "เปิดบัญชีแล้ว (ข้อความที่ลบออกแล้ว)"
    assert "a statement that is cited was erased" in said
    assert study.check().empty


def test_two_people_who_answered_apart_are_said(study, tmp_path):
    path = forms_made.values(tmp_path / "แบบ.docx")
    map_form(study, path, tmp_path)
    study.backup(tmp_path / "other.db")
    place = ("ทั้งชุดข้อมูล", TRUST, "เกิดหรือไม่")
    with Study(tmp_path / "other.db") as other:
        map_form(other, path, tmp_path, answers={place: "ไม่ใช่"})
    map_form(study, path, tmp_path, answers={place: "ใช่"})
    conflicts = study.merge(tmp_path / "other.db")
    assert conflicts["what"].tolist() == ["answer"]
    _, _, said = filled(study, path, tmp_path)
    assert any(one.startswith("two people answered or wrote differently") for one in said)


def test_statements_that_nobody_read_are_said_beside_no_evidence(study, tmp_path):
    path = forms_made.values(tmp_path / "แบบ.docx")
    map_form(study, path, tmp_path)
    study.code(study.statements()["statement_id"].iloc[0], "trust", coder="ข")
    _, _, said = filled(study, path, tmp_path, coder="ข")
    assert "5 statements have not been read by the coder yet, so “No evidence yet” may change" in said


@pytest.mark.office
@pytest.mark.parametrize("name", forms_made.ALL)
def test_libreoffice_opens_what_was_filled(study, tmp_path, name):
    path = forms_made.ALL[name](tmp_path / "แบบ.docx")
    map_form(study, path, tmp_path)
    write_form(study, path, tmp_path / f"{name}.docx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [shutil.which("soffice"), profile, "--headless", "--convert-to", "docx:MS Word 2007 XML"]
    run_bounded([*command, "--outdir", str(tmp_path / "again"), str(tmp_path / f"{name}.docx")], 120)
    again = pd.Series([cell for row in _texts(tmp_path / "again" / f"{name}.docx") for cell in row])
    written = pd.Series([cell for row in _texts(tmp_path / f"{name}.docx") for cell in row])
    assert again.tolist() == written.tolist()
    assert read_form(path).parts
