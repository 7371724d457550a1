"""Personal data in statements: a table of examples by kind, and what only looks like it."""

import time

import pandas as pd
import pytest

import synth
from synth.text.likely_names import lists
from synth.text.numbers import is_card_number
from synth.text.privacy import find_in
from synth.text.titles import role, titles

NAMES = [
    ("นายกมล ใจดี เล่าว่าน้ำแห้ง", ["กมล ใจดี"]),
    ("นาย ประเสริฐ  วงศ์สวัสดิ์ ประธานชุมชน", ["ประเสริฐ  วงศ์สวัสดิ์"]),
    ("ด.ญ.พิมพ์ชนก แก้วมณี", ["พิมพ์ชนก แก้วมณี"]),
    ("รศ.ดร.สุรชัย จันทร์เพ็ญ ให้คำแนะนำ", ["สุรชัย จันทร์เพ็ญ"]),
    ("คุณสมศรีบอกว่าคุณภาพน้ำดีขึ้น", ["สมศรี"]),
    ("คุณครูสมศรีและคุณหมอมานะ", ["สมศรี", "มานะ"]),
    ("ผู้ใหญ่บุญมาเปิดบ้านให้ประชุม", ["บุญมา"]),
    ("ป้าแดงกับลุงดำช่วยกันเฝ้า", ["แดง", "ดำ"]),
    ("พี่ต้อมกับน้องแนนเป็นคนจัดเวที", ["ต้อม", "แนน"]),
    ("ยายบุญเรือนสอนทอผ้า", ["บุญเรือน"]),
    ("น้องโมโมอ่านป้ายได้", ["โมโม"]),
    ("ผู้บันทึก: กานดา สุขสมบูรณ์", ["กานดา สุขสมบูรณ์"]),
    ("สมเกียรติ พูลผล เป็นแกนนำ", ["สมเกียรติ พูลผล"]),
    ("Mr. Prasert Wongsa joined", ["Prasert Wongsa"]),
]

NO_NAMES = [
    *("นายกเทศมนตรีมาเปิดงาน", "นายจ้างไม่ให้ลา", "นายอำเภอมาเปิดงาน", "ทหารสิบนายมาช่วย"),
    *("นางรำซ้อมทุกเย็น", "คุณภาพดีขึ้น", "คุณหมอมาทุกวันพุธ", "คุณคิดอย่างไร", "พระราชบัญญัติใช้บังคับแล้ว"),
    *("เด็กดีต้องมีวินัย", "พี่เลี้ยงลงพื้นที่", "น้อง ๆ รับผิดชอบ", "น้องใหม่ในทีมยังต้องเรียนรู้", "ป้ายติดไม่ทั่วถึง"),
    *("หมอดินอาสาตรวจดินให้", "หมอกควันเป็นปัญหา", "ครูในโรงเรียนร่วมมือ", "ผู้ใหญ่บ้านเข้าร่วมทุกครั้ง"),
    *("ตารางเวลาไม่ตรงกัน", "อาหารปลอดภัย", "ต.บางกล่ำ อ.บางกล่ำ จ.สงขลา", "วัดหลวงพ่อโตเป็นที่จัดงาน"),
]

PARTICULARS = [
    ("โทร.0898765432 ได้ตลอด", [("phone", "0898765432")]),
    ("เบอร์ ๐๘๙ ๑๒๓ ๔๕๖๗", [("phone", "๐๘๙ ๑๒๓ ๔๕๖๗")]),
    ("+66 81 234 5678 หรือ 02-123-4567 ต่อ 12", [("phone", "+66 81 234 5678"), ("phone", "02-123-4567 ต่อ 12")]),
    ("เลขบัตร 1-2345-67890-12-1", [("id", "1-2345-67890-12-1")]),
    ("ลงทะเบียน 1234545678781", [("id", "1234545678781")]),
    ("ใบเสร็จพิมพ์เลข 1-2345-45678-78-1 ออกมาทั้งเลข", [("id", "1-2345-45678-78-1")]),
    ("บัตรเลขที่ 1.2345.45678.78.1 ไม่ตรง", [("id", "1.2345.45678.78.1")]),
    ("โทร (02) 555 0116 ตอนเย็น", [("phone", "(02) 555 0116")]),
    ("ส่งที่ kanda.s@example.com", [("email", "kanda.s@example.com")]),
    ("ไอดีไลน์ pamai.farm", [("line_id", "pamai.farm")]),
    ("โอนเข้าบัญชี 9876543210", [("account", "9876543210")]),
    ("บัญชี 123-4-56789-0", [("account", "123-4-56789-0")]),
    ("กระบะทะเบียน ๑กก ๑๒๓ พัทลุง", [("plate", "๑กก ๑๒๓ พัทลุง")]),
    ("บ้านเลขที่ 45/2 หมู่ 3 ต.ท่าหิน จ.สงขลา 90190", [("address", "45/2 หมู่ 3 ต.ท่าหิน จ.สงขลา 90190")]),
    ("วันเกิด ๓/๘/๒๕๐๘", [("birth_date", "๓/๘/๒๕๐๘")]),
    ("ผมเกิดปี 2505 ที่นี่", [("birth_date", "2505")]),
]

