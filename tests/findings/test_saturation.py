import numpy as np
import pandas as pd
import pytest

from synth.findings.saturation import new_codes, saturation


def study(new_by_source):
    """Sources of which each repeats all codes so far and adds so many new ones."""
    rows, codes = [], 0
    for number, more in enumerate(new_by_source):
        codes += more
        rows += [(f"s{number}", f"n{number}", f"c{code}", "ก") for code in range(codes)]
    table = pd.DataFrame(rows, columns=["statement_id", "source_id", "code", "coder"])
    return table, table, table[["statement_id", "source_id"]].drop_duplicates()


@pytest.mark.parametrize(
    ("new", "threshold", "base", "ratios", "reached"),
    [
        ([4, 3, 2, 1, 1, 0, 0, 0], 0.05, 10, [0.1, 0, 0], "5+2"),  # Guest, Namey & Chen 2020
        ([16, 9, 7, 5, 3, 1, 1, 0, 0, 0], 0.05, 37, [4 / 37, 2 / 37, 1 / 37, 0, 0], "6+2"),
        ([16, 9, 7, 5, 3, 1, 1, 0, 0, 0], 0, 37, [4 / 37, 2 / 37, 1 / 37, 0, 0], "7+2"),
        ([5, 5, 5, 5, 5, 5], 0.05, 20, [0.5], ""),
        ([5, 5, 5], 0.05, 15, [], ""),  # fewer sources than a base and a run
    ],
)
def test_published_cases(new, threshold, base, ratios, reached):
    table = saturation(*study(new), threshold=threshold, orders=5)
    assert table["new_codes"].tolist() == new
    assert table["base_codes"].unique().tolist() == [base]
    assert table["ratio"].dropna().tolist() == pytest.approx(ratios)
    assert "".join(table["reached"]) == reached


def test_random_orders_end_where_the_given_one_ends():
    table = saturation(*study([4, 0, 3, 0, 2]), orders=50, seed=1)
    assert table[["codes_low", "codes_median", "codes_high"]].iloc[-1].tolist() == [9, 9, 9]
    assert (table["codes_low"] <= table["codes_high"]).all()


def test_the_rows_of_a_spreadsheet_are_one_source():
    codings, reviews, statements = study([4, 1, 2])
    names = {"n0": "เวที.txt", "n1": "คำตอบ.xlsx#2", "n2": "คำตอบ.xlsx#3"}
    statements["source_id"] = statements["source_id"].map(names)
    table = saturation(codings, reviews, statements, orders=3)
    assert table[["source_id", "new_codes"]].values.tolist() == [["เวที.txt", 4], ["คำตอบ.xlsx", 3]]


def test_new_codes_of_a_table():
    said = np.array([[1, 1, 0], [1, 0, 0], [0, 1, 1]], dtype=bool)
    assert new_codes(said).tolist() == [2, 0, 1]


def test_only_codes_of_the_dimension_and_sources_that_were_read(sample):
    table = saturation(sample.codings, sample.reviews, sample.statements, sample.codebook)
    assert table[["place", "codes"]].values.tolist() == [[1, 20]]
    assert table["ratio"].isna().all()


BOOK = pd.DataFrame({"code": [f"c{n}" for n in range(10)]})


@pytest.mark.parametrize(
    ("new", "versions", "book", "all_found", "fixed"),
    [
        ([4, 3, 1], ["v1"], "fixed", None, True),
        ([4, 3, 3], ["v1"], "fixed", 3, True),
        ([10, 0, 0], ["v1"], "fixed", 1, True),
        ([4, 3, 1], ["v1", "v2"], "changed", None, False),
        ([4, 6, 0], ["v1", "v2"], "changed", 2, True),  # no code was left to be new
        ([4, 3, 1], [""], "unknown", None, False),
    ],
)
def test_it_says_when_only_a_fixed_codebook_could_be_found(new, versions, book, all_found, fixed):
    codings, reviews, statements = study(new)
    codings = codings.assign(version=[versions[place % len(versions)] for place in range(len(codings))])
    table = saturation(codings, reviews, statements, BOOK, orders=2)
    assert table["book"].unique().tolist() == [book]
    assert table["book_codes"].unique().tolist() == [10]
    assert table["all_found"].dropna().unique().tolist() == ([all_found] if all_found else [])
    assert table["fixed"].unique().tolist() == [fixed]


def test_without_a_codebook_or_versions_nothing_is_claimed():
    assert saturation(*study([4, 3, 1]), orders=2)["book"].unique().tolist() == ["unknown"]
    table = saturation(*study([4, 3, 3]), BOOK, orders=2)  # codings that have no column of versions
    assert table[["book", "fixed"]].drop_duplicates().values.tolist() == [["unknown", True]]


def test_another_coder_and_another_dimension_do_not_count():
    codings, reviews, statements = study([4, 3, 3])
    codings = codings.assign(version="v1")
    other = codings.assign(coder="ข", version="v2")
    book = pd.concat([BOOK, pd.DataFrame({"code": ["good"], "dimension": ["ประเภท"]})]).fillna("")
    table = saturation(pd.concat([codings, other]), reviews, statements, book, coder="ก", orders=2)
    assert table[["book", "book_codes"]].drop_duplicates().values.tolist() == [["fixed", 10]]
