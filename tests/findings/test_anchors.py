"""Coders held to anchor statements, and comparisons that carry how they changed."""

import math

import numpy as np
import pandas as pd
import pytest
from cohort_study import BOOK, study
from scipy.stats import t

from synth.findings.agreement import agreement
from synth.findings.anchors import drift, sets_of, stability
from synth.findings.cohorts import compare_cohorts
from synth.findings.intervals import wilson
from synth.findings.yardstick import anchors_needed, yardstick


def recoded(pairs, cohort="b", earlier="a", coder="ก", **columns):
    """Anchors of (then, now) in turn over eight documents."""
    table = pd.DataFrame(pairs, columns=["then", "now"])
    table["anchor_id"] = [f"anchor@{n}" for n in range(len(table))]
    table["source_id"] = [f"n{n % 8}" for n in range(len(table))]
    table = table.assign(cohort=cohort, earlier=earlier, coder=coder, by=coder, drawn_for="", own_read=True)
    return table.assign(own=table["then"], **columns)


STEADY = [("trust", "trust")] * 16 + [("", "")] * 24
SPARING = [("trust", "trust")] * 8 + [("trust", "")] * 8 + [("", "")] * 24


@pytest.mark.parametrize(
    ("pairs", "sensitivity", "specificity", "change"),
    [
        (STEADY, 1.0, 1.0, "none seen"),
        (SPARING, 0.5, 1.0, "sparing"),
        ([("trust", "trust")] * 16 + [("", "trust")] * 12 + [("", "")] * 12, 1.0, 0.5, "generous"),
        ([("trust", "trust")] * 4 + [("", "")] * 36, 1.0, 1.0, ""),
    ],
)
def test_what_became_of_a_code(pairs, sensitivity, specificity, change):
    row = drift(recoded(pairs), BOOK).iloc[0]
    assert row[["sensitivity", "specificity", "change"]].tolist() == [sensitivity, specificity, change]
    assert row["note"] == ("" if change else "too_few")
    assert math.isnan(row["net_low"]) == (not change)
    had = row["with_then"] / len(pairs)
    assert row["net"] == pytest.approx((1 - specificity) * (1 - had) - (1 - sensitivity) * had)


def test_intervals_are_wilsons_where_documents_add_nothing_to_chance():
    pairs = [("trust", "trust" if n % 4 else "") for n in range(16)] + [("", "")] * 16
    row = drift(recoded(pairs).assign(source_id=[f"n{n}" for n in range(32)]), BOOK).iloc[0]
    low, high = wilson(0.75 * 15, 15)  # s² of single statements has n − 1
    assert (row["sensitivity_low"], row["sensitivity_high"]) == pytest.approx((low, high))


def test_the_net_move_is_as_unsure_as_both_shares_and_what_they_have_in_common():
    pairs = [("trust", "trust" if n % 4 else "") for n in range(24)]
    table = recoded(pairs + [("", "" if n % 3 and n % 8 else "trust") for n in range(48)])
    then, now = (table[column].eq("trust").to_numpy() for column in ("then", "now"))
    first, second, both = yardstick(then, now, table["source_id"].to_numpy()).variances
    slopes = np.array([then.mean(), then.mean() - 1])  # of what moves, by sensitivity and by specificity
    error = np.sqrt(slopes @ np.array([[first, both], [both, second]]) @ slopes)
    row = drift(table, BOOK).iloc[0]
    assert both != 0
    assert row["net"] == pytest.approx(now.mean() - then.mean())
    assert row["net_high"] - row["net"] == pytest.approx(t.ppf(0.975, 7) * error)
    assert row["net"] - row["net_low"] == pytest.approx(t.ppf(0.975, 7) * error)


def test_only_anchors_of_the_lot_and_for_the_code_count_for_it():
    table = recoded([*SPARING, ("", "trust"), ("", "trust")])
    table.loc[table.index[-2:], "drawn_for"] = "money"
    row = drift(table, BOOK).iloc[0]
    assert row[["anchors", "specificity"]].tolist() == [40, 1.0]


def test_what_was_never_settled_is_held_to_nothing():
    assert drift(recoded(STEADY, by=""), BOOK).empty
    assert "synth anchors" in repr(drift(recoded([]), BOOK))


def test_stability_is_the_agreement_of_a_coder_with_herself():
    table = recoded(SPARING)
    found = stability(table, BOOK)
    pairs = [
        (name, code, when)
        for when in ("own", "now")
        for name, codes in zip(table["anchor_id"], sets_of(table[when]), strict=True)
        for code in codes
    ]
    codings = pd.DataFrame(pairs, columns=["statement_id", "code", "coder"])
    reviews = pd.concat(
        [pd.DataFrame({"statement_id": table["anchor_id"], "coder": c}) for c in ("own", "now")]
    )
    lines = pd.DataFrame({"statement_id": table["anchor_id"], "source_id": table["source_id"]})
    same = agreement(codings, reviews, lines, BOOK)
    for name in ("percent", "kappa", "alpha", "alpha_low", "alpha_high"):
        assert found[name].tolist() == pytest.approx(same[name].tolist(), nan_ok=True)
    assert found[["positives_then", "positives_now"]].iloc[0].tolist() == [16, 8]
    assert stability(recoded(STEADY, own_read=False), BOOK).empty


