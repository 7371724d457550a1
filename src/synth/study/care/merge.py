"""Two files of one study into one: the union of their acts, in any order and as often as one likes."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
from sqlalchemy import Connection, RowMapping, Table, exists, insert, select

from synth.address import Address

from .. import origins
from ..acts.correcting import settle_merged
from ..saying import Saying
from ..tables import coders, events, formats, metadata
from . import clashes, proof

COLUMNS = ("what", "where", "here", "there", "counts")
_MANY = 5_000


def merge(connection: Connection, other: Connection, path: Path | Address) -> pd.DataFrame:
    """Add to one file what the other has; return where the two disagree: what, where, here, there, counts.

    Every row has a key that both files give to the same thing, so nothing is doubled, and what is asked of
    the union later depends on the acts alone, not on who merged whom.

    Raises
    ------
    ValueError
        The file at `path` is not whole, or says otherwise of an act that both have; nothing was added.
    """
    proof.refuse_faulty(other, path)
    own = set(connection.scalars(select(events.c.event_id)))
    foreign = set(other.scalars(select(events.c.event_id)))
    clashed = clashes.between(connection, other, own, foreign)
    shared = None if _rescued(connection) else own & foreign
    for table in metadata.sorted_tables:
        if table is not formats and table not in origins.OWN:
            _add(connection, other, table, shared, path)
    if foreign - own:
        settle_merged(connection)
        clashed += clashes.within(connection, own - foreign, foreign - own)
        origins.note(connection, path, foreign - own)
    return pd.DataFrame(clashed, columns=list(COLUMNS)).astype(str)


def _rescued(connection: Connection) -> bool:
    """Say whether a study was saved from a damaged file: rows that it lost may come back to its acts."""
    return connection.scalar(select(exists().where(events.c.kind == "rescue")))


def _add(
    connection: Connection, other: Connection, table: Table, both: set[str] | None, path: Path | Address
) -> None:
    """Add the rows of one table whose key is not there yet.

    Acts that are in `both` files, and texts that are, are finished: their rows are the same, and none comes.
    """
    names = [column.name for column in table.primary_key.columns]
    query = select(table)
    hashes = {tuple(row[name] for name in names): _hash(row) for row in connection.execute(query).mappings()}
    rows = []
    for row in other.execute(query).mappings():
        own_hash = hashes.get(tuple(row[name] for name in names))
        if both is not None and own_hash != _hash(row):
            if own_hash is not None and table is not coders:  # a coder's name may be lost in one of them
                raise _differs(table, row, path)
            if own_hash is None and table is not events and row.get("event_id") in both:
                raise _differs(table, row, path)
        if own_hash is None:
            rows.append(dict(row))
        if len(rows) == _MANY:
            connection.execute(insert(table), rows)
            rows = []
    if rows:
        connection.execute(insert(table), rows)


def _hash(row: RowMapping) -> int:
    """Return a hash of what a row says; how sure a reader was of it is no part of that."""
    return hash(tuple(value for name, value in row.items() if name != "certain"))


def _differs(table: Table, row: RowMapping, path: Path | Address) -> ValueError:
    name = row.get("event_id") or next(iter(row.values()))
    return ValueError(Saying("merge.differs", path=path, table=table.name, name=name))
