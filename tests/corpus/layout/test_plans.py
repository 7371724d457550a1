"""In tables of what is to be done only that is a finding: not who, when, for how much, and no agenda."""

import pytest

from synth.corpus.document import Draft
from synth.corpus.layout.plans import is_agenda, is_of_a_plan
from synth.corpus.layout.tables import add_table
from synth.corpus.statements import read_note


@pytest.mark.parametrize(
    ("head", "cells", "plan"),
    [
        *((head, ["พี่ตู่", "หมออิง"], True) for head in ("ใครทำ", "ใครรับ", "ใครรับไปถามต่อ", "ผู้รับผิดชอบ", "เจ้าภาพหลัก", "ผู้รับผิดชอบ (หลัก)", "Who")),
        *((head, ["เม.ย. 68", "หลังสงกรานต์"], True) for head in ("เสร็จเมื่อ", "ภายในเมื่อไร", "เมื่อไร?", "กำหนดเสร็จ", "ระยะเวลา", "deadline")),
        *((head, ["5,000", "-"], True) for head in ("งบ", "งบประมาณ (บาท)", "ใช้งบเท่าไร", "แหล่งทุน")),
        # what asks for more, and what tells
        ("ใครช่วยเราบ้าง", ["อบต.", "โรงเรียน"], False),
        ("สิ่งที่จะทำ", ["ซื้อถัง", "เวียนกันใช้"], False),
        ("งบ", ["ไม่พอเพราะออกช้า", "ต้องสำรองจ่ายเอง"], False),
        ("ผู้รับผิดชอบ", ["ป้าศรีกับทีมแม่บ้านหมุนเวียนกันมาดูแลถังทุกวันศุกร์ตลอดทั้งปี"] * 2, False),
    ],
)  # fmt: skip
def test_columns_beside_what_is_to_be_done(head, cells, plan):
    assert is_of_a_plan(head, cells) == plan


@pytest.mark.parametrize(
    ("rows", "agenda"),
    [
        ([["เวลา", "กิจกรรม"], ["08.30-09.00 น.", "ลงทะเบียน"], ["09.00 – 10.30 น.", "แบ่งกลุ่มคุย"]], True),
        ([["กิจกรรม", "เวลา", "ผู้รับผิดชอบ"], ["ลงทะเบียน", "8:30", "ฝน"], ["เปิดงาน", "9:00", "ผอ."]], True),
        ([["เวลา", "เหตุการณ์"], ["8:30", "เรือมาแล้ว"], ["9:00", "คนไข้ตกใจ"]], False),
        ([["เวลา", "กิจกรรม"], ["8:30", "เรือมาแล้วแต่ติดเครื่องไม่ได้"], ["9:00", "ต้องหามขึ้นบันไดเพราะไฟดับ"]], False),
        ([["เวลา", "กิจกรรม"], ["เช้า", "ลงทะเบียน"], ["บ่าย", "แบ่งกลุ่ม"]], False),
    ],
)  # fmt: skip
def test_an_agenda_has_clocks_and_tells_nothing(rows, agenda):
    assert is_agenda(rows) == agenda


def test_a_plan_of_action_in_a_table():
    draft = Draft()
    add_table(
        draft,
        [
            ["สิ่งที่จะทำ", "ผู้รับผิดชอบ", "ภายในเมื่อไร"],
            ["ซื้อถังให้ครบทุกบ้าน", "พี่ตู่", "เม.ย."],
            ["นัดรถให้ตรงเวลา", "หมออิง", "ทันที"],
        ],
    )
    document = draft.document()
    rows = read_note(document.text, "a.docx", document.told).statements
    assert [row["text"] for row in rows if row["use"] == "analysed"] == ["ซื้อถังให้ครบทุกบ้าน", "นัดรถให้ตรงเวลา"]
