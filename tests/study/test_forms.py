"""What people say of the parts of a funder's form, and what they decide in it: acts like all others."""

import pytest

from synth.study import Study

FORM, ROW, COLUMN = "0123456789abcdef" * 2, "00112233445566aa", "00112233445566bb"
PARTS = [
    {"part": ROW, "position": 1, "kind": "row", "label": "ความไว้วางใจ", "about": [("code", "trust")]},
    {"part": COLUMN, "position": 0, "kind": "column", "label": "หลักฐาน", "role": "evidence"},
]


@pytest.fixture
def mapped(study):
    study.map_form(FORM, PARTS, coder="a", name="แบบ.docx")
    return study


def said(study):
    rows = study.form_parts(FORM)
    return {row.label: (row.role, row.about) for row in rows.itertuples()}


def test_what_is_said_of_a_form_stands_in_its_order(mapped):
    assert said(mapped) == {"หลักฐาน": ("evidence", []), "ความไว้วางใจ": ("", [("code", "trust")])}
    assert mapped.forms()[["form", "name", "coder", "parts"]].values.tolist() == [[FORM, "แบบ.docx", "a", 2]]
    assert mapped.check().empty


def test_saying_the_same_again_is_no_act(mapped):
    assert mapped.map_form(FORM, PARTS, coder="b") == ""


