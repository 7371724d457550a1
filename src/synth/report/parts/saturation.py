"""The appendix on saturation: whether the later sources still brought new codes."""

from __future__ import annotations

import pandas as pd

from synth.findings.saturation import BASE, RUN
from synth.report.blocks import Block, Figure, Paragraph, Table
from synth.report.charts import plot_saturation
from synth.report.material import Material
from synth.report.parts.notes import whose
from synth.report.wording import missing

MOST_SOURCES = 60
"""Rows of the saturation table on paper; the CSV file holds all."""


def saturation_part(m: Material) -> list[Block]:
    """Say whether the later sources still brought new codes."""
    words, table = m.words, m.findings.get("saturation")
    if not m.coded or table is None or len(table) < 2:
        return []
    rows = [
        [
            words("value.source", number=m.lines.get(row["source_id"], row["place"])),
            *(int(row[key]) for key in ("new_codes", "codes")),
            None if missing(row["run_codes"]) else int(row["run_codes"]),
            row["ratio"],
            words.written(row["reached"]) or None,
        ]
        for row in table.to_dict("records")
    ]
    notes = [words("note.saturation"), words("note.saturation_new"), words("note.saturation_order")]
    if any(m.file(name) != name for name in m.sources["source_id"]):
        notes.append(words("note.saturation_files"))
    notes.append(whose(m))
    if len(rows) > MOST_SOURCES:
        notes.insert(0, words("note.more_rows", shown=MOST_SOURCES, all=len(rows), file="saturation"))
    block = Table(
        name="saturation",
        title=words("caption.saturation"),
        heads=[
            words(f"column.{key}")
            for key in ("place", "new_codes", "all_codes", "run_codes", "ratio", "reached")
        ],
        kinds=["text", "count", "count", "count", "share", "text"],
        rows=rows[:MOST_SOURCES],
        notes=notes,
        sheet=words("sheet.saturation"),
    )
    figure = Figure(
        name="saturation",
        title=words("caption.figure_saturation"),
        alt="; ".join(f"{row[0]}: {row[1]}" for row in rows[:MOST_SOURCES]),
        draw=lambda: plot_saturation(table, words),
        table=block.name,
    )
    return [Paragraph(_saturated(m, table), "lead"), block, figure]


def _saturated(m: Material, table: pd.DataFrame) -> str:
    """Say whether the threshold was met, and what came after it all the same."""
    words, least = m.words, BASE + RUN
    if len(table) < least:
        return words("saturation.too_few", sources=words.counted(len(table), "sources"), least=least)
    reached = table.index[table["reached"] != ""]
    if not len(reached):
        return words("saturation.not_reached")
    if every := _all_found(m, table):
        return every
    first = table.loc[reached[0]]
    new = int(first["run_codes"])
    sentence = words(
        "saturation.reached",
        base=words.counted(first["place"] - RUN, "sources"),
        more=words.counted(RUN, "sources"),
        codes=words("saturation.some", codes=words.counted(new, "codes"))
        if new
        else words("saturation.none"),
        reached=words.written(first["reached"]),
    )
    later = int(table.loc[reached[0] + 1 :, "new_codes"].sum())
    return sentence + (" " + words("saturation.later", codes=words.counted(later, "codes")) if later else "")


def _all_found(m: Material, table: pd.DataFrame) -> str:
    """Say by which document all codes of the codebook were found: no later one could bring a new one."""
    position = table["all_found"].iloc[0]
    if missing(position) or position >= len(table):
        return ""
    codes = m.words.counted(int(table["book_codes"].iloc[0]), "codes")
    return m.words("saturation.all_found", codes=codes, place=m.words.number(position))
