"""Dates in Thai notes: Thai and English months, both eras, Thai and mixed digits, glued to other words."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from itertools import chain
from string import ascii_lowercase, ascii_uppercase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ("start", "end", "iso_start", "iso_end", "uncertain")

BUDDHIST_ERA = 543
"""Years from the Christian to the Buddhist era."""

MONTH_ONLY = "ไม่ระบุวัน ใช้ทั้งเดือน"
"""What is said of a date that names a month and no day."""

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


_S = r"\s{0,5}"  # bounded: a page of blanks must not cost its square
_ORDINAL = r"(?:st|nd|rd|th)?"
_DAY = rf"(?<!\d)(?<!\d[.,:/])(?P<day>\d{{1,2}}){_ORDINAL}"
_DASH = r"(?:-|–|—|~|ถึง|จนถึง|to)"
_TO = rf"(?:{_S}(?:{_DASH}|และ|,|&|กับ){_S}(?:วัน\w{{0,12}}?ที่\s?)?(?P<day2>\d{{1,2}}){_ORDINAL})?"
_ERA = r"(?:(?:พ\.?\s?ศ\.?|ค\.?\s?ศ\.?)\s?)"
_YEAR = rf"(?P<era>{_ERA})?(?P<year>\d{{4}}|'?\d{{2}})(?![\d:]|[.,]\d)"
_FIRST_YEAR = _YEAR.replace("era", "era1").replace("P<year>", "P<year1>")
_MONTH = _month_pattern()
_ENGLISH = (
    "(?P<month>"
    + "|".join(names[2] for names in _MONTHS)
    + "|sept|"
    + "|".join(n[3] for n in _MONTHS)
    + r")\.?"
)
_SECOND = _MONTH.replace("?P<month>", "?P<month2>")
_BEFORE_YEAR = rf"{_S},?{_S}(?:ปี{_S})?"
_PATTERNS = (
    re.compile(  # 28 ธันวาคม 2564 - 2 มกราคม 2565, or the first without its year
        rf"{_DAY}{_S}{_MONTH}{_S}(?:{_FIRST_YEAR})?{_S}{_DASH}{_S}"
        rf"(?:วัน\w{{0,12}}?ที่\s?)?(?P<day2>\d{{1,2}}){_ORDINAL}{_S}{_SECOND}{_BEFORE_YEAR}{_YEAR}",
    ),
    re.compile(rf"{_DAY}{_TO}{_S}(?:of\s|เดือน{_S})?{_MONTH}{_BEFORE_YEAR}{_YEAR}"),
    re.compile(  # December 26, 2021
        rf"{_ENGLISH}{_S}(?P<day>\d{{1,2}}){_ORDINAL}{_TO}{_S},{_S}(?P<era>)(?P<year>\d{{4}})(?!\d)",
    ),
    re.compile(
        r"(?<!\d)(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)(?P<era>)"
    ),
    re.compile(
        rf"{_DAY}\s?(?P<mark>[/.-])\s?(?P<month>\d{{1,2}})\s?(?P=mark)\s?(?P<era>)(?P<year>\d{{4}}|\d{{2}})(?!\d)"
    ),
    re.compile(rf"{_MONTH}{_BEFORE_YEAR}(?P<era>{_ERA})?(?P<year>\d{{4}})(?!\d)(?P<day>)"),
)
_PLAIN = str.maketrans("๐๑๒๓๔๕๖๗๘๙" + ascii_uppercase, "0123456789" + ascii_lowercase)
_NUMBER = re.compile("[0-9]")
_HINT = re.compile(
    r"[0-9]\s?[/.-]\s?[0-9]{1,2}\s?[/.-]\s?[0-9]|(?:าคม|ายน|พันธ์|[คย]\.)|ก\.?\s?พ|[คย]\s?[0-9]|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
)
_PLAUSIBLE = range(1900, 2101)


def find_dates(text: str) -> pd.DataFrame:
    """Find the dates in `text`.

    Four-digit years from 2400 on are of the Buddhist era. A year of two digits is read as Buddhist (64 is
    2564) unless that would be before 2550 or the month is English, and marked as uncertain; so is one whose
    era is named but does not fit, and a month without a day, which is read as the whole month.

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

    return pd.DataFrame(read_dates(text), columns=list(COLUMNS))


