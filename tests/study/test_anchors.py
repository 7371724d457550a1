"""Anchor statements: drawn of earlier cohorts, coded a second time, and counted nowhere else."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from synth.findings.agreement import agreement
from synth.findings.tables import code_table
from synth.study import Study
from synth.study.acts.anchoring import chosen

from .anchored import two_cohorts

TABLES = ("sources", "statements", "codings", "reviews", "orphans", "inherited", "evidence", "left_out")


@pytest.fixture
def study(tmp_path):
    made = two_cohorts(tmp_path / "study.db")
    yield made
    made.close()


def drawn(study, n=4, **how):
    study.draw_anchors("รุ่น 10", n, "ก", **how)
    return study.anchors()


def test_a_lot_is_spread_over_projects_and_codes_and_the_same_with_the_same_seed(study):
    table = drawn(study)
    assert table["project"].nunique() == 2
    assert set(table["earlier"]) == {"รุ่น 9"}
    assert set(table["cohort"]) == {"รุ่น 10"}
    originals = set(table["statement_id"])
    assert originals <= set(study.statements().query("cohort == 'รุ่น 9'")["statement_id"])
    coded = set(study.codings()["statement_id"])
    assert originals & coded
    assert originals - coded
    assert set(table["drawn_for"]) == {"", "trust"}
    study.undo("ก")
    assert study.anchors().empty
    assert set(drawn(study)["statement_id"]) == originals


def test_the_second_coding_counts_nowhere_else(study):
    before = {name: getattr(study, name)() for name in TABLES}
    tables = [study.codings(), study.reviews(), study.statements(), study.codebook()]
    counts, alike = code_table(*tables), agreement(*tables)
    for anchor, text in drawn(study)[["anchor_id", "text"]].values:
        study.code(anchor, "team", coder="ก")
        study.code(anchor, "trust", coder="ข", span=(0, text.index(" ")))
        study.dismiss(anchor, "success", coder="ข")
    for name in TABLES:
        pd.testing.assert_frame_equal(getattr(study, name)(), before[name])
    tables = [study.codings(), study.reviews(), study.statements(), study.codebook()]
    pd.testing.assert_frame_equal(pd.DataFrame(code_table(*tables)), pd.DataFrame(counts))
    pd.testing.assert_frame_equal(pd.DataFrame(agreement(*tables)), pd.DataFrame(alike))
    assert study.check().empty
    again = study.recoded()
    assert len(again) == 8
    assert set(again.query("coder == 'ก'")["now"]) == {"team"}
    assert set(again["then"]) == {"trust", ""}
    assert set(again["by"]) == {"ก"}
    assert again.query("coder == 'ก'")["own_read"].all()
    assert not again.query("coder == 'ข'")["own_read"].any()


def test_what_is_settled_is_the_adjudicated_set_where_there_is_one(study):
    anchor = drawn(study).iloc[0]
    study.code(anchor.statement_id, "team", coder="adjudicated", by="ก")
    study.review(anchor.anchor_id, coder="ข")
    row = study.recoded().iloc[0]
    assert (row.by, row.then, row.now) == ("adjudicated", "team", "")


def test_an_anchor_is_a_statement_to_who_codes_it(study):
    anchor = drawn(study).iloc[0]
    found = study.statement(anchor.anchor_id)
    assert found["text"] == anchor.text
    assert not found["codings"]
    assert not found["reviews"]
    study.code(anchor.anchor_id, "team", coder="ก")
    study.uncode(anchor.anchor_id, "team", coder="ก")
    study.undo("ก")
    assert study.recoded()["now"].tolist() == ["team"]
    words = study.history("th", anchor.anchor_id)["words"].tolist()
    assert len(words) == 3
    assert all("trust" not in one for one in words)
    with pytest.raises(ValueError, match="cannot|not there|no statement"):
        study.split(anchor.anchor_id, 3, coder="ก")


def test_a_lot_that_somebody_read_is_not_taken_back(study):
    anchors = drawn(study)["anchor_id"]
    study.review(anchors[0], coder="ข")
    with pytest.raises(ValueError, match="stands on"):
        study.undo("ก")
    assert len(study.anchors()) == 4


def test_a_split_of_which_a_part_is_an_anchor_is_not_undone(study):
    name = study.statements().query("cohort == 'รุ่น 9'")["statement_id"].iloc[3]
    part = study.split(name, 4, coder="ข")[0]
    study.review(part, coder="ก")
    study.draw_anchors("รุ่น 10", 100, "ค")
    study.undo("ก")
    with pytest.raises(ValueError, match="split cannot be undone"):
        study.undo("ข")
    assert part in set(study.anchors()["statement_id"])


def test_a_second_lot_has_other_statements(study):
    first = set(drawn(study)["statement_id"])
    both = drawn(study, n=100)
    assert len(both) == 8
    assert both["lot"].nunique() == 2
    assert len(set(both["statement_id"]) - first) == 4


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ({"cohort": "รุ่น 8"}, "known are"),
        ({"cohort": "รุ่น 9"}, "no cohort comes before"),
        ({"cohort": "รุ่น 10", "n": 0}, "must be 1 or more"),
        ({"cohort": "รุ่น 10", "earlier": ["รุ่น 10"]}, "known are"),
        ({"cohort": "รุ่น 9", "earlier": ["รุ่น 10"]}, "no statement that was read"),
    ],
)
def test_what_cannot_be_drawn_says_why(study, how, said):
    with pytest.raises(ValueError, match=said):
        study.draw_anchors(coder="ก", **how)
    assert study.anchors().empty


def test_two_files_with_anchors_become_one(study, tmp_path):
    anchors = drawn(study)["anchor_id"].tolist()
    study.backup(tmp_path / "other.db")
    with Study(tmp_path / "other.db") as other:
        other.code(anchors[0], "team", coder="ข")
        other.draw_anchors("รุ่น 10", 2, "ข", seed=7)
    study.code(anchors[0], "trust", coder="ก")
    study.merge(tmp_path / "other.db")
    again = study.recoded()
    assert sorted(zip(again["coder"], again["now"], strict=True)) == [("ก", "trust"), ("ข", "team")]
    assert len(study.anchors()) == 6
    assert study.check().empty


def test_erased_words_and_sources_go_from_anchors_too(study):
    table = drawn(study, n=8)
    for anchor in table["anchor_id"]:
        study.code(anchor, "team", coder="ก")
    study.erase({"บางกล่ำ": "[ที่-1]"}, coder="ก")
    assert "บางกล่ำ" not in " ".join(study.anchors().astype(str).sum())
    assert "[ที่-1]" in " ".join(study.anchors()["text"])
    assert study.check().empty
    gone = study.anchors()["source_id"].iloc[0]
    left = int((study.anchors()["source_id"] != gone).sum())
    study.erase_sources([gone], coder="ก")
    assert len(study.anchors()) == len(study.recoded()) == left
    assert study.check().empty


def test_an_anchor_whose_original_went_is_let_be(study):
    anchor = drawn(study).iloc[0]
    study.code(anchor.anchor_id, "team", coder="ก")
    study.take_out(anchor.source_id, coder="ก")
    assert anchor.anchor_id not in set(study.anchors()["anchor_id"])
    assert study.statement(anchor.anchor_id) is None
    study.put_back(anchor.source_id, coder="ก")
    assert study.recoded()["now"].tolist() == ["team"]


SAID = st.lists(
    st.tuples(st.sampled_from("กขค"), st.lists(st.sampled_from(["a", "b"]), max_size=2, unique=True)),
    max_size=30,
)


@given(SAID, st.integers(1, 40), st.integers(0, 5))
def test_a_lot_draws_each_at_most_once_and_no_project_falls_far_behind(said, n, seed):
    population = [(f"s{i}", project, tuple(codes)) for i, (project, codes) in enumerate(said)]
    found = chosen(population, n, seed)
    assert len(found) == len({name for name, _ in found}) == min(n, len(population))
    assert found == chosen(population[::-1], n, seed)
