"""Two coders' codings side by side, the outcome kept apart; and the page that sees nobody else."""

import shutil

import pytest

import synth
from synth.schema import ADJUDICATED
from synth.study import Study

from .pages import Page


@pytest.fixture(scope="module")
def read_twice(begun, tmp_path_factory):
    """The file with two readings: alike, apart, alike without a code, nothing shared, and read by one only."""
    with Study(shutil.copy(begun, tmp_path_factory.mktemp("twice") / "study.db")) as study:
        read(study)
        return study.path


def read(study):
    ids = study.statements()["statement_id"].tolist()
    readings = {
        "ก": [["leader"], ["trust", "success"], [], ["budget"], ["budget"]],
        "ข": [["leader"], ["trust", "leader"], [], ["obstacle"]],
    }
    for coder, rows in readings.items():
        for statement_id, codes in zip(ids, rows, strict=False):
            study.review(statement_id, coder=coder)
            for code in codes:
                study.code(statement_id, code, coder=coder)
    study.memo("statement", ids[1], "ฉันลังเล", coder="ก")
    study.memo("statement", ids[1], "ผู้นำชัดกว่า", coder="ข")


@pytest.fixture
def both(study, read_twice):
    """A copy of it."""
    study.close()
    shutil.copy(read_twice, study.path)
    return study


def outcome(study):
    codings = study.codings()
    codings = codings[codings["coder"] == ADJUDICATED]
    places = {name: place for place, name in enumerate(study.statements()["statement_id"])}
    return sorted(zip(codings["statement_id"].map(places), codings["code"], strict=True))


@pytest.fixture
def page(both):
    return Page(both, "", adjudicate=("ก", "ข"))


def test_both_stand_side_by_side_with_their_memos(page):
    opened, row = page.opened, page.row(page.keys[1])
    assert (opened["mode"], opened["coder"], opened["adjudicate"]) == ("adjudicate", ADJUDICATED, ["ก", "ข"])
    assert (opened["counts"]["apart"], opened["counts"]["settled"]) == (2, 0)
    assert row["codes"] == []
    assert row["others"] == [
        {"coder": "ก", "codes": ["trust", "success"], "read": True},
        {"coder": "ข", "codes": ["trust", "leader"], "read": True},
    ]
    assert page.row(page.keys[4])["others"][1] == {"coder": "ข", "codes": [], "read": False}
    memos = page("memos", about="statement", k=page.keys[1])["memos"]
    assert [(one["coder"], one["text"]) for one in memos] == [("ก", "ฉันลังเล"), ("ข", "ผู้นำชัดกว่า")]


def test_the_outcome_is_kept_apart(page, both):
    before = both.codings()
    page.act("code", k=page.keys[1], code="leader")
    after = both.codings()
    assert outcome(both) == [(1, "leader")]
    assert after[after["coder"] != ADJUDICATED].equals(before)
    assert page("view", filter={"disagreement": True})["keys"] == [page.keys[1], page.keys[3]]


@pytest.mark.parametrize(
    ("number", "made"),
    [(0, [(0, "leader")]), (1, [(1, "trust")]), (2, [])],
)
def test_what_both_agree_on_is_taken_over(page, both, number, made):
    done = page.act("agree", k=page.keys[number])
    assert outcome(both) == made
    assert done["rows"][0]["state"] == ("c" if made else "r")
    assert done["changed"] is False


@pytest.mark.parametrize(
    ("number", "why"), [(3, "ไม่มีรหัสที่สองคนลงตรงกัน"), (4, "ยังหาข้อยุติไม่ได้ เพราะยังอ่านข้อความนี้ไม่ครบทั้งสองคน")]
)
def test_where_they_share_nothing_a_person_must_choose(page, both, number, why):
    done = page.act("agree", k=page.keys[number])
    assert not done["ok"]
    assert done["why"].startswith(why)
    assert outcome(both) == []


def test_the_codes_of_one_are_taken_instead_of_what_was_there(page, both):
    k = page.keys[1]
    page.act("code", k=k, code="budget")
    done = page.act("take", k=k, **{"from": "ข"})
    assert outcome(both) == [(1, "leader"), (1, "trust")]
    assert done["said"] == "ใช้รหัสของ ข แล้ว"
    assert page.act("take", k=k, **{"from": "ก"})["counts"]["settled"] == 1
    assert outcome(both) == [(1, "success"), (1, "trust")]
    assert not page.act("take", k=k, **{"from": "ใครก็ไม่รู้"})["ok"]


def test_all_on_which_they_agree_wholly_at_once(page, both):
    more, rounds = None, 0
    while more != 0:
        done = page.act("agree")
        more, rounds = done["more"], rounds + 1
        assert rounds < 5
    assert outcome(both) == [(0, "leader")]
    assert page.row(page.keys[2])["state"] == "r"
    assert done["counts"]["read"] == 2
    assert page.act("agree")["said"] == "รับรหัสที่ตรงกันแล้ว 0 ข้อความ เหลือ 0"


def test_next_goes_to_what_is_not_settled(page):
    assert page("next", by="disagreement", k=None)["k"] == page.keys[1]
    page.act("take", k=page.keys[1], **{"from": "ก"})
    assert page("next", by="disagreement", k=page.keys[1])["k"] == page.keys[3]
    page.act("review", k=page.keys[3])
    assert page("next", by="disagreement", k=page.keys[3])["k"] is None


def test_the_tables_count_the_outcome(page, both):
    page.act("take", k=page.keys[1], **{"from": "ก"})
    table = synth.code_table(both.codings(), both.reviews(), both.statements(), both.codebook())
    assert set(table["coder"]) == {ADJUDICATED}


@pytest.mark.parametrize("names", [("ก",), ("ก", "ก"), ("ก", "ค"), (ADJUDICATED, "ก")])
def test_two_who_coded_must_be_named(both, names):
    with pytest.raises(ValueError, match="takes two who coded: of ก, ข"):
        synth.Coder(both, adjudicate=names)


def test_a_blind_page_sees_nobody_else(both):
    page = Page(both, "ค", blind=True)
    assert (page.opened["blind"], page.opened["coders"], page.opened["options"]["coders"]) == (
        True,
        ["ค"],
        [],
    )
    for k in page.keys:
        row = page.row(k)
        assert (row["others"], row["memos"], row["state"]) == ([], 0, "u")
        assert page("memos", about="statement", k=k)["memos"] == []
        assert page("history", k=k)["history"] == []
    assert not any(code["uses"] for code in page.opened["book"])
    for asked in ({"disagreement": True}, {"coder": "ก", "state": "c"}):
        found = page.view(**asked)
        assert found["note"].startswith("กำลังลงรหัสโดยไม่เห็นรหัสของผู้อื่น")
        assert found["states"] in ("u" * 8, "")
    assert page("next", by="disagreement", k=None)["k"] is None


def test_a_blind_page_inherits_only_its_own(both):
    page, k = Page(both, "ข", blind=True), None
    k = page.keys[1]
    done = page.act("split", k=k, at=[page("cuts", k=k)["words"][0]])
    assert [one["row"]["inherited"] for one in done["came"]] == [["trust", "leader"]] * 2
