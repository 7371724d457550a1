"""Dates in Thai notes: Thai and English months, both eras, Thai and mixed digits, glued to other words."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from itertools import chain
from string import ascii_lowercase, ascii_uppercase
from typing import TYPE_CHECKING

from synth.signs import THAI_DIGITS
from synth.text.months import ENGLISH, LIKE_A_MONTH, SPOKEN, THAI, month_number

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ("start", "end", "iso_start", "iso_end", "uncertain")

BUDDHIST_ERA = 543
"""Years from the Christian to the Buddhist era."""

MONTH_ONLY = "ไม่ระบุวัน ใช้ทั้งเดือน"
"""What is said of a date that names a month and no day."""
MONTH_FIRST = "อ่านเป็น เดือน/วัน/ปี"

_S = r"\s{0,5}"  # bounded: a page of blanks must not cost its square
_PART = rf"{_S}[-/.,]?{_S}"
_ORDINAL = r"(?:st|nd|rd|th)?"
_DAY = rf"(?<!\d)(?<!\d[.,:/])(?P<day>\d{{1,2}}){_ORDINAL}"
_DASH = r"(?:-|–|—|~|ถึง|จนถึง|to)"
_AND = rf"(?:{_DASH}|และ|,|&|กับ)"
_NAMED_DAY = r"(?:วัน\w{0,12}?ที่\s?)?"
_DAYS = rf"(?:(?:{_S}{_AND}){{1,2}}{_S}{_NAMED_DAY}(?P<day2>\d{{1,2}}){_ORDINAL}){{0,9}}"
"""Further days of one month; the last is kept: 15, 16 และ 17 กรกฎาคม."""
_ERA = r"(?:(?:พ\.?\s?ศ\.?|ค\.?\s?ศ\.?|พุทธศักราช|คริสต์?ศักราช|b\.?e\.?|a\.?d\.?)\s?)"
_YEAR = rf"(?P<era>{_ERA})?(?P<year>\d{{4}}|'?\d{{2}})(?![\d:]|[.,]\d)"
_FIRST_YEAR = _YEAR.replace("era", "era1").replace("P<year>", "P<year1>")
_ENGLISH = rf"(?<![a-z])(?:{ENGLISH})(?![a-z])"
_MONTH = rf"(?P<month>{THAI}|{_ENGLISH})"
_MAYBE_MONTH = rf"(?P<month>{THAI}|{_ENGLISH}|{LIKE_A_MONTH})"
_SECOND = _MAYBE_MONTH.replace("?P<month>", "?P<month2>")
_BEFORE_YEAR = rf"{_PART}(?:ปี{_S})?"
_PATTERNS = (
    re.compile(  # 28 ธันวาคม 2564 - 2 มกราคม 2565, or the first without its year
        rf"{_DAY}{_S}{_MAYBE_MONTH}{_S}(?:{_FIRST_YEAR}{_S}{_DASH}|{_AND}){_S}"
        rf"{_NAMED_DAY}(?P<day2>\d{{1,2}}){_ORDINAL}{_S}{_SECOND}{_BEFORE_YEAR}{_YEAR}",
    ),
    re.compile(rf"{_DAY}{_DAYS}{_PART}(?:of\s|เดือน{_S})?{_MAYBE_MONTH}{_BEFORE_YEAR}{_YEAR}"),
    re.compile(  # December 26, 2021; มี.ค. 15, 2559
        rf"{_MONTH}{_S}(?P<day>\d{{1,2}}){_ORDINAL}{_DAYS}{_S},{_S}(?P<era>)(?P<year>\d{{4}})(?!\d)",
    ),
    re.compile(
        r"(?<!\d)(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)(?P<era>)"
    ),
    re.compile(
        rf"{_DAY}\s?(?P<mark>[/.-])\s?(?P<month>\d{{1,2}})\s?(?P=mark)\s?(?P<era>)(?P<year>\d{{4}}|\d{{2}})(?!\d)"
        r"(?P<figures>)"
    ),
    re.compile(  # ตุลาคม 2566 – กันยายน 2567, or the first without its year
        rf"(?<!\d)(?<!\d\s)(?P<month>{THAI}|{_ENGLISH})(?:{_BEFORE_YEAR}(?P<era1>{_ERA})?(?P<year1>\d{{4}}))?"
        rf"{_S}{_DASH}{_S}(?:เดือน{_S})?(?P<month2>{THAI}|{_ENGLISH})"
        rf"{_BEFORE_YEAR}(?P<era>{_ERA})?(?P<year>\d{{4}})(?!\d)(?P<day>)"
    ),
    re.compile(
        rf"(?P<month>{THAI}|{_ENGLISH}|(?<=เดือน){LIKE_A_MONTH}|(?<=เดือน\s){LIKE_A_MONTH})"
        rf"{_BEFORE_YEAR}(?P<era>{_ERA})?(?P<year>\d{{4}})(?!\d)(?P<day>)"
    ),
)
_FIGURES = _PATTERNS[4]
_WHOLE_YEAR, _OF_WHOLE_YEARS = re.compile(r"\d{4}"), (_PATTERNS[2], _PATTERNS[3], *_PATTERNS[5:])
_UNTIL = re.compile(rf"{_S}{_DASH}{_S}{_NAMED_DAY}")
_PLAIN = tuple(zip(THAI_DIGITS + ascii_uppercase, "0123456789" + ascii_lowercase, strict=True))
"""One character for one: offsets stay."""
_NUMBER = re.compile("[0-9]")
_HINT = re.compile(
    r"[0-9]\s?[/.-]\s?[0-9]{1,2}\s?[/.-]\s?[0-9]|(?:าคม|ายน|พันธ์|[คย]\.)|ก\.?\s?พ|[คย]\s?[0-9]"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    rf"|(?:[0-9][\s/.-]{{0,3}}(?:เดือน\s?)?|เดือน\s?)(?:{SPOKEN}|{LIKE_A_MONTH})(?=[^0-9\n]{{0,14}}[0-9]{{2}})",
)
_PLAUSIBLE = range(1900, 2101)
_LAST_CHRISTIAN, _FIRST_OF_THE_LAST_CENTURY = 35, 80
"""Of years of two digits: up to 35 they are 20.., from 80 on 19.., between them of the Buddhist era."""


def find_dates(text: str) -> pd.DataFrame:
    """Find the dates in `text`.

    Four-digit years from 2400 on are of the Buddhist era. A year of two digits is read as Buddhist from 36
    (2536) to 79 (64 is 2564), else as Christian (21 is 2021, 99 is 1999), and marked as uncertain; so is one
    whose era is named but does not fit, and a month without a day, which is read as the whole month, or from
    the first to the last of several. Days of one month that are listed are read from the first to the last. A
    misspelt month is read as the one that is nearest.

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


