"""Which codes follow which in the notes, for an appendix: only where chance would not do it."""

from __future__ import annotations

from synth.report.blocks import Block, Paragraph, Table
from synth.report.material import Material
from synth.report.parts.notes import origin, whose

MOST_ROWS = 20
"""Pairs on a page; the CSV file has all."""


def order_part(m: Material) -> list[Block]:
    """List the pairs of codes that stand near each other, or in one order, more than chance would have it."""
    words, table = m.words, m.findings.get("sequences")
    if table is None or table.empty:
        return []
    pairs = table[table["told"].isin(("in order", "near"))]
    if pairs.empty:
        return []
    rows = [
        [
            *(words.name(row), words.name(row, "next_"), row["followed"], row["statements"]),
            *(words.coefficient(row["expected"], 1), row["followed_by_first"], row["sources"]),
            words(f"told.{row['told'].replace(' ', '_')}"),
        ]
        for row in pairs.head(MOST_ROWS).to_dict("records")
    ]
    keys = "first next followed of_first expected followed_by_first in_sources told"
    notes = [words("note.sequences", pairs=words.number(len(table))), whose(m), origin(m)]
    if len(pairs) > MOST_ROWS:
        notes.insert(0, words("note.more_rows", shown=MOST_ROWS, all=len(pairs), file="sequences"))
    block = Table(
        name="sequences",
        title=words("caption.sequences"),
        heads=[words(f"column.{key}") for key in keys.split()],
        kinds=["text", "text", "count", "count", "text", "count", "count", "text"],
        rows=rows,
        notes=notes,
        sheet=words("sheet.sequences"),
    )
    return [Paragraph(words("order.opening"), "lead"), block]
