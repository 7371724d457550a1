"""The synthesis that people write: its cells, what stands beneath them, and what changed there since."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import pandas as pd
from sqlalchemy import Connection

from .. import citing, places
from .. import codebook as books
from .axes import axis, called
from .beneath import Material, gather
from .changed import APART, Change, Changes
from .written import Text, cell_texts, confirmed, heads

COLUMNS = (
    *("row", "column", "text", "coder", "created_at", "state", "statements", "cited", "confirmed_by"),
    *("confirmed_at", "apart", "cell"),
)
WRITTEN = ("rows", "columns", *COLUMNS)
CHANGES = ("row", "column", "what", "statement_id", "code", "before", "now", "cell")
BENEATH = ("statement_id", "code", "coders", "project", "section", "item", "text", "cited", "new")
TEXTS = ("row", "column", "coder", "created_at", "text", "state")
CURRENT, AGAIN = "current", "read again"
"""States of a cell that somebody wrote."""
COUNTS, BESIDE, EARLIER = "counts", "written apart", "earlier"
"""States of a text."""


class Cells:
    """Every cell that somebody wrote, with its state; made once for a table of them.

    What stands beneath is gathered when it is first asked for: of many codings that takes long.
    """

    def __init__(self, connection: Connection, material: Material | None = None):
        self._connection, self._given = connection, material
        self.names = books.names(connection)
        self.heads = heads(connection, cell_texts(connection))
        self._read = confirmed(connection)

    @cached_property
    def material(self) -> Material:
        """The statements of now with the codings on them."""
        return self._given or gather(self._connection)

    @cached_property
    def _changes(self) -> Changes:
        return Changes(self._connection, self.material)

    def written(self) -> list[str]:
        """Return the cells that hold a text, or of which one written apart does."""
        return [cell for cell, texts in self.heads.items() if any(text.text for text in texts)]

    def counts(self, cell: str) -> Text | None:
        """Return the text that counts; None where nobody wrote one, or all were taken away."""
        texts = self.heads.get(cell, [])
        return texts[0] if any(text.text for text in texts) else None

    def apart(self, cell: str) -> list[Text]:
        """Return the texts that were written apart from the one that counts."""
        return [text for text in self.heads.get(cell, [])[1:] if text.text]

    def read(self, text: Text) -> Text:
        """Return the act by which somebody last read a text with its evidence."""
        return self._read.get(text.act, text)

    def changes(self, cell: str) -> list[Change]:
        """Return what changed beneath a cell since; also that two people wrote it apart."""
        text = self.counts(cell)
        if text is None:
            return []
        changes = self._changes.of(cell, text, self.read(text)) if text.text else []
        return changes + [Change(APART, before=other.text, now=text.text) for other in self.apart(cell)]


def synthesis(connection: Connection, rows: str, columns: str) -> pd.DataFrame:
    """Return a synthesis, a row for each cell: see `Study.synthesis`."""
    cells = Cells(connection)
    records = []
    across = axis(connection, cells.material, columns)
    for row in axis(connection, cells.material, rows):
        for column in across:
            if row != column and (row.kind != column.kind or row.kind == places.CODE):
                cell = places.key(row, column)
                records.append(
                    (called(cells.names, row), called(cells.names, column), *_state_of(cells, cell), cell)
                )
    kinds = dict.fromkeys(COLUMNS, str) | dict.fromkeys(("statements", "cited", "apart"), "int64")
    return pd.DataFrame(records, columns=list(COLUMNS)).astype(kinds)


def written(connection: Connection) -> pd.DataFrame:
    """Return the cells that somebody wrote, whatever they are of: see `Study.cells`."""
    cells = Cells(connection)
    written_cells = cells.written()
    order = {name: number for number, name in enumerate(_order(cells) if written_cells else ())}
    rows = []
    for cell in sorted(
        written_cells, key=lambda cell: [order.get(p, len(order)) for p in places.places(cell)]
    ):
        one, other = places.places(cell)
        called_so = called(cells.names, one), called(cells.names, other)
        rows.append((one.kind, other.kind, *called_so, *_state_of(cells, cell), cell))
    kinds = dict.fromkeys(WRITTEN, str) | dict.fromkeys(("statements", "cited", "apart"), "int64")
    return pd.DataFrame(rows, columns=list(WRITTEN)).astype(kinds)


def _order(cells: Cells) -> list[places.Place]:
    """List projects and cohorts in their order, and the codes in that of the codebook."""
    rows = cells.material.statements.values()
    named = [
        places.Place(kind, row[kind]) for kind in (places.PROJECT, places.COHORT) for row in rows if row[kind]
    ]
    return list(dict.fromkeys([*named, *(places.Place(places.CODE, code) for code in cells.material.book)]))


def _state_of(cells: Cells, cell: str) -> tuple:
    text, below = cells.counts(cell), len({name for name, _ in cells.material.beneath(cell)})
    if text is None:
        return "", "", "", "", below, 0, "", "", 0
    read = cells.read(text)
    state = AGAIN if cells.changes(cell) else CURRENT
    by = (read.coder, read.at) if read is not text else ("", "")
    cited = len(citing.cited(text.text))
    return text.text, text.coder, text.at, state, below, cited, *by, len(cells.apart(cell))


def cell_changes(connection: Connection, only: str = "") -> pd.DataFrame:
    """Return what changed beneath the cells that somebody wrote, or beneath one of them."""
    cells = Cells(connection)
    rows = [
        (*_pair(cells, cell), *change._replace(code=cells.names.get(change.code, change.code)), cell)
        for cell in ([only] if only else cells.written())
        for change in cells.changes(cell)
    ]
    return pd.DataFrame(rows, columns=list(CHANGES)).astype(str)


def cell_history(connection: Connection) -> pd.DataFrame:
    """Return every standing text of every cell, the last one first."""
    cells = Cells(connection)
    rows = []
    for text in reversed(cell_texts(connection)):
        apart = [other.act for other in cells.apart(text.of)]
        counts = cells.counts(text.of)
        state = COUNTS if counts and counts.act == text.act else BESIDE if text.act in apart else EARLIER
        rows.append((*_pair(cells, text.of), text.coder, text.at, text.text, state))
    return pd.DataFrame(rows, columns=list(TEXTS)).astype(str)


def _pair(cells: Cells, cell: str) -> tuple[str, str]:
    one, other = (called(cells.names, place) for place in places.places(cell))
    return one, other


def evidence(connection: Connection, cell: str) -> pd.DataFrame:
    """Return what stands beneath a cell, in reading order: see `Study.cell_evidence`."""
    cells = Cells(connection)
    text = cells.counts(cell)
    cited = citing.cited(text.text) if text else []
    fresh = {(change.statement_id, change.code) for change in cells.changes(cell) if change.now}
    rows = []
    for name, code in cells.material.beneath(cell):
        row = cells.material.statements[name]
        about = [row[column] for column in ("project", "section", "item", "text")]
        coders = "; ".join(cells.material.pairs[name, code])
        new = bool({(name, code), (name, "")} & fresh)
        rows.append((name, cells.names[code], coders, *about, name in cited, new))
    kinds = dict.fromkeys(BENEATH, str) | dict.fromkeys(("cited", "new"), bool)
    return pd.DataFrame(rows, columns=list(BENEATH)).astype(kinds)


def one_cell(connection: Connection, cell: str) -> dict[str, Any]:
    """Return all that a page shows of one cell: see `Study.cell`."""
    cells = Cells(connection)
    text = cells.counts(cell)
    row, column = _pair(cells, cell)
    return {
        "cell": cell,
        "row": row,
        "column": column,
        "text": text.text if text else "",
        "coder": text.coder if text else "",
        "created_at": text.at if text else "",
        "state": "" if text is None else AGAIN if cells.changes(cell) else CURRENT,
        "apart": [(other.coder, other.at, other.text) for other in cells.apart(cell)],
    }
