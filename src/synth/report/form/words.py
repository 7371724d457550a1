"""What is written into a place of a form, made of what stands behind it."""

from __future__ import annotations

import pandas as pd

from synth.report.charts.wrap import shortened
from synth.report.material import Material
from synth.study import citing
from synth.study.places import CODE

from .support import Support

MOST_LETTERS = 400
"""Of a quote in a form; the whole of it stands in the report."""


def counted(m: Material, support: Support) -> str:
    """Say in how many statements of how many projects something is told."""
    unit, n = support.units()
    statements = m.words.counted(len(support.statements), "statements")
    return m.words("form.counted", statements=statements, units=m.words.counted(n, unit))


def quotes(m: Material, support: Support, n: int, within: bool) -> list[str]:
    """Quote statements that stand for all, with their places; `within` one project, without its name."""
    rows = {row.statement_id: row for row in support.rows.itertuples()}
    lines = []
    for name in support.chosen(n):
        text = " ".join(str(rows[name].text).split())
        text = text if len(text) <= MOST_LETTERS else shortened(text, MOST_LETTERS)
        near = m.place_in_source(rows[name]) if within else ""
        reference = m.words("written.cited", places=near) if near else m.cited(citing.cite(name))
        lines.append(m.words("form.quote", text=text, place=reference))
    return lines


def written(m: Material, cells: pd.DataFrame) -> list[str]:
    """Give the cells that people wrote, each under the name of its project where there are several."""
    lines = []
    for row in cells.itertuples():
        names = [
            m.cohort(name) if kind == "cohort" else name
            for kind, name in ((row.rows, row.row), (row.columns, row.column))
            if kind != CODE
        ]
        text = m.cited(row.text)
        if not text:
            continue
        alone = len(cells) == 1 or not names
        lines.append(text if alone else m.words("form.of", name=", ".join(names), text=text))
    return lines
