import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synth.text.terms import terms_of
from synth.text.tokens import tokenise
from synth.themes.phrases import phrases, words


@pytest.mark.parametrize(
    ("text", "there", "not_there"),
    [
        # verb and object, noun and noun stay together; การ makes a noun of what is done
        ("ชุมชนเก็บข้อมูลขยะ", "การเก็บข้อมูลขยะ", "การเก็บข้อมูล"),
        ("ข้อมูลขยะเยอะมาก", "ข้อมูลขยะ", "ข้อมูลขยะเยอะ"),
        # no phrase goes over the beginning of a clause, nor a mark or a space
        ("เกษตรกรยังขายผักไม่ได้", "การขายผัก", "เกษตรกรยังขายผัก"),
        ("ผู้นำเข้มแข็ง งบประมาณโครงการ", "งบประมาณโครงการ", "เข้มแข็งงบประมาณ"),
        # nor is a sentence one
        ("เด็กรถล้มหน้าโรงเรียน", None, "เด็กรถล้ม"),
        ("ชาวแพไม่รู้จะฟังใคร", None, "ชาวแพไม่รู้"),
        # what is negated is not said; ไร้ is a part of a name
        ("ยืนยันไม่ได้ยกเลิกรถตู้", None, "การยกเลิกรถตู้"),
        ("ต้องยกเลิกรถตู้", "การยกเลิกรถตู้", "การยกเลิก"),
        ("ดูแลคนไร้บ้านทุกคืน", "คนไร้บ้าน", "คนไร้"),
        # nor does one begin with a light verb, or end in a unit or a preposition
        ("ให้เอาข้อมูลขยะไปใช้", "ข้อมูลขยะ", "การเอาข้อมูลขยะ"),
        ("ขายผักกิโลละ", "การขายผัก", "การขายผักกิโล"),
        ("คุยกันที่ศาลา", None, "คุยกันที่"),
    ],
)
def test_phrases_begin_and_end_where_a_name_may(text, there, not_there):
    found = {phrase.text for phrase in phrases(tokenise([text])[0])}
    assert there is None or there in found
    assert not_there not in found


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(["ผู้นำ", "การ", "ไม่", "มี", "ขาย", "ผัก", " ", "5", "กิโล", "ที่", "และ"]), max_size=9)
)
def test_what_is_found_stands_in_the_text(tokens):
    for phrase in phrases(tokens):
        assert phrase.surface in "".join(tokens)
        assert phrase.text in (phrase.surface, f"การ{phrase.surface}")


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["ชาวบ้านขายผัก"], {"ชาวบ้าน", "การขาย", "ผัก"}),
        (["เด็กกลัวครู"], {"เด็ก", "ความกลัว", "ครู"}),
        # units stand behind numbers; what says how something is, or who speaks, is no name
        (["มา 5 ทีม", "มี 3 ทีม"], set()),
        (["ของแพง", "ฉันว่าสวย"], set()),
        (["ขอความเชื่อมั่น"], {"ความเชื่อมั่น"}),
        (["คนไร้ที่พึ่ง"], set()),
        (["และ", "", "ๆ 555"], set()),
    ],
)
def test_words_that_may_stand_in_a_name(texts, found):
    tokens = tokenise(texts)
    assert {word.text for word in words(zip(tokens, terms_of(tokens), strict=True))} == found
