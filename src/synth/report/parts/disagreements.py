"""The appendix on disagreements: what coders coded differently, side by side."""

from __future__ import annotations

from synth.report.blocks import Block, Paragraph, Refs, Table
from synth.report.material import Material
from synth.report.parts.agreement import agreement_figure
from synth.report.parts.caveats import verdict
from synth.report.parts.notes import whole_or_shortened
from synth.schema import ADJUDICATED, CODE_JOIN

MOST_LETTERS = 300
"""Of a statement beside its codes; the whole of it stands in the appendix."""


def disagreements_part(m: Material) -> list[Block]:
    """Show the statements that coders coded differently, side by side."""
    words, table = m.words, m.findings.get("disagreements")
    if table is None or not m.findings["agreement"]["statements"].max() > 0:
        return []
    if table.empty:
        return [Paragraph(words("agreement_text.no_disagreements")), agreement_figure(m)]
    table = table[table["statement_id"].isin(m.numbers)]
    settled = m.codings[m.codings["coder"] == ADJUDICATED].groupby("statement_id")["code"].agg(list)
    dimensions = dict(m.findings["codes"][["code", "dimension"]].to_numpy())
    rows = [
        [
            Refs((m.numbers[row["statement_id"]],)),
            whole_or_shortened(row["text"], MOST_LETTERS),
            words.dimension(row["dimension"]),
            *(_codes_said(m, row[f"coder_{coder}"]) for coder in m.coders),
            *(
                [_settled(m, settled.get(row["statement_id"], []), row["dimension"], dimensions)]
                if len(settled)
                else []
            ),
        ]
        for row in table.to_dict("records")
    ]
    heads = [words(f"column.{key}") for key in ("refs", "text", "dimension")]
    heads += [words("column.coder", number=n) for n in range(1, len(m.coders) + 1)]
    heads += [words("column.outcome")] if len(settled) else []
    block = Table(
        name="disagreements",
        title=words("caption.disagreements"),
        heads=heads,
        kinds=["text"] * len(heads),
        rows=rows,
        notes=[m.agreement_note] if m.agreement_note else [],
        sheet=words("sheet.disagreements"),
    )
    opening = Paragraph(words("agreement_text.disagreements", verdict=verdict(m)), "lead")
    return [opening, block, agreement_figure(m)]


def _codes_said(m: Material, codes: object) -> str:
    if not isinstance(codes, str):  # missing: this coder has not read it
        return m.words("value.not_read")
    names = m.names
    return ", ".join(names.get(code, code) for code in str(codes).split(CODE_JOIN) if code) or "–"


def _settled(m: Material, codes: list[str], dimension: str, dimensions: dict[str, str]) -> str:
    return ", ".join(m.names[code] for code in codes if dimensions.get(code) == dimension) or "–"
