import math

import pandas as pd
import pytest

from synth.findings.agreement import agreement, disagreements
from synth.findings.alpha import krippendorff_alpha

BOOK = pd.DataFrame(
    {
        "code": ["trust", "team", "success"],
        "name": ["ความไว้วางใจ", "ทีม", "สำเร็จ"],
        "dimension": ["", "", "ประเภทข้อค้นพบ"],
    }
)


def study(*statements, coders="กข"):
    """One string a statement: the codes of each coder, parted by ``|``; ``*`` where not read."""
    codings, reviews = [], []
    for number, given in enumerate(statements):
        for coder, codes in zip(coders, given.split("|"), strict=True):
            if codes != "*":
                reviews.append((f"s{number}", coder))
                codings += [(f"s{number}", code, coder) for code in codes.split()]
    told = [
        (f"s{number}", f"n{number % 5}", "", str(number), f"ข้อความ {number}", "analysed")
        for number in range(len(statements))
    ]
    return (
        pd.DataFrame(codings, columns=["statement_id", "code", "coder"]),
        pd.DataFrame(reviews, columns=["statement_id", "coder"]),
        pd.DataFrame(told, columns=["statement_id", "source_id", "section", "item", "text", "use"]),
        BOOK,
    )


def test_by_code_by_dimension_and_overall():
    table = agreement(*study("trust|trust", "trust success|team", "team|*", "|"))
    assert table["level"].tolist() == ["code", "code", "code", "dimension", "dimension", "overall"]
    trust = table.iloc[0]
    assert (trust["statements"], trust["common"], trust["positives_ก"], trust["positives_ข"]) == (3, 3, 2, 1)
    assert trust["percent"] == pytest.approx(2 / 3)
    assert trust["alpha"] == pytest.approx(krippendorff_alpha([(1, 1), (1, 0), (0, 0)]))
    assert trust["resampled"] == "sources"


@pytest.mark.parametrize(
    ("statements", "coders", "note"),
    [
        (["trust"] * 12, "ก", "one_coder"),
        (["trust|*", "*|trust"], "กข", "no_overlap"),
        (["team|team"] * 12, "กข", "never_used"),
        (["trust|trust"] * 12, "กข", "always_used"),
        (["trust|trust", "|trust"], "กข", "too_few"),
        (["trust|trust"] * 5 + ["|trust"] + ["|"] * 3, "กข", "too_few"),  # nine statements
        (["trust|trust"] * 5 + ["|trust"] + ["|"] * 4, "กข", ""),
        (["trust|trust"] * 3 + ["|trust"] + ["|"] * 8, "กข", "too_few"),  # four had it from anybody
        (["trust|trust"] * 4 + ["|trust"] + ["|"] * 7, "กข", ""),
        (["trust|trust"] * 6 + ["|"] * 6, "กข", "all_agree"),
        (["|"] * 60 + ["trust|"] * 4 + ["|trust"] * 2, "กข", "prevalence"),
        (["trust|trust"] * 6 + ["|trust"] + ["|"] * 6, "กข", ""),
        (["|", "|", "|", "trust|trust", "|"] * 5 + ["trust|"], "กข", "few_sources"),
    ],
)
def test_the_note_says_why(statements, coders, note):
    trust = agreement(*study(*statements, coders=coders), resamples=50).set_index("code").loc["trust"]
    assert trust["note"] == note
    undefined = note in ("one_coder", "no_overlap", "never_used", "always_used")
    assert math.isnan(trust["alpha"]) == math.isnan(trust["kappa"]) == math.isnan(trust["ac1"]) == undefined


def test_three_coders_some_of_whom_have_not_read_everything():
    table = agreement(*study("trust|trust|*", "team|trust|team", "|*|", coders="กขค"), resamples=10)
    assert table["coders"].tolist() == [3] * 6
    assert table.iloc[0][["statements", "common"]].tolist() == [3, 1]


