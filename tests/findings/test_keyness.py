import math

import pandas as pd
import pytest

from synth.findings.keyness import word_table


def test_words_that_set_a_section_apart(sample):
    analysed = sample.statements[sample.statements["use"] == "analysed"]
    table = word_table(analysed, "section")
    first = table.groupby("group")["term"].first()
    assert first["วิธีการดำเนินงาน > การสร้างทีม"] == "ทีม"
    assert (table["statements"] <= table["base"]).all()


def test_words_are_counted_once_a_statement():
    table = word_table(pd.DataFrame({"text": ["ผู้นำ ผู้นำ", "แผน"], "by": ["ก", "ข"]}), "by")
    assert table["statements"].tolist() == [1, 1]


def test_log_odds_are_those_of_the_paper():
    """Monroe et al. (2008), formulas 16 and 20, with the whole as the prior."""
    said = pd.DataFrame({"text": ["ผู้นำ", "ผู้นำ", "ชุมชน", "ชุมชน", "ผู้นำ"], "by": list("กกกขข")})
    row = word_table(said, "by").set_index(["group", "term"]).loc[("ก", "ผู้นำ")]
    inside, outside, prior, whole = 2, 1, 3, 5
    odds = math.log((inside + prior) / (3 + whole - inside - prior))
    others = math.log((outside + prior) / (2 + whole - outside - prior))
    assert row["log_odds"] == pytest.approx(odds - others)
    spread = math.sqrt(1 / (inside + prior) + 1 / (outside + prior))
    assert row["z"] == pytest.approx((odds - others) / spread)
