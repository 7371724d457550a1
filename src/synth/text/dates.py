"""Dates in Thai notes: Thai and English months, both eras, Thai and mixed digits, glued to other words."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ("start", "end", "iso_start", "iso_end", "uncertain")

BUDDHIST_ERA = 543
"""Years from the Christian to the Buddhist era."""

_MONTHS = [
    ("มกราคม", "ม.ค.", "january", "jan"),
    ("กุมภาพันธ์", "ก.พ.", "february", "feb"),
    ("มีนาคม", "มี.ค.", "march", "mar"),
    ("เมษายน", "เม.ย.", "april", "apr"),
    ("พฤษภาคม", "พ.ค.", "may", "may"),
    ("มิถุนายน", "มิ.ย.", "june", "jun"),
    ("กรกฎาคม", "ก.ค.", "july", "jul"),
    ("สิงหาคม", "ส.ค.", "august", "aug"),
    ("กันยายน", "ก.ย.", "september", "sep"),
    ("ตุลาคม", "ต.ค.", "october", "oct"),
    ("พฤศจิกายน", "พ.ย.", "november", "nov"),
    ("ธันวาคม", "ธ.ค.", "december", "dec"),
]
_MONTH_OF = {
    name.replace(".", ""): month for month, names in enumerate(_MONTHS, start=1) for name in names
} | {"sept": 9}


def _month_pattern() -> str:
    full = "|".join(names[0] for names in _MONTHS)
    short = "|".join(
        r"\.?\s?".join(map(re.escape, names[1].rstrip(".").split("."))) + r"\.?" for names in _MONTHS
    )
    english = (
        "|".join(names[2] for names in _MONTHS) + r"|sept\.?|" + "|".join(n[3] + r"\.?" for n in _MONTHS)
    )
    return f"(?P<month>{full}|{short}|(?<![a-z])(?:{english})(?![a-z]))"


_DAY = r"(?<!\d)(?P<day>\d{1,2})"
_TO = r"(?:\s*(?:-|–|—|ถึง|และ|to)\s*(?:วันที่\s*)?(?P<day2>\d{1,2}))?"
_ERA = r"(?:(?:พ\.?\s?ศ\.?|ค\.?\s?ศ\.?)\s*)"
_YEAR = rf"(?P<era>{_ERA})?(?P<year>\d{{4}}|\d{{2}})(?!\d)"
_WORDED = re.compile(rf"{_DAY}{_TO}\s*(?:เดือน\s*)?{_month_pattern()}\s*,?\s*(?:ปี\s*)?{_YEAR}", re.IGNORECASE)
_NUMERIC = re.compile(
    rf"{_DAY}\s?(?P<mark>[/.-])\s?(?P<month>\d{{1,2}})\s?(?P=mark)\s?(?P<era>)(?P<year>\d{{4}}|\d{{2}})(?!\d)"
)
_ISO = re.compile(r"(?<!\d)(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)(?P<era>)")
_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def find_dates(text: str) -> pd.DataFrame:
    """Find the dates in `text`.

    Four-digit years from 2400 on are of the Buddhist era. A year of two digits is read as Buddhist (64 is
    2564) and marked as uncertain; so is one whose era is named but does not fit.

    Parameters
    ----------
    text : str

    Returns
    -------
    DataFrame
        ``start``, ``end`` (offsets in `text`, code points), ``iso_start``, ``iso_end`` (``YYYY-MM-DD``; the
        same for a single day), ``uncertain`` (why, in Thai, or empty).

    Examples
    --------
    >>> find_dates("ปิดโครงการ26 ธันวาคม 2564")[["start", "iso_start"]].values.tolist()
    [[10, '2021-12-26']]
    """
    import pandas as pd

    return pd.DataFrame(sorted(_dates(text)), columns=list(COLUMNS))


def _dates(text: str) -> list[tuple]:
    plain = text.translate(_THAI_DIGITS)  # one character for one: offsets stay
    found, taken = [], set()
    for pattern in (_WORDED, _ISO, _NUMERIC):
        for match in pattern.finditer(plain):
            if taken.isdisjoint(range(*match.span())) and (date := _read(match)):
                found.append((*match.span(), *date))
                taken.update(range(*match.span()))
    return found


def _read(match: re.Match) -> tuple[str, str, str] | None:
    parts = match.groupdict()
    name = re.sub(r"[.\s]", "", parts["month"].lower())
    month = int(name) if name.isdigit() else _MONTH_OF[name]
    year, uncertain = _christian(parts["year"], parts["era"] or "")
    first, last = int(parts["day"]), int(parts.get("day2") or parts["day"])
    try:
        days = [datetime.date(year, month, day) for day in (first, last)]
    except ValueError:
        return None
    if last < first:
        uncertain = "; ".join(filter(None, [uncertain, "ช่วงวันที่เรียงย้อน"]))
        days.reverse()
    return days[0].isoformat(), days[1].isoformat(), uncertain


def _christian(written: str, era: str) -> tuple[int, str]:
    year, christian_era = int(written), era.startswith("ค")
    if len(written) == 2:
        if christian_era:
            return 2000 + year, "ปีสองหลัก อ่านเป็น ค.ศ."
        return 2500 + year - BUDDHIST_ERA, "ปีสองหลัก อ่านเป็น พ.ศ."
    if year >= 2400:
        note = "ระบุว่าเป็น ค.ศ. แต่ตัวเลขเป็น พ.ศ. จึงอ่านเป็น พ.ศ." if christian_era else ""
        return year - BUDDHIST_ERA, note
    if era.startswith("พ"):
        return year, "ระบุว่าเป็น พ.ศ. แต่ตัวเลขเป็น ค.ศ. จึงอ่านเป็น ค.ศ."
    return year, ""
