"""Sheets that only list who speaks in another sheet of the same file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from synth.corpus.readers.columns_of_answers import Heads

_AGAIN = 1.5
"""Turns of a transcript for each who speaks, at least."""


def without_lists_of_speakers(
    sheets: Sequence[tuple[str, list[list[str]]]], heads: Sequence[Heads | None]
) -> list[Heads | None]:
    """Take no answers from sheets that only say who those are that speak, again and again, in another one."""
    speakers: set[str] = set()
    for (_, rows), head in zip(sheets, heads, strict=True):
        own = _filled_cells(rows, head, head.roles.get("speaker")) if head and head.texts else []
        speakers |= {*own} if len(own) > _AGAIN * len({*own}) else set()
    first = [
        _filled_cells(rows, head, 0) if head else [] for (_, rows), head in zip(sheets, heads, strict=True)
    ]
    listed = [len({*own}) == len(own) > 1 and {*own} <= speakers for own in first]
    return [
        replace(head, texts=[]) if head and alone else head for head, alone in zip(heads, listed, strict=True)
    ]


def _filled_cells(rows: Sequence[Sequence[str]], head: Heads, column: int | None) -> list[str]:
    """Return what stands in a column below the heads."""
    cells = (row[column].strip() for row in rows[head.row + 1 :] if column is not None and column < len(row))
    return [cell for cell in cells if cell]
