"""Who is named in a note: names alone on a line, labels without a sign, what the whole note shows of them."""

import pytest

from synth.corpus.layout.lines import lines_of
from synth.corpus.layout.markers import markers_of
from synth.corpus.layout.naming import Naming, labels_of
from synth.corpus.layout.speakers import named
from synth.corpus.statements import read_note


@pytest.mark.parametrize(
    ("line", "name", "time"),
    [
        ("ป้าศรี", "ป้าศรี", ""),
        ("**ป้าศรี** 10:05", "ป้าศรี", "10:05"),
        ("ความคิดเห็น 2 ป้าศรี (19/04/67 10:45)", "ป้าศรี", "10:45"),
        ("#1  14 มิ.ย. 66  ป้าศรี", "ป้าศรี", ""),
        ("ป้าศรี 5 มี.ค. 60 / 21:40", "ป้าศรี", "21:40"),
        ("ป้าศรี 18/06/2023, 15:30", "ป้าศรี", "15:30"),
        ("ป้าศรี (72)  เวลา 14.30 น.", "ป้าศรี (72)", "14.30"),
        ("โพสต์ที่ 1 – ป้าศรี – 2 พฤศจิกายน 2565", "ป้าศรี", ""),
    ],
)
def test_a_line_of_a_name_keeps_post_day_and_clock_out_of_it(line, name, time):
    assert named(line) == (name, time)


@pytest.mark.parametrize(
    ("lines", "shown", "names"),
    [
        (["08:20 เต้ย เรือ ลำเดียวติด", "08:21 เต้ย เรือ อีกลำเสีย"], [], ["เต้ย เรือ", "เต้ย เรือ"]),
        (["08:20 เต้ย เรือลำเดียวติด", "08:21 เต้ย อีกลำเสีย"], [], ["เต้ย", "เต้ย"]),
        (["ป้าศรี น้ำแห้ง", "ชาวบ้าน ช่วยกันขุด"], ["ป้าศรี"], ["ป้าศรี", ""]),
        (["คุณยาย ก. ยายอยู่คนเดียว", "อยากมีเพื่อน (R1)"], [], ["คุณยาย ก.", "R1"]),
    ],
)
def test_names_without_a_sign_behind_them_are_those_that_the_note_shows(lines, shown, names):
    assert [label.name for label in labels_of(lines, [0] * len(lines), shown)] == names


@pytest.mark.parametrize(
    ("lines", "shown", "names"),
    [
        (["P3 -> ถังไม่พอ", "08:20 เต้ย -> เรือติด"], [], ["P3", "เต้ย"]),
        # cause and change
        (["ใช้งบ 5,000 บาท -> พอดี", "คนมาน้อย => ฝนตกหนัก"], [], ["", ""]),
        # causes that begin as people are called, and months
        (["ครูย้าย -> เด็กลด", "หมอกควัน -> ไอกันหมด", "ครูย้าย -> ห้องสมุดปิด"], [], ["", "", ""]),
        (["แม่น้ำเน่า → ปลาตาย", "พ่อแม่ย้ายงาน → เด็กหาย", "แม่น้ำเน่า → คนคัน"], [], ["", "", ""]),
        (["ม.ค. -> อบรม", "ก.พ. -> ลงพื้นที่", "ม.ค. -> สรุป"], [], ["", "", ""]),
        (["รพ.สต. -> ให้ยา", "อบต. -> ให้งบ", "อบต. -> ให้รถ"], [], ["", "", ""]),
        (["ชุมชน → เข้มแข็งขึ้น", "ชาวบ้าน → สามัคคี", "ชุมชน → มีรายได้"], ["ชุมชน"], ["", "", ""]),
        (["แม่บ้าน ⇒ มีรายได้", "เยาวชน ⇒ กลับบ้าน"], [], ["", ""]),
    ],
)
def test_only_a_code_or_a_clock_before_an_arrow_tells_who_speaks(lines, shown, names):
    assert [label.name for label in labels_of(lines, [0] * len(lines), shown)] == names


def test_words_behind_an_arrow_begin_behind_it():
    lines = ["P3 → งบน้อย", "08:20 เต้ย => เรือติด"]
    labels = labels_of(lines, [0] * 2, [])
    assert [line[label.first :] for line, label in zip(lines, labels, strict=True)] == ["งบน้อย", "เรือติด"]


@pytest.mark.parametrize("line", ["ใช้งบ 5,000 บาท -> พอดี", "คนมาน้อย => ฝนตกหนัก", "ชุมชน → เข้มแข็งขึ้น"])
def test_cause_and_change_stay_one_statement(line):
    for text in (f"สรุปเวที\n\n- {line}\n- งบพอใช้", f"สรุปเวที\n{line}\nงบพอใช้ทั้งปี"):
        assert line in [row["text"] for row in read_note(text, "a.txt").statements]


def test_a_name_alone_says_how_often_it_comes_and_who_speaks_of_it():
    lines = lines_of("มากัน: ป้าศรี ลุงชัย\nป้าศรี\nน้ำแห้งตั้งแต่มีนา\nลุงชัย\nต้องสูบจากบ่อใหญ่\nป้าศรี\nใช่")
    naming = Naming(lines, markers_of([line.text for line in lines]))
    assert "alone again=True called=1" in naming.of(1)
    assert "alone again=False called=1" in naming.of(3)
    assert [1, 5] in naming.groups()
