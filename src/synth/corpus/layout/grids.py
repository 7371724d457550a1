"""The cells of a table: which are heads, names of rows or numbers, and under which head the others stand."""

from __future__ import annotations

import re
from collections.abc import Sequence

from synth.corpus.layout import forms
from synth.corpus.layout.markers import marker_of
from synth.corpus.layout.vocabulary import patterns
from synth.schema import SECTION_JOIN
from synth.signs import IN_ARABIC

LONGEST_HEAD = 60
"""Characters of the longest head of a column; a longer cell is text."""

LONGEST_LABEL = 30
"""Characters of the longest name of a row."""

_SHORT_HEAD = 20
"""Characters of the longest head that stands within the body of a table."""

_COUNTER = re.compile(r"(?:ลำดับ(?:ที่)?|ที่|ข้อ(?:ที่)?|no\.?|#|item)", re.IGNORECASE)
_SPEAKER = re.compile(r"ผู้(?:พูด|เล่า|ให้ข้อมูล|ให้สัมภาษณ์|กล่าว)|ใคร(?:พูด|เล่า)|คนพูด|คนเล่า|speaker", re.IGNORECASE)
_NAME = re.compile(r"(?:ชื่อ(?:[-– /]*(?:นาม)?สกุล|ผู้\S*)?|ใคร|name)", re.IGNORECASE)
_SAID = re.compile(
    r"(?:คำ|สิ่งที่|ข้อความที่|เรื่องที่)(?:พูด|เล่า|บอก|สะท้อน)|ความ(?:คิด)?เห็น|เสียงสะท้อน|said|quote", re.IGNORECASE
)
_TIMES, _CLOCK = re.compile(r"เวลา|time", re.IGNORECASE), re.compile(r"\d{1,2}[:.]\d{2}(?::\d{2})?")
_NUMBER = re.compile(r"[\d๐-๙]{1,3}(?:\.[\d๐-๙]{1,3})*[.)]?")
_NO_HEAD = re.compile(r"[-–•●*✓✔]|\(?[\d๐-๙]+[.):]|[\d๐-๙.,/ ]+$")


class WholeRow(list[str]):
    """A row whose one cell spans the others, as the format says; they are empty."""


