"""The statements of a large study, in a page beside the report: opened on demand, from disk as it is."""

from __future__ import annotations

from dataclasses import replace

from synth.report.behind import MOST_ROWS
from synth.report.blocks import Block, Entry, Heading, Paragraph, Table
from synth.report.outline import Contents
from synth.report.wording import Wording

PAGE, STATEMENTS = "report.html", "report-statements.html"
"""The report for the screen, and its neighbour."""

MOST_ENTRIES = 1_000
"""Statements that still stand in the report itself; a page of so many has some three megabytes."""


def divided(contents: Contents, words: Wording) -> tuple[Contents, Contents | None]:
    """Part a report with many statements: what people read, and every statement with its source.

    Parameters
    ----------
    contents : Contents
    words : Wording

    Returns
    -------
    report : Contents
        As it was, where the statements are few.
    statements : Contents or None
    """
    blocks = contents.blocks
    if sum(isinstance(block, Entry) for block in blocks) <= MOST_ENTRIES:
        return contents, None
    first = next(n for n, block in enumerate(blocks) if _begins(block))
    after = [
        n for n, block in enumerate(blocks) if n > first and isinstance(block, Heading) and block.level == 1
    ]
    last = after[0] if after else len(blocks)
    key = "statements.beside_few" if contents.few else "statements.beside"
    pointer = Paragraph(words(key, file=STATEMENTS), "beside")
    shown = [_shortened(block, words) for block in (*blocks[: first + 1], pointer, *blocks[last:])]
    beside = replace(contents, blocks=tuple(blocks[first:last]), data={})
    return replace(contents, blocks=tuple(shown)), beside


def _begins(block: Block) -> bool:
    return isinstance(block, Heading) and block.anchor == "statements"


def _shortened(block: Block, words: Wording) -> Block:
    if not isinstance(block, Table) or len(block.rows) <= MOST_ROWS:
        return block
    note = words("note.more_rows_sheet", shown=MOST_ROWS, all=words.number(len(block.rows)))
    shown_rows = [row for row in range(len(block.rows)) if row < MOST_ROWS or row in block.strong]
    at = {row: position for position, row in enumerate(shown_rows)}
    links, behind = (
        {(at[row], column): to for (row, column), to in ways.items() if row in at}
        for ways in (block.links, block.behind)
    )
    return replace(
        block,
        rows=[block.rows[row] for row in shown_rows],
        notes=[note, *block.notes],
        strong=frozenset(at[row] for row in block.strong),
        links=links,
        behind=behind,
        marked=frozenset((at[row], column) for row, column in block.marked if row in at),
    )
