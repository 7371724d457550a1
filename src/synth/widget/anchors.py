"""Anchor statements on a desk: each has a seat among statements of its cohort, and its original is hidden.

What gives an anchor away is its place, so it is shown at that of its seat: after a statement of a note of
this cohort, chosen by lot. The words around it stay those of its own note, since coders read them too.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from typing import TYPE_CHECKING

from synth.schema import ANALYSED

from .statements import UNREAD, Statement

if TYPE_CHECKING:
    from synth.study import Study

Seats = Mapping[str, Mapping[str, list[Statement]]]
"""For each cohort, by source, the statements after which an anchor can stand."""


class Anchors:
    """The anchors of one desk.

    Parameters
    ----------
    study : Study
    coder : str
        Who reads them; the originals of a lot are hidden until this coder has read all of it.

    Attributes
    ----------
    hidden : set of str
        The statement_ids of the originals that are not shown.
    """

    def __init__(self, study: Study, coder: str):
        self._study, self._coder = study, coder
        self._seats: dict[str, Statement] = {}
        self._around: dict[str, tuple[str, str]] = {}
        self.hidden: set[str] = set()

    def seated(self, statements: Iterable[Statement], key_of: Callable[[str], int]) -> dict[int, Statement]:
        """Put the anchors among the statements, given in reading order, and hide their originals."""
        every, table = list(statements), self._study.anchors()
        if table.empty:
            return {statement.k: statement for statement in every}
        seats = _seats(every)
        places = {statement.statement_id: position for position, statement in enumerate(every)}
        rows, open_lots = [], set()
        for row in table.itertuples(index=False):
            there = seats.get(row.cohort)
            if (
                not there
                or row.statement_id not in places
                or not (stands := self._study.statement(row.anchor_id))
            ):
                continue
            self._seats[row.anchor_id] = seat(row.anchor_id, there)
            self._around[row.anchor_id] = _around(every, places[row.statement_id])
            statement = self.of(key_of(row.anchor_id), row.anchor_id, stands)
            rows.append(statement)
            if statement.state_of(self._coder) == UNREAD:
                open_lots.add(row.lot)
        self.hidden = set(table.loc[table["lot"].isin(open_lots), "statement_id"])
        shown = [statement for statement in every if statement.statement_id not in self.hidden]
        return {statement.k: statement for statement in [*shown, *rows]}

    def of(self, k: int, anchor_id: str, row: dict) -> Statement:
        """Make the statement of an anchor, as it stands at its seat."""
        host = self._seats[anchor_id]
        source = {"cohort": host.cohort, "project": host.project}
        statement = Statement.of(k, anchor_id, row, source)
        for name in ("source_id", "section", "item", "speaker", "time"):
            setattr(statement, name, getattr(host, name))
        statement.start = statement.end = host.end
        statement.around = self._around[anchor_id]
        return statement

    def __contains__(self, statement_id: str) -> bool:
        return statement_id in self._seats


def seat(anchor_id: str, sources: Mapping[str, list[Statement]]) -> Statement:
    """Choose after which statement an anchor stands: by lot, and the same as long as that note is there.

    Notes
    -----
    Thaler, D. G. & Ravishankar, C. V. (1998). *IEEE/ACM Transactions on Networking*, 6, 1–14 (highest random
    weight): a note that is added takes no more than its own share of the seats.
    """
    source = min(sources, key=lambda name: _lot(anchor_id, name))
    return min(sources[source], key=lambda statement: _lot(anchor_id, statement.statement_id))


def _lot(*names: str) -> bytes:
    return sha256("\n".join(names).encode("utf-8", "surrogatepass")).digest()


def _seats(statements: Iterable[Statement]) -> Seats:
    """Return where anchors can stand: where they double no number of an item, if there is such a place."""
    analysed = [statement for statement in statements if statement.use == ANALYSED]
    items = Counter((statement.source_id, statement.section, statement.item) for statement in analysed)
    seats: dict[str, dict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    quiet = [
        statement
        for statement in analysed
        if not statement.item or items[statement.source_id, statement.section, statement.item] > 1
    ]
    cohorts = {statement.cohort for statement in quiet}
    for statement in (*quiet, *(statement for statement in analysed if statement.cohort not in cohorts)):
        seats[statement.cohort][statement.source_id].append(statement)
    return seats


def _around(statements: list[Statement], position: int) -> tuple[str, str]:
    """Return the words before and after a statement in its own note."""
    source = statements[position].source_id
    both = (position - 1, position + 1)
    there = (statements[at] if 0 <= at < len(statements) else None for at in both)
    before, after = (
        neighbour.text if neighbour and neighbour.source_id == source else "" for neighbour in there
    )
    return before, after


def inserted(text: str, anchors: Iterable[Statement]) -> tuple[str, dict[int, tuple[int, int]], list]:
    """Put the passages of anchors into the text of the note where they are seated.

    Returns
    -------
    text, places, moves
        ``places`` has where each anchor stands in the new text, by its key; ``moves`` what `moved` needs.
    """
    pieces, places, moves, done, shift = [], {}, [], 0, 0
    for anchor in sorted(anchors, key=lambda anchor: (anchor.start, anchor.k)):
        before, after = anchor.around or ("", "")
        passage = "\n" + "".join(f"{part}\n" for part in (before, anchor.text, after) if part)
        passage = passage[:-1]
        begin = anchor.start + shift + 1 + (len(before) + 1 if before else 0)
        places[anchor.k] = (begin, begin + len(anchor.text))
        pieces += [text[done : anchor.start], passage]
        done, shift = anchor.start, shift + len(passage)
        moves.append((anchor.start, len(passage)))
    return "".join([*pieces, text[done:]]), places, moves


def moved(moves: list[tuple[int, int]], start: int, end: int) -> tuple[int, int]:
    """Return where a stretch of a text stands after passages were put in; one at its end lies behind it."""
    first = start + sum(size for at, size in moves if at <= start)
    return first, end + sum(size for at, size in moves if at < end)
