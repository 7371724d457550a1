"""What kind of note it is, as far as its lines show together."""

import pytest

from synth.corpus.layout.character import character
from synth.corpus.layout.lines import lines_of


def said(text, shared=None, marked=(), spoken=()):
    lines = lines_of(text)
    return character(
        lines,
        shared or [[] for _ in lines],
        [place in marked for place in range(len(lines))],
        [place in spoken for place in range(len(lines))],
    )


@pytest.mark.parametrize(("spoken", "share"), [((), 0), ((0,), 1), ((0, 1), 2), ((0, 1, 2, 3), 3)])
def test_notes_differ_in_how_many_of_their_lines_are_spoken(spoken, share):
    assert f"g label={share} 0 False" in said("ก\nข\nค\nง\nจ", spoken=spoken)[4]


def test_lines_show_the_note_beside_their_own_length_and_marker():
    first, last = said("ก\n" + "ข" * 30, [["clock"], []], marked=(0,))
    assert "g clock=2 0 True" in first
    assert "g clock=2 2 False" in last


def test_a_note_without_lines_says_nothing():
    assert said("") == []
