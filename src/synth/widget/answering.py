"""The messages of the page and their answers: each is answered once, and none ends the widget."""

from __future__ import annotations

import contextlib
import threading
from collections import OrderedDict
from typing import TYPE_CHECKING

from . import showing
from .acting import Actor, Done
from .editing import Editor
from .failing import Refused, why
from .finding import Finder
from .leaving import Left
from .retrieving import Retriever
from .righting import Righting

if TYPE_CHECKING:
    from .desk import Desk
    from .page import Words
    from .suggesting import Hints

_HANDLED = (
    *("open", "view", "rows", "source", "suggestions", "next", "act", "book"),
    *("cuts", "memos", "history", "refresh", "ping", "note", "right", "here", "found"),
)
_REMEMBERED = 200
"""So many answers are kept, for a page that lost its connection and asks again."""
_ROWS = 200
"""So many rows are shown at once."""


class Answering:
    """Answers what the page of one desk asks.

    Parameters
    ----------
    desk : Desk
    words : Words
    hints : Hints
    seed : int
        Of the order by lot.
    reading : bool
        Whether the page opens on the lines of the notes.
    """

    def __init__(self, desk: Desk, words: Words, hints: Hints, seed: int = 0, reading=False):
        self._desk, self._words, self._hints = desk, words, hints
        self._finder = Finder(desk, words, seed)
        self._view = self._finder.find({})
        self._actor, self._editor = Actor(desk, words), Editor(desk, words)
        self._righting, self._reading = Righting(desk, words), reading
        self._retriever = Retriever(desk, words)
        self._asked: list[int] = []
        self._answers: OrderedDict[str, dict] = OrderedDict()
        self._acts = 0
        self._left = Left(desk, self._finder)
        self._one_at_a_time = threading.RLock()

    def answer(self, asked: dict) -> dict:
        """Answer a message; one that came before gets the answer that it got, and nothing is done twice."""
        name, do = str(asked.get("id", "")), str(asked.get("do"))
        with self._one_at_a_time:
            if name in self._answers:
                return self._answers[name]
            try:
                if do not in _HANDLED:
                    raise Refused(self._words.say("why.unknown", what=do))
                answer = {"id": name, "ok": True, **getattr(self, f"_do_{do}")(asked)}
            except Exception as error:  # every one is told on the page, and none ends the widget
                answer = {"id": name, "ok": False, **self._failed(error, asked)}
            if do in ("act", "book", "right"):
                self._answers[name] = answer
                while len(self._answers) > _REMEMBERED:
                    self._answers.popitem(last=False)
            return answer

    def afterwards(self, asked: dict) -> None:
        """Have suggestions made where it is time, after the answer was sent."""
        with self._one_at_a_time:
            acts, self._acts = self._acts, 0
            anew = asked["do"] == "book" or (asked["do"] == "open" and not self._desk.suggested)
            self._hints.acted(acts, anew)

    def _failed(self, error: Exception, asked: dict) -> dict:
        """Say why, and how the statement stands now: somebody else may have retired a code or cut it up."""
        changed: dict = {}
        if isinstance(error, ValueError) and asked.get("do") in ("act", "book"):
            with contextlib.suppress(Exception):
                line = self._desk.lines.get(asked.get("k"))
                touched = [line.statement_id] if line else []
                changed = self._changed(Done("", touched=touched, reload=frozenset({"book"})))
        return {"why": why(error, self._desk, self._words, asked), **changed}

    def _changed(self, done: Done) -> dict:
        """Look again at what an act touched and show it."""
        desk, before = self._desk, set(self._desk.lines)
        everything = "all" in done.reload
        there, gone, came = ([], [], []) if everything else desk.settle(done.touched)
        desk.again(done.reload)
        if everything:
            gone, came = list(before - set(desk.lines)), list(set(desk.lines) - before)
            there = [*map(desk.keys.get, done.touched), *self._asked]
        others = False if everything else desk.own(done.acts)
        ahead = self._view.replace(desk, gone, came)
        beside = [desk.place[k] + step for k in came for step in (-1, 1)]
        there += [desk.order[place] for place in beside if 0 <= place < len(desk.order)]
        rows = [k for k in dict.fromkeys(there) if k in desk.lines and k not in came]
        answer = {
            "rows": [self._row(k) for k in rows],
            "gone": gone,
            "came": [{"after": after, "row": self._row(k)} for after, k in ahead],
            "counts": desk.counts(),
            "changed": others,
            "stale": everything,
        }
        if done.reload & {"all", "book"}:
            answer |= {"book": showing.book(desk), "dimensions": desk.book.dimensions}
        return answer

    def _row(self, k: int) -> dict:
        return showing.row(self._desk, k, self._view.hits.get(k, ()))

    # One handler for each message

    def _do_open(self, asked: dict) -> dict:
        desk = self._desk
        desk.refresh()
        view = self._do_view({})
        return {
            "study": desk.study.path.name,
            "coder": desk.coder,
            "by": desk.by,
            "coders": desk.coders,
            "lang": self._words.lang,
            "words": dict(self._words),
            "mode": "adjudicate" if desk.adjudicate else "code",
            "blind": desk.blind,
            "sample": len(desk.scope) if desk.sampled else 0,
            "adjudicate": list(desk.adjudicate),
            "book": showing.book(desk),
            "dimensions": desk.book.dimensions,
            "options": self._options(),
            "view": view,
            **self._left.found(self._view),
            "counts": desk.counts(),
            "reading": self._reading,
        }

    def _options(self) -> dict:
        return {**showing.options(self._desk), "meaning": self._finder.model is not None}

    def _do_here(self, asked: dict) -> dict:
        self._left.keep(asked)
        return {}

    def _do_view(self, asked: dict) -> dict:
        self._view = view = self._finder.find(asked.get("filter") or {})
        states = "".join(self._desk.states[k] for k in view.keys)
        return {"keys": view.keys, "states": states, "hits": len(view.keys), "note": view.note}

    def _do_rows(self, asked: dict) -> dict:
        self._asked = [k for k in asked["keys"][:_ROWS] if k in self._desk.lines]
        return {"rows": [self._row(k) for k in self._asked]}

    def _do_source(self, asked: dict) -> dict:
        return showing.source(self._desk, self._here(asked))

    def _do_cuts(self, asked: dict) -> dict:
        return showing.cuts(self._desk, self._here(asked))

    def _do_history(self, asked: dict) -> dict:
        return {"history": showing.history(self._desk, self._words, self._here(asked))}

    def _do_memos(self, asked: dict) -> dict:
        line = self._desk.lines.get(asked.get("k"))
        return {"memos": showing.memos(self._desk, asked["about"], line, asked.get("code", ""))}

    def _do_suggestions(self, asked: dict) -> dict:
        hints = self._hints
        found = showing.suggestions(self._desk, self._words, self._here(asked))
        note = self._words["why.no_suggestions"] if hints.failed else ""
        return {"suggestions": found, "ready": hints.ready, "hidden": self._desk.blind, "note": note}

    def _do_next(self, asked: dict) -> dict:
        by, source = asked.get("by") or "unread", asked.get("source") or ""
        return {"k": self._finder.next(self._view, by, asked.get("k"), source)}

    def _do_act(self, asked: dict) -> dict:
        return self._told(self._actor.act(asked))

    def _do_book(self, asked: dict) -> dict:
        return self._told(self._editor.edit(asked))

    def _told(self, done: Done) -> dict:
        """Say what an act came to; it is in the study, whatever happens to the looking now."""
        self._acts += done.acts
        try:
            answer = self._changed(done)
        except Exception:
            self._desk.forget()
            answer = {"rows": [], "gone": [], "came": [], "counts": self._desk.counts(), "changed": True}
        here = (self._desk.keys.get(name) for name in done.touched)
        go = next((k for k in here if k in self._desk.lines), None)
        return {**answer, "k": go, "said": done.said, "more": done.more}

    def _do_refresh(self, asked: dict) -> dict:
        desk = self._desk
        if not desk.refresh():
            return {"changed": False}
        self._view.keys = [k for k in self._view.keys if k in desk.lines]
        book = {"book": showing.book(desk), "dimensions": desk.book.dimensions}
        return {"changed": True, "counts": desk.counts(), "options": self._options(), **book}

    def _do_found(self, asked: dict) -> dict:
        return self._retriever.find(asked)

    def _do_note(self, asked: dict) -> dict:
        return self._righting.note(asked)

    def _do_right(self, asked: dict) -> dict:
        return self._righting.act(asked)

    def _do_ping(self, asked: dict) -> dict:
        return {}

    def _here(self, asked: dict) -> int:
        if asked.get("k") not in self._desk.lines:
            raise Refused(self._words["why.orphaned"])
        return asked["k"]
