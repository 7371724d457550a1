"""A machine's answers kept, a lot drawn, and who may not have seen what before."""

import sqlite3
from collections import Counter

import pandas as pd
import pytest

from synth.study import Study
from synth.themes.asking import Answers
from synth.themes.assistant import Assistant

from .conftest import begin

LINES = {
    f"{cohort}-{note}.txt": [f"คำพูดสมมติที่ {note} ข้อ {line} รุ่น {cohort}" for line in range(5)]
    for cohort in (1, 2)
    for note in range(2)
}


@pytest.fixture
def judged(tmp_path):
    """A study of two cohorts in which two statements were coded, and a machine was tried and kept."""
    study, ids = begin(tmp_path / "study.db", LINES)
    for name in study.sources()["source_id"]:
        study.set_cohort(name, f"รุ่น {name[0]}", coder="ก")
    study.code(ids[0], "trust", coder="ก")
    study.review(ids[1], coder="ข")
    machine = study.try_machine("assistant", {"model": "m"}, coder="ก")
    study.freeze(machine, ids, [(ids[5], "trust"), (ids[6], "ความไว้วางใจ")], coder="ก", dropped=3)
    return study, ids, machine


def parts(study, machine=""):
    return study.lot(machine).set_index("statement_id")["part"]


def test_nothing_is_drawn_before_a_machine_is_kept(tmp_path):
    study, _ = begin(tmp_path / "study.db")
    with pytest.raises(ValueError, match="kept"):
        study.draw(1, "ก")
    assert study.draws().empty


def test_what_anybody_read_before_is_not_drawn(judged):
    study, ids, _ = judged
    study.draw(18, "ก")
    assert set(study.drawn()) == set(ids) - set(ids[:2])
    assert (parts(study)[ids[:2]] == "seen").all()
    with pytest.raises(ValueError, match="0 are left"):
        study.draw(1, "ก")


def test_a_second_draw_makes_the_lot_larger_and_does_not_avoid_what_people_read_meanwhile(judged):
    study, ids, _ = judged
    study.draw(5, "ก", seed=1)
    first = study.drawn()
    for name in ids:  # by choice, also of the lot
        study.review(name, coder="ก")
    study.draw(13, "ก", seed=2)
    assert study.drawn()[:5] == first
    assert set(study.drawn()) == set(ids[2:])
    assert study.draws()[["statements", "frame", "seed"]].values.tolist() == [[5, 18, 1], [13, 13, 2]]


def test_the_same_seed_draws_the_same_and_without_one_a_seed_is_kept(judged, tmp_path):
    study, *_ = judged
    study.backup(tmp_path / "copy.db")
    with Study(tmp_path / "copy.db") as copy:
        for one in (study, copy):
            one.draw(12, "ก", seed=7)
        assert study.drawn() == copy.drawn()
        copy.draw(1, "ก")
        assert copy.draws()["seed"].iloc[-1] >= 0


def test_a_draw_from_one_cohort_leaves_the_others_out(judged):
    study, *_ = judged
    study.draw(5, "ก", cohort="รุ่น 2")
    cohorts = study.statements().set_index("statement_id")["cohort"]
    assert set(cohorts[study.drawn()]) == {"รุ่น 2"}
    assert set(parts(study)[cohorts[cohorts == "รุ่น 1"].index]) == {"outside"}
    with pytest.raises(ValueError, match="รุ่น 9"):
        study.draw(5, "ก", cohort="รุ่น 9")


def test_a_machine_kept_after_the_draw_is_late_for_the_lot(judged):
    study, ids, _ = judged
    study.draw(5, "ก", cohort="รุ่น 1")
    tuned = study.try_machine("assistant", {"model": "m", "prompt": "better"}, coder="ก")
    study.freeze(tuned, ids, [(ids[5], "trust")], coder="ก")
    assert study.machines()["late"].tolist() == [False, True]
    assert "late" not in set(parts(study))
    assert "late" in set(parts(study, tuned))
    study.draw(5, "ก", cohort="รุ่น 2")  # there the second one was kept before
    cohorts = study.statements().set_index("statement_id")["cohort"]
    assert set(parts(study, tuned)[cohorts[cohorts == "รุ่น 2"].index]) == {"drawn", "rest"}


