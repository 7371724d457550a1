"""What columns of tables hold, as learnt; heads and cells that no table of benchmarks/tables has."""

import pytest

from synth.corpus.layout.contents import KINDS, chances_of_findings, contents_of, without_findings

TOLD = ["รถรับส่งมาสายจนพลาดนัดหมอ", "เตียงยืมได้ฟรีทำให้ไม่ต้องซื้อ", "อยากให้มีคนมาเยี่ยมวันหยุดด้วย"]


def left_out(heads, columns):
    return without_findings(heads, chances_of_findings(heads, columns))


@pytest.mark.parametrize(
    ("head", "cells"),
    [
        ("ผู้จดรายการ", ["ป้าแก้ว", "ป้าแก้ว", "น้องบี"]),
        ("_submission_uuid", ["8f1a-22", "9b2c-31", "77aa-90"]),
        ("เบอร์ติดต่อกลับ", ["081-000-0000", "", "089-000-0000"]),
        ("ขึ้นปีที่", ["2", "5", "3"]),
        ("งวดเงิน", ["1", "1", "2"]),
    ],
)
def test_what_stands_beside_findings_is_none(head, cells):
    assert left_out([head, "เล่าให้ฟังหน่อยว่าเป็นยังไง"], [cells, TOLD]) == {0}


@pytest.mark.parametrize(
    "head", ["เล่าให้ฟังหน่อยว่าเป็นยังไง", "ปัญหาที่เจอ", "ข้อเสนอแนะ", "ประทับใจ", "what went wrong?"]
)
@pytest.mark.parametrize("size", [1, 2, 3])
def test_what_is_told_stays(head, size):
    assert left_out(["ลำดับ", head], [["1", "2", "3"][:size], TOLD[:size]]) == {0}


def test_chances_are_shares_of_one_whole_also_of_nothing():
    for heads, columns in ((["", ""], [[], []]), (["ก"], [[""]]), (["ปัญหา", "งบ"], [TOLD, ["1", "2", "3"]])):
        for chances in contents_of(heads, columns):
            assert set(chances) == set(KINDS)
            assert sum(chances.values()) == pytest.approx(1)
    assert left_out([], []) == set()
