"""Minutes, which are called so, report who said what; a title that begins another word names nobody."""

import pytest

from synth.corpus.layout.minutes import reported
from synth.corpus.statements import read_note

MINUTES = "รายงานการประชุมกลุ่ม"


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("นายสมชาย เสนอว่า ควรเริ่มเร็วขึ้น", "นายสมชาย"),
        ("ครูเอ๋เล่าว่าเด็กชอบ", "ครูเอ๋"),
        ("คุณวิไล ใจดี แจ้งว่า งบมาแล้ว", "คุณวิไล ใจดี"),
        ("ประธานแจ้งว่า งบมาแล้ว", "ประธาน"),
        ("ปลัดอำเภอชี้แจงว่า ต้องรอ", "ปลัดอำเภอ"),
        ("ผู้แทนโรงเรียน เสนอให้ ทำต่อ", "ผู้แทนโรงเรียน"),
        # titles that begin a word, or a sentence
        ("คุณภาพน้ำดีขึ้น ชาวบ้านบอกว่าดื่มได้", ""),
        ("คุณภาพชีวิตดีขึ้น สะท้อนว่าได้ผล", ""),
        ("หมอกควันมาก ชาวบ้านบอกว่าแสบตา", ""),
        ("ครูสอนดี เด็กบอกว่าเข้าใจ", ""),
        ("ครูไม่พอ ผู้ปกครองสะท้อนว่าต้องเพิ่ม", ""),
        ("นางนวลกลับมา คนเลเล่าว่าไม่เห็นนาน", ""),
        ("ประธานลาออก สมาชิกบอกว่าเสียดาย", ""),
        ("ตัวแทนมาไม่ครบ ชาวบ้านบอกว่าไม่รู้", ""),
        ("ผู้ใหญ่ใจดีให้ที่ทำสวน เด็กเล่าว่าชอบ", ""),
    ],
)
def test_who_is_reported_in_minutes(line, speaker):
    assert reported([MINUTES, line]).get(1, "") == speaker


@pytest.mark.parametrize(
    ("lines", "are_minutes"),
    [
        (["รายงานการประชุมกลุ่ม"], True),
        (["เทศบาลดอน", "บันทึกการประชุมครั้งที่ 2"], True),
        (["ประชุมกลุ่ม", "1. เปิด", "2. รับรอง", "3. สืบเนื่อง", "วาระที่ 1 เรื่องแจ้งเพื่อทราบ"], True),
        (["เวทีถอดบทเรียน", "ปัญหา", "- คนน้อย", "- จดบันทึกประชุมไม่ทัน"], False),
        (["เวทีถอดบทเรียน", "ปัญหา", "- คนน้อย", "- งบช้า", "บันทึกการประชุมหาย"], False),
        (["เวทีถอดบทเรียน", "ไม่มีรายงานการประชุม"], False),
    ],
)
def test_minutes_are_called_so(lines, are_minutes):
    assert bool(reported([*lines, "นายสมชาย เสนอว่า ควรเริ่มเร็วขึ้น"])) == are_minutes


@pytest.mark.parametrize(
    ("line", "turn", "speaker"),
    [
        ("ครูเอ๋เล่าว่าเด็กชอบ", True, "ครูเอ๋"),
        ("นายสมชาย เสริมว่า ต้องเริ่มเร็วขึ้น", True, "นายสมชาย"),
        ("ผญบ.สมานยอมรับว่าไม่เคยแจงบัญชี", True, "ผญบ.สมาน"),  # who speaks elsewhere in the note
        ("อสม.จิตบอกว่าคลอรีนหมด", True, ""),
        ("ครูเอ๋เล่าว่าเด็กชอบ", False, ""),  # in a story of somebody else's
        ("ชาวบ้านบอกว่าน้ำไม่ไหล", True, ""),
        ("ครูสอนดี เด็กบอกว่าเข้าใจ", True, ""),
    ],
)
def test_who_is_reported_in_talk(line, turn, speaker):
    assert reported(["เวทีประปา", line], [1] if turn else [], {"ผญบ.สมาน"}).get(1, "") == speaker


@pytest.mark.parametrize(
    ("note", "line", "speaker"),
    [
        ("ป้าศรี: น้ำไม่ไหล\nผญบ.สมานบอกว่าจะซ่อม แต่ไม่มา\nลุงดำ: ไฟดับบ่อย\nนายกสมศักดิ์บอกว่าไม่มีงบ\nป้าศรี: เหนื่อยแล้ว", "นายกสมศักดิ์บอกว่าไม่มีงบ", ""),
        ("บันทึกเรื่องเล่า\n\nยายมี: ลูกชายไปทำงานกรุงเทพ\nตาคำ: ผมก็คิดถึงลูก\nหมอสุดาบอกว่าให้พัก แต่ผมพักไม่ได้", "หมอสุดาบอกว่าให้พัก แต่ผมพักไม่ได้", ""),
        ("== ปัญหา ==\n- ป้าแดง — บัญชีป้าทำมือคนเดียวสิบปี\n- ลุงดำ — ปั๊มตัวเดียวเดินยี่สิบชั่วโมง\n- ครูเอ๋ยอมรับว่าไม่เคยแจงบัญชี", "ครูเอ๋ยอมรับว่าไม่เคยแจงบัญชี", "ครูเอ๋"),
    ],
)  # fmt: skip
def test_whom_somebody_tells_of_does_not_say_it(note, line, speaker):
    rows = read_note(note, "a.txt").statements
    assert [row["speaker"] for row in rows if row["text"] == line] == [speaker]
