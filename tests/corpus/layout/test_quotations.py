"""A name beside words in quotes says whose they are; what stands there beside a name does not."""

import pytest

from synth.corpus.layout.lines import lines_of
from synth.corpus.layout.quotations import beside_quotes, told_of
from synth.corpus.statements import read_note

A, B = "“ของขายดีขึ้นวันที่รถมา”", '"ไม่เคยคิดว่าจะพูดหน้าเวทีได้"'


@pytest.mark.parametrize(
    ("line", "speaker", "words"),
    [
        (f"{A} ลุงช้วน", "ลุงช้วน", A[1:-1]),
        (f"- {A} แม่ปุ้ม แม่น้องข้าวปั้น", "แม่ปุ้ม", A[1:-1]),
        (f"{A} ยายแก้ว วัย 80 ปี", "ยายแก้ว", A[1:-1]),
        (f"{A} โดย ลุงช้วน", "ลุงช้วน", A[1:-1]),
        (f"{A} ลุงปั่น กล่าว", "ลุงปั่น", f"{A} ลุงปั่น กล่าว"),
        (f"{A} ครูต้อมเล่าทิ้งท้าย", "ครูต้อม", f"{A} ครูต้อมเล่าทิ้งท้าย"),
        (f"ป้าแดง {B}", "ป้าแดง", B[1:-1]),
        (f"ป้าแดง ว่า {B}", "ป้าแดง", B[1:-1]),
        (f"2. น้องฟ้า {B}", "น้องฟ้า", B[1:-1]),
        (f"{A} ลุงคำพอง คนตัดอ้อย ตอบเมื่อถูกถาม", "ลุงคำพอง", f"{A} ลุงคำพอง คนตัดอ้อย ตอบเมื่อถูกถาม"),
        (f"{A} นายสมหมาย ใจงาม พนักงานขับรถ กล่าวยิ้มๆ", "นายสมหมาย ใจงาม", None),
        # nobody is called, something is told of somebody, or the quotes stand for a word
        (f"{A} คือคำที่ได้ยินบ่อย", "", None),
        (f"{A} ทุกคนเห็นด้วย", "", None),
        (f"{A} ลุงปั่นไม่เห็นด้วย", "", None),
        (f"{A} ลุงปั่น ไม่เห็นด้วย", "", None),
        (f"{A} ลุงปั่น ได้ยินคนพูดกัน", "", None),
        (f"ที่ประชุมตกลง {B}", "", None),
        (f"ปัญหาสำคัญ {B}", "", None),
        ("ลุงดำ “เซียน”", "", None),
    ],
)
def test_a_name_beside_quotes(line, speaker, words):
    rows = read_note(f"เสียงจากเวที\n\nช่วงเช้า\n{line}", "a.txt").statements
    assert [row["speaker"] for row in rows if words is None or row["text"] == words] == [speaker]


@pytest.mark.parametrize(
    ("below", "speaker"),
    [
        ("เธอบอกด้วยว่าลูกค้าสั่งล่วงหน้าทุกเย็น", "ลุงช้วน"),
        ("เขายังเล่าอีกว่า “เข็มกับเศษแก้วยังปนมาอยู่”", "ลุงช้วน"),
        ("เขาว่ากันว่าฝนจะแล้ง", ""),
        ("ถังยังไม่พอสำหรับทุกบ้าน", ""),
    ],
)
def test_who_was_quoted_says_more(below, speaker):
    lines = ["เสียงจากเวที", "", "ช่วงเช้า", f"{A} ลุงช้วน วัย 66 ประธานกลุ่ม ยอมรับ", "", below]
    rows = read_note("\n".join(lines), "a.txt").statements
    assert [row["speaker"] for row in rows if row["text"] == below] == [speaker]


