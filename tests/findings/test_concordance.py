import pandas as pd
import pytest

from synth.findings.concordance import concordance

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
