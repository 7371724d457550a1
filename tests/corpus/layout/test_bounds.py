"""What people put around the words of a statement is no part of it; what belongs to the sentence is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synth.corpus.layout.bounds import bounds_of
from synth.corpus.layout.nothing import says_nothing


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("ตื่นตีสี่ครึ่ง (+11)", "ตื่นตีสี่ครึ่ง"),
        ("คนพร้อม 👍 7", "คนพร้อม"),
        ("ย้ายไปเช้า ★★★", "ย้ายไปเช้า"),
        ("หนี้นอกระบบ (5 คะแนน)", "หนี้นอกระบบ"),
        ("ระบบโทรหลุด — votes: 2", "ระบบโทรหลุด"),
        ("9 คะแนน | ห้องน้ำใช้ได้ทุกคน", "ห้องน้ำใช้ได้ทุกคน"),
        ("......ลำโพงเสีย......", "ลำโพงเสีย"),
        ("คนไทยถามว่ามันรั่วไหม [หัวเราะ]", "คนไทยถามว่ามันรั่วไหม"),
        ("ขายได้จริง 14 คู่[a]", "ขายได้จริง 14 คู่"),
        # however many there are
        ("คนพร้อมทำงาน" + "." * 200, "คนพร้อมทำงาน"),
        ("คนพร้อมทำงาน ........ ........", "คนพร้อมทำงาน"),
        ("คนพร้อมทำงาน" + "★" * 200, "คนพร้อมทำงาน"),
        ("คนพร้อมทำงาน" + "👍 " * 60 + "(+7)", "คนพร้อมทำงาน"),
        ("★ ★ ★ ย้ายไปเช้า ★\ufe0f ☆", "ย้ายไปเช้า"),
        ("คนพร้อมทำงาน ●●●", "คนพร้อมทำงาน"),
        ("คนพร้อมทำงาน ● x 3", "คนพร้อมทำงาน"),
        ("ยายก็อาย [เสียงเบา]", "ยายก็อาย"),
        # figures and brackets of the sentence
        ("ประชาสัมพันธ์ไม่ถึง [เสียงตามสายเสีย]", None),
        ("ขายไม่ได้ [เงียบเหงาทั้งตลาด]", None),
        ("ยอดขายผักเดือนนี้ ● 500", None),
        ("ยอดขายผักเดือนนี้ ●500", None),
        ("รถแดง 🔴 12", None),
        ("ความพึงพอใจ - คะแนน 85", None),
        ("ความรู้หลังอบรม – แต้ม: 9", None),
        ("ลดลง (5 ครั้ง)", None),
        ("ได้คะแนนเพิ่มเป็น 9", None),
        ("กลับมา 3 คน", None),
        ("รายได้ 2.5 ล้านบาท (ปี 65)", None),
        ("ไม่รู้ว่าเขาไปจริงไหม...", None),
        ("👍", None),
        ("★★★", None),
        ("★ ★ ★", None),
        ("........", None),
        ("……..", None),
        ("แดดดี ☀\ufe0f", None),
        ("(+7)", None),
    ],
)
def test_votes_dots_and_sounds_are_no_words(line, words):
    first, last = bounds_of(line)
    assert line[first:last] == (line if words is None else words)


@pytest.mark.parametrize("line", ["★★★", "★★ ☆", "●", "........", "____"])
def test_signs_alone_are_no_answer(line):
    assert says_nothing(line)


@given(st.text("กา (+7)★[]a.👍9 …_\ufe0f", max_size=60))
def test_something_is_always_left(words):
    first, last = bounds_of(words)
    assert 0 <= first <= last <= len(words)
    assert first < last or not words
