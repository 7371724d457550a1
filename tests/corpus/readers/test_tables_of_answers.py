"""Sheets that hold more than one table of answers: nothing in them is lost, each with its own heads and day."""

import pytest

from .test_answers import TABLE, A, B, C, D, sheets

FACTS = [["ชื่อกิจกรรม", "เวทีขยะ"], ["วันที่", "5 มี.ค. 2567"]]
RESPONDENTS = [["ชื่อ", "อายุ", "ข้อเสนอ"], ["ศรี", 50, A], ["ดำ", 60, B]]
OTHERS = [["แดง", 40, C], ["ขาว", 33, D]]


def read(tmp_path, *tables):
    documents, rows = sheets(tmp_path, *tables)
    return documents, [(row["section"], row["speaker"], row["text"]) for row in rows]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        # what stands alone in a row is read: under the head over it, or under the label beside which nothing new stands
        ([["แบบบันทึกเวที"], *FACTS, ["ปัญหาที่พบ", A], ["", B], ["ข้อเสนอ"], [C], ["- " + D], ["ผู้บันทึก", "ฝน"]], [("ปัญหาที่พบ", A), ("ปัญหาที่พบ", B), ("ข้อเสนอ", C), ("ข้อเสนอ", D)]),
        ([*FACTS, ["ปัญหาที่พบ", A], [], ["ข้อเสนอ"], [f"- {B}\n- {C}"]], [("ปัญหาที่พบ", A), ("ข้อเสนอ", B), ("ข้อเสนอ", C)]),
        # a label may ask with ไม่; what tells is none
        ([*FACTS, ["สิ่งที่ยังไม่ได้ทำ", A], [C, D]], [("สิ่งที่ยังไม่ได้ทำ", A), ("", C), ("", D)]),
        # a table below facts is no form
        ([*FACTS, [], ["ลำดับ", "ปัญหา", "ทางออก"], [1, A, B], [2, C, D]], [("ปัญหา", A), ("ทางออก", B), ("ปัญหา", C), ("ทางออก", D)]),
        ([*FACTS, ["ปัญหา", "ทางออก"], [A, B]], [("ปัญหา", A), ("ทางออก", B)]),
        ([FACTS[1], [], ["ปัญหา", "ทางออก"], [A, B]], [("ปัญหา", A), ("ทางออก", B)]),
        ([*FACTS, [], ["ปัญหา", "งบประมาณล่าช้า"], ["ข้อเสนอ", D]], [("ปัญหา", "งบประมาณล่าช้า"), ("ข้อเสนอ", D)]),
    ],
)  # fmt: skip
def test_no_row_of_a_filled_form_is_lost(tmp_path, table, expected):
    documents, rows = read(tmp_path, table)
    assert [(section, text) for section, _, text in rows] == expected
    assert {one.given["date"] for one in documents} == {"2024-03-05"}


@pytest.mark.parametrize("alone", [[], [["แบบสรุปเวที"]]])
def test_a_form_of_facts_alone_holds_no_answers(tmp_path, alone):
    documents, rows = read(tmp_path, [*alone, *FACTS, ["ผู้บันทึก"]], TABLE)
    assert [text for *_, text in rows] == [A, B, D, C]
    assert {one.given["date"] for one in documents} == {"2024-03-05"}


