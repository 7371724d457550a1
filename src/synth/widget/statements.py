"""The statements of a desk: each with all that stands on it, and the sample that was drawn of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from synth.schema import TABLES

if TYPE_CHECKING:
    import pandas as pd


UNREAD, READ, CODED, LEFT = "u", "r", "c", "x"
"""The states of a statement: not read, read without a code, coded, left out of the analysis."""


@dataclass(slots=True)
class Statement:
    """A statement and all that stands on it; its first fields are the columns of `statements`.

    Examples
    --------
    >>> row = ("s1", "n", "2564", "", "", "4", "", "", 0, 8, "ผู้นำชุมชน", "", "analysed")
    >>> statement = Statement(0, *row)
    >>> statement.state_of("ก")
    'u'
    >>> statement.read["ก"] = "2026-11-22"
    >>> statement.state_of("ก")
    'r'
    """

    k: int
    statement_id: str
    source_id: str
    cohort: str
    project: str
    section: str
    item: str
    speaker: str
    time: str
    start: int
    end: int
    text: str
    repeats: str
    use: str
    certain: float = 1.0
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    """For each coder the codes, each with its origin."""
    read: dict[str, str] = field(default_factory=dict)
    """For each coder the moment of the last reading."""
    dismissed: set[tuple[str, str]] = field(default_factory=set)
    """(code, coder)."""
    inherited: list[tuple[str, str, str]] = field(default_factory=list)
    """(code, coder, because)."""
    words: list[tuple[str, str, int, int]] = field(default_factory=list)
    """(code, coder, start, end) of the words that were coded, where it is not the whole statement."""
    settled: tuple[str, str] = ("", "")
    """Who settled it in the adjudicated set, and when."""
    around: tuple[str, str] | None = None
    """Of an anchor the words before and after it; None of every other statement."""

    @classmethod
    def of(cls, k: int, statement_id: str, row: dict, source: dict) -> Statement:
        """Make a statement of what `Study.statement` gives and of its row of `sources`."""
        columns = {name: value for name, value in row.items() if name in cls.__dataclass_fields__}
        origin = {"cohort": source["cohort"], "project": source["project"]}
        statement = cls(k=k, statement_id=statement_id, **columns, **origin)
        statement.read, statement.dismissed = row["reviews"], row["dismissals"]
        for code, coder, how in row["codings"]:
            statement.codes.setdefault(coder, {})[code] = how
        statement.words, statement.settled = row.get("words", []), row.get("settled", ("", ""))
        return statement

    def state_of(self, coder: str) -> str:
        """Say whether `coder` has not read the statement, read it, or coded it."""
        if self.codes.get(coder):
            return CODED
        return READ if coder in self.read else UNREAD

    def apart(self, first: str, second: str) -> bool:
        """Say whether both have read the statement and coded it differently."""
        both = all(self.state_of(coder) != UNREAD for coder in (first, second))
        return both and self.codes.get(first, {}).keys() != self.codes.get(second, {}).keys()


class Sample:
    """Statements that were drawn once; they hold also after one of its statements was cut up.

    Parameters
    ----------
    drawn : list of str
        The statement_ids, in the order of the lot.
    """

    def __init__(self, drawn: list[str]):
        self._drawn = drawn
        self._places: dict[str, tuple[str, int, int]] = {}

    def keys(self, statements: Iterable[Statement]) -> list[int]:
        """Return the keys of the statements, or of what they were split into, in the order of the lot."""
        by_id = {statement.statement_id: statement for statement in statements}
        keys: dict[int, None] = {}
        for statement_id in self._drawn:
            statement = by_id.get(statement_id)
            if statement is not None:
                self._places[statement_id] = (statement.source_id, statement.start, statement.end)
                keys[statement.k] = None
            elif statement_id in self._places:
                source, start, end = self._places[statement_id]
                keys |= dict.fromkeys(
                    part.k
                    for part in by_id.values()
                    if part.around is None
                    and part.source_id == source
                    and part.start < end
                    and start < part.end
                )
        return list(keys)


def made_statements(tables: dict[str, pd.DataFrame], key_of: Callable[[str], int]) -> Iterable[Statement]:
    """Make the statements with what people did on them; from then on one is replaced, never changed."""
    rows = tables["statements"][list(TABLES["statements"])].itertuples(index=False, name=None)
    statements = {row[0]: Statement(key_of(row[0]), *row) for row in rows}
    for name, coder, code, origin in _rows(tables["codings"], "coder", "code", "origin"):
        statements[name].codes.setdefault(coder, {})[code] = origin
    for name, coder, at in _rows(tables["reviews"], "coder", "created_at"):
        statements[name].read[coder] = at
    for name, code, coder in _rows(tables["dismissals"], "code", "coder"):
        if name in statements:
            statements[name].dismissed.add((code, coder))
    for name, code, coder, because in _rows(tables["inherited"], "code", "coder", "because"):
        statements[name].inherited.append((code, coder, because))
    for name, code, coder, start, end in _rows(tables["evidence"], "code", "coder", "start", "end"):
        statements[name].words.append((code, coder, int(start), int(end)))
    for name, coder, at in _rows(tables["settled"], "coder", "created_at"):
        if name in statements:
            statements[name].settled = (coder, at)
    return statements.values()


def _rows(table: pd.DataFrame, *names: str):
    """Give the rows of a table: the statement, then the named columns."""
    return zip(*(table[name] for name in ("statement_id", *names)), strict=True)
