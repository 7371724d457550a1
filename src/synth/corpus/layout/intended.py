"""Tables in which objectives, or what else was intended, stand beside what was found."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from synth.corpus.layout.lines import Kind, Line
from synth.corpus.layout.vocabulary import patterns
from synth.schema import SECTION_JOIN

_IN_A_TABLE = (Kind.COLUMN, Kind.FURNITURE)


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
    return any(patterns("begins")["finding"].match(head) and not is_intended(head) for head in heads)


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
        if promises_findings({head for names in heads.values() for head in names}):
            found |= {index for index, names in heads.items() if not any(map(is_intended, names))}
            objective = patterns("over")["objectives"]
            objectives |= {index for index, names in heads.items() if objective.match(names[-1])}
    return found, objectives


def _tables(lines: Sequence[Line]) -> Iterator[list[int]]:
    """Give the indexes of the lines of each table: its cells, and heads and figures between them."""
    within = [bool(line.column) or line.kind in _IN_A_TABLE for line in lines]
    for is_table, indexes in groupby(range(len(lines)), key=within.__getitem__):
        if is_table:
            yield list(indexes)
