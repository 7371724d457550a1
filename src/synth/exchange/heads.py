"""The rows below the heads of a sheet that people made: found by what the heads say, in Thai or English."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from synth.sheets import Row, filled_columns, read_sheet, stripped, why_not_read
from synth.telling import Told, told

_MARKED = ("coded text", "quotation", "quotation content", "segment", "highlight", "selected text", "seltext")
"""What programs call the words that are coded."""

HEADS = {
    "code": ("code", "รหัส", "รหัสย่อ", "code id", "code name", "codename", "tag"),
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
    "path": (
        "path",
        "file",
        "source",
        "ไฟล์",
        "แหล่งข้อมูล",
        "เอกสาร",
        "ชื่อไฟล์",
        "file name",
        "document",
        "filename",
        "document name",
    ),
    "section": ("section", "หัวข้อ"),
    "item": ("item", "ข้อ", "ข้อที่"),
    "text": ("text", "statement", "ข้อความ", "content", "ถ้อยคำ", *_MARKED),
    "codes": ("codes", "code", "รหัส", "รหัสที่ลง", "code name", "tag", "tags", "codename"),
    "coder": ("coder", "ผู้ลงรหัส", "ผู้ให้รหัส", "coded by"),
    "statement_id": ("statement_id", "statement id", "รหัสประจำข้อความ", "รหัสข้อความ"),
}
"""Heads of columns as people write them, in any case and with any blanks around."""


@dataclass(frozen=True)
class Sheet:
    """What stands in a sheet of people's.

    Attributes
    ----------
    rows : list of (int, dict)
        The number of each row below the heads, and its values by column.
    heads : dict of str to str
        The columns that were found, as the sheet calls them.
    unread : list of str
        Heads of filled columns that are none of those wanted.
    faults : list of str
        What the heads lack.
    wrong : list of (int, str)
        The numbers of rows that cannot be read, and why.
    """

    rows: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    heads: dict[str, str] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)
    faults: list[Told] = field(default_factory=list)
    wrong: list[tuple[int, Told]] = field(default_factory=list)


def columns(path: Path, column_names: Sequence[str], *needed: Sequence[str]) -> Sheet:
    """Read the rows below the row of heads: the first that has all columns of one of the lists `needed`."""
    try:
        rows = read_sheet(path)
    except (OSError, ValueError) as error:
        return Sheet(faults=[why_not_read(path, error)])
    for position, head in enumerate(rows[:10]):  # a title or a note may stand above the heads
        where = head_columns(head, column_names)
        if any(all(name in where for name in names) for names in needed):
            below, heads = (
                rows[position + 1 :],
                {name: stripped(head.cells[at]) for name, at in where.items()},
            )
            return Sheet(
                [(row.number, _values(row, where)) for row in below],
                heads,
                [name for at, name in filled_columns(head, below) if at not in where.values()],
            )
    names = ", ".join(map(called, needed[0]))
    return Sheet(faults=[told("heads.none", path=path, names=names)])


def called(name: str) -> str:
    """Say how a column is called, in English and in Thai.

    Examples
    --------
    >>> called("text"), called("name_en")
    ('text (ข้อความ)', 'name_en (ชื่ออังกฤษ)')
    """
    return f"{name} ({next(head for head in HEADS[name] if not head.isascii())})"


def head_columns(row: Row, column_names: Sequence[str]) -> dict[str, int]:
    """Return where each of the columns `column_names` stands, by what the heads say."""
    where: dict[str, int] = {}
    ranks: dict[str, int] = {}
    for column, cell in enumerate(row.cells):
        head = " ".join(cell.split()).casefold()
        for name in column_names:
            rank = HEADS[name].index(head) if head in HEADS[name] else None
            if rank is not None and rank < ranks.get(name, len(HEADS[name])):
                where[name], ranks[name] = column, rank  # a definition goes before a memo
                break
    return where


def _values(row: Row, where: dict[str, int]) -> dict[str, str]:
    return {name: stripped(row.cells[at]) if at < len(row.cells) else "" for name, at in where.items()}
