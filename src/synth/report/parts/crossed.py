"""The themes against another dimension: how many statements, and what they say."""

from __future__ import annotations

import pandas as pd

from synth.report.behind import Numbers
from synth.report.blocks import Block, Figure, Table
from synth.report.charts import plot_dimensions
from synth.report.charts.style import base_line
from synth.report.material import Material
from synth.report.parts.notes import BROAD, origin, quoted, whose

MOST_QUOTED = 2
"""Statements that a cell quotes, each of another source."""


def crossing(m: Material, dimension: str, number: int, behind: dict[str, Numbers]) -> list[Block]:
    """Count the statements of each theme that carry each code of another dimension."""
    words, table = m.words, m.crossings[dimension]
    if table.empty:
        return []
    themes, kinds = (_sides(m, table, side) for side in ("row", "column"))
    counts = table.set_index(["row_code", "column_code"])["statements"]
    bases, rows, leads = table.groupby("row_code")["base"].max(), [], {}
    for n, (theme, name) in enumerate(themes.items()):
        rows.append([name, *(int(counts[theme, kind]) for kind in kinds), int(bases[theme])])
        own = behind.get(theme, ())
        leads |= {(n, column): _both(own, behind.get(kind, ())) for column, kind in enumerate(kinds, start=1)}
        leads[n, len(kinds) + 1] = own
    shown = words.dimension(dimension)
    counted = Table(
        name=f"crossing_{number}",
        title=words("caption.crossing", dimension=shown),
        heads=[words("column.theme"), *kinds.values(), words("column.statements")],
        kinds=["text", *["count"] * (len(kinds) + 1)],
        rows=rows,
        notes=[words("note.crossing"), whose(m), origin(m)],
        behind=leads,
        sheet=words("sheet.crossing", dimension=shown),
    )
    figure = Figure(
        name="dimensions" if number == 1 else f"dimensions_{number}",
        title=words("caption.figure_crossing", dimension=shown, base=base_line(words, m.base)),
        alt="; ".join(f"{row[0]}: {row[-1]}" for row in rows),
        draw=lambda: plot_dimensions(table, words),
        table=counted.name,
        notes=[whose(m)],
    )
    return [counted, figure]


def in_words(m: Material, dimension: str, number: int, behind: dict[str, Numbers]) -> list[Block]:
    """Say what was said of each theme as obstacle, recommendation …, in its words."""
    words, table = m.words, m.crossings[dimension]
    if table.empty or not table["statements"].sum():
        return []
    themes, kinds = (_sides(m, table, side) for side in ("row", "column"))
    shown, blocks = words.dimension(dimension), []
    parts = [list(kinds)[at : at + BROAD] for at in range(0, len(kinds), BROAD)]
    for place, part in enumerate(parts, start=1):
        rows, leads = [], {}
        for theme, name in themes.items():
            found = [_both(behind.get(theme, ()), behind.get(kind, ())) for kind in part]
            if any(found):
                leads |= {(len(rows), n): numbers for n, numbers in enumerate(found, start=1) if numbers}
                rows.append(
                    [name, *(quoted(m, numbers, MOST_QUOTED) if numbers else None for numbers in found)]
                )
        title = words("caption.by_finding", dimension=shown)
        if len(parts) > 1:
            title = words("caption.projects_part", title=title, part=place, parts=len(parts))
        made = Table(
            name=f"by_finding_{number}" + (f"_{place}" if place > 1 else ""),
            title=title,
            heads=[words("column.theme"), *(kinds[kind] for kind in part)],
            kinds=["text"] * (len(part) + 1),
            rows=rows,
            notes=[words("note.by_finding", appendix=m.appendix("statements")), whose(m), origin(m)],
            behind=leads,
            broad=True,
            sheet=words("sheet.by_finding", dimension=shown),
        )
        blocks += [made] if rows else []
    return blocks


def _sides(m: Material, table: pd.DataFrame, side: str) -> dict[str, str]:
    """Name the codes on one side of a crossing, in their order."""
    first = table.drop_duplicates(f"{side}_code").to_dict("records")
    return {row[f"{side}_code"]: m.words.name(row, f"{side}_") for row in first}


def _both(one: Numbers, other: Numbers) -> Numbers:
    return tuple(sorted(set(one) & set(other)))
