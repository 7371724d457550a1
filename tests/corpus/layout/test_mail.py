"""What stands around letters is left out; what somebody writes below a closing, a name or a rule is not."""

import pytest

from synth.corpus.layout.lines import lines_of
from synth.corpus.layout.mail import letters
from synth.corpus.statements import read_note

HEAD = "From: ป้าศรี ใจดี <sri@example.org>\nTo: ออม; ทีมขยะ\nSubject: ขยะ\n\n"
A, B, C = "ถังขยะไม่พอสำหรับทุกบ้าน", "ปีหน้าควรเริ่มเก็บเร็วขึ้น", "เด็กแยกขยะเก่งกว่าผู้ใหญ่"


def analysed(text):
    return [row["text"] for row in read_note(text, "a.txt").statements if row["use"] == "analysed"]


def known(text):
    """Return the lines of a thread of which something is known, without those of the first head."""
    lines, told = lines_of(text), letters(lines_of(text))
    return {line.text: told[line.start]["kind"] for line in lines[3:] if line.start in told}


@pytest.mark.parametrize(
    "closing",
    [
        "ขอแสดงความนับถือ\nป้าศรี",
        "ขอแสดงความนับถือ,\n\nศรี ใจดี\nโทร. 081-234-5678",
        "ด้วยความเคารพอย่างสูง\n(นางศรี ใจดี)",
        "Best regards,\nป้าศรี",
        "ป้าศรี",
        "--\nป้าศรี ใจดี\nsri@example.org",
    ],
)
def test_the_foot_of_a_letter_is_left_out(closing):
    text = f"{HEAD}{A}\n\n{closing}"
    assert set(known(text).values()) == {"furniture"}
    assert set(known(text)) == set(filter(None, closing.split("\n")))
    assert analysed(text) == [A]


@pytest.mark.parametrize(
    "closing",
    ["ขอแสดงความนับถือ\nป้าศรี", "ขอแสดงความนับถือ", "ด้วยความเคารพ\n\nป้าศรี", "--", "ป้าศรี", "--\nป้าศรี"],
)
@pytest.mark.parametrize(
    "below",
    [
        f"{B}\n{C}",
        f"\n{B}\n\n{C}",
        f"\nข้อเสนอ\n\n{B}\n\n{C}",
        f"\n1. {B}\n2. {C}",
        f"- {B}\n- {C}",
        f"\nบันทึกวงคุย\n\n“{B}”\n\n“{C}”",
    ],
)
def test_what_follows_a_closing_is_no_foot(closing, below):
    text = f"{HEAD}{A}\n\n{closing}\n{below}"
    found = " ".join(analysed(text))
    assert A in found
    assert B in found
    assert C in found


@pytest.mark.parametrize("line", ["ดี", "ใจ", "ศรีดี", "ป้า", "รี"])
def test_a_part_of_the_name_signs_nothing(line):
    assert line not in known(f"{HEAD}{A}\n\n{B}\n\n{line}")


def test_a_name_signs_where_a_letter_ends():
    text = f"From: ขยะ บ้านดอน <a@example.org>\nTo: ทีม\nSubject: งาน\n\nขยะ\n- {A}\n\nน้ำ\n- {B}"
    assert known(text) == {}
    assert analysed(text) == [A, B]


@pytest.mark.parametrize("line", ["คุณออม", "เรียน ออม", "ออมจ๊ะ", "สวัสดีครับพี่ออม", "ออม,", "Dear ออม,"])
def test_a_greeting_calls_somebody_by_the_name(line):
    assert known(f"{HEAD}{line}\n\n{A}\n{B}") == {line: "furniture"}


@pytest.mark.parametrize(
    "line", ["ออมทรัพย์", "กลุ่มออมทรัพย์", "ออม", "ทีมขยะ", "ศรีสุข", "เรียนรู้การออม", "สวัสดิการ ออม"]
)
def test_a_heading_is_no_greeting(line):
    assert known(f"{HEAD}{line}\n\n{A}\n{B}") == {}


@pytest.mark.parametrize(
    "card",
    [
        "เรื่อง: การแยกขยะ\nจาก: เทรวมกันหมด\nถึง: แยกได้สี่ถัง",
        "หัวข้อ: น้ำ\nจาก: ขาดทุกปี\nถึง: พอใช้ทั้งปี",
    ],
)
def test_a_change_from_and_to_is_no_letter(card):
    assert letters(lines_of(f"{card}\n\n{A}\n\n{card}")) == {}


