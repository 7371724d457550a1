"""Statements that were found again, and codes by an attribute, written for Excel or as CSV."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pandas as pd

from synth.sheets import write_csv, write_workbook


def write_found(
    path: str | os.PathLike,
    statements: pd.DataFrame,
    grid: pd.DataFrame | None,
    words: Callable[[str], str],
    heads: Mapping[str, str],
) -> list[Path]:
    """Write what was found as XLSX (a sheet each) or as CSV (a file each, the second ends with ``-by``)."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    sheets = {"found": statements} | ({"by": grid} if grid is not None else {})
    sheets = {name: table.rename(columns=dict(heads)) for name, table in sheets.items()}
    if path.suffix.lower() == ".xlsx":
        book = {words(name): (table.columns, _rows(table)) for name, table in sheets.items()}
        return [write_workbook(path, book)]
    files = {"found": path, "by": path.with_name(f"{path.stem}-by{path.suffix}")}
    for name, table in sheets.items():
        write_csv(files[name], [str(head) for head in table.columns], _rows(table))
    return [files[name] for name in sheets]


def _rows(table: pd.DataFrame) -> list[list]:
    return table.astype(object).where(table.notna(), "").to_numpy().tolist()
