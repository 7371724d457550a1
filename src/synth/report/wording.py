"""The words of the report, from ``th.toml`` and ``en.toml``; a third language is one file more.

Captions, heads and sentences stand in those files only. This module fills them in and writes numbers, dates
and names as the language does.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from synth.signs import IN_THAI
from synth.telling import read_words, told

if TYPE_CHECKING:
    import pandas as pd

_HERE = Path(__file__).parent

SMALL_BASE = 30
"""Below this many a share says less than "7 จาก 12"."""

DIGITS, ERAS = ("arabic", "thai"), ("buddhist", "christian")
_YEARS_ADDED = {"buddhist": 543, "christian": 0}


class Wording:
    """The words of one language.

    Parameters
    ----------
    lang : str
        The name of a wording file: ``th`` or ``en``.
    digits : {"arabic", "thai"}
        How the report's own numbers are written; what stands in the notes stays as it is.
    era : {"buddhist", "christian"}, optional
        How years are counted; by default as the language does.
    figure : str, optional
        What a figure is called: ``ภาพที่`` by default, ``แผนภูมิที่`` in some offices.

    Examples
    --------
    >>> words = Wording("th")
    >>> words("cohorts.pair", earlier="รุ่น 2564", later="รุ่น 2565")
    'รุ่น 2564 กับรุ่น 2565'
    >>> words.counted(20000, "statements"), words.date("2021-12-26")
    ('20,000 ข้อความ', '26 ธันวาคม 2564')
    >>> official = Wording("th", digits="thai", era="christian")
    >>> official.counted(20000, "statements"), official.date("2021-12-26")
    ('๒๐,๐๐๐ ข้อความ', '๒๖ ธันวาคม ค.ศ. ๒๐๒๑')
    """

    def __init__(self, lang: str = "th", digits: str = "arabic", era: str | None = None, figure: str = ""):
        self.lang, self.digits = lang, digits
        self._words = read_words(lang, _HERE)
        self.era = era or self._words["date.era"]
        for value, choices, name in ((digits, DIGITS, "digits"), (self.era, ERAS, "era")):
            if value not in choices:
                raise ValueError(told("report.choice", name=name, value=value, known=", ".join(choices)))
        self.figure = figure or self._words["caption.figure_word"]

    @classmethod
    def of(cls, lang: str | Wording) -> Wording:
        """Take a language by its name, or words as they are."""
        return lang if isinstance(lang, Wording) else cls(lang)

    def __call__(self, key: str, **values: Any) -> str:
        """Give the words under `key`, with `values` in their places."""
        text = self._words[key]
        if self.digits == "thai":
            text = text.translate(IN_THAI)
            values = {
                name: self.written(value) if isinstance(value, int) else value
                for name, value in values.items()
            }
        return text.format(**values) if values else text

    def written(self, number: object) -> str:
        """Write digits as the report does."""
        return str(number).translate(IN_THAI) if self.digits == "thai" else str(number)

    def has(self, key: str) -> bool:
        """Say whether there are words for `key` (for keys made from data)."""
        return key in self._words

    def counted(self, number: int, noun: str) -> str:
        """Write ``39 ข้อความ``: a number with its noun."""
        return self(f"count.{noun}_one" if number == 1 else f"count.{noun}", n=self.number(number))

    def number(self, value: float) -> str:
        """Write a whole number, with a comma at the thousands."""
        return self.written(f"{int(value):,}")

    def share(self, value: float) -> str:
        """Write a share of 0–1 as a percentage with one decimal and no sign."""
        return self.written(str(Decimal(str(round(100 * value, 6))).quantize(Decimal("0.1"), ROUND_HALF_UP)))

    def coefficient(self, value: float, digits: int = 2) -> str:
        """Write a coefficient; a minus sign is a minus sign."""
        written = f"{round(value, digits) + 0.0:.{digits}f}"  # + 0.0: no −0.00
        return self.written(written.replace("-", "−"))

    def points(self, difference: float) -> str:
        """Write a difference of shares (0–1) in percentage points, with its sign."""
        shown = round(100 * difference, 1)
        return ("+" if shown > 0 else "") + self.coefficient(shown, 1)

    def interval(self, low: float, high: float, points: bool = False) -> str:
        """Write an interval of coefficients or of points; a dash beside a minus sign would be misread."""
        write = self.points if points else self.coefficient
        key = "value.interval" if low >= 0 and not points else "value.interval_below_zero"
        return self(key, low=write(low), high=write(high))

    def part(self, number: int, base: int, noun: str) -> str:
        """Write a part of a base in prose; a small base is spelt out.

        Examples
        --------
        >>> Wording().part(8, 12, "projects"), Wording().part(5, 39, "statements")
        ('8 จาก 12 โครงการ', '5 ข้อความ (ร้อยละ 12.8)')
        """
        if base < SMALL_BASE:
            return self("count.of", part=self.number(number), whole=self.counted(base, noun))
        share = self("count.share", share=self.share(number / base))
        return f"{self.counted(number, noun)} ({share})"

    def of_units(self, number: int, base: int, noun: str) -> str:
        """Write a part of projects or sources in prose, each with its noun.

        Examples
        --------
        >>> Wording().of_units(6, 20, "projects")
        '6 โครงการ จาก 20 โครงการ'
        """
        return self(f"count.{noun}_of", part=self.number(number), whole=self.number(base))

    def date(self, iso: object) -> str:
        """Write an ISO date (also a month or a year alone) in the calendar that was chosen."""
        parts = "" if missing(iso) else str(iso)[:10].split("-")
        if not parts or not all(part.isdigit() for part in parts):
            return "" if missing(iso) else str(iso)
        year = self.written(int(parts[0]) + _YEARS_ADDED[self.era])
        if len(parts) == 1:
            return self(f"date.year_{self.era}", year=year)
        month, year = self(f"month.{int(parts[1])}"), self(f"date.{self.era}", year=year)
        if len(parts) == 2:
            return self("date.month", month=month, year=year)
        return self("date.day", day=int(parts[2]), month=month, year=year)

    def name(self, row: Mapping, prefix: str = "", suffix: str = "") -> str:
        """Give the name of a code in this language: ``name``, or ``name_en`` where there is one."""
        own = row.get(f"{prefix}name_{self.lang}{suffix}")
        return str(row[f"{prefix}name{suffix}"] if missing(own) else own)

    def named(self, row: Mapping, suffix: str = "") -> str:
        """Give the name of a code as prose does, in quotation marks: names have blanks and และ in them."""
        return self("value.named", name=self.name(row, "", suffix))

    def within(self, row: Mapping) -> str:
        """Give the name of a code within a sentence: Latin letters small, but for abbreviations.

        Examples
        --------
        >>> Wording("en").within({"name": "ปัญหาอุปสรรค", "name_en": "Obstacle"})
        'obstacle'
        """
        name = self.name(row)
        return name if name[1:2].isupper() else name[:1].lower() + name[1:]

    def dimension(self, name: str) -> str:
        """Give the name of a dimension in this language; a user's own dimension stays as it is."""
        return self(f"dimension.{name}") if self.has(f"dimension.{name}") else str(name)

    def listing(self, items: Iterable[str], key: str = "list.last") -> str:
        """Join items as a sentence does: ``ก ข และ ค``."""
        *first, end = list(items) or [""]
        # Thai stands apart from Latin letters and digits
        apart = key == "list.last" and (end[:1].isascii() or end[:1].isdigit() or end[:1] == "“")
        key = "list.last_latin" if apart else key
        return self(key, first=self("list.join").join(first), last=end) if first else end


def missing(value: object) -> bool:
    """Say whether a cell is empty: None, NaN, NaT or blank text.

    Examples
    --------
    >>> missing(float("nan")), missing(" "), missing("ข้อ 5"), missing(0)
    (True, True, False, False)
    """
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return True
    return str(value).strip() in ("", "nan", "NaN", "NaT", "None", "<NA>")


def nonempty(column: pd.Series) -> pd.Series:
    """Keep the cells that say something."""
    return column[[not missing(value) for value in column]]


def prefixed(words: Wording, key: str, name: str) -> str:
    """Put the word of a kind before a name that does not begin with it: not โครงการโครงการ….

    Examples
    --------
    >>> words = Wording("th")
    >>> prefixed(words, "value.project", "โครงการครัวชุมชน"), prefixed(words, "value.section", "การสร้างทีม")
    ('โครงการครัวชุมชน', 'หัวข้อการสร้างทีม')
    >>> prefixed(words, "value.cohort", "รุ่น2564"), prefixed(words, "value.cohort", "2564")
    ('รุ่น2564', 'รุ่น 2564')
    """
    alone = words(key, **{key.split(".")[1]: ""}).strip()
    return str(name) if str(name).startswith(alone) else words(key, **{key.split(".")[1]: name})
