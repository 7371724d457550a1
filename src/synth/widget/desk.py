"""The coder's desk: what the study says now, in memory, by integer keys, kept current after each act."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from synth.schema import ADJUDICATED, ANALYSED

from .book import Book
from .pace import Pace

if TYPE_CHECKING:
    import pandas as pd

    from synth.study import Study

UNREAD, READ, CODED, LEFT = "u", "r", "c", "x"
"""The states of a statement: not read, read without a code, coded, left out of the analysis."""


@dataclass(slots=True)
class Line:
    """A statement on the desk and all that stands on it."""

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
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    """For each coder the codes, each with its origin."""
    read: dict[str, str] = field(default_factory=dict)
    """For each coder the moment of the last reading."""
    dismissed: set[tuple[str, str]] = field(default_factory=set)
    """(code, coder)."""


class Desk:
    """What lies before one coder.

    Parameters
    ----------
    study : Study
    coder : str
        Whose codings these are; the adjudicated set's where two coders are adjudicated.
    blind : bool
        Whether the other coders' acts and the machine's are kept from sight.
    adjudicate : sequence of str
        None, or the two coders whose codings are brought together.
    """

    def __init__(self, study: Study, coder: str, blind: bool = False, adjudicate: tuple[str, ...] = ()):
        self.study, self.blind, self.adjudicate = study, blind, tuple(adjudicate)
        self.coder = ADJUDICATED if adjudicate else coder
        self.keys: dict[str, int] = {}
        self.sample: list[int] = []
        self.pace = Pace()
        self.load()

    def load(self) -> None:
        """Read every table of the study; statements keep the keys that they have."""
        self.reached = self.study.reached  # before the tables: what comes between is only read twice
        tables = self.study.tables()
        self.sources = {row["source_id"]: row for row in tables["sources"].to_dict("records")}
        self.left_out = tables["left_out"]
        self.codebook: pd.DataFrame = tables["codebook"]
        self.book = Book(self.codebook)
        self.lines: dict[int, Line] = {}
        names = tuple(Line.__dataclass_fields__)[1:-3]
        for row in tables["statements"][list(names)].itertuples(index=False, name=None):
            k = self.keys.setdefault(row[0], len(self.keys))
            self.lines[k] = Line(k, *row)
        self.order = list(self.lines)
        self.place = {k: place for place, k in enumerate(self.order)}
        self._take(tables)
        self.states = {k: self._state(line) for k, line in self.lines.items()}

    def _take(self, tables: dict[str, pd.DataFrame]) -> None:
        """Lay what people did on its statements."""
        known = self.keys
        columns = (tables["codings"][name] for name in ("statement_id", "coder", "code", "origin"))
        for statement, coder, code, origin in zip(*columns, strict=True):
            self.lines[known[statement]].codes.setdefault(coder, {})[code] = origin
        columns = (tables["reviews"][name] for name in ("statement_id", "coder", "created_at"))
        for statement, coder, at in zip(*columns, strict=True):
            self.lines[known[statement]].read[coder] = at
        columns = (tables["dismissals"][name] for name in ("statement_id", "code", "coder"))
        for statement, code, coder in zip(*columns, strict=True):
            if known.get(statement) in self.lines:
                self.lines[known[statement]].dismissed.add((code, coder))
        self.inherited: dict[int, list[tuple[str, str, str]]] = defaultdict(list)
        columns = (tables["inherited"][name] for name in ("statement_id", "code", "coder", "because"))
        for statement, *said in zip(*columns, strict=True):
            self.inherited[known[statement]].append(tuple(said))
        self.memos: dict[tuple[str, str], list[dict]] = defaultdict(list)
        for memo in tables["memos"].to_dict("records"):
            if not self.blind or memo["coder"] == self.coder:
                self.memos[memo["about"], memo["target_id"]].append(memo)

    def _state(self, line: Line) -> str:
        if line.use != ANALYSED:
            return LEFT
        return self.state_of(line, self.coder)

    @staticmethod
    def state_of(line: Line, coder: str) -> str:
        """Say whether `coder` has not read the statement, read it, or coded it."""
        if line.codes.get(coder):
            return CODED
        return READ if coder in line.read else UNREAD

    def look_again(self, statement_id: str) -> int | None:
        """Read one statement anew; return its key, None where it is not there any more."""
        k = self.keys.get(statement_id)
        found = self.study.statement(statement_id)
        if found is None or k not in self.lines:
            return None
        line = self.lines[k]
        line.use, line.dismissed = found["use"], found["dismissals"]
        line.read = found["reviews"]
        line.codes = {}
        for code, coder, origin in found["codings"]:
            line.codes.setdefault(coder, {})[code] = origin
        self.states[k] = self._state(line)
        return k

    @property
    def coders(self) -> list[str]:
        """Everybody who read or coded anything, the coder first; in blind mode nobody else."""
        found = {self.coder: None}
        if not self.blind:
            for line in self.lines.values():
                found |= dict.fromkeys(line.read) | dict.fromkeys(line.codes)
        return list(found)

    def uses(self) -> Counter[str]:
        """Count how often the coder used each code."""
        return Counter(code for line in self.lines.values() for code in line.codes.get(self.coder, ()))

    def counts(self) -> dict[str, int | float | None]:
        """Count the coder's statements by their state, and what was read today and in an hour."""
        scope = self.sample or self.order
        seen = Counter(self.states[k] for k in scope if k in self.states)
        everything = seen[UNREAD] + seen[READ] + seen[CODED]
        midnight = datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
        since = midnight.astimezone(UTC).isoformat(timespec="microseconds")
        coder, lines = self.coder, self.lines
        today = sum(lines[k].read.get(coder, "") >= since for k in scope if k in lines)
        return {
            "all": everything,
            "read": seen[READ] + seen[CODED],
            "coded": seen[CODED],
            "left": seen[UNREAD],
            "x": seen[LEFT],
            "today": today,
            "per_hour": self.pace.per_hour(),
        }
