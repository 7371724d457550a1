import pandas as pd
import pytest

from synth.findings.exemplars import exemplars


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


SIDES = ["good"], ["bad"]


def sided(*statements):
    """A string a statement: its codes by their first letter, t trust, g good, b bad."""
    codes = {"t": "trust", "g": "good", "b": "bad"}
    lines = pd.DataFrame({"statement_id": [f"s{n}" for n in range(len(statements))]})
    lines["source_id"], lines["text"] = lines["statement_id"], "ชุมชนทำงานและติดตามงาน"
    codings = [(f"s{n}", codes[letter], "ก") for n, said in enumerate(statements) for letter in said]
    codings = pd.DataFrame(codings, columns=["statement_id", "code", "coder"])
    book = pd.DataFrame({"code": ["trust", "good", "bad"], "dimension": ["", "ประเภท", "ประเภท"]})
    return codings, lines[["statement_id"]].assign(coder="ก"), lines, book


@pytest.mark.parametrize(
    ("statements", "against"),
    [
        (["tg", "tg", "tg", "tg", "tb"], ["s4"]),  # one tells of an obstacle, most of success
        (["tb", "tb", "tb", "tg", "tb"], ["s3"]),
        (["tg", "tg", "tb", "tb", "tb"], []),  # both are common
        (["tg", "tg", "tg", "tg", "tgb"], []),  # takes both sides
        (["t", "t", "t", "t", "tb"], []),  # the others take none
        (["tg", "tg", "tg", "tg", "tg"], []),
    ],
)
def test_the_last_place_is_for_a_voice_against_where_there_is_one(statements, against):
    table = exemplars(*sided(*statements), sides=SIDES)
    trust = table[table["code"] == "trust"]
    assert trust.loc[trust["against"], "statement_id"].tolist() == against
    assert not trust["against"].head(2).any()
    assert not table.loc[table["code"] != "trust", "against"].any()
    assert not exemplars(*sided(*statements))["against"].any()


def test_one_place_is_not_given_to_a_voice_against():
    table = exemplars(*sided("tg", "tg", "tg", "tb"), n=1, sides=SIDES)
    assert not table["against"].any()


def test_what_another_coder_did_not_code_so_comes_late_and_is_told():
    codings, reviews, lines, book = sided("t", "t", "t", "t")
    others = pd.DataFrame([("s0", "bad", "ข"), ("s1", "trust", "ข")], columns=codings.columns)
    read = pd.DataFrame({"statement_id": ["s2"], "coder": "ข"})  # read, no code; s3 is not read
    table = exemplars(pd.concat([codings, others]), pd.concat([reviews, read]), lines, book, n=4, coder="ก")
    trust = table[table["code"] == "trust"]
    assert trust["statement_id"].tolist() == ["s1", "s3", "s0", "s2"]
    assert trust["disputed"].tolist() == [0, 0, 1, 1]


@pytest.mark.parametrize(("text", "first"), [("จริง", "s1"), ("ก" * 300, "s1"), ("ทีมมีแกนนำที่ไว้ใจได้", "s0")])
def test_what_is_too_short_or_too_long_for_a_quote_comes_later(text, first):
    codings, reviews, lines, book = sided("t", "t")
    lines.loc[0, "text"] = text
    assert exemplars(codings, reviews, lines, book)["statement_id"].iloc[0] == first
