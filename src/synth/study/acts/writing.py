"""What people write in the cells of a synthesis: each act keeps with it what stood beneath the cell then."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, insert, select

from synth.telling import told

from .. import citing, ids, places
from .. import codebook as books
from ..choices import NOT
from ..coders import known_coder
from ..places import COHORT, PROJECT, Place
from ..standing import stands
from ..store import record
from ..tables import cells, confirmations, grounds, links, statements
from ..values import clean
from ..views.axes import find_cell, find_place
from ..views.beneath import Material, gather
from ..views.synthesis import Cells

NamedPlace = tuple[str, str]
"""A row or column: what it is, and how a person calls it."""


def write_cell(
    connection: Connection, row: NamedPlace, column: NamedPlace, text: str, coder: str | None
) -> str:
    """Write the text of a cell; empty words take it away. Returns the act's id, empty where it stands so.

    Raises
    ------
    ValueError
        There is no such row or column, or the text cites what never was a statement.
    """
    material = gather(connection)
    cell = find_cell(connection, material, row, column)
    return write_at(connection, material, cell, text, coder)


def write_at(connection: Connection, material: Material, cell: str, text: str, coder: str | None) -> str:
    """Write the text of a stored cell."""
    all_cells, text = Cells(connection, material), clean(text).strip()
    refuse_unknown(connection, text)
    texts = all_cells.heads.get(cell, [])
    if (texts[0].text if texts else "") == text:
        return ""
    who = known_coder(connection, coder)
    return _put(connection, material, cell, text, who, over=[head.act for head in texts])


def confirm_cell(connection: Connection, row: NamedPlace, column: NamedPlace, coder: str | None) -> str:
    """Say that a cell was read again and its text holds; empty where nothing beneath it had changed.

    Raises
    ------
    ValueError
        Nobody wrote anything there.
    """
    material = gather(connection)
    cell = find_cell(connection, material, row, column)
    all_cells = Cells(connection, material)
    text = all_cells.counts(cell)
    if text is None:
        raise ValueError(told("study.empty_cell", row=row[1], column=column[1]))
    if not all_cells.changes(cell):
        return ""
    who = known_coder(connection, coder)
    act = record(connection, "confirm cell", who, over=[other.act for other in all_cells.apart(cell)])
    new = {"event_id": act, "written": text.act, "coder_id": who}
    connection.execute(insert(confirmations), new | _keep(connection, material, act, cell, text.text))
    return act


def move_cells(connection: Connection, kind: str, before: str, now: str, coder: str | None) -> int:
    """Take the texts of a project or cohort that is called otherwise now to its new name; return how many.

    Claims that rest on a cell rest on it there. Where somebody wrote the new cell already, both texts are
    kept: the one that was taken there counts, the other is shown beside it until somebody settles it. Each
    stays the text of whom it was written by. All acts but the first name it, so that undo takes them back
    together.

    Raises
    ------
    ValueError
        The old name still has statements, or there is no such new one.
    """
    if kind not in (PROJECT, COHORT):
        raise ValueError(told("study.moves", kind=kind))
    material = gather(connection)
    if any(ids.plain(row[kind]) == ids.plain(before) for row in material.statements.values()):
        raise ValueError(told("study.still_there", said=before))
    old, new = (find_place(connection, material, kind, name) for name in (before, now))
    if new not in {Place(kind, row[kind]) for row in material.statements.values()}:
        raise ValueError(told("study.still_gone", said=now))
    all_cells, who = Cells(connection, material), known_coder(connection, coder)
    old_cells = [cell for cell in all_cells.written() if old in places.places(cell)]
    run: dict[str, str] = {}
    for cell in old_cells:
        new_cell = places.key(*(new if place == old else place for place in places.places(cell)))
        stand = [text for text in all_cells.heads[cell] if text.text]
        for text in reversed(stand):  # the one that counts last
            act = _put(connection, material, new_cell, text.text, who, over=(), moves=text.act, **run)
            run = run or {"run": act}
        _put(connection, material, cell, "", who, over=[text.act for text in all_cells.heads[cell]], **run)
        _relink(connection, cell, new_cell, who, **run)
    return len(old_cells)


def _put(
    connection: Connection,
    material: Material,
    cell: str,
    text: str,
    who: str,
    over: Iterable[str],
    **about: str,
) -> str:
    """Write a text over others, and what stands beneath its cell now."""
    act = record(connection, "write cell", who, over=list(over), **about)
    row = {"event_id": act, "cell": cell, "coder_id": who, "text": text}
    connection.execute(insert(cells), row | _keep(connection, material, act, cell, text))
    return act


def _relink(connection: Connection, cell: str, new_cell: str, who: str, **run: str) -> None:
    """Have every claim that is linked to a cell linked to another in the same way."""
    last: dict[str, str] = {}
    query = select(links).where(links.c.about == "cell", links.c.target_id == cell, stands(links.c.event_id))
    for row in connection.execute(query.order_by(links.c.event_id)):
        last[row.claim_id] = row.how
    for claim, how in last.items():
        for target, now in ((new_cell, how), (cell, NOT)) if how != NOT else ():
            act = record(connection, "unlink" if now == NOT else "link", who, claim=claim, **run)
            row = {"event_id": act, "claim_id": claim, "about": "cell", "target_id": target, "how": now}
            connection.execute(insert(links), row | {"coder_id": who})


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
        query = select(statements.c.statement_id).where(statements.c.statement_id == name).limit(1)
        if connection.scalar(query) is None:
            raise ValueError(told("study.cites_nothing", statement=name))
