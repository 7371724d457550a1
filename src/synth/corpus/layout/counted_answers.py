"""Summaries of forms that people answered: a question, how many answered it, and as many answers below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_COUNT = re.compile(
    r"(?:คำตอบ\s*([\d๐-๙,]{1,6})\s*(?:ข้อ|รายการ)|([\d,]{1,6})\s+(?:responses?|answers?))", re.IGNORECASE
)
_SHARE = re.compile(r"[\d๐-๙]\s?[%％]\)?\Z")
_LEAST = 2


def counted_answers(lines: Sequence[str], page: Sequence[bool]) -> tuple[list[int], list[int]]:
    """Return the lines that are questions, and those that are answers to them; `page` marks edges of pages.

    Only where as many lines stand below a count as it says: shares of what was chosen are other things.

    Examples
    --------
    >>> lines = ["ชอบอะไร", "คำตอบ 2 ข้อ", "ได้เงิน", "สนุก", "ระดับชั้น", "คำตอบ 9 ข้อ", "ม.1 9 (100%)"]
    >>> counted_answers(lines, [False] * 7)
    ([0], [2, 3])
    """
    own = [index for index, edge in enumerate(page) if not edge]
    counts = [(at, match) for at, index in enumerate(own) if (match := _COUNT.fullmatch(lines[index]))]
    if len(counts) < _LEAST:
        return [], []
    questions, answers = [], []
    for (at, match), (following, _) in pairwise([*counts, (len(own) + 1, None)]):
        below = own[at + 1 : following - 1]
        number = int((match[1] or match[2]).replace(",", ""))
        if at and number == len(below) and not any(_SHARE.search(lines[index][-12:]) for index in below):
            questions.append(own[at - 1])
            answers += below
    return questions, answers
