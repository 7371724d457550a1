"""Funders' forms: what is read of them, what is proposed, the sheet that goes out and comes back."""

import zipfile
from itertools import pairwise
from types import SimpleNamespace

import docx
import openpyxl
import pandas as pd
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from synth.exchange.form import blanks, put
from synth.exchange.form.answers import Answers, Question
from synth.exchange.form.carrying import Mapped, mapped
from synth.exchange.form.handed import take_form_sheet
from synth.exchange.form.outline import read_form
from synth.exchange.form.package import open_form, save
from synth.exchange.form.parts import Part
from synth.exchange.form.proposing import propose
from synth.exchange.form.sheet import write_form_sheet
from synth.study import Study
from synth.study.choices import JUDGEMENT
from synth.telling import say

from . import forms_made
from .forms_given import begin, filled_cell, map_form, sheet_of


@pytest.fixture
def study(tmp_path):
    with begin(tmp_path / "study.db") as made:
        yield made


def read(name, folder):
    return read_form(forms_made.ALL[name](folder / f"{name}.docx"))


def table_of(rows, heads=1, folder=None, name="แบบ.docx"):
    """Write a form of one table, "" for what waits; read it."""
    document = docx.Document()
    table = document.add_table(len(rows), len(rows[0]))
    for line, cells in zip(table.rows, rows, strict=True):
        for cell, words in zip(line.cells, cells, strict=True):
            cell.text = words
    document.save(folder / name)
    return read_form(folder / name)


def parts(form, kind):
    return [one.label for one in form.parts if one.kind == kind]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("ชื่อ {{ชื่อโครงการ}} จังหวัด {{ จังหวัด }}", ["ชื่อโครงการ", "จังหวัด"]),
        ("สรุป [ผลที่เกิดขึ้น] «ปี» <<ผู้รายงาน>>", ["ผลที่เกิดขึ้น", "ปี", "ผู้รายงาน"]),
        ("ดู [1] และ [2, 3] แล้ว…", []),
        ("ชื่อ ........................", [""]),
        ("ชื่อ ……………… สกุล ______", ["", ""]),
        ("๑. ก... ข..", []),
        ("(   ) ใช่ (   ) ไม่ใช่ [ ] ไม่แน่ใจ", []),
        ("ไม่มีที่กรอก", []),
    ],
)
def test_marked_places(text, labels):
    assert [one.label for one in blanks.blanks(text)] == labels


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("☐ บรรลุ ☐ ไม่บรรลุ", ["บรรลุ", "ไม่บรรลุ"]),
        ("ผล: ( ) ดี (  ) พอใช้   เพราะ .........", ["ดี", "พอใช้"]),
        ("[ ] yes [ ] no", ["yes", "no"]),
        ("□ อื่น ๆ ระบุ ........", ["อื่น ๆ ระบุ"]),
        ("(ดี) [1]", []),
    ],
)
def test_boxes_to_tick(text, labels):
    assert [one.label for one in blanks.options(text)] == labels


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="กข้ำ .…_[]{}«»()☐\n\t12", max_size=60))
def test_places_lie_in_the_text_in_order_and_apart(text):
    found = blanks.blanks(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(text[one.start : one.end].strip() for one in blanks.options(text))


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("objectives", {"place": 1, "column": 4, "row": 5}),
        ("values", {"column": 4, "row": 6}),
        ("text", {"place": 7}),
        ("projects", {"column": 5, "rows": 1, "place": 1}),
    ],
)
def test_four_forms_of_different_build(name, kinds, tmp_path):
    form = read(name, tmp_path)
    assert pd.Series([one.kind for one in form.parts]).value_counts().to_dict() == kinds
    assert len({one.key for one in form.parts}) == len(form.parts)


def test_what_is_merged_downward_stands_in_each_row_and_notes_below_are_no_row(tmp_path):
    form = read("objectives", tmp_path)
    assert parts(form, "row")[1] == "1. เพื่อสร้างคนและทีมงานในพื้นที่ > 1.2 คนในชุมชนไว้วางใจกัน"
    assert parts(form, "column") == ["ผลที่เกิดขึ้น", "บรรลุ", "ไม่บรรลุ", "หลักฐานเชิงประจักษ์"]


def test_heads_in_two_rows_are_read_from_above_to_below(tmp_path):
    form = read("projects", tmp_path)
    assert parts(form, "column")[1:3] == ["คนและทีมงาน > ผล", "คนและทีมงาน > หลักฐาน"]
    assert [one.line for one in form.slots if one.line >= 0] == [0] * 5 + [1] * 5
    assert parts(form, "place") == ["ข้อเสนอแนะ"]  # of the table within a table


