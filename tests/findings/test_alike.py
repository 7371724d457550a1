"""How like texts are to others, and in which words."""

from hypothesis import given, settings
from hypothesis import strategies as st

from synth.findings.alike import alike


def test_words_that_nearly_all_have_are_no_reason():
    ones = [f"งบของ{name}มาช้า" for name in ("ทีม", "โรงเรียน", "ตลาด", "วัด")]
    _, shared = alike(ones, ["งบของทีมหมด", *(f"งบ{n}" for n in range(20))], "none")
    assert shared(0, 0) == ["ทีม"]


def test_of_few_texts_a_word_in_three_is_no_reason():
    _, shared = alike(["งบของทีมช้า"], ["งบของวัดหมด", "งบของทีมพอ"], "none")
    assert shared(0, 0) == []
    assert shared(0, 1) == ["ทีม"]


@given(st.lists(st.text(max_size=30), max_size=4), st.lists(st.text(max_size=30), max_size=4))
@settings(max_examples=25, deadline=None)
def test_likeness_is_between_nothing_and_one_whatever_the_texts(ones, others):
    if ones and others:
        likeness, shared = alike(ones, others, "none")
        assert likeness.shape == (len(ones), len(others))
        assert ((likeness >= 0) & (likeness <= 1)).all()
        assert all(
            isinstance(shared(row, column), list) for row in range(len(ones)) for column in range(len(others))
        )