def test_the_last_word_on_each_part_holds_and_undo_brings_back_the_one_before(mapped):
    assert mapped.map_form(
        FORM, [PARTS[0] | {"about": [("project", "บางกล่ำ"), ("each", "cohort")]}], coder="b"
    )
    assert said(mapped)["ความไว้วางใจ"][1] == [("project", "บางกล่ำ"), ("each", "cohort")]
    assert said(mapped)["หลักฐาน"] == ("evidence", [])
    mapped.undo(coder="b")
    assert said(mapped)["ความไว้วางใจ"][1] == [("code", "trust")]
    mapped.redo(coder="b")
    assert said(mapped)["ความไว้วางใจ"][1][0] == ("project", "บางกล่ำ")


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"kind": "cell"}, "a part of a form can be one of"),
        ({"role": "guess"}, "what goes into a part of a form is one of"),
        ({"about": [("code", "nope")]}, "nope"),
        ({"about": [("project", "nope")]}, "nope"),
        ({"about": [("dimension", "nope")]}, "no dimension “nope”"),
        ({"about": [("each", "code")]}, "can be about"),
        ({"about": [("everything", "x")]}, "can be about"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_kept(study, wrong, why):
    with pytest.raises(ValueError, match=why):
        study.map_form(FORM, [PARTS[1], PARTS[0] | wrong], coder="a")
    assert study.forms().empty


def test_answers_are_of_a_person_and_of_one_project_each(mapped):
    mapped.answer_form(FORM, ROW, "บรรลุ", coder="a", across=COLUMN)
    mapped.answer_form(FORM, ROW, "ไม่บรรลุ", coder="b", across=COLUMN, project="บางกล่ำ")
    columns = ["part", "across", "project", "cohort", "text", "coder", "apart"]
    assert mapped.form_answers()[columns].values.tolist() == [
        [ROW, COLUMN, "", "", "บรรลุ", "a", 0],
        [ROW, COLUMN, "บางกล่ำ", "", "ไม่บรรลุ", "b", 0],
    ]
    assert mapped.answer_form(FORM, ROW, "บรรลุ", coder="b", across=COLUMN) == ""
    mapped.answer_form(FORM, ROW, "", coder="b", across=COLUMN)
    assert mapped.form_answers()["text"].tolist() == ["ไม่บรรลุ"]
    mapped.undo(coder="b")
    assert mapped.form_answers()["text"].tolist() == ["บรรลุ", "ไม่บรรลุ"]


def test_an_answer_that_another_wrote_over_is_not_undone(mapped):
    mapped.answer_form(FORM, ROW, "บรรลุ", coder="a")
    mapped.answer_form(FORM, ROW, "ไม่บรรลุ", coder="b")
    with pytest.raises(ValueError, match="cannot be undone"):
        mapped.undo(coder="a")


def test_an_answer_needs_a_form_and_cites_what_was_a_statement(study, mapped, ids):
    with pytest.raises(ValueError, match="nobody has said yet"):
        study.answer_form("f" * 32, ROW, "บรรลุ", coder="a")
    with pytest.raises(ValueError, match="nope"):
        mapped.answer_form(FORM, ROW, "ดู [[nope]]", coder="a")
    with pytest.raises(ValueError, match="no project"):
        mapped.answer_form(FORM, ROW, "บรรลุ", coder="a", project="nope")


def test_codes_are_followed(mapped):
    mapped.merge_codes(["trust"], "people", coder="a")
    assert said(mapped)["ความไว้วางใจ"][1] == [("code", "people")]
    assert mapped.form_changes(FORM)[["label", "what", "before", "now"]].values.tolist() == [
        ["ความไว้วางใจ", "code merged", "trust", "people"]
    ]
    assert mapped.map_form(FORM, [PARTS[0] | {"about": [("code", "people")]}], coder="a") == ""


def test_two_files_of_a_study_are_one_after_a_merge_and_say_where_they_differ(mapped, tmp_path):
    mapped.backup(tmp_path / "other.db")
    with Study(tmp_path / "other.db") as other:
        other.map_form(FORM, [PARTS[0] | {"about": [("code", "team")]}], coder="b")
        other.answer_form(FORM, ROW, "ไม่บรรลุ", coder="b", across=COLUMN, project="บางกล่ำ")
    mapped.map_form(FORM, [PARTS[0] | {"about": [("code", "people")]}], coder="a")
    mapped.answer_form(FORM, ROW, "บรรลุ", coder="a", across=COLUMN, project="บางกล่ำ")
    conflicts = mapped.merge(tmp_path / "other.db")
    assert set(conflicts["what"]) == {"form", "answer"}
    form = conflicts[conflicts["what"] == "form"].iloc[0]
    assert (form["where"], form["here"], form["there"]) == ("ความไว้วางใจ", "people", "team")
    answer = conflicts[conflicts["what"] == "answer"].iloc[0]
    assert answer["where"] == "แบบ.docx: ความไว้วางใจ × หลักฐาน: บางกล่ำ"
    assert mapped.form_answers()["apart"].tolist() == [1]
    mapped.answer_form(FORM, ROW, "บรรลุบางส่วน", coder="a", across=COLUMN, project="บางกล่ำ")
    assert mapped.form_answers()[["text", "apart"]].values.tolist() == [["บรรลุบางส่วน", 0]]
    assert mapped.check().empty


def test_the_history_says_it_in_both_languages(mapped):
    mapped.answer_form(FORM, ROW, "บรรลุ", coder="a")
    words = {lang: mapped.history(lang)["words"].tolist()[-2:] for lang in ("th", "en")}
    assert words["th"] == ["ระบุว่าช่องในแบบ แบบ.docx เกี่ยวกับอะไร", "ตอบในแบบ แบบ.docx: “บรรลุ”"]
    assert words["en"][1] == "answered in the form แบบ.docx: “บรรลุ”"


def test_erased_words_are_in_no_form(mapped):
    mapped.map_form(FORM, [PARTS[0] | {"part": "a" * 16, "label": "ลุงสมหมายเล่า", "about": []}], coder="a")
    mapped.answer_form(FORM, ROW, "ลุงสมหมายบอกว่าบรรลุ", coder="a")
    mapped.erase(["ลุงสมหมาย"], coder="a")
    held = " ".join([*mapped.form_parts(FORM)["label"], *mapped.form_answers()["text"]])
    assert "ลุงสมหมาย" not in held
    assert "เล่า" in held
    assert mapped.check().empty