def test_places_in_text_are_read_however_runs_are_cut(tmp_path):
    form = read("text", tmp_path)
    assert parts(form, "place")[:4] == ["ชื่อโครงการ", "ความไว้วางใจ", "ทีมงาน", "ปัญหาอุปสรรค"]
    assert form.slots[3].spans == [(13, 84), (0, 84)]  # two lines of dots are one place
    assert [one.options for one in form.slots[4:6]] == [("ดีมาก", "พอใช้"), ("มีแล้ว", "ยังไม่มี")]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([["ชื่อโครงการ", ""], ["จังหวัด", ""]], {"place": ["ชื่อโครงการ", "จังหวัด"]}),
        ([["ประเด็น", "ผล"], ["ทีม", ""]], {"column": ["ผล"], "row": ["ทีม"]}),
        ([["", "ผล", "หลักฐาน"], ["ทีม", "", ""]], {"column": ["ผล", "หลักฐาน"], "row": ["ทีม"]}),
        ([["ที่", "ผล"], ["1", ""], ["2", ""]], {"column": ["ผล"], "rows": [""]}),
        ([["ก", "ผล"], ["ทีม", "ทำแล้ว"], ["งบ", ""], ["คน", ""]], {"column": ["ผล"], "row": ["งบ", "คน"]}),
        ([["ก", "ข", "ผล"], ["ทีม", "หนึ่ง", ""], ["", "สอง", ""]], {"column": ["ผล"], "row": ["ทีม > หนึ่ง", "ทีม > สอง"]}),
    ],
)  # fmt: skip
def test_tables(rows, found, tmp_path):
    form = table_of(rows, folder=tmp_path)
    assert {kind: parts(form, kind) for kind in found} == found
    assert sum(map(len, found.values())) == len(form.parts)


def test_saving_again_changes_nothing_but_the_text(tmp_path):
    form = read("objectives", tmp_path)
    out = save(form.package, tmp_path / "ใหม่.docx")
    with zipfile.ZipFile(form.package.path) as before, zipfile.ZipFile(out) as after:
        assert before.namelist() == after.namelist()
        own = [name for name in before.namelist() if name != form.package.main]
        assert all(before.read(name) == after.read(name) for name in own)
    assert read_form(out).fingerprint == form.fingerprint


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "password"),
        ("ไม่ใช่แบบ".encode(), "no Word file"),
        (b"PK\x03\x04broken", "not a whole file"),
    ],
)
def test_what_is_no_form_is_said(data, said, tmp_path):
    path = tmp_path / "แบบ.docx"
    path.write_bytes(data)
    with pytest.raises(ValueError, match=said) as raised:
        read_form(path)
    assert "แบบ.docx" in say(raised.value, "th")


def test_a_zip_without_words_and_a_form_without_places_are_said(tmp_path):
    with zipfile.ZipFile(tmp_path / "x.docx", "w") as archive:
        archive.writestr("a.txt", "ก")
    with pytest.raises(ValueError, match="no Word file"):
        read_form(tmp_path / "x.docx")
    document = docx.Document()
    document.add_paragraph("ไม่มีที่กรอก")
    document.save(tmp_path / "y.docx")
    with pytest.raises(ValueError, match="no empty cell"):
        read_form(tmp_path / "y.docx")


def test_entities_are_refused_and_the_form_is_never_written_over(tmp_path):
    path = forms_made.values(tmp_path / "แบบ.docx")
    with pytest.raises(ValueError, match="not written over"):
        save(open_form(path), path)
    forms_made._package(path, "").unlink()
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')
    with pytest.raises(ValueError, match="document type"):
        read_form(path)


# Words and ticks into a form


def test_words_stand_in_the_letters_of_the_form(tmp_path):
    form = read("values", tmp_path)
    slot = next(one for one in form.slots if one.column.label == "รายละเอียด")
    put.put(slot, "บรรทัดแรก\nบรรทัดสอง")
    paragraphs = slot.cell.paragraphs
    assert [slot.cell.text, len(paragraphs)] == ["บรรทัดแรก บรรทัดสอง", 2]
    assert all(one.find(f".//{qn('w:rFonts')}").get(qn("w:cs")) == forms_made.FONT for one in paragraphs)
    assert not any(next(one.iter(qn("w:b")), None) is not None for one in paragraphs)


