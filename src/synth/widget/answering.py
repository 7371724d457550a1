"""Messages of a page, answered one at a time: each is answered once, and none ends the widget."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from .outcomes import Refused

if TYPE_CHECKING:
    from .page import Words

_REMEMBERED = 200
"""So many answers are kept, for a page that lost its connection and asks again."""


class Answering:
    """Answers each message with the handler of what it asks to do.

    Parameters
    ----------
    handlers : dict
        By the name of what is asked, a function of the message that returns the answer.
    writes : tuple of str
        Messages that change the study, and are never done twice.
    words : Words
    failed : callable
        What is answered where a handler raised: of the error and the message.

    Examples
    --------
    >>> answering = Answering({"ping": lambda asked: {"at": asked["at"]}}, ("ping",), {}, lambda *_: {})
    >>> answering.answer({"id": "1", "do": "ping", "at": 1})
    {'id': '1', 'ok': True, 'at': 1}
    >>> answering.answer({"id": "1", "do": "ping", "at": 2})["at"]
    1
    """

    def __init__(
        self,
        handlers: dict[str, Callable[[dict], dict]],
        writes: tuple[str, ...],
        words: Words,
        failed: Callable[[Exception, dict], dict[str, Any]],
    ):
        self._handlers, self._writes, self._words, self._failed = handlers, writes, words, failed
        self._answers: OrderedDict[str, dict] = OrderedDict()
        self.one_at_a_time = threading.RLock()

    def answer(self, asked: dict) -> dict:
        """Answer a message; one that came before gets the answer that it got, and nothing is done twice."""
        name, do = str(asked.get("id", "")), str(asked.get("do"))
        with self.one_at_a_time:
            if name in self._answers:
                return self._answers[name]
            try:
                if do not in self._handlers:
                    raise Refused(self._words.say("why.unknown", what=do))
                answer = {"id": name, "ok": True, **self._handlers[do](asked)}
            except Exception as error:  # every one is told on the page, and none ends the widget
                answer = {"id": name, "ok": False, **self._failed(error, asked)}
            if do in self._writes:
                self._answers[name] = answer
                while len(self._answers) > _REMEMBERED:
                    self._answers.popitem(last=False)
            return answer
