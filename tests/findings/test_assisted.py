"""The table of shares from a lot: what it refuses, what it never shows, and how machines agree with people."""

import numpy as np
import pandas as pd
import pytest

import synth
from synth.findings.assisted import assisted_shares, machine_agreement

BOOK = pd.DataFrame(
    {
        "code": ["trust", "team", "joy"],
        "name": ["ความไว้วางใจ", "ทีมงาน", "ความสุข"],
        "name_en": ["Trust", "Team", "Joy"],
    }
)


def material(n=1200, drawn=300, documents=40, seed=0, wrong=0.05):
    """Make tables of invented statements: trust is common, team less, joy rare; the machine errs at random."""
    rng = np.random.default_rng(seed)
    ids = np.array([f"s{number:04}" for number in range(n)])
    lines = pd.DataFrame({"statement_id": ids, "cohort": "รุ่น 1", "project": "", "text": "คำพูดสมมติ"})
    lines["source_id"] = [f"เวที {number % documents}.txt" for number in range(n)]
    part = np.array(["rest"] * n, dtype=object)
    part[rng.choice(n, drawn, replace=False)] = "drawn"
    true = {code: rng.random(n) < share for code, share in (("trust", 0.3), ("team", 0.1), ("joy", 0.005))}
    said = {code: flags ^ (rng.random(n) < wrong) for code, flags in true.items()}
    pairs = [(one, code, "ก") for code, flags in true.items() for one in ids[flags & (part == "drawn")]]
    codings = pd.DataFrame(pairs, columns=["statement_id", "code", "coder"])
    reviews = pd.DataFrame({"statement_id": ids[part == "drawn"], "coder": "ก"})
    guesses = [(one, code) for code, flags in said.items() for one in ids[flags]]
    lot = pd.DataFrame({"statement_id": ids, "part": part})
    return codings, reviews, lines, BOOK, lot, pd.DataFrame(guesses, columns=["statement_id", "code"])


def row(table, code, about="material"):
    return table[(table["code"] == code) & (table["about"] == about)].iloc[0]


def test_a_good_machine_makes_the_interval_narrower_and_a_bad_one_changes_nothing():
    good = row(assisted_shares(*material()), "trust")
    bad = row(assisted_shares(*material(wrong=0.5)), "trust")
    assert (good["by"], bad["by"]) == ("assisted", "people")
    assert good["high"] - good["low"] < good["people_high"] - good["people_low"]
    assert (bad["share"], bad["low"], bad["high"]) == (bad["people"], bad["people_low"], bad["people_high"])
    assert good["low"] < 0.3 < good["high"]
    assert bad["low"] < 0.3 < bad["high"]


def test_the_machines_own_share_is_nowhere():
    tables = material(wrong=0.2)
    table = assisted_shares(*tables)
    uncorrected = [len(tables[-1].query("code == @code")) / len(tables[2]) for code in BOOK["code"]]
    numbers = table.select_dtypes("number").to_numpy().ravel()
    for share in uncorrected:
        assert not np.isclose(numbers[~np.isnan(numbers)], share, atol=1e-9).any()


def test_a_rare_code_is_refused_and_told_how_many_more_would_do():
    found = row(assisted_shares(*material()), "joy")
    assert found["refused"] == "rare"
    assert found["more"] > 0
    assert found[["share", "low", "high", "people", "assisted"]].isna().all()


def test_few_documents_have_no_interval_for_their_kind_but_one_for_themselves():
    table = assisted_shares(*material(documents=12))
    assert row(table, "trust", "documents")["refused"] == "few_documents"
    assert row(table, "trust")["refused"] == ""
    census = assisted_shares(*material(documents=12), census=["รุ่น 1"])
    assert census["about"].unique().tolist() == ["material"]


@pytest.mark.parametrize(
    ("change", "refused"),
    [("unread", "unread"), ("late", "late"), ("no_lot", "no_lot")],
)
def test_what_is_no_lot_gives_no_share(change, refused):
    codings, reviews, lines, book, lot, guesses = material()
    if change == "unread":
        reviews = reviews.iloc[5:]
        codings = codings[codings["statement_id"].isin(reviews["statement_id"])]
    elif change == "late":
        lot["part"] = "late"
    else:  # people read what they liked, before anything was drawn
        lot["part"] = lot["part"].replace("drawn", "seen")
    table = assisted_shares(codings, reviews, lines, book, lot, guesses)
    assert set(table["refused"]) <= {refused}
    assert table["share"].isna().all()
    if change == "unread":
        assert set(table["more"]) == {5}


def test_what_was_read_before_the_draw_counts_as_known():
    codings, reviews, lines, book, lot, guesses = material()
    rest = lot.loc[lot["part"] == "rest", "statement_id"].iloc[:100]
    lot.loc[lot["statement_id"].isin(rest), "part"] = "seen"
    read = pd.concat([reviews, pd.DataFrame({"statement_id": rest, "coder": "ก"})])
    coded = pd.DataFrame({"statement_id": rest, "code": "trust", "coder": "ก"})
    found = row(assisted_shares(pd.concat([codings, coded]), read, lines, book, lot, guesses), "trust")
    assert (found["seen"], found["statements"], found["read"]) == (100, 1200, 300)
    assert found["share"] == pytest.approx(0.3 * 11 / 12 + 1 / 12, abs=0.04)


def test_statements_of_no_draw_are_counted_outside_and_codings_that_followed_a_suggestion_too():
    codings, reviews, lines, book, lot, guesses = material()
    rest = lot.index[lot["part"] == "rest"][:7]
    lot.loc[rest, "part"] = "outside"
    codings["origin"] = ["suggestion", *["hand"] * (len(codings) - 1)]
    found = assisted_shares(codings, reviews, lines, book, lot, guesses).iloc[0]
    assert found["note"] == "outside:7;accepted:1"
    assert found["statements"] == 1193


def test_the_machine_stands_beside_people_on_the_same_statements():
    codings, reviews, lines, book, lot, guesses = material()
    half = set(reviews["statement_id"].iloc[:150])
    other = codings[codings["statement_id"].isin(half)].assign(coder="ข")
    read = pd.concat([reviews, reviews[reviews["statement_id"].isin(half)].assign(coder="ข")])
    table = machine_agreement(
        pd.concat([codings, other]), read, lines, book, lot, guesses, coder="ก", resamples=20
    )
    trust = table[table["code"] == "trust"].iloc[0]
    assert (trust["statements"], trust["both"], trust["people"]) == (300, 150, 1.0)
    assert 0.7 < trust["machine"] < 1
    own = synth.agreement(
        pd.concat([codings, guesses.assign(coder="เครื่อง")]),
        pd.concat([reviews, lot.assign(coder="เครื่อง")]),
        lines,
        book,
        resamples=20,
    )
    assert trust["machine"] == pytest.approx(own[own["code"] == "trust"]["alpha"].iloc[0])


def test_a_code_that_the_machine_alone_gives_was_read_by_no_two_people():
    codings, reviews, lines, book, lot, guesses = material(n=40, drawn=20)
    grouped = pd.concat([book, pd.DataFrame([("people", "คน", "People")], columns=book.columns)])
    grouped["parent"] = ["people", "", "", ""]
    drawn = lot.loc[lot["part"] == "drawn", "statement_id"]
    guesses = pd.concat([guesses, pd.DataFrame({"statement_id": drawn[:3], "code": "people"})])
    table = machine_agreement(codings, reviews, lines, grouped, lot, guesses, coder="ก", resamples=5)
    people = table[table["code"] == "people"].iloc[0]
    assert (people["statements"], people["both"]) == (20, 0)
    assert np.isnan(people["people"])
