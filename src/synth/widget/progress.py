"""How far a coder has come, how fast, and where the page was left."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from synth.schema import ANALYSED

from .statements import CODED, LEFT, READ, UNREAD

if TYPE_CHECKING:
    from .desk import Desk
    from .filters import Finder, View
    from .statements import Statement

_PAUSE = 300.0
"""Seconds; who acts not at all for longer is elsewhere, and the time does not count."""
_FEW = 5
_LEFT: dict[tuple, dict] = {}
"""Where pages were left, as long as the kernel lives; no word of it gets into a notebook's file."""


class Pace:
    """The readings of one session and the time that they took.

    Examples
    --------
    >>> moments = iter([0, 10, 20, 30, 40, 2000, 2010])
    >>> pace = Pace(lambda: next(moments))
    >>> for _ in range(7):
    ...     pace.read()
    >>> pace.per_hour()
    360
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic):
        self._clock, self._last = clock, None
        self._readings, self._steps, self._seconds = 0, 0, 0.0

    def read(self) -> None:
        """Note that a statement was read just now."""
        now = self._clock()
        self._readings += 1
        if self._last is not None and now - self._last <= _PAUSE:
            self._steps += 1
            self._seconds += now - self._last
        self._last = now

    def per_hour(self) -> int | None:
        """Return how many statements an hour; None while too few were read to say."""
        if self._readings < _FEW or not self._seconds:
            return None
        return round(3600 * self._steps / self._seconds)


class Progress:
    """The numbers of the page, kept statement by statement; to count all after each act took 5 ms.

    Parameters
    ----------
    coder : str
        Whose readings are counted.
    pair : tuple of str
        Empty, or the two coders whose codings are brought together.
    """

    def __init__(self, coder: str, pair: tuple[str, ...] = ()):
        self._coder, self._pair = coder, pair
        self.pace = Pace()
        self.states: dict[int, str] = {}
        """For each key the state of its statement."""
        self._read_today: set[int] = set()
        self._apart: set[int] = set()
        self._midnight = ""

    def count_all(self, statements: Iterable[Statement]) -> None:
        """Count anew."""
        self.states, self._read_today, self._apart = {}, set(), set()
        self._midnight = _midnight()
        for statement in statements:
            self.count(statement)

    def count(self, statement: Statement) -> None:
        """Count a statement that is new or has changed."""
        k = statement.k
        self.forget(k)
        self.states[k] = LEFT if statement.use != ANALYSED else statement.state_of(self._coder)
        if statement.read.get(self._coder, "") >= self._midnight:
            self._read_today.add(k)
        if self._pair and statement.apart(*self._pair):
            self._apart.add(k)

    def forget(self, k: int) -> None:
        """Count a statement no longer."""
        self.states.pop(k, None)
        self._read_today.discard(k)
        self._apart.discard(k)

    def counts(self, scope: list[int]) -> dict[str, int | None]:
        """Count the statements of `scope` by their state, and what was read today and in an hour."""
        keys = set(scope)
        tally = Counter(map(self.states.__getitem__, scope))
        counts = {
            "all": tally[UNREAD] + tally[READ] + tally[CODED],
            "read": tally[READ] + tally[CODED],
            "coded": tally[CODED],
            "left": tally[UNREAD],
            "x": tally[LEFT],
            "today": len(self._read_today & keys),
            "per_hour": self.pace.per_hour(),
        }
        if self._pair:
            settled = {k for k in self._apart if self.states[k] in (READ, CODED)}
            counts |= {"apart": len(self._apart & keys), "settled": len(settled & keys)}
        return counts

    @property
    def is_of_today(self) -> bool:
        """Whether what was read today was counted today."""
        return self._midnight == _midnight()


def _midnight() -> str:
    """Return when this day began here, in UTC, as moments are stored."""
    midnight = datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight.astimezone(UTC).isoformat(timespec="microseconds")


class LastPlace:
    """The place, the filter and the drafts of one coder on one study, for a page that is opened again.

    A page is opened again in the same kernel when the browser is reloaded.
    """

    def __init__(self, desk: Desk, finder: Finder):
        self._desk, self._finder = desk, finder
        how = desk.coder, desk.by, desk.adjudicate, desk.blind, desk.sampled
        self._kept = _LEFT.setdefault((str(desk.study.path.absolute()), *how), {})

    def keep(self, asked: dict) -> None:
        """Keep where the coder is, and what is typed and not saved."""
        statement = self._desk.statements.get(asked.get("k"))
        drafts = (asked.get("drafts") or {}).items()
        self._kept.update(
            statement_id=statement.statement_id if statement else "",
            filter=dict(asked.get("filter") or {}),
            drafts={_draft(name, self._id_of): str(text) for name, text in drafts},
        )

    def payload(self, view: View) -> dict:
        """Say where the page opens: where it was left, else where the coder read last.

        An adjudication opens on what the two differ on, as long as anything there is open.
        """
        desk, last_place = self._desk, self._kept
        if last_place:
            drafts = {_draft(name, desk.keys.get): text for name, text in last_place["drafts"].items()}
            return {
                "at": desk.keys.get(last_place["statement_id"]),
                "filter": last_place["filter"],
                "drafts": drafts,
            }
        counts = desk.counts()
        apart = counts.get("apart", 0) > counts.get("settled", 0)
        return {
            "at": self._finder.last(view),
            "filter": {"disagreement": True} if apart else {},
            "drafts": {},
        }

    def _id_of(self, k: str) -> str | None:
        statement = self._desk.statements.get(int(k))
        return statement.statement_id if statement else None


def _draft(name: str, called: Callable) -> str:
    """Say of what a draft is (``statement 3``) by another name of its statement; of a code as it is."""
    about, _, what = str(name).partition(" ")
    return name if about == "code" else f"{about} {called(what)}"
