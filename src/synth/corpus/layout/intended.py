"""Tables in which objectives, or what else was intended, stand beside what was found."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from synth.corpus.layout.lines import Kind, Line
from synth.corpus.layout.vocabulary import patterns
from synth.schema import SECTION_JOIN

_MEASURED = re.compile(r"(?:ตัวชี้วัด|ตัวบ่งชี้|วิธี(?:การ)?(?:วัด|ประเมิน)|indicators?\b|kpi)", re.IGNORECASE)
"""Heads of a plan by which it is measured: there ผลลัพธ์ is hoped for, unless it is said to have come."""
_CAME = re.compile(
    r"^(?!ตัวชี้วัด|ตัวบ่งชี้).*(?:เกิด|จริง|ที่ได้|ทำได้|ปัญหา|อุปสรรค|บทเรียน|ค้นพบ|เรียนรู้|ข้อ(?:สังเกต|เสนอ)|สะท้อน|ผลการ|สรุปผล)"
)
_TIMES = re.compile(r"(?:ช่วง)?เวลา|time", re.IGNORECASE)
_IN_A_TABLE = (Kind.COLUMN, Kind.FURNITURE, Kind.ASIDE)


def is_intended(head: str) -> bool:
    """Say whether a column or a row so headed holds what was intended: objectives, a plan, a hope.

    Examples
    --------
    >>> is_intended("สิ่งที่ตั้งใจไว้"), is_intended("สิ่งที่ตั้งใจจะทำต่อ"), is_intended("ปัญหา")
    (True, False, False)
    """
    return any(pattern.match(head) for pattern in patterns("over").values())


def promises_findings(heads: Collection[str]) -> bool:
    """Say whether one of the heads of a table promises findings, not only what was intended.

    Examples
    --------
    >>> promises_findings(["วัตถุประสงค์", "ผลที่เกิดขึ้น"]), promises_findings(["วัตถุประสงค์", "ผลที่คาดว่าจะได้รับ"])
    (True, False)
    """
    planned = any(map(_MEASURED.match, heads))
    return any(
        patterns("begins")["finding"].match(head)
        and not is_intended(head)
        and (not planned or _CAME.search(head))
        for head in heads
    )


def cells_of_tables(lines: Sequence[Line]) -> tuple[set[int], set[int]]:
    """Return what the heads of tables that promise findings say of their cells, by the indexes of lines.

    Returns
    -------
    found : set of int
        Cells that are no aside, whatever stands over their table.
    objectives : set of int
        Cells that are one. What else was intended is one only under a heading of asides: beside what came of
        it, people label it as a finding as often as not.
    """
    found: set[int] = set()
    objectives: set[int] = set()
    for indexes in _tables(lines):
        heads = {index: lines[index].column.split(SECTION_JOIN) for index in indexes if lines[index].column}
        every = {head for names in heads.values() for head in names}
        every |= {lines[index].text for index in indexes if lines[index].kind == Kind.COLUMN}
        if promises_findings(every):
            own = {
                index
                for index, names in heads.items()
                if not any(map(is_intended, names)) and not _MEASURED.match(names[-1])
            }
            if any(map(_TIMES.fullmatch, every)):  # of an agenda only what was found
                own = {index for index in own if promises_findings(heads[index][-1:])}
            found |= own
            objective = patterns("over")["objectives"]
            objectives |= {index for index, names in heads.items() if objective.match(names[-1])}
    return found, objectives


def _tables(lines: Sequence[Line]) -> Iterator[list[int]]:
    """Give the indexes of the lines of each table: its cells, and heads and figures between them."""
    within = [bool(line.column) or line.kind in _IN_A_TABLE for line in lines]
    for is_table, indexes in groupby(range(len(lines)), key=within.__getitem__):
        if is_table:
            yield list(indexes)
