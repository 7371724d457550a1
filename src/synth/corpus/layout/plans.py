"""Tables of what is to be done: agendas."""

from __future__ import annotations

import re
from collections.abc import Sequence

from synth.corpus.layout.column_heads import tells

_CLOCK = r"[\d๐-๙]{1,2}[.:][\d๐-๙]{2}\s*(?:น\.?)?"
CLOCKS = re.compile(rf"{_CLOCK}(?:\s*(?:[-–—]|ถึง)\s*{_CLOCK})?\s*")
_OF_AN_AGENDA = re.compile(
    r"เวลา|กิจกรรม|กำหนดการ|รายการ|หัวข้อ|เรื่อง|วาระ|สถานที่|รายละเอียด|หมายเหตุ|ผู้\S{1,15}|วิทยากร"
    r"|time|activit\w+|topic|agenda|session|speakers?|venue",
    re.IGNORECASE,
)
_LEAST_ROWS, _MOSTLY = 2, 0.7


def is_agenda(rows: Sequence[Sequence[str]]) -> bool:
    """Say whether a table with heads is an agenda: clocks in a column, and nothing beside them tells.

    Examples
    --------
    >>> is_agenda([["เวลา", "กิจกรรม"], ["08.30-09.00 น.", "ลงทะเบียน"], ["09.00-10.30 น.", "แบ่งกลุ่มคุย"]])
    True
    >>> is_agenda([["09.00", "ละลายพฤติกรรม"], ["10.30", "ต้นไม้ปัญหา"]])
    True
    >>> is_agenda([["เวลา", "กิจกรรม"], ["08.30", "เรือมาแล้วแต่ติดเครื่องไม่ได้"], ["09.00", "คนไข้ตกใจจนต้องหยุด"]])
    False
    """
    if all(CLOCKS.fullmatch(row[0].strip()) for row in rows if any(map(str.strip, row))):
        rows = [["เวลา", "กิจกรรม"], *rows]
    body = [row for row in rows[1:] if any(map(str.strip, row))]
    if len(body) < _LEAST_ROWS or not all(
        _OF_AN_AGENDA.fullmatch(head.strip()) for head in rows[0] if head.strip()
    ):
        return False
    clocks = [
        sum(bool(CLOCKS.fullmatch(row[index].strip())) for row in body if index < len(row))
        for index in range(len(rows[0]))
    ]
    telling_rows = sum(any(tells(cell) for cell in row) for row in body)
    return max(clocks) >= _MOSTLY * len(body) and 2 * telling_rows < len(body)
