"""Tables flattened to lines: a line for each cell, which knows the head of its column."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import zip_longest

from synth.corpus.document import Draft
from synth.corpus.layout import forms, forms_in_parts
from synth.corpus.layout.column_heads import (
    LONGEST_HEAD,
    LONGEST_LABEL,
    column_of,
    heads_inside,
    heads_of,
    lines_of_cell,
    tells,
)
from synth.corpus.layout.grids import fields_of
from synth.corpus.layout.markers import marker_of
from synth.corpus.layout.people import names_among
from synth.corpus.layout.vocabulary import patterns

_WRITER = re.compile(r"\((?P<name>[^()\d]{2,25})\)")
"""Who wrote a note, alone on its last line."""


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
    if (caption := caption_of(rows)) and not (forms_in_parts.has_parts(rows) or forms.is_form(rows)):
        is_text = len(caption) > LONGEST_HEAD and tells(caption)
        draft.add(caption, **({} if is_text else {"kind": "column"}))
        rows = rows[1:]
    headed, writers = heads_inside(rows), writers_of(rows)
    for row, cells in zip(rows, fields_of(rows), strict=True):
        for cell, fields in zip(row, cells, strict=True):
            add_fields(draft, cell, fields, headed, writers)
    draft.blank()


def add_fields(
    draft: Draft, cell: str, fields: Mapping[str, str], headed: bool = False, writers: Collection[str] = ()
) -> None:
    """Add one cell as what is told of it: as a head, or line by line (see `add_cell`)."""
    if said := fields.get("said"):
        kept = {key: value for key, value in fields.items() if key != "said"}
        draft.add(cell[said:], marker=cell[:said], **kept)
    elif fields.get("kind"):
        draft.add(cell, **fields)
    elif cell.strip():
        add_cell(draft, cell, fields, headed, writers)


def caption_of(rows: Sequence[Sequence[str]]) -> str:
    """Return what stands alone in the first row, over the heads of the columns."""
    first = [cell for cell in rows[0] if cell.strip()] if rows else []
    alone = len(first) == 1 and bool(rows[0][0].strip()) and bool(heads_of(rows[1:]))
    return first[0] if alone else ""


def writers_of(rows: Sequence[Sequence[str]]) -> set[str]:
    r"""Return the last lines of cells that say who wrote the note: names in brackets.

    Examples
    --------
    >>> sorted(writers_of([["ไม้ไผ่หักง่าย\n(ช่างนพ)", "น้ำท่วม\n(ป้าศรี)"]]))
    ['(ช่างนพ)', '(ป้าศรี)']
    >>> writers_of([["ไม้ไผ่หักง่าย\n(ปี 65)", "น้ำท่วม\n(ยังไม่แน่)"]])
    set()
    """
    last = [lines[-1] for row in rows for cell in row if len(lines := lines_of_cell(cell)) > 1]
    matches = [match for line in last if (match := _WRITER.fullmatch(line))]
    people = names_among(match["name"] for match in matches)
    return {match[0] for match in matches if match["name"] in people}


def add_cell(
    draft: Draft, cell: str, fields: Mapping[str, str], headed: bool = False, writers: Collection[str] = ()
) -> None:
    """Add the lines of one cell; each may be an item of its own, or head the items under it.

    With `headed`, each cell of the table has its own head: its first line. One of `writers` may be its last.
    """
    lines = lines_of_cell(cell)
    writer = lines.pop() if len(lines) > 1 and lines[-1] in writers else ""
    if writer:
        fields = {"kind": "" if fields.get("column") else "item", "speaker": writer[1:-1]} | fields
        fields = {key: value for key, value in fields.items() if value}
    head = ""
    for index, (line, following) in enumerate(zip_longest(lines, lines[1:], fillvalue="")):
        words = line.rstrip(":： ")
        heads = index == 0 and (headed or line != words) and following
        heads = heads or ((index == 0 or patterns("begins")["heading"].match(words)) and marker_of(following))
        if heads and len(words) <= LONGEST_LABEL and not marker_of(words):
            head = words
            draft.add(line, kind="column")
            continue
        column = column_of(head, fields.get("column", ""))
        draft.add(line, **fields | ({"column": column} if column else {}))
    if writer:
        draft.add(writer, kind="column")
