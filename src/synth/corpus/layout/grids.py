"""The cells of a table: which are heads, names of rows or numbers, and under which head the others stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile, zip_longest

from synth.corpus.layout import forms, forms_in_parts, ledgers
from synth.corpus.layout.bounds import COUNT_OF_VOTES
from synth.corpus.layout.column_heads import (
    COUNTER,
    LONGEST_HEAD,
    LONGEST_LABEL,
    SAID,
    SHORT_HEAD,
    column_of,
    head_over,
    heads_below,
    heads_in_first_column,
    heads_of,
    labelled,
    lines_of_cell,
    tells,
)
from synth.corpus.layout.contents import chances_of_findings, speaks_in, without_findings
from synth.corpus.layout.lists_of_people import is_key_of_codes, of_people
from synth.corpus.layout.markers import marker_of
from synth.corpus.layout.minutes import is_named
from synth.corpus.layout.plans import columns_of_a_plan, is_agenda
from synth.corpus.layout.spoken import rows_of_talk
from synth.corpus.layout.vocabulary import patterns
from synth.signs import IN_ARABIC

_TIMES, _CLOCK = re.compile(r"เวลา|time", re.IGNORECASE), re.compile(r"\d{1,2}[:.]\d{2}(?::\d{2})?")
_NUMBER = re.compile(r"[\d๐-๙]{1,3}(?:\.[\d๐-๙]{1,3})*[.)]?")
_FIGURES = (ledgers.MEASURE, COUNT_OF_VOTES, re.compile(r"[★☆⭐🌟●✔✓|\s]+(?:[\d๐-๙]{1,3})?"))
_TOPICS = re.compile(
    r"(?:ประเด็น|เรื่อง|หัวข้อ|ด้าน|กิจกรรม|องค์ประกอบ|กลุ่ม|พื้นที่|หมู่บ้าน|ฐาน|ขั้นตอน|topic|area|theme)(?!ที่พบ|ปัญหา)\S{0,12}",
    re.IGNORECASE,
)
"""Heads of what rows are about, behind a column that counts them."""
_PAIR = 2
_ASIDE = {"kind": "aside"}


class WholeRow(list[str]):
    """A row whose one cell spans the others, as the format says; they are empty."""


class SpannedCell(str):
    """An empty cell that the one above it goes on through, as the format says."""

    __slots__ = ()


def is_counter(head: str, cell: str) -> bool:
    """Say whether `cell`, under `head`, only numbers its row."""
    return bool(_NUMBER.fullmatch(cell.strip())) and (not head or bool(COUNTER.fullmatch(head)))


def number_of(cell: str) -> str:
    """Return the number that a cell counts its row with, in Arabic digits."""
    return cell.strip().rstrip(".)").translate(IN_ARABIC)


def fields_of(rows: Sequence[Sequence[str]]) -> list[list[dict]]:
    """Say of each cell of a table what it is: a head or a name, an answer in a form, or text.

    Examples
    --------
    >>> who, told = fields_of([["ผู้พูด", "คำพูด"], ["ป้าศรี", "ดูมดขนไข่แม่นกว่าดูแอป"]])[1]
    >>> who, told["column"], told["speaker"]
    ({'kind': 'column'}, 'คำพูด', 'ป้าศรี')
    """
    if talk := rows_of_talk(rows):
        return talk
    if forms_in_parts.has_parts(rows):
        return forms_in_parts.fields_of_parts(rows)
    if forms.is_form(rows):
        return _fields_of_form(rows)
    if ledgers.is_ledger(rows) or is_agenda(rows):
        return ledgers.fields_of_ledger(rows)
    heads = heads_of(rows)
    if is_key_of_codes(heads):
        kinds = ["column", *["aside"] * (len(rows) - 1)]
        return [[{"kind": kind} for _ in row] for kind, row in zip(kinds, rows, strict=True)]
    return _fields_below(heads, [WholeRow(row) if _alone(row) else row for row in rows])


def _fields_of_form(rows: Sequence[Sequence[str]]) -> list[list[dict]]:
    """Say of each cell of a form what it is; a table within it has its own heads."""
    table_fields: list[list[dict]] = []
    members = forms_in_parts.members_of(rows)
    first = number = 0
    while number < len(rows):
        within = list(takewhile(lambda row: sum(map(bool, map(str.strip, row))) > _PAIR, rows[number:]))
        used = [
            index
            for index, column in enumerate(zip_longest(*within, fillvalue=""))
            if "".join(column).strip()
        ]
        narrow = [[row[index] for index in used if index < len(row)] for row in within]
        if len(within) > _PAIR and _heads_within(narrow):
            table_fields += forms_in_parts.fields_of_rows(rows[first : number + 1], members)[:-1]
            for row, fields in zip(within, fields_of(narrow), strict=True):
                told = dict(zip(used, fields, strict=False))
                table_fields.append([told.get(index, {}) for index in range(len(row))])
            first = number = number + len(within)
        else:
            number += 1
    return table_fields + (forms_in_parts.fields_of_rows(rows[first:], members) if first < len(rows) else [])


def _heads_within(rows: Sequence[Sequence[str]]) -> bool:
    """Say whether rows within a form begin with heads of columns, not with two fields side by side.

    Below the head of a counter every row is counted; fields with what fills them are no odd number of cells.
    """
    heads = heads_of(rows)
    if not heads or not all(heads):
        return False
    usual = sum(bool(patterns("begins")["heading"].match(head)) for head in heads)
    counted = COUNTER.fullmatch(heads[0]) and all(is_counter(heads[0], row[0]) for row in rows[1:])
    filled = {sum(map(bool, map(str.strip, row))) for row in rows}
    odd = len(filled) == 1 and filled.pop() % _PAIR == 1
    return bool(counted or (odd and usual)) or (
        not any(map(forms.is_field, heads)) and 2 * usual >= len(heads)
    )


def _fields_below(heads: list[str], rows: Sequence[Sequence[str]]) -> list[list[dict]]:
    """Say of each cell of a table what it is, its heads and what stands below them."""
    below = heads_below(rows) if heads else []
    body = rows[2:] if below else rows[1:] if heads else rows
    apart = [row for row in body if not isinstance(row, WholeRow)]
    counted = len(heads) > _PAIR and bool(COUNTER.fullmatch(heads[0]) and _TOPICS.fullmatch(heads[1]))
    named = heads_in_first_column(rows) or (bool(heads) and labelled([row[counted:] for row in apart]))
    named_at = int(counted) if named else None
    name = part = speaker = ""
    table_fields = [[{"kind": "column"} for _ in row] for row in rows[: len(rows) - len(body)]]
    heads = below or heads
    columns = [[row[index] for row in apart if index < len(row)] for index in range(len(heads))]
    chances = chances_of_findings(heads, columns)
    without = columns_of_a_plan(heads, columns) | without_findings(heads, chances)
    speaks = speaks_in(heads, columns)
    for row in body:
        if heads and isinstance(row, WholeRow):
            over = _over_all(row[0].strip(), part, speaks is not None)
            fields, part = over if row is not body[-1] else ({}, "")
            name = ""
            table_fields.append([fields, *({} for _ in row[1:])])
        elif heads and _heads_anew(row):
            heads, name = [" ".join(cell.split()) for cell in row], ""
            table_fields.append([{"kind": "column"} for _ in row])
        else:
            if speaks is not None and speaks < len(row):
                speaker = speaker if isinstance(row[speaks], SpannedCell) else _who_says(row[speaks])
            name, cells = _fields_of_row(row, heads, named_at, name, part, speaks, speaker)
            table_fields.append(
                [
                    fields
                    if not fields.get("column") or index >= len(chances)
                    else _ASIDE
                    if index in without
                    else fields | {"certain": round(chances[index], 3)}
                    for index, fields in enumerate(cells)
                ]
            )
    return table_fields


def _fields_of_row(
    row: Sequence[str],
    heads: Sequence[str],
    named_at: int | None,
    name: str,
    part: str,
    speaks: int | None,
    speaker: str,
) -> tuple[str, list[dict]]:
    """Return the name that holds from a row on, and say of each of its cells what it is."""
    number = time = ""
    cell_fields = []
    for index, cell in enumerate(row):
        head = head_over(heads, index)
        kind = {"kind": "column"}
        if index == 0 and len(row) > 1 and is_counter(head, cell):
            number, name = number_of(cell), "" if named_at != 1 or cell.strip() else name
        elif index == speaks or (heads and any(one.fullmatch(cell.strip()) for one in _FIGURES)):
            pass  # nor is a bare figure a finding
        elif speaks is not None and of_people(head) and not tells(cell):
            pass  # nor what who speaks is
        elif _TIMES.fullmatch(head) and _CLOCK.fullmatch(cell.strip()):
            time = cell.strip()
        elif index == named_at:
            name = cell.strip() or name  # a cell that spans rows names all of them
        else:
            said = part and speaks is not None and SAID.match(head)  # such a head only says that it is a talk
            column = column_of("" if said else head, column_of(name, part))
            kind = {"column": column, "number": number, "speaker": speaker, "time": time}
        cell_fields.append({key: value for key, value in kind.items() if value})
    return name, cell_fields


def _who_says(cell: str) -> str:
    """Return who speaks: of a name with what somebody is beneath it, the name."""
    first, *others = lines_of_cell(cell) or [""]
    return first if is_named(first) and not any(map(is_named, others)) else cell.strip()


def _alone(row: Sequence[str]) -> bool:
    """Say whether only the first of several cells holds something, and that is no name of a row."""
    return len(row) > _PAIR and len(row[0].strip()) > LONGEST_LABEL and not any(map(str.strip, row[1:]))


def _over_all(cell: str, part: str, talk: bool) -> tuple[dict, str]:
    """Say what a cell over the whole width is, and under which part the rows below stand.

    Who was there (ผู้เข้าร่วม ป้าศรี ลุงดำ), the head of a part, or text; where people `talk`, nobody says it, and
    what is short or numbered is a head.
    """
    label = re.split(r"[\s:：]", cell, maxsplit=1)[0]
    if label != cell.rstrip(":： ") and patterns("above")["aside"].match(label):
        return {"kind": "aside"}, part
    marker = marker_of(cell)
    usual = len(cell) <= SHORT_HEAD or patterns("begins")["heading"].match(cell)
    usual = usual or (talk and (len(cell) <= LONGEST_LABEL or (marker and marker.number)))
    is_text = len(cell) > LONGEST_HEAD or (tells(cell) and not usual)
    if is_text or len(lines_of_cell(cell)) > 1 or (marker and not marker.number):
        return {}, part
    return {"kind": "column"}, cell[marker.length if marker else 0 :].rstrip(":： ")


def _heads_anew(row: Sequence[str]) -> bool:
    """Say whether further heads stand in a row, as those of the lower half of a SWOT."""
    cells = [cell.strip().rstrip(":：") for cell in row]
    return len(cells) > 1 and all(
        len(cell) <= SHORT_HEAD and patterns("begins")["heading"].match(cell) for cell in cells
    )
