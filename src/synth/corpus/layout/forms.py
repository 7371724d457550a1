"""Forms: tables and lines that give the label of a field, then what was filled in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from synth.corpus.layout.asking import asks_something
from synth.corpus.layout.column_heads import SHORT_HEAD, lines_of_cell, tells
from synth.corpus.layout.furniture import FORM, HEAD, NUMBER, reason_for
from synth.corpus.layout.markers import marker_of
from synth.corpus.layout.plans import CLOCKS
from synth.corpus.layout.vocabulary import patterns
from synth.schema import SECTION_JOIN

_DEED = (
    "(?:งาน|การ|กิจกรรม|โครงการ|เวที|ประชุม|อบรม|ค่าย|วง|เสวนา|สนทนา|ถอดบทเรียน|สรุป|ทบทวน|ติดตาม|ประเมิน"
    "|(?:เก็บ|คืน)?ข้อมูล|ทำ)"
)
"""What is held or carried out; what else goes on behind it (จัดสรรน้ำ) is no label of a fact."""
_FIELD = re.compile(
    r"(?:ชื่อ(?:กิจกรรม|โครงการ(?:วิจัย|ย่อย|หลัก)?|เวที|กลุ่ม|หน่วยงาน|ชุมชน|เรื่อง|(?:ชุด)?ข้อมูล|เอกสาร|ไฟล์)|(?:วัน(?:ที่)?(?:\s?(?:และ)?(?:เวลา|เดือน\s?ปี))?|เดือน|ปี|เวลา|สถานที่|พื้นที่|จำนวน(?:ผู้เข้าร่วม|คน)"
    r"|ผู้(?:เข้าร่วม|ร่วม|จด|(?:จด)?บันทึก|ชวน(?=คุย)|รายงาน|รับผิดชอบ|ดำเนิน(?:รายการ|การ)?|นำ|อำนวย(?:การ)?|(?:ให้)?สัมภาษณ์|(?:ให้|ลง|เก็บ|กรอก|บันทึก)ข้อมูล|ถอดเทป|สรุป|จัด(?:ทำ)?)"
    r"|คน(?:จด|ในวง|ที่มา)|ที่ไหน|เมื่อไห?ร่?|สถานะ|วิทยากร|หน่วยงาน|ครั้งที่|โทรศัพท์|อีเมล)"
    rf"(?:กิจกรรม|โครงการ|รายงาน|ทำ|วง|(?:ที่)?จัด(?:{_DEED}){{0,3}}|ดำเนิน{_DEED}|บันทึก|ประชุม|(?:เก็บ|ลง)?ข้อมูล|ทั้งหมด|คุย|ซ้อม|สัมภาษณ์|อบรม|ทบทวน|เวที|สนทนา"
    r"|กระบวนการ|เสวนา|ถอดบทเรียน|ลงพื้นที่|(?:ลง)?เยี่ยม(?:บ้าน)?|สังเกต)?(?:\s[A-Z]{2,4})?"
    rf"|(?:รหัส|ประเภท|ระยะเวลา|งบประมาณ)(?:ของ)?โครงการ|ระยะเวลา(?:ที่)?ดำเนิน{_DEED}|(?:งบประมาณ|ทุน)ที่ได้รับ(?:จัดสรร|อนุมัติ|สนับสนุน)?"
    r"|(?:องค์กร|หน่วยงาน|ผู้)(?:ที่)?(?:ผู้)?(?:รับทุน|ขอทุน|เสนอโครงการ)|แหล่งทุน|ปีงบประมาณ)\s*[:：]?"
)
_IN_BRACKETS = re.compile(r"\([^()]{1,15}\)(?=[\s:：]{0,3}\Z)")
_LEAST_FIELDS = 2
LEAST_PARTS = 2
LONGEST_FILLED = 60
"""Characters of the first line of a label; below it may stand what is to be filled in."""
_TICKED = re.compile(r"(?:[☐☑☒□■✓✔]\s?[^☐☑☒□■✓✔\n]{1,30}){2,}")
"""Options side by side; a list of tasks has a line for each."""
PART = re.compile(r"(?:ส่วน|ตอน|หมวด|ข้อ|part|section)(?:ที่)?\s?[\d๐-๙A-Zก-ฮ]{1,3}(?![^\s.):：])", re.IGNORECASE)
_SIGNED = re.compile(r"\(?ลง(?:ลาย)?(?:มือ)?ชื่อ[\s.…_:)]")
_MEMBERS = re.compile(
    r"(?:(?:ราย)?ชื่อ)?(?:สมาชิก|กรรมการ|คณะกรรมการ|ทีม(?:งาน)?|โค้ช|พี่เลี้ยง|แกนนำ|ผู้ประสานงาน|members?|team|coach(?:es)?)"
    r"(?:(?:ใน|ของ)?(?:ทีม|กลุ่ม|วง|โครงการ|plc))?(?:ที่(?:มา|เข้า(?:ร่วม|ประชุม)?|ร่วม)\S{0,10})?",
    re.IGNORECASE,
)
"""Labels beside which stands who somebody is."""
_VALUE = re.compile(
    r"[A-Za-z]{0,6}[-_/]?[\d๐-๙][\w/,.-]{0,20}(?:\s?(?:บาท|คน|ครั้ง|วัน|ปี|เดือน|หลัง|แห่ง|ไร่|กก\.|%))?(?:ถ้วน)?"
)
"""A code, a figure or an amount, as fills a field."""
_PAIRS = 4
"""Cells of a row that holds two fields."""


def is_field(words: str) -> bool:
    """Say whether `words` are the label of a field of the head of a note.

    Examples
    --------
    >>> is_field("วันที่จัดกิจกรรม"), is_field("วัน เวลา"), is_field("ผู้นำคุย / ผู้จด"), is_field("ผู้เข้าร่วมสะท้อนว่า")
    (True, True, True, False)
    """
    return all(_FIELD.fullmatch(part.strip()) for part in _IN_BRACKETS.sub("", words).split("/"))


def is_form(rows: Sequence[Sequence[str]]) -> bool:
    """Say whether a table is a form: fields one under the other, not side by side as heads stand.

    Examples
    --------
    >>> is_form([["วันที่", "7 มี.ค. 65"], ["สถานที่", "วัดป่า"], ["ปัญหา", "มีสองเตียง"]])
    True
    >>> is_form([["ชื่อโครงการ", "ผักริมรั้ว"], ["วัตถุประสงค์", "ให้เด็กได้กินผัก"], ["ปัญหา", "หอยทาก"]])
    True
    >>> is_form([["ผู้ป่วย", "ตาหมื่น", "HN", "12"], ["วันที่เยี่ยม", "12 มิ.ย. 68", "ครั้งที่", "4"]])
    True
    >>> is_form([["วันที่", "สถานที่"], ["7 มี.ค. 65", "วัดป่า"]])
    False
    >>> parts = [["ตอนที่ 1 เหตุ", "", "", ""], ["ภัย", "น้ำ", "ระดับ", "2"], ["ตอนที่ 2 ผล", "", "", ""]]
    >>> is_form([*parts, ["ดี", "เรือไว", "", ""]]), is_form([*parts, ["ดี", "ไว", "พอ", "ไม่ล้ม"]])
    (True, False)
    """
    if _is_paired_in_parts(rows):
        return True
    labels = [cell for row in rows for index, cell in enumerate(row) if index in _labels(row)]
    first = [cell for cell in rows[0] if cell.strip()] if rows else []
    heads = len(first) > 1 and is_field(first[0]) and is_field(first[1])
    paired = (
        bool(rows)
        and all(len(_labels(row)) > 1 for row in rows)
        and all(any(_of_the_head(row[index]) for row in rows) for index in _labels(rows[0]))
    )
    begins = paired or (bool(first) and is_field(first[0]))
    return begins and not heads and sum(map(_of_the_head, labels)) >= _LEAST_FIELDS


def _is_paired_in_parts(rows: Sequence[Sequence[str]]) -> bool:
    """Say whether numbered parts of a table four cells wide hold fields: two a row, or one over the rest."""
    filled = [[index for index, cell in enumerate(row) if cell.strip()] for row in rows]
    parts = [index for index, row in enumerate(rows) if filled[index] == [0] and PART.match(row[0].strip())]
    paired = [*range(_PAIRS)]
    fields = all(own in ([0], [0, 1], paired) for own in filled) and [0, 1] in filled and paired in filled
    return len(parts) >= LEAST_PARTS and parts[0] == 0 and fields


def are_aspects(rows: Sequence[Sequence[str]]) -> bool:
    """Say whether what stands beside the labels of fields tells, in half of several: lessons by aspect.

    Examples
    --------
    >>> are_aspects([["แหล่งทุน", "เบิกช้า ต้องสำรองเงินก่อน"], ["สถานที่", "ไกล ชาวบ้านเดินทางไม่ไหว"]])
    True
    >>> are_aspects([["แหล่งทุน", "สสส. สำนัก 6"], ["สถานะ", "ยังไม่แล้วเสร็จ"], ["สถานที่", "วัดป่า"]])
    False
    """
    pairs = [(row[at], row[at + 1 : at + 2]) for row in rows for at in _labels(row)]
    told = [any(map(tells, beside)) for label, beside in pairs if is_field(first_line(label))]
    return len(told) >= _LEAST_FIELDS and 2 * sum(told) >= len(told)


def _of_the_head(label: str) -> bool:
    """Say whether a label asks for a fact about the note, or for aims and who was there."""
    return is_field(label) or bool(patterns("above")["aside"].match(label))


def _labels(row: Sequence[str]) -> tuple[int, ...]:
    pairs = len(row) == _PAIRS and all(cell.strip() for cell in row)
    return (0, 2) if pairs else (0,)


def fields_of_form(row: Sequence[str], part: str = "", *, aspects: bool = False) -> list[dict]:
    """Say of each cell of a form's row what it is; what fills a field of the head is no statement.

    But where the fields are `aspects` of what is told. Nor is what shortly fills one of two side by side.
    """
    cell_fields, label, paired = [], "", len(_labels(row)) > 1
    for index, cell in enumerate(row):
        if index not in _labels(row):
            section = SECTION_JOIN.join(filter(None, (part, label)))
            fields = filling(label, section, cell, aspects=aspects)
            fact = paired and "column" in fields and len(cell) <= LONGEST_FILLED and not tells(cell)
            fact = fact and not patterns("begins")["heading"].match(label)
            cell_fields.append({"kind": "furniture", "reason": HEAD} if fact else fields)
        elif _SIGNED.match(cell.strip()):
            cell_fields.append({"kind": "furniture", "reason": FORM})
        else:
            named = _is_label(cell, filled=any(map(str.strip, row[index + 1 :])))
            label = name_of(cell) if named else ""
            cell_fields.append({"kind": "column"} if named else {"column": ""})
    return cell_fields


def _is_label(cell: str, filled: bool) -> bool:
    """Say whether a cell is the label of a field and tells nothing; beside a long one a cell is `filled`."""
    words = first_line(cell)
    usual = _FIELD.match(words) or patterns("begins")["heading"].match(words)
    numbered = marker_of(words)
    asked = not tells(words) or (numbered and numbered.number) or asks_something(words)
    return bool(usual) or len(words) <= SHORT_HEAD or bool(filled and len(words) <= LONGEST_FILLED and asked)


def name_of(label: str) -> str:
    """Return the name of a field, without its number and what helps to fill it in."""
    lines = list(takewhile(lambda line: not line.startswith("("), lines_of_cell(label)[1:]))
    words = " ".join([first_line(label), *lines]).rstrip(":： ")
    number = marker_of(words)
    return words[number.length :].strip() if number and number.number else words


def filling(label: str, section: str, cell: str, *, aspects: bool = False) -> dict:
    """Say what fills a field: a fact about the note, aims or who was there, a bare value, or an answer."""
    if is_field(label) and not aspects:
        return {"kind": "furniture", "reason": HEAD}
    of_the_form = _TICKED.fullmatch(cell.strip()) or _SIGNED.match(cell.strip())
    if of_the_form or reason_for(cell.strip(), thai=True) == FORM:
        return {"kind": "furniture", "reason": FORM}
    if _VALUE.fullmatch(cell.strip()):
        return {"kind": "furniture", "reason": NUMBER}
    aside = CLOCKS.fullmatch(label) or patterns("above")["aside"].match(label) or lists_people(label, cell)
    return {"kind": "aside"} if aside else {"column": section}


def lists_people(label: str, cell: str) -> bool:
    """Say whether members are listed in a cell, a line each: half of them are called as people are."""
    if not _MEMBERS.fullmatch(label):
        return False
    lines = [line[marker.length if (marker := marker_of(line)) else 0 :] for line in lines_of_cell(cell)]
    called = sum(bool(patterns("begins")["person"].match(line)) and not tells(line) for line in lines)
    return 2 * called >= len(lines) > 2 * sum(map(tells, lines))


def first_line(cell: str) -> str:
    """Return what a cell begins with, without a colon."""
    return cell.strip().split("\n")[0].rstrip(":： ")
