"""Notes that are kept from day to day: a day stands over each of their parts, and none is the note's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from synth.corpus.layout.lines import Kind, Line
from synth.text.dates import read_dates

_LEAST = 3
"""Days over its parts that such a note has at least."""
_BEGINS = re.compile(
    r"(?:วัน)?(?:จันทร์|อังคาร|พุธ|พฤหัส(?:บดี)?|ศุกร์|เสาร์|อาทิตย์)?(?:ที่)?\s?[\d๐-๙]{1,2}(?![\d๐-๙.:)])"
)
_APART = (Kind.FURNITURE, Kind.NAME)
"""What stands over comments: when they were sent."""
_LONGEST = 40
"""Characters of a line that is a day and hardly more: ศุกร์ 28 มิ.ย. 67 (ฝนตกทั้งวัน)."""


def days_of_a_diary(lines: Sequence[Line]) -> list[Line]:
    r"""Return the lines that are a day each, over what is told of it; none for a note of one day.

    Examples
    --------
    >>> from synth.corpus.layout.lines import lines_of
    >>> days = "\n".join(f"จันทร์ {day} พ.ค. 2567\nเด็กมาครบ" for day in (13, 20, 27))
    >>> [line.text[7:9] for line in days_of_a_diary(lines_of(days))]
    ['13', '20', '27']
    >>> days_of_a_diary(lines_of("13 พ.ค. 2567 ประชุม\n20 พ.ค. 2567 อบรม\n27 พ.ค. 2567 สรุป"))
    []
    """
    dated = [
        (line, rows[0][2])
        for line, below in pairwise(lines)
        if line.kind not in _APART
        and len(line.text) <= _LONGEST
        and _BEGINS.match(line.text)
        and not _BEGINS.match(below.text)
        if (rows := read_dates(line.text)) and rows[0][2] == rows[0][3]
    ]
    days = [day for _, day in dated]
    return [line for line, _ in dated] if len({*days}) >= _LEAST and days == sorted(days) else []
