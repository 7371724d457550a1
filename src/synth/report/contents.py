"""A whole report, ready to be drawn in any format, and the tables that go beside it."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from synth.report.blocks import Block, Figure, Heading, Paragraph, Table
from synth.report.material import Material


@dataclass(frozen=True)
class Contents:
    """A whole report, ready to be drawn in any format.

    The Word file has the blocks that are `printed`: all but the appendices named in ``screen``.
    """

    title: str
    subtitles: tuple[str, ...]
    blocks: tuple[Block, ...]
    data: dict[str, pd.DataFrame]
    screen: frozenset[str] = frozenset()
    elsewhere: str = ""

    @property
    def printed(self) -> tuple[Block, ...]:
        """The blocks of the Word file, and where the rest stands."""
        kept: list[Block] = []
        here = True
        for block in self.blocks:
            if isinstance(block, Heading) and block.level == 1:
                here = block.anchor not in self.screen
            if here:
                kept.append(block)
        left = len(kept) < len(self.blocks)
        return (*kept, Paragraph(self.elsewhere)) if left and self.elsewhere else tuple(kept)

    @property
    def tables(self) -> list[Table]:
        """The tables in their order."""
        return [block for block in self.blocks if isinstance(block, Table)]

    @property
    def figures(self) -> list[Figure]:
        """The figures in their order."""
        return [block for block in self.blocks if isinstance(block, Figure)]


def data_of(m: Material) -> dict[str, pd.DataFrame]:
    """Collect the machine-readable tables behind the report, by the names of their CSV files."""
    data = {
        "sources": m.texts.drop(columns="text"),
        "statements": pd.concat([m.statements.drop(columns="number"), m.aside]),
        "left_out": m.left_out,
        "problems": m.problems,
        "doubts": m.doubts,
        "codebook": m.codebook,
        "codings": m.codings,
        "reviews": m.reviews,
    }
    order = {source: place for place, source in enumerate(m.texts["source_id"])}
    data["statements"] = data["statements"].sort_values(
        ["source_id", "start"], key=lambda column: column.map(order) if column.name == "source_id" else column
    )
    if m.coded:
        data |= m.findings
        data |= {f"dimensions_{n}": table for n, table in enumerate(m.crossings.values(), start=1)}
    data |= {name: table for name, table in m.written.items() if name != "trails"}
    if m.proposal is not None:
        data |= {"proposed_themes": m.proposal.themes, "proposed_members": m.proposal.members}
    return data
