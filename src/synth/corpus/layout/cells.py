"""Tables in plain text, their cells parted by tabs or pipes: taken apart into cells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from synth.corpus.layout.grids import told_of
from synth.corpus.layout.lines import Line

_CELL = re.compile(r"[^\t]+")
_PIPED = re.compile(r"(?<=\|)[^|]+(?=\|)")
_PIPE_RULE = re.compile(r"\|?[\s:|-]+\|[\s:|-]*")


def with_cells(lines: list[Line], told: Mapping[int, dict]) -> list[Line]:
    """Take rows of a table apart: lines with as many tabs or pipes as the next or the one before."""
    done: list[Line] = []
    at = 0
    while at < len(lines):
        size = 0 if lines[at].start in told else _table_length(lines, at)
        done += _cells(lines[at : at + size]) if size > 1 else [lines[at]]
        at += max(size, 1)
    return done


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


def _cells(rows: list[Line]) -> list[Line]:
    pattern = _PIPED if rows[0].text.startswith("|") else _CELL
    rules = [row for row in rows if _PIPE_RULE.fullmatch(row.text)]
    table = [_row(row, pattern) for row in rows if row not in rules]
    told = told_of([[cell.text for cell in row] for row in table])
    done = [replace(row, kind="column") for row in rules]
    done += [
        replace(cell, **said)
        for row, cells in zip(table, told, strict=True)
        for cell, said in zip(row, cells, strict=True)
    ]
    return sorted(done, key=lambda cell: cell.start)


def _row(row: Line, pattern: re.Pattern) -> list[Line]:
    cells = []
    for found in pattern.finditer(row.text):
        if bare := found[0].strip():
            start = row.start + found.start() + len(found[0]) - len(found[0].lstrip())
            cells.append(Line(start, start + len(bare), bare, row.indent, row.after_blank, body=start))
    return cells