def read_dates(text: str, month_first: bool = False) -> list[tuple[int, int, str, str, str]]:
    """Find the dates in `text`, as `find_dates` does, as a list of rows.

    With `month_first`, dates in figures are read as month/day/year (see `month_comes_first`).

    Examples
    --------
    >>> read_dates("28 ธ.ค. - 2 ม.ค. 2565")
    [(0, 21, '2021-12-28', '2022-01-02', '')]
    >>> read_dates("3/4/2024", month_first=True)[0][2]
    '2024-03-04'
    """
    plain = _plain(text)
    windows = list(_where_dates_can_be(plain))
    of_whole_years = [window for window in windows if _WHOLE_YEAR.search(plain, *window)]
    rows: list[tuple] = []
    covered: set[int] = set()
    for pattern in _PATTERNS:
        spans = of_whole_years if pattern in _OF_WHOLE_YEARS else windows
        for match in chain.from_iterable(pattern.finditer(plain, *window) for window in spans):
            if not match["day"] and plain[: match.start()][-3:].rstrip()[-1:].isdigit():
                continue  # the rest of a day that does not exist: 31 กุมภาพันธ์
            if covered.isdisjoint(range(*match.span())) and (date := _read(match, month_first)):
                rows.append((*match.span(), *date))
                covered.update(range(*match.span()))
    return _joined(sorted(rows), plain)


def _plain(text: str) -> str:
    for written, plain in _PLAIN:  # a dozen times as quick as str.translate, which looks at each letter
        text = text.replace(written, plain)
    return text


