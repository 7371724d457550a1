"""What is masked leads back to its place."""

from hypothesis import given, settings
from hypothesis import strategies as st

from synth.themes.masking import masked


@given(st.lists(st.sampled_from(["ป้าแดง", "โทร 081-234-5678", "ไว้ใจกัน", " ", "นายดำ รักดี"]), max_size=6))
@settings(max_examples=60, deadline=None)
def test_what_is_masked_leads_back_to_its_place(parts):
    text = "".join(parts)
    made = masked(text)
    assert len(made.text) == len(made.begins) == len(made.ends)
    assert made.begins == sorted(made.begins)
    for at, sign in enumerate(made.text):
        if made.ends[at] - made.begins[at] == 1 and sign not in "[]":
            assert text[made.begins[at]] == sign or "[" in made.text