def test_suggestions_that_are_kept_have_not_learnt_from_the_lot(tmp_path):
    """What people code after the draw changes what is suggested, and nothing of what was kept."""
    study, _ids = begin(tmp_path / "study.db", {"a.txt": [f"ทีมงานคุยกันครั้งที่ {n}" for n in range(8)]})
    study.change_code("team", coder="ก", keywords="ทีมงาน")
    study.keep_suggestions("ก", embedding="none")
    before = study.guesses().values.tolist()
    study.draw(4, "ก", seed=1)
    for name in study.drawn():
        study.code(name, "team", coder="ก")
    assert before == study.guesses().values.tolist() != []
    study.keep_suggestions("ก", embedding="none")
    assert study.machines()["late"].tolist() == [False, True]
    assert before == study.guesses().values.tolist()  # the later ones are not taken unless they are named


def test_the_same_answers_are_kept_once_and_prove_themselves(judged):
    study, ids, machine = judged
    again = study.freeze(machine, ids, [(ids[6], "trust"), (ids[5], "trust")], coder="ก")
    table = study.machines()
    assert table[["frozen", "asked", "given", "dropped", "whole"]].values.tolist() == [
        [again, 20, 2, 3, True]
    ]
    assert study.try_machine("assistant", {"model": "m"}, coder="ก") == machine


def asked_with(study):
    """Give the definition and the code in the codebook under the answers that were kept last."""
    tables = study.dump()
    book = tables["codes"].query("version_id == @tables['frozen']['version_id'].iloc[-1]")
    return book.loc[book["name"] == "ความไว้วางใจ", ["code", "definition"]].values.tolist()


def test_answers_are_kept_under_the_codebook_that_was_asked_with(judged, monkeypatch):
    study, ids, _ = judged
    study.change_code("trust", coder="ก", definition="ไว้ใจกัน")

    def edited(assistant, statements, *_):
        study.change_code("trust", coder="ข", definition="อย่างอื่น")
        return Answers([*statements["statement_id"]], [(ids[3], "trust", 0, 3)], Counter(), 0)

    monkeypatch.setattr("synth.themes.asking.ask", edited)
    study.ask(Assistant("m"), "ก")
    assert asked_with(study) == [["trust", "ไว้ใจกัน"]]
    assert study.guesses().values.tolist() == [[ids[3], "trust"]]
    assert study.check().empty


def test_suggestions_are_kept_under_the_codebook_that_they_were_made_with(judged, monkeypatch):
    study, ids, _ = judged
    study.change_code("trust", coder="ก", definition="ไว้ใจกัน")

    def edited(*_):
        study.change_code("trust", coder="ข", definition="อย่างอื่น")
        return pd.DataFrame({"statement_id": ids[3:4], "code": ["trust"], "score": [1.0]})

    monkeypatch.setattr("synth.themes.suggest.suggest", edited)
    study.keep_suggestions("ก", embedding="none")
    assert asked_with(study) == [["trust", "ไว้ใจกัน"]]


def test_every_configuration_that_was_tried_is_on_record(judged):
    study, *_ = judged
    study.try_machine("assistant", {"model": "came to nothing"}, coder="ข")
    assert study.machines()[["coder", "frozen"]].eq("").any(axis=1).tolist() == [False, True]
    assert [act for act in study.history()["act"] if act == "try machine"] == ["try machine"] * 2


