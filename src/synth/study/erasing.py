"""Bytes that are gone for good: pages overwritten, the file written anew, journals and other files wiped."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

_BLOCK = 1 << 20


def prepare(raw: sqlite3.Connection) -> None:
    """Have a connection overwrite what it deletes, and keep its journal so that it can be wiped."""
    raw.execute("PRAGMA secure_delete=ON")
    raw.execute("PRAGMA temp_store=MEMORY")
    raw.execute("PRAGMA journal_mode=PERSIST")


def wipe_leftovers(raw: sqlite3.Connection, path: Path) -> None:
    """Write a study's file anew without its free pages, and wipe the journal while nobody else writes."""
    with closing(raw):
        raw.execute("VACUUM")
        raw.execute("BEGIN EXCLUSIVE")
        wipe(path.with_name(f"{path.name}-journal"))
        raw.execute("ROLLBACK")


def wipe(path: Path) -> bool:
    """Overwrite a file with zeros and delete it; say whether it was there.

    On a disk that writes elsewhere (flash memory, snapshots of a server) old blocks may outlast this.
    """
    if not path.is_file():
        return False
    with path.open("r+b") as file:
        remaining = path.stat().st_size
        while remaining > 0:
            remaining -= file.write(bytes(min(remaining, _BLOCK)))
        file.flush()
        os.fsync(file.fileno())
    path.unlink()
    return True
