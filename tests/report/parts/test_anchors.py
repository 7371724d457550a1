"""What the report says of anchor statements, and of comparisons with and without them."""

import pandas as pd
import pytest

from study.anchored import two_cohorts
from synth.report.blocks import Paragraph, Table
from synth.report.data import gather
from synth.report.parts.anchors import anchors_part, same_coders
from synth.report.parts.cohorts import by_cohort_part
from synth.report.wording import Wording

PROJECTS = ("บางกล่ำ", "ควนลัง", "ท่าข้าม", "น้ำน้อย", "คลองแห", "พะวง")


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    """Both cohorts are read by ก, who coded trust in the first and gives it no more."""
    made = two_cohorts(tmp_path_factory.mktemp("anchored") / "study.db", PROJECTS)
    for name in made.statements().query("cohort == 'รุ่น 10'")["statement_id"]:
        made.review(name, coder="ก")
    yield made
    made.close()


@pytest.fixture(scope="module")
def before(study):
    return gather(study, Wording("en"))


@pytest.fixture(scope="module")
def after(study, before):
    study.draw_anchors("รุ่น 10", 24, "ก")
    for name in study.anchors()["anchor_id"]:
        study.review(name, coder="ก")
    return gather(study, Wording("en"))


def notes(blocks, name):
    return " ".join(next(block for block in blocks if isinstance(block, Table) and block.name == name).notes)


def test_without_anchors_a_comparison_says_what_it_assumes(before):
    assert anchors_part(before) == []
    said = notes(by_cohort_part(before), "cohorts")
    assert "assume that coders code all cohorts alike" in said
    needed = pd.DataFrame({"drift": ["assumed none"] * 2, "anchors_needed": [83.0, float("nan")]})
    assert "About 90 anchor statements would be needed" in same_coders(before.words, needed)[0]
    assert before.findings["cohorts"]["change"].tolist() == ["vanished"]


def test_with_anchors_the_change_is_the_coders(after):
    opening, own, table = anchors_part(after)
    assert isinstance(opening, Paragraph)
    assert "75.0% of 24 statements" in own.text
    assert table.rows[0][:3] == ["ความไว้วางใจ", 6, "0.0 (0.0–39.0)"]
    assert table.rows[0][-1] == "gives it more sparingly"
    blocks = by_cohort_part(after)
    assert "as if the earlier cohort had been coded now" in notes(blocks, "cohorts")
    [row] = next(block for block in blocks if getattr(block, "name", "") == "cohorts_drift").rows
    assert row[1:6] == [24, 0.25, 0.0, 0.0, 0.0]


def test_tables_of_older_runs_say_nothing(after):
    assert same_coders(after.words, None) == []
    assert same_coders(after.words, after.findings["cohorts"].drop(columns="drift")) == []
