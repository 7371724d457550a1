"""The rows below the heads of a sheet that people made: found by what the heads say, in Thai or English."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from synth.sheets import Row, read_sheet

HEADS = {
    "code": ("code", "รหัส", "รหัสย่อ", "code id", "code name"),
    "name": ("name", "ชื่อ", "ชื่อรหัส", "ชื่อไทย", "thai name", "label", "ชื่อรหัสไทย", "title"),
    "name_en": ("name_en", "name en", "english name", "english", "ชื่ออังกฤษ", "ชื่อภาษาอังกฤษ"),
    "dimension": ("dimension", "มิติ", "ชุดรหัส", "หมวด", "หมวดหมู่", "ประเภท", "category", "group", "code group"),
    "parent": ("parent", "parent code", "รหัสแม่", "รหัสหลัก", "ประเด็นหลัก", "อยู่ใต้รหัส"),
    "definition": (
        "definition",
        "description",
        "memo",
        "comment",
        "meaning",
        "นิยาม",
        "คำนิยาม",
        "คำจำกัดความ",
        "นิยามศัพท์",
        "นิยามเชิงปฏิบัติการ",
        "ความหมาย",
        "คำอธิบาย",
        "รายละเอียด",
    ),
    "include": ("include", "includes", "inclusion", "inclusion criteria", "เกณฑ์รวม", "รวมถึง", "รวม"),
    "exclude": ("exclude", "excludes", "exclusion", "exclusion criteria", "เกณฑ์ไม่รวม", "ไม่รวมถึง", "ไม่รวม"),
    "keywords": ("keywords", "keyword", "คำสำคัญ", "คำหลัก", "คำบ่งชี้", "คำค้น"),
    "example": ("example", "examples", "ข้อความตัวอย่าง", "ตัวอย่าง"),
    "colour": ("colour", "color", "สี"),
    "retired": ("retired", "เลิกใช้", "เลิกใช้รหัส"),
    "path": ("path", "file", "source", "ไฟล์", "แหล่งข้อมูล", "เอกสาร"),
    "section": ("section", "หัวข้อ"),
    "item": ("item", "ข้อ", "ข้อที่"),
    "text": ("text", "statement", "ข้อความ"),
    "codes": ("codes", "code", "รหัส"),
}
"""Heads of columns as people write them, in any case and with any blanks around."""


def columns(
    path: Path, wanted: Sequence[str], needed: Sequence[str]
) -> tuple[list[tuple[int, dict]], list[str]]:
    """Read the rows below the row of heads as (number, values by column), and what the heads lack."""
    try:
        rows = read_sheet(path)
    except (OSError, ValueError) as error:
        return [], [str(error)]
    for position, head in enumerate(rows[:10]):  # a title or a note may stand above the heads
        where = _heads(head, wanted)
        if all(name in where for name in needed):
            below = rows[position + 1 :]
            return [(row.number, _values(row, where)) for row in below], []
    names = ", ".join(f"{name} ({HEADS[name][1]})" for name in needed)
    return [], [f"{path}: no row of heads; it needs the columns {names}"]


def _heads(row: Row, wanted: Sequence[str]) -> dict[str, int]:
    where: dict[str, int] = {}
    ranks: dict[str, int] = {}
    for column, cell in enumerate(row.cells):
        said = " ".join(cell.split()).casefold()
        for name in wanted:
            rank = HEADS[name].index(said) if said in HEADS[name] else None
            if rank is not None and rank < ranks.get(name, len(HEADS[name])):
                where[name], ranks[name] = column, rank  # a definition goes before a memo
                break
    return where


def _values(row: Row, where: dict[str, int]) -> dict[str, str]:
    return {name: stripped(row.cells[at]) if at < len(row.cells) else "" for name, at in where.items()}


def stripped(cell: str) -> str:
    """Return a cell without the blanks around it, those of no width as well."""
    return cell.strip().strip("\u200b\ufeff\u00a0").strip()
