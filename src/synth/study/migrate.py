"""An older file brought up to the present layout: numbered steps, each one transaction, a backup first.

A migration tool was weighed and left: with insert-only tables a step is one or two statements, and the steps
of a file that lies on a coder's disk must still run in ten years.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, Table, insert, text

from .origins import OWN
from .tables import (
    FORMAT,
    anchors,
    cells,
    claims,
    confirmations,
    corrected,
    corrections,
    drawn,
    draws,
    erasures,
    form_answers,
    form_parts,
    formats,
    forms,
    frozen,
    grounds,
    guesses,
    heard,
    lessons,
    lines,
    links,
    machines,
    no_names,
    spans,
    triangulations,
)


def _spans(connection: Connection) -> None:
    """Format 2 keeps the stretches of text that other programs coded."""
    spans.create(connection)
    connection.execute(text("ALTER TABLE codings ADD COLUMN span_id VARCHAR(36) NOT NULL DEFAULT ''"))


def _origins(connection: Connection) -> None:
    """Format 3 keeps from which file each act came."""
    for table in OWN:
        table.create(connection)


def _lines(connection: Connection) -> None:
    """Format 4 keeps what lines were taken for, how sure that is, and what people said of them."""
    for table in (lines, corrections, corrected):
        table.create(connection)
    connection.execute(text("ALTER TABLE statements ADD COLUMN certain FLOAT NOT NULL DEFAULT 1.0"))


def _erasures(connection: Connection) -> None:
    """Format 5 keeps hashes of what was erased, and what was said to be no name."""
    for table in (erasures, no_names):
        table.create(connection)


def _synthesis(connection: Connection) -> None:
    """Format 6 keeps what people write: cells of a synthesis with what they rest on, and claims."""
    for table in (cells, confirmations, grounds, claims, links):
        table.create(connection)


# 0.1.0 is not released: what is new joins the seventh format until it is
SEVENTH: tuple[Table, ...] = (
    forms,
    form_parts,
    form_answers,
    anchors,
    lessons,
    heard,
    triangulations,
    machines,
    frozen,
    guesses,
    draws,
    drawn,
)


def _programmes(connection: Connection) -> None:
    """Format 7 keeps what programmes do with a study: forms of funders, lessons that come back, anchors."""
    for table in SEVENTH:
        table.create(connection)


STEPS: dict[int, Callable[[Connection], None]] = {
    2: _spans,
    3: _origins,
    4: _lines,
    5: _erasures,
    6: _synthesis,
    7: _programmes,
}


def backup_name(path: Path, number: int) -> Path:
    """Return where the file is kept as it was before it left format `number`.

    Examples
    --------
    >>> backup_name(Path("study.db"), 1).name
    'study.db.format-1'
    """
    return path.with_name(f"{path.name}.format-{number}")


def upgrade(connection: Connection, former: int, row: Callable[[int], dict]) -> None:
    """Take every step from the format `former` to the present one, all within one transaction."""
    for number in range(former + 1, FORMAT + 1):
        STEPS[number](connection)
        connection.execute(insert(formats), row(number))
