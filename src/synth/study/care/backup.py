"""Backups of a study, bringing one back, and every stored row as plain tables."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pandas as pd
from sqlalchemy import Boolean, Connection, Float, Integer, insert, select

from synth.address import Address, placed

from ..copying import copy_file, fill_file
from ..file_faults import in_words
from ..migrate import TABLES, later
from ..saying import Saying
from ..store import Store
from ..tables import FORMAT, metadata
from . import proof
from .moving import copied, move, opened_copy


def backup(path: Path | Address, target: str | Path) -> Path:
    """Copy the study as it stands at one moment to a file, also while others write to it."""
    target = Path(target)
    if isinstance(path, Path) and target.exists() and target.samefile(path):
        raise ValueError(Saying("file.itself", path=target))
    target.parent.mkdir(parents=True, exist_ok=True)
    with in_words(target):
        return copied(path, target)


def restore(path: str | Path | Address, source: str | Path) -> Path | None:
    """Put the backup `source` in the place of the study `path`; return where the study as it was is kept.

    The backup is proved whole first. Other programs that have the study open go on with the restored one.
    """
    path, source = placed(path), Path(source)
    if isinstance(path, Address):
        raise ValueError(Saying("server.no_restore", path=path))
    with opened_copy(source) as whole:
        with whole.reading() as connection:
            proof.refuse_faulty(connection, source)
        if not path.exists():
            with in_words(path):
                copy_file(whole.path, path)
            return None
        former = _free(path.with_name(f"{path.name}.before-restore"))
        try:
            with in_words(path):
                copy_file(path, former)
                fill_file(whole.path, path)
        except ValueError:  # the study is damaged: keep its bytes, put the backup in its place
            os.replace(path, former)
            path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
            with in_words(path):
                copy_file(whole.path, path)
    return former


def _free(path: Path) -> Path:
    """Return `path`, with a number where a file of that name is kept already."""
    number, free = 2, path
    while free.exists():
        free, number = path.with_name(f"{path.name}-{number}"), number + 1
    return free


def dump(connection: Connection) -> dict[str, pd.DataFrame]:
    """Return every stored table with every row, ordered by key; texts are texts, numbers are numbers."""
    tables = {}
    for table in metadata.sorted_tables:
        rows = connection.execute(select(table).order_by(*table.primary_key.columns))
        frame = pd.DataFrame([tuple(row) for row in rows], columns=[column.name for column in table.c])
        tables[table.name] = frame.astype(object)
    return tables


def load(path: str | Path | Address, tables: dict[str, pd.DataFrame]) -> None:
    """Make a new study of the tables that `dump` gave, also after they were text in files."""
    path = placed(path)
    if isinstance(path, Address):
        with tempfile.TemporaryDirectory() as folder:
            load(Path(folder) / "study.db", tables)
            move(Path(folder) / "study.db", path)
        return
    if path.exists():
        raise ValueError(Saying("file.there_study", path=path))
    came = (table.name for brought in TABLES.values() for table in brought)
    tables = {name: pd.DataFrame() for name in came} | tables  # exported from an earlier format
    unknown = sorted(set(tables) ^ {table.name for table in metadata.sorted_tables})
    if unknown:
        raise ValueError(Saying("file.other_tables", known=FORMAT, table=unknown[0]))
    rows = {
        table.name: [_typed(table, row) for row in tables[table.name].to_dict("records")]
        for table in metadata.sorted_tables
    }
    part = path.with_name(f"{path.name}.part")
    part.unlink(missing_ok=True)
    try:
        with Store(part).writing() as connection:
            for table in metadata.sorted_tables:
                if rows[table.name] and table.name != "formats":  # the new file has its own
                    connection.execute(insert(table), rows[table.name])
            proof.refuse_faulty(connection, Saying("file.handed_in"))
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def _typed(table, row: dict) -> dict:
    """Give the values of a row their types back, which a CSV does not keep, and what older rows lack."""
    typed, row = {}, later(table) | row
    for column in table.c:
        if column.name not in row:
            raise ValueError(Saying("file.no_column", table=table.name, column=column.name))
        value = row[column.name]
        if isinstance(column.type, Boolean):
            typed[column.name] = str(value) in ("True", "1")
        elif isinstance(column.type, Integer):
            typed[column.name] = _whole(table.name, column.name, value)
        else:
            typed[column.name] = float(value) if isinstance(column.type, Float) else str(value)
    return typed


def _whole(table: str, column: str, value: object) -> int:
    if not str(value).removeprefix("-").isdecimal():  # levels that a format states are below zero
        raise ValueError(Saying("file.no_whole_number", place=f"{table}.{column}", value=value))
    return int(value)
