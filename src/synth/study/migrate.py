"""An older file brought up to the present layout: numbered steps, each one transaction, a backup first.

A migration tool was weighed and left: with insert-only tables a step is one or two statements, and the steps
of a file that lies on a coder's disk must still run in ten years.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from sqlalchemy import Column, Connection, Table, insert, inspect, text

from .origins import OWN
from .tables import (
    FORMAT,
    anchors,
    cells,
    claims,
    codings,
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
    statements,
    triangulations,
)

TABLES: dict[int, tuple[Table, ...]] = {
    2: (spans,),  # stretches of text that other programs coded
    3: OWN,  # from which file each act came
    4: (lines, corrections, corrected),  # what lines were taken for, and what people said of them
    5: (erasures, no_names),  # hashes of what was erased, and what was said to be no name
    6: (cells, confirmations, grounds, claims, links),  # what people write, and what it rests on
    7: (forms, form_parts, form_answers, anchors, lessons, heard, triangulations)
    + (machines, frozen, guesses, draws, drawn),  # what programmes do with a study
}
"""The tables that each format brought."""

COLUMNS: dict[int, dict[Column, object]] = {2: {codings.c.span_id: ""}, 4: {statements.c.certain: 1.0}}
"""The columns that each format brought to tables that were there, and what their older rows hold.

They stand last in their tables, in this order: an older file gets them behind those that it has.
"""


def later(table: Table) -> dict[str, object]:
    """Return the columns that came to a table later, in their order, with what older rows hold there.

    Examples
    --------
    >>> later(codings), later(spans)
    ({'span_id': ''}, {})
    """
    brought = [pair for number in sorted(COLUMNS) for pair in COLUMNS[number].items()]
    return {column.name: value for column, value in brought if column.table is table}


def _step(number: int, connection: Connection) -> None:
    """Bring a file of the format before to format `number`."""
    for table in TABLES.get(number, ()):
        table.create(connection)
    for column, value in COLUMNS.get(number, {}).items():
        table = column.table.name
        there = {known["name"] for known in inspect(connection).get_columns(table)}
        if column.name not in there:  # a table that an earlier step made has all columns of today
            kind = column.type.compile(connection.dialect)
            added = f"{column.name} {kind} NOT NULL DEFAULT {value!r}"
            connection.execute(text(f"ALTER TABLE {table} ADD COLUMN {added}"))


STEPS: dict[int, Callable[[Connection], None]] = {
    number: partial(_step, number) for number in sorted({*TABLES, *COLUMNS})
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
