"""Tables flattened to lines: a line for each cell, which knows the head of its column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import zip_longest

from synth.corpus.document import Draft
from synth.corpus.layout import forms
from synth.corpus.layout.column_heads import (
    LONGEST_LABEL,
    column_of,
    heads_inside,
    heads_of,
    lines_of_cell,
)
from synth.corpus.layout.grids import told_of
from synth.corpus.layout.markers import marker_of
from synth.corpus.layout.vocabulary import patterns


def add_table(draft: Draft, rows: Sequence[Sequence[str]]) -> None:
    r"""Add a line for each cell of a table, row by row.

    Examples
    --------
    >>> draft = Draft()
    >>> add_table(draft, [["ที่", "ปัญหา"], ["๑", "งบประมาณล่าช้า"]])
    >>> draft.document().text
    'ที่\nปัญหา\n๑\nงบประมาณล่าช้า'
    """
    draft.blank()
    if (caption := caption_of(rows)) and not forms.has_parts(rows):
        draft.add(caption, kind="column")
        rows = rows[1:]
    headed = heads_inside(rows)
    for row, cells in zip(rows, told_of(rows), strict=True):
        for cell, told in zip(row, cells, strict=True):
            if told.get("kind"):
                draft.add(cell, **told)
            elif cell.strip():
                add_cell(draft, cell, told, headed)
    draft.blank()


def caption_of(rows: Sequence[Sequence[str]]) -> str:
    """Return what stands alone in the first row, over the heads of the columns."""
    first = [cell for cell in rows[0] if cell.strip()] if rows else []
    alone = len(first) == 1 and bool(rows[0][0].strip()) and bool(heads_of(rows[1:]))
    return first[0] if alone else ""


def add_cell(draft: Draft, cell: str, told: Mapping[str, str], headed: bool = False) -> None:
    """Add the lines of one cell; each may be an item of its own, or head the items under it.

    With `headed`, each cell of the table has its own head: its first line.
    """
    lines = lines_of_cell(cell)
    head = ""
    for place, (line, following) in enumerate(zip_longest(lines, lines[1:], fillvalue="")):
        words = line.rstrip(":： ")
        heads = place == 0 and (headed or line != words) and following
        heads = heads or ((place == 0 or patterns("begins")["heading"].match(words)) and marker_of(following))
        if heads and len(words) <= LONGEST_LABEL and not marker_of(words):
            head = words
            draft.add(line, kind="column")
            continue
        column = column_of(head, told.get("column", ""))
        draft.add(line, **told | ({"column": column} if column else {}))
