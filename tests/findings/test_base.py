"""What tables count, worked out once: passed to a table it gives what the tables themselves give."""

import pandas as pd
import pytest
from coded_notes import BOOK, CODINGS, REVIEWS, STATEMENTS, TABLES

import synth
from synth.findings.base import Base

COUNTS_ONE = (
    "code_table theme_table coverage_table theme_ranking code_by dimension_table cooccurrence retrieve saturation"
).split()


@pytest.mark.parametrize("name", [*COUNTS_ONE, "agreement"])
def test_a_table_of_a_base_is_that_of_its_tables(name):
    function, base = getattr(synth, name), Base.of(*TABLES)
    pd.testing.assert_frame_equal(function(base), function(*TABLES))


@pytest.mark.parametrize("name", COUNTS_ONE)
def test_another_coder_can_be_asked_for(name):
    function, base = getattr(synth, name), Base.of(*TABLES)
    pd.testing.assert_frame_equal(function(base, coder="ข"), function(*TABLES, coder="ข"))
    assert set(function(base, coder="ก")["coder"]) <= {"ก"}


def test_a_base_is_worked_out_once_and_never_changed():
    base = Base.of(*TABLES)
    assert Base.of(base) is base
    assert Base.of(base, coder="ก") is base
    assert base.coded is base.coded
    before = base.coded.copy(), base.read.copy()
    for name in COUNTS_ONE:
        getattr(synth, name)(base)
    pd.testing.assert_frame_equal(base.coded, before[0])
    pd.testing.assert_frame_equal(base.read, before[1])
    with pytest.raises(AttributeError):
        base.coder = "ข"


def test_its_parts():
    base = Base.of(CODINGS, REVIEWS, STATEMENTS, BOOK)
    assert base.analysed["statement_id"].tolist() == ["s1", "s2", "s3", "s4", "s6"]
    assert base.read["statement_id"].tolist() == ["s1", "s2", "s3", "s4"]
    assert base.codes == ["trust", "team", "money", "success", "obstacle"]
    assert base.themes() == ["people", "money"]
    assert base.themes("ประเภทข้อค้นพบ") == ["success", "obstacle"]
    assert base.signed(pd.DataFrame({"n": [1]}, index=[7])).to_dict("index") == {
        0: {"n": 1, "coder": "ก", "repeats": "counted"}
    }
