"""Coders side by side, and sources one after the other."""

from .. import studies
from .test_projects import contents_of, table


def test_saturation_has_a_table_and_a_sentence():
    five = contents_of(studies.cohorts())
    found = table(five, "saturation")
    assert [row[1] for row in found.rows][:2] == [1, 1]
    assert found.rows[-1][2] == 4
    at = next(n for n, block in enumerate(five.blocks) if getattr(block, "anchor", "") == "saturation")
    assert "หลังดู 6 แหล่งข้อมูล และดูเพิ่มอีก 2 แหล่งข้อมูล พบรหัสใหม่ 0 รหัส จึงถึงเกณฑ์ (6+2)" in five.blocks[at + 1].text
