"""A whole report, ready to be drawn in any format, and the tables that go beside it."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from synth.report.blocks import Block, Figure, Heading, Paragraph, Table
from synth.report.material import Material


@dataclass(frozen=True)
class Contents:
    """A whole report, ready to be drawn in any format.

    The Word file has the blocks that are `printed`: all but the appendices named in ``screen``. ``few`` says
    which of very many statements it shows; empty where it shows all.
    """

    title: str
    subtitles: tuple[str, ...]
    blocks: tuple[Block, ...]
    data: dict[str, pd.DataFrame]
    screen: frozenset[str] = frozenset()
    elsewhere: str = ""
    few: str = ""

    @property
    def printed(self) -> tuple[Block, ...]:
        """The blocks of the Word file, and where the rest stands."""
        blocks: list[Block] = []
        on_paper = True
        for block in self.blocks:
            if isinstance(block, Heading) and block.level == 1:
                on_paper = block.anchor not in self.screen
            if on_paper:
                blocks.append(block)
        is_shorter = len(blocks) < len(self.blocks)
        return (*blocks, Paragraph(self.elsewhere)) if is_shorter and self.elsewhere else tuple(blocks)

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
    order = {source: position for position, source in enumerate(m.texts["source_id"])}
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