def test_a_row_of_a_set_height_grows_with_what_is_written(tmp_path):
    form = read("objectives", tmp_path)
    slot = next(one for one in form.slots if one.column)
    put.put(slot, "ยาวมาก " * 100)
    height = next(slot.cell.element.getparent().iter(qn("w:trHeight")))
    assert height.get(qn("w:hRule")) == "atLeast"


def test_only_the_chosen_box_is_ticked(tmp_path):
    form = read("values", tmp_path)
    put.tick(form.slots[0], "ไม่ใช่")
    assert form.slots[0].cell.text == "☐ ใช่ ☑ ไม่ใช่"
    form = read("text", tmp_path)
    put.tick(form.slots[5], "ยังไม่มี")
    state = [one.values()[0] for one in form.package.body.iter() if one.tag.endswith("}checked")]
    assert state == ["0", "1"]


@pytest.mark.parametrize(
    ("text", "ticked"), [("( ) ใช่ ( ) ไม่ใช่", "( ) ใช่ (✓) ไม่ใช่"), ("□ ใช่ □ ไม่ใช่", "□ ใช่ ☑ ไม่ใช่")]
)
def test_boxes_of_each_kind(text, ticked, tmp_path):
    form = table_of([["ก", "ผล"], ["ทีม", text]], folder=tmp_path)
    put.tick(form.slots[0], "ไม่ใช่")
    assert form.slots[0].cell.text == ticked


def test_empty_rows_are_lengthened_and_numbered_on(tmp_path):
    form = read("projects", tmp_path)
    put.lengthen(form.opens[0], 4)
    said = ["".join(one.text or "" for one in row.iter(qn("w:t"))) for row in form.opens[0].elements]
    assert said == ["๑", "๒", "๓", "๔"]


# What is proposed


def test_proposals_are_by_likeness_of_words(study, tmp_path):
    form = read("objectives", tmp_path)
    made = propose(form, study)
    said = {one.label.split(" > ")[-1]: made[one.key] for one in form.parts}
    assert [said[name].role for name in ("ผลที่เกิดขึ้น", "บรรลุ", "หลักฐานเชิงประจักษ์", "ชื่อโครงการ")] == [
        "details",
        "judgement",
        "evidence",
        "name",
    ]
    assert said["1.2 คนในชุมชนไว้วางใจกัน"].about == (("code", "trust"),)
    assert said["2.1 มีการวางแผนและติดตาม"].because


def test_a_retired_code_is_not_proposed(study, tmp_path):
    study.retire_code("trust", coder="a")
    made = propose(read("values", tmp_path), study)
    assert ("code", "trust") not in [pair for one in made.values() for pair in one.about]


# The sheet


def test_a_sheet_comes_back_as_acts_of_a_person(study, tmp_path):
    lost = map_form(study, forms_made.values(tmp_path / "แบบ.docx"), tmp_path)
    assert lost.empty
    [row] = study.forms().to_dict("records")
    assert (row["name"], row["coder"], row["parts"]) == ("แบบ.docx", "หนิง", 10)
    about = dict(study.form_parts(row["form"])[["label", "about"]].itertuples(index=False, name=None))
    assert about["4. ความไว้วางใจ"] == [("code", "trust")]


def test_what_is_left_empty_is_not_taken_from_the_proposal(study, tmp_path):
    map_form(study, forms_made.values(tmp_path / "แบบ.docx"), tmp_path, agree=False)
    parts_of = study.form_parts(study.forms()["form"][0])
    assert not parts_of["about"].map(len).any()
    assert not parts_of["role"].any()


@pytest.mark.parametrize(
    ("said", "about"),
    [
        ("ความไว้วางใจ", [("code", "trust")]),
        ("trust; คนและทีมงาน", [("code", "trust"), ("code", "people")]),
        ("โครงการ: บ้านดอน", [("project", "บ้านดอน")]),
        ("project: บ้านดอน", [("project", "บ้านดอน")]),
        ("บ้านดอน", [("project", "บ้านดอน")]),
        ("มิติ: ประเด็น; รุ่น: 2565", [("dimension", "ประเด็น"), ("cohort", "2565")]),
        ("ทุกข้อความที่ลงรหัส", [("everything", "")]),
    ],
)
def test_what_people_write_for_what_a_row_is_about(said, about, study, tmp_path):
    map_form(study, forms_made.values(tmp_path / "แบบ.docx"), tmp_path, said={"นโยบายสาธารณะ": (None, said)})
    rows = study.form_parts(study.forms()["form"][0]).set_index("label")
    assert rows.loc["6. นโยบายสาธารณะ", "about"] == about