def test_the_adjudicated_outcome_is_no_coder():
    codings, reviews, statements, book = study("trust|trust", "team|trust")
    more = pd.DataFrame([("s1", "team", "adjudicated")], columns=codings.columns)
    table = agreement(pd.concat([codings, more]), reviews, statements, book, resamples=10)
    assert set(table["coders"]) == {2}


def test_disagreements_are_listed_with_what_each_said():
    table = disagreements(*study("trust|trust", "trust success|team success", "team|*"))
    assert table[["statement_id", "dimension", "coder_ก", "coder_ข"]].values.tolist() == [
        ["s1", "ประเด็น", "trust", "team"]
    ]


def test_the_sample(sample):
    table = agreement(sample.codings, sample.reviews, sample.statements, sample.codebook, resamples=200)
    overall = table.iloc[-1]
    assert (overall["common"], overall["positives_a"], overall["positives_b"]) == (39, 39, 39)
    assert overall["percent"] == pytest.approx(16 / 39)
    assert overall["resampled"] == "statements"  # one source only
    obstacle = table.set_index("code").loc["obstacle"]
    assert (math.isnan(obstacle["alpha"]), obstacle["note"]) == (True, "never_used")


def test_each_coefficient_is_named_and_a_set_has_its_nominal_alpha_beside_it():
    statements = ["trust|trust", "trust team|trust", "team|team", "|", "trust|", "team|team trust"] * 5
    table = agreement(*study(*statements), resamples=50)
    named = table[["level", "alpha_of", "kappa_of"]].drop_duplicates().values.tolist()
    assert named == [
        ["code", "nominal", "cohen"],
        ["dimension", "masi", "cohen"],
        ["overall", "masi", "cohen"],
    ]
    codes, sets = table[table["level"] == "code"], table[table["level"] != "code"]
    assert codes["alpha"].equals(codes["nominal_alpha"])
    pairs = [tuple(frozenset(side.split()) for side in one.split("|")) for one in statements]
    overall = sets.iloc[-1]
    assert overall["nominal_alpha"] == pytest.approx(krippendorff_alpha(pairs))
    assert overall["alpha"] > overall["nominal_alpha"]  # one code too many is a part of a difference
    assert overall["nominal_alpha_low"] <= overall["nominal_alpha"] <= overall["nominal_alpha_high"]


def test_all_figures_of_a_row_are_over_the_same_statements():
    """Each statement is read by two of three coders: nothing is read by all, and nothing is undefined."""
    statements = ["trust|trust|*", "*|team|team", "trust|*|", "|*|", "*||trust", "trust|trust|*"] * 5
    row = agreement(*study(*statements, coders="กขค"), resamples=20).iloc[0]
    assert row[["statements", "common", "kappa_of"]].tolist() == [30, 0, "fleiss"]
    assert row["percent"] == pytest.approx(4 / 6)
    assert abs(row["kappa"] - row["alpha"]) < 0.05
    assert "too_few" not in row["note"]


@pytest.mark.parametrize(
    ("statements", "band"),
    [
        ((["trust|trust", "|", "trust|trust", "|", "|"] * 4 + ["trust|"]) * 6, "good"),
        (["trust|", "|trust", "trust|", "|trust", "|trust"] * 20, "low"),
        (["trust|trust", "|", "trust|trust", "|", "trust|trust", "|trust", "|"] * 3, "unsure"),
        (["trust|trust"] * 30, ""),
    ],
)
def test_a_band_is_that_of_the_whole_interval(statements, band):
    trust = agreement(*study(*statements), resamples=200).set_index("code").loc["trust"]
    assert trust["band"] == band


@pytest.mark.parametrize(
    ("statements", "said"),
    [
        (["trust|team"], ""),
        (["trust|trust"], ""),
        (["trust|*", "*|team"], "one_coder"),
        (["trust|*"], "one_coder"),
    ],
)
def test_without_a_statement_that_two_have_read_there_is_nothing_to_differ_on(statements, said):
    assert disagreements(*study(*statements)).attrs["look"]["lacks"].get("key", "") == said
