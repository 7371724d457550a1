"""Tables: what each cell is, in plain text and in a document."""

import pytest

from synth.corpus.document import Draft
from synth.corpus.layout.grids import add_table
from synth.corpus.statements import read_note


def rows(table):
    """Read a table under a title, as a document holds it."""
    draft = Draft()
    draft.add("เวทีสรุปบทเรียน", kind="heading", level=-8)
    add_table(draft, table)
    document = draft.document()
    found = read_note(document.text, "a.docx", document.told).statements
    return [(row["section"], row["speaker"], row["text"]) for row in found if row["use"] == "analysed"]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        # who speaks is no section
        ([["ผู้พูด", "คำพูด"], ["กำนันมี", "น้ำมาเร็วกว่าที่ศูนย์บอก"], ["ป้าศรี", "มดขนไข่แม่นกว่าแอป"]], [("คำพูด", "กำนันมี", "น้ำมาเร็วกว่าที่ศูนย์บอก"), ("คำพูด", "ป้าศรี", "มดขนไข่แม่นกว่าแอป")]),
        ([["ที่", "ชื่อ", "สิ่งที่เล่า"], ["1", "ลุงปั้น", "ปลูกไม้แปดสิบชนิดในสามไร่"]], [("สิ่งที่เล่า", "ลุงปั้น", "ปลูกไม้แปดสิบชนิดในสามไร่")]),
        ([["กลุ่ม", "สิ่งที่เล่า"], ["ประมง", "ตาอวนกว้างขึ้นสองนิ้ว"]], [("ประมง > สิ่งที่เล่า", "", "ตาอวนกว้างขึ้นสองนิ้ว")]),
        # a form has its heads on the left; what fills the fields of its head is no statement
        ([["ชื่อกิจกรรม", "เปิดคลินิก", "วันที่", "7 มี.ค. 65"], ["สถานที่", "วัดป่า", "ผู้เข้าร่วม", "34 คน"], ["ปัญหา", "เตียงนวดมีสองเตียง", "", ""], ["ผู้บันทึก", "อรุณี", "", ""]], [("ปัญหา", "", "เตียงนวดมีสองเตียง")]),
        ([["วันที่จัดกิจกรรม", "5 มิ.ย. 2566"], ["จำนวนผู้เข้าร่วม", "86 คน"], ["ผลที่เกิดขึ้น", "ผลผลิต\n- มีลานเล่นสองแห่ง\nผลลัพธ์:\n- เด็กเล่นจอน้อยลง"]], [("ผลที่เกิดขึ้น > ผลผลิต", "", "มีลานเล่นสองแห่ง"), ("ผลที่เกิดขึ้น > ผลลัพธ์", "", "เด็กเล่นจอน้อยลง")]),
        ([["วันที่", "สิ่งที่เกิดขึ้น"], ["5 มิ.ย. 2566", "ครูมากันครบทุกคนแล้ว"], ["6 มิ.ย. 2566", "ฝนตกจนต้องเลื่อนงาน"]], [("5 มิ.ย. 2566 > สิ่งที่เกิดขึ้น", "", "ครูมากันครบทุกคนแล้ว"), ("6 มิ.ย. 2566 > สิ่งที่เกิดขึ้น", "", "ฝนตกจนต้องเลื่อนงาน")]),
    ],
)  # fmt: skip
def test_cells_as_tables_hold_them(table, expected):
    assert rows(table) == expected


def test_a_form_in_plain_text_is_read_alike():
    note = "เวทีสรุป\n\nวันที่\t7 มี.ค. 65\nสถานที่\tวัดป่า\nปัญหา\tเตียงนวดมีสองเตียง"
    [row] = read_note(note, "note.txt").statements
    assert (row["section"], row["text"]) == ("ปัญหา", "เตียงนวดมีสองเตียง")