def read_dates(text: str) -> list[tuple[int, int, str, str, str]]:
    """Find the dates in `text`, as `find_dates` does, as a list of rows.

    Examples
    --------
    >>> read_dates("28 ธ.ค. - 2 ม.ค. 2565")
    [(0, 21, '2021-12-28', '2022-01-02', '')]
    """
    plain = text.translate(_PLAIN)  # one character for one: offsets stay
    windows = list(_where_dates_can_be(plain))
    found: list[tuple] = []
    taken: set[int] = set()
    for pattern in _PATTERNS:
        for match in chain.from_iterable(pattern.finditer(plain, *window) for window in windows):
            if not match["day"] and plain[: match.start()][-3:].rstrip()[-1:].isdigit():
                continue  # the rest of a day that does not exist: 31 กุมภาพันธ์
            if taken.isdisjoint(range(*match.span())) and (date := _read(match)):
                found.append((*match.span(), *date))
                taken.update(range(*match.span()))
    return sorted(found)


def _where_dates_can_be(plain: str) -> Iterator[tuple[int, int]]:
    """Give the stretches around what looks like a month or a date in figures; elsewhere nothing is tried."""
    start = end = -1
    for hint in _HINT.finditer(plain):
        if hint.start() - 60 > end:
            if end > 0 and _NUMBER.search(plain, start, end):
                yield start, end
            start = max(hint.start() - 60, 0)
        end = hint.end() + 60
    if end > 0 and _NUMBER.search(plain, start, end):
        yield start, min(end, len(plain))


def first_date(text: str) -> str:
    """Return the first date in `text` as ``YYYY-MM-DD``, empty if there is none.

    Examples
    --------
    >>> first_date("อา. 26/12/2021")
    '2021-12-26'
    """
    return next((row[2] for row in read_dates(text)), "")


def date_spans(text: str) -> list[tuple[int, int]]:
    """Return where the dates stand in `text` that name a day."""
    return [(start, end) for start, end, *_, note in read_dates(text) if MONTH_ONLY not in note]


def _read(match: re.Match) -> tuple[str, str, str] | None:
    parts = match.groupdict()
    year, uncertain = _christian(parts["year"].lstrip("'"), parts["era"] or "", parts["month"])
    months = [_month(parts["month"]), _month(parts.get("month2") or parts["month"])]
    if parts.get("mark") in ("/", ".", "-") and months[0] > 12 >= int(parts["day"]):
        parts["day"], months = str(months[0]), [int(parts["day"])] * 2
        uncertain = _both(uncertain, "อ่านเป็น เดือน/วัน/ปี")
    if year not in _PLAUSIBLE:
        return None
    if not parts["day"]:
        last = datetime.date(year + months[0] // 12, months[0] % 12 + 1, 1) - datetime.timedelta(days=1)
        return last.replace(day=1).isoformat(), last.isoformat(), _both(uncertain, MONTH_ONLY)
    began = (
        _christian(parts["year1"], parts.get("era1") or "", parts["month"])[0] if parts.get("year1") else year
    )
    if not parts.get("year1") and months[0] > months[1]:
        began = year - 1  # 28 ธันวาคม - 2 มกราคม 2565
    first, last = int(parts["day"]), int(parts.get("day2") or parts["day"])
    try:
        days = [datetime.date(began, months[0], first), datetime.date(year, months[1], last)]
    except ValueError:
        return None
    if days[1] < days[0]:
        uncertain = _both(uncertain, "ช่วงวันที่เรียงย้อน")
        days.reverse()
    return days[0].isoformat(), days[1].isoformat(), uncertain


def _both(one: str, other: str) -> str:
    return "; ".join(filter(None, [one, other]))


def _month(written: str) -> int:
    name = re.sub(r"[.\s]", "", written.lower())
    return int(name) if name.isdigit() else _MONTH_OF[name]


def _christian(written: str, era: str, month: str) -> tuple[int, str]:
    """Return the year of the Christian era, and what is uncertain about it."""
    year, christian_era = int(written), era.startswith("ค")
    if len(written) == 2:
        # a workshop of 2550 (2007) or later, unless the month is English
        if christian_era or (not era and (year < 50 or (month.isascii() and month[0].isalpha()))):
            return 2000 + year, "ปีสองหลัก อ่านเป็น ค.ศ."
        return 2500 + year - BUDDHIST_ERA, "ปีสองหลัก อ่านเป็น พ.ศ."
    if year >= 2400:
        note = "ระบุว่าเป็น ค.ศ. แต่ตัวเลขเป็น พ.ศ. จึงอ่านเป็น พ.ศ." if christian_era else ""
        return year - BUDDHIST_ERA, note
    if era.startswith("พ"):
        return year, "ระบุว่าเป็น พ.ศ. แต่ตัวเลขเป็น ค.ศ. จึงอ่านเป็น ค.ศ."
    return year, ""
