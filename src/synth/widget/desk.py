"""The coder's desk: what the study says now, in memory, by integer keys, kept current after each act."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from synth.schema import ADJUDICATED, ANALYSED, TABLES

from .book import Book
from .line import CODED, LEFT, READ, UNREAD, Line
from .pace import Pace
from .sample import Sample
from .touching import touches

if TYPE_CHECKING:
    import pandas as pd

    from synth.study import Study

_FEW = 40
"""So many statements are looked at one by one; more are read with all tables."""


class Desk:
    """What lies before one coder.

    Parameters
    ----------
    study : Study
    coder : str
        Whose codings these are; where two coders are adjudicated, who settles (`by`): the set is nobody's.
    blind : bool
        Whether the other coders' acts and the machine's are kept from sight.
    adjudicate : tuple of str
        Empty, or the two coders whose codings are brought together.
    sample, seed : int
        The size of a reliability sample, 0 for all statements, and the seed of its lot.
    """

    def __init__(self, study: Study, coder: str, blind=False, adjudicate=(), sample=0, seed=0):
        self.study, self.blind, self.adjudicate = study, blind, tuple(adjudicate)
        self.coder, self.by = (ADJUDICATED, coder) if adjudicate else (coder, "")
        self.keys: dict[str, int] = {}
        self.suggested: dict[str, list[tuple[str, float, str]]] = {}
        """For each statement_id what the machine suggests: (code, score, because), the best first."""
        self.turns: list[str] = []
        """The statement_ids in the order in which coding them teaches the machine most."""
        self.pace = Pace()
        self._sample = None
        self.load()
        if sample:
            self._sample = Sample(self.statements(), sample, seed)
            self._lay_out()

    def load(self) -> None:
        """Read every table of the study; statements keep the keys that they have."""
        self.reached = self.study.reached  # before the tables: what comes between is only read twice
        tables = self.study.tables()
        self.sources = {row["source_id"]: row for row in tables["sources"].to_dict("records")}
        self._source_order = {name: place for place, name in enumerate(self.sources)}
        self.left_out = tables["left_out"]
        self.load_book(tables["codebook"])
        self.load_memos(tables["memos"])
        lines = {}
        for row in tables["statements"][list(TABLES["statements"])].itertuples(index=False, name=None):
            k = self.keys.setdefault(row[0], len(self.keys))
            lines[row[0]] = Line(k, *row)
        _lay(tables, lines)
        self.lines = {line.k: line for line in lines.values()}
        self._count_anew()
        self._lay_out()

    def load_book(self, codebook: pd.DataFrame | None = None) -> None:
        """Read the codebook."""
        self.codebook = self.study.codebook() if codebook is None else codebook
        self.book = Book(self.codebook)

    def load_memos(self, memos: pd.DataFrame | None = None) -> None:
        """Read the memos; in blind mode only the coder's own."""
        self.memos: dict[tuple[str, str], list[dict]] = defaultdict(list)
        for memo in (self.study.memos() if memos is None else memos).to_dict("records"):
            if not self.blind or memo["coder"] == self.coder:
                self.memos[memo["about"], memo["target_id"]].append(memo)

    def _lay_out(self) -> None:
        """Put the statements in reading order, and those of the sample in the order of the lot."""
        where = self._source_order
        lines = sorted(self.lines.values(), key=lambda line: (where[line.source_id], line.start, line.end))
        self.order = [line.k for line in lines]
        self.place = {k: place for place, k in enumerate(self.order)}
        self.sampled = self._sample is not None
        self.scope = self._sample.keys(lines) if self._sample else self.order

    def _count_anew(self) -> None:
        self.states: dict[int, str] = {}
        self._read_today: set[int] = set()
        self._apart: set[int] = set()
        self._midnight = _midnight()
        for line in self.lines.values():
            self._count(line)

    def _count(self, line: Line) -> None:
        """Note what the numbers of the page say of one statement; to count all after each act took 5 ms."""
        self.states[line.k] = LEFT if line.use != ANALYSED else line.state_of(self.coder)
        tests = {"_read_today": line.read.get(self.coder, "") >= self._midnight}
        tests["_apart"] = bool(self.adjudicate) and line.apart(*self.adjudicate)
        for name, holds in tests.items():
            (getattr(self, name).add if holds else getattr(self, name).discard)(line.k)

    def settle(self, statement_ids) -> tuple[list[int], list[int], list[int]]:
        """Look again at some statements; return the keys that are there, that went, and that came."""
        there, gone, came = [], [], []
        for statement_id in dict.fromkeys(statement_ids):
            found = self.study.statement(statement_id)
            k = self.keys.get(statement_id)
            if found is None:
                if self.lines.pop(k, None):
                    gone.append(k)
                    del self.states[k]
                    self._read_today.discard(k)
                    self._apart.discard(k)
                continue
            if k not in self.lines:
                k = self.keys.setdefault(statement_id, len(self.keys))
                came.append(k)
            source = self.sources[found["source_id"]]
            self.lines[k] = Line.of(k, statement_id, found, source)
            self._count(self.lines[k])
            there.append(k)
        if gone or came:
            self._lay_out()
        return there, gone, came

    def own(self, acts: int) -> bool:
        """Note that the coder just did so many acts; say whether anybody else did some before."""
        now = self.study.reached
        alone = now[0] == self.reached[0] + acts
        if alone:
            self.reached = now
        return not alone

    def refresh(self) -> bool:
        """Take in what others did since; say whether there was anything."""
        now = self.study.reached
        if now == self.reached:
            return False
        acts = self.study.since(self.reached[1])
        named = {name for names in acts["statements"] for name in names}
        touched = frozenset().union(*map(touches, acts["kind"], acts["statements"]))
        missed = len(acts) != now[0] - self.reached[0]  # a merge brought acts that are older
        if missed or "all" in touched or len(named) > _FEW:
            self.load()
            return True
        self.settle(named)
        self.again(touched)
        self.reached = now
        return True

    def forget(self) -> None:
        """Have everything read anew at the next refresh."""
        self.reached = (-1, "")

    def again(self, what: frozenset[str]) -> None:
        """Read anew what an act touched."""
        if "all" in what:
            self.load()
        if "book" in what:
            self.load_book()
        if "memos" in what:
            self.load_memos()

    def target(self, about: str, line: Line | None, code: str) -> str:
        """Return what a memo about a statement, its source or project, or a code is about."""
        if about == "code":
            return code
        return getattr(
            line, {"statement": "statement_id", "source": "source_id", "project": "project"}[about]
        )

    def statements(self) -> pd.DataFrame:
        """Return the statements in reading order: statement_id, source_id, text, use."""
        import pandas as pd

        names = ["statement_id", "source_id", "text", "use"]
        return pd.DataFrame([[getattr(line, name) for name in names] for line in self.laid()], columns=names)

    def laid(self) -> list[Line]:
        """Return the lines in reading order; also another thread may ask, while the coder goes on."""
        return [line for line in map(self.lines.get, list(self.order)) if line]

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

    def counts(self) -> dict[str, int | None]:
        """Count the coder's statements by their state, and what was read today and in an hour."""
        if self._midnight != _midnight():
            self._count_anew()
        seen = Counter(map(self.states.__getitem__, self.scope))
        counts = {
            "all": seen[UNREAD] + seen[READ] + seen[CODED],
            "read": seen[READ] + seen[CODED],
            "coded": seen[CODED],
            "left": seen[UNREAD],
            "x": seen[LEFT],
            "today": self._in_scope(self._read_today),
            "per_hour": self.pace.per_hour(),
        }
        if self.adjudicate:
            settled = {k for k in self._apart if self.states[k] in (READ, CODED)}
            counts |= {"apart": self._in_scope(self._apart), "settled": self._in_scope(settled)}
        return counts

    def _in_scope(self, keys: set[int]) -> int:
        return sum(k in keys for k in self.scope) if self.sampled else len(keys)


