"""The coding page as a widget: it answers every message of the page, and never with an exception."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path

import anywidget
import traitlets

from synth.schema import ADJUDICATED
from synth.study import Study

from . import acting, finding, showing
from .desk import Desk
from .words import Words

_HERE = Path(__file__).parent
_PARTS = (
    *("dom", "text", "thai", "wire", "desk", "keys", "pane", "header", "list", "context", "codes", "finder"),
    *("acts", "suggested", "memo", "tree", "reading", "split", "search", "filter", "sources"),
    *("book", "bookform", "adjudicate", "help", "coder"),
)
"""The parts of the page's program, which share one scope, in their order."""

_STYLES = ("tokens", "frame", "list", "statement", "panes")
_REMEMBERED = 1_000
"""So many answers are kept, for a page that lost its connection and asks again."""


class Coder(anywidget.AnyWidget):
    """Code the statements of a study, by keyboard, in a notebook."""

    _esm = traitlets.Unicode("").tag(sync=True)
    _css = traitlets.Unicode("").tag(sync=True)
    lang = traitlets.Unicode("th").tag(sync=True)
    height = traitlets.Int(720).tag(sync=True)

    def __init__(
        self,
        study: Study | str | Path,
        coder: str = "",
        lang: str = "th",
        blind: bool = False,
        sample: int = 0,
        seed: int = 0,
        adjudicate: Sequence[str] = (),
        height: int = 720,
    ):
        study = study if isinstance(study, Study) else Study(study, create=False)
        coder = ADJUDICATED if adjudicate else coder or study.coder
        if not coder:
            raise ValueError("say who codes: synth.Coder(study, coder='…'), or once study.remember('…')")
        self._words = Words(lang)
        self._desk = Desk(study, coder, blind, tuple(adjudicate))
        self._view = finding.find(self._desk, {})
        self._answers: OrderedDict[str, dict] = OrderedDict()
        self._one_at_a_time = threading.RLock()
        super().__init__(
            _esm=_joined("js", _PARTS, ".js"), _css=_joined("css", _STYLES, ".css"), lang=lang, height=height
        )
        self.on_msg(self._receive)

    def __repr__(self) -> str:
        return f"Coder({str(self._desk.study.path)!r}, coder={self._desk.coder!r})"

    def _receive(self, _widget, content: dict, _buffers) -> None:
        self.send(self._answer(content))

    def _answer(self, asked: dict) -> dict:
        """Answer a message; one that came before gets the answer that it got, and nothing is done twice."""
        name = str(asked.get("id", ""))
        with self._one_at_a_time:
            if name in self._answers:
                return self._answers[name]
            try:
                handler = getattr(self, f"_do_{asked.get('do')}")
                answer = {"id": name, "ok": True, **handler(asked)}
            except Exception as error:
                answer = {"id": name, "ok": False, "why": str(error)}
            if asked.get("do") in ("act", "book"):
                self._answers[name] = answer
                while len(self._answers) > _REMEMBERED:
                    self._answers.popitem(last=False)
            return answer

    def _do_open(self, asked: dict) -> dict:
        desk = self._desk
        view = self._do_view({"filter": {}})
        return {
            "study": desk.study.path.name,
            "coder": desk.coder,
            "coders": desk.coders,
            "lang": self.lang,
            "words": dict(self._words),
            "mode": "adjudicate" if desk.adjudicate else "code",
            "blind": desk.blind,
            "sample": len(desk.sample),
            "adjudicate": list(desk.adjudicate),
            "book": showing.book(desk),
            "dimensions": desk.book.dimensions,
            "options": showing.options(desk),
            "view": view,
            "at": finding.unread(desk, view["keys"], None),
            "counts": desk.counts(),
        }

    def _do_view(self, asked: dict) -> dict:
        self._view = found = finding.find(self._desk, asked.get("filter") or {})
        states = "".join(self._desk.states[k] for k in found.keys)
        return {"keys": found.keys, "states": states, "hits": len(found.keys), "note": found.note}

    def _do_rows(self, asked: dict) -> dict:
        keys = [k for k in asked["keys"] if k in self._desk.lines]
        return {"rows": [showing.row(self._desk, k, self._view.hits.get(k, ())) for k in keys]}

    def _do_next(self, asked: dict) -> dict:
        return {"k": finding.unread(self._desk, self._view.keys, asked.get("k"))}

    def _do_suggestions(self, asked: dict) -> dict:
        return {"suggestions": [], "ready": True}

    def _do_refresh(self, asked: dict) -> dict:
        return {"changed": False}

    def _do_act(self, asked: dict) -> dict:
        return acting.act(self._desk, self._words, asked)

    def _do_ping(self, asked: dict) -> dict:
        return {}


def _joined(folder: str, parts: Sequence[str], ending: str) -> str:
    """Join the parts of the page that are there into one text."""
    files = [_HERE / folder / f"{part}{ending}" for part in parts]
    return "\n".join(file.read_text(encoding="utf-8") for file in files if file.exists())
