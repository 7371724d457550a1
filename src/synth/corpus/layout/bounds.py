"""Where the words of a statement begin and end: what people put around them is no part of them.

Votes and stars (``(+7)``, ``👍 5``, ``★★★``), dots to write on, what could be heard ([หัวเราะ]), and the
letters of comments (``[a]``).
"""

from __future__ import annotations

import re

_VOTES = r"(?:คะแนน|แต้ม|โหวต|votes?|points?|pts?)"
_DOTS = r"(?<![.…_])(?:[.…_]{4,}+|…{2,}+)"
_BEFORE = re.compile(
    rf"(?:{_DOTS}|[★☆⭐✩✭]+\ufe0f?|\([^()]{{0,6}}ดาว\)|[\d๐-๙]{{1,3}}\s?{_VOTES}\s?[|:：–—-])\s*(?=\S)",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"(?<!\s)\s*+(?:"
    rf"{_DOTS}"
    r"|[(\[]\s?[+×x]\s?[\d๐-๙]{1,3}\s?[)\]]"
    r"|(?:[👍❤⭐★☆✩✭🔵🔴●]\ufe0f?\s?){1,12}+[x×]?\s?[\d๐-๙]{0,3}"
    rf"|[(\[]\s?[\d๐-๙]{{1,3}}\s?(?:{_VOTES}|ดาว|จุด|เสียง|ดวง)\s?[)\]]"
    rf"|[—–-]\s*(?:{_VOTES}|โหวต)\s*[:：]?\s*[\d๐-๙]{{1,3}}"
    r"|\[[a-z]\]"
    r"|\[(?:หัวเราะ|เงียบ|ยิ้ม|ร้องไห้|ถอนหายใจ|ปรบมือ|พยักหน้า|เสียง)[^\[\]]{0,25}\]"
    r")\s*+$",
    re.IGNORECASE,
)
_NEAR = 45
"""Characters in which what stands behind the words lies."""
_MOST = 3
"""How often something may stand behind the words."""


def bounds_of(words: str) -> tuple[int, int]:
    """Return where the words of a statement begin and end.

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
    found = _BEFORE.match(words)
    first, last = found.end() if found else 0, len(words)
    for _ in range(_MOST):
        near = max(first, last - _NEAR)
        behind = _BEHIND.search(words[near:last])
        if not behind or near + behind.start() <= first:
            break
        last = near + behind.start()
    return first, last
