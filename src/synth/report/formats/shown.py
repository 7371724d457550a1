"""What a block shows beside its words: the number of a heading, quotation marks, the bar of a cell."""

from __future__ import annotations

from synth.report.blocks import Heading, Quote, Table, printable
from synth.report.wording import Wording, missing

_MARKS = '“”"„‟«»'


def headed(block: Heading) -> str:
    """Put the number of a heading before it.

    Examples
    --------
    >>> headed(Heading("ผลการสังเคราะห์", number="4")), headed(Heading("บทสรุปผู้บริหาร"))
    ('4 ผลการสังเคราะห์', 'บทสรุปผู้บริหาร')
    """
    return f"{block.number} {block.text}" if block.number else block.text


def bar(table: Table, row: int, column: int) -> float | None:
    """Give the length of a cell's bar (0–1): of the largest of its column, or, of shares, of the whole.

    Sums have none: beside them their parts would be too short to compare.

    Examples
    --------
    >>> rows = [["ผู้นำ", 12], ["ทีม", 3], ["รวม", 15]]
    >>> told = {"strong": frozenset({2}), "bars": frozenset({1})}
    >>> counted = Table("a", "", ["", ""], ["text", "count"], rows, **told)
    >>> [bar(counted, row, 1) for row in range(3)]
    [1.0, 0.25, None]
    """
    value = table.rows[row][column]
    if column not in table.bars or row in table.strong or not _measured(value):
        return None
    return min(max(float(value) / most, 0.0), 1.0) if (most := largest(table, column)) else 0.0


def largest(table: Table, column: int) -> float:
    """Give what a whole bar of the column stands for."""
    if table.kinds[column] == "share":
        return 1.0
    values = [row[column] for number, row in enumerate(table.rows) if number not in table.strong]
    return max((float(value) for value in values if _measured(value)), default=0.0)


def _measured(value: object) -> bool:
    return isinstance(value, int | float) and not missing(value)


def quoted(block: Quote, words: Wording) -> str:
    """Put a quote in quotation marks, once.

    Examples
    --------
    >>> quoted(Quote(3, '"ทำด้วยใจ" ', "เวที"), Wording("th"))
    '“ทำด้วยใจ”'
    """
    text = printable(block.text).strip()
    whole = len(text) > 1 and text[0] in _MARKS and text[-1] in _MARKS
    if whole and not any(mark in text[1:-1] for mark in _MARKS):
        text = text[1:-1].strip()
    return words("formats.quote", text=text)