NO_PARTICULARS = [
    *("งบ 1,250,000 บาท", "ปี 2560-2565", "ประชุมครั้งที่ 3/2566", "คำสั่งที่ 15/2565 หมู่ 5 ตำบลควนรู", "โทร 1669"),
    *("บาร์โค้ดสินค้า 8851234567890", "เด็กชั้น ป.5/2 จำนวน 32 คน", "กลุ่มไลน์มีสมาชิก 85 คน", "ใช้ LINE OA ส่งข่าว"),
    *(
        "กลุ่มเกิดขึ้นเมื่อปี 2548",
        "น้ำท่วมเกิดเมื่อ 3 ตุลาคม 2565",
        "อสม. 12 คน",
        "เวลา 09.30-12.00 น.",
        "หมู่ 5 มี 120 ครัวเรือน",
    ),
]


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_names_are_found_without_their_titles(text, names):
    assert [text[one.start : one.end] for one in find_in(text)] == names


@pytest.mark.parametrize(("text", "wanted"), PARTICULARS)
def test_data_that_have_a_form_are_found(text, wanted):
    assert [(one.kind, text[one.start : one.end]) for one in find_in(text)] == wanted


@pytest.mark.parametrize("text", [*NO_NAMES, *NO_PARTICULARS])
def test_what_only_looks_like_it_is_left_alone(text):
    assert find_in(text) == []


def test_a_table_gives_places_in_the_statement():
    said = pd.DataFrame({"statement_id": ["a", "b"], "text": ["ไม่มีใคร", "ป้าแดงโทร 081-234-5678"]})
    found = synth.find_personal_data(said)
    assert list(found) == ["statement_id", "start", "end", "kind", "score"]
    assert found[["statement_id", "kind"]].values.tolist() == [["b", "nickname"], ["b", "phone"]]
    assert len(synth.find_personal_data(said, threshold=0.99)) == 0


@pytest.mark.parametrize(
    ("digits", "right"), [("1234545678781", True), ("1234545678782", False), ("12345", False)]
)
def test_a_card_number_has_its_checksum(digits, right):
    assert is_card_number(digits) is right


@pytest.mark.parametrize(
    "text", ["นาย" * 3000, "นายสมชาย " * 1000, "ก" * 8000, "1/" * 4000, "หมู่ 1 " * 1500, "1-" * 4000]
)
def test_hostile_text_takes_time_in_proportion(text):
    began = time.process_time()
    find_in(text)
    assert time.process_time() - began < 6


@pytest.mark.parametrize(
    ("title", "called"),
    [
        *(
            ("ผู้ใหญ่", "ผู้นำ"),
            ("ลุงกำนัน", "ผู้นำ"),
            ("รองนายก", "ผู้นำ"),
            ("พี่ครู", "ครู"),
            ("รศ.", "ครู"),
            ("ครูบา", "พระ"),
        ),
        *(("พระอาจารย์", "พระ"), ("น้องหมอ", "บุคลากรสุขภาพ"), ("หมอลำ", "ชาวบ้าน"), ("พี่หลวง", "ชาวบ้าน")),
        *(
            ("น้อง", "เด็ก"),
            ("น้องเขย", "ชาวบ้าน"),
            ("ร.ต.อ.", "เจ้าหน้าที่"),
            ("วิทยากร", "คณะทำงาน"),
            ("ป้า", "ชาวบ้าน"),
        ),
    ],
)
def test_a_title_tells_a_role(title, called):
    assert role(title) == called


def test_no_title_is_without_a_role():
    assert [one for one in [*titles(), *lists()["titles"]["english"]] if not role(one)] == []
