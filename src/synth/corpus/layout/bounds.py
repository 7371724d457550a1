"""Where the words of a statement begin and end: what people put around them is no part of them.

Votes and stars (``(+7)``, ``👍 5``, ``★★★``), dots to write on, what could be heard ([หัวเราะ]), and the
letters of comments (``[a]``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Sequence

_VOTES = r"(?:คะแนน|แต้ม|โหวต|votes?|points?|pts?)"
_STARS = "★☆⭐✩✭"
_DOTS = r"(?<![.…_])(?:[.…_]{4,}+|…{2,}+(?![.…_]))"
_BEFORE = re.compile(
    rf"(?:{_DOTS}\s*+|(?:[{_STARS}]\ufe0f?\s*+)++|\([^()]{{0,6}}ดาว\)\s*+"
    rf"|[\d๐-๙]{{1,3}}\s?{_VOTES}\s?[|:：–—-]\s*+)(?=\S)",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"(?<!\s)\s*+(?:"
    r"[(\[]\s?[+×x]\s?[\d๐-๙]{1,3}\s?[)\]]"
    rf"|(?:[👍❤{_STARS}]\ufe0f?\s?){{1,12}}+[x×]?\s?[\d๐-๙]{{1,3}}"
    r"|(?:[🔵🔴●]\ufe0f?\s?){1,12}+[x×]\s?[\d๐-๙]{1,3}"
    rf"|[(\[]\s?[\d๐-๙]{{1,3}}\s?(?:(?:โหวต|votes?)|(?P<unit>{_VOTES}|ดาว|จุด|เสียง|ดวง))\s?[)\]]"
    r"|[—–-]\s*(?:votes?|โหวต)\s*[:：]?\s*[\d๐-๙]{1,3}"
    r"|\[[a-z]\]"
    r"|\[(?:(?:เสียง)?(?:หัวเราะ|เงียบ(?!เหงา)|ยิ้ม|ร้องไห้|ถอนหายใจ|ปรบมือ|พยักหน้า)|เสียง(?:เบา|ดัง|สั่น|แทรก|เพลง))[^\[\]]{0,25}\]"
    r")\s*+$",
    re.IGNORECASE,
)
"""Votes with a number. A number behind a bullet or `คะแนน` may be what was found, and stays."""
_TALLIED = 3
"""Lines from which on figures in brackets with the same unit are a tally, if most items have one."""
_SIGNS = f"👍❤{_STARS}🔵🔴● \t\u00a0\ufe0f"
_BLANK_LINE = re.compile(r"[.…_]{4}|…{2}")
_NEAR = 45
"""Characters in which what stands behind the words lies."""
_MOST = 3
"""How often something may stand behind the words."""


def tallied_units(items: Sequence[str]) -> frozenset[str]:
    """Return the units in which the items of a note are voted on: (5 คะแนน) behind most of them.

    Behind one or two such figures belong to the sentence.

    Examples
    --------
    >>> sorted(tallied_units(["ถังไม่พอ (5 คะแนน)", "รถมาช้า (3 คะแนน)", "คนน้อย (1 คะแนน)"]))
    ['คะแนน']
    >>> tallied_units(["ติดไฟส่องทาง (3 จุด)", "ถังไม่พอ", "รถมาช้า"])
    frozenset()
    """
    ends = (item[-_NEAR:] for item in items if item[-1:] in ")]")
    times = Counter(match["unit"] for end in ends if (match := _BEHIND.search(end)) and match["unit"])
    return frozenset(unit for unit, number in times.items() if number >= max(_TALLIED, len(items) / 2))


def bounds_of(words: str, tallied: Container[str] | None = None) -> tuple[int, int]:
    """Return where the words of a statement begin and end.

    Of figures in brackets with a unit only those in `tallied` are votes; None for any.

    Examples
    --------
    >>> for line in ["★★ พักสลับกันจริง", "ตื่นตีสี่ครึ่ง (+11)", "คนพร้อม 👍7", "ลดลง (5 ครั้ง)"]:
    ...     first, last = bounds_of(line)
    ...     print(line[first:last])
    พักสลับกันจริง
    ตื่นตีสี่ครึ่ง
    คนพร้อม
    ลดลง (5 ครั้ง)
    """
    if "\u0e01" <= words[:1] <= "\u0e4e" and "\u0e01" <= words[-1:] <= "\u0e4e":
        return 0, len(words)  # from a Thai letter to a Thai letter: most lines
    match = _BEFORE.match(words)
    first, last = match.end() if match else 0, len(words)
    for _ in range(_MOST):
        bare = _without_signs(words, first, last)
        near = max(first, bare - _NEAR)
        closes = words[bare - 1 : bare]
        behind = _BEHIND.search(words[near:bare]) if closes in ")]" or not closes.isalpha() else None
        vote = behind and (not behind["unit"] or tallied is None or behind["unit"] in tallied)
        if vote and near + behind.start() > first:
            bare = near + behind.start()
        if bare == last:
            break
        last = bare
    return first, _without_signs(words, first, last)


def _without_signs(words: str, first: int, last: int) -> int:
    """Return where the words end before stars, thumbs and dots to write on, however many there are."""
    bare = words[first:last].rstrip(_SIGNS)
    bare += "\ufe0f" * words.startswith("\ufe0f", first + len(bare), last)  # of the sign before
    short = bare.rstrip(".…_ ")
    if _BLANK_LINE.search(bare, len(short)):
        bare = short
    return first + len(bare) if bare else last
