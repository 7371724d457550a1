"""The appendix on agreement: how far coders agree on each code, as a table and a figure."""

from __future__ import annotations

import pandas as pd

from synth.report.behind import by_coder
from synth.report.blocks import Block, Figure, Paragraph, Table
from synth.report.charts import plot_agreement
from synth.report.charts.agreement import row_name
from synth.report.material import Material
from synth.report.wording import missing
from synth.schema import CODE_JOIN

MEASURES = {
    "percent": "share",
    **dict.fromkeys(("kappa", "nominal_alpha", "alpha"), "coefficient"),
}
"""Columns of `findings.agreement` that are printed, in this order, and how each is written.

The head of each is its word in ``[column]``; ``agreement_words`` in ``[note]`` says what its sign means.
"""


def agreement_part(m: Material) -> list[Block]:
    """How far the coders agree, with the note that the codings carry."""
    words, table = m.words, m.findings.get("agreement")
    if not m.coded:
        return []
    if table is None or not table["statements"].max() > 0:
        return [
            Paragraph(words("agreement_text.one_coder" if table is None else "agreement_text.no_overlap"))
        ]
    counted = words.counted(int(table["statements"].max()), "statements")
    notes = [m.agreement_note] if m.agreement_note else []
    block = Table(
        name="agreement",
        title=words("caption.agreement"),
        heads=[
            words("column.code"),
            *(words("column.positives", number=n) for n in range(1, len(m.coders) + 1)),
            *(words(f"column.{key}") for key in (*MEASURES, "interval", "note")),
        ],
        kinds=["text", *["count"] * len(m.coders), *MEASURES.values(), "text", "text"],
        rows=_agreement_rows(m, table),
        notes=[
            *notes,
            words("note.agreement_words") + " " + words("note.alpha_bands"),
            words("note.agreement_sets"),
            words(f"note.resampled_{table['resampled'].iloc[0]}"),
        ],
        behind=_agreed_on(m, table),
        strong=frozenset(n for n, level in enumerate(table["level"]) if level != "code"),
        sheet=words("sheet.agreement"),
    )
    return [Paragraph(words("agreement_text.opening", statements=counted), "lead"), block]


def agreement_figure(m: Material) -> Figure:
    """Draw alpha of every code, with the note that the codings carry."""
    words, table = m.words, m.findings["agreement"]
    shown = [row for row in table.to_dict("records") if not missing(row["alpha"])]
    return Figure(
        name="agreement",
        title=words("caption.figure_agreement"),
        alt="; ".join(f"{row_name(row, words)}: {words.coefficient(row['alpha'])}" for row in shown),
        draw=lambda: plot_agreement(table, words, m.agreement_note or None),
        table="agreement",
    )


def _agreed_on(m: Material, table: pd.DataFrame) -> dict[tuple[int, int], tuple[int, ...]]:
    """List what each coder gave, of what at least two have read, for each row of the table."""
    behind, leads = by_coder(m), {}
    for n, row in enumerate(table.to_dict("records")):
        name = row["code"] if row["level"] == "code" else row["dimension"]
        for column, coder in enumerate(m.coders, start=1):
            leads[n, column] = behind.get((coder, row["level"], name), ())
    return leads


def _agreement_rows(m: Material, table: pd.DataFrame) -> list[list]:
    words, rows = m.words, []
    for row in table.to_dict("records"):
        notes = [
            words(f"agreement.{key}")
            for key in str(row["note"]).split(CODE_JOIN)
            if words.has(f"agreement.{key}")
        ]
        has_interval = not missing(row["alpha_low"])
        rows.append(
            [
                row_name(row, words),
                *(int(row[f"positives_{coder}"]) for coder in m.coders),
                *(row[measure] for measure in MEASURES),
                words.interval(row["alpha_low"], row["alpha_high"]) if has_interval else None,
                " · ".join(notes) or None,
            ]
        )
    return rows
