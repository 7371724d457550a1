"""Where a gap stands in a word, and when a whole text was broken into shreds."""

import pytest

from synth.text.gaps import shredded


@pytest.mark.parametrize(
    ("lines", "broken"),
    [
        (["ก"] * 5, True),
        (["ก"] * 4, False),  # too few to say
        (["ก"] * 5 + ["", " "] * 9, True),  # empty lines count for nothing
        (["ชาวบ้านไว้ใจกันมาก"] * 5, False),
        (["ก"] * 4 + ["ชาวบ้านไว้ใจกันมาก"], True),  # three in four are short
        (["ก"] * 3 + ["ชาวบ้านไว้ใจกันมาก"] * 2, False),
    ],
)
def test_a_text_in_shreds_has_short_lines_nearly_all_through(lines, broken):
    assert shredded("\n".join(lines)) == broken
