"""A name that ends several paragraphs says who said what stands above; lists, letters and names over words do not."""

import pytest

from synth.corpus.layout.beneath import names_beneath
from synth.corpus.layout.lines import lines_of
from synth.corpus.statements import read_note

A, B, C = (
    "ปูไข่กลับมาหน้าบ้านแล้ว ไม่ต้องออกไปถึงเกาะนอก",
    "เรือลากเข้ามาตอนตีสอง ตัดธงเขตเราทิ้งหมด",
    "ปั๊มลมเสียตอนไฟดับ แม่ปูเลยตายยกถัง",
)


def said(names, words=(A, B, C)):
    text = "\n\n".join(f"{told}\n{name}" for told, name in zip(words, names, strict=True))
    rows = read_note(f"เสียงคนออกเล\n\n{text}", "a.txt").statements
    return [(row["speaker"], row["text"]) for row in rows if row["use"] == "analysed"]


@pytest.mark.parametrize(
    ("names", "speakers"),
    [
        (["(บังเหลบ, 38)", "(ป๊ะหยา, 66)", "(คนเฝ้าถัง, 24)"], ["บังเหลบ", "ป๊ะหยา", "คนเฝ้าถัง"]),
        (["(ป้าศรี)", "(ลุงดำ)", "(ครูนิด)"], ["ป้าศรี", "ลุงดำ", "ครูนิด"]),
        (["ป้าศรี เจ้าของแพ", "ลุงดำ", "กลุ่มแม่บ้านแกะปู"], ["ป้าศรี", "ลุงดำ", "กลุ่มแม่บ้านแกะปู"]),
        (["— ป้าศรี", "— ลุงดำ", "— ชาวสวนไม่ออกนาม"], ["ป้าศรี", "ลุงดำ", "ชาวสวนไม่ออกนาม"]),
        (["- ป้าศรี", "- ลุงดำ", "- ครูนิด"], ["ป้าศรี", "ลุงดำ", "ครูนิด"]),
        (["(แม่ค้า, 45 ปี)", "(ชาวประมง, อายุ 51)", "(นักเรียน, 13)"], ["แม่ค้า", "ชาวประมง", "นักเรียน"]),
    ],
)
def test_names_that_end_paragraphs(names, speakers):
    assert said(names) == list(zip(speakers, (A, B, C), strict=True))


@pytest.mark.parametrize(
    "ends",
    [
        ["(ปี 65)", "(ปี 66)", "(ปี 67)"],
        ["เด็กก็ช่วยกันเก็บ", "คนแก่ก็มากันครบ", "ครูก็พานักเรียนมา"],
        ["(ประชุมหมู่บ้าน)", "(หน้าศาลา)", "(ริมคลอง)"],
        # one alone may be anybody's
        ["ป้าศรี", "ถังเต็มทุกวันศุกร์", "รถมาวันเสาร์"],
    ],
)
def test_what_else_ends_paragraphs(ends):
    text = "\n\n".join(f"{told}\n{end}" for told, end in zip((A, B, C), ends, strict=True))
    assert names_beneath(lines_of(text), {}) == {}


@pytest.mark.parametrize(
    "text",
    [
        f"ป้าศรี\n{A}\n\nลุงดำ\n{B}",
        # items, labels of who was there, and who signs
        f"- {A}\nป้าศรี\n\n- {B}\nลุงดำ",
        "ผู้ประสานงาน\nครูนิด\n\nผู้บันทึก\nป้าศรี",
        "(ลงชื่อ) ...................... ผู้จดรายงานการประชุม\n(น.ส.ธิดา)\n\n(ลงชื่อ) ........... ผู้ตรวจรายงานการประชุม\n(นายศรีวรรณ)",
        f"{A}\nป้าศรี\n\nป้าศรี\n{B}\n\n{C}\nลุงดำ",
    ],
)
def test_names_that_say_nothing_above(text):
    assert names_beneath(lines_of(text), {}) == {}


def test_names_over_words_speak_what_stands_below():
    text = "เสียงคนออกเล\n\n" + "\n\n".join(f"{who}\n{told}" for who, told in (("ป้าศรี", A), ("ลุงดำ", B)))
    rows = read_note(text, "a.txt").statements
    assert [(row["speaker"], row["text"]) for row in rows] == [("ป้าศรี", A), ("ลุงดำ", B)]


@pytest.mark.parametrize("below", ["ควรเพิ่มถัง", "น้ำท่วม", "เราไม่เคยได้เงินเลย", "เหรัญญิกกลุ่ม"])
def test_what_stands_below_a_name_is_read(below):
    text = "\n\n".join(f"“{words}”\n{name}\n{below}" for words, name in ((A, "ป้าศรี"), (B, "ลุงดำ")))
    rows = read_note(f"เสียงคนออกเล\n\n{text}", "a.txt").statements
    assert [(row["speaker"], row["text"]) for row in rows] == [
        ("ป้าศรี", A),
        ("", below),
        ("ลุงดำ", B),
        ("", below),
    ]
