"""What stands beneath themes and claims, by kind of source."""

import pandas as pd

from synth.findings.triangulation import triangulation_table

LINES = pd.DataFrame(
    [("s1", "ก.txt", "เวที", "ป้าแดง"), ("s2", "ก.txt", "เวที", ""), ("s3", "ข.txt", "สัมภาษณ์", "")],
    columns=["statement_id", "source_id", "form", "speaker"],
)
BOOK = pd.DataFrame({"code": ["people", "trust"], "name": ["คน", "ไว้ใจ"], "parent": ["", "people"]})
CODINGS = pd.DataFrame(
    {"statement_id": ["s1", "s2", "s3"], "code": ["trust", "people", "trust"], "coder": "ก"}
)


def rows(*further, **options):
    found = triangulation_table(CODINGS, CODINGS, LINES, BOOK, *further, **options)
    return found[["about", "name", "by", "value", "statements", "sources"]].values.tolist()


def test_each_theme_has_its_sources_counted_with_those_that_say_nothing():
    assert rows() == [
        ["code", "คน", "form", "เวที", 2, 1],
        ["code", "คน", "form", "สัมภาษณ์", 1, 1],
        ["code", "คน", "speaker", "", 2, 2],
        ["code", "คน", "speaker", "ป้าแดง", 1, 1],
    ]


def test_a_column_in_which_nobody_says_anything_has_no_rows():
    assert rows(by=["recorder", "project"]) == []


def test_claims_have_theirs():
    claimed = pd.DataFrame({"claim_id": ["c"], "text": ["ควรมีทีม"], "statement_id": ["s3"]})
    assert rows(claimed, by=["form"])[-1] == ["claim", "ควรมีทีม", "form", "สัมภาษณ์", 1, 1]


def test_claims_stand_in_the_order_of_the_ledger():
    texts = ["ควรมีทีม", "งบล่าช้า"]
    claimed = pd.DataFrame({"claim_id": ["d", "c"], "text": texts, "statement_id": ["s3", "s1"]})
    assert [name for about, name, *_ in rows(claimed, by=["form"]) if about == "claim"] == texts