def test_what_is_no_code_or_role_is_said_with_its_row(study, tmp_path):
    said = {"นโยบายสาธารณะ": (None, "นโยบาย"), "รายละเอียด": ("อะไรก็ได้", None)}
    lost = map_form(study, forms_made.values(tmp_path / "แบบ.docx"), tmp_path, said=said)
    assert [say(one, "en") for one in lost["problem"]] == [
        "“อะไรก็ได้” is nothing that can go in",
        "there is no code, project, cohort or dimension “นโยบาย”",
    ]


def test_the_sheet_goes_to_the_next_cohorts_study(study, tmp_path):
    path = forms_made.values(tmp_path / "แบบ.docx")
    map_form(study, path, tmp_path)
    form = read_form(path)
    sheet = write_form_sheet(study, form, tmp_path / "ส่งต่อ.xlsx")
    with begin(tmp_path / "next.db") as following:
        _, lost = take_form_sheet(following, form, sheet, "น้อง")
        assert lost.empty
        one, other = (it.form_parts(form.fingerprint)[["part", "role", "about"]] for it in (study, following))
        pd.testing.assert_frame_equal(one, other)


def test_another_sheet_is_refused_and_the_study_stays(study, tmp_path):
    book = openpyxl.Workbook()
    book.active["A1"] = "x"
    book.save(tmp_path / "x.xlsx")
    with pytest.raises(ValueError, match="no mapping sheet"):
        take_form_sheet(study, read("values", tmp_path), tmp_path / "x.xlsx", "หนิง")
    assert study.forms().empty


def test_answers_are_acts_and_taking_one_back_is_as_well(study, tmp_path):
    path = forms_made.values(tmp_path / "แบบ.docx")
    place = ("ทั้งชุดข้อมูล", "ความไว้วางใจ", "เกิดหรือไม่")
    map_form(study, path, tmp_path, answers={place: "ใช่"})
    assert study.form_answers()[["text", "coder"]].values.tolist() == [["ใช่", "หนิง"]]
    map_form(study, path, tmp_path, answers={place: None})
    assert study.form_answers().empty


ROLE, ABOUT, ANSWER = 4, 7, 4


def two_sheets(study, tmp_path):
    """Map a form and write two sheets of it, for A and for B, that show the same."""
    path = forms_made.values(tmp_path / "แบบ.docx")
    map_form(study, path, tmp_path)
    form = read_form(path)
    return form, *(write_form_sheet(study, form, tmp_path / f"{name}.xlsx") for name in "AB")


def test_a_blank_sheet_takes_nobodys_answer_away(study, tmp_path):
    form, one, other = two_sheets(study, tmp_path)
    take_form_sheet(study, form, filled_cell(one, 1, "ความไว้วางใจ", ANSWER, "ใช่"), "A")
    take_form_sheet(study, form, other, "B")
    assert study.form_answers()[["text", "coder", "apart"]].values.tolist() == [["ใช่", "A", 0]]


def test_answers_given_without_seeing_each_other_stand_apart(study, tmp_path):
    form, one, other = two_sheets(study, tmp_path)
    for sheet, words, coder in ((one, "ใช่", "A"), (other, "ไม่ใช่", "B")):
        take_form_sheet(study, form, filled_cell(sheet, 1, "ความไว้วางใจ", ANSWER, words), coder)
    assert study.form_answers()[["text", "coder", "apart"]].values.tolist() == [["ไม่ใช่", "B", 1]]
    take_form_sheet(study, form, filled_cell(other, 1, "ความไว้วางใจ", ANSWER, "ใช่"), "B")  # put right
    assert study.form_answers()[["text", "apart"]].values.tolist() == [["ใช่", 1]]


def test_an_emptied_cell_takes_away_only_what_it_showed(study, tmp_path):
    form, _, _ = two_sheets(study, tmp_path)
    place = ("ทั้งชุดข้อมูล", "ความไว้วางใจ", "เกิดหรือไม่")
    map_form(study, tmp_path / "แบบ.docx", tmp_path, answers={place: "ใช่"})
    sheet = write_form_sheet(study, form, tmp_path / "C.xlsx")
    map_form(study, tmp_path / "แบบ.docx", tmp_path, answers={place: "ไม่ใช่"})
    take_form_sheet(study, form, filled_cell(sheet, 1, "ความไว้วางใจ", ANSWER, None), "C")
    assert study.form_answers()["text"].tolist() == ["ไม่ใช่"]


