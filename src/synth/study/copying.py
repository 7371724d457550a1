"""Whole copies of a study's file: made while others write, complete or not there at all."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path


def copy_file(source: Path, target: Path) -> Path:
    """Copy a database as it stands at one moment; `target` appears only when it is whole and on the disk."""
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    try:
        with closing(_open(source, "ro")) as old, closing(_open(part, "rwc")) as new:
            old.backup(new)
        _sync(part)
        os.replace(part, target)
        _sync(target.parent)
    finally:
        part.unlink(missing_ok=True)
    return target


def fill_file(source: Path, target: Path) -> None:
    """Put the content of `source` into the file `target` in one transaction, others may have it open."""
    with closing(_open(source, "ro")) as old, closing(_open(target, "rw")) as new:
        new.execute("PRAGMA synchronous=EXTRA")
        old.backup(new)


def _open(path: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=30)


def _sync(path: Path) -> None:
    """Have the system put a file or a folder on the disk; Windows cannot do that with folders."""
    if os.name == "nt" and path.is_dir():
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
