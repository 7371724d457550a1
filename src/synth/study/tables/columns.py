"""How a column is made, and the one collection of all stored tables."""

from __future__ import annotations

from functools import cache

from sqlalchemy import Column, Connection, MetaData, Select, String, Text, exists, select
from sqlalchemy.types import TypeEngine

FORMAT = 7
"""The number of this layout; `migrate.py` brings an older file up to it."""

metadata = MetaData()
ID, HASH = String(36), String(64)


def text(name: str, kind=Text, **options) -> Column:
    """Make a column of text in which empty stands for "none"."""
    return Column(name, _sorted_as_sqlite(kind), nullable=False, default="", **options)


def key(name: str, kind=ID) -> Column:
    """Make a column of the table's key."""
    return Column(name, _sorted_as_sqlite(kind), primary_key=True, nullable=False, autoincrement=False)


def _sorted_as_sqlite(kind) -> TypeEngine:
    """Have a server keep and sort text as SQLite does: of any length, by its code points."""
    column_type = kind() if isinstance(kind, type) else kind
    return (
        column_type.with_variant(Text(collation="C"), "postgresql")
        if isinstance(column_type, String)
        else column_type
    )


def filled(connection: Connection) -> set[str]:
    """Return the names of the tables that hold a row, in one question: most studies fill a third of them."""
    return {name for name, holds in connection.execute(_holding()).mappings().one().items() if holds}


@cache
def _holding() -> Select:
    return select(*(exists().select_from(table).label(table.name) for table in metadata.sorted_tables))
