"""What a line is by its words alone: what only looks like furniture of a page may be a finding."""

import pytest

from synth.corpus.layout.furniture import reason_for
from synth.corpus.statements import read_note


@pytest.mark.parametrize(
    "line",
    [
        "หน้า 3",
        "หน้าที่ ๓ จาก ๑๒",
        "- 4 -",
        "ปิดประชุม เวลา 16.30 น.",
        "เลิกประชุมเวลา ๑๒.๐๐ น.",
        "ผู้บันทึก: ฝน",
        "ผู้จดบันทึกการประชุม (นางสาวศรี ทองดี)",
        "ลงชื่อ ........................ ประธาน",
        "แก้ไขล่าสุด 3 มี.ค. 2567",
        "โพสต์เมื่อวันที่ 3 มีนาคม 2567 โดยแอดมิน",
        "จำนวนผู้เข้าชม 1,250 ครั้ง",
        "share แชร์หน้านี้",
    ],
)
def test_what_is_furniture_by_its_whole_form(line):
    assert reason_for(line, thai=True)


FINDINGS = [
    # years of what was done, and what was filled in on dots
    "ตั้งกลุ่ม ออมทรัพย์ (2554): ชาวบ้านรวมเงินกันวันละบาทได้ร้อยคน",
    "เปิด ตลาดนัด (พ.ศ. 2557): ขายผักปลอดสารทุกวันเสาร์ที่หน้าวัด",
    "สร้าง โรงปุ๋ย (2560). ใช้มูลวัวของคนในหมู่บ้านทั้งหมด",
    "ครัวเรือนที่แยกขยะได้เองแล้ว ........ 120",
    "เด็กที่กลับมาเรียนหลังน้ำลด ………… ๑๒",
    # words that minutes close with, in a sentence
    "ผู้บันทึกไม่พอ จึงจดไม่ทันตอนแบ่งกลุ่ม",
    "ผู้รายงานกลัวว่าจะถูกตำหนิเลยไม่กล้าบอกตัวเลขจริง",
    "ลงชื่อแล้วแต่ไม่อยู่ถึงบ่าย ทำให้นับคนผิด",
    "เลิกประชุม เด็กช่วยกันเก็บเก้าอี้โดยไม่มีใครสั่ง",
    # of pages, in a sentence
    "ปรับปรุงเมื่อชาวบ้านร้องเรียนเรื่องกลิ่นจากโรงหมัก",
    "แก้ไขวันที่นัดบ่อยจนคนสับสนและไม่มา",
    "จำนวนผู้เข้าชมตลาดเพิ่มขึ้นสามเท่าในหนึ่งปี",
    "share the minutes with every village within a week",
]


@pytest.mark.parametrize("line", FINDINGS)
def test_what_only_begins_or_ends_as_furniture_does_is_none(line):
    assert reason_for(line, thai=True) == ""


def test_findings_that_look_like_furniture_stay_in_the_note():
    note = "เวทีถอดบทเรียนบ้านดอน\n\nสิ่งที่ได้เรียนรู้\n" + "\n".join(
        f"{n}. {line}" for n, line in enumerate(FINDINGS, 1)
    )
    rows = read_note(note, "n").statements
    assert [row["text"] for row in rows if row["use"] == "analysed"] == FINDINGS
