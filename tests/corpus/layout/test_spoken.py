"""Who speaks before a sign: people, and bodies beside them; what points from a thing is said by nobody."""

import pytest

from synth.corpus.statements import read_note

TOLD = ["ถังเต็มทุกวันจันทร์", "ไม่มีงบ", "เด็กแยกขยะเก่งกว่าผู้ใหญ่"]
SIGNS = [": ", " → ", " -> ", " - ", " >> "]


def said(names, sign, told=TOLD):
    note = "สรุปวงคุย 12 มี.ค. 2566\n\n" + "\n".join(
        f"{n}{sign}{words}" for n, words in zip(names, told, strict=True)
    )
    rows = read_note(note, "n").statements
    return [(row["speaker"], row["text"], row["use"]) for row in rows]


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize(
    "names",
    [
        ("ป้าศรี", "อบต.", "ลุงดำ"),
        ("กำนัน", "รพ.สต.", "ครูนิด"),
        ("ชาวบ้าน", "โรงเรียนบ้านดอน", "กำนัน"),
    ],
)
def test_people_speak_and_bodies_beside_them(names, sign):
    assert said(names, sign) == [(name, words, "analysed") for name, words in zip(names, TOLD, strict=True)]


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("names", [("อบต.", "รพ.สต.", "อบต."), ("รพ.สต.", "โรงเรียน", "เทศบาล")])
def test_what_is_told_of_bodies_alone_is_a_finding(names, sign):
    rows = said(names, sign)
    assert {use for *_, use in rows} == {"analysed"}
    assert [words in text for words, (_, text, _) in zip(TOLD, rows, strict=True)] == [True] * 3


@pytest.mark.parametrize("sign", [" → ", " -> ", " >> "])
@pytest.mark.parametrize(
    "names", [("น้ำ", "ถนน", "รถเก็บขยะ"), ("อบต.", "น้ำ", "ป้าศรี"), ("ปัญหา", "ป้าศรี", "ทางแก้")]
)
def test_what_points_from_a_thing_is_said_by_nobody(names, sign):
    assert {speaker for speaker, _, _ in said(names, sign)} == {""}


def test_a_name_before_a_stroke_speaks():
    note = "# ราคานม\n> โรงงานรับ 19.25 บาท\n> ช่างเบิ้ม/ ติดตัวส่งข้อความตอนร้อน\n> สมช./ เลิกเลี้ยงไปแปดฟาร์ม\n> กก./บ้าน ไม่ครบ"
    found = {row["text"]: row["speaker"] for row in read_note(note, "n").statements}
    assert found["ติดตัวส่งข้อความตอนร้อน"] == "ช่างเบิ้ม"
    assert found["เลิกเลี้ยงไปแปดฟาร์ม"] == "สมช."
    assert found["กก./บ้าน ไม่ครบ"] == ""


def test_initials_of_people_may_be_those_of_a_month():
    note = "วงคุย\n\n" + "\n".join(
        f"{who}: {words}" for who, words in zip(("ก.ด.", "ส.ค.", "ก.ด."), TOLD, strict=True)
    )
    assert [row["speaker"] for row in read_note(note, "n").statements] == ["ก.ด.", "ส.ค.", "ก.ด."]


def test_who_is_named_beside_an_office_says_nothing():
    note = "คณะทำงาน\n\nประธาน - ป้าศรี ใจดี\nเลขา - ครูนิด\nเหรัญญิก - ลุงดำ\n\nปัญหา\n- ถังเต็มทุกวันจันทร์"
    assert {row["speaker"] for row in read_note(note, "n").statements} == {""}
