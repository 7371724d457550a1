"""What people put around the words of a statement is no part of it; what belongs to the sentence is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synth.corpus.layout.bounds import bounds_of


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
        # figures and brackets of the sentence
        ("ลดลง (5 ครั้ง)", None),
        ("ได้คะแนนเพิ่มเป็น 9", None),
        ("กลับมา 3 คน", None),
        ("รายได้ 2.5 ล้านบาท (ปี 65)", None),
        ("ไม่รู้ว่าเขาไปจริงไหม...", None),
        ("👍", None),
        ("(+7)", None),
    ],
)
def test_votes_dots_and_sounds_are_no_words(line, words):
    first, last = bounds_of(line)
    assert line[first:last] == (line if words is None else words)


@given(st.text("กา (+7)★[]a.👍9 ", max_size=60))
def test_something_is_always_left(words):
    first, last = bounds_of(words)
    assert 0 <= first <= last <= len(words)
    assert first < last or not words