def test_what_the_format_tells_stays():
    [line] = lines_of(f"{A} ลุงช้วน")
    assert beside_quotes([line], {0: {"kind": "heading", "level": 1}}) == {}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([f"พ่อใหญ่สี ว่า {A}", f"แม่คำ ว่า {B}"], [("พ่อใหญ่สี", A[1:-1]), ("แม่คำ", B[1:-1])]),
        ([f"- ป้าศรีเล่าว่า {A}", f"- ลุงดำบอกว่า: {B}"], [("ป้าศรี", A[1:-1]), ("ลุงดำ", B[1:-1])]),
        # what is thought, and who goes on, is told whole
        ([f"ชาวบ้านคิดว่า {A}", f"เจ้าหน้าที่รู้ว่า {B}"], [("", f"ชาวบ้านคิดว่า {A}"), ("", f"เจ้าหน้าที่รู้ว่า {B}")]),
        ([f"ป้าศรีบ่นกับลุงดำว่า {A}", f"ลุงดำบอกว่า {B}"], [("", f"ป้าศรีบ่นกับลุงดำว่า {A}"), ("ลุงดำ", f"ลุงดำบอกว่า {B}")]),
        # one is a sentence, others report nobody or go on
        ([f"ป้าศรีเล่าว่า {A}"], [("ป้าศรี", f"ป้าศรีเล่าว่า {A}")]),
        ([f"ผลคือพบว่า {A}", f"สรุปได้ว่า {B}"], [("", f"ผลคือพบว่า {A}"), ("", f"สรุปได้ว่า {B}")]),
        ([f"ป้าศรีเล่าว่า {A} แล้วก็เงียบ", f"ลุงดำบอกว่า {B}"], [("ป้าศรี", f"ป้าศรีเล่าว่า {A} แล้วก็เงียบ"), ("ลุงดำ", f"ลุงดำบอกว่า {B}")]),
    ],
)  # fmt: skip
def test_a_list_of_voices_is_what_they_say(lines, expected):
    rows = read_note(
        "\n".join(["เสียงจากเวที", "", "ที่เขาพูดกัน", *lines, "", "ปัญหา", "- ถังไม่พอ"]), "a.txt"
    ).statements
    assert [(row["speaker"], row["text"]) for row in rows][:-1] == expected


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        # whose turn it is tells what others say
        (["น้องฟ้า: ตอนแรกไม่มีใครเชื่อ", f"ป้าศรีบอกว่า {A}", f"ครูนิดบอกว่า {B}", "แต่หนูก็ไปทุกเสาร์"], {"น้องฟ้า"}),
        # what stands below voices is said by nobody
        ([f"ครูนิดบอกว่า {A}", f"ป้าศรีเล่าว่า {B}", "ทีมลงเยี่ยมบ้านพบว่าแม่ป่วย"], {"ครูนิด", "ป้าศรี", ""}),
    ],
)
def test_nobody_says_what_stands_below_voices(below, expected):
    rows = read_note("\n".join(["เสียงจากเวที", "", "กรณีน้องฟ้า", *below]), "a.txt").statements
    assert {row["speaker"] for row in rows} == expected
    assert rows[-1]["text"].endswith(below[-1])


@pytest.mark.parametrize(
    ("behind", "speaker"),
    [
        (" (12 คน)", ""),
        (" (หลายคน)", ""),
        (" – 3 คน", ""),
        (" (ป้าศรี)", "ป้าศรี"),
        (" – ผู้ดูแลสามคน", "ผู้ดูแลสามคน"),
    ],
)
def test_how_many_say_so_is_nobody(behind, speaker):
    note = "\n".join(["ท้ายงาน", "", "สิ่งที่เขียน", *(f"{number}. {A}{behind}" for number in (1, 2))])
    assert [row["speaker"] for row in read_note(note, "a.txt").statements] == [speaker] * 2


@pytest.mark.parametrize(
    ("lines", "speakers"),
    [
        (["“ปีแรกทำเป็นแต่เกลือ ทำตลาดไม่เป็น” ลุงช้วน วัย 66 ยอมรับ", "เขายังบอกอีกว่าของดีเดี๋ยวคนก็มา"], ["ลุงช้วน"] * 2),
        (["“เราขายปลาไม่ได้เลยตั้งแต่น้ำเสีย” ป้าศรี แม่ค้าตลาด เล่า", "เขาบอกว่า น้ำที่ปล่อยผ่านเกณฑ์"], ["ป้าศรี", ""]),
        (["“ใครไม่มาประชุมปรับห้าสิบบาท” ลุงคำ เจอกติกานี้ตอนย้ายมาใหม่"], [""]),
    ],
)
def test_who_speaks_behind_a_quotation_and_again(lines, speakers):
    told = [line._replace(kind="statement") for line in lines_of("\n".join(lines))]
    assert [line.speaker for line in told_of(told)] == speakers
