"""What the reading is not sure of, as a person finds it: the most doubtful first, with the lines around it."""

import pandas as pd
import pytest

from synth.corpus.doubts import DOUBTFUL, doubts

TEXT = "เวทีสรุปงาน\n\nบทเรียน\n1. พบกันทุกเดือน\n2. แบ่งงานกัน\nและจดไว้\n\n\nข้อเสนอแนะ\n- เพิ่มคน"


def statements(*rows, text=TEXT):
    found = [
        {"source_id": "n", "section": "บทเรียน", "item": item, "text": words, "certain": certain}
        | {"start": text.find(words), "end": text.find(words) + len(words)}
        for item, words, certain in rows
    ]
    return pd.DataFrame(found)


def sources(text=TEXT):
    return pd.DataFrame({"source_id": ["n"], "path": ["2567/เวที.txt"], "text": [text]})


@pytest.mark.parametrize(
    ("words", "before", "after"),
    [
        ("แบ่งงานกัน\nและจดไว้", "1. พบกันทุกเดือน", "ข้อเสนอแนะ"),
        ("พบกันทุกเดือน", "บทเรียน", "2. แบ่งงานกัน"),
        ("เวทีสรุปงาน", "", "บทเรียน"),
        ("เพิ่มคน", "ข้อเสนอแนะ", ""),
    ],
)
def test_the_lines_around(words, before, after):
    row = doubts(statements(("2", words, 0.3)), sources()).iloc[0]
    assert (row["before"], row["text"], row["after"]) == (before, words, after)
    assert (row["path"], row["place"]) == ("2567/เวที.txt", "บทเรียน > 2")


def test_the_most_doubtful_first_and_the_sure_ones_not_at_all():
    found = doubts(
        statements(("", "เพิ่มคน", 0.45), ("", "พบกันทุกเดือน", 0.2), ("", "บทเรียน", DOUBTFUL)), sources()
    )
    assert found["text"].tolist() == ["พบกันทุกเดือน", "เพิ่มคน"]


def test_a_long_line_is_cut_and_a_text_that_is_another_shows_nothing():
    long = "ยาว" * 100 + "\nพบกันทุกเดือน"
    row = doubts(statements(("", "พบกันทุกเดือน", 0.2), text=long), sources(long)).iloc[0]
    assert row["before"].endswith("…")
    assert len(row["before"]) < 100
    other = doubts(statements(("", "พบกันทุกเดือน", 0.2)), sources(TEXT.replace("เวที", "ประชุม"))).iloc[0]
    assert (other["before"], other["after"]) == ("", "")


def test_without_texts_the_lines_around_are_empty():
    bare = statements(("", "เพิ่มคน", 0.2)).drop(columns=["start", "end"])
    assert doubts(bare, sources()[["source_id", "path"]])["before"].tolist() == [""]


def test_what_is_left_out_is_no_doubtful_statement():
    statements = pd.DataFrame({"source_id": ["n"] * 2, "section": [""] * 2, "item": [""] * 2, "certain": [0.1, 0.3],
                               "text": ["แล้วตกลงกันยังไงคะ", "คุยกันหลังละหมาด"], "use": ["left out", "analysed"]})  # fmt: skip
    sources = pd.DataFrame({"source_id": ["n"], "path": ["n.txt"]})
    assert list(doubts(statements, sources)["text"]) == ["คุยกันหลังละหมาด"]
