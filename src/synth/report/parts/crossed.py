"""The themes against another dimension: how many statements of each theme are of each kind."""

from __future__ import annotations

import pandas as pd

from synth.report.behind import Numbers, by_code, by_dimension, by_theme
from synth.report.blocks import Block, Heading, Table
from synth.report.material import Material
from synth.report.parts.measures import measures
from synth.report.parts.notes import anchor, origin, share_notes, whose


def findings_part(m: Material) -> list[Block]:
    """Every other dimension against the themes, its own counts in the last row."""
    blocks: list[Block] = []
    for number, dimension in enumerate(m.crossings, start=1):
        if len(m.crossings) > 1:
            blocks.append(Heading(m.words.dimension(dimension), 3))
        table = m.crossings[dimension]
        block = _counts(m, dimension, number) if table.empty else _crossing(m, dimension, number)
        blocks.append(block)
    return blocks


def _counts(m: Material, dimension: str, number: int) -> Table:
    """Count the codes of a dimension where there is no theme to set them against."""
    words, own, shown = (
        m.words,
        m.findings["codes"].query("dimension == @dimension"),
        m.words.dimension(dimension),
    )
    counts, behind, rows, leads = measures(m, own), by_code(m), [], {}
    for n, row in enumerate(own.to_dict("records")):
        leads |= counts.behind(n, 1, behind.get(row["code"], ()))
        rows.append([words.name(row), *counts.cells(row)])
    return Table(
        name=f"dimension_{number}",
        title=words("caption.dimension", dimension=shown),
        heads=[shown, *counts.heads],
        kinds=["text", *counts.kinds],
        rows=rows,
        notes=[*share_notes(m, [behind.get(code, ()) for code in own["code"]], dimension), origin(m)],
        links={(n, 0): anchor(m, code) for n, code in enumerate(own["code"]) if rows[n][1]},
        behind=leads,
        bars=frozenset([1]),
        sheet=shown,
    )


def _crossing(m: Material, dimension: str, number: int) -> Table:
    words, table, behind = m.words, m.crossings[dimension], by_theme(m)
    themes, kinds = (_sides(m, table, side) for side in ("row", "column"))
    counts = table.set_index(["row_code", "column_code"])["statements"]
    bases, rows, leads = table.groupby("row_code")["base"].max(), [], {}
    for n, (theme, name) in enumerate(themes.items()):
        rows.append([name, *(int(counts[theme, kind]) for kind in kinds), int(bases[theme])])
        own = behind.get(theme, ())
        leads |= {
            (n, column): _both(own, by_code(m).get(kind, ())) for column, kind in enumerate(kinds, start=1)
        }
        leads[n, len(kinds) + 1] = own
    whole = [by_code(m).get(kind, ()) for kind in kinds] + [by_dimension(m).get(dimension, ())]
    leads |= {(len(rows), column): numbers for column, numbers in enumerate(whole, start=1)}
    rows.append([words("column.total"), *map(len, whole)])
    shown = words.dimension(dimension)
    return Table(
        name=f"crossing_{number}",
        title=words("caption.crossing", dimension=shown),
        heads=[words("column.theme"), *kinds.values(), words("column.statements")],
        kinds=["text", *["count"] * (len(kinds) + 1)],
        rows=rows,
        notes=[
            *([words("note.zero")] if any(0 in row for row in rows) else []),
            words("note.crossing", dimension=shown),
            whose(m),
            origin(m),
        ],
        strong=frozenset([len(rows) - 1]),
        links={(n, 0): anchor(m, theme, "t") for n, theme in enumerate(themes) if rows[n][-1]},
        behind=leads,
        sheet=words("sheet.crossing", dimension=shown),
    )


def _sides(m: Material, table: pd.DataFrame, side: str) -> dict[str, str]:
    """Name the codes on one side of a crossing, in their order."""
    first = table.drop_duplicates(f"{side}_code").to_dict("records")
    return {row[f"{side}_code"]: m.words.name(row, f"{side}_") for row in first}


def _both(numbers: Numbers, other: Numbers) -> Numbers:
    return tuple(sorted(set(numbers) & set(other)))