def test_words_that_are_quoted_and_answered_are_no_question():
    text = f"{HEAD}{A}\n\n{B}\n\nFrom: ลุงดำ <dam@example.org>\nTo: ป้าศรี\nSubject: Re: ขยะ\n\n> {A}\n\n{C}"
    assert A in analysed(text)
    assert B in analysed(text)
    assert C in analysed(text)


D = "ฝั่งวัดมีพอ แต่ฝั่งตลาดยังขาดอีกสิบใบ"
TOO = "On Tue, Mar 5, 2024 at 8:10 PM สมชาย <chai@example.org> wrote:\n"
WROTE = "เมื่อ จ. 4 มี.ค. 2024 เวลา 20:10 ลุงดำ <dam@example.org> เขียนว่า:\n"


@pytest.mark.parametrize(
    ("below", "said"),
    [
        # between and below what is quoted somebody answers; a quotation without signs is all one's
        (f"> {A}\n{D}\n> {C}", {A: "ลุงดำ", D: "ป้าศรี ใจดี", C: "ลุงดำ"}),
        (f"> {A}\n>\n> {B}\n\n{C}", {A: "ลุงดำ", B: "ลุงดำ", C: "ป้าศรี ใจดี"}),
        (f"{A}\n\n{B}\n\n{C}", {A: "ลุงดำ", B: "ลุงดำ", C: "ลุงดำ"}),
        # Gmail and Outlook begin with a quoted line without words
        (f">\n> {A}\n\n{D}", {A: "ลุงดำ", D: "ป้าศรี ใจดี"}),
        # what is quoted again somebody else wrote
        (f"> {A}\n>\n> {TOO}>> {B}\n>> {C}\n\n{D}", {A: "ลุงดำ", B: "สมชาย", C: "สมชาย", D: "ป้าศรี ใจดี"}),
        (f">\n> {A}\n> {TOO}>> {B}\n> {C}", {A: "ลุงดำ", B: "สมชาย", C: "ลุงดำ"}),
        # short answers straight below what they answer
        (
            f"> {A}\nมีให้ยืมสิบใบ\n> รถมาช้า\nรถเสียสองคัน",
            {A: "ลุงดำ", "มีให้ยืมสิบใบ": "ป้าศรี ใจดี", "รถมาช้า": "ลุงดำ", "รถเสียสองคัน": "ป้าศรี ใจดี"},
        ),
        # a list is quoted as one; the answer between has its own
        (f"> - {A}\n> - {B}\n\n- {C}", {A: "ลุงดำ", B: "ลุงดำ", C: "ป้าศรี ใจดี"}),
        (f"> 1) {A}\n> 2) {B}\n> 3) {C}", {A: "ลุงดำ", B: "ลุงดำ", C: "ลุงดำ"}),
    ],
)
def test_who_answers_writes_between_the_quoted_lines(below, said):
    first = "ส่งสรุปให้แล้ว รถเข้าไม่ได้ตอนฝนตกหนัก"
    rows = read_note(f"{HEAD}{first}\n\n{WROTE}{below}", "a.txt").statements
    found = {row["text"]: row["speaker"] for row in rows}
    assert {text: name for text, name in found.items() if text != first} == said
    assert found.get(first, "ป้าศรี ใจดี") == "ป้าศรี ใจดี"


def test_a_letter_is_quoted_as_gmail_words_it_in_thai():
    wrote = WROTE.replace("เมื่อ จ.", "ในวันที่ จ.")
    rows = read_note(f"{wrote}> {A}\n> >50 {B}", "a.txt").statements
    assert [(row["text"], row["speaker"]) for row in rows] == [(A, "ลุงดำ"), (f">50 {B}", "ลุงดำ")]


def test_who_answers_below_a_quotation_alone_is_not_known():
    rows = read_note(f"{WROTE}> {A}\n{D}\n> {C}", "a.txt").statements
    assert [row["speaker"] for row in rows] == ["ลุงดำ", "", "ลุงดำ"]


def test_a_heading_of_one_letter_does_not_hold_beneath_the_next():
    first = f"{HEAD}เรื่องที่ไม่ได้ผล\n- {A}\n- {B}\n\nป้าศรี\n\n"
    second = f"จาก: ครูอ้อย <oy@example.org>\nถึง: ออม\nเรื่อง: ขยะ\n\n{C}\n\nครูอ้อย"
    rows = [row for row in read_note(first + second, "a.txt").statements if row["use"] == "analysed"]
    assert [(row["section"], row["text"]) for row in rows] == [
        ("เรื่องที่ไม่ได้ผล", A),
        ("เรื่องที่ไม่ได้ผล", B),
        ("", C),
    ]
