"""Whole copies of a study's file: made while others write, complete or not there at all."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from .saying import Saying

WAIT = 30.0
"""Seconds that a copy, or an act, waits for another program's act on the same file."""


def copy_file(source: Path, target: Path) -> Path:
    """Copy a database as it stands at one moment; `target` appears only when it is whole and on the disk."""
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    try:
        with closing(_open(source)) as old, closing(_open(part, "rwc")) as new:
            old.backup(new, progress=_patience(source), sleep=0.05)
        _sync(part)
        os.replace(part, target)
        _sync(target.parent)
    finally:
        part.unlink(missing_ok=True)
    return target


def fill_file(source: Path, target: Path) -> None:
    """Put the content of `source` into the file `target` in one transaction, others may have it open."""
    with closing(_open(source)) as old, closing(_open(target)) as new:
        new.execute("PRAGMA synchronous=EXTRA")
        old.backup(new, progress=_patience(target), sleep=0.05)


def _patience(path: Path) -> Callable[[int, int, int], None]:
    """Give up on a file that another program keeps; by itself the copying would wait for ever."""
    until = time.monotonic() + WAIT

    def look(status: int, *_: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and time.monotonic() > until:
            raise TimeoutError(Saying("file.copied_busy", path=path, seconds=f"{WAIT:.0f}"))

    return look


def _open(path: Path, mode: str = "rw") -> sqlite3.Connection:
    """Open a file; to read it as well for writing, since what a killed program left is put back first."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=WAIT)


def _sync(path: Path) -> None:
    """Have the system put a file or a folder on the disk; Windows cannot do that with folders."""
    if os.name == "nt" and path.is_dir():
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
