"""Tables of what is to be done: agendas, and in plans of action the columns beside the actions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from synth.corpus.layout.column_heads import LONGEST_LABEL, tells

_CLOCK = r"[\d๐-๙]{1,2}[.:][\d๐-๙]{2}\s*(?:น\.?)?"
_CLOCKS = re.compile(rf"{_CLOCK}(?:\s*(?:[-–—]|ถึง)\s*{_CLOCK})?\s*")
_OF_AN_AGENDA = re.compile(
    r"เวลา|กิจกรรม|กำหนดการ|รายการ|หัวข้อ|เรื่อง|วาระ|สถานที่|รายละเอียด|หมายเหตุ|ผู้\S{1,15}|วิทยากร"
    r"|time|activit\w+|topic|agenda|session|speakers?|venue",
    re.IGNORECASE,
)
_DOES = r"(?:ทำ|รับ|ดูแล|เป็นเจ้าภาพ|นำ)"
_OF_A_PLAN = re.compile(
    rf"(?:ใคร{_DOES}\S{{0,15}}|(?:ผู้|หน่วยงาน(?:ที่)?|คน)(?:รับผิดชอบ|ดำเนินการ|ดูแล)\S{{0,8}}|เจ้าภาพ\S{{0,6}}"
    r"|(?:ทำ|แล้ว|กำหนด|คาดว่า)?(?:เสร็จ|ส่ง)\S{0,4}(?:เมื่อ|ภายใน|วัน)\S{0,8}|(?:ภายใน|ทำ)?เมื่อ(?:ไร|ไหร่|ใด)|ภายใน\S{0,14}"
    r"|กำหนด(?:เสร็จ|ส่ง|เวลา|แล้วเสร็จ)|(?:ระยะ|ช่วง)เวลา\S{0,12}|วันที่(?:เริ่ม|แล้วเสร็จ|เสร็จ)\S{0,6}"
    r"|(?:ใช้)?(?:งบ|เงิน)\S{0,14}|(?:ที่มา|แหล่ง)(?:ของ)?(?:งบ|ทุน|เงิน)\S{0,6}|สถานะ|ความคืบหน้า"
    r"|owner|who|responsible.{0,20}|assigned to|deadline|due(?: date)?|when|budget|cost|status)"
    r"\s*(?:\([^()]{1,20}\))?[\s?:]*",
    re.IGNORECASE,
)
"""Heads beside what is to be done: who does it, until when, for how much, how far it is."""
_LEAST_ROWS, _MOSTLY = 2, 0.7


def is_agenda(rows: Sequence[Sequence[str]]) -> bool:
    """Say whether a table with heads is an agenda: clocks in a column, and nothing beside them tells.

    Examples
    --------
    >>> is_agenda([["เวลา", "กิจกรรม"], ["08.30-09.00 น.", "ลงทะเบียน"], ["09.00-10.30 น.", "แบ่งกลุ่มคุย"]])
    True
    >>> is_agenda([["เวลา", "กิจกรรม"], ["08.30", "เรือมาแล้วแต่ติดเครื่องไม่ได้"], ["09.00", "คนไข้ตกใจจนต้องหยุด"]])
    False
    """
    body = [row for row in rows[1:] if any(map(str.strip, row))]
    if len(body) < _LEAST_ROWS or not all(
        _OF_AN_AGENDA.fullmatch(head.strip()) for head in rows[0] if head.strip()
    ):
        return False
    clocks = [
        sum(bool(_CLOCKS.fullmatch(row[place].strip())) for row in body if place < len(row))
        for place in range(len(rows[0]))
    ]
    told = sum(any(tells(cell) for cell in row) for row in body)
    return max(clocks) >= _MOSTLY * len(body) and 2 * told < len(body)


def is_of_a_plan(head: str, cells: Sequence[str]) -> bool:
    """Say whether a column of a plan only says who does it, until when or for how much: its cells are short.

    Examples
    --------
    >>> is_of_a_plan("ใครทำ", ["งานอาคาร", "พัสดุ"]), is_of_a_plan("ภายในเมื่อไร", ["ธ.ค. 68", "ทันที"])
    (True, True)
    >>> is_of_a_plan("ใครช่วยเราบ้าง", ["อบต. ให้ยืมรถมาขนดิน", "โรงเรียนส่งเด็กมาช่วยทุกเช้า"])
    False
    """
    said = sorted(len(cell) for cell in map(str.strip, cells) if cell)
    short = bool(said) and said[len(said) // 2] <= LONGEST_LABEL and 2 * sum(map(tells, cells)) < len(said)
    return short and bool(_OF_A_PLAN.fullmatch(" ".join(head.split())))
