"""Sheets that only list who speaks in another sheet of the same file, by names or by codes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from synth.corpus.layout.callings import called_by_name
from synth.corpus.layout.column_heads import tells
from synth.corpus.layout.keys import OF_CODES
from synth.corpus.layout.people import may_speak
from synth.corpus.readers.columns_of_answers import Heads

Sheets = Sequence[tuple[str, list[list[str]]]]

_MOST = 0.6
"""The share of a column's cells that can be who speaks, where it holds names."""
_AGAIN = 1.5
"""Turns of a transcript for each who speaks, at least."""


def without_lists_of_speakers(sheets: Sheets, heads: Sequence[Heads | None]) -> list[Heads | None]:
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


def with_names_of_codes(sheets: Sheets, heads: Sequence[Heads | None]) -> list[Heads | None]:
    """Let the column speak in which stand the codes of another sheet that has a name for each of them.

    The names take the place of the codes, in the rows too. A column headed as that of who speaks keeps them.
    """
    found = list(heads)
    for key, ((_, rows), head) in enumerate(zip(sheets, heads, strict=True)):
        names = _names_by_code(rows, head) if head and not _tells_more(rows, head) else {}
        for number, ((_, spoken), own) in enumerate(zip(sheets, heads, strict=True)):
            if not names or number == key or not own or not own.texts or "speaker" in own.roles:
                continue
            at = next((n for n, name in enumerate(own.names) if OF_CODES.fullmatch(name.strip())), None)
            codes = {*_filled_cells(spoken, own, at)}
            if len(codes) > 1 and codes <= names.keys() and at not in own.texts:
                found[number] = replace(own, roles={**own.roles, "speaker": at})
                found[key] = replace(head, texts=[])
                for row in spoken[own.row + 1 :]:
                    row[at : at + 1] = [names.get(cell.strip(), cell) for cell in row[at : at + 1]]
    return found


def _names_by_code(rows: Sequence[Sequence[str]], head: Heads) -> dict[str, str]:
    """Return the names in a sheet by the codes that stand first in their rows, if each has its own."""
    if not OF_CODES.fullmatch(head.names[0].strip()):
        return {}
    codes, *others = (_filled_cells(rows, head, column) for column in range(len(head.names)))
    full = [column for column in others if len(column) == len(codes) == len({*column}) == len({*codes})]
    names = next((column for column in full if _are_names(column)), [])
    return dict(zip(codes, names, strict=True)) if names else {}


def _tells_more(rows: Sequence[Sequence[str]], head: Heads) -> bool:
    """Say whether a sheet of codes and names holds answers beside them."""
    columns = (_filled_cells(rows, head, index) for index in head.texts)
    return any(sum(map(tells, cells)) * 2 > len(cells) for cells in columns)


def _are_names(cells: Sequence[str]) -> bool:
    return called_by_name(cells) and _MOST * len(cells) <= sum(map(may_speak, cells))


def _filled_cells(rows: Sequence[Sequence[str]], head: Heads, column: int | None) -> list[str]:
    """Return what stands in a column below the heads."""
    cells = (row[column].strip() for row in rows[head.row + 1 :] if column is not None and column < len(row))
    return [cell for cell in cells if cell]
