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
from synth.whole import whole_file

MANIFEST, TABLES, CODEBOOK = "manifest.json", "tables", "codebook"

PARTS = ("inputs", "notebooks", "versions", "parameters", "codings")
"""What of a manifest is compared, in this order."""

_SHOWN = 40
"""So many changed rows of a table are read aloud; the others stand in ``changes.csv``."""

_FIRST = ("themes", "cohorts", "compared")
"""Tables that a report leads with."""


def digest(rows: Iterable[Iterable]) -> str:
    """Name a table by what it holds: the same rows in any order, the same name."""
    lines = sorted("\t".join(map(str, row)) for row in rows)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def write_manifest(folder: Path, manifest: dict[str, Any]) -> None:
    """Write what the run in `folder` was made of."""
    text = json.dumps(manifest, ensure_ascii=False, indent=2, default=str)
    with whole_file(Path(folder, MANIFEST)) as part:
        part.write_text(text, encoding="utf-8")


def read_manifest(folder: Path) -> dict[str, Any]:
    """Read a run's manifest; empty where there is none that can be read."""
    try:
        manifest = json.loads(Path(folder, MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return manifest if isinstance(manifest, dict) else {}


def run_before(runs: Path, now: Path) -> Path | None:
    """Find the last run in `runs` that came to its end, the one in `now` apart."""
    manifests = [(read_manifest(folder), folder) for folder in Path(runs).glob("*") if folder != now]
    whole = [(str(manifest["began"]), folder) for manifest, folder in manifests if manifest.get("complete")]
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
            pair = [_plain(inputs.get(name, "")) for inputs in (then, today)]
            if pair[0] != pair[1]:
                rows.append((part, name, "", *pair))
    books = [{CODEBOOK: read_table(run / f"{CODEBOOK}.csv")} for run in (before, now)]
    book = changed_figures(*books)
    figures = changed_figures(kept_tables(before / TABLES), kept_tables(now / TABLES))
    return pd.concat([pd.DataFrame(rows, columns=COLUMNS), book, figures], ignore_index=True)


def _plain(value: Any) -> str:
    return "" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def write_changes(before: Path, now: Path, words: Words) -> pd.DataFrame:
    """Write what changed between two runs into the later one, for people and for other programs."""
    table = changes(before, now)
    write_csv(now / "changes.csv", COLUMNS, table.itertuples(index=False))
    with whole_file(now / "changes.md") as part:
        part.write_text("\n".join(_page(before, now, table, words)), encoding="utf-8")
    return table


def _page(before: Path, now: Path, table: pd.DataFrame, words: Words) -> list[str]:
    lines = [f"# {words('title')}", "", words("runs", before=before.name, now=now.name)]
    for part in (*PARTS, CODEBOOK):
        rows = table[table["table"] == part]
        differences = [_difference(part, row, words) for row in rows.itertuples()] or [words("same")]
        lines += ["", f"## {words(part)}", "", *differences]
    figures = table[~table["table"].isin([*PARTS, CODEBOOK])]
    lines += ["", f"## {words('figures')}", ""]
    names = sorted(figures["table"].unique(), key=lambda name: (name not in _FIRST, name))
    for name in names:
        lines += [f"### {name}", "", *_figures(figures[figures["table"] == name], words), ""]
    return [*lines, *(_meanings(figures["column"].unique(), words) if names else [words("same"), ""])]


def _difference(part: str, row: tuple, words: Words) -> str:
    """Say in words what differs in one thing that a run is made of; a sum itself tells nobody anything."""
    named = words.of("codings_names", row.row) if part == "codings" else row.row
    name = f"{named} · {row.column}" if row.column else named
    if part in ("inputs", "notebooks", CODEBOOK) or row.row == "content":
        how = "new" if not row.before else "gone" if not row.now else "differs"
        if how != "differs" or not row.column:
            return "- " + words(how, name=name)
    values = {"before": row.before or words("nothing"), "now": row.now or words("nothing")}
    return "- " + words("changed", name=name, **values)


def _figures(rows: pd.DataFrame, words: Words) -> list[str]:
    """Tell the changed figures of a table, a line for each of its rows."""
    lines = []
    for label, cells in rows.groupby("row", sort=False):
        figures = [_figure(cell, words) for cell in cells.itertuples()]
        lines.append(f"- {label or words('whole_table')}: {' · '.join(figures)}")
    more = [words("more", n=len(lines) - _SHOWN)] if len(lines) > _SHOWN else []
    return lines[:_SHOWN] + more


def _figure(cell: tuple, words: Words) -> str:
    if not cell.column and cell.row:
        return words("new_row", now=cell.now) if cell.now else words("gone_row", before=cell.before)
    values = {"before": cell.before or words("nothing"), "now": cell.now or words("nothing")}
    return words("changed", name=cell.column, **values) if cell.column else words("arrow", **values)


def _meanings(columns: Iterable[str], words: Words) -> list[str]:
    """Say what the columns mean that the page names."""
    from synth.report.wording import Wording

    wording = Wording(words.lang)
    meanings = [
        f"- {name}: {wording(f'dictionary.{name}')}" for name in columns if wording.has(f"dictionary.{name}")
    ]
    return [f"## {words('columns')}", "", *meanings, ""] if meanings else []
