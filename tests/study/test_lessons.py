"""Verdicts on lessons, answers of communities and triangulation: acts that are undone, merged, moved and erased."""

import shutil

import pandas as pd
import pytest

from synth.study import Study, citing
from synth.study.views.lessons import judged_apart

ANSWER = {"code": "people", "says": "adds", "who": "กลุ่มแม่บ้าน", "day": "2024-05-31", "text": "ต้องเปิดบัญชี"}


def verdicts(study):
    return study.lessons()[["recommendation_id", "obstacle_id", "verdict"]].values.tolist()


def test_the_last_verdict_on_a_pair_holds(study, ids):
    study.judge_lesson(ids[0], ids[1], "came back", coder="a", note="ทั้งสองโครงการ")
    assert study.judge_lesson(ids[0], ids[1], "came back", coder="b", note="ทั้งสองโครงการ") == ""
    row = study.lessons().iloc[0]
    assert row[["recommendation", "obstacle", "obstacle_project", "note", "coder"]].tolist() == [
        *study.statements()["text"][:2], "บางกล่ำ", "ทั้งสองโครงการ", "a",
    ]  # fmt: skip
    study.judge_lesson(ids[0], ids[1], "taken up", coder="b")
    assert verdicts(study) == [[ids[0], ids[1], "taken up"]]
    study.undo(coder="b")
    assert verdicts(study) == [[ids[0], ids[1], "came back"]]
    study.judge_lesson(ids[0], ids[1], "not judged", coder="b")
    assert verdicts(study) == []
    assert "กลับมาอีก แม้เคยมีข้อเสนอแนะ" in study.history().query("act == 'judge lesson'")["words"].iloc[0]


@pytest.mark.parametrize(
    ("pair", "verdict", "options", "words"),
    [
        ((0, 1), "perhaps", {}, "perhaps"),
        ((0, "nope"), "came back", {}, "nope"),
        (("nope", 1), "came back", {}, "nope"),
        (("nope", 1), "came back", {"about": "claim"}, "nope"),
        ((0, 1), "came back", {"about": "cell"}, "cell"),
    ],
)
def test_what_is_not_there_is_not_judged(study, ids, pair, verdict, options, words):
    advice, obstacle = (ids[one] if isinstance(one, int) else one for one in pair)
    with pytest.raises(ValueError, match=words):
        study.judge_lesson(advice, obstacle, verdict, coder="a", **options)
    assert study.lessons().empty


def test_a_recommendation_of_the_ledger_is_judged_and_its_statements_are_told(study, ids):
    claim = study.write_claim("recommendation", "ควรมีทีม", coder="a")
    study.link(claim, "statement", ids[0], coder="a")
    assert study.claimed().values.tolist() == [[claim, "recommendation", "ควรมีทีม", ids[0]]]
    study.judge_lesson(claim, ids[1], "came back", coder="a", about="claim")
    assert study.lessons()[["recommendation", "recommendation_cohort", "there"]].values.tolist() == [
        ["ควรมีทีม", "2564", True]
    ]
    study.write_claim("recommendation", "", coder="a", claim_id=claim)
    assert study.lessons()["there"].tolist() == [False]


def test_answers_are_kept_once_and_their_words_change(study):
    first = study.hear([ANSWER, ANSWER | {"says": "agrees", "text": ""}], coder="a")
    assert len(first) == 2
    assert study.hear([ANSWER], coder="b") == []
    study.hear([ANSWER | {"heard_id": first[0], "text": "ต้องเปิดบัญชีทุกเดือน"}], coder="b")
    assert set(study.heard()["text"]) == {"ต้องเปิดบัญชีทุกเดือน", ""}
    with pytest.raises(ValueError, match="hear"):
        study.undo(coder="a")
    study.hear([{"heard_id": first[1], "code": "people", "says": "not said"}], coder="b")
    assert study.heard()["heard_id"].tolist() == [first[0]]
    study.undo(coder="b")
    study.undo(coder="b")
    study.undo(coder="a")
    assert study.heard().empty


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"says": "shouts"}, "shouts"),
        ({"code": "nope"}, "nope"),
        ({"day": "yesterday"}, "yesterday"),
        ({"text": ""}, "adds"),
        ({"heard_id": "nope"}, "nope"),
    ],
)
def test_answers_that_say_nothing_cost_nothing(study, said, words):
    with pytest.raises(ValueError, match=words):
        study.hear([ANSWER, ANSWER | said], coder="a")
    assert study.heard().empty


def test_codes_are_merged_beneath_answers_and_triangulations(study):
    study.hear([ANSWER | {"code": "team"}], coder="a")
    study.triangulate("code", "team", "agree", "ตรงกัน", coder="a")
    study.merge_codes(["team"], "trust", coder="a")
    assert study.heard()["code"].tolist() == ["trust"]
    assert study.triangulations()["target"].tolist() == ["trust"]


def test_two_people_judge_and_write_apart_and_both_are_told(study, ids, tmp_path):
    shutil.copy(study.path, tmp_path / "away.db")
    study.judge_lesson(ids[0], ids[1], "came back", coder="a")
    study.triangulate("code", "people", "agree", "ตรงกัน", coder="a")
    with Study(tmp_path / "away.db") as away:
        away.judge_lesson(ids[0], ids[1], "not the same", coder="b")
        away.triangulate("code", "people", "disagree", "ไม่ตรง", coder="b")
    clashes = study.merge(tmp_path / "away.db")
    assert clashes[["what", "here", "there", "counts"]].values.tolist() == [
        ["triangulation", "ตรงกัน", "ไม่ตรง", "ไม่ตรง"],
        ["lesson", "came back", "not the same", "not the same"],
    ]
    assert study.triangulations()[["text", "apart"]].values.tolist() == [["ไม่ตรง", 1]]
    study.triangulate("code", "people", "partly agree", "ตรงกันบางส่วน", coder="a")
    assert study.triangulations()[["text", "apart"]].values.tolist() == [["ตรงกันบางส่วน", 0]]


