"""What kinds of things Thai words name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synth.text.senses import TABLE, senses


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("กำนัน ครู ตำรวจ", ["person", "person", "person"]),
        ("เช้า บ่าย", ["time", "time"]),
        ("งบ 500 บาท", ["possession", "possession"]),
        ("กลัวตำรวจ", ["v emotion", "person"]),
        ("ไม่", ["not"]),
        ("เพราะ", ["because"]),
        ("ผู้นำ", ["person"]),  # the longest word, not ผู้ and นำ
        ("ฃฅ abc 12", []),
        ("", []),
    ],
)
def test_words_name_kinds_of_things(words, names):
    assert [sense.name for sense in senses(words)] == names


@pytest.mark.parametrize(("words", "part"), [("ลงทะเบียน", "v"), ("เข้าใจ", "v"), ("ศาลา", "n"), ("ไม่", "not")])
def test_words_have_a_part_of_speech(words, part):
    assert [sense.part for sense in senses(words)] == [part]


@given(st.text(alphabet="กขคนมาไป่้ำเ ab1", max_size=60))
def test_no_text_has_more_words_than_letters(text):
    assert len(senses(text)) <= len(text) // 2


def test_the_table_says_whose_it_is():
    head = TABLE.read_text(encoding="utf-8")[:2500]
    assert "Copyright: 2011 NICT" in head
    assert "CC BY 4.0" in head
