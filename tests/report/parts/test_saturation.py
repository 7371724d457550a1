"""Sources one after the other: whether later ones still brought new codes."""

from .. import studies
from .test_projects import contents_of, table


def test_saturation_has_a_table_and_a_sentence():
    five = contents_of(studies.cohorts())
    found = table(five, "saturation")
    assert [row[1] for row in found.rows][:2] == [1, 1]
    assert found.rows[-1][2] == 4
    at = next(n for n, block in enumerate(five.blocks) if getattr(block, "anchor", "") == "saturation")
    said = "พบครบทั้ง 4 รหัสในคู่มือตั้งแต่เอกสารฉบับที่ 6 จึงใช้บอกความอิ่มตัวของประเด็นใหม่ไม่ได้"
    assert five.blocks[at + 1].text == said


def test_saturation_of_a_codebook_that_was_not_used_up_names_the_threshold():
    eight = contents_of(studies.cohorts(themes=8))
    at = next(n for n, block in enumerate(eight.blocks) if getattr(block, "anchor", "") == "saturation")
    assert "ไม่พบรหัสใหม่ จึงถึงเกณฑ์" in eight.blocks[at + 1].text
    assert "0 รหัส" not in eight.blocks[at + 1].text
