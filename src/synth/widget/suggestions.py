"""Suggestions for the desk, computed by a process of its own, so that nobody waits while typing.

The process is started anew rather than by `multiprocessing`, which would run a script of the user's a second
time in it. One serves all pages of a kernel, and it ends by itself when the kernel is gone.
"""

from __future__ import annotations

import atexit
import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from synth.themes.meaning import NONE

if TYPE_CHECKING:
    import pandas as pd

    from .desk import Desk

_OFTEN = 10
"""After so many codings and dismissals the suggestions are asked for again."""

_BEGIN = (
    "import pickle, sys; sys.path[:] = pickle.load(sys.stdin.buffer); "
    "from synth.widget.suggester import serve; serve()"
)
_TRIES = 2
"""A process that died so often in a row is not started again."""


class Suggestions:
    """The suggestions of one desk.

    Parameters
    ----------
    desk : Desk
    tell : callable
        Called from another thread when new suggestions lie on the desk.
    lang : {"th", "en"}
        Of the reasons.
    """

    def __init__(self, desk: Desk, tell: Callable[[], None], lang: str = "th"):
        self._desk, self._tell, self._since, self._lang = desk, tell, 0, lang
        self.wanted = not desk.blind and not desk.adjudicate
        self.ready, self.failed = not self.wanted, False

    def acted(self, acts: int, anew: bool = False) -> None:
        """Ask again after ten acts, or at once where everything is to be judged anew."""
        self._since += acts
        if self.wanted and (anew or self._since >= _OFTEN):
            self._since = 0
            helper.ask(id(self), lambda: tables(self._desk) | {"lang": self._lang}, self._lay)

    def _lay(self, what: str, computed: Any) -> None:
        """Lay on the desk what was computed."""
        if what == "suggestions":
            self._desk.suggested = computed
        elif what == "turns":
            self._desk.turns = computed
        self.failed = what == "failed"
        self.ready = True
        if self.wanted:
            self._tell()

    def close(self) -> None:
        """Ask no more; with the last page the process ends."""
        self.wanted = False
        helper.forget(id(self))


def tables(desk: Desk) -> dict[str, pd.DataFrame]:
    """Return what `suggest` asks for: statements, codebook, the coder's own codings and dismissals.

    Gathered in the thread that asks, while the coder goes on: a desk replaces statements and changes none.
    """
    import pandas as pd

    statements = desk.laid()
    own = [
        (statement.statement_id, code)
        for statement in statements
        for code in statement.codes.get(desk.coder, ())
    ]
    dismissed = [
        (statement.statement_id, code)
        for statement in statements
        for code, who in statement.dismissed
        if who == desk.coder
    ]
    pairs = ["statement_id", "code"]
    return {
        "statements": desk.table(),
        "codings": pd.DataFrame(own, columns=pairs),
        "codebook": desk.codebook,
        "dismissals": pd.DataFrame(dismissed, columns=pairs),
        "beside": desk.study.beside,
    }


class Helper:
    """Passes what the desks want to the process, one after the other, and what comes of it back."""

    def __init__(self):
        self._wanted: dict[int, tuple[Callable, Callable]] = {}
        self._users: set[int] = set()
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._process: subprocess.Popen | None = None
        self._died = 0

    def ask(self, who: int, gather: Callable[[], dict], tell: Callable[[str, Any], None]) -> None:
        """Have suggestions computed for `who`; what it asked before and was not begun yet is let go."""
        with self._changed:
            self._users.add(who)
            self._wanted[who] = (gather, tell)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="synth suggestions", daemon=True)
                self._thread.start()
            self._changed.notify()

    def forget(self, who: int) -> None:
        """Compute nothing more for `who`."""
        with self._changed:
            self._wanted.pop(who, None)
            self._users.discard(who)
            if not self._users:
                self.end()

    def end(self) -> None:
        """End the process; the next question starts another."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()

    @property
    def pid(self) -> int | None:
        """The number of the process, None where none runs."""
        process = self._process
        return process.pid if process is not None and process.poll() is None else None

    def _work(self) -> None:
        while True:
            with self._changed:
                while not self._wanted:
                    self._changed.wait()
                who = next(iter(self._wanted))
                gather, tell = self._wanted.pop(who)
            try:
                self._serve(who, gather(), tell)
                self._died = 0
            except Exception:  # of the process, the pipe or the page: coding goes on without suggestions
                if who in self._users:
                    self._died += 1
                    self.end()
                    tell("failed", None)

    def _serve(self, who: int, asked: dict, tell: Callable[[str, Any], None]) -> None:
        if any(self._answers("unread", asked)):  # it takes minutes to read them: until then, by words alone
            tell("suggestions", self._suggested(asked | {"embedding": NONE}))
        tell("suggestions", self._suggested(asked))
        if who not in self._wanted and who in self._users:  # else the order would be old before it is there
            turns = [name for part in self._answers("turns", asked) for name in part]
            tell("turns", turns)

    def _suggested(self, asked: dict) -> dict:
        suggested: dict = {}
        for part in self._answers("suggestions", asked):
            suggested |= part
        return suggested

    def _answers(self, what: str, asked: dict) -> Iterator[Any]:
        """Put a question to the process; give its answer part by part, so that no act waits on the whole."""
        process = self._running()
        pickle.dump((what, asked), process.stdin)
        process.stdin.flush()
        while (part := pickle.load(process.stdout)) is not None:
            if isinstance(part, Exception):
                raise part
            yield part

    def _running(self) -> subprocess.Popen:
        with self._changed:  # else a page closed at this moment would leave a process that nobody ends
            if not self._users:
                raise OSError("the last page was closed")
            if self.pid is None:
                self._process = self._started()
            return self._process

    def _started(self) -> subprocess.Popen:
        if self._died >= _TRIES or not sys.executable:
            raise OSError("the process that suggests codes cannot be started")
        process = subprocess.Popen(
            [sys.executable, "-c", _BEGIN],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        pickle.dump(sys.path, process.stdin)
        return process


helper = Helper()
"""The one of this kernel."""
atexit.register(helper.end)
