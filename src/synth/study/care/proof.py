"""Is a file whole? One proof for all that comes in, is checked, or is about to be written to.

It is made in three steps, each only where the one before found nothing: the database's pages, every value by
the kind of its column (`kinds.py`), and what rows owe to each other (`bonds.py`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import pandas as pd
from sqlalchemy import Connection, Select, Table, literal_column, select

from synth.schema import TABLES

from .. import ids
from ..column_kinds import fits, kind_in_words
from ..saying import Fault, Saying, in_language
from ..tables import events, filled, metadata
from . import bonds

SHOWN = 5
"""So many faults are told in a sentence; `check` lists them all."""
_RESTORE = Saying("proof.restore")


def faults(connection: Connection) -> list[Fault]:
    """Return what is wrong with a study: where, which row, what; none where it is whole."""
    return [*_pages(connection)] or [*_values(connection)] or [*bonds.broken(connection)]


def check(connection: Connection, lang: str) -> pd.DataFrame:
    """Return what is wrong with a study as the table `problems`; empty when it is whole."""
    return problems([(*fault, _RESTORE) for fault in faults(connection)], lang)


def problems(rows: list[tuple], lang: str) -> pd.DataFrame:
    """Return rows as the table `problems`, said in a language."""
    cells = [[in_language(cell, lang) for cell in row] for row in rows]
    return pd.DataFrame(cells, columns=list(TABLES["problems"])).astype(str)


def first_faults(faults: list[Fault]) -> list[Saying]:
    """Say the first faults.

    Examples
    --------
    >>> first_faults([("codings", "ความไว้วางใจ", Saying("bond.other_text"))])
    ["codings 'ความไว้วางใจ': its statement is not in this text"]
    """
    lines = [
        Saying("proof.named" if name else "proof.place", place=where, name=name, problem=problem)
        for where, name, problem in faults[:SHOWN]
    ]
    more = len(faults) - SHOWN
    return lines + ([Saying("proof.more", n=more)] if more > 0 else [])


def refuse_faulty(connection: Connection, name: object) -> None:
    """Raise ValueError, which lists the first faults, where what comes in from `name` is not whole."""
    if defects := faults(connection):
        raise ValueError(Saying("proof.not_whole", path=name, faults=first_faults(defects)))


def refuse_writing(connection: Connection, name: object, accepted: bool = True) -> None:
    """Raise ValueError where a study has faults; with `accepted`, where it has some that nobody accepted."""
    defects = faults(connection)
    if defects and not (accepted and keys(defects) <= _accepted(connection)):
        raise ValueError(Saying("proof.damaged", path=name, faults=first_faults(defects), restore=_RESTORE))


def keys(faults: list[Fault]) -> set[str]:
    """Return a short name of each fault, by which it is known again; damage of the file is one."""
    return {ids.digest(where, "" if where == "file" else name, length=16) for where, name, _ in faults}


def _accepted(connection: Connection) -> set[str]:
    query = select(events.c.payload).where(events.c.kind.in_(("accept", "rescue")))
    accepted: set[str] = set()
    for payload in connection.scalars(query):
        if isinstance(payload, str) and fits("events", "payload", payload):
            accepted.update(json.loads(payload).get("faults", ()))
    return accepted


def _pages(connection: Connection) -> Iterator[Fault]:
    """Ask the database whether its pages and indexes are whole, where it can say so."""
    if connection.dialect.name == "sqlite":
        for line in connection.exec_driver_sql("PRAGMA integrity_check(20)").scalars():
            if line != "ok":
                yield "file", "", Saying("proof.pages", line=" ".join(line.split()))


def _values(connection: Connection) -> Iterator[Fault]:
    """Hold every value to the kind of its column."""
    holding = filled(connection)
    with _as_stored(connection):
        for table in metadata.sorted_tables:
            for column in table.c if table.name in holding else ():
                for value in connection.scalars(_stored(table, column.name)):
                    if not fits(table.name, column.name, value):
                        text = value if isinstance(value, str) else repr(value)
                        shown = text.encode("utf-8", "replace").decode()[:60]
                        where = f"{table.name}.{column.name}"
                        yield (
                            where,
                            shown,
                            Saying("proof.value", wanted=kind_in_words(table.name, column.name)),
                        )


@cache
def _stored(table: Table, name: str) -> Select:
    """Select what a column holds, each value once, whatever type it has."""
    column = literal_column(f'{table.name}."{name}"')
    query = select(column).select_from(table)
    return query if name == "text" else query.distinct()


@contextmanager
def _as_stored(connection: Connection) -> Iterator[None]:
    """Read text that is no UTF-8 as well, with lone surrogates for what is none."""
    raw = connection.connection.dbapi_connection
    if not hasattr(raw, "text_factory"):
        yield
        return
    raw.text_factory = lambda value: value.decode("utf-8", "surrogateescape")
    try:
        yield
    finally:
        raw.text_factory = str
