"""Forms: tables and lines that give the label of a field, then what was filled in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from synth.corpus.layout.furniture import HEAD

_FIELD = re.compile(
    r"(?:ชื่อ(?:กิจกรรม|โครงการ|เวที|กลุ่ม|หน่วยงาน|ชุมชน|เรื่อง)|(?:วัน(?:ที่|เวลา|เดือนปี)|เวลา|สถานที่|พื้นที่|จำนวน(?:ผู้เข้าร่วม|คน)|ผู้เข้าร่วม"
    r"|ผู้(?:จด)?บันทึก|ผู้รายงาน|ผู้รับผิดชอบ|ผู้ดำเนินรายการ|วิทยากร|หน่วยงาน|ครั้งที่|โทรศัพท์|อีเมล)"
    r"(?:กิจกรรม|โครงการ|จัด\S{0,12}|ที่จัด\S{0,12}|ดำเนิน\S{0,12}|บันทึก|ประชุม|ข้อมูล|ทั้งหมด)?)\s*[:：]?"
)
_LEAST_FIELDS = 2
_PAIRS = 4
"""Cells of a row that holds two fields."""


def is_field(words: str) -> bool:
    """Say whether `words` are the label of a field of the head of a note.

    Examples
    --------
    >>> is_field("วันที่จัดกิจกรรม"), is_field("ผู้บันทึก:"), is_field("ผู้เข้าร่วมสะท้อนว่า")
    (True, True, False)
    """
    return bool(_FIELD.fullmatch(words.strip()))


def is_form(rows: Sequence[Sequence[str]]) -> bool:
    """Say whether a table is a form: fields one under the other, not side by side as heads stand.

    Examples
    --------
    >>> is_form([["วันที่", "7 มี.ค. 65"], ["สถานที่", "วัดป่า"], ["ปัญหา", "มีสองเตียง"]])
    True
    >>> is_form([["วันที่", "สถานที่"], ["7 มี.ค. 65", "วัดป่า"]])
    False
    """
    labels = [cell for row in rows for place, cell in enumerate(row) if place in _labels(row)]
    first = [cell for cell in rows[0] if cell.strip()] if rows else []
    heads = len(first) > 1 and is_field(first[0]) and is_field(first[1])
    return not heads and bool(first) and is_field(first[0]) and sum(map(is_field, labels)) >= _LEAST_FIELDS


def _labels(row: Sequence[str]) -> tuple[int, ...]:
    pairs = len(row) == _PAIRS and all(cell.strip() for cell in row)
    return (0, 2) if pairs else (0,)


def told_of_form(row: Sequence[str]) -> list[dict]:
    """Say of each cell of a form's row what it is; what fills a field of the head is no statement."""
    told, label = [], ""
    for place, cell in enumerate(row):
        if place in _labels(row):
            label = " ".join(cell.split()).rstrip(":： ")
            told.append({"kind": "column"})
        else:
            told.append({"kind": "furniture", "reason": HEAD} if is_field(label) else {"column": label})
    return told
