"""Tables of what is to be done: agendas, and in plans of action the columns beside the actions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from synth.corpus.layout.column_heads import LONGEST_LABEL, tells

_CLOCK = r"[\d๐-๙]{1,2}[.:][\d๐-๙]{2}\s*(?:น\.?)?"
CLOCKS = re.compile(rf"{_CLOCK}(?:\s*(?:[-–—]|ถึง)\s*{_CLOCK})?\s*")
_OF_AN_AGENDA = re.compile(
    r"เวลา|กิจกรรม|กำหนดการ|รายการ|หัวข้อ|เรื่อง|วาระ|สถานที่|รายละเอียด|หมายเหตุ|ผู้\S{1,15}|วิทยากร"
    r"|time|activit\w+|topic|agenda|session|speakers?|venue",
    re.IGNORECASE,
)
_BEHIND = r"\s*(?:\([^()]{1,20}\))?[\s?:]*"
_OWNED = re.compile(
    r"(?:ใคร(?:ทำ|รับ|ดูแล|เป็นเจ้าภาพ|นำ)(?:ผิดชอบ|ไป\S{0,10}|ต่อ|งาน|บ้าง)?|(?:ผู้|(?:หน่วย|ส่วน)(?:งาน)?(?:ที่)?|คน)(?:รับผิดชอบ|ดำเนินการ)\S{0,8}|เจ้าภาพ\S{0,6}"
    r"|(?:ทำ|แล้ว|กำหนด|คาดว่า)?(?:เสร็จ|ส่ง)\S{0,4}(?:เมื่อ|ภายใน|วัน)\S{0,8}|กำหนด(?:เสร็จ|ส่ง|เวลา|แล้วเสร็จ)|วันที่(?:เริ่ม|แล้วเสร็จ|เสร็จ)\S{0,6}"
    rf"|owner|responsible.{{0,20}}|assigned to|deadline|due(?: date)?){_BEHIND}",
    re.IGNORECASE,
)
"""Heads beside what is to be done, and nowhere else: who does it, until when."""
_TIME = r"(?:เมื่อ(?:ไร|ไหร่|ใด)|วัน|เดือน|ปี|เวลา|กี่|สิ้น|ไตรมาส|\s?[\d๐-๙])"
_BESIDE = re.compile(
    rf"(?:ใคร(?:บ้าง)?|ภายใน(?:{_TIME}.{{0,14}})?|(?:ทำ)?เมื่อ(?:ไร|ไหร่|ใด)|(?:ระยะ|ช่วง)เวลา(?:ดำเนิน\S{{0,6}}|ที่(?:ทำ|ใช้)|แล้วเสร็จ)?"
    r"|(?:ใช้)?(?:งบ|เงิน)(?:ประมาณ|ที่ใช้|เท่าไร|เท่าไหร่){0,2}|(?:ที่มา|แหล่ง)(?:ของ)?(?:งบ|ทุน|เงิน)\S{0,6}|สถานะ|ความคืบหน้า"
    rf"|who|when|budget|cost|status){_BEHIND}",
    re.IGNORECASE,
)
"""Heads of a plan only beside another of them or what is to be done: alone, findings may stand below."""
_OF_MONEY = re.compile(r"(?:ใช้)?(?:งบ|เงิน)|budget|cost", re.IGNORECASE)
_FIGURE = re.compile(r"[\d๐-๙]|[-–—]$")
_WITHIN = re.compile(r"ภายใน[\s?:]*")
_WHEN = re.compile(r"[\d๐-๙]|วัน|สัปดาห์|อาทิตย์|เดือน|ปี|ไตรมาส|(?:ครั้ง|รอบ)(?:หน้า|ต่อไป)|ทันที|[-–—]$")
_ACTION = re.compile(
    r"(?:สิ่งที่|เรื่องที่|งานที่|ที่)?(?:จะ|ต้อง|ควร)(?:ทำ|แก้|ปรับ|ดำเนินการ)|(?:สิ่ง|เรื่อง|งาน)ที่ทำ|ทำอะไร|จะทำ|กิจกรรม|แผน|ข้อตกลง|มติ|งาน$"
    r"|แนวทาง|ข้อเสนอ|ขั้นตอน|วิธี(?:การ|แก้|ทำ)|actions?\b|tasks?\b|activit|to.?do|next steps?",
    re.IGNORECASE,
)
"""Heads of what is to be done."""
_TASKS = re.compile(r"(?:ภาระ)?งาน(?:ค้าง|ที่ค้าง|ที่เหลือ|ต่อไป)?|tasks?|to.?dos?", re.IGNORECASE)
"""Heads of what a team has still to do; beside who does it and until when that is no finding."""
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


def columns_of_a_plan(heads: Sequence[str], columns: Sequence[Sequence[str]]) -> set[int]:
    """Return the columns that only say who does it, until when or for how much: their cells are short.

    One column is left for what it is, unless it has tasks that are left to the team.

    Examples
    --------
    >>> columns_of_a_plan(["จะทำอะไร", "ใครทำ", "สถานะ"], [["ซ่อมท่อ"], ["พี่ตู่"], ["ค้าง"]])
    {1, 2}
    >>> columns_of_a_plan(["จะทำอะไร", "ใคร", "ภายใน"], [["ซ่อมท่อ"], ["พี่ตู่"], ["สัปดาห์นี้"]])
    {1, 2}
    >>> columns_of_a_plan(["งานค้าง", "ใคร", "ภายใน"], [["ส่งใบเสร็จค่ารถ"], ["พี่ตู่"], ["สัปดาห์นี้"]])
    {0, 1, 2}
    >>> columns_of_a_plan(["ปัญหา", "สถานะ"], [["ท่อแตก"], ["อบต. รับปากแต่เงียบ"]])
    set()
    """
    heads = [" ".join(head.split()) for head in heads]
    short = {index for index, cells in enumerate(columns) if _only_names(cells)}
    owned = {index for index in short if _OWNED.fullmatch(heads[index])}
    beside = {index for index in short - owned if _is_beside(heads[index], columns[index])}
    planned = any(_ACTION.match(head) for index, head in enumerate(heads) if index not in owned | beside)
    plan_columns = owned | beside if planned or len(owned | beside) > 1 else owned
    if len(plan_columns) == len(heads):
        return set()
    tasks = {
        index
        for index, head in enumerate(heads)
        if _TASKS.fullmatch(head) and 2 * sum(map(tells, columns[index])) <= len(columns[index])
    }
    return plan_columns | (tasks if len(plan_columns) > 1 else set())


def _is_beside(head: str, cells: Sequence[str]) -> bool:
    """Say whether a head is one of plans; under เงิน stand figures, under ภายใน times, or findings."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    held = _FIGURE if _OF_MONEY.match(head) else _WHEN if _WITHIN.fullmatch(head) else None
    as_held = not held or 2 * sum(bool(held.search(cell)) for cell in filled) >= len(filled)
    return bool(_BESIDE.fullmatch(head)) and as_held


def _only_names(cells: Sequence[str]) -> bool:
    lengths = sorted(len(cell) for cell in map(str.strip, cells) if cell)
    return (
        bool(lengths)
        and lengths[len(lengths) // 2] <= LONGEST_LABEL
        and 2 * sum(map(tells, cells)) < len(lengths)
    )
