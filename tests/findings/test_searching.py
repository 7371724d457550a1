import pytest
from hypothesis import given
from hypothesis import strategies as st

from synth.findings.searching import Searched
from synth.text.clusters import whole_clusters

NOTE = st.text(
    st.sampled_from([*"งานชุมพกรูที่น้ำํา็้เ่", " ", "\n", "\u200b", "\uf70a", "L", "i", "İ", "😀"]), max_size=40
)


@pytest.mark.parametrize(
    ("text", "word", "within_words", "found"),
    [
        ("พนักงานติดตามงาน", "งาน", False, ["งาน"]),
        ("พนักงานติดตามงาน", "งาน", True, ["งาน", "งาน"]),
        ("การติดตามงาน", "ติดตาม", False, ["ติดตาม"]),  # behind การ it is still the word
        ("มีนํ้าไม่พอ", "น้ำ", False, ["นํ้า"]),  # nikhahit and aa in the note
        ("มีน้ำไม่พอ", "นํ้า", False, ["น้ำ"]),  # and in the query
        ("ชุม\u200bชนเข้มแข็ง", "ชุมชน", False, ["ชุม\u200bชน"]),
        ("คุยกันในกลุ่ม LINE ทุกวัน", "line", False, ["LINE"]),
        ("ที่นี่", "ท", True, ["ที่"]),  # never half of a cluster
        ("ชุมชน", "เทศบาล", True, []),
        ("ชุมชน", " ", True, []),
    ],
)
def test_words_are_found_where_they_stand(text, word, within_words, found):
    assert [text[start:end] for start, end in Searched(text).find(word, within_words)] == found


@given(NOTE, NOTE)
def test_every_place_is_in_the_text_and_whole(text, word):
    searched = Searched(text)
    inside = searched.find(word, within_words=True)
    assert set(searched.find(word)) <= set(inside)
    for start, end in inside:
        assert 0 <= start < end <= len(text)
        assert whole_clusters(text, start, end) == (start, end)


@given(NOTE)
def test_a_text_is_found_in_itself(text):
    if Searched(text)._clean.strip():
        assert Searched(text).find(text, within_words=True)


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("อสม.ไปเยี่ยมทุกบ้าน", "อสม", True),
        ("มี อสม ไปเยี่ยม", "อสม.", True),
        ("ขอบคุณ อบต. ดอน", "อบต.", True),
        ("ผสมดินกับแกลบ", "อสม", False),
        ("รพ.สต.ดอนแก้ว", "รพสต", True),
        ("ไปรพสต. ทุกเดือน", "รพ.สต.", True),
        ("ธ.ก.ส. ให้กู้", "ธกส", True),
        ("ธกส. ให้กู้", "ธ.ก.ส.", True),
        ("กู้ ๑.๕ ล้าน", "1.5", True),
        ("ปี ๒๕๖๖ ฝนดี", "2566", True),
        ("ปี 2566 ฝนดี", "๒๕๖๖", True),
    ],
)
def test_abbreviations_and_digits_are_found_in_either_writing(text, word, found):
    assert bool(Searched(text).find(word)) is found
