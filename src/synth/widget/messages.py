"""The messages of the coding page and their answers."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from . import payloads
from .actions import Actions
from .answering import Answering
from .codebook import Editor
from .filters import Finder
from .lines import Lines
from .outcomes import Outcome, Refused, reason
from .progress import LastPlace
from .retrieval import Retrieval

if TYPE_CHECKING:
    from .desk import Desk
    from .page import Words
    from .suggestions import Suggestions

_WRITES = ("act", "book", "right")
"""Messages that change the study, and are never done twice."""
_ROWS = 200
"""So many rows are shown at once."""


class Messages:
    """Answers what the page of one desk asks.

    Parameters
    ----------
    desk : Desk
    words : Words
    suggestions : Suggestions
    seed : int
        Of the order by lot.
    reading : bool
        Whether the page opens on the lines of the notes.
    """

    def __init__(self, desk: Desk, words: Words, suggestions: Suggestions, seed=0, reading=False):
        self._desk, self._words, self._suggestions = desk, words, suggestions
        self._finder = Finder(desk, words, seed)
        self._view = self._finder.find({})
        self._actions, self._editor = Actions(desk, words), Editor(desk, words)
        self._lines, self._opens_on_lines = Lines(desk, words), reading
        self._retrieval = Retrieval(desk, words)
        self._last_place = LastPlace(desk, self._finder)
        self._rows_shown: list[int] = []
        self._acts = 0
        handlers = {
            "open": self._open,
            "here": self._keep_place,
            "view": self._filter,
            "rows": self._rows,
            "source": lambda asked: payloads.source(desk, self._key(asked)),
            "cuts": lambda asked: payloads.cuts(desk, self._key(asked)),
            "history": lambda asked: {"history": payloads.history(desk, words, self._key(asked))},
            "memos": self._memos,
            "suggestions": self._suggested,
            "next": self._next,
            "act": lambda asked: self._answer(self._actions.act(asked)),
            "book": lambda asked: self._answer(self._editor.edit(asked)),
            "refresh": self._refresh,
            "found": self._retrieval.find,
            "note": self._lines.note,
            "right": self._lines.act,
            "ping": lambda asked: {},
        }
        self._answering = Answering(handlers, _WRITES, words, self._failed)

    def answer(self, asked: dict) -> dict:
        """Answer a message, each once."""
        return self._answering.answer(asked)

    def afterwards(self, asked: dict) -> None:
        """Have suggestions made where it is time, after the answer was sent."""
        with self._answering.one_at_a_time:
            acts, self._acts = self._acts, 0
            anew = asked["do"] == "book" or (asked["do"] == "open" and not self._desk.suggested)
            self._suggestions.acted(acts, anew)

    def _failed(self, error: Exception, asked: dict) -> dict:
        """Say why, and how the statement stands now: somebody else may have retired a code or cut it up."""
        changed: dict = {}
        if isinstance(error, ValueError) and asked.get("do") in ("act", "book"):
            with contextlib.suppress(Exception):
                statement = self._desk.statements.get(asked.get("k"))
                touched = [statement.statement_id] if statement else []
                changed = self._changed(Outcome("", touched=touched, reload=frozenset({"book"})))
        return {"why": reason(error, self._desk, self._words, asked), **changed}

    def _changed(self, outcome: Outcome) -> dict:
        """Look again at what an act touched and show it."""
        desk, before = self._desk, set(self._desk.statements)
        everything = "all" in outcome.reload
        there, gone, came = ([], [], []) if everything else desk.look_again(outcome.touched)
        desk.again(outcome.reload)
        if everything:
            gone, came = list(before - set(desk.statements)), list(set(desk.statements) - before)
            there = [*map(desk.keys.get, outcome.touched), *self._rows_shown]
        others = False if everything else desk.own(outcome.acts)
        ahead = self._view.replace(desk, gone, came)
        beside = [desk.place[k] + step for k in came for step in (-1, 1)]
        there += [desk.order[position] for position in beside if 0 <= position < len(desk.order)]
        rows = [k for k in dict.fromkeys(there) if k in desk.statements and k not in came]
        answer = {
            "rows": [self._row(k) for k in rows],
            "gone": gone,
            "came": [{"after": after, "row": self._row(k)} for after, k in ahead],
            "counts": desk.counts(),
            "changed": others,
            "stale": everything,
        }
        if outcome.reload & {"all", "book"}:
            answer |= {"book": payloads.book(desk), "dimensions": desk.book.dimensions}
        return answer

    def _row(self, k: int) -> dict:
        return payloads.row(self._desk, k, self._view.hits.get(k, ()))

    def _open(self, asked: dict) -> dict:
        desk = self._desk
        desk.refresh()
        view = self._filter({})
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
            "book": payloads.book(desk),
            "dimensions": desk.book.dimensions,
            "options": self._options(),
            "view": view,
            **self._last_place.payload(self._view),
            "counts": desk.counts(),
            "reading": self._opens_on_lines,
        }

    def _options(self) -> dict:
        return {**payloads.options(self._desk), "meaning": self._finder.model is not None}

    def _keep_place(self, asked: dict) -> dict:
        self._last_place.keep(asked)
        return {}

    def _filter(self, asked: dict) -> dict:
        self._view = view = self._finder.find(asked.get("filter") or {})
        states = "".join(self._desk.states[k] for k in view.keys)
        return {"keys": view.keys, "states": states, "hits": len(view.keys), "note": view.note}

    def _rows(self, asked: dict) -> dict:
        self._rows_shown = [k for k in asked["keys"][:_ROWS] if k in self._desk.statements]
        return {"rows": [self._row(k) for k in self._rows_shown]}

    def _memos(self, asked: dict) -> dict:
        statement = self._desk.statements.get(asked.get("k"))
        return {"memos": payloads.memos(self._desk, asked["about"], statement, asked.get("code", ""))}

    def _suggested(self, asked: dict) -> dict:
        codes = payloads.suggestions(self._desk, self._words, self._key(asked))
        note = self._words["why.no_suggestions"] if self._suggestions.failed else ""
        if self._desk.statements[self._key(asked)].statement_id in self._desk.drawn:
            note = self._words["why.drawn"]
        ready = self._suggestions.ready
        return {"suggestions": codes, "ready": ready, "hidden": self._desk.blind, "note": note}

    def _next(self, asked: dict) -> dict:
        by, source = asked.get("by") or "unread", asked.get("source") or ""
        return {"k": self._finder.next(self._view, by, asked.get("k"), source)}

    def _answer(self, outcome: Outcome) -> dict:
        """Say what an act came to; it is in the study, whatever happens to the looking now."""
        self._acts += outcome.acts
        try:
            answer = self._changed(outcome)
        except Exception:
            self._desk.forget()
            answer = {"rows": [], "gone": [], "came": [], "counts": self._desk.counts(), "changed": True}
        keys = (self._desk.keys.get(name) for name in outcome.touched)
        go = next((k for k in keys if k in self._desk.statements), None)
        return {**answer, "k": go, "said": outcome.message, "more": outcome.more}

    def _refresh(self, asked: dict) -> dict:
        desk = self._desk
        if not desk.refresh():
            return {"changed": False}
        self._view.keys = [k for k in self._view.keys if k in desk.statements]
        book = {"book": payloads.book(desk), "dimensions": desk.book.dimensions}
        return {"changed": True, "counts": desk.counts(), "options": self._options(), **book}

    def _key(self, asked: dict) -> int:
        """Return the key of the statement that is meant."""
        if asked.get("k") not in self._desk.statements:
            raise Refused(self._words["why.orphaned"])
        return asked["k"]
