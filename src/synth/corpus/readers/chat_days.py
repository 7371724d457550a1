"""The lines of a chat that name a day, in whichever order its telephone writes it."""

from __future__ import annotations

import datetime
import re

from synth.text.dates import month_comes_first, read_dates

_WEEKDAYS = (
    ("จันทร์", "จ.", "monday", "mon"),
    ("อังคาร", "อ.", "tuesday", "tue", "tues"),
    ("พุธ", "พ.", "wednesday", "wed"),
    ("พฤหัสบดี", "พฤหัส", "พฤ.", "thursday", "thu", "thur", "thurs"),
    ("ศุกร์", "ศ.", "friday", "fri"),
    ("เสาร์", "ส.", "saturday", "sat"),
    ("อาทิตย์", "อา.", "sunday", "sun"),
)
_WEEKDAY_OF = {name.rstrip("."): day for day, names in enumerate(_WEEKDAYS) for name in names}
_AROUND = " \t,.()[]-–—"
_LONGEST = 60
_SAVED = re.compile(r"(?:บันทึก(?:เมื่อ|วันที่)\s?:?\s?[\d๐-๙]|saved? (?:on|date)\b)", re.IGNORECASE)


def days_of(lines: list[str]) -> dict[int, str]:
    """Return which lines name a day and nothing else, each with its date.

    Where figures can be read in two ways, the weekdays beside them decide for the whole chat, and without
    weekdays the order of the days.

    Examples
    --------
    >>> days_of(["Thu, 9/3/2026", "09:15 นัดกัน 5 มกราคม 2569", "2569.09.25 วันศุกร์"])
    {0: '2026-09-03', 2: '2026-09-25'}
    """
    weekdays = {number: bare for number, line in enumerate(lines) if (bare := _names_a_day(line)) is not None}
    month_first = _month_first([(lines[number].strip(), weekday) for number, weekday in weekdays.items()])
    return {number: read_dates(lines[number], month_first)[0][2] for number in weekdays}


def is_saved(line: str) -> bool:
    """Say whether the line tells when the chat was saved."""
    return bool(_SAVED.match(line.strip()))


def _names_a_day(line: str) -> int | None:
    """Return the weekday that stands beside a day, -1 for a day without one; None for any other line."""
    bare = line.strip()
    if not bare or len(bare) > _LONGEST or is_saved(bare):
        return None
    dates = read_dates(bare)
    if len(dates) != 1:
        return None
    start, end, *_ = dates[0]
    rest = " ".join(filter(None, (bare[:start].strip(_AROUND), bare[end:].strip(_AROUND)))).lower()
    rest = re.sub(r"^วัน|ที่$", "", rest).strip(_AROUND)
    return _WEEKDAY_OF.get(rest) if rest else -1


def _month_first(days: list[tuple[str, int]]) -> bool:
    votes = 0
    for bare, weekday in days:
        by_day, by_month = (read_dates(bare, month_first)[0][2] for month_first in (False, True))
        if weekday >= 0 and by_day != by_month:
            votes += _weekday(by_month) == weekday
            votes -= _weekday(by_day) == weekday
    figures = [bare[read_dates(bare)[0][0] :] for bare, _ in days]
    return votes > 0 or (votes == 0 and month_comes_first(figures))


def _weekday(iso: str) -> int:
    return datetime.date.fromisoformat(iso).weekday()
