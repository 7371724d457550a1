"""Lines that a letter quotes from another (> …), and what answers them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from synth.corpus.layout.lines import Line

_MARKS = re.compile(r"(?:>(?!\d+(?![\d.)]))[ \t]?)*")
"""The signs of a quotation; before a figure one means more than that."""


def quoted_depth(words: str) -> int:
    """Return how often a line of a letter is quoted from another: > once, >> twice.

    Examples
    --------
    >>> quoted_depth("> > ถังไม่พอ"), quoted_depth(">"), quoted_depth("ถังไม่พอ")
    (2, 1, 0)
    """
    return _MARKS.match(words)[0].count(">")


def turned(lines: Sequence[Line], fields_at: Mapping[int, dict]) -> tuple[list[int], list[int]]:
    r"""Return the lines of a letter with quotations where another begins, and those answered straight below.

    Examples
    --------
    >>> from synth.corpus.layout.lines import lines_of
    >>> turned(lines_of("ศรี:\n> ถังไม่พอ\nมีให้ยืม\n> รถมาช้า\nรถเสีย"), {0: {"quotes": 1}})
    ([1, 2, 3, 4], [1, 3])
    """
    if not any(fields.get("quotes") for fields in fields_at.values()):
        return [], []
    depths = [quoted_depth(line.text) for line in lines]
    begin = [index for index, (above, own) in enumerate(pairwise(depths), 1) if own != above]
    answered = [index - 1 for index in begin if not depths[index] and not lines[index].after_blank]
    return begin, [index for index in answered if lines[index].start not in fields_at]


def unquoted(words: str) -> str:
    """Return the words of a line of a letter without the signs of a quotation.

    Examples
    --------
    >>> unquoted("> > ถังไม่พอ"), unquoted("> >50 คน"), unquoted(">1. ถังไม่พอ")
    ('ถังไม่พอ', '>50 คน', '1. ถังไม่พอ')
    """
    return words[_MARKS.match(words).end() :]
