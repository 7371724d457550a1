"""Names of months as people write them: in full, shortened, in speech, misspelt, in English."""

from __future__ import annotations

import re
from functools import lru_cache

_NAMES = [
    ("มกราคม", "ม.ค.", "มกรา", "january", "jan"),
    ("กุมภาพันธ์", "ก.พ.", "กุมภา", "february", "feb"),
    ("มีนาคม", "มี.ค.", "มีนา", "march", "mar"),
    ("เมษายน", "เม.ย.", "เมษา", "april", "apr"),
    ("พฤษภาคม", "พ.ค.", "พฤษภา", "may", "may"),
    ("มิถุนายน", "มิ.ย.", "มิถุนา", "june", "jun"),
    ("กรกฎาคม", "ก.ค.", "กรกฎา", "july", "jul"),
    ("สิงหาคม", "ส.ค.", "สิงหา", "august", "aug"),
    ("กันยายน", "ก.ย.", "กันยา", "september", "sep"),
    ("ตุลาคม", "ต.ค.", "ตุลา", "october", "oct"),
    ("พฤศจิกายน", "พ.ย.", "พฤศจิกา", "november", "nov"),
    ("ธันวาคม", "ธ.ค.", "ธันวา", "december", "dec"),
]
_MONTH_OF = {
    name.replace(".", ""): month for month, names in enumerate(_NAMES, start=1) for name in names
} | {"sept": 9}
_SHORT_NAME = 6
"""Characters; a misspelling of so short a name has one letter wrong, of a longer one two."""


def _any(index: int, dotted: bool = False) -> str:
    return "|".join(names[index] + (r"\.?" if dotted else "") for names in _NAMES)


_INITIALS = "|".join(
    r"\.?\s?".join(map(re.escape, names[1].rstrip(".").split("."))) + r"\.?" for names in _NAMES
)
ENGLISH = rf"{_any(3)}|sept\.?|{_any(4, dotted=True)}"
SPOKEN = rf"(?:{_any(2)})(?![\u0e01-\u0e4e])"
THAI = rf"{_any(0)}|{_INITIALS}|{SPOKEN}"
LIKE_A_MONTH = r"[กตธพมสเ][\u0e01-\u0e4e]{4,11}"
"""Where a month should stand, a word that may be one misspelt; `month_number` says whether it is."""
_LIKE = re.compile(LIKE_A_MONTH)


def month_number(written: str) -> int:
    """Return which month is written; 0 if it is none.

    Examples
    --------
    >>> month_number("ก.ค."), month_number("กรกฏาคม"), month_number("กุมภาพันธุ์"), month_number("กรรมการ")
    (7, 7, 2, 0)
    """
    name = re.sub(r"[.\s]", "", written.lower())
    if name.isdigit():
        return int(name)
    return _MONTH_OF.get(name) or (_nearest(name) if _LIKE.fullmatch(name) else 0)


@lru_cache(1024)
def _nearest(name: str) -> int:
    """Return the one month whose name is nearest to a misspelt one, 0 if none is near."""
    distances = []
    for month, (full, *_) in enumerate(_NAMES, start=1):
        most = 1 if len(full) <= _SHORT_NAME else 2
        distance = _distance(name, full)
        if name[0] == full[0] and distance <= most:
            distances.append((distance, month))
    distances.sort()
    alone = len(distances) == 1 or (len(distances) > 1 and distances[0][0] < distances[1][0])
    return distances[0][1] if alone else 0


def _distance(word: str, other: str) -> int:
    """Count the letters to put in, take out or change until `word` is `other`."""
    row = list(range(len(other) + 1))
    for number, letter in enumerate(word, start=1):
        before, row[0] = row[0], number
        for index, other_letter in enumerate(other, start=1):
            before, row[index] = (
                row[index],
                min(row[index] + 1, row[index - 1] + 1, before + (letter != other_letter)),
            )
    return row[-1]
