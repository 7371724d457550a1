"""Tables in plain text, their cells parted by tabs or pipes: taken apart into cells."""

from __future__ import annotations

import re
from collections.abc import Mapping

from synth.corpus.layout.grids import heads_of, told_of
from synth.corpus.layout.lines import Line

_CELL = re.compile(r"[^\t]+")
_PIPED = re.compile(r"(?<=\|)[^|]+(?=\|)")
_PAIR = 2
"""Cells of a row that is more often a name and what is said than a table."""
_PIPE_RULE = re.compile(r"\|?[\s:|-]+\|[\s:|-]*")


def with_cells(lines: list[Line], told: Mapping[int, dict]) -> tuple[list[Line], dict[int, dict]]:
    """Take rows of a table apart: lines with as many tabs or pipes as the next or the one before.

    Returns
    -------
    lines : list of Line
        With a line for each cell.
    told : dict
        What is known of each cell, by where it begins.
    """
    done: list[Line] = []
    known: dict[int, dict] = {}
    at = 0
    while at < len(lines):
        size = 0 if lines[at].start in told else _table_length(lines, at)
        rows = lines[at : at + max(size, 1)]
        cells = _cells(rows) if size > 1 else []
        done += [cell for cell, _ in cells] or rows
        known |= {cell.start: said for cell, said in cells if said}
        at += len(rows)
    return done, known


def _table_length(lines: list[Line], at: int) -> int:
    """Return how many lines from `at` on are rows of one table."""
    first = lines[at].text
    if first.startswith("|") and first.endswith("|") and len(first) > 2:
        sign, columns = "|", first.count("|")
    elif "\t" in first:
        sign, columns = "\t", first.count("\t")
    else:
        return 0
    end = at
    while (
        end < len(lines)
        and lines[end].text.count(sign) == columns
        and (end == at or not lines[end].after_blank)
    ):
        end += 1
    return end - at


def _cells(rows: list[Line]) -> list[tuple[Line, dict]]:
    """Return the cells of a table with what is known of each; none for pairs of a label and its words."""
    pattern = _PIPED if rows[0].text.startswith("|") else _CELL
    rules = [row for row in rows if _PIPE_RULE.fullmatch(row.text)]
    table = [_row(row, pattern) for row in rows if row not in rules]
    words = [[cell.text for cell in row] for row in table]
    if pattern is _CELL and max(map(len, words)) <= _PAIR and not heads_of(words):
        return []
    told = told_of(words)
    done = [(row, {"kind": "column"}) for row in rules]
    done += [
        (cell, said)
        for row, cells in zip(table, told, strict=True)
        for cell, said in zip(row, cells, strict=True)
    ]
    return sorted(done, key=lambda cell: cell[0].start)


def _row(row: Line, pattern: re.Pattern) -> list[Line]:
    cells = []
    for found in pattern.finditer(row.text):
        if bare := found[0].strip():
            start = row.start + found.start() + len(found[0]) - len(found[0].lstrip())
            cells.append(Line(start, start + len(bare), bare, row.indent, row.after_blank, body=start))
    return cells