def _joined(dates: list[tuple], plain: str) -> list[tuple]:
    """Make one row of two whole dates with a dash between them: 17/7/65 - 19/7/65."""
    rows: list[tuple] = []
    for start, end, first, last, note in dates:
        before = rows[-1] if rows else None
        if before and before[2] == before[3] < first == last and _UNTIL.fullmatch(plain, before[1], start):
            rows[-1] = (before[0], end, before[2], last, before[4] or note)
        else:
            rows.append((start, end, first, last, note))
    return rows


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


def month_comes_first(written: list[str]) -> bool:
    """Say whether dates in figures that belong together are written month/day/year.

    One of them whose second figure is no month decides for all, unless the first figure of another is none
    either. Where all could be both, they are month first only if read so they are in order, as the times
    of sending are, and read day first they are not.

    Examples
    --------
    >>> month_comes_first(["3/4/2024", "3/25/2024"]), month_comes_first(["3/4/2567", "25/3/2567"])
    (True, False)
    """
    matches = [_FIGURES.match(_plain(cell).strip()) for cell in written]
    dates = [(int(m["year"]), int(m["day"]), int(m["month"])) for m in matches if m]
    if any(first > 12 for _, first, _ in dates):
        return False
    if any(second > 12 for *_, second in dates):
        return True
    by_month, by_day = dates, [(year, second, first) for year, first, second in dates]
    return len(dates) > 2 and sorted(by_month) == by_month and sorted(by_day) != by_day


def _read(match: re.Match, month_first: bool) -> tuple[str, str, str] | None:
    parts = match.groupdict()
    months = [month_number(parts["month"]), month_number(parts.get("month2") or parts["month"])]
    year, uncertain = _christian(parts["year"].lstrip("'"), parts["era"] or "")
    if parts.get("mark"):
        is_month_first = month_first and "figures" in parts and int(parts["day"]) <= 12
        if is_month_first or months[0] > 12 >= int(parts["day"]):
            parts["day"], months = str(months[0]), [int(parts["day"])] * 2
            uncertain = _both(uncertain, MONTH_FIRST)
    if year not in _PLAUSIBLE or not all(months):
        return None
    began = _christian(parts["year1"].lstrip("'"), parts.get("era1") or "")[0] if parts.get("year1") else year
    if not parts.get("year1") and months[0] > months[1]:
        began = year - 1  # 28 ธันวาคม - 2 มกราคม 2565
    if not parts["day"]:
        last = datetime.date(year + months[1] // 12, months[1] % 12 + 1, 1) - datetime.timedelta(days=1)
        if (began, months[0]) > (year, months[1]):
            return None
        return f"{began}-{months[0]:02}-01", last.isoformat(), _both(uncertain, MONTH_ONLY)
    first, last = int(parts["day"]), int(parts.get("day2") or parts["day"])
    try:
        days = [datetime.date(began, months[0], first), datetime.date(year, months[1], last)]
    except ValueError:
        return None
    if days[1] < days[0]:
        uncertain = _both(uncertain, "ช่วงวันที่เรียงย้อน")
        days.reverse()
    return days[0].isoformat(), days[1].isoformat(), uncertain


def _both(note: str, other: str) -> str:
    return "; ".join(filter(None, [note, other]))


def _christian(written: str, era: str) -> tuple[int, str]:
    """Return the year of the Christian era, and what is uncertain about it."""
    year, christian, buddhist = int(written), era.startswith(("ค", "a")), era.startswith(("พ", "b"))
    if len(written) == 2:
        if buddhist or (not christian and _LAST_CHRISTIAN < year < _FIRST_OF_THE_LAST_CENTURY):
            return 2500 + year - BUDDHIST_ERA, "ปีสองหลัก อ่านเป็น พ.ศ."
        return year + (1900 if year >= _FIRST_OF_THE_LAST_CENTURY else 2000), "ปีสองหลัก อ่านเป็น ค.ศ."
    if year >= 2400:
        note = "ระบุว่าเป็น ค.ศ. แต่ตัวเลขเป็น พ.ศ. จึงอ่านเป็น พ.ศ." if christian else ""
        return year - BUDDHIST_ERA, note
    if buddhist:
        return year, "ระบุว่าเป็น พ.ศ. แต่ตัวเลขเป็น ค.ศ. จึงอ่านเป็น ค.ศ."
    return year, ""
