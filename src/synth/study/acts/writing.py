"""What people write in the cells of a synthesis: each act keeps with it what stood beneath the cell then."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select

from synth.telling import told

from .. import citing
from .. import codebook as books
from ..store import known_coder, record
from ..tables import cells, confirmations, grounds, statements
from ..values import clean
from ..views.axes import said_cell
from ..views.beneath import Material, gather
from ..views.synthesis import Cells

Said = tuple[str, str]
"""A row or column: what it is, and how a person calls it."""


def write_cell(connection: Connection, row: Said, column: Said, text: str, coder: str | None) -> str:
    """Write the text of a cell; empty words take it away. Returns the act's id, empty where it stands so.

    Raises
    ------
    ValueError
        There is no such row or column, or the text cites what never was a statement.
    """
    material = gather(connection)
    cell = said_cell(connection, material, row, column)
    return write_at(connection, material, cell, text, coder)


def write_at(connection: Connection, material: Material, cell: str, text: str, coder: str | None) -> str:
    """Write the text of a stored cell."""
    known, text = Cells(connection, material), clean(text).strip()
    refuse_unknown(connection, text)
    texts = known.heads.get(cell, [])
    if (texts[0].text if texts else "") == text:
        return ""
    who = known_coder(connection, coder)
    act = record(connection, "write cell", who, over=[one.act for one in texts])
    made = {"event_id": act, "cell": cell, "coder_id": who, "text": text}
    connection.execute(insert(cells), made | _keep(connection, material, act, cell, text))
    return act


def confirm_cell(connection: Connection, row: Said, column: Said, coder: str | None) -> str:
    """Say that a cell was read again and its text holds; empty where nothing beneath it had changed.

    Raises
    ------
    ValueError
        Nobody wrote anything there.
    """
    material = gather(connection)
    cell = said_cell(connection, material, row, column)
    known = Cells(connection, material)
    text = known.counts(cell)
    if text is None:
        raise ValueError(told("study.empty_cell", row=row[1], column=column[1]))
    if not known.changes(cell):
        return ""
    who = known_coder(connection, coder)
    act = record(connection, "confirm cell", who, over=[one.act for one in known.apart(cell)])
    made = {"event_id": act, "written": text.act, "coder_id": who}
    connection.execute(insert(confirmations), made | _keep(connection, material, act, cell, text.text))
    return act


def _keep(connection: Connection, material: Material, act: str, cell: str, text: str) -> dict:
    """Keep what stands beneath a cell now, and the statements that its text cites; say how much it is."""
    cited = [(name, "") for name in citing.cited(text) if name in material.analysed]
    rows = [
        {
            "event_id": act,
            "statement_id": name,
            "code_id": code,
            "text_id": material.statements[name]["text_id"],
        }
        for name, code in [*material.beneath(cell), *cited]
    ]
    if rows:
        connection.execute(insert(grounds), rows)
    return {"version_id": books.keep(connection, material.book), "beneath": len(rows)}


def refuse_unknown(connection: Connection, text: str) -> None:
    """Raise ValueError where a text cites what never was a statement."""
    for name in citing.cited(text):
        known = select(statements.c.statement_id).where(statements.c.statement_id == name).limit(1)
        if connection.scalar(known) is None:
            raise ValueError(told("study.cites_nothing", statement=name))
