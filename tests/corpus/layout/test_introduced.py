"""What people are, said once behind their names, is no part of what they are called."""

import pytest

from synth.corpus.statements import read_note


@pytest.mark.parametrize(
    ("labels", "speakers"),
    [
        (["บอย (หัวหน้าชุด)", "น้องแพรว (เยาวชน)", "บอย"], ["บอย", "น้องแพรว", "บอย"]),
        (["ลุงคำ (อายุ 71 ปี)", "ลุงคำ", "ชาวบ้าน (ไม่บอกชื่อ)"], ["ลุงคำ", "ลุงคำ", "ชาวบ้าน (ไม่บอกชื่อ)"]),
        (["ครูนิด (ป.1)", "ป้าศรี, แกนนำ อสม.", "ลุงดำ"], ["ครูนิด (ป.1)", "ป้าศรี", "ลุงดำ"]),
        (["พี่เจี๊ยบเล่า", "ลุงหล้าเสริม", "ครูนิดแย้ง"], ["พี่เจี๊ยบ", "ลุงหล้า", "ครูนิด"]),
        # how old somebody is tells apart those who have no name
        (["แม่คำ อายุ ๗๘ ปี", "ลุงเวรยาม วัย 67", "เยาวชน วัย 16 ปี"], ["แม่คำ", "ลุงเวรยาม วัย 67", "เยาวชน วัย 16 ปี"]),
        (["คำถาม", "ป้าศรี", "ลุงดำ"], ["คำถาม", "ป้าศรี", "ลุงดำ"]),
        # always called so, or by no name, or the part says who asks
        (["เดี่ยว (ขาขาด)", "แม่บุญ (ผู้ดูแล)", "เดี่ยว (ขาขาด)"], ["เดี่ยว (ขาขาด)", "แม่บุญ (ผู้ดูแล)", "เดี่ยว (ขาขาด)"]),
        (["ชาวบ้าน (ไม่บอกชื่อ)", "ป้าศรี", "ลุงดำ"], ["ชาวบ้าน (ไม่บอกชื่อ)", "ป้าศรี", "ลุงดำ"]),
        (["พี่หนุ่ม (host)", "ป้าศรี", "ลุงดำ"], ["พี่หนุ่ม (host)", "ป้าศรี", "ลุงดำ"]),
    ],
)
def test_people_are_called_alike(labels, speakers):
    words = ["ชุดเรามีหน้ากากดี ๆ แค่สี่อัน", "หนูส่งจุดความร้อนเข้าไลน์ทุกตีสอง", "บางจุดไปถึงแล้วไม่มีไฟ เสียเที่ยวเปล่า"]
    lines = [f"{label}: {said}" for label, said in zip(labels, words, strict=True)]
    rows = read_note("เวทีไฟป่า\n\nเรื่องคนดับไฟ\n" + "\n".join(lines), "a.txt").statements
    assert [row["speaker"] for row in rows] == speakers
