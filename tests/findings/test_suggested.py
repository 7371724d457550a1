import pandas as pd
import pytest

import synth
from synth.findings.suggested import SUGGESTED, with_suggestions

LINES = pd.DataFrame(
    {"statement_id": list("abcd"), "source_id": "n", "project": "p", "use": ["analysed"] * 3 + ["left out"]}
)
BOOK = pd.DataFrame({"code": ["trust", "team"], "name": ["ความไว้วางใจ", "ทีม"]})
CODINGS = pd.DataFrame([("a", "trust", "ก"), ("b", "team", "ข")], columns=["statement_id", "code", "coder"])
HINTS = pd.DataFrame(
    [("a", "team", 0.9), ("b", "trust", 0.8), ("c", "team", 0.4), ("c", "trust", 0.5), ("d", "trust", 0.9)],
    columns=["statement_id", "code", "score"],
)


@pytest.mark.parametrize(
    ("coder", "least", "codes"),
    [
        ("ก", 0.5, {("a", "trust"), ("b", "trust"), ("c", "trust")}),
        ("ก", 0.6, {("a", "trust"), ("b", "trust")}),
        ("ข", 0.4, {("b", "team"), ("a", "team"), ("c", "team"), ("c", "trust")}),
    ],
)
def test_likely_suggestions_count_for_what_is_not_read_only(coder, least, codes):
    made, read = with_suggestions(CODINGS, CODINGS, LINES, BOOK, suggestions=HINTS, coder=coder, least=least)
    assert set(zip(made["statement_id"], made["code"], strict=True)) == codes
    assert sorted(read["statement_id"]) == ["a", "b", "c"]
    assert set(made["coder"]) == set(read["coder"]) == {f"{coder} + {SUGGESTED}"}


def test_every_table_says_so():
    made = with_suggestions(CODINGS, CODINGS, LINES, BOOK, suggestions=HINTS, coder="ก")
    table = synth.code_table(*made, LINES, BOOK)
    assert table[["statements", "base", "coder"]].values.tolist() == [
        [3, 3, f"ก + {SUGGESTED}"],
        [0, 3, f"ก + {SUGGESTED}"],
    ]


def test_where_nobody_has_coded_all_is_suggested():
    made, read = with_suggestions(CODINGS.iloc[:0], CODINGS.iloc[:0], LINES, BOOK, suggestions=HINTS)
    assert set(made["coder"]) == set(read["coder"]) == {SUGGESTED}
    assert set(made["origin"]) == {"suggested"}


def test_what_another_coder_gave_is_suggested_all_the_same_and_what_was_dismissed_is_not():
    lines = LINES.assign(text=["ไว้ใจกันและกัน", "ไว้ใจผู้นำ", "ทีมแกนนำเข้มแข็ง", "วัตถุประสงค์"])
    book = BOOK.assign(keywords=["ไว้ใจ", "ทีม;แกนนำ"])
    codings = pd.DataFrame(
        [("a", "trust", "ก"), ("b", "trust", "ข")], columns=["statement_id", "code", "coder"]
    )
    made, _ = with_suggestions(codings, codings, lines, book, coder="ก")
    assert dict(zip(made["statement_id"], made["code"], strict=True)) == {
        "a": "trust",
        "b": "trust",
        "c": "team",
    }
    no = pd.DataFrame([("b", "trust", "ก"), ("c", "team", "ข")], columns=codings.columns)
    made, _ = with_suggestions(codings, codings, lines, book, coder="ก", dismissals=no)
    assert ("b", "trust") not in set(zip(made["statement_id"], made["code"], strict=True))
    assert ("c", "team") in set(zip(made["statement_id"], made["code"], strict=True))
