import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synth.text.tokens import tokenise

THAI = "".join(map(chr, [*range(0x0E01, 0x0E3B), *range(0x0E3F, 0x0E5C)]))


MIXED = st.text(alphabet=THAI + " \n\r\u200dab1👩👍🏽🇹🇭", max_size=60)


@settings(deadline=None)  # the dictionary is loaded once
@given(MIXED)
def test_the_tokens_of_a_text_are_the_text(text):
    assert "".join(tokenise([text])[0]) == text


def test_one_text_instead_of_several_is_refused():
    with pytest.raises(ValueError, match="put it in a list"):
        tokenise("ชุมชน")


@pytest.mark.parametrize(
    ("text", "handed", "tokens"),
    [
        ("กขค", ["กข", "ค"], ["กข", "ค"]),
        ("ก\x00ขค", ["ก", "ข", "ค"], ["ก", "\x00", "ข", "ค"]),  # dropped inside, before, behind
        ("!ก", ["ก"], ["!", "ก"]),
        ("กข!", ["ก", "ข"], ["ก", "ข", "!"]),
        ("ก!ก!", ["ก", "ก"], ["ก", "!", "ก", "!"]),
        ("ขก", ["x", "ข", "ก"], ["ข", "ก"]),  # nowhere in the text
        ("", [], []),
    ],
)
def test_what_the_engine_drops_is_put_back(monkeypatch, text, handed, tokens):
    monkeypatch.setattr("pythainlp.tokenize.word_tokenize", lambda *_, **__: handed)
    assert tokenise([text]) == [tokens]