def test_a_sheet_takes_nobodys_mapping_away(study, tmp_path):
    form, one, other = two_sheets(study, tmp_path)
    take_form_sheet(study, form, filled_cell(one, 0, "นโยบายสาธารณะ", ABOUT, "คนและทีมงาน"), "A")
    take_form_sheet(study, form, filled_cell(other, 0, "รายละเอียด", ROLE, "สิ่งที่จะทำต่อ"), "B")
    rows = study.form_parts(form.fingerprint).set_index("label")
    assert rows.loc["6. นโยบายสาธารณะ", "about"] == [("code", "people")]
    assert "next" in rows["role"].tolist()


def test_an_answer_for_a_project_that_was_renamed_meanwhile_is_said_and_the_rest_comes_in(study, tmp_path):
    form = read("projects", tmp_path)
    answers = {(name, "", "กระบวนการทำงาน > สำเร็จหรือไม่"): "สำเร็จ" for name in ("บ้านดอน", "บ้านเหนือ")}
    sheet = sheet_of(study, form, tmp_path / "s.xlsx", answers=answers)
    study.set_attribute("2565/ก.txt", "project", "บ้านสวน", coder="a")
    said, lost = take_form_sheet(study, form, sheet, "หนิง")
    assert study.form_answers()[["project", "text"]].values.tolist() == [["บ้านเหนือ", "สำเร็จ"]]
    assert ["บ้านดอน" in say(one, "en") for one in lost["problem"]] == [True]
    assert "1 answers" in say(said, "en")


def test_a_sheet_that_is_refused_leaves_the_study_as_it_was(study, tmp_path, monkeypatch):
    form = read("projects", tmp_path)
    answers = {("บ้านดอน", "", "กระบวนการทำงาน > สำเร็จหรือไม่"): "สำเร็จ"}
    sheet = sheet_of(study, form, tmp_path / "s.xlsx", answers=answers)
    before = len(study.history())

    def full(*_):
        raise ValueError("full")

    monkeypatch.setattr("synth.study.acts.forming.answer_texts", full)
    with pytest.raises(ValueError, match="full"):
        take_form_sheet(study, form, sheet, "หนิง")
    monkeypatch.undo()
    assert study.forms().empty
    assert len(study.history()) == before


def test_a_mapping_to_a_project_that_is_no_more_stops_no_sheet(study, tmp_path):
    path = forms_made.values(tmp_path / "แบบ.docx")
    map_form(study, path, tmp_path, said={"นโยบายสาธารณะ": (None, "โครงการ: บ้านดอน")})
    form = read_form(path)
    sheet = write_form_sheet(study, form, tmp_path / "s.xlsx")
    study.set_attribute("2565/ก.txt", "project", "บ้านสวน", coder="a")
    _, lost = take_form_sheet(study, form, filled_cell(sheet, 1, "ความไว้วางใจ", ANSWER, "ใช่"), "B")
    assert study.form_answers()["text"].tolist() == ["ใช่"]
    assert lost.empty


# A form that changed


def test_a_form_saved_anew_by_another_program_is_the_same(study, tmp_path):
    path = forms_made.objectives(tmp_path / "แบบ.docx")
    docx.Document(path).save(tmp_path / "อีกครั้ง.docx")
    assert read_form(tmp_path / "อีกครั้ง.docx").fingerprint == read_form(path).fingerprint


def test_what_still_fits_is_kept_and_what_changed_is_said(study, tmp_path):
    rows = [["ประเด็น", "หลักฐาน"], ["ความไว้วางใจ", ""], ["ทีมงาน", ""], ["งบประมาณ", ""]]
    form = table_of(rows, folder=tmp_path)
    take_form_sheet(study, form, sheet_of(study, form, tmp_path / "s.xlsx"), "หนิง")
    changed = [rows[0], ["การสื่อสาร", ""], rows[2], rows[1], ["งบประมาณทั้งหมด", ""]]
    found = mapped(table_of(changed, folder=tmp_path, name="ปีถัดไป.docx"), study)
    assert (found.new, found.gone, found.moved) == (["การสื่อสาร", "งบประมาณทั้งหมด"], ["งบประมาณ"], [])
    said = {row["label"]: row["about"] for row in found.said.values() if row["kind"] == "row"}
    assert said["ความไว้วางใจ"] == [("code", "trust")]
    assert said["ทีมงาน"] == [("code", "people")]


