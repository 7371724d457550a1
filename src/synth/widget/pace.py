"""How fast a coder reads."""

from __future__ import annotations

import time
from collections.abc import Callable

_PAUSE = 300.0
"""Seconds; who acts not at all for longer is elsewhere, and the time does not count."""

_FEW = 5


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
