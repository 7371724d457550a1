"""The synthesis that people wrote: a table of its cells, those marked that ask to be read again."""

from __future__ import annotations

import pandas as pd

from synth.report.blocks import Block, Paragraph, Table
from synth.report.material import Material
from synth.report.parts.notes import BROAD, origin
from synth.study import citing
from synth.study.views.synthesis import AGAIN

PROJECT, COHORT, CODE = "project", "cohort", "code"


def synthesis_part(m: Material) -> list[Block]:
    """Show the cells that people wrote, a table for each two things that they are of."""
    cells = m.written.get("cells")
    if cells is None or cells.empty:
        return []
    return [Paragraph(m.words("written.opening"), "lead"), *cell_tables(m, cells)]


def cell_tables(m: Material, cells: pd.DataFrame) -> list[Table]:
    """Lay written cells out in tables as broad as a page holds."""
    tables: list[Table] = []
    for (rows, columns), own in cells.groupby(["rows", "columns"], sort=False):
        across = list(dict.fromkeys(own["column"]))
        for at in range(0, len(across), BROAD):
            part = own[own["column"].isin(across[at : at + BROAD])]
            tables.append(_table(m, part, (rows, columns), len(tables) + 1))
    return tables


def _table(m: Material, cells: pd.DataFrame, kinds: tuple[str, str], number: int) -> Table:
    words = m.words
    across, down = list(dict.fromkeys(cells["column"])), list(dict.fromkeys(cells["row"]))
    rows: list[list] = [[place_name(m, kinds[0], name), *[""] * len(across)] for name in down]
    behind, marked = {}, set()
    for cell in cells.itertuples():
        at = down.index(cell.row), across.index(cell.column) + 1
        rows[at[0]][at[1]] = _cell_text(m, cell)
        numbers = numbers_of(m, cell.text)
        behind |= {at: numbers} if numbers else {}
        if cell.state == AGAIN:
            marked.add(at)
    notes = [words("written.read_again")] if marked else []
    notes += [words("written.apart_note")] if cells["apart"].any() else []
    title = words(
        "written.caption", rows=words(f"written.of_{kinds[0]}"), columns=words(f"written.by_{kinds[1]}")
    )
    return Table(
        name="synthesis" if number == 1 else f"synthesis_{number}",
        title=title,
        heads=[words(f"written.head_{kinds[0]}"), *(place_name(m, kinds[1], name) for name in across)],
        kinds=["text"] * (len(across) + 1),
        rows=rows,
        notes=[*notes, words("written.blank"), origin(m)],
        behind=behind,
        marked=frozenset(marked),
        broad=True,
        sheet=words("sheet.synthesis") if number == 1 else f"{words('sheet.synthesis')} {number}",
    )


def _cell_text(m: Material, cell) -> str:
    """Write a cell as it counts; that another text was written apart is said below it."""
    text = m.cited(cell.text)
    return "\n".join(filter(None, [text, m.words("written.apart") if cell.apart else ""]))


def place_name(m: Material, kind: str, name: str) -> str:
    """Call the row or column of a cell as the report does."""
    if kind == CODE:
        return m.names.get(name, name)
    return m.cohort(name) if kind == COHORT else name


def numbers_of(m: Material, text: str) -> tuple[int, ...]:
    """Give the running numbers of the statements that a text cites."""
    return tuple(sorted({m.numbers[name] for name in citing.cited(text) if name in m.numbers}))