def test_each_sheet_has_its_own_day(tmp_path):
    plans = [[[f"แผนงานขยะ {day}"], [], *TABLE] for day in ("11/11/2565", "1 ก.พ. 2566")]
    documents, _ = read(tmp_path, plans[0], TABLE, plans[1])
    assert [one.given.get("date") for one in documents] == [
        *["2022-11-11"] * 2,
        *[None] * 2,
        *["2023-02-01"] * 2,
    ]


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        # a further group of respondents, with the heads again or without
        ([["กลุ่มผู้ปกครอง"], *OTHERS], [("กลุ่มผู้ปกครอง > ข้อเสนอ", "แดง", C), ("กลุ่มผู้ปกครอง > ข้อเสนอ", "ขาว", D)]),
        ([["กลุ่มผู้ปกครอง"], RESPONDENTS[0], *OTHERS], [("กลุ่มผู้ปกครอง > ข้อเสนอ", "แดง", C), ("กลุ่มผู้ปกครอง > ข้อเสนอ", "ขาว", D)]),
        ([RESPONDENTS[0], *OTHERS], [("ข้อเสนอ", "แดง", C), ("ข้อเสนอ", "ขาว", D)]),
        ([*OTHERS], [("ข้อเสนอ", "แดง", C), ("ข้อเสนอ", "ขาว", D)]),
        # heads of its own
        ([["ชื่อ", "อาชีพ", "สิ่งที่ประทับใจ"], ["แดง", "ครู", C], ["ขาว", "ช่าง", D]], [("สิ่งที่ประทับใจ", "แดง", C), ("สิ่งที่ประทับใจ", "ขาว", D)]),
        ([["เวทีเด็ก"], ["จุดเด่น", "จุดอ่อน"], [C, D]], [("เวทีเด็ก > จุดเด่น", "", C), ("เวทีเด็ก > จุดอ่อน", "", D)]),
        # lines under a heading, and two groups
        ([["ข้อสรุปร่วม"], [C], [D]], [("ข้อสรุปร่วม", "", C), ("ข้อสรุปร่วม", "", D)]),
        ([["ครู"], OTHERS[0], [], ["เด็ก"], OTHERS[1]], [("ครู > ข้อเสนอ", "แดง", C), ("เด็ก > ข้อเสนอ", "ขาว", D)]),
    ],
)  # fmt: skip
def test_a_table_below_a_table_of_respondents(tmp_path, below, expected):
    _, rows = read(tmp_path, [*RESPONDENTS, [], *below])
    assert rows == [("ข้อเสนอ", "ศรี", A), ("ข้อเสนอ", "ดำ", B), *expected]


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ([TABLE[0], [C, D]], [("ปัญหา", C), ("ข้อเสนอ", D)]),
        ([["กลุ่มเยาวชน"], TABLE[0], [C, D]], [("กลุ่มเยาวชน > ปัญหา", C), ("กลุ่มเยาวชน > ข้อเสนอ", D)]),
        # findings that begin as heads do are no heads
        ([["ปัญหาน้ำ", "แนวทางใหม่"], [C, D]], [("ปัญหา", "ปัญหาน้ำ"), ("ข้อเสนอ", "แนวทางใหม่"), ("ปัญหา", C), ("ข้อเสนอ", D)]),
    ],
)  # fmt: skip
def test_a_table_below_a_board(tmp_path, below, expected):
    _, rows = read(tmp_path, [TABLE[0], [A, B], [], *below])
    assert [(section, text) for section, _, text in rows] == [("ปัญหา", A), ("ข้อเสนอ", B), *expected]


@pytest.mark.parametrize(
    ("anew", "expected"),
    [
        (["โอกาส", "อุปสรรค"], [("โอกาส", C), ("อุปสรรค", D)]),
        (["โอกาสดี", "ถนนดีขึ้น"], [("จุดแข็ง", "โอกาสดี"), ("จุดอ่อน", "ถนนดีขึ้น"), ("จุดแข็ง", C), ("จุดอ่อน", D)]),
        (["โอกาส (O)", "อุปสรรค:"], [("โอกาส (O)", C), ("อุปสรรค", D)]),
        (["โอกาส", ""], [("จุดแข็ง", "โอกาส"), ("จุดแข็ง", C), ("จุดอ่อน", D)]),
    ],
)
def test_the_lower_half_of_a_swot_has_its_own_heads(tmp_path, anew, expected):
    _, rows = read(tmp_path, [["ฟลิปชาร์ต"], ["จุดแข็ง", "จุดอ่อน"], [A, B], anew, [C, D]])
    assert [(section, text) for section, _, text in rows] == [("จุดแข็ง", A), ("จุดอ่อน", B), *expected]


@pytest.mark.parametrize(
    ("over", "read_too"),
    [
        ("ผู้เฒ่าเล่าว่าเมื่อก่อนไม่มีขยะเลย ใช้ใบตองห่อของทั้งนั้น เดี๋ยวนี้ถุงเต็มคลองไปหมดแล้ว", True),
        ("แบบสรุปการประชุมเชิงปฏิบัติการคณะทำงานจัดการขยะระดับตำบลบ้านดอน อำเภอเมือง จังหวัดน่าน", False),
    ],
)
def test_what_is_told_over_the_heads_is_read(tmp_path, over, read_too):
    _, rows = read(tmp_path, [["เวทีขยะ"], [over], *TABLE])
    assert [text for *_, text in rows] == [*([over] if read_too else []), A, B, D, C]


def test_cells_beside_the_heads_are_read(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(f"ปัญหา,ข้อเสนอ\n{A},{B},{C}\n", encoding="utf-8")
    from synth.corpus.readers.answers import read as read_sheets

    assert C in str([(one.text, one.given) for one in read_sheets(path.read_bytes(), path)])
