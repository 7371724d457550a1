import pytest

from synth.corpus.inner_lists import inner_list, parted_list
from synth.corpus.statements import read_note


@pytest.mark.parametrize(
    ("paragraph", "items"),
    [
        ("ได้แก่ (1) ไว้ใจกัน (2) ติดตามงาน และ (3) ยืดหยุ่น", ["ไว้ใจกัน", "ติดตามงาน", "ยืดหยุ่น"]),
        ("ต้อง 1. ฟัง หรือ 2. ถาม", ["ฟัง", "ถาม"]),
        ("เพิ่มจาก 1) เป็น 3) เท่า", []),
        ("ปี 2564 มี 2.5 ล้านบาท", []),
        ("เลือก ก) ฝาย ข) บ่อ", ["ฝาย", "บ่อ"]),
        # arrows that lead from one to the next, and such that part items
        ("สำรวจขยะ → คัดแยก → ขายรวมกัน", []),
        ("ปลูก ➤ ดูแล ➤ ขาย", []),
        ("→ สำรวจขยะ → คัดแยก", ["สำรวจขยะ", "คัดแยก"]),
        ("ทางออก: → ซื้อถัง → นัดรถ", ["ซื้อถัง", "นัดรถ"]),
        ("ถังไม่พอ • รถมาช้า • คนน้อย", ["รถมาช้า", "คนน้อย"]),
        ("เลือก ฃ) ฝาย ฆ) บ่อ", []),  # no letters that lists are counted by
    ],
)
def test_lists_within_a_paragraph(paragraph, items):
    assert [paragraph[piece.body : piece.end] for piece in inner_list(paragraph)[1:]] == items


@pytest.mark.parametrize(
    ("words", "items"),
    [
        ("ตัดผม / ซ่อมรถ / พูดจีน", ["ตัดผม", "ซ่อมรถ", "พูดจีน"]),
        ("ข้าว 20 กก. / หมู 3 กก. / ไก่ 2 ตัว", ["ข้าว 20 กก.", "หมู 3 กก.", "ไก่ 2 ตัว"]),
        ("ถังไม่พอ / คนมาน้อย", ["ถังไม่พอ", "คนมาน้อย"]),
        ("ขนมถุง / ไส้กรอก", ["ขนมถุง", "ไส้กรอก"]),
        ("งบไม่พอ; คนมาน้อย", ["งบไม่พอ", "คนมาน้อย"]),
        # amounts
        ("ใช้เวลา 2 ชม. / วัน มากไป", []),
        ("ค่าแรงวันละ 300 / คน", []),
        ("ใช้น้ำ 20 ลิตร / ไร่ / ปี", []),
        ("ประชุมไม่ครบ / เดือน / คนมาน้อย", []),
        # words of one phrase
        ("ครู / นักเรียนช่วยกันปลูกผัก", []),
        ("ครู / นักเรียน / ผู้ปกครองช่วยกันปลูกผัก", []),
        ("เด็ก / ผู้ปกครอง", []),
    ],
)
def test_strokes_part_items_only(words, items):
    assert [words[piece.body : piece.end] for piece in parted_list(words)] == items


def test_amounts_in_cells_stay_whole():
    table = "| ปัญหา | ทางแก้ |\n|---|---|\n| ใช้เวลา 2 ชม. / วัน มากไป | ครู / นักเรียนช่วยกันปลูกผัก |"
    assert [row["text"] for row in read_note(table, "a.md").statements] == [
        "ใช้เวลา 2 ชม. / วัน มากไป",
        "ครู / นักเรียนช่วยกันปลูกผัก",
    ]
