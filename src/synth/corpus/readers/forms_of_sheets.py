"""Sheets that are no table: cells with heads of their own, and forms, a field a row."""

from __future__ import annotations

from collections.abc import Sequence

from synth.corpus.document import Document, Draft
from synth.corpus.layout.column_heads import heads_inside, lines_of_cell
from synth.corpus.layout.forms import are_aspects, fields_of_form, is_field, is_form
from synth.corpus.layout.tables import add_fields, add_table


def grid_of(rows: Sequence[Sequence[str]]) -> Document | None:
    """Read a sheet of cells that have their own heads, as the quarters of a SWOT; None for any other."""
    cells = [[cell for cell in row if cell.strip()] for row in rows]
    below = [row for row in cells if len(row) > 1]
    if not heads_inside(below):
        return None
    draft = Draft()
    for cell in (cell for row in cells if len(row) == 1 for cell in row):
        draft.add(cell.strip())
    add_table(draft, below)
    return draft.document()


def form_of(rows: Sequence[Sequence[str]]) -> Document | None:
    """Read a sheet that is a form, a field a row; None for any other.

    What stands alone in a row is no field: it heads the sheet or what follows, or is said beside the fields.
    """
    first = min((index for row in rows for index, cell in enumerate(row) if cell.strip()), default=0)
    table = [[cell for cell in row if cell.strip()] for row in rows]
    pairs = [row for row in table if len(row) > 1]
    if not is_form(pairs):
        return None
    aspects = are_aspects(pairs)
    draft, label = Draft(), ""
    for row, cells in zip(rows, table, strict=True):
        under = len(cells) == 1 and not row[first].strip()
        if len(cells) > 1 or under:
            filled = fields_of_form([label, *cells] if under else cells, aspects=aspects)
            cell_fields = filled[1:] if under else filled
            label = label if under else cells[0]
            for cell, fields in zip(cells, cell_fields, strict=True):
                add_fields(draft, cell, fields)
        elif cells:
            for line in lines_of_cell(cells[0]):
                draft.add(line, **({"kind": "column"} if is_field(line) else {}))
        else:
            draft.blank()
    return draft.document()


def says_more(form: Document) -> bool:
    """Say whether a form holds more than its title and facts: an answer, or what stands alone in a row."""
    lines = sum(map(bool, form.text.split("\n")))
    alone = lines - len(form.told) - (0 not in form.told)
    return alone > 0 or any("column" in fields for fields in form.told.values())
