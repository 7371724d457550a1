"""A study from a file to a server and back, and whole copies of it as a file, wherever it lies."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, delete, exists, insert, select

from synth.address import Address, placed

from .. import erasing
from ..copying import copy_file
from ..file_faults import in_words
from ..saying import Saying
from ..served import ServerStore, store_of
from ..store import Store
from ..tables import events, formats, metadata
from . import proof

_MANY = 5_000


def move(source: str | Path | Address, target: str | Path | Address) -> None:
    """Make the study `target` of the whole study `source`, every row of every table the same.

    Each of the two is a file or an address. The source stays as it is; whoever goes on working there works
    in another copy of the study. The new study is there wholly or not at all.

    Raises
    ------
    ValueError
        The source is not whole, or there is something in the target already.
    """
    source, target = placed(source), placed(target)
    with opened_copy(source) as whole, whole.reading() as rows:
        proof.refuse_faulty(rows, source)
        if isinstance(target, Address):
            _fill_server(rows, target)
            return
        if target.exists():
            raise ValueError(Saying("file.there_study", path=target))
        target.parent.mkdir(parents=True, exist_ok=True)
        with in_words(target):
            copy_file(whole.path, target)


def _fill_server(rows: Connection, target: Address) -> None:
    store = ServerStore(target)
    try:
        with store.writing() as connection:
            if connection.scalar(select(exists().where(events.c.event_id != ""))):
                raise ValueError(Saying("server.there_study", path=target))
            _pour(rows, connection)
            proof.refuse_faulty(connection, target)
    finally:
        store.close()


def _pour(source: Connection, target: Connection) -> None:
    """Put every row of one study into another, which is empty but for its format."""
    target.execute(delete(formats))
    for table in metadata.sorted_tables:
        for part in source.execute(select(table)).mappings().partitions(_MANY):
            target.execute(insert(table), [dict(row) for row in part])


def copied(location: Path | Address, target: Path) -> Path:
    """Copy a study as it stands at one moment to the file `target`, which is there only when it is whole."""
    if isinstance(location, Path):
        with in_words(location):
            return copy_file(location, target)
    part = target.with_name(f"{target.name}.part")
    erasing.wipe(part)
    served, copy = store_of(location, create=False), Store(part)
    try:
        with served.reading() as rows, copy.writing() as connection:
            _pour(rows, connection)
        os.replace(part, target)
    finally:
        served.close()
        copy.close()
        erasing.wipe(part)
    return target


@contextmanager
def opened_copy(location: str | Path | Address) -> Iterator[Store]:
    """Open a copy of a study as a file in the present format, so that the study itself stays as it is."""
    location = placed(location)
    if isinstance(location, Path) and not location.is_file():
        raise FileNotFoundError(Saying("file.missing", path=location))
    with tempfile.TemporaryDirectory() as folder:
        copy = copied(location, Path(folder) / (location.name if isinstance(location, Path) else "study.db"))
        store = Store(copy, create=False)
        try:
            yield store
        finally:
            store.close()
            erasing.wipe(copy)
