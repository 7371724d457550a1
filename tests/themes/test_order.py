import numpy as np
import pandas as pd
import pytest

from synth.themes.order import coding_order, random_order

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