def test_of_rows_that_say_the_same_none_is_taken_for_another_when_one_is_added(study, tmp_path):
    rows = [["ประเด็น", "หลักฐาน"], ["ความไว้วางใจ", ""], ["ทีมงาน", ""], ["ทีมงาน", ""]]
    form = table_of(rows, folder=tmp_path)
    take_form_sheet(study, form, sheet_of(study, form, tmp_path / "s.xlsx"), "หนิง")
    found = mapped(table_of([*rows, ["ทีมงาน", ""]], folder=tmp_path, name="ปีถัดไป.docx"), study)
    assert (found.new, found.gone) == (["ทีมงาน"] * 3, ["ทีมงาน"] * 2)


def test_answers_in_the_form_as_it_was_hold_once_the_changed_form_is_mapped(study, tmp_path):
    rows = [["ประเด็น", "ความเห็น"], ["ความไว้วางใจ", ""], ["ทีมงาน", ""], ["งบประมาณ", ""]]
    judged = {"ความเห็น": ("คำตัดสินของคน", None)}
    for year, extra in enumerate([[], [["การสื่อสาร", ""]], [["การสื่อสาร", ""], ["สุขภาพ", ""]]]):
        form = table_of([*rows, *extra], folder=tmp_path, name=f"{year}.docx")
        if not year:
            for project in ("บ้านดอน", "บ้านเหนือ"):
                answers = {(project, "ความไว้วางใจ", "ความเห็น"): f"ของ{project}"}
                how = {"said": judged, "project": project}
                take_form_sheet(study, form, sheet_of(study, form, tmp_path / "s.xlsx", **how), "หนิง")
                how["answers"] = answers
                take_form_sheet(study, form, sheet_of(study, form, tmp_path / "s.xlsx", **how), "หนิง")
        else:
            take_form_sheet(study, form, write_form_sheet(study, form, tmp_path / "s.xlsx"), "น้อง")
        part = next(one.key for one in form.parts if one.label == "ความไว้วางใจ")
        column = next(one.key for one in form.parts if one.label == "ความเห็น")
        found = Answers(study, form, mapped(form, study))
        asked = [Question(part, column, ("project", name), "", "", ()) for name in ("บ้านดอน", "บ้านเหนือ")]
        assert [found.of(one)["text"] for one in asked] == ["ของบ้านดอน", "ของบ้านเหนือ"]
    sheet = write_form_sheet(study, form, tmp_path / "s.xlsx", project="บ้านดอน")
    take_form_sheet(study, form, filled_cell(sheet, 1, "ความไว้วางใจ", ANSWER, None), "น้อง")
    found = Answers(study, form, mapped(form, study))
    assert [bool(found.of(one)) for one in asked] == [False, True]  # emptied here, and not brought back
    assert study.check().empty


@pytest.mark.parametrize("was", [{"a": "c", "b": "d"}, {"a": "d", "b": "c"}])
def test_an_answer_to_a_choice_is_found_whichever_of_its_columns_bore_it(was):
    columns = [
        Part("column", "", label, "", key=key) for label, key in (("ผล > บรรลุ", "a"), ("ผล > ไม่บรรลุ", "b"))
    ]
    form = SimpleNamespace(fingerprint="new", parts=[*columns, Part("row", "", "แถว", "", key="r")])
    row = {"form": "old", "part": "r", "across": "c", "project": "", "cohort": "", "text": "บรรลุ", "apart": 0}
    kept = SimpleNamespace(form_answers=lambda **_: pd.DataFrame([row]))
    said = {key: {"role": JUDGEMENT} for key in was}
    known = Mapped("new", said, earlier=[("old", was | {"r": "r"})])
    question = Question("r", "a", None, "แถว", "ผล", ("บรรลุ", "ไม่บรรลุ"))
    assert Answers(kept, form, known).of(question)["text"] == "บรรลุ"


def test_another_form_is_not_taken_for_one_that_changed(study, tmp_path):
    map_form(study, forms_made.values(tmp_path / "แบบ.docx"), tmp_path)
    assert not mapped(read("text", tmp_path), study).form


def test_a_study_merged_with_one_that_has_the_mapping_has_it_too(study, tmp_path):
    study.backup(tmp_path / "other.db")
    with Study(tmp_path / "other.db") as other:
        map_form(other, forms_made.values(tmp_path / "แบบ.docx"), tmp_path)
    study.merge(tmp_path / "other.db")
    assert mapped(read("values", tmp_path), study).form