def _midnight() -> str:
    """Return when this day began here, in UTC, as moments are stored."""
    here = datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    return here.astimezone(UTC).isoformat(timespec="microseconds")


def _lay(tables: dict[str, pd.DataFrame], lines: dict[str, Line]) -> None:
    """Lay on its statements what people did; afterwards a line is replaced, never changed."""
    for statement, coder, code, origin in _rows(tables["codings"], "coder", "code", "origin"):
        lines[statement].codes.setdefault(coder, {})[code] = origin
    for statement, coder, at in _rows(tables["reviews"], "coder", "created_at"):
        lines[statement].read[coder] = at
    for statement, code, coder in _rows(tables["dismissals"], "code", "coder"):
        if statement in lines:
            lines[statement].dismissed.add((code, coder))
    for statement, code, coder, because in _rows(tables["inherited"], "code", "coder", "because"):
        lines[statement].inherited.append((code, coder, because))
    for statement, code, coder, start, end in _rows(tables["evidence"], "code", "coder", "start", "end"):
        lines[statement].words.append((code, coder, int(start), int(end)))
    for statement, coder, at in _rows(tables["settled"], "coder", "created_at"):
        if statement in lines:
            lines[statement].settled = (coder, at)


def _rows(table: pd.DataFrame, *names: str):
    """Give the rows of a table: the statement, then the named columns."""
    return zip(*(table[name] for name in ("statement_id", *names)), strict=True)
