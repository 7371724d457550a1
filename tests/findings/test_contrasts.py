import math

import pandas as pd
import pytest
from scipy.stats import false_discovery_control

from synth.findings.chance import dealt_p
from synth.findings.contrasts import STANDINGS, contrasts
from synth.findings.intervals import newcombe

BOOK = pd.DataFrame(
    {
        "code": ["people", "trust", "money", "unused", "block"],
        "name": ["คน", "ไว้ใจ", "เงิน", "ไม่เคยใช้", "อุปสรรค"],
        "parent": ["", "people", "", "", ""],
        "dimension": ["", "", "", "", "ประเภทข้อค้นพบ"],
    }
)
LETTERS = {"t": ["trust"], "m": ["money"], "b": ["block"], "x": ["trust", "block"], ".": []}


def study(shared="", **cohorts):
    """A string a cohort, a word a project, a letter a statement: t trust, m money, b obstacle, . none, ? unread."""
    lines, codings, reviews = [], [], []
    for cohort, projects in cohorts.items():
        for number, letters in enumerate(projects.split()):
            for place, letter in enumerate(letters):
                name = f"{cohort}-{number}-{place}"
                project = f"p{number}" if shared else f"{cohort} p{number}"
                lines.append((name, f"{cohort}/{number}.txt", project, cohort, "analysed"))
                reviews += [(name, "ก")] * (letter != "?")
                codings += [(name, code, "ก") for code in LETTERS.get(letter, [])]
    return (
        pd.DataFrame(codings, columns=["statement_id", "code", "coder"]),
        pd.DataFrame(reviews, columns=["statement_id", "coder"]),
        pd.DataFrame(lines, columns=["statement_id", "source_id", "project", "cohort", "use"]),
        BOOK,
    )


ALL, NONE = "t. " * 8, ".. " * 8


@pytest.mark.parametrize(
    ("cohorts", "found"),
    [
        ({"a": NONE, "b": ALL}, ("b", 8, 8, "a", 0, 8, 1.0, "holds")),
        ({"a": ALL, "b": NONE}, ("b", 0, 8, "a", 8, 8, -1.0, "holds")),
        (
            {"a": "t. t. t. t. .. .. .. .. ..", "b": "t. " * 9 + ".."},
            ("b", 9, 10, "a", 4, 9, 0.456, "tendency"),
        ),
        ({"a": "t. t. .. ..", "b": "t. .. .. .."}, ("b", 1, 4, "a", 2, 4, -0.25, "not_shown")),
        ({"a": "t. t. t.", "b": ".. .. .. .. .."}, ("b", 0, 5, "a", 3, 3, -1.0, "too_few")),
        ({"a": ALL, "b": ".."}, ("b", 0, 1, "a", 8, 8, -1.0, "too_few")),
        ({"a": "t. t. t. t. t?", "b": NONE}, ("b", 0, 8, "a", 4, 4, -1.0, "holds")),
    ],
)
def test_projects_are_counted_and_what_stands_is_said(cohorts, found):
    row = contrasts(*study(**cohorts)).iloc[0]
    names = "cohort_a projects_a base_a cohort_b projects_b base_b".split()
    assert tuple(row[names]) == found[:6]
    assert row["difference"] == pytest.approx(found[6], abs=0.001)
    assert row["standing"] == found[7]
    counts = row["projects_a"], row["base_a"], row["projects_b"], row["base_b"]
    if row["standing"] == "too_few":
        assert all(math.isnan(row[name]) for name in ("p", "q", "difference_low", "difference_high"))
    else:
        assert (row["difference_low"], row["difference_high"]) == pytest.approx(newcombe(*counts))
        assert row["p"] == pytest.approx(dealt_p(*counts))


def test_the_largest_difference_comes_first_and_what_is_not_tested_last():
    a, b = "t. b. mb tb b. b.", "t. t. tb t. t. .."
    table = contrasts(*study(c="mb", a=a, b=b))
    tested = table[table["p"].notna()]
    assert list(tested["code"]) == ["block", "trust", "money"]
    assert table["difference"].abs().iloc[: len(tested)].is_monotonic_decreasing
    assert list(table["standing"].iloc[len(tested) :]) == ["too_few"] * 3
    assert set(table["standing"]) <= set(STANDINGS)


