import sys

import pandas as pd
import pytest

from synth.themes.second_opinion import second_opinion

BUDGET = ["งบประมาณล่าช้า", "เบิกงบประมาณช้า", "งบประมาณมาช้า", "รองบประมาณช้า", "งบประมาณไม่พอ", "ขาดงบประมาณ"]
SEA = ["เก็บขยะทะเล", "ขยะทะเลลดลง", "ขยะติดอวนทะเล", "คัดแยกขยะทะเล", "ขยะหน้าทะเล", "ทะเลไม่มีขยะ"]
LEADERS = ["ผู้นำเสียสละ", "ผู้นำเข้มแข็ง", "ผู้นำเป็นแบบอย่าง", "ผู้นำตามธรรมชาติ", "ผู้นำชุมชน", "ผู้นำรุ่นใหม่"]


def asked(texts, codes, book, **more):
    statements = pd.DataFrame({"statement_id": [f"s{n}" for n in range(len(texts))], "text": texts})
    rows = [(f"s{n}", code) for n, code in enumerate(codes) if code]
    return second_opinion(statements, pd.DataFrame(rows, columns=["statement_id", "code"]), book, **more)


def book(*codes, parents=None):
    return pd.DataFrame({"code": codes, "name": codes, "parent": parents or [""] * len(codes)})


def found(opinion):
    return set(opinion[["finding", "code", "other"]].itertuples(index=False, name=None))


def test_codes_that_are_what_they_say_are_left_alone():
    opinion = asked(BUDGET + SEA + LEADERS, ["a"] * 6 + ["b"] * 6 + ["c"] * 6, book("a", "b", "c"))
    assert opinion.empty
    assert opinion.lacks == ""


def test_a_code_that_holds_several_things_does_not_hang_together():
    mixed = ["a", "a", "b", "b", "b", "b"]
    opinion = asked(
        BUDGET + SEA + LEADERS,
        ["x", "x", *["a"] * 4, "x", "x", *["b"] * 4, "x", "x", *["c"] * 4],
        book("x", "a", "b", "c"),
    )
    assert ("apart", "x", "") in found(opinion)
    row = opinion[opinion["finding"] == "apart"].iloc[0]
    assert row["statements"] == len(mixed) == 6
    assert row["likeness"] <= row["against"]
    assert len(row["statement_ids"].split(";")) in (2, 3)
    assert "“x”" in row["says"]


def test_two_codes_for_one_thing_say_the_same():
    twice = BUDGET + BUDGET + SEA + LEADERS
    codes = ["a"] * 6 + ["b"] * 6 + ["c"] * 6 + ["d"] * 6
    opinion = asked(twice, codes, book("a", "b", "c", "d"))
    assert found(opinion) == {("alike", "a", "b")}
    assert opinion["statements"].item() == 12
    # a code is not compared with what stands above it
    assert asked(twice, codes, book("a", "b", "c", "d", parents=["", "a", "", ""])).empty


def test_a_statement_that_no_code_fits_is_quoted():
    said = [*BUDGET, *SEA, "หมอนวดไทยฝึกลูกประคบ"]
    opinion = asked(said, ["a"] * 6 + ["b"] * 6 + [""], book("a", "b"))
    row = opinion[opinion["finding"] == "no_code"].iloc[0]
    assert row["quotes"] == "“หมอนวดไทยฝึกลูกประคบ”"
    assert (row["statement_ids"], row["statements"]) == ("s12", 1)
    assert row["likeness"] < row["against"]


@pytest.mark.parametrize("codes", [[], ["a"] * 4])
def test_as_long_as_little_is_coded_there_is_a_sentence(codes):
    opinion = asked(BUDGET + SEA, codes, book("a", "b"))
    assert opinion.empty
    assert "อย่างน้อย 5 ข้อความ" in opinion.lacks


def test_codes_of_other_dimensions_are_not_judged():
    opinion = asked(BUDGET + SEA, ["a", "b"] * 6, book("a", "b").assign(dimension="ประเภทข้อค้นพบ"))
    assert opinion.empty


def test_the_same_seed_gives_the_same_answer():
    codes = ["x", "a", "a"] * 6
    first, second = (asked(BUDGET + SEA + LEADERS, codes, book("x", "a"), seed=3) for _ in range(2))
    assert first.equals(second)


def test_of_many_statements_some_are_drawn_by_lot_and_it_says_so(monkeypatch):
    monkeypatch.setattr(sys.modules[second_opinion.__module__], "LARGE", 12)
    monkeypatch.setattr(sys.modules[second_opinion.__module__], "MOST_COMPARED", 6)
    few = asked(BUDGET + SEA, ["a"] * 6 + ["b"] * 6, book("a", "b"))
    assert few.sample == 0
    texts, codes = (BUDGET + SEA) * 5 + LEADERS, (["a"] * 6 + ["b"] * 6) * 5
    many = asked(texts, codes, book("a", "b"))
    assert 12 <= many.sample <= 12 + 6 + 6
    assert f"จากข้อความที่สุ่มมา {many.sample} ข้อความ" in str(many)
    halves = asked(BUDGET * 10 + SEA, ["a"] * 30 + ["b"] * 30 + ["c"] * 6, book("a", "b", "c"))
    assert halves.loc[halves["code"].isin(["a", "b"]), "statements"].tolist() == [
        30,
        30,
    ]  # of all, drawn or not
