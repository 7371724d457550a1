import numpy as np
import pandas as pd
import pytest

from synth.themes.order import coding_order, random_order, reliability_sample

BOOK = pd.DataFrame({"code": ["leader", "budget"], "keywords": ["ผู้นำ;แกนนำ", "งบประมาณ;เบิกจ่าย"]})
SAID = pd.DataFrame(
    {
        "statement_id": list("abcdef"),
        "text": [
            "ผู้นำชุมชน",
            "ผู้นำกับการเบิกจ่ายงบประมาณ",
            "งบประมาณล่าช้า",
            "แกนนำและผู้นำ",
            "เบิกจ่ายงบประมาณ",
            "ผู้นำตามธรรมชาติ",
        ],
    }
)


def test_the_doubtful_comes_first():
    assert coding_order(SAID, None, BOOK)[0] == "b"


def test_each_open_statement_once():
    codings = pd.DataFrame({"statement_id": ["a", "b"], "code": ["leader", "leader"]})
    assert sorted(coding_order(SAID, codings, BOOK)) == list("cdef")


def test_near_copies_do_not_follow_each_other():
    texts = ["ผู้นำกับงบประมาณ"] * 3 + ["แกนนำเบิกจ่ายเงินโครงการ", "ผู้นำเข้มแข็ง", "งบประมาณมาก"]
    order = coding_order(SAID.assign(text=texts), None, BOOK)
    assert order[1] not in "abc" or order[0] not in "abc"


@pytest.mark.parametrize("which", [coding_order, random_order])
def test_only_what_is_analysed_is_ordered(which):
    statements = SAID.assign(use=["left out"] + ["analysed"] * 5)
    order = which(statements) if which is random_order else which(statements, None, BOOK)
    assert sorted(order) == list("bcdef")


def test_by_lot_is_the_same_for_the_same_seed_only():
    many = pd.DataFrame({"statement_id": [f"s{n}" for n in range(50)]})
    assert random_order(many, seed=1) == random_order(many.sample(frac=1, random_state=0), seed=1)
    assert random_order(many, seed=1) != random_order(many, seed=2)
    first = np.mean([int(random_order(many, seed=seed)[0][1:]) for seed in range(200)])
    assert 20 < first < 30


def test_nothing_to_order():
    assert coding_order(SAID.iloc[:0], None, BOOK) == []


def sources_of(**sizes):
    rows = [(f"{source}{i}", source) for source, size in sizes.items() for i in range(size)]
    return pd.DataFrame(rows, columns=["statement_id", "source_id"])


@pytest.mark.parametrize(
    ("sizes", "size", "shares"),
    [
        ({"เวที": 90, "สัมภาษณ์": 10}, 20, {"เวที": 18, "สัมภาษณ์": 2}),
        ({"เวที": 99, "สัมภาษณ์": 1}, 10, {"เวที": 9, "สัมภาษณ์": 1}),
        ({"เวที": 5, "สัมภาษณ์": 5, "แบบฟอร์ม": 5}, 3, {"เวที": 1, "สัมภาษณ์": 1, "แบบฟอร์ม": 1}),
        ({"เวที": 2, "สัมภาษณ์": 1}, 9, {"เวที": 2, "สัมภาษณ์": 1}),
    ],
)
def test_a_sample_has_something_of_each_source_and_more_of_the_long(sizes, size, shares):
    said = sources_of(**sizes)
    for seed in range(5):
        drawn = reliability_sample(said, size, seed)
        assert len(drawn) == len(set(drawn))
        assert said.set_index("statement_id")["source_id"][drawn].value_counts().to_dict() == shares


def test_a_sample_hangs_on_seed_and_ids_alone_and_grows_from_the_smaller():
    said = sources_of(ก=40, ข=7, ค=3)
    drawn = reliability_sample(said, 20, seed=4)
    assert reliability_sample(said.sample(frac=1, random_state=1), 20, seed=4) == drawn
    assert reliability_sample(said, 12, seed=4) == drawn[:12]
    assert reliability_sample(said, 20, seed=5) != drawn


def test_the_lot_is_fair_where_there_are_more_sources_than_statements_wanted():
    said = sources_of(**{name: 1 + 9 * (name == "ก") for name in "กขคงจ"})
    first = [reliability_sample(said, 1, seed)[0][0] for seed in range(400)]
    assert all(50 <= first.count(name) <= 110 for name in "กขคงจ")


def test_a_sample_is_of_what_is_analysed():
    said = sources_of(ก=3).assign(use=["analysed", "left out", "analysed"])
    assert sorted(reliability_sample(said, 3)) == ["ก0", "ก2"]
    with pytest.raises(ValueError, match="one statement or more"):
        reliability_sample(said, 0)
