"""The store of a study on a server: the same acts and views, with the server's ways of keeping them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, insert, inspect

from synth.address import Address, placed

from .file_faults import in_words
from .saying import Saying
from .server import engine_of
from .store import Store, format_row
from .tables import FORMAT
from .tables import metadata as layout


def store_of(location: str | Path | Address, create: bool = True, prove: Callable | None = None) -> Store:
    """Open the store of a study, a file or on a server."""
    location = placed(location)
    return ServerStore(location, create) if isinstance(location, Address) else Store(location, create, prove)


class ServerStore(Store):
    """A database on a server, with its reading and its writing.

    It is not proved before acts, as a file is that anybody may have copied over: only the server writes to
    it, checks its own pages, and lets each role do what it may. `check` proves it whole.
    """

    def __init__(self, address: Address, create: bool = True):
        self.path, self._prove = address, None
        self.engine = engine_of(address)
        try:
            number = self._found_format()
            if not number and not create:
                raise ValueError(Saying("server.empty", path=address))
            self._upgrade(number or self._create())
            self._refuse_other_layout()
        except BaseException:
            self.close()
            raise

    def _create(self) -> int:
        """Lay the tables out in an empty database; return their format."""
        with self.writing() as connection:
            encoding = connection.exec_driver_sql("SHOW server_encoding").scalar()
            if encoding != "UTF8":
                raise ValueError(Saying("server.encoding", path=self.path, encoding=encoding))
            if not inspect(connection).has_table("formats"):  # another program may have come first
                layout.create_all(connection)
                connection.execute(insert(layout.tables["formats"]), format_row(FORMAT))
        return FORMAT

    def _keep_former(self, number: int) -> None:
        """Keep nothing: the steps to a new layout are one act, which the server does wholly or not at all."""

    def _refuse_other_layout(self) -> None:
        """Refuse a database whose tables lack columns."""
        with self.reading() as connection:
            stored_columns = {
                (table, column["name"])
                for (_, table), columns in inspect(connection).get_multi_columns().items()
                for column in columns
            }
        layout_columns = {(table.name, column.name) for table in layout.sorted_tables for column in table.c}
        if lacking := sorted(layout_columns - stored_columns):
            raise ValueError(Saying("file.layout", path=self.path, place=".".join(lacking[0])))

    @contextmanager
    def erasing(self) -> Iterator[Connection]:
        """Give a connection whose deletions leave no row behind in the tables.

        The server's log of changes and its backups are its keeper's; the receipt says so.
        """
        with self.writing() as connection:
            yield connection
        plain = self.engine.execution_options(isolation_level="AUTOCOMMIT")
        with in_words(self.path), plain.connect() as connection:
            connection.connection.rollback()  # asking whether the server is there has begun something
            for table in layout.sorted_tables:
                connection.exec_driver_sql(f'VACUUM (FULL) "{table.name}"')
