import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synth.text.speech import kind_of_word, parts_of_speech


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


@settings(deadline=None)
@given(st.lists(st.text(max_size=6), max_size=6))
def test_each_token_has_a_part_of_speech_and_blanks_have_none(tokens):
    found = parts_of_speech(tokens)
    assert [not part for part in found] == [not token.strip() for token in tokens]
    assert all(kind_of_word(token) in ("noun", "verb", "quality", "other", "") for token in tokens)
