"""In tables of what is to be done only that is a finding: not who, when, for how much, and no agenda."""

import pytest

from synth.corpus.document import Draft
from synth.corpus.layout.contents import without_findings
from synth.corpus.layout.plans import is_agenda
from synth.corpus.layout.tables import add_table
from synth.corpus.statements import read_note

PEOPLE, MONEY = ["พี่ตู่", "หมออิง"], ["5,000", "-"]
WORK = ["ซื้อถัง", "เวียนกันใช้"]


@pytest.mark.parametrize(
    ("head", "cells", "plan"),
    [
        *((head, PEOPLE, True) for head in ("ใครทำ", "ใครรับ", "ใครรับไปถามต่อ", "ผู้รับผิดชอบ", "เจ้าภาพหลัก", "ผู้รับผิดชอบ (หลัก)", "Who")),
        ("ใคร", PEOPLE, True),
        *((head, MONEY, True) for head in ("งบ", "งบประมาณ (บาท)", "ใช้งบเท่าไร", "แหล่งทุน")),
        *((head, ["เสร็จ", "ค้าง"], True) for head in ("สถานะ", "status")),
        # what asks for more, and what tells
        ("ใครช่วยเราบ้าง", ["อบต.", "โรงเรียน"], False),
        ("ช่วงเวลาที่ประทับใจ", ["เด็กร้องเพลง", "กินข้าวด้วยกัน"], False),
        *((head, ["เรือเก่า", "คนขยัน"], False) for head in ("ภายใน", "ภายในชุมชน", "ภายในใจ")),
        ("งบ", ["ไม่พอเพราะออกช้า", "ต้องสำรองจ่ายเอง"], False),
    ],
)  # fmt: skip
def test_columns_beside_what_is_to_be_done(head, cells, plan):
    for action in ("จะทำอะไร", "กิจกรรม", "ข้อเสนอ", "แผนปีหน้า"):
        assert (1 in without_findings([action, head], [WORK, cells])) == plan


@pytest.mark.parametrize(
    ("heads", "columns", "plan"),
    [
        (["เรื่อง", "ใครทำ", "งบ"], [WORK, PEOPLE, MONEY], {1, 2}),
        (["ปัญหา", "ผู้รับผิดชอบ"], [WORK, PEOPLE], {1}),
        *((["ปัญหา", head], [WORK, ["ค้างมาสามปี", "ซ่อมเอง"]], set()) for head in ("ความคืบหน้า", "เมื่อไร")),
        (["ภายใน", "ภายนอก"], [["ใจสู้", "คนน้อย"], ["ถนนดี", "ฝนแล้ง"]], set()),
    ],
)  # fmt: skip
def test_a_plan_by_the_heads_of_its_columns(heads, columns, plan):
    assert without_findings(heads, columns) == plan


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


def test_findings_beside_a_head_of_plans_are_kept():
    draft = Draft()
    add_table(draft, [["ปัญหา", "ความคืบหน้า"], ["ท่อแตกหน้าวัด", "ค้างมาสามปี"], ["ถนนขาดสองช่วง", "ชาวบ้านถมกันเอง"]])
    document = draft.document()
    rows = read_note(document.text, "a.docx", document.told).statements
    assert [row["text"] for row in rows if row["use"] == "analysed"] == [
        "ท่อแตกหน้าวัด",
        "ค้างมาสามปี",
        "ถนนขาดสองช่วง",
        "ชาวบ้านถมกันเอง",
    ]
