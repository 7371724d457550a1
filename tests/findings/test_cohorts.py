import math

import pytest
from cohort_study import study

from synth.findings.cohorts import compare_cohorts
from synth.findings.intervals import cohens_h, newcombe, wilson


def test_shares_are_of_projects_with_their_intervals():
    table = compare_cohorts(*study(y2564="t. .. .. .. ..", y2565="t. t. tm .. t.")).set_index("theme")
    people = table.loc["people"]
    assert people[["earlier", "later", "unit"]].tolist() == ["y2564", "y2565", "project"]
    assert people[["with_theme_earlier", "units_earlier", "with_theme_later", "units_later"]].tolist() == [
        1,
        5,
        4,
        5,
    ]
    assert (people["share_low_later"], people["share_high_later"]) == pytest.approx(wilson(4, 5))
    assert (people["difference_low"], people["difference_high"]) == pytest.approx(newcombe(4, 5, 1, 5))
    assert people["h"] == pytest.approx(cohens_h(0.8, 0.2))
    assert people["mean_difference"] == pytest.approx(0.4 - 0.1)
    assert 0 < people["p"] <= people["q"] <= 1
    assert table.loc["money", "change"] == "new"


def test_a_long_note_is_not_more_lessons():
    short = compare_cohorts(*study(a="t. .. t. ..", b="t. t. .. ..")).set_index("theme").loc["people"]
    long = (
        compare_cohorts(*study(a="t. .. t. ..", b="tttttttt........ t. .. .."))
        .set_index("theme")
        .loc["people"]
    )
    assert short["difference"] == long["difference"] == 0
    assert short["mean_difference"] == long["mean_difference"]


def test_fewer_than_four_units_are_described_not_tested():
    row = compare_cohorts(*study(a="t. t. ..", b="t. t. .. ..")).iloc[0]
    assert row["note"] == "too_few"
    assert row[["units_earlier", "with_theme_earlier"]].tolist() == [3, 2]
    assert all(
        math.isnan(row[name])
        for name in ("p", "q", "difference_low", "share_low_later", "mean_difference_low")
    )


def test_every_funded_project_is_described_too():
    tables = study(a="t. t. .. .. t.", b="t. t. .. .. ..")
    assert compare_cohorts(*tables, census=["b"])["note"].unique().tolist() == ["census"]


def test_what_is_not_read_whole_does_not_count_as_absent():
    row = compare_cohorts(*study(a="t. .? .. .. ..", b="t. t. .. .. ..")).iloc[0]
    assert row[["units_earlier", "not_read"]].tolist() == [4, 1]


@pytest.mark.parametrize(("forms", "note"), [(("เวที", "เวที"), ""), (("เวที", "สัมภาษณ์"), "differs:form")])
def test_cohorts_that_differ_in_form_are_marked(forms, note):
    codings, reviews, statements, book = study(a="t. .. .. ..", b="t. t. .. ..")
    statements["form"] = statements["cohort"].map(dict(zip("ab", forms, strict=True)))
    assert compare_cohorts(codings, reviews, statements, book)["note"].unique().tolist() == [note]


def test_without_projects_the_source_is_the_unit():
    codings, reviews, statements, book = study(a="t. .. .. ..", b="t. t. .. ..")
    table = compare_cohorts(codings, reviews, statements.assign(project=""), book)
    assert set(table["unit"]) == {"source"}


@pytest.mark.parametrize(
    ("cohorts", "keywords", "said"),
    [
        ({"a": "t. ..", "b": "t."}, {"groups": ("a", "c")}, "there is no cohort 'c'; there is: a, b"),
        ({"a": "t. ..", "b": "t."}, {"by": "province"}, "no column 'province'"),
    ],
)
def test_what_is_missing_is_said(cohorts, keywords, said):
    with pytest.raises(ValueError, match=said):
        compare_cohorts(*study(**cohorts), **keywords)


@pytest.mark.parametrize(
    ("cohorts", "keywords", "said"),
    [
        ({"a": "t. .."}, {}, "มีเพียงรุ่นเดียว"),
        ({"a": "t. ..", "b": "t. .."}, {"groups": ("", "a")}, "รุ่นนี้เป็นรุ่นแรก"),
        ({"a": "t. ..", "b": "t?"}, {}, "ยังไม่มีสองรุ่นที่อ่านครบ"),
    ],
)
def test_where_there_are_not_two_cohorts_the_table_is_empty_and_says_so(cohorts, keywords, said):
    table = compare_cohorts(*study(**cohorts), **keywords)
    whole = compare_cohorts(*study(a="t. ..", b="t. .."))
    assert table.empty
    assert set(table) == set(whole)
    assert said in table.lacks


def test_three_cohorts_stand_each_beside_the_next():
    table = compare_cohorts(*study(a="t. ..", b="t. ..", c="t. .."))
    assert list(zip(table["earlier"], table["later"], strict=True))[::2] == [("a", "b"), ("b", "c")]


def test_adjustment_agrees_with_scipy():
    from scipy.stats import false_discovery_control

    table = compare_cohorts(*study(a="t. tm m. .. ..", b="t. t. t. t. ..m"))
    assert table["q"].tolist() == pytest.approx(list(false_discovery_control(table["p"])))


def test_a_cohort_that_nobody_has_read_is_described_and_never_absent():
    row = compare_cohorts(*study(a="t. t. .. ..", b="?? ??"), groups=("a", "b")).iloc[0]
    assert row[["units_later", "with_theme_later", "not_read", "change"]].tolist() == [0, 0, 2, ""]
    assert row["note"] == "too_few;none_read:b"
    assert math.isnan(row["share_later"])
    assert math.isnan(row["difference"])


def test_a_source_without_a_project_stands_for_itself_and_is_told_of():
    codings, reviews, statements, book = study(a="t. .. .. ..", b="t. t. .. ..")
    statements.loc[statements["project"] == "b p0", "project"] = None
    table = compare_cohorts(codings, reviews, statements, book)
    assert set(table["unit"]) == {"project"}
    assert table["units_later"].tolist() == [4, 4]
    assert set(table["note"]) == {"no_project:1"}


def test_units_without_a_value_are_left_out_and_told_of():
    codings, reviews, statements, book = study(a="t. .. .. .. t.", b="t. t. .. ..")
    statements["form"] = statements["cohort"].where(statements["project"] != "a p4", "")
    table = compare_cohorts(codings, reviews, statements, book, by="form")
    assert table["units_earlier"].tolist() == [4, 4]
    assert set(table["note"]) == {"no_value:1"}


def test_years_as_numbers_are_named_as_people_name_them():
    codings, reviews, statements, book = study(a="t. ..", b="t. ..")
    statements["year"] = statements["cohort"].map({"a": 2565, "b": 2567})
    table = compare_cohorts(codings, reviews, statements, book, by="year", groups=(2565, "2567"))
    assert set(zip(table["earlier"], table["later"], strict=True)) == {("2565", "2567")}
