import sys
from contextlib import nullcontext

import numpy as np
import pandas as pd
import pytest

from synth.themes import cutting, portions
from synth.themes.suggest import suggest, suggested_in_parts

TEXTS = [
    a + b for a in ["ผู้นำ", "แกนนำ", "งบประมาณ", "เบิกจ่าย"] for b in ["ตลาด", "ชุมชน", "เด็ก", "น้ำ", "ป่า", "วัด"]
] * 2
IDS = [f"s{n:02}" for n in range(len(TEXTS))]


@pytest.fixture
def small(monkeypatch):
    monkeypatch.setattr(portions, "LARGE", 20)
    monkeypatch.setattr(portions, "PORTION", 12)
    monkeypatch.setattr(portions, "JUDGED", 3)


@pytest.mark.parametrize("judged", [[], [0], range(10), range(48)])
@pytest.mark.parametrize("seed", [0, 7])
def test_each_row_has_one_answer_and_each_portion_what_was_judged(small, judged, seed):
    known = np.isin(range(48), list(judged))
    found = list(portions.portions(TEXTS, IDS, known, seed))
    assert sorted(row for _, answered in found for row in answered) == list(range(48))
    assert all(set(answered) <= set(seen) for seen, answered in found)
    in_all = set.intersection(*(set(seen) for seen, _ in found)) if len(found) > 1 else set(found[0][0])
    assert len(in_all & set(judged)) >= min(3, len(judged))
    assert len(found) > 1


def test_equal_texts_stay_together_and_the_order_of_rows_does_not_matter(small):
    none = np.zeros(48, dtype=bool)
    found = [[IDS[row] for row in seen] for seen, _ in portions.portions(TEXTS, IDS, none)]
    turned = [[IDS[::-1][row] for row in seen] for seen, _ in portions.portions(TEXTS[::-1], IDS[::-1], none)]
    assert found == turned
    of = {name: place for place, those in enumerate(found) for name in those}
    assert all(of[IDS[row]] == of[IDS[row + 24]] for row in range(24))


def test_suggestions_for_many_are_whole_and_as_good_as_for_few(small, monkeypatch):
    said = pd.DataFrame({"statement_id": IDS, "text": TEXTS})
    book = pd.DataFrame({"code": ["leader", "budget"], "keywords": ["ผู้นำ;แกนนำ", "งบประมาณ;เบิกจ่าย"]})
    codings = pd.DataFrame({"statement_id": ["s00", "s13"], "code": ["leader", "budget"]})
    found = suggest(said, codings, book)
    assert list(dict.fromkeys(found["statement_id"])) == IDS
    first = found.drop_duplicates("statement_id").set_index("statement_id")["code"]
    right = dict(zip(IDS, (["leader"] * 12 + ["budget"] * 12) * 2, strict=True)) | {
        "s00": "budget",
        "s13": "leader",
    }
    assert first.to_dict() == right
    again = suggest(said[::-1], codings, book)
    order = ["statement_id", "code"]
    pd.testing.assert_frame_equal(
        pd.DataFrame(found.sort_values(order, ignore_index=True)),
        pd.DataFrame(again.sort_values(order, ignore_index=True)),
    )


def test_it_is_told_how_far_suggestions_for_many_have_come(small, monkeypatch):
    steps = []
    monkeypatch.setattr(
        sys.modules[suggest.__module__], "shown", lambda texts, doing: nullcontext(steps.append)
    )
    book = pd.DataFrame({"code": ["leader"], "keywords": ["ผู้นำ"]})
    suggest(pd.DataFrame({"statement_id": IDS, "text": TEXTS}), None, book)
    assert len(steps) > 1
    assert sum(steps) == len(IDS)


def test_all_cores_give_the_suggestions_of_one(small, monkeypatch):
    said = pd.DataFrame({"statement_id": IDS, "text": TEXTS})
    book = pd.DataFrame({"code": ["leader", "budget"], "keywords": ["ผู้นำ;แกนนำ", "งบประมาณ;เบิกจ่าย"]})
    codings = pd.DataFrame({"statement_id": ["s00", "s13"], "code": ["leader", "budget"]})
    alone = suggest(said, codings, book, embedding="none")
    monkeypatch.setattr(cutting, "SEVERAL_CORES", 1)
    pd.testing.assert_frame_equal(
        pd.DataFrame(suggest(said, codings, book, embedding="none")), pd.DataFrame(alone)
    )


def test_a_part_at_a_time_gives_the_whole_table_in_the_order_of_the_statements(small):
    said = pd.DataFrame({"statement_id": IDS, "text": TEXTS})
    book = pd.DataFrame({"code": ["leader", "budget"], "keywords": ["ผู้นำ;แกนนำ", "งบประมาณ;เบิกจ่าย"]})
    codings = pd.DataFrame({"statement_id": ["s00", "s13"], "code": ["leader", "budget"]})
    parts = list(suggested_in_parts(said, codings, book, embedding="none"))
    assert [part["statement_id"].nunique() for part in parts] == [12] * 4
    whole = suggest(said, codings, book, embedding="none")
    pd.testing.assert_frame_equal(pd.concat(parts, ignore_index=True), pd.DataFrame(whole))


@pytest.mark.parametrize("portions_of", [[], [[]], [[], [(3, "a")]]])
def test_portions_that_answer_nothing_are_none(portions_of):
    assert [row for rows in portions.in_order(portions_of) for row in rows] == [
        row for rows in portions_of for row in rows
    ]
