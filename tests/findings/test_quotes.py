import pandas as pd
import pytest

from synth.findings.quotes import concordance, exemplars

LINES = pd.DataFrame(
    {
        "statement_id": ["s1", "s2", "s3"],
        "source_id": ["n1", "n1", "n2"],
        "text": ["พนักงานติดตามงานของชุมชน", "การทำงานในชุมชน", "ชุมชนทำงานและติดตามงาน"],
    }
)


@pytest.mark.parametrize(
    ("word", "within_words", "found"),
    [
        ("งาน", False, [("s1", 13), ("s3", 19)]),  # neither พนักงาน nor ทำงาน
        ("งาน", True, [("s1", 4), ("s1", 13), ("s2", 5), ("s3", 7), ("s3", 19)]),
        ("ทำงาน", False, [("s2", 3), ("s3", 5)]),  # behind การ it is still the word
        ("เทศบาล", False, []),
    ],
)
def test_words_in_their_lines(word, within_words, found):
    table = concordance(LINES, word, within_words=within_words)
    assert list(zip(table["statement_id"], table["start"], strict=True)) == found
    texts = LINES.set_index("statement_id")["text"]
    for row in table.itertuples():
        assert texts[row.statement_id][row.start : row.end] == row.match == word


def test_a_word_must_be_given():
    with pytest.raises(ValueError, match="give a word"):
        concordance(LINES, " ")


def test_exemplars_prefer_what_is_plain_new_and_from_another_source():
    statements = pd.DataFrame(
        [
            ("s1", "n1", "", "ก", ""),
            ("s2", "n1", "", "ก", "s1"),  # a repeat
            ("s3", "n1", "", "ข", ""),
            ("s4", "n2", "", "ค", ""),  # also carries another code
        ],
        columns=["statement_id", "source_id", "project", "text", "repeats"],
    ).assign(section="", item="", use="analysed")
    codings = pd.DataFrame(
        [("s1", "trust"), ("s2", "trust"), ("s3", "trust"), ("s4", "trust"), ("s4", "team")],
        columns=["statement_id", "code"],
    ).assign(coder="ก")
    book = pd.DataFrame({"code": ["trust", "team"], "name": ["ความไว้วางใจ", "ทีม"]})
    table = exemplars(codings, codings, statements, book, n=4)
    assert table.loc[table["code"] == "trust", "statement_id"].tolist() == ["s1", "s4", "s3", "s2"]
    assert exemplars(codings[::-1], codings, statements, book, n=4).equals(
        table
    )  # whatever the order of the codings


def test_every_exemplar_of_the_sample_is_a_statement_with_its_place(sample):
    table = exemplars(sample.codings, sample.reviews, sample.statements, sample.codebook)
    texts = sample.statements.set_index("statement_id")["text"]
    assert all(texts[row.statement_id] == row.text and row.section and row.item for row in table.itertuples())
    assert table["rank"].max() == 3
