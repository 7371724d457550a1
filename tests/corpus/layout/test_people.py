"""Which labels are people: those called by a title and a name, or by a name that is no other word."""

import pytest

from synth.corpus.layout.people import (
    may_name,
    names_among,
    people_of,
)
from synth.corpus.statements import read_note

NAMES = ["ป้าศรี", "ลุงดำ", "ครูเอ๋", "พี่หนุ่ย", "หมอเดือน", "คุณวิไล", "นายสมชาย ใจดี", "แม่ชีศรี", "ป้าศรี บ้านดอน", "ลุงดำ (กำนัน)", "มายด์", "เต้ย"]  # fmt: skip
OTHERS = ["แม่น้ำเน่า", "พ่อแม่ย้ายงาน", "ครูย้าย", "ครูสอนดี", "หมอกควัน", "หมอลาออก", "ลุงป่วย", "คุณภาพน้ำ", "น้องร้องไห้", "พระเทศน์", "อาหารบูด", "ป้าศรีป่วย", "ลุงดำขายที่", "ป้าศรีไม่มา", "ออนไซต์", "วันแรก"]  # fmt: skip
ROLES = ["ครู", "ชาวบ้าน", "กำนัน", "ผู้ใหญ่บ้าน", "เยาวชน"]


@pytest.mark.parametrize("name", NAMES)
def test_who_is_called_by_the_name(name):
    assert names_among([name, "ครูนิด"]) == {name, "ครูนิด"}


@pytest.mark.parametrize("label", [*OTHERS, *ROLES])
def test_a_title_is_not_the_beginning_of_any_word(label):
    assert names_among([label, "ครูนิด", label]) == {"ครูนิด"}
    assert names_among([label] * 3) == set()


@pytest.mark.parametrize(("others", "is_name"), [([], True), (["วันแรก"], False)])
def test_a_name_that_is_a_word_too_needs_others_all_about(others, is_name):
    assert ("ฝน" in names_among(["ป้าศรี", "ลุงดำ", "ฝน", *others])) == is_name


def test_words_that_are_names_too_are_no_people_alone():
    assert names_among(["ฝน", "แดง", "ฝน"]) == set()
    assert names_among(["ปลื้ม", "เซ็ง", "ปลื้ม"]) == set()
    assert names_among(["ปลื้ม", "เซ็ง", "ขอ", "ลุงดำ"]) == {"ลุงดำ"}


@pytest.mark.parametrize("role", [*ROLES, "ผู้พูด 2"])
def test_offices_stand_beside_names(role):
    assert people_of([role, "ครูนิด"]) == {role, "ครูนิด"}
    assert people_of([role, role, "วันแรก"]) == set()
    assert people_of([role, "ประธาน", role]) == {role, "ประธาน"}


@pytest.mark.parametrize("label", OTHERS)
def test_what_is_no_office_stays(label):
    assert people_of([label, "ครูนิด", label]) == {"ครูนิด"}


@pytest.mark.parametrize(
    "label",
    [
        "คนขายของ",
        "ลุงคนเลี้ยงวัว",
        "ไม่ประสงค์ออกนาม",
        "ผู้พูด 2",
        "น้องต้อม (rain watcher, 17)",
        "ครูพยาบาล",
        "หมวดเก่ง",
        "กระบวนกรเอ",
        "แม่ที่ลูกไม่กลับบ้าน",
        "คนที่ยังไม่ได้ถัง",
        "สมาชิกที่ถอนหุ้นแล้ว",
    ],
)
def test_words_that_may_name_who_speaks(label):
    assert may_name(label)


@pytest.mark.parametrize(
    "label",
    [
        "ถังไม่พอ",
        "คนไม่พอ",
        "เด็กไม่มาที่ศูนย์",
        "ถังที่ไม่มีฝา",
        "ออกช้าเพราะรอถัง",
        "ควรทำต่อ",
        "เก่งกว่าผู้ใหญ่",
        "เด็กเก็บขยะทุกวันเสาร์ตอนเช้า",
        "ส่งแล้วเงียบ",
        "แม่น้ำ",
        "หมอกควัน",
        "แม่พิมพ์ขนม",
        "@หมอกควัน",
        "ม.ค.",
        "มี.ค.",
    ],
)
def test_words_that_tell_name_nobody(label):
    assert not may_name(label)


@pytest.mark.parametrize("words", ["ออกช้าเพราะรอถังใบเดียว", "เด็กเก็บขยะกันเองทุกวันเสาร์", "ถังไม่พอ"])
def test_what_is_told_before_a_dash_is_no_speaker(words):
    text = f"บอร์ด\n\nติด\n- {words} — votes: 4 · by Ploy\n- รถไม่มา — votes: 9 · by ฝน\n- ไม่มีที่เก็บ — votes: 2 · by Ploy"
    rows = read_note(text, "a.txt").statements
    assert words in " ".join(row["text"] for row in rows if row["use"] == "analysed")
    assert words not in {row["speaker"] for row in rows}
