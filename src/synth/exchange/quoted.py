"""Rows of other programs' tables: words that somebody marked in a source, and a column for each code."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd

from synth.exchange.heads import Sheet, head_columns
from synth.exchange.located import Located
from synth.exchange.places import Places
from synth.exchange.stretches import Under
from synth.schema import CODE_JOIN, is_yes
from synth.sheets import read_sheet, stripped, why_not_read
from synth.telling import Told

Passage = tuple[str, int | None, int | None]
"""A statement, and the stretch of its source's text that was coded (none: all of the statement)."""
_NAMING = (("path", "text"), ("statement_id",))
_WANTED = ("path", "section", "item", "text", "coder", "statement_id")


class Quoted:
    """Finds what a row means: a statement, or words of a source, as other programs hand out highlights.

    Parameters
    ----------
    statements, sources : DataFrame
        As `Study` gives them.
    """

    def __init__(self, statements: pd.DataFrame, sources: pd.DataFrame):
        self._places = Places(statements, sources)
        self._located = Located(sources, statements)
        self._under = Under(statements, self._located.texts)

    def named(self, statement: str) -> tuple[list[Passage], list[Told]]:
        """Return the statement that has this id, or what is wrong."""
        name, faults = self._places.named(statement)
        return [(name, None, None)] if name else [], faults

    def find(self, path: str, section: str, item: str, text: str) -> tuple[list[Passage], list[Told]]:
        """Return the statements that a row means, with the words that are coded, or what is wrong."""
        name, faults = self._places.find(path, section, item, text)
        if name:
            return [(name, None, None)], []
        source = self._located.source(path)
        stretch = self._located.words(text, [source]) if source and not section and not item else None
        under = self._under(*stretch) if stretch else []
        if not under:
            return [], faults
        whole = len(under) == 1 and under[0][1:] == stretch[1:]
        return [(name, *((None, None) if whole else stretch[1:])) for name, _, _ in under], []


def code_columns(path: Path, find: Callable[[str], str]) -> Sheet | None:
    r"""Read a table with a column for each code (1 or 0) as one of codes joined by ``;``; None for any other.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "ก.csv"
    >>> _ = path.write_text("ไฟล์,ข้อความ,ทุน,ป่า\nเวที.txt,มีเงินออม,1,0", encoding="utf-8")
    >>> code_columns(path, {"ทุน": "ทุน", "ป่า": "ป่า"}.__getitem__).rows
    [(2, {'path': 'เวที.txt', 'text': 'มีเงินออม', 'codes': 'ทุน'})]
    """
    try:
        rows = read_sheet(path)
    except (OSError, ValueError) as error:
        return Sheet(faults=[why_not_read(path, error)])
    for position, head in enumerate(rows[:10]):
        where = head_columns(head, _WANTED)
        codes = {at: cell for at, cell in enumerate(map(stripped, head.cells)) if _is_code(cell, find)}
        codes = {at: cell for at, cell in codes.items() if at not in where.values()}
        if codes and any(all(name in where for name in names) for names in _NAMING):
            return _joined(rows[position + 1 :], where, codes)
    return None


def _is_code(cell: str, find: Callable[[str], str]) -> bool:
    try:
        return bool(cell) and bool(find(cell))
    except (ValueError, KeyError):
        return False


def _joined(rows: list, where: dict[str, int], codes: dict[int, str]) -> Sheet:
    joined_rows, faults = [], []
    for row in rows:
        cells = dict(enumerate(map(stripped, row.cells)))
        values = {name: cells.get(at, "") for name, at in where.items()}
        try:
            chosen = [code for at, code in codes.items() if is_yes(cells.get(at, ""))]
        except ValueError as error:
            faults.append((row.number, error.args[0]))
            continue
        joined_rows.append((row.number, {**values, "codes": CODE_JOIN.join(chosen)}))
    return Sheet(joined_rows, wrong=faults)
