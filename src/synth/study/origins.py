"""From which file each act came that was not made here: what a study remembers of its merges.

These rows are this file's own: they are kept in backups and copies, and not handed on by a merge.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import Connection, Index, Row, String, Table, insert, select

from synth.address import Address

from . import ids
from .tables.columns import HASH, key, metadata, text

received = Table(  # format 3
    "received",
    metadata,
    key("file_id", HASH),
    text("name"),
    text("sha256", HASH),
    text("at", String(40)),
)

origins = Table("origins", metadata, key("event_id"), key("file_id", HASH))  # format 3
Index("origins_file", origins.c.file_id)

OWN = (received, origins)


def note(connection: Connection, path: Path | Address, acts: Iterable[str]) -> None:
    """Write that `acts` came from the file `path`, or from a server."""
    moment, acts = ids.now(), sorted(acts)
    if isinstance(path, Path):
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    else:  # a server has no bytes of its own: the acts are what came
        sha256 = ids.digest(acts, length=64)
    row = {
        "file_id": ids.digest(str(path), sha256, moment),
        "name": path.name,
        "sha256": sha256,
        "at": moment,
    }
    rows = [{"event_id": act, "file_id": row["file_id"]} for act in acts]
    if rows:
        connection.execute(insert(received), row)
        connection.execute(insert(origins), rows)


def came(connection: Connection) -> dict[str, Row]:
    """Return the file (file_id, name, at) from which each act came; acts made here are not in it."""
    query = select(origins.c.event_id, received.c.file_id, received.c.name, received.c.at).join(
        received, received.c.file_id == origins.c.file_id
    )
    return {row.event_id: row for row in connection.execute(query)}


def files(connection: Connection) -> dict[str, str]:
    """Return the name of the file from which each act came, by the act; those made here are not in it."""
    return {act: row.name for act, row in came(connection).items()}
