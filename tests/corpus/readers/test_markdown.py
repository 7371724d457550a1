import pytest

from synth.corpus.readers.markdown import plain, read
from synth.corpus.statements import read_note

WRONG = pytest.mark.xfail(strict=True, reason="the labeller of lines reads this wrongly; issue 12 is open")


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("พี่เลี้ยง 1 คน **มากเกินไป** ควรเป็น 1 ต่อ 6", "พี่เลี้ยง 1 คน มากเกินไป ควรเป็น 1 ต่อ 6"),
        ("ทำ[แบบฟอร์ม](https://example.org/form)ก่อน", "ทำแบบฟอร์มก่อน"),
        ("ดู ![รูป](a.png) แล้ว*คิด*", "ดู  แล้วคิด"),
        ("ขนาด 2*3*4 เมตร", "ขนาด 2*3*4 เมตร"),
        ("ไฟล์ a_b_c และ snake_case", "ไฟล์ a_b_c และ snake_case"),
        ("`รหัส` ของ ~~เก่า~~", "รหัส ของ เก่า"),
        ("**ไม่ปิด", "**ไม่ปิด"),
        ("[ ] ไม่ใช่ลิงก์", "[ ] ไม่ใช่ลิงก์"),
    ],
)
def test_signs_within_a_line_are_taken_out(written, seen):
    assert plain(written) == seen


NOTE = """---
title: วงคุยตลาดเขียว
date: 2023-02-11
---
วงคุยตลาดเขียว
==========

## ที่มา

**แม่บุญเรือน:** เอาผักเหลือกินมาวางขาย

**หมออ้อย:** สุ่มตรวจสารเคมีทุกเดือน

**เรื่องที่ค้างใจ**

> ถ้าผู้จัดการลาออก ตลาดจะอยู่ได้ไหม

1. ยังไม่มีคนรุ่นลูก
   - ชวนมาช่วยวันเสาร์
* [ ] หางบเพิ่ม
"""


@WRONG
def test_a_note_in_markdown():
    [document] = read(NOTE.encode(), None)
    note = read_note(document.text, "a.md", document.told)
    assert document.given == {"title": "วงคุยตลาดเขียว", "date": "2023-02-11"}
    assert [(row["section"], row["speaker"], row["text"]) for row in note.statements] == [
        ("ที่มา", "แม่บุญเรือน", "เอาผักเหลือกินมาวางขาย"),
        ("ที่มา", "หมออ้อย", "สุ่มตรวจสารเคมีทุกเดือน"),
        ("ที่มา > เรื่องที่ค้างใจ", "", "ถ้าผู้จัดการลาออก ตลาดจะอยู่ได้ไหม"),
        ("ที่มา > เรื่องที่ค้างใจ", "", "ยังไม่มีคนรุ่นลูก"),
        ("ที่มา > เรื่องที่ค้างใจ", "", "ชวนมาช่วยวันเสาร์"),
        ("ที่มา > เรื่องที่ค้างใจ", "", "หางบเพิ่ม"),
    ]


SWOT = """## SWOT

| จุดแข็ง (S) | จุดอ่อน |
|---|:---:|
| - โรงพยาบาลรับซื้อ**ทุกวันจันทร์**<br>- สมาชิกตรวจแปลงกันเอง | - ไม่มีห้องเย็น<br/>- จดบันทึกไม่ต่อเนื่อง |
| ประธานเคยเป็นพยาบาล<BR />คุยภาษาเดียวกัน | |
"""


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (SWOT, [("SWOT > จุดแข็ง (S)", "โรงพยาบาลรับซื้อทุกวันจันทร์"), ("SWOT > จุดแข็ง (S)", "สมาชิกตรวจแปลงกันเอง"), ("SWOT > จุดอ่อน", "ไม่มีห้องเย็น"), ("SWOT > จุดอ่อน", "จดบันทึกไม่ต่อเนื่อง"), ("SWOT > จุดแข็ง (S)", "ประธานเคยเป็นพยาบาล"), ("SWOT > จุดแข็ง (S)", "คุยภาษาเดียวกัน")]),
        ("## ปัญหา\n\n- ถังไม่พอทุกบ้าน<br>- รถมาไม่ตรงเวลา\n- คนมาประชุมน้อย\n", [("ปัญหา", "ถังไม่พอทุกบ้าน"), ("ปัญหา", "รถมาไม่ตรงเวลา"), ("ปัญหา", "คนมาประชุมน้อย")]),
        # of an item what follows is more of it, unless it is an item
        ("## ผล\n\n- ข้อดี: คนมาเยอะ<br>อาหารอร่อย\n- ข้อเสีย: ร้อน\n", [("ผล > ข้อดี", "คนมาเยอะ\nอาหารอร่อย"), ("ผล > ข้อเสีย", "ร้อน")]),
        # signs of HTML are no words, nor names
        ("<b>ปัญหา</b><br>\nน้ำประปาไม่ไหลช่วงบ่าย<br>\n\n<b>ข้อเสนอ</b>\n\n- ซื้อ<u>ปั๊ม</u>ใหม่\n- ล้าง<mark>ท่อ</mark>\n", [("ปัญหา", "น้ำประปาไม่ไหลช่วงบ่าย"), ("ข้อเสนอ", "ซื้อปั๊มใหม่"), ("ข้อเสนอ", "ล้างท่อ")]),
        # a table without is read as it is written
        ("## ผล\n\n| ปัญหา | ทางแก้ |\n|---|---|\n| ถังไม่พอทุกบ้าน | ขอเทศบาลเพิ่มสิบใบ |\n", [("ผล > ปัญหา", "ถังไม่พอทุกบ้าน"), ("ผล > ทางแก้", "ขอเทศบาลเพิ่มสิบใบ")]),
    ],
)  # fmt: skip
def test_a_break_within_a_cell_begins_a_line(written, expected):
    [document] = read(f"# รายงาน\n\n{written}".encode(), None)
    rows = read_note(document.text, "a.md", document.told).statements
    assert [(row["section"], row["text"]) for row in rows if row["use"] == "analysed"] == expected


def test_a_break_at_the_end_of_a_line_and_one_between_bars_part_nothing():
    [document] = read("น้ำแห้ง<br>\nดินเค็ม<br>\n\nตลาด | เช้า<br>เย็น\n".encode(), None)
    assert document.text == "น้ำแห้ง\nดินเค็ม\n\nตลาด | เช้า เย็น"
