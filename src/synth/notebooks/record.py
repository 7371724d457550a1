"""What a run was made of, and what differs from the run before, for people and for programs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pandas as pd

from synth.notebooks.figures import COLUMNS, changed_figures, kept_tables, read_table
from synth.notebooks.wording import Words
from synth.sheets import write_csv

MANIFEST, TABLES, CODEBOOK = "manifest.json", "tables", "codebook"

PARTS = ("inputs", "notebooks", "versions", "parameters", "codings")
"""What of a manifest is compared, in this order."""

_SHOWN = 40
"""So many changed figures of a table are read aloud; the others stand in ``changes.csv``."""


def digest(rows: Iterable[Iterable]) -> str:
    """Name a table by what it holds: the same rows in any order, the same name."""
    said = sorted("\t".join(map(str, row)) for row in rows)
    return hashlib.sha256("\n".join(said).encode()).hexdigest()[:16]


def write_manifest(folder: Path, manifest: dict[str, Any]) -> None:
    """Write what the run in `folder` was made of."""
    text = json.dumps(manifest, ensure_ascii=False, indent=2, default=str)
    Path(folder, MANIFEST).write_text(text, encoding="utf-8")


def read_manifest(folder: Path) -> dict[str, Any]:
    """Read a run's manifest; empty where there is none that can be read."""
    try:
        found = json.loads(Path(folder, MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def run_before(runs: Path, now: Path) -> Path | None:
    """Find the last run in `runs` that came to its end, the one in `now` apart."""
    found = [(read_manifest(folder), folder) for folder in Path(runs).glob("*") if folder != now]
    whole = [(str(made["began"]), folder) for made, folder in found if made.get("complete")]
    return max(whole)[1] if whole else None


def changes(before: Path, now: Path) -> pd.DataFrame:
    """Compare two runs.

    Returns
    -------
    DataFrame
        ``table, row, column, before, now`` as in `changed_figures`, first of what the runs were made of
        (``table`` is then ``inputs``, ``notebooks``, ``versions``, ``parameters``, ``codings`` or
        ``codebook``), then of the tables.
    """
    rows = []
    old, new = read_manifest(before), read_manifest(now)
    for part in PARTS:
        then, today = old.get(part, {}), new.get(part, {})
        for name in dict.fromkeys([*today, *then]):
            said = [_plain(one.get(name, "")) for one in (then, today)]
            if said[0] != said[1]:
                rows.append((part, name, "", *said))
    books = [{CODEBOOK: read_table(run / f"{CODEBOOK}.csv")} for run in (before, now)]
    book = changed_figures(*books)
    figures = changed_figures(kept_tables(before / TABLES), kept_tables(now / TABLES))
    return pd.concat([pd.DataFrame(rows, columns=COLUMNS), book, figures], ignore_index=True)


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def write_changes(before: Path, now: Path, words: Words) -> pd.DataFrame:
    """Write what changed between two runs into the later one, for people and for other programs."""
    table = changes(before, now)
    write_csv(now / "changes.csv", COLUMNS, table.itertuples(index=False))
    (now / "changes.md").write_text("\n".join(_page(before, now, table, words)), encoding="utf-8")
    return table


def _page(before: Path, now: Path, table: pd.DataFrame, words: Words) -> list[str]:
    lines = [f"# {words('title')}", "", words("runs", before=before.name, now=now.name)]
    for part in (*PARTS, CODEBOOK):
        lines += ["", f"## {words(part)}", "", *_said(table[table["table"] == part], part, words)]
    lines += ["", f"## {words('figures')}", ""]
    figures = table[~table["table"].isin([*PARTS, CODEBOOK])]
    if figures.empty:
        return [*lines, words("same"), ""]
    for name, rows in figures.groupby("table", sort=False):
        lines += [
            f"### {name}",
            "",
            "| " + " | ".join(words(head) for head in COLUMNS[1:]) + " |",
            "|---|---|---|---|",
        ]
        lines += [_line(row, words) for row in rows[COLUMNS[1:]].head(_SHOWN).itertuples(index=False)]
        lines += [words("more", n=len(rows) - _SHOWN), ""] if len(rows) > _SHOWN else [""]
    return lines


def _said(rows: pd.DataFrame, part: str, words: Words) -> list[str]:
    """Say in words what differs in one part of what a run is made of."""
    if rows.empty:
        return [words("same")]
    lines = []
    for row in rows.itertuples():
        before, now = (cell if len(cell) < 60 and part != "inputs" else "" for cell in (row.before, row.now))
        how = (
            "new" if not row.before else "gone" if not row.now else "changed" if before or now else "differs"
        )
        name = f"{row.row} · {row.column}" if row.column else row.row
        lines.append("- " + words(how, name=name, before=before, now=now))
    return lines


def _line(row: tuple, words: Words) -> str:
    told = [str(cell).replace("|", "\\|").replace("\n", " ") or words("nothing") for cell in row]
    return "| " + " | ".join([told[0], told[1] if row[1] else words("whole_row"), *told[2:]]) + " |"
