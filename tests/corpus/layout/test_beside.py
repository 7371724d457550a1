"""What lines beside a line say of it: running heads, and that they cost no square of a note."""

import sys

import pytest

from synth.corpus.layout.beside import contents, running_heads
from synth.corpus.layout.furniture import PAGE
from synth.corpus.layout.lines import lines_of

HEAD = "รายงานเวทีบ้านดอน"


def found(words, told=()):
    lines = lines_of("\n".join(words))
    reasons = [PAGE if line.text.isdigit() else "" for line in lines]
    return running_heads(lines, {start: {} for start in told}, reasons)


@pytest.mark.parametrize(
    ("words", "heads"),
    [
        ([HEAD, "1", "ถังไม่พอ", HEAD, "2", "คนมาน้อย"], [0, 3]),
        ([HEAD, "1", "ถังไม่พอ", HEAD, "2", "คนมาน้อย", HEAD], [0, 3, 6]),
        ([HEAD, "1", "ถังไม่พอ", HEAD], []),  # beside one number only
        ([HEAD, "ถังไม่พอ", HEAD], []),
        (["ถังน้อย", "1", "คนมาน้อย", "ถังน้อย", "2"], []),  # short
    ],
)
def test_running_heads_come_again_beside_the_numbers_of_pages(words, heads):
    assert found(words) == heads


def calls(words):
    """Return how many functions are called."""
    lines = lines_of("\n".join(words))
    reasons = [PAGE if line.text.isdigit() else "" for line in lines]
    count, before = 0, sys.getprofile()

    def counted(_, event, __):
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        running_heads(lines, {}, reasons)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("words", [[HEAD], [HEAD, "7"]])
def test_a_line_that_comes_again_a_thousand_times_is_counted_once(words):
    assert calls(words * 400) < 6 * calls(words * 100)


@pytest.mark.parametrize(
    ("words", "places"),
    [
        (["สารบัญ", "ความเป็นมา ........ 1", "ผลที่ได้ ........ 3", "ผลที่ได้", "ถังไม่พอ 3"], [1, 2]),
        (["สารบัญ", "ความเป็นมา 1 ผลที่ได้ 3 ข้อเสนอ 5", "ความเป็นมา"], [1]),
        (["Contents", "Results\t๓", "Proposals\t๕", "Results\t๓"], [1, 2]),
        (["ปัญหา", "ถังไม่พอ 3", "รถมาช้า 5"], []),
    ],
)
def test_lines_of_a_list_of_contents(words, places):
    assert contents(lines_of("\n".join(words))) == places
