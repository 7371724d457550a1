"""Whom quotes come from: chosen over cohorts, projects and voices; and told where they part from who spoke."""

import numpy as np
import pandas as pd
import pytest

from synth.findings.exemplars import exemplars
from synth.findings.quoted import quoted

CODES = [f"c{n}" for n in range(28)]
BOOK = pd.DataFrame({"code": CODES, "name": CODES})


def study(*cohorts, codes=CODES, seed=0):
    """Of each cohort its name, projects and statements a project; each statement carries one to three codes."""
    rng, lines, codings = np.random.default_rng(seed), [], []
    for cohort, projects, statements in cohorts:
        for project in range(projects):
            for place in range(statements):
                name = f"{cohort}-{project}-{place}"
                text = f"ข้อความที่ {place} ของโครงการ {project}"
                lines.append((name, f"{cohort}/{project}.txt", cohort, f"{cohort} p{project}", text))
                given = rng.choice(codes, size=rng.integers(1, min(3, len(codes)) + 1), replace=False)
                codings += [(name, code, "ก") for code in given]
    lines = pd.DataFrame(lines, columns=["statement_id", "source_id", "cohort", "project", "text"])
    codings = pd.DataFrame(codings, columns=["statement_id", "code", "coder"])
    return codings, lines[["statement_id"]].assign(coder="ก"), lines.assign(use="analysed", repeats=""), BOOK


HALF = study(("1", 10, 20), ("2", 9, 20), ("3", 1, 40))
"""Twenty projects; one cohort has half of them."""


def parting(table, level="cohort"):
    kept = table[(table["level"] == level) & (table["parts"] != "")]
    return dict(zip(kept["value"], kept["parts"], strict=True))


def in_reading_order(tables, n=3, last=()):
    """The first statements of each code as they stand, some cohorts last: what a report must not do."""
    codings, _, lines, _ = tables
    found = codings.merge(lines, on="statement_id")
    found = pd.concat([found[~found["cohort"].isin(last)], found[found["cohort"].isin(last)]])
    return found.groupby("code").head(n)


@pytest.mark.parametrize(
    "tables",
    [
        HALF,
        study(("1", 10, 20), ("2", 10, 20)),
        study(("1", 1, 100), ("2", 20, 5)),
        study(("1", 40, 2), ("2", 5, 60), seed=1),
        study(("1", 12, 30)),
        study(("1", 3, 20), ("2", 3, 20), ("3", 3, 20), ("4", 3, 20)),
    ],
)
def test_chosen_quotes_do_not_part_from_who_spoke(tables):
    quotes = exemplars(*tables)
    table = quoted(*tables, quotes)
    assert parting(table) == parting(table, "project") == {}
    cohorts = table[table["level"] == "cohort"]
    assert (abs(cohorts["quotes"] - cohorts["expected"]) <= 3).all()
    assert len(quotes) == cohorts["quotes"].sum() == 3 * len(CODES)


def test_half_of_the_projects_quoted_once_is_flagged():
    quotes = in_reading_order(HALF, last=["1"])
    one = HALF[2].loc[HALF[2]["cohort"] == "1", ["statement_id"]].head(1)
    table = quoted(*HALF, pd.concat([quotes.iloc[:83], one]))
    row = table[(table["level"] == "cohort") & (table["value"] == "1")].iloc[0]
    assert row[["quotes", "quote_base", "parts"]].tolist() == [1, 84, "fewer"]
    assert parting(table)["2"] == "more"


def test_no_project_is_left_out_where_there_are_quotes_enough():
    quotes = exemplars(*HALF)
    assert quotes["project"].nunique() == HALF[2]["project"].nunique()
    assert quotes.groupby("code")["project"].nunique().min() == 3


def test_a_cohort_that_alone_speaks_of_the_codes_is_flagged_since_it_cannot_be_otherwise():
    codings, reviews, lines, book = study(("1", 5, 40), ("2", 5, 40))
    speaks = lines.loc[lines["cohort"] == "1", "statement_id"]
    rare = codings["code"].isin(CODES[1:])
    codings = codings[~rare | codings["statement_id"].isin(speaks)]
    codings = pd.concat([codings, lines[["statement_id"]].assign(code="c0", coder="ก")]).drop_duplicates()
    tables = codings, reviews, lines, book
    assert parting(quoted(*tables, exemplars(*tables))) == {"1": "more", "2": "fewer"}


@pytest.mark.long
def test_quotes_drawn_at_random_are_seldom_flagged():
    lines, flagged = HALF[2], []
    rng = np.random.default_rng(0)
    for _ in range(100):
        drawn = lines.iloc[rng.choice(len(lines), size=84, replace=False)]
        flagged.append(bool((quoted(*HALF, drawn)["parts"] != "").any()))
    assert np.mean(flagged) <= 0.05


def test_speakers_stand_with_their_project_and_respondents_do_not():
    lines = pd.DataFrame(
        {"statement_id": list("กขคง"), "source_id": ["1.vtt", "1.vtt", "2.csv#2", "2.csv#3"]}
    )
    lines["speaker"], lines["project"], lines["cohort"] = ["ลุงดำ", "ป้าศรี", "", ""], "ปู", "2567"
    codings = lines[["statement_id"]].assign(code="c0", coder="ก")
    table = quoted(codings, codings, lines, BOOK, lines[:1])
    speakers = table[table["level"] == "speaker"]
    assert speakers[["value", "project", "statements", "quotes"]].values.tolist() == [
        ["ลุงดำ", "ปู", 1, 1],
        ["ป้าศรี", "ปู", 1, 0],
    ]


def test_nothing_coded_and_nothing_quoted_have_their_tables():
    codings, reviews, lines, book = HALF
    assert quoted(codings[:0], reviews, lines, book, lines[:0]).empty
    table = quoted(*HALF, lines[:0])
    assert (table["quotes"] == 0).all()
    assert (table["parts"] == "").all()