def test_who_judged_nothing_disagrees_with_nobody(study, ids):
    yours = study.judge_lesson(ids[0], ids[1], "came back", coder="a")
    study.judge_lesson(ids[0], ids[1], "not the same", coder="a")  # known to both, by a clock that is ahead
    with study._store.reading() as connection:
        assert judged_apart(connection, set(), {yours}) == []
        assert judged_apart(connection, {yours}, set()) == []


def test_a_verdict_that_another_took_away_is_told(study, ids, tmp_path):
    study.judge_lesson(ids[0], ids[1], "came back", coder="a")
    shutil.copy(study.path, tmp_path / "away.db")
    study.judge_lesson(ids[0], ids[1], "taken up", coder="a")
    with Study(tmp_path / "away.db") as away:
        away.judge_lesson(ids[0], ids[1], "not judged", coder="b")
    clashes = study.merge(tmp_path / "away.db")
    assert clashes[["what", "here", "there", "counts"]].values.tolist() == [
        ["lesson", "taken up", "not judged", "not judged"]
    ]
    assert verdicts(study) == []


def test_what_was_erased_is_no_lesson_any_more(study, ids):
    study.judge_lesson(ids[0], ids[1], "came back", coder="a")
    study.hear([ANSWER | {"text": "ป้าแดงว่าดี"}], coder="a")
    study.erase(["ป้าแดง"], coder="a")
    assert "ป้าแดง" not in study.heard()["text"].iloc[0]
    study.erase_sources(["note.txt"], coder="a")
    assert study.lessons().empty
    assert study.check().empty


def test_texts_of_a_renamed_project_are_moved_with_what_rests_on_them(study, ids):
    study.code(ids[0], "trust", coder="a")
    study.write_cell("บางกล่ำ", "people", f"ทีมดี {citing.cite(ids[0])}", coder="a")
    claim = study.write_claim("recommendation", "ควรมีทีม", coder="a")
    study.link(claim, "cell", ("บางกล่ำ", "people"), coder="a")
    with pytest.raises(ValueError, match="บางกล่ำ"):
        study.move_cells("บางกล่ำ", "ท่าช้าง", coder="a")
    study.set_project("note.txt", "ท่าช้าง", coder="a")
    assert study.cell_changes()["what"].tolist()[0] == "place gone"
    assert study.move_cells("บางกล่ำ", "ท่าช้าง", coder="a") == 1
    assert study.cells()[["row", "state"]].values.tolist() == [["ท่าช้าง", "current"]]
    assert study.links()[["target", "there"]].values.tolist() == [["ท่าช้าง × people", True]]
    assert study.check().empty


def test_a_text_that_was_moved_stays_his_who_wrote_it(study):
    study.write_cell("บางกล่ำ", "people", "ทีมดี", coder="a")
    of = ["coder", "created_at"]
    before = study.cells()[of].values.tolist()
    for now, mover in (("ท่าช้าง", "b"), ("บ้านใหม่", "c")):
        study.set_project("note.txt", now, coder=mover)
        study.move_cells(study.cells()["row"][0], now, coder=mover)
    assert study.cells()[["row", *of]].values.tolist() == [["บ้านใหม่", *before[0]]]
    assert study.history()["coder"].tolist()[-1] == "c"


def test_a_move_is_undone_and_redone_whole(study, ids):
    study.code(ids[0], "trust", coder="a")
    study.write_cell("บางกล่ำ", "people", "ทีมดี", coder="a")
    study.write_cell("บางกล่ำ", "success", "สนุก", coder="b")
    claim = study.write_claim("recommendation", "ควรมีทีม", coder="a")
    study.link(claim, "cell", ("บางกล่ำ", "people"), coder="a")
    study.set_project("note.txt", "ท่าช้าง", coder="a")
    before = study.cells(), study.links()
    assert study.move_cells("บางกล่ำ", "ท่าช้าง", coder="c") == 2
    after = study.cells(), study.links()
    assert study.undo(coder="c")
    for was, now in zip(before, (study.cells(), study.links()), strict=True):
        pd.testing.assert_frame_equal(was, now)
    assert study.undo(coder="c") == ""
    assert study.redo(coder="c")
    for was, now in zip(after, (study.cells(), study.links()), strict=True):
        pd.testing.assert_frame_equal(was, now)
    assert study.redo(coder="c") == ""
    assert study.check().empty


def test_where_the_new_cell_is_written_too_both_texts_are_kept(study):
    study.write_cell("บางกล่ำ", "people", "เดิม", coder="a")
    study.set_project("note.txt", "ท่าช้าง", coder="a")
    study.write_cell("ท่าช้าง", "people", "ใหม่", coder="b")
    study.move_cells("บางกล่ำ", "ท่าช้าง", coder="a")
    cell = study.cell("ท่าช้าง", "people")
    assert (cell["text"], [text for _, _, text in cell["apart"]]) == ("เดิม", ["ใหม่"])
