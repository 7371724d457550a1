"""Pairs of recommendations and later obstacles: which are proposed, in which order, with which reasons."""

import pandas as pd
import pytest

from synth.findings.lessons import MOST_OBSTACLES, recurring_lessons

BOOK = pd.DataFrame(
    [
        ("money", "งบประมาณ", "ประเด็น"),
        ("team", "ทีม", "ประเด็น"),
        ("r", "ข้อเสนอแนะ", "ประเภทข้อค้นพบ"),
        ("o", "ปัญหาอุปสรรค", "ประเภทข้อค้นพบ"),
    ],
    columns=["code", "name", "dimension"],
)
SAID = [
    ("ควรโอนงบงวดแรกให้เร็วขึ้น", "รุ่น 1", "r money"),
    ("ควรมีพี่เลี้ยงประจำตำบล", "รุ่น 1", "r team"),
    ("งบงวดแรกโอนมาช้าอีกแล้ว", "รุ่น 2", "o money"),
    ("พี่เลี้ยงประจำตำบลลาออก", "รุ่น 2", "o"),
    ("ฝนตกหนักทั้งเดือน", "รุ่น 2", "o"),
]


def tables(said=SAID):
    lines = pd.DataFrame(
        [(f"s{n}", f"{cohort}.txt", cohort, cohort, text) for n, (text, cohort, _) in enumerate(said)],
        columns=["statement_id", "source_id", "cohort", "project", "text"],
    )
    codings = pd.DataFrame(
        [(f"s{n}", code, "ก") for n, (_, _, codes) in enumerate(said) for code in codes.split()],
        columns=["statement_id", "code", "coder"],
    )
    return codings, codings, lines, BOOK


def found(*further, said=SAID, **options):
    return recurring_lessons(*tables(said), *further, embedding="none", **options)


def test_pairs_have_a_code_or_words_in_common_the_likeliest_first():
    pairs = found()[["recommendation_id", "obstacle_id", "codes"]].values.tolist()
    assert sorted(pairs) == [["s0", "s2", "money"], ["s1", "s3", ""]]
    assert found()["likeness"].between(0.2, 1).all()
    assert found().set_index("obstacle_id")["words"].str.contains("พี่เลี้ยง").to_dict() == {
        "s2": False,
        "s3": True,
    }


@pytest.mark.parametrize(
    ("obstacle", "order"),
    [
        ("พี่เลี้ยงประจำตำบลลาออก", ["s3", "s2"]),  # 0.74 beside 0.54 with a code in common
        ("พี่เลี้ยงประจำตำบลลาออกไปแล้วสองคน", ["s2", "s3"]),  # 0.61
    ],
)
def test_a_code_in_common_weighs_a_tenth_of_likeness(obstacle, order):
    assert found(said=[*SAID[:3], (obstacle, "รุ่น 2", "o")])["obstacle_id"].tolist() == order


def test_the_cohorts_may_be_named():
    assert found(before="รุ่น 1", now="รุ่น 2")["earlier"].unique().tolist() == ["รุ่น 1"]
    empty = found(now="รุ่น 1")
    assert empty.empty
    assert "รุ่น 1" in empty.lacks


def test_one_broad_recommendation_is_not_set_beside_everything():
    said = [("ควรมีงบ", "1", "r money"), *((f"ปัญหาที่ {n} ของงาน", "2", "o money") for n in range(9))]
    assert len(found(said=said)) == MOST_OBSTACLES


def test_recommendations_of_the_ledger_are_the_cohorts_on_whose_statements_they_rest():
    claimed = pd.DataFrame(
        [("c1", "recommendation", "ควรโอนงบให้เร็ว", "s0"), ("c2", "recommendation", "โอนงบให้เร็ว", "s2"),
         ("c3", "conclusion", "โอนงบช้า", "s0")],
        columns=["claim_id", "kind", "text", "statement_id"],
    )  # fmt: skip
    pairs = found(claimed).query("about == 'claim'")
    assert pairs[["recommendation_id", "obstacle_id", "codes"]].values.tolist() == [["c1", "s2", "money"]]


def test_what_people_judged_stands_in_the_table():
    row = {"about": "statement", "recommendation_id": "s0", "obstacle_id": "s2", "obstacle_cohort": "รุ่น 2"}
    row["recommendation_cohort"] = "รุ่น 1"
    row |= {"verdict": "came back", "coder": "ข", "created_at": "2026", "note": "", "there": True}
    judged = found(None, pd.DataFrame([row])).set_index("obstacle_id")
    assert judged["verdict"].to_dict() == {"s2": "came back", "s3": ""}
    assert judged.at["s2", "judged_by"] == "ข"


@pytest.mark.parametrize("codes", ["", "money", "r o"])
def test_nothing_to_say_is_an_empty_table(codes):
    assert found(said=[(text, cohort, codes) for text, cohort, _ in SAID]).empty or codes == "r o"


def test_a_judged_pair_that_is_not_proposed_stays_at_the_end():
    row = {"about": "statement", "recommendation_id": "s1", "obstacle_id": "s4", "obstacle_cohort": "รุ่น 2"}
    row["recommendation_cohort"] = "รุ่น 1"
    row |= {"recommendation": SAID[1][0], "obstacle": SAID[4][0], "verdict": "taken up", "there": True}
    last = found(None, pd.DataFrame([row | {"coder": "ข", "created_at": "2026", "note": ""}])).iloc[-1]
    assert last[["recommendation_id", "obstacle", "codes", "verdict"]].tolist() == [
        "s1", "ฝนตกหนักทั้งเดือน", "", "taken up",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rests_on", "shown"), [("รุ่น 1", True), ("รุ่น 2", False), ("รุ่น 1, รุ่น 2", True), ("", False)]
)
def test_what_was_judged_of_another_earlier_cohort_is_not_said_of_this_one(rests_on, shown):
    said = [*SAID, ("งบงวดแรกโอนมาช้าทุกปี", "รุ่น 3", "o money")]
    row = {"about": "claim", "recommendation_id": "c1", "recommendation": "ควรโอนงบให้เร็ว", "there": True}
    row |= {"recommendation_cohort": rests_on, "obstacle_id": "s5", "obstacle": said[5][0]}
    row |= {"obstacle_cohort": "รุ่น 3", "verdict": "came back", "coder": "ข", "created_at": "2026", "note": ""}
    table = found(None, pd.DataFrame([row]), said=said, before="รุ่น 1", now="รุ่น 3")
    assert ("c1" in set(table["recommendation_id"])) == shown
