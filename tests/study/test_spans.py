"""Words of a statement that are coded by themselves, and who settled a statement."""

import pandas as pd
import pytest

from synth.schema import ADJUDICATED

from .conftest import WORDS, corpus_of


def words(study):
    table = study.evidence()
    return [(row.code, row.coder, row.start, row.end, row.text) for row in table.itertuples()]


def test_words_are_kept_once_and_shown_in_their_statement(study, ids):
    assert study.code(ids[1], "trust", coder="ก", span=(0, 4))
    assert not study.code(ids[1], "trust", coder="ก", span=(0, 4))
    assert study.code(ids[1], "trust", coder="ก", span=(4, 8))
    assert study.code(ids[1], "trust", coder="ข", span=(0, 4))
    text = WORDS[1]
    assert words(study) == [
        ("trust", "ก", 0, 4, text[:4]),
        ("trust", "ก", 4, 8, text[4:8]),
        ("trust", "ข", 0, 4, text[:4]),
    ]
    assert len(study.codings()) == 2  # a coding is counted once
    assert study.spans()["span_id"].nunique() == 2
    assert study.statement(ids[1])["words"] == [row[:4] for row in words(study)]
    study.undo(coder="ก")
    assert len(words(study)) == 2
    study.uncode(ids[1], "trust", coder="ก")
    assert [row[1] for row in words(study)] == ["ข"]
    assert study.check().empty


@pytest.mark.parametrize("span", [(3, 3), (-1, 2), (0, 10_000), (4, 2)])
def test_words_that_are_none_are_refused(study, ids, span):
    with pytest.raises(ValueError, match="words"):
        study.code(ids[1], "trust", coder="ก", span=span)
    assert study.codings().empty


def test_no_letter_is_parted_from_its_marks(study, ids):
    place = next(n for n, sign in enumerate(WORDS[0]) if sign in "ัิีึืุู่้")
    with pytest.raises(ValueError, match="between a letter and its marks"):
        study.code(ids[0], "trust", coder="ก", span=(0, place))


def test_words_stay_with_their_statement_when_the_source_is_read_anew(study, ids):
    study.code(ids[1], "trust", coder="ก", span=(0, 4))
    study.add_corpus(corpus_of({"note.txt": ["ขึ้นต้นใหม่", *WORDS]}))
    assert words(study) == [("trust", "ก", 0, 4, WORDS[1][:4])]
    assert study.check().empty


def test_the_adjudicated_set_remembers_who_settled(study, ids):
    study.code(ids[0], "trust", ADJUDICATED, by="มาลี")
    study.review(ids[1], ADJUDICATED, by="สมชาย")
    study.code(ids[0], "people", ADJUDICATED, by="สมชาย")
    study.code(ids[2], "trust", ADJUDICATED)
    settled = study.settled()
    assert dict(zip(settled["statement_id"], settled["coder"], strict=True)) == {
        ids[0]: "สมชาย",
        ids[1]: "สมชาย",
    }
    assert study.statement(ids[0])["settled"][0] == "สมชาย"
    study.undo(coder=ADJUDICATED)
    study.undo(coder=ADJUDICATED)
    assert study.statement(ids[0])["settled"][0] == "มาลี"
    assert "ผู้หาข้อยุติ มาลี" in study.history(statement_id=ids[0])["words"].iloc[0]
    assert study.check().empty


def test_a_stretch_over_several_statements_is_one(study, ids):
    text = study.sources()["text"].iloc[0]
    place = text.index(WORDS[0]) + 3, text.index(WORDS[1]) + 5
    rows = pd.DataFrame({"statement_id": ids[:2], "code": "trust", "coder": "a"})
    study.import_codings(rows.assign(start=place[0], end=place[1]), path="x.qdpx", sha256="1")
    study.code(ids[2], "team", coder="ก")
    found = study.stretches()
    assert found[["start", "end", "code", "coder"]].values.tolist() == [
        [*place, "trust", "a"],
        [text.index(WORDS[2]), text.index(WORDS[2]) + len(WORDS[2]), "team", "ก"],
    ]
    study.add_corpus(corpus_of({"note.txt": ["ขึ้นต้นใหม่", *WORDS]}))
    assert study.stretches()["start"].min() > place[0]