def heads_of(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return the heads of the columns if the first row holds them, else nothing.

    Examples
    --------
    >>> heads_of([["ปัญหา", "ข้อเสนอแนะ"], ["งบประมาณล่าช้า", "เบิกล่วงหน้า"]])
    ['ปัญหา', 'ข้อเสนอแนะ']
    >>> heads_of([["งบประมาณล่าช้า"], ["เบิกล่วงหน้า"]])
    []
    """
    if len(rows) < 2 or len(rows[0]) < 2 or heads_inside(rows) or heads_in_first_column(rows):
        return []
    first = [" ".join(cell.split()) for cell in rows[0]]
    named = [cell for cell in first if cell]
    short = all(len(cell) <= LONGEST_HEAD and not _NO_HEAD.match(cell) for cell in named)
    return first if len(named) >= 2 and short and len(set(named)) == len(named) else []


def heads_inside(rows: Sequence[Sequence[str]]) -> bool:
    r"""Say whether each cell has its own head above what it holds, as the quarters of a SWOT have.

    Examples
    --------
    >>> heads_inside([["จุดแข็ง\n- ผู้นำดี", "จุดอ่อน\n- หนี้สิน"], ["โอกาส\n- มีถนน", "อุปสรรค\n- ฝนแล้ง"]])
    True
    """
    cells = [lines_of_cell(cell) for row in rows for cell in row if cell.strip()]
    heads = [lines[0].rstrip(":： ") for lines in cells]
    return (
        len(cells) > 1
        and all(len(lines) > 1 for lines in cells)
        and len(set(heads)) == len(heads)
        and all(len(head) <= LONGEST_LABEL and not marker_of(head) for head in heads)
    )


def heads_in_first_column(rows: Sequence[Sequence[str]]) -> bool:
    """Say whether each row begins with its head, the first one too: then no row holds heads of columns.

    Examples
    --------
    >>> heads_in_first_column([["จุดแข็ง", "ผู้นำเข้มแข็ง"], ["จุดอ่อน", "ขาดคนรุ่นใหม่"]])
    True
    >>> heads_in_first_column([["ปัญหา", "ทางออก"], ["งบช้า", "เบิกล่วงหน้า"]])
    False
    """
    if len(rows) < 2 or any(len(row) != 2 for row in rows) or not labelled(rows):
        return False
    first, beside = rows[0][0].strip(), rows[0][1].strip()
    usual = sum(bool(patterns("begins")["heading"].match(row[0].strip())) for row in rows)
    listed = len(lines_of_cell(beside)) > 1 or marker_of(beside) is not None
    lengths = sorted(len(row[1].strip()) for row in rows[1:])
    as_long = len(beside) > LONGEST_LABEL and len(beside) >= 0.6 * lengths[len(lengths) // 2]
    alike = usual == len(rows) and not patterns("begins")["heading"].match(beside)
    return bool(first) and bool(beside) and (alike or listed or as_long)


def lines_of_cell(cell: str) -> list[str]:
    """Return the lines of a cell that hold something."""
    return [line.strip() for line in re.split(r"[\r\n\v]+", cell) if line.strip()]


def speaker_column(heads: Sequence[str]) -> int | None:
    """Return the place of the column that says who speaks; a column of names alone is a list of people.

    Examples
    --------
    >>> speaker_column(["ที่", "ชื่อ", "สิ่งที่เล่า"]), speaker_column(["ชื่อ", "ตำแหน่ง"])
    (1, None)
    """
    said = any(_SAID.match(head) for head in heads)
    places = [
        n for n, head in enumerate(heads) if _SPEAKER.fullmatch(head) or (said and _NAME.fullmatch(head))
    ]
    return places[0] if places and len(heads) > 1 else None


def is_counter(head: str, cell: str) -> bool:
    """Say whether `cell`, under `head`, only numbers its row."""
    return bool(_NUMBER.fullmatch(cell.strip())) and (not head or bool(_COUNTER.fullmatch(head)))


def labelled(rows: Sequence[Sequence[str]]) -> bool:
    """Say whether the first column only names the rows: it is short, and what stands beside it is longer."""
    first = [row[0].strip() for row in rows if row]
    others = sorted(len(cell.strip()) for row in rows for cell in row[1:] if cell.strip())
    if not others or max(map(len, first), default=0) > LONGEST_LABEL:
        return False
    return others[len(others) // 2] > 1.5 * sorted(map(len, first))[len(first) // 2]


def number_of(cell: str) -> str:
    """Return the number that a cell counts its row with, in Arabic digits."""
    return cell.strip().rstrip(".)").translate(IN_ARABIC)


def column_of(head: str, name: str = "") -> str:
    """Return the section of a cell within its table: the name of its row, then the head of its column.

    Examples
    --------
    >>> column_of("ปัญหา", "ติดบ้าน"), column_of("ปัญหา")
    ('ติดบ้าน > ปัญหา', 'ปัญหา')
    """
    return SECTION_JOIN.join(" ".join(part.split()) for part in (name, head) if part.strip())


def told_of(rows: Sequence[Sequence[str]]) -> list[list[dict]]:
    """Say of each cell of a table what it is: a head or a name, an answer in a form, or text.

    Examples
    --------
    >>> told_of([["ผู้พูด", "คำพูด"], ["ป้าศรี", "ดูมดขนไข่แม่นกว่าดูแอป"]])[1]
    [{'kind': 'column'}, {'column': 'คำพูด', 'speaker': 'ป้าศรี'}]
    """
    if forms.has_parts(rows):
        return forms.told_of_parts(rows)
    if forms.is_form(rows):
        return [forms.told_of_form(row) for row in rows]
    if forms.is_ledger(rows):
        return forms.told_of_ledger(rows)
    heads = heads_of(rows)
    body = rows[1:] if heads else rows
    apart = [row for row in body if not isinstance(row, WholeRow)]
    named = heads_in_first_column(rows) or (bool(heads) and labelled(apart))
    name = part = ""
    speaks = speaker_column(heads)
    told = [[{"kind": "column"} for _ in rows[0]]] if heads else []
    for row in body:
        if heads and isinstance(row, WholeRow):
            said, part = _over_all(row[0].strip(), part)
            name = ""
            told.append([said, *({} for _ in row[1:])])
            continue
        if heads and _heads_anew(row):
            heads, name = [" ".join(cell.split()) for cell in row], ""
            told.append([{"kind": "column"} for _ in row])
            continue
        number = time = ""
        speaker = row[speaks].strip() if speaks is not None and speaks < len(row) else ""
        told.append([])
        for place, cell in enumerate(row):
            head = _head_over(heads, place)
            kind = {"kind": "column"}
            if place == 0 and len(row) > 1 and is_counter(head, cell):
                number, name = number_of(cell), ""
            elif place == speaks:
                pass
            elif _TIMES.fullmatch(head) and _CLOCK.fullmatch(cell.strip()):
                time = cell.strip()
            elif place == 0 and named:
                name = cell.strip() or name  # a cell that spans rows names all of them
            else:
                column = column_of(head, column_of(name, part))
                kind = {"column": column, "number": number, "speaker": speaker, "time": time}
            told[-1].append({key: value for key, value in kind.items() if value})
    return told


def _over_all(cell: str, part: str) -> tuple[dict, str]:
    """Say what a cell over the whole width is, and under which part the rows below stand.

    Who was there (ผู้เข้าร่วม ป้าศรี ลุงดำ), the head of a part, or text.
    """
    label = re.split(r"[\s:：]", cell, maxsplit=1)[0]
    if label != cell.rstrip(":： ") and patterns("above")["aside"].match(label):
        return {"kind": "aside"}, part
    marker = marker_of(cell)
    if len(cell) > LONGEST_HEAD or len(lines_of_cell(cell)) > 1 or (marker and not marker.number):
        return {}, part
    return {"kind": "column"}, cell[marker.length if marker else 0 :].rstrip(":： ")


def _heads_anew(row: Sequence[str]) -> bool:
    """Say whether further heads stand in a row, as those of the lower half of a SWOT."""
    cells = [cell.strip().rstrip(":：") for cell in row]
    return len(cells) > 1 and all(
        len(cell) <= _SHORT_HEAD and patterns("begins")["heading"].match(cell) for cell in cells
    )


def _head_over(heads: Sequence[str], place: int) -> str:
    """Return the head of a column; one that is merged over several stands over the first of them."""
    named = [head for head in heads[1 : place + 1] if head] if place < len(heads) else []
    return heads[place] or (named[-1] if named else "") if place < len(heads) else ""
