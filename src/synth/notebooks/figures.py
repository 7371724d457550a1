"""The tables that notebooks keep, and which of their figures differ between two runs."""

from __future__ import annotations

import math
from pathlib import Path

import pandas as pd

from synth.sheets import read_sheet, write_csv

COLUMNS = ["table", "row", "column", "before", "now"]

_SAID_BY = {
    "code": "name",
    "theme": "name",
    "name_en": "name",
    "by": "group",
    **{f"{side}_{what}": f"{side}_name" for side in ("row", "column") for what in ("code", "name_en")},
    **{f"{what}_{side}": f"name_{side}" for side in "ab" for what in ("code", "name_en")},
}
"""Columns that say nothing more to people where the other one is there."""

_TOLD = 4
"""So many figures are told of a row that is new or gone."""

_SAME = 1e-9
"""Figures nearer to each other than this (relative) are the same; sums may be taken in another order."""


def keep_tables(folder: str | Path | None, **tables: pd.DataFrame) -> Path | None:
    """Keep tables of a notebook as CSV, so that `synth rerun` can say what changed since the run before.

    Parameters
    ----------
    folder : str, Path or None
        None: nothing is kept, as when the notebook is only read.
    **tables : DataFrame
        Each under its name. Put first the columns that name a row (theme, cohort): the next run finds the
        row again by as many of its first columns as tell all rows apart.

    Returns
    -------
    Path or None
        Where they are kept.

    Examples
    --------
    >>> import tempfile
    >>> folder = tempfile.mkdtemp()
    >>> paths = keep_tables(folder, themes=pd.DataFrame({"name": ["ความไว้วางใจ"], "projects": [8]}))
    >>> kept_tables(folder)["themes"].values.tolist()
    [['ความไว้วางใจ', '8']]
    """
    if folder is None:
        return None
    Path(folder).mkdir(parents=True, exist_ok=True)
    for name, table in tables.items():
        named = table.index.names != [None]
        whole = table.reset_index() if named else table
        cells = whole.astype(object).where(whole.notna(), "")
        write_csv(Path(folder, f"{name}.csv"), list(whole.columns), cells.itertuples(index=False))
    return Path(folder)


def kept_tables(folder: str | Path) -> dict[str, pd.DataFrame]:
    """Read what `keep_tables` kept, every cell as text."""
    return {path.stem: read_table(path) for path in sorted(Path(folder).glob("*.csv"))}


def read_table(path: Path) -> pd.DataFrame:
    """Read one of them."""
    rows = [row.cells for row in read_sheet(path)] or [[]]
    heads, width = rows[0], len(rows[0])
    return pd.DataFrame([[*row, *[""] * width][:width] for row in rows[1:]], columns=heads, dtype=object)


def changed_figures(before: dict[str, pd.DataFrame], now: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """List the cells that differ between the tables of two runs.

    Parameters
    ----------
    before, now : dict of DataFrame
        Tables by name, every cell as text.

    Returns
    -------
    DataFrame
        ``table, row, column, before, now`` (text). Of a row that one run lacks there is one line without
        ``column``: "" and its first figures; of a table that one run lacks one without ``row`` too.

    Examples
    --------
    >>> then = pd.DataFrame({"name": ["ความไว้วางใจ"], "projects": ["8"], "base": ["12"]})
    >>> changed_figures({"themes": then}, {"themes": then.assign(projects="5")}).values.tolist()
    [['themes', 'ความไว้วางใจ', 'projects', '8', '5']]
    """
    rows = []
    for name in sorted({*before, *now}):
        if name in before and name in now:
            rows += [(name, *row) for row in _changes(before[name], now[name])]
        else:
            sizes = [f"{len(tables[name])} rows" if name in tables else "" for tables in (before, now)]
            rows.append((name, "", "", *sizes))
    return pd.DataFrame(rows, columns=COLUMNS)


def _changes(before: pd.DataFrame, now: pd.DataFrame) -> list[tuple]:
    keys = _keys(before, now)
    then, today = (_by_key(table, keys) for table in (before, now))
    columns = list(dict.fromkeys([*now.columns, *before.columns]))
    changes = []
    for key in dict.fromkeys([*today, *then]):
        old, new = then.get(key), today.get(key)
        label = _label(new or old, keys)
        if old is None or new is None:
            changes.append((label, "", *("" if row is None else _whole(row, keys) for row in (old, new))))
            continue
        for column in columns:
            cells = [row.get(column, "") for row in (old, new)]
            if column not in keys and not _same(*cells):
                changes.append((label, column, *shown(*cells)))
    return changes


def _keys(*tables: pd.DataFrame) -> list[str]:
    """Return the fewest first columns that tell all rows apart in both tables."""
    tables = [table for table in tables if len(table)]
    heads = [name for name in tables[0].columns if all(name in table for table in tables)] if tables else []
    for n in range(1, len(heads) + 1):
        if not any(table.duplicated(heads[:n]).any() for table in tables):
            return heads[:n]
    return heads


def _by_key(table: pd.DataFrame, keys: list[str]) -> dict[tuple, dict]:
    rows: dict[tuple, dict] = {}
    for row in table.to_dict("records"):
        key = tuple(row[name] for name in keys)
        while key in rows:
            key += ("again",)
        rows[key] = row
    return rows


def _label(row: dict, keys: list[str]) -> str:
    """Name a row for people: by its Thai name where it has one, rather than by its code."""
    names = [_SAID_BY[name] if row.get(_SAID_BY.get(name, "")) else name for name in keys]
    return " · ".join(dict.fromkeys(str(row[name]) for name in names if row[name]))


def _whole(row: dict, keys: list[str]) -> str:
    """Say the first figures of a row that only one run has."""
    figures = [f"{name} {shown(cell)[0]}" for name, cell in row.items() if name not in keys and _number(cell)]
    return ", ".join(figures[:_TOLD]) or "0"


def _same(before: str, now: str) -> bool:
    a, b = _number(before), _number(now)
    return before == now if a is None or b is None else math.isclose(a, b, rel_tol=_SAME, abs_tol=1e-12)


def _number(cell: str) -> float | None:
    try:
        return float(cell)
    except ValueError:
        return None


def shown(*cells: str) -> list[str]:
    """Shorten figures to three decimals, or to as many as tell them apart."""
    numbers = [_number(cell) for cell in cells]
    for digits in (3, 6, 12):
        short = [
            cell if number is None or "." not in cell else f"{number:.{digits}f}"
            for cell, number in zip(cells, numbers, strict=True)
        ]
        if len(set(short)) == len(set(cells)):
            break
    return short