EARLIER = "tt.. t... tt.. t... .... tt.. t..."
LATER = "t... .... t... .... t... .... ...."


def test_a_fall_that_the_coder_explains_is_no_change():
    tables = study(a=EARLIER, b=LATER)
    alone = compare_cohorts(*tables).set_index("theme").loc["people"]
    told = compare_cohorts(*tables, recoded=recoded(SPARING)).set_index("theme").loc["people"]
    assert alone["drift"] == "assumed none"
    assert alone["p"] < 0.1 < 0.4 < told["p"]
    assert told[["drift", "anchors", "sensitivity", "specificity"]].tolist() == ["carried", 40, 0.5, 1.0]
    assert told["expected_share"] == pytest.approx(0.5 * told["mean_share_earlier"])
    assert told["mean_difference"] == pytest.approx(told["mean_share_later"] - told["expected_share"])
    assert told["mean_difference_low"] < 0 < told["mean_difference_high"]
    assert math.isnan(told["difference_low"])  # of counts of projects
    assert told["change"] == ""


def test_one_drawn_for_a_code_counts_where_the_same_coder_had_given_it():
    lot = recoded([*SPARING, *[("trust", "trust")] * 4, *[("", "trust")] * 10])
    lot.loc[40:, "drawn_for"] = "trust"
    lot["then"] = lot["then"].where(lot["drawn_for"] == "", "trust")  # as another settled it
    row = compare_cohorts(*study(a=EARLIER, b=LATER), recoded=lot).set_index("theme").loc["people"]
    assert row[["anchors", "sensitivity", "specificity"]].tolist() == [44, 12 / 20, 1.0]


def test_of_a_theme_of_several_codes_only_those_drawn_by_lot_count():
    codings, *others = study(a=EARLIER, b=LATER)
    codings.loc[len(codings)] = ("a-0-2", "people", "ก")
    lot = recoded([*SPARING, *[("people", "people")] * 9])
    lot.loc[40:, "drawn_for"] = "people"
    row = compare_cohorts(codings, *others, recoded=lot).set_index("theme").loc["people"]
    assert row[["anchors", "sensitivity", "specificity"]].tolist() == [40, 0.5, 1.0]
    planned = compare_cohorts(codings, *others).set_index("theme").loc["people", "anchors_needed"]
    later, earlier = ([word.count("t") / 4 for word in each.split()] for each in (LATER, EARLIER))
    earlier[0] += 1 / 4
    assert planned == anchors_needed(np.array(later), np.array(earlier), math.inf)


def test_a_change_is_seen_where_the_coder_stayed():
    much = study(a=".... .... t... .... .... ....", b="ttt. tt.. ttt. tt.. ttt. tt..")
    row = compare_cohorts(*much, recoded=recoded(STEADY)).set_index("theme").loc["people"]
    assert row[["drift", "change"]].tolist() == ["carried", "growing"]
    assert row["q"] < 0.05


@pytest.mark.parametrize(
    "other",
    [{"cohort": "c"}, {"earlier": "c"}, {"coder": "ข"}, {"own_read": False}],
    ids=["other queue", "other cohort", "other coder", "not read then"],
)
def test_anchors_of_others_say_nothing_of_this_pair(other):
    tables = study(a=EARLIER, b=LATER)
    row = compare_cohorts(*tables, recoded=recoded(SPARING, **other)).iloc[0]
    assert row[["drift", "anchors"]].tolist() == ["assumed none", 0]
    pd.testing.assert_frame_equal(
        pd.DataFrame(compare_cohorts(*tables, recoded=recoded(SPARING, **other))),
        pd.DataFrame(compare_cohorts(*tables)),
    )


def test_too_few_anchors_say_how_many_are_needed():
    row = compare_cohorts(*study(a=EARLIER, b=LATER), recoded=recoded(SPARING[6:10] + [("", "")] * 4)).iloc[0]
    assert row[["drift", "anchors"]].tolist() == ["assumed none", 8]
    assert row["anchors_needed"] > 8


def test_what_is_described_only_carries_nothing():
    row = compare_cohorts(*study(a="t. t. ..", b="t. .. .."), recoded=recoded(SPARING)).iloc[0]
    assert row["drift"] == ""
    assert np.isnan(row["p"])
