"""Where the words of a statement begin and end: what people put around them is no part of them.

Votes and stars (``(+7)``, ``👍 5``, ``★★★``, ``(ยกมือ 61 เสียง)``), dots to write on, what could be heard
([หัวเราะ]), and the letters of comments (``[a]``).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Sequence

from synth.corpus.layout.people import how_named, is_titled

_D = r"[\d๐-๙]{1,4}"
_VOICE = r"(?:ยกมือ(?:เห็นด้วย|สนับสนุน)?|(?:ไม่)?เห็น(?:ด้วย|ชอบ)|(?:งด|ไม่)(?:ออกเสียง|ลงคะแนน|ยกมือ)|คัดค้าน|โหวต)"
_OF_OTHERS = rf"(?:{_VOICE}|(?:ไม่)?(?:รับ|โหวต|สนับสนุน)|ค้าน|งด|บัตรเสีย)"
_HOW_MANY = rf"\s?[:：=]?\s?{_D}(?:\s?(?:เสียง|คน|ท่าน|คะแนน|มือ))?"
_VOTE = r"(?:(?:สรุป)?(?:ผล)?(?:การ)?(?:มติ|โหวต|ลง(?:คะแนน|มติ)|ออกเสียง|ยกมือ)\s?[:：–—-]?\s?)?"
_COUNT = rf"{_VOTE}{_VOICE}{_HOW_MANY}"
_FURTHER = rf"(?:\s*(?:[,;/|·–—-]|และ|ต่อ)?\s*{_OF_OTHERS}{_HOW_MANY})"
_TOGETHER = (
    r"(?:มี|โดย|เป็น|ด้วย)?(?:มติ|เสียง)?(?:เป็น)?เอกฉันท์|(?:ด้วย)?เสียง(?:ข้างมาก|ส่วนใหญ่)"
    rf"|{_VOICE}(?:กัน)?(?:ทั้ง(?:วง|ห้อง|หมด|หมู่บ้าน)|ทุก(?:คน|บ้าน))"
    rf"|{_D}\s?(?:เสียง)?\s?ต่อ\s?{_D}\s?เสียง"
)
_IN_BRACKETS = rf"[(\[]\s?(?:{_COUNT}{_FURTHER}*+|(?:{_TOGETHER})(?:\s*{_D}\s?เสียง)?)\s?[)\]]"
COUNT_OF_VOTES = re.compile(rf"(?:[-–•*●]\s?)?(?:{_COUNT}{_FURTHER}*+|{_IN_BRACKETS})")
"""What was voted, and nothing else: เห็นด้วย 17 ไม่เห็นด้วย 14."""
_COUNT_BEHIND = re.compile(
    rf"(?<=\S)(?:\s*+{_IN_BRACKETS}|(?:\s{{2,}}+|\t|\s*+[–—|]\s*+|\s-\s){_COUNT}{_FURTHER}++)\s*+$"
)
"""In brackets, or apart and of more than one side: ชาวบ้านเห็นด้วย 17 คน is a sentence."""
_COUNTED = re.compile("ยกมือ|เห็น|เสียง|คะแนน|คัดค้าน|โหวต|เอกฉันท์")
_COUNT_ENDS = frozenset(")]0123456789๐๑๒๓๔๕๖๗๘๙งนอ")
"""What every such count ends in: a bracket, a figure, or the last letter of what is counted."""
_FAR = 80
"""Characters in which a count of votes behind the words lies."""

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
    rf"|[(\[]\s?[\d๐-๙]{{1,3}}\s?(?:(?:โหวต|votes?)|(?P<unit>{_VOTES}|ดาว|จุด|เสียง|ดวง|))\s?[)\]]"
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
_FIVE = 5
_NEAR = 45
"""Characters in which what stands behind the words lies."""
_MOST = 3
"""How often something may stand behind the words."""


def tallied_units(lists: Sequence[Sequence[str]]) -> frozenset[str]:
    """Return the units in which items are voted on: (5 คะแนน) behind most of each list that has it, or (5).

    Behind one or two such figures belong to the sentence. Bare ones behind people are ages; where they
    count up, references; where they never fall, years or pages; where all are tens or fives, amounts.

    Examples
    --------
    >>> sorted(tallied_units([["ถังไม่พอ (5 คะแนน)", "รถมาช้า (3 คะแนน)", "คนน้อย (1 คะแนน)"], ["ซ่อมถัง"]]))
    ['คะแนน']
    >>> tallied_units([["ถังไม่พอ (5)", "รถมาช้า [3]", "คนน้อย (1)"]])
    frozenset({''})
    >>> tallied_units([["ติดไฟส่องทาง (3 จุด)", "ถังไม่พอ", "รถมาช้า"], ["ป้าศรี (62)", "ลุงดำ (58)", "ครูเอ๋ (41)"]])
    frozenset()
    """
    found: dict[str, list[str]] = defaultdict(list)
    bare: list[list[int]] = []
    items: Counter[str] = Counter()
    for one in lists:
        figures = [
            (match["unit"], match[0])
            for item in one
            if item[-1:] in ")]" and (match := _BEHIND.search(item[-_NEAR:])) and match["unit"] is not None
            if match["unit"] or not _calls_somebody(item.removesuffix(match[0]))
        ]
        for unit, figure in figures:
            found[unit].append(figure)
        bare.append([_number(figure) for unit, figure in figures if not unit])
        items.update(dict.fromkeys(dict(figures), len(one)))
    return frozenset(
        unit
        for unit, figures in found.items()
        if len(figures) >= max(_TALLIED, items[unit] / 2) and (unit or not _say_more(bare))
    )


def _calls_somebody(words: str) -> bool:
    return how_named(words.strip()) > 0 or is_titled(words.strip())


def _say_more(lists: Sequence[Sequence[int]]) -> bool:
    """Say whether bare figures of lists are more likely references, years, pages or amounts than votes."""
    figures = [figure for one in lists for figure in one]
    rising = all(list(one) == sorted(one) for one in lists) and any(one[-1] > one[0] for one in lists if one)
    return (
        _count_up(figures)
        or rising
        or (len(set(figures)) >= _TALLIED and not any(figure % _FIVE for figure in figures))
    )


def _number(figure: str) -> int:
    return int("".join(filter(str.isdecimal, figure)))


def _count_up(figures: Sequence[int]) -> bool:
    """Say whether figures begin with one, and each is known or the next: references, no votes."""
    highest = 0
    for number in figures:
        if number > highest + 1:
            return False
        highest = max(highest, number)
    return True


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
    last = before_votes(words)
    if "\u0e01" <= words[:1] <= "\u0e4e" and "\u0e01" <= words[:last][-1:] <= "\u0e4e":
        return 0, last  # from a Thai letter to a Thai letter: most lines
    match = _BEFORE.match(words)
    first = match.end() if match and match.end() < last else 0
    for _ in range(_MOST):
        bare = _without_signs(words, first, last)
        near = max(first, bare - _NEAR)
        closes = words[bare - 1 : bare]
        behind = _BEHIND.search(words[near:bare]) if closes in ")]" or not closes.isalpha() else None
        vote = behind and (behind["unit"] is None or tallied is None or behind["unit"] in tallied)
        begins = near + behind.start() if vote else 0
        if begins > first and (behind["unit"] != "" or not _calls_somebody(words[first:begins])):
            bare = begins
        if bare == last:
            break
        last = bare
    return first, _without_signs(words, first, last)


def before_votes(words: str) -> int:
    """Return where the words end before a count of votes.

    Examples
    --------
    >>> "ห้ามเหล้าบนแพ  เห็นด้วย 15 ไม่เห็นด้วย 16"[:before_votes("ห้ามเหล้าบนแพ  เห็นด้วย 15 ไม่เห็นด้วย 16")]
    'ห้ามเหล้าบนแพ'
    """
    if words.rstrip()[-1:] not in _COUNT_ENDS:
        return len(words)
    far = max(0, len(words) - _FAR)
    counted = _COUNTED.search(words, far) and _COUNT_BEHIND.search(words, far)
    return counted.start() if counted else len(words)


def _without_signs(words: str, first: int, last: int) -> int:
    """Return where the words end before stars, thumbs and dots to write on, however many there are."""
    bare = words[first:last].rstrip(_SIGNS)
    bare += "\ufe0f" * words.startswith("\ufe0f", first + len(bare), last)  # of the sign before
    short = bare.rstrip(".…_ ")
    if _BLANK_LINE.search(bare, len(short)):
        bare = short
    return first + len(bare) if bare else last
