"""Which columns of a survey hold open answers, told by what their cells hold and how they are headed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from synth.corpus.layout.asked_heads import ASKS, lets_choose, names_a_value
from synth.corpus.layout.column_heads import tells
from synth.corpus.layout.nothing import says_nothing
from synth.text.dates import read_dates

WORDS = re.compile(r"[^\W\d_]")
_FIGURE = re.compile(r"\d")
_LONG = 40
"""Characters of a typical cell that is no value, whatever its head."""
_PHRASE = 12
"""Characters of a typical cell that is a phrase, not a name; needed where few cells can be compared."""
_TOLD = 20
"""Characters of a typical cell that tells something under a head that names a value: what a group said."""
_FEW = 3

_SCALE = re.compile(
    r"(?:(?:เห็นด้วย|พอใจ|พึงพอใจ|เหมาะสม|สำคัญ|ชัดเจน|บ่อย|เพียงพอ)?\s?(?:มากที่สุด|มาก|ปานกลาง|น้อยที่สุด|น้อย|อย่างยิ่ง|ค่อนข้างมาก|ค่อนข้างน้อย)"
    r"|(?:ไม่)?(?:เห็นด้วย|ใช่|เคย|ควร|พอใจ|แน่ใจ|มี|ได้|ผ่าน|เข้าร่วม|สนใจ)(?:อย่างยิ่ง)?|เฉย\s?ๆ|ทุกครั้ง|บ่อยครั้ง|บางครั้ง|นาน\s?ๆ\s?ครั้ง|ดีเยี่ยม|พอใช้|ควรปรับปรุง"
    r"|yes|no|maybe|(?:strongly )?(?:dis)?agree|neutral|always|often|sometimes|never)\s*(?:\(\d\))?",
    re.IGNORECASE,
)
_MEASURED = re.compile(r"[\d๐-๙\s.,/:%+()–-]*(?:บาท|ปี|คน|ไร่|ครั้ง|น\.|am|pm|%)?", re.IGNORECASE)
_CODED = re.compile(
    r"[A-Za-z]{0,6}[-_/ ]?[\d๐-๙][\w/-]{0,20}|[A-Za-zก-ฮ]\.?|\S+@\S+|(?:https?://|www\.)\S+|\+?[\d -]{8,15}"
    r"|(?=[!-~]*\d)[!-~]{8,}"
)
_LONGEST_HEAD = 1_000
"""Characters of a head that are looked at."""
_SEVERAL = re.compile(r"[,;\n]")


def holds_answers(head: str, cells: Sequence[str]) -> bool:
    """Say whether a column holds open answers rather than values of its rows.

    Figures, dates, codes and addresses are values; so is what repeats among a small set, alone or several
    together as they are ticked. Of what is left, varied words under a head that asks, or that names
    no value, are answers, however short.

    Examples
    --------
    >>> holds_answers("ข้อเสีย", ["ร้อน", "ไกล", "-"]), holds_answers("จังหวัด", ["น่าน", "แพร่", "น่าน"])
    (True, False)
    """
    head = " ".join(head.split())[:_LONGEST_HEAD]
    filled = [cell for cell in map(str.strip, cells) if cell]
    answers = [cell for cell in filled if not says_nothing(cell)]
    asks, chooses = bool(ASKS.search(head)), lets_choose(head)
    if not answers:
        return bool(filled) and asks and not chooses
    if _mostly(_is_technical, answers) or _ticked(answers):
        return False
    counts = Counter(" ".join(cell.lower().split()) for cell in answers)
    typical = sorted(map(len, answers))[len(answers) // 2]
    if names_a_value(head):
        told = typical >= _TOLD and 2 * sum(map(tells, answers)) > len(answers)
        return (typical >= _LONG or told) and len(counts) > len(answers) / 2
    if _mostly(_SCALE.fullmatch, answers) or _repeats(counts, asks and not chooses):
        return False
    once = sum(count == 1 for count in counts.values()) / len(answers)
    if chooses:
        return typical >= _PHRASE and once >= 0.5
    return asks or typical >= _PHRASE or len(answers) >= _FEW


def _mostly(holds, cells: list[str]) -> bool:
    return sum(bool(holds(cell)) for cell in cells) >= 0.7 * len(cells)


def _is_technical(cell: str) -> bool:
    if _MEASURED.fullmatch(cell) or _CODED.fullmatch(cell):
        return True
    dates = read_dates(cell) if len(cell) <= _LONG else []
    return bool(dates) and len(cell) - (dates[0][1] - dates[0][0]) <= _PHRASE


def _ticked(cells: list[str]) -> bool:
    """Say whether the cells are choices joined by a sign: few, and most of them come back.

    Microsoft Forms puts a semicolon behind each choice, also behind the last.
    """
    if all(cell.endswith(";") for cell in cells):
        return True
    parts = [[part.strip() for part in _SEVERAL.split(cell) if part.strip()] for cell in cells]
    options = Counter(part for several in parts for part in set(several))
    ticks = sum(options.values())
    several = sum(len(part) > 1 for part in parts)
    back = sum(count for count in options.values() if count > 1)
    return several >= max(2, 0.2 * len(cells)) and back >= 0.8 * ticks and len(options) <= 0.6 * ticks


def _repeats(counts: Counter, asked: bool) -> bool:
    """Say whether the cells repeat among a small set; answers that are asked for may repeat more."""
    total, kinds = sum(counts.values()), len(counts)
    once = sum(count == 1 for count in counts.values())
    if total < 2 * _FEW:
        return kinds <= total / 2 and total > 2
    share = 0.35 if asked else 0.5
    return kinds <= share * total and once <= (0.05 if asked else 0.1) * total + 1


def tells_of(row: Sequence[str], columns: Collection[int]) -> bool:
    """Say whether an answer in a row is more than a bare figure; a sign (-, 👍) is one.

    Examples
    --------
    >>> tells_of(["ป้าศรี", "ถังไม่พอ"], [1]), tells_of(["ป้าศรี", "4"], [1]), tells_of(["ป้าศรี", "👍"], [1])
    (True, False, True)
    """
    cells = (row[index].strip() for index in columns if index < len(row))
    return any(cell and (WORDS.search(cell) or not _FIGURE.search(cell)) for cell in cells)
