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
