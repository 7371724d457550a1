"""Forms in parts: rows over the whole width of a table head fields, or what is told below them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, zip_longest

from synth.corpus.layout.column_heads import LONGEST_LABEL, tells
from synth.corpus.layout.forms import (
    LEAST_PARTS,
    LONGEST_FILLED,
    PART,
    are_aspects,
    fields_of_form,
    filling,
    first_line,
    lists_people,
    name_of,
)
from synth.corpus.layout.markers import marker_of
from synth.schema import SECTION_JOIN

_NAMED = re.compile(r"(?P<name>[^:：\n]{2,40}?)\s*[:：]\s*(?=\S)")


def has_parts(rows: Sequence[Sequence[str]]) -> bool:
    """Say whether a table is a form in parts: rows over its whole width head labels with what was answered.

    Examples
    --------
    >>> has_parts([["ส่วนที่ 1", ""], ["ผลที่ได้", "ขยะลดลง"], ["ส่วนที่ 2", ""], ["ปัญหา", "งบช้า"]])
    True
    >>> has_parts([["ปัญหา", "ทางออก"], ["งบช้า", ""], ["ถังไม่พอ", "เวียนกันใช้"]])
    False
    """
    if any(len(row) != 2 or not row[0].strip() for row in rows):
        return False
    whole = [index for index, row in enumerate(rows) if not row[1].strip()]
    apart = all(after - before > 1 for before, after in pairwise([*whole, len(rows)]))
    short = all(len(first_line(row[0])) <= LONGEST_FILLED for row in rows)
    return len(whole) >= LEAST_PARTS and whole[0] == 0 and apart and short


def fields_of_parts(rows: Sequence[Sequence[str]]) -> list[list[dict]]:
    r"""Say of each cell of a form in parts what it is; an answer stands under its part and its label.

    Examples
    --------
    >>> fields_of_parts([["ส่วนที่ 2", ""], ["2.1 ผลที่ได้\n(อธิบาย)", "ขยะลดลง"]])[1][1]
    {'column': 'ส่วนที่ 2 > ผลที่ได้'}
    """
    table_fields, part = [], ""
    for label, answer in rows:
        if not answer.strip():
            part = first_line(label)
            table_fields.append([{"kind": "column"}, {}])
            continue
        name = name_of(label)
        table_fields.append([{"kind": "column"}, filling(name, SECTION_JOIN.join((part, name)), answer)])
    return table_fields


def fields_of_rows(rows: Sequence[Sequence[str]], members: str = "") -> list[list[dict]]:
    r"""Say of each cell of a form what it is; a row over its whole width heads a part of it, or such rows.

    Examples
    --------
    >>> rows = [["วันที่", "7 มี.ค. 65"], ["ส่วนที่ 2 ผล", ""], ["2.1 ที่เห็นชัด\n(ตัวเลข)", "ขยะลดลง"]]
    >>> fields_of_rows(rows)[1:]
    [[{'kind': 'column'}, {}], [{'kind': 'column'}, {'column': 'ส่วนที่ 2 ผล > ที่เห็นชัด'}]]
    """
    table_fields, part, over = [], "", ""
    aspects, counted = are_aspects(rows), _counted(rows)
    for index, (row, below) in enumerate(zip_longest(rows, rows[1:], fillvalue=())):
        alone, words = not _beside(row), first_line(row[0])
        named = alone and bool(_beside(below)) and PART.match(words)
        if index in counted:
            part, over = "", name_of(row[0])
            table_fields.append([{"kind": "column"}, *({} for _ in row[1:])])
        elif named or (alone and below and not (counted or _beside(below)) and _is_over(words, below[0])):
            part, over = (words, "") if named else (part, words)
            table_fields.append([{"kind": "column"}, *({} for _ in row[1:])])
        elif alone and over:
            told = _said(row[0], members) | filling(over, over, row[0])
            table_fields.append([told, *({} for _ in row[1:])])
        else:
            over = ""
            table_fields.append(fields_of_form(row, part, aspects=aspects))
    return table_fields


def members_of(rows: Sequence[Sequence[str]]) -> str:
    """Return who was there, as a form lists them."""
    return "\n".join(row[1] for row in rows if len(row) > 1 and lists_people(first_line(row[0]), row[1]))


def _beside(row: Sequence[str]) -> str:
    """Return what stands in a row beside its first cell."""
    return "".join(map(str.strip, row[1:]))


def _counted(rows: Sequence[Sequence[str]]) -> set[int]:
    """Return the short rows over the whole width that count up from 1, with others between them."""
    counted: list[int] = []
    for index, row in enumerate(rows):
        marker = marker_of(first_line(row[0]))
        number = marker.number if marker and not _beside(row) else ""
        if number == str(len(counted) + 1) and len(first_line(row[0])) <= LONGEST_FILLED:
            counted.append(index)
    apart = all(after - before > 1 for before, after in pairwise(counted))
    return {*counted} if len(counted) >= LEAST_PARTS and apart else set()


def _is_over(words: str, below: str) -> bool:
    """Say whether words over the whole width head what stands below over the whole width, too."""
    return len(words) <= LONGEST_LABEL < len(below.strip()) and not tells(words)


def _said(cell: str, members: str) -> dict:
    """Say who of the members that a form lists says what stands behind the name, and where that begins."""
    match = _NAMED.match(cell)
    return {"speaker": match["name"], "said": match.end()} if match and match["name"] in members else {}
