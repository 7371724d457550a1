import pandas as pd

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
