"""Which statements stand for a code: over cohorts, projects and voices; what counts as against, or as disputed."""

import pandas as pd
import pytest

from synth.findings.sampling import chosen, disputed, speaking_against, standing_for, with_voices

SIDES = ["good"], ["bad"]


def statements(*whose, **columns):
    """A statement for each of ``source`` or ``source/project/cohort``."""
    parts = [(one.split("/") + ["", ""])[:3] for one in whose]
    table = pd.DataFrame(parts, columns=["source_id", "project", "cohort"])
    table.insert(0, "statement_id", [f"s{n}" for n in range(len(whose))])
    return table.assign(text="ชุมชนทำงานและติดตามงาน", **columns)


def numbers(table):
    return [int(name.removeprefix("s")) for name in table["statement_id"]]


def test_a_voice_is_a_speaker_within_a_source_and_a_source_is_its_own_project():
    table = with_voices(
        statements("ก.txt", "ก.txt", "ข.txt", "ข.txt/ป่า", speaker=["แดง", "ดำ", "แดง", "แดง"])
    )
    assert table["voice"].nunique() == 3
    assert table["project"].tolist() == ["ก.txt", "ก.txt", "ข.txt", "ป่า"]


@pytest.mark.parametrize(
    ("whose", "n", "first"),
    [
        (["ก", "ก", "ข"], 2, [0, 2]),
        (["ก", "ก", "ก"], 2, [0, 1]),  # there is nobody else
        (["ก/ป่า", "ข/ป่า", "ค/นา"], 2, [0, 2]),
        (["ก/ป่า/1", "ข/นา/1", "ค/สวน/2", "ง/วัด/2"], 2, [0, 2]),  # the other half before more of the first
        (["ก/ป่า/1", "ข/นา/1", "ค/สวน/2"], 2, [0, 1]),  # a third is not behind yet
        (["ก", "ข"], 5, [0, 1]),
    ],
)
def test_who_was_not_quoted_comes_before_who_was(whose, n, first):
    assert numbers(standing_for(statements(*whose), n)) == first


def test_no_statement_is_chosen_where_there_is_none():
    assert standing_for(statements(), 3).empty
    assert list(chosen(statements(), 3).columns)[-1] == "rank"


def test_of_one_voice_what_repeats_and_what_is_no_quote_come_last():
    said = statements("ก", "ก", "ก", repeats=["s2", "", ""])
    said.loc[1, "text"] = "ดี"
    assert numbers(standing_for(said, 3)) == [2, 1, 0]


def coded(*said):
    """A string a statement: its codes by their first letter, t trust, g good, b bad."""
    codes = {"t": "trust", "g": "good", "b": "bad"}
    rows = [(f"s{n}", codes[letter]) for n, letters in enumerate(said) for letter in letters]
    return pd.DataFrame(rows, columns=["statement_id", "code"])


@pytest.mark.parametrize(
    ("said", "against"),
    [
        (["tg", "tg", "tg", "tb"], ["s3"]),
        (["tb", "tb", "tg", "tb"], ["s2"]),
        (["tg", "tg", "tb"], ["s2"]),  # a third
        (["tg", "tb"], []),  # both are common
        (["tg", "tg", "tg", "tgb"], []),  # takes both sides
        (["t", "t", "tb"], []),  # the others take none
        (["tg", "tg", "g", "b"], []),  # sides alone speak of no code
        ([], []),
    ],
)
def test_against_is_what_few_say_of_a_code(said, against):
    table = coded(*said)
    assert table.loc[speaking_against(table, SIDES), "statement_id"].unique().tolist() == against
    assert not speaking_against(table, None).any()


@pytest.mark.parametrize(
    ("others", "readers", "count"),
    [
        ([], [], 0),
        ([], ["ข"], 1),  # read it, and coded nothing
        ([("s0", "trust", "ข")], [], 0),
        ([("s0", "good", "ข")], [], 1),
        ([("s0", "good", "ข"), ("s0", "trust", "ค")], ["ง"], 2),
        ([("s0", "good", "ข"), ("s0", "bad", "ข")], ["ข"], 1),  # a coder counts once
        ([("s1", "good", "ข")], [], 0),
        ([("s0", "good", "adjudicated")], [], 0),  # what was settled is nobody's other reading
    ],
)
def test_disputed_is_what_others_read_and_did_not_code_so(others, readers, count):
    columns = ["statement_id", "code", "coder"]
    codings = pd.DataFrame([("s0", "trust", "ก"), *others], columns=columns)
    reviews = pd.DataFrame([("s0", name) for name in ["ก", *readers]], columns=["statement_id", "coder"])
    own = codings[codings["coder"] == "ก"]
    assert disputed(codings, reviews, own, "ก").tolist() == [count]
