"""How SQLAlchemy speaks to files: one dialect for all, and a lock from the first word of an act on."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.pool import NullPool
from sqlalchemy.util import LRUCache


class _Dialect(SQLiteDialect_pysqlite):
    """SQLite, the same for all files: a query that was put into SQL for one of them need not be for the next.

    SQLAlchemy keeps that SQL by the dialect, of which each file has one of its own. A process that opens many
    studies, or one and the copy that comes to it, spent half its time there.
    """

    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other)

    def __hash__(self) -> int:
        return hash(type(self))


registry.register("sqlite.synth", __name__, _Dialect.__name__)
_compiled = LRUCache(2_000)
"""The SQL of queries, of all files; the house has several hundred, and some are made of what is asked for."""


def engine_of(connect: Callable[[], sqlite3.Connection]) -> Engine:
    """Return the engine of a file, which `connect` opens anew for each act."""
    options = {"poolclass": NullPool, "execution_options": {"compiled_cache": _compiled}}
    engine = create_engine("sqlite+synth://", creator=connect, **options)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