def test_sub_themes_and_kinds_are_there_but_no_groups_and_no_unused_codes():
    table = contrasts(*study(a=ALL, b="x. m. .. .."))
    rows = dict(zip(table["code"], zip(table["dimension"], table["theme"], strict=True), strict=True))
    assert rows == {
        "trust": ("ประเด็น", "people"),
        "money": ("ประเด็น", "money"),
        "block": ("ประเภทข้อค้นพบ", "block"),
    }


def test_q_is_over_all_rows_that_were_tested():
    table = contrasts(*study(a="t. m. b. .. ..", b="x. x. t. m. ..", c="m. m. m. b. ..", d="t. t."))
    tested = table[table["p"].notna()]
    assert list(tested["q"]) == pytest.approx(list(false_discovery_control(tested["p"].astype(float))))
    assert tested["against"].unique().tolist() == ["rest"]


@pytest.mark.parametrize(
    ("cohorts", "compared"),
    [
        ({"a": ALL, "b": NONE}, {("b", "a", "cohort")}),
        ({"a": "t.", "b": ".."}, {("b", "a", "cohort")}),
        ({"a": "t.", "b": ALL, "c": NONE}, {("c", "b", "cohort"), ("a", "b;c", "rest")}),
        ({"a": ALL, "b": ALL, "c": NONE}, {("a", "b;c", "rest"), ("b", "a;c", "rest"), ("c", "a;b", "rest")}),
        (
            {"a": "t.", "b": "..", "c": NONE},
            {("a", "b;c", "rest"), ("b", "a;c", "rest"), ("c", "a;b", "rest")},
        ),
    ],
)
def test_what_is_set_against_what(cohorts, compared):
    table = contrasts(*study(**cohorts))
    assert set(zip(table["cohort_a"], table["cohort_b"], table["against"], strict=True)) == compared


def test_pairs_can_be_asked_for():
    table = contrasts(*study(a=ALL, b=NONE, c=NONE), groups=[("a", "c"), ("a", "b")])
    assert list(zip(table["cohort_a"], table["cohort_b"], strict=True)) == [("a", "c"), ("a", "b")]
    assert set(table["standing"]) == {"holds"}


def test_every_funded_project_is_described_only():
    assert set(contrasts(*study(a=ALL, b=NONE), census=["b"])["standing"]) == {"census"}


def test_a_project_in_both_cohorts_is_told():
    assert set(contrasts(*study(shared="yes", a=ALL, b=NONE))["note"]) == {"shared:8"}


def test_a_project_in_several_of_the_others_counts_once():
    row = contrasts(*study(shared="yes", a=ALL, b=NONE, c=ALL), groups=None).set_index("cohort_a").loc["b"]
    assert row[["projects_b", "base_b"]].tolist() == [8, 8]


@pytest.mark.parametrize("column", ["form", "recorder"])
def test_cohorts_of_other_material_are_marked_on_each_row(column):
    codings, reviews, lines, book = study(a=ALL, b=NONE)
    lines[column] = lines["cohort"].map({"a": "เวที", "b": "สัมภาษณ์"})
    assert set(contrasts(codings, reviews, lines, book)["note"]) == {f"differs:{column}"}


@pytest.mark.parametrize(
    ("cohorts", "said"),
    [({"a": ALL}, "มีเพียงรุ่นเดียว"), ({"a": ALL, "b": "t?"}, "ยังไม่มีสองรุ่นที่อ่านครบ")],
)
def test_without_two_cohorts_there_are_no_rows_and_a_sentence(cohorts, said):
    table = contrasts(*study(**cohorts))
    assert table.empty
    assert set(table) == set(contrasts(*study(a=ALL, b=NONE)))
    assert said in table.lacks


@pytest.mark.parametrize("groups", [["ab"], [("a", "z")], [("a", "a")], [("a", "b", "c")]])
def test_pairs_that_are_none_are_refused(groups):
    with pytest.raises(ValueError, match="groups|there is no cohort"):
        contrasts(*study(a=ALL, b=NONE), groups=groups)
