"""The process that suggests: it reads questions from its pipe, answers, and ends with the pipe."""

from __future__ import annotations

import contextlib
import os
import pickle
import queue
import signal
import sys
import threading
from collections.abc import Iterator
from typing import Any

_PART = 1_000
"""So many statements are answered at once."""
_MANY = 100
"""Statements that take a sentence model longer than somebody would wait."""


def serve() -> None:
    """Answer questions until the kernel is gone, also in the middle of a long computation."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupted cell is not meant for this process
    with contextlib.suppress(AttributeError, OSError):
        os.nice(10)
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not come between the answers
    questions: queue.Queue = queue.Queue()
    threading.Thread(target=_listen, args=(questions,), daemon=True).start()
    while True:
        for part in answer(*questions.get()):
            pickle.dump(part, out)
        pickle.dump(None, out)
        out.flush()


def _listen(questions: queue.Queue) -> None:
    try:
        while True:
            questions.put(pickle.load(sys.stdin.buffer))
    except EOFError:
        os._exit(0)


def answer(what: str, asked: dict) -> Iterator[Any]:
    """Give the suggestions as {statement_id: [(code, score, because)]}, or the order of coding, in parts.

    To "unread" the answer is whether a sentence model has many statements to read first. What cannot be
    computed, as with a codebook that has no code, is answered with nothing.
    """
    from synth.themes.nearest import unread
    from synth.themes.order import coding_order
    from synth.themes.suggest import suggest

    lang = asked.pop("lang", "th")
    try:
        if what == "unread":
            yield unread(list(asked["statements"]["text"]), asked.get("beside")) > _MANY
            return
        result = suggest(**asked, lang=lang) if what == "suggestions" else coding_order(**asked)
    except ValueError:
        return
    if what == "turns":
        yield from (result[at : at + _PART] for at in range(0, len(result), _PART))
        return
    part: dict[str, list[tuple[str, float, str]]] = {}
    for name, code, score, because in result.itertuples(index=False, name=None):
        if name not in part and len(part) == _PART:
            yield part
            part = {}
        part.setdefault(name, []).append((code, float(score), because))
    if part:
        yield part