@pytest.mark.parametrize(
    ("do", "says"),
    [
        (lambda study, ids, machine: study.try_machine("oracle", {}, coder="ก"), "oracle"),
        (lambda study, ids, machine: study.freeze("0", ids, [], coder="ก"), "no machine"),
        (lambda study, ids, machine: study.freeze(machine, ["nowhere"], [], coder="ก"), "nowhere"),
        (lambda study, ids, machine: study.freeze(machine, ids, [(ids[0], "ไม่มี")], coder="ก"), "ไม่มี"),
        (lambda study, ids, machine: study.draw(0, "ก"), "0 statements"),
        (lambda study, ids, machine: study.lot("0"), "no machine"),
    ],
)
def test_what_does_not_fit_is_refused_and_costs_nothing(judged, do, says):
    study, ids, machine = judged
    before = study.history()
    with pytest.raises(ValueError, match=says):
        do(study, ids, machine)
    assert len(study.history()) == len(before)


def test_a_draw_is_not_undone(judged):
    study, _ids, _ = judged
    study.draw(5, "ค")
    assert study.undo("ค") == ""
    assert len(study.drawn()) == 5


@pytest.mark.parametrize("how", ["split", "join"])
def test_what_made_a_drawn_statement_is_not_undone(judged, how):
    study, ids, _ = judged
    made = study.split(ids[7], 4, coder="ข") if how == "split" else [study.join(ids[7:9], coder="ข")]
    study.draw(len(study.statements()) - 2, "ก")
    with pytest.raises(ValueError, match=f"{how} cannot be undone"):
        study.undo("ข")
    assert set(made) <= set(study.drawn()) & set(study.statements()["statement_id"])


def test_machines_and_lots_come_with_a_merge_and_go_with_an_erasure(judged, tmp_path):
    study, _ids, _ = judged
    study.backup(tmp_path / "copy.db")
    study.draw(18, "ก")
    with Study(tmp_path / "copy.db") as copy:
        copy.merge(study.path)
        assert copy.drawn() == study.drawn()
        assert copy.check().empty
    gone = study.statements().query("source_id == '1-0.txt'")["statement_id"]
    study.erase_sources(["1-0.txt"], coder="ก")
    assert not set(gone) & set(study.drawn())
    assert study.check().empty
    assert study.machines()[["asked", "whole"]].values.tolist() == [[15, True]]


@pytest.mark.parametrize("words", ["รุ่น 1", "สมมติที่ 0"])
def test_erased_words_do_not_make_kept_answers_look_changed(judged, words):
    study, _ids, machine = judged
    study.erase({words: "…"}, coder="ก")
    assert study.machines()["whole"].tolist() == [True]
    now = study.statements()["statement_id"].tolist()
    again = study.freeze(machine, now, [(now[5], "trust"), (now[6], "trust")], coder="ก")
    assert study.machines()["frozen"].tolist() == [again]  # the same answers, no second act


def test_answers_that_were_changed_in_the_file_stay_changed_after_an_erasure(judged):
    study, ids, _ = judged
    with sqlite3.connect(study.path) as file:
        file.execute("DROP TRIGGER IF EXISTS keep_guesses")
        file.execute("DELETE FROM guesses WHERE statement_id = ?", [ids[5]])
    assert study.machines()["whole"].tolist() == [False]
    study.erase({"รุ่น 1": "…"}, coder="ก")
    assert study.machines()["whole"].tolist() == [False]


def test_codes_that_were_merged_since_are_those_that_stand_now(judged):
    study, _ids, _ = judged
    study.merge_codes(["trust"], "team", coder="ก")
    assert set(study.guesses()["code"]) == {"team"}


def test_what_was_tried_is_kept_where_nothing_answers(judged):
    study, *_ = judged
    study.change_code("trust", coder="ก", definition="ไว้ใจกัน")
    silent = Assistant("m", "http://127.0.0.1:9/v1", patience=1)
    with pytest.raises(ValueError, match="nothing answers"):
        study.ask(silent, coder="ก")
    assert study.machines()["frozen"].eq("").tolist() == [False, True]
