"""What a coder does, and how it is taken back."""

import shutil

import pandas as pd
import pytest
from sqlalchemy.dialects.sqlite.base import SQLiteCompiler

from synth.schema import TABLES
from synth.study import Study

from .conftest import codes_of


def test_code_implies_a_review_and_uncode_leaves_it(study, ids):
    study.code(ids[0], "trust", coder="a")
    study.uncode(ids[0], "ความไว้วางใจ", coder="a")
    assert study.codings().empty
    assert study.reviews()[["statement_id", "coder"]].values.tolist() == [[ids[0], "a"]]


def test_a_code_is_found_by_its_code_and_by_its_thai_name(study, ids):
    study.code(ids[0], "trust", coder="a")
    study.code(ids[1], "ความไว้วางใจ", coder="a")
    study.code(ids[2], " ทีมงาน ", coder="a")
    assert study.codings()["code"].tolist() == ["trust", "trust", "team"]


def test_the_same_coding_twice_is_one_act(study, ids):
    assert study.code(ids[0], "trust", coder="a")
    acts = len(study.history())
    assert study.code(ids[0], "trust", coder=" a ") == ""
    assert study.review(ids[0], coder="a") == ""
    assert len(study.history()) == acts


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (lambda study, ids: study.code(ids[0], "trsut", coder="a"), "did you mean 'trust'"),
        (lambda study, ids: study.code("nowhere", "trust", coder="a"), "no statement 'nowhere'"),
        (lambda study, ids: study.code(ids[0], "trust", coder=" "), "coder's name"),
        (lambda study, ids: study.set_use(ids[0], "ignored", coder="a"), "'analysed' or 'left out'"),
        (lambda study, ids: study.memo("word", "x", "y", coder="a"), "a memo is about one of"),
        (lambda study, ids: study.set_attribute("other.txt", "x", 1, coder="a"), "no source 'other.txt'"),
        (lambda study, ids: study.set_attribute("note.txt", "text", "x", coder="a"), "cannot be set"),
        (lambda study, ids: study.merge_codes(["trust"], "success", coder="a"), "another dimension"),
        (lambda study, ids: study.move_code("people", "trust", coder="a"), "below itself"),
        (lambda study, ids: study.add_code("trust", coder="a"), "already"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_written(study, ids, act, said):
    before = len(study.history())
    with pytest.raises(ValueError, match=said):
        act(study, ids)
    assert len(study.history()) == before


def test_undo_and_redo_go_to_any_depth_and_across_restarts(study, ids):
    study.code(ids[0], "trust", coder="a")
    study.code(ids[1], "team", coder="b")
    study.uncode(ids[0], "trust", coder="a")
    study.set_use(ids[2], "left out", coder="a")
    assert [bool(study.undo(coder="a")) for _ in range(4)] == [True, True, True, False]
    assert codes_of(study) == {(ids[1], "team", "b")}
    assert study.reviews()["coder"].tolist() == ["b"]
    study.close()
    with Study(study.path) as again:
        assert [bool(again.redo(coder="a")) for _ in range(4)] == [True, True, True, False]
        assert again.codings()["coder"].tolist() == ["b"]
        assert again.statements()["use"].tolist() == ["analysed", "analysed", "left out", "analysed"]


def test_a_new_act_ends_what_can_be_redone(study, ids):
    study.code(ids[0], "trust", coder="a")
    study.undo(coder="a")
    study.code(ids[1], "team", coder="a")
    assert study.redo(coder="a") == ""
    assert study.undo(coder="a")
    assert study.redo(coder="a")
    assert codes_of(study) == {(ids[1], "team", "a")}


def test_undo_is_refused_where_another_coders_act_stands_on_it(study, ids):
    parts = study.split(ids[3], 22, coder="a")
    study.code(parts[1], "team", coder="b")
    with pytest.raises(ValueError, match="split cannot be undone"):
        study.undo(coder="a")
    study.undo(coder="b")
    assert study.undo(coder="a")
    assert study.statements()["statement_id"].tolist() == ids


def test_undo_of_a_new_code_is_refused_once_somebody_coded_with_it(study, ids):
    study.add_code("joy", coder="a", name="ความสุข")
    study.code(ids[0], "ความสุข", coder="b")
    with pytest.raises(ValueError, match="add code cannot be undone"):
        study.undo(coder="a")


def test_memos_have_their_last_words_and_follow_a_renamed_code(study, ids):
    memo = study.memo("statement", ids[0], "ถามต่อ", coder="a")
    study.memo("statement", ids[0], "ถามต่อเรื่องผู้นำ", coder="a", memo_id=memo)
    study.memo("code", "ความไว้วางใจ", "ดูคู่กับ team", coder="a")
    study.memo("project × theme", ("บางกล่ำ", "people"), "เด่นมาก", coder="b")
    gone = study.memo("source", "note.txt", "ลบได้", coder="b")
    study.memo("source", "note.txt", "", coder="b", memo_id=gone)
    study.rename_code("trust", coder="b", to="belief")
    assert study.memos()[["about", "target_id", "coder", "text"]].values.tolist() == [
        ["statement", ids[0], "a", "ถามต่อเรื่องผู้นำ"],
        ["code", "belief", "a", "ดูคู่กับ team"],
        ["project × theme", "บางกล่ำ × people", "b", "เด่นมาก"],
    ]


def test_what_a_person_says_of_a_source_outlasts_its_file(study, ids):
    study.set_cohort("note.txt", "รุ่น 1", coder="a")
    study.set_project("note.txt", "แม่ทอม", coder="a")
    study.set_attribute("note.txt", "people", 12, coder="a")
    from .conftest import WORDS, corpus_of

    study.add_corpus(corpus_of({"note.txt": WORDS}, province="สงขลา"))
    assert study.sources().loc[0, ["cohort", "project", "people", "province"]].tolist() == [
        "รุ่น 1",
        "แม่ทอม",
        12,
        "สงขลา",
    ]
    assert set(study.statements()["project"]) == {"แม่ทอม"}


def test_a_whole_source_is_taken_out_of_the_analysis_but_for_one_statement(study, ids):
    study.set_use("note.txt", "left out", coder="a")
    study.set_use(ids[1], "analysed", coder="a")
    assert study.statements()["use"].tolist() == ["left out", "analysed", "left out", "left out"]


def test_dismissed_suggestions_stay_dismissed(study, ids):
    study.dismiss(ids[0], "trust", coder="a")
    assert study.dismiss(ids[0], "trust", coder="a") == ""
    study.code(ids[1], "trust", coder="a", basis="เชื่อมั่น")
    assert study.dismissals()[["statement_id", "code", "coder"]].values.tolist() == [[ids[0], "trust", "a"]]
    assert study.codings()["origin"].tolist() == ["suggestion"]


def test_the_coder_is_asked_for_once(study, ids):
    with pytest.raises(ValueError, match="study.remember"):
        study.code(ids[0], "trust")
    study.remember("ครูแดง")
    study.close()
    with Study(study.path) as again:
        assert again.coder == "ครูแดง"
        again.code(ids[0], "trust")
        assert again.codings()["coder"].tolist() == ["ครูแดง"]


def test_every_table_has_its_columns_and_kinds_also_when_it_is_empty(tmp_path, study, ids):
    study.code(ids[0], "trust", coder="a")
    study.memo("statement", ids[0], "จด", coder="a")
    study.dismiss(ids[0], "team", coder="a")
    with Study(tmp_path / "empty.db") as empty:
        for name in (
            "sources",
            "statements",
            "left_out",
            "problems",
            "codebook",
            "codings",
            "reviews",
            "memos",
        ):
            full, bare = getattr(study, name)(), getattr(empty, name)()
            assert full.columns[: len(TABLES[name])].tolist() == list(TABLES[name])
            assert bare.columns[: len(TABLES[name])].tolist() == list(TABLES[name])
            pd.testing.assert_series_equal(full.dtypes[bare.columns], bare.dtypes)
        assert len(empty.history()) == 0
        assert empty.check().empty


@pytest.mark.file
def test_what_was_put_into_sql_for_one_file_serves_the_next(begun, study, ids, tmp_path, monkeypatch):
    study.code(ids[0], "trust", coder="a")
    study.codings()
    monkeypatch.setattr(SQLiteCompiler, "visit_select", lambda *_, **__: pytest.fail("put into SQL again"))
    with Study(shutil.copy(begun, tmp_path / "next.db")) as another:
        assert another.codings().empty
        another.code(ids[0], "trust", coder="a")
        assert len(another.codings()) == len(study.codings()) == 1


def test_history_says_who_did_what_in_words(study, ids):
    study.code(ids[0], "trust", coder="ครูแดง")
    study.undo(coder="ครูแดง")
    study.redo(coder="ครูแดง")
    last = study.history().tail(3)
    assert last["words"].tolist() == [
        "ลงรหัส trust ให้ข้อความ “หัวโจกแกนนำกลุ่มย่อย”",
        "เลิกทำ: ลงรหัส trust ให้ข้อความ “หัวโจกแกนนำกลุ่มย่อย”",
        "ทำซ้ำ: ลงรหัส trust ให้ข้อความ “หัวโจกแกนนำกลุ่มย่อย”",
    ]
    assert last["coder"].tolist() == ["ครูแดง"] * 3
    assert last["stands"].tolist() == [True, False, True]
    assert study.history(lang="en")["words"].iloc[-1] == "redid: coded “หัวโจกแกนนำกลุ่มย่อย” with trust"
