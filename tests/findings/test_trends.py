import pytest
from cohort_study import study

from synth.findings.intervals import wilson
from synth.findings.trends import cohort_table


@pytest.mark.parametrize(
    ("cohorts", "course"),
    [
        ({"y1": ".. .. .. ..", "y2": ".. .. .. ..", "y3": "t. .. .. .."}, "new"),
        ({"y1": "t. .. .. ..", "y2": "t. t. t. t.", "y3": ".. .. .. .."}, "vanished"),
        ({"y1": ".. .. .. .. ..", "y2": "t. t. .. .. ..", "y3": "t. t. t. t. t."}, "growing"),
        ({"y1": "t. t. t. t. t.", "y2": "t. t. .. .. ..", "y3": "t. .. .. .. .."}, "shrinking"),
        ({"y1": "t. .. .. ..", "y2": ".. .. .. ..", "y3": "t. t. .. .."}, ""),
        ({"y1": "t. t. t. t.", "y2": "t. t. .. ..", "y3": "?? ??"}, ""),
        ({"y1": "t. ..", "y2": "t. t."}, ""),
    ],
)
def test_the_course_of_a_theme_over_all_cohorts(cohorts, course):
    table = cohort_table(*study(**cohorts)).query("theme == 'people'")
    assert table["group"].tolist() == list(cohorts)
    assert set(table["course"]) == {course}


def test_shares_of_every_cohort_with_their_intervals():
    table = cohort_table(*study(y1="t. .. .. .. .. ..", y2="t. t. t. t. t. t.")).query("theme == 'people'")
    assert set(table["course"]) == {"growing"}
    assert table[["with_theme", "units"]].values.tolist() == [[1, 6], [6, 6]]
    assert (table["share_low"].iloc[0], table["share_high"].iloc[0]) == pytest.approx(wilson(1, 6))
