import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pythainlp.tag import pos_tag

from synth.text.speech import _tags, kind_of_word, parts_of_speech


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("กองทุน", "noun"),
        ("ขาย", "verb"),
        ("แพง", "quality"),
        ("และ", "other"),
        ("กระชับ", "verb"),  # by one of two tags
        # a compound is what its head is
        ("งานบุญ", "noun"),
        ("ดูงาน", "verb"),
        # what begins with การ or ความ is a noun
        ("ความร้อน", "noun"),
        ("การขาย", "noun"),
        ("", ""),
        ("zzzz", ""),
    ],
)
def test_what_a_word_is_by_itself(word, kind):
    assert kind_of_word(word) == kind


@pytest.mark.parametrize("word", ["ขาย", "กระชับ", "และ", "zzzz", "", "+", " ", "1", "100", "ๆ", "ปีๆ"])
def test_the_lexica_say_what_pythainlp_finds_in_them(word):
    tags = [pos_tag([word], engine="unigram", corpus=name)[0][1] for name in ("orchid", "pud", "tdtb", "tud")]
    assert _tags(word) == [tag for tag in tags if tag]


@settings(deadline=None)
@given(st.lists(st.text(max_size=6), max_size=6))
def test_each_token_has_a_part_of_speech_and_blanks_have_none(tokens):
    found = parts_of_speech(tokens)
    assert [not part for part in found] == [not token.strip() for token in tokens]
    assert all(kind_of_word(token) in ("noun", "verb", "quality", "other", "") for token in tokens)
