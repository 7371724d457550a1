"""The coder's desk: what the study says now, in memory, by integer keys, kept current after each act."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from synth.schema import ADJUDICATED
from synth.themes.order import reliability_sample

from .anchors import Anchors
from .assisted import Assisted
from .codebook import Book
from .progress import Progress
from .statements import Sample, Statement, made_statements

if TYPE_CHECKING:
    import pandas as pd

    from synth.study import Study

_FEW = 40
"""So many statements are looked at one by one; more are read with all tables."""
_TARGETS = {"statement": "statement_id", "source": "source_id", "project": "project"}
READ_ANEW: dict[str, str] = {
    **dict.fromkeys(("code", "uncode", "review", "dismiss", "use"), "statements"),
    **dict.fromkeys(("split", "join", "take back"), "statements"),
    "memo": "memos",
    **dict.fromkeys(("add code", "change code", "retire", "move", "name", "remember"), "book"),
    **dict.fromkeys(("codebook", "import codebook", "rename", "merge", "divide"), "all"),
    **dict.fromkeys(("read", "import", "attribute", "correct", "settle", "take out", "put back"), "all"),
    **dict.fromkeys(("same", "confirm", "accept", "rescue", "erase", "redact", "no name"), "all"),
    **dict.fromkeys(("write cell", "confirm cell", "write claim", "link", "unlink"), "all"),
    **dict.fromkeys(("map form", "answer form", "draw anchors", "judge lesson", "hear"), "all"),
    **dict.fromkeys(("triangulate", "try machine", "freeze", "draw"), "all"),
}
"""What is read anew after each kind of act: ``statements`` that it names, ``memos``, ``book`` or ``all``."""


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
    lot : bool
        Only the statements that were drawn to judge machines by (`Study.draw`).
    """

    def __init__(self, study: Study, coder: str, blind=False, adjudicate=(), sample=0, seed=0, lot=False):
        self.study, self.blind, self.adjudicate = study, blind, tuple(adjudicate)
        self.coder, self.by = (ADJUDICATED, coder) if adjudicate else (coder, "")
        self.keys: dict[str, int] = {}
        self.suggested: dict[str, list[tuple[str, float, str]]] = {}
        """For each statement_id what the machine suggests: (code, score, because), the best first."""
        self.turns: list[str] = []
        """The statement_ids in the order in which coding them teaches the machine most."""
        self.progress = Progress(self.coder, self.adjudicate)
        self._sample = None
        self.load()
        if sample:
            self._sample = Sample(reliability_sample(self.table(anchors=False), sample, seed))
            self._lay_out()
        if lot:
            self._sample = Sample(study.drawn())
            self._lay_out()

    def load(self) -> None:
        """Read every table of the study; statements keep the keys that they have."""
        self.reached = self.study.reached  # before the tables: what comes between is only read twice
        tables = self.study.tables()
        self.sources = {row["source_id"]: row for row in tables["sources"].to_dict("records")}
        self._source_order = {name: position for position, name in enumerate(self.sources)}
        self.left_out = tables["left_out"]
        self.load_book(tables["codebook"])
        self.load_memos(tables["memos"])
        self.drawn, self.assisted = set(self.study.drawn()), Assisted(self.study)
        self.anchors = Anchors(self.study, self.coder)
        self.statements = self.anchors.seated(made_statements(tables, self._key), self._key)
        self.progress.count_all(self.statements.values())
        self._lay_out()

    def _key(self, statement_id: str) -> int:
        """Return the key of a statement; one that is new gets the next."""
        return self.keys.setdefault(statement_id, len(self.keys))

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
        in_order = sorted(
            self.statements.values(),
            key=lambda statement: (where[statement.source_id], statement.start, statement.end),
        )
        self.order = [statement.k for statement in in_order]
        self.place = {k: position for position, k in enumerate(self.order)}
        self.sampled = self._sample is not None
        self.scope = self._sample.keys(in_order) if self._sample else self.order

    @property
    def states(self) -> dict[int, str]:
        """For each key the state of its statement for the coder."""
        return self.progress.states

    def look_again(self, statement_ids: Iterable[str]) -> tuple[list[int], list[int], list[int]]:
        """Look again at some statements; return the keys that are there, that went, and that came."""
        there, gone, came = [], [], []
        for statement_id in dict.fromkeys(statement_ids):
            if statement_id in self.anchors.hidden:
                continue
            row = self.study.statement(statement_id)
            k = self.keys.get(statement_id)
            if row is None:
                if self.statements.pop(k, None):
                    gone.append(k)
                    self.progress.forget(k)
                continue
            if k not in self.statements:
                k = self._key(statement_id)
                came.append(k)
            if statement_id in self.anchors:
                self.statements[k] = self.anchors.of(k, statement_id, row)
            else:
                self.statements[k] = Statement.of(k, statement_id, row, self.sources[row["source_id"]])
            self.progress.count(self.statements[k])
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
        what = frozenset().union(*map(to_read_anew, acts["kind"], acts["statements"]))
        missed = len(acts) != now[0] - self.reached[0]  # a merge brought acts that are older
        if missed or "all" in what or len(named) > _FEW:
            self.load()
            return True
        self.look_again(named)
        self.again(what)
        self.reached = now
        return True

    def forget(self) -> None:
        """Have everything read anew at the next refresh."""
        self.reached = (-1, "")

    def again(self, what: frozenset[str]) -> None:
        """Read anew what `to_read_anew` said of an act."""
        if "all" in what:
            self.load()
        if "book" in what:
            self.load_book()
        if "memos" in what:
            self.load_memos()

    def beside(self, statement: Statement, step: int) -> Statement | None:
        """Return the neighbour in reading order, before (−1) or after (1); an anchor is nobody's."""
        position = self.place[statement.k] + step
        while 0 <= position < len(self.order):
            other = self.statements[self.order[position]]
            if other.around is None:
                return other
            position += step
        return None

    def target(self, about: str, statement: Statement | None, code: str) -> str:
        """Return what a memo about a statement, its source or project, or a code is about."""
        if about == "code":
            return code
        return getattr(statement, _TARGETS[about])

    def table(self, anchors: bool = True) -> pd.DataFrame:
        """Return the statements in reading order: statement_id, source_id, text, use."""
        import pandas as pd

        names = ["statement_id", "source_id", "text", "use"]
        laid = (statement for statement in self.laid() if anchors or statement.around is None)
        rows = [[getattr(statement, name) for name in names] for statement in laid]
        return pd.DataFrame(rows, columns=names)

    def laid(self) -> list[Statement]:
        """Return the statements in reading order; also another thread may ask, while the coder goes on."""
        return [statement for statement in map(self.statements.get, list(self.order)) if statement]

    @property
    def coders(self) -> list[str]:
        """Everybody who read or coded anything, the coder first; in blind mode nobody else."""
        names = {self.coder: None}
        if not self.blind:
            for statement in self.statements.values():
                names |= dict.fromkeys(statement.read) | dict.fromkeys(statement.codes)
        return list(names)

    def uses(self) -> Counter[str]:
        """Count how often the coder used each code."""
        own = (statement.codes.get(self.coder, ()) for statement in self.statements.values())
        return Counter(code for codes in own for code in codes)

    def counts(self) -> dict[str, int | None]:
        """Count the coder's statements by their state, and what was read today and in an hour."""
        if not self.progress.is_of_today:
            self.progress.count_all(self.statements.values())
        return self.progress.counts(self.scope)


def to_read_anew(kind: str, statement_ids: list[str]) -> frozenset[str]:
    """Say what must be read anew after an act: ``memos``, ``book``, ``all`` or only its statements.

    Examples
    --------
    >>> to_read_anew("code", ["บันทึก.txt@ผู้นำ"]), to_read_anew("merge", [])
    (frozenset(), frozenset({'all'}))
    """
    what = READ_ANEW[kind]
    if what == "statements":
        return frozenset() if statement_ids else frozenset({"all"})
    return frozenset({what})
