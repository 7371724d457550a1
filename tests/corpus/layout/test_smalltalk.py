"""In a talk, however it is set, questions and what is said by the way are left out; elsewhere nothing is."""

import pytest
from docx import Document

from synth import read_corpus
from synth.schema import ANALYSED, LEFT_OUT

SAID = [
    ("พี่หน่อย", "สวัสดีค่ะทุกคน มากันครบนะคะ", False),
    ("พี่หน่อย", "อะไรที่ทำแล้วได้ผลบ้างคะ", False),
    ("ลุงดำ", "ขุดลอกเองปีละสองครั้ง น้ำเลยไหลถึงท้ายนา", True),
    ("ป้าศรี", "ชาวบ้านลงแรงกันครบทุกหลังคาเรือน", True),
    ("พี่หน่อย", "โอ้โห เก่งมากเลยค่ะ แล้วติดขัดตรงไหนกันบ้างคะ", False),
    ("ลุงดำ", "งบซ่อมเบิกยากมาก รอครึ่งปี", True),
    ("แม่ฝน", "เด็กรุ่นใหม่ไม่มาช่วยเลย", True),
    ("พี่หน่อย", "ขอบคุณมากค่ะ เดี๋ยวพักทานข้าวกันก่อนนะคะ", False),
]
CARDS = [
    ("ลุงดำ", "ยุงเยอะ"), ("ป้าศรี", "รถมารับถึงบ้าน"), ("แม่ฝน", "ขอบคุณหมอ"), ("ลุงดำ", "แจ้ง อบต. แล้ว"),
    ("ป้าศรี", "คิวนานช่วงเช้า"), ("แม่ฝน", "น้ำสะอาด"), ("ลุงดำ", "ขอให้มีอีก"),
]  # fmt: skip


def as_text(folder, rows):
    (folder / "a.txt").write_text("\n".join(f"{who}: {words}" for who, words in rows), encoding="utf-8")


def as_table(folder, rows):
    document = Document()
    table = document.add_table(rows=0, cols=2)
    for row in [("ผู้พูด", "คำพูด"), *rows]:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    document.save(folder / "a.docx")


def as_sheet(folder, rows):
    text = "\n".join(f"{who},{words}" for who, words in [("ผู้พูด", "คำพูด"), *rows])
    (folder / "a.csv").write_text(text, encoding="utf-8-sig")


def uses(folder):
    statements = read_corpus(folder).statements
    return dict(zip(statements["text"], statements["use"], strict=True))


@pytest.mark.parametrize("written", [as_text, as_table, as_sheet])
def test_what_is_told_is_analysed_and_what_is_not_stays_somebodys_words(tmp_path, written):
    written(tmp_path, [(who, words) for who, words, _ in SAID])
    assert uses(tmp_path) == {words: ANALYSED if told else LEFT_OUT for _, words, told in SAID}


def test_who_asks_between_what_others_tell_leads_a_talk_without_greetings(tmp_path):
    led = [
        ("หนิง", "แล้วเรื่องตรวจแปลงล่ะคะ"), ("พ่อใหญ่", "สมุดบันทึก 32 หน้า ไม่มีใครเขียนจบ"),
        ("อ้ายเก่ง", "ตรวจกันเองดีกว่า เพื่อนบ้านรู้ว่าใครแอบพ่นยา"), ("หนิง", "ต่อๆ ข้างแปลงเขาพ่นยา"),
        ("ลุงบุญ", "ปลูกกล้วยเป็นแนวกันไว้สองเมตร เสียที่หน่อยแต่สบายใจ"), ("หนิง", "ข้อสุดท้าย ปีหน้าตกลงทำอะไรด้วยกัน"),
        ("พ่อใหญ่", "เก็บพันธุ์เองบ้านละสองสายพันธุ์"), ("อ้ายเก่ง", "รวมส่งของกับกลุ่มผักอาทิตย์ละรอบ"),
    ]  # fmt: skip
    as_text(tmp_path, led)
    assert uses(tmp_path) == {words: LEFT_OUT if who == "หนิง" else ANALYSED for who, words in led}


@pytest.mark.parametrize("written", [as_table, as_sheet])
def test_where_nobody_asks_names_beside_cards_make_no_talk(tmp_path, written):
    written(tmp_path, CARDS)
    assert set(uses(tmp_path).values()) == {ANALYSED}


@pytest.mark.parametrize("written", [as_table, as_sheet])
def test_one_complaint_worded_as_a_question_makes_no_talk(tmp_path, written):
    written(tmp_path, [*CARDS, ("แม่ฝน", "เมื่อไหร่จะซ่อมถนน"), ("ลุงดำ", "งานเอกสารเยอะมาก")])
    assert uses(tmp_path)["งานเอกสารเยอะมาก"] == ANALYSED


def test_who_asks_once_also_tells(tmp_path):
    talk = [
        ("พี่อ้อย", "ราคาตกเหลือโลละสองบาท"), ("ลุงหมี", "ต้องเก็บไกลขึ้น"), ("พี่อ้อย", "ลุงได้วันละเท่าไหร่"),
        ("ลุงหมี", "ร้อยกว่าบาท"), ("พี่อ้อย", "ฉันได้แปดสิบ"), ("ลุงหมี", "เทศกิจไล่ด้วย"), ("พี่อ้อย", "ที่ไหน"),
        ("ลุงหมี", "หน้าตลาด"), ("พี่อ้อย", "โดนเหมือนกัน"), ("ลุงหมี", "ไม่มีที่พักของ"),
    ]  # fmt: skip
    as_text(tmp_path, talk)
    left_out = {words for words, use in uses(tmp_path).items() if use == LEFT_OUT}
    assert {"ลุงได้วันละเท่าไหร่", "ที่ไหน"} <= left_out <= {"ลุงได้วันละเท่าไหร่", "ที่ไหน", "ฉันได้แปดสิบ"}
