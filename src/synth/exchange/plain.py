"""Everything in a study out as plain tables, and back without loss."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from synth.schema import CODE_JOIN
from synth.sheets import read_sheet, write_csv, write_workbook
from synth.study import Study, load
from synth.telling import told
from synth.whole import whole_folder

if TYPE_CHECKING:
    import os

TABLES = (
    "sources",
    "statements",
    "left_out",
    "problems",
    "codebook",
    "codings",
    "reviews",
    "memos",
    "history",
)
STORED = "stored"
"""The folder beside the tables for people that holds every stored row, for the way back."""


def write_tables(study: Study, folder: str | os.PathLike) -> list[Path]:
    """Write a study as CSV: its tables for people, and in ``stored/`` every row for `read_tables`.

    Returns
    -------
    list of Path
        The files, those for people first.
    """
    folder = Path(folder)
    tables = {f"{name}.csv": getattr(study, name)() for name in TABLES}
    tables |= {f"{STORED}/{name}.csv": table for name, table in study.dump().items()}
    with whole_folder(folder, is_kept=lambda name: name.parts[0] != STORED) as part:
        (part / STORED).mkdir()
        for name, table in tables.items():
            write_csv(part / name, table.columns, _cells(table))
    return [folder / name for name in tables]


def read_tables(folder: str | os.PathLike, path: str | os.PathLike) -> Study:
    """Make the study `path` of what `write_tables` wrote; every act, text and id is there again.

    Raises
    ------
    ValueError
        The folder holds no such tables, or the new study's file is there already.
    """
    stored = Path(folder) / STORED
    files = sorted(stored.glob("*.csv"))
    if not files:
        raise ValueError(told("exchange.no_tables", path=stored))
    load(path, {file.stem: _stored(file) for file in files})
    return Study(path, create=False)


def write_codebook(study: Study, path: str | os.PathLike) -> Path:
    """Write the present codebook as CSV or XLSX, as `read_codebook` reads it."""
    return _write_sheet(path, study.codebook(), "codebook")


def write_codings(study: Study, path: str | os.PathLike, coder: str) -> Path:
    """Write what a coder read and coded as CSV or XLSX, one row a statement, as `read_codings` reads it."""
    read, codings = study.reviews(), study.codings()
    if coder not in set(read["coder"]):
        coders = ", ".join(sorted(set(read["coder"]))) or told("value.nobody")
        raise ValueError(told("exchange.read_nothing", coder=coder, known=coders))
    codes = codings[codings["coder"] == coder].groupby("statement_id")["code"].agg(CODE_JOIN.join)
    rows = study.statements()
    rows = rows[rows["statement_id"].isin(read.loc[read["coder"] == coder, "statement_id"])]
    rows = rows.assign(path=rows["source_id"], codes=rows["statement_id"].map(codes).fillna(""))
    return _write_sheet(path, rows[["path", "section", "item", "text", "codes"]], "codings")


def write_book(study: Study, path: str | os.PathLike) -> Path:
    """Write the tables for people as one XLSX, a sheet each."""
    tables = {name: getattr(study, name)() for name in TABLES}
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    return write_workbook(path, {name: (table.columns, _cells(table)) for name, table in tables.items()})


def _write_sheet(path: str | os.PathLike, table: pd.DataFrame, name: str) -> Path:
    """Write one table; `name` is that of its sheet, which takes fewer letters and signs than a file's."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix.lower() == ".xlsx":
        return write_workbook(path, {name: (table.columns, _cells(table))})
    write_csv(path, table.columns, _cells(table))
    return path


def _cells(table: pd.DataFrame) -> list[list]:
    return table.astype(object).where(table.notna(), "").to_numpy().tolist()


def _stored(path: Path) -> pd.DataFrame:
    heads, *rows = [row.cells for row in read_sheet(path)]
    return pd.DataFrame(rows, columns=heads)
