"""The messages of the writing page and their answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from synth.telling import say

from .answering import Answering
from .citations import Citations
from .ledger import Ledger
from .lessons import Judged
from .outcomes import reason_of_file
from .written import Shown

if TYPE_CHECKING:
    from synth.study import Study

    from .page import Words

_WRITES = tuple("save confirm move claim link unlink judge triangulate undo redo".split())
"""Messages that change the study, and are never done twice."""


class Writing:
    """Answers what a page of the synthesis asks.

    Parameters
    ----------
    study : Study
    coder : str
    words : Words
    rows, columns : str
        As in `Study.synthesis`.
    ledger : bool
        Whether the page opens on the ledger.
    """

    def __init__(self, study: Study, coder: str, words: Words, rows: str, columns: str, ledger: bool):
        self._study, self._coder, self._words, self._opens = study, coder, words, ledger
        self._citations = Citations()
        self._shown = Shown(study, words, rows, columns, self._citations)
        self._ledger, self._judged = Ledger(study, words, self._citations), Judged(study, words)
        self._reached: tuple | None = None
        handlers = {
            "open": self._open,
            "cell": self._cell,
            "save": self._save,
            "confirm": self._confirm,
            "move": self._move,
            "ledger": lambda asked: {"ledger": self._ledger.shown()},
            "claim": self._claim,
            "targets": lambda asked: {"targets": self._ledger.targets(str(asked.get("query", "")))},
            "link": self._link,
            "unlink": self._unlink,
            "lessons": lambda asked: {"lessons": self._judged.lessons(again=True)},
            "judge": self._judge,
            "themes": lambda asked: {"themes": self._judged.themes()},
            "triangulate": self._triangulate,
            "undo": lambda asked: self._back("undo", asked),
            "redo": lambda asked: self._back("redo", asked),
            "refresh": self._refresh,
            "ping": lambda asked: {},
        }
        self._answering = Answering(handlers, _WRITES, words, self._failed)

    def answer(self, asked: dict) -> dict:
        """Answer a message, each once."""
        return self._answering.answer(asked)

    def _failed(self, error: Exception, asked: dict) -> dict:
        """Say in words why something could not be done."""
        if why := reason_of_file(error, self._words):
            return {"why": why}
        return {"why": say(error, self._words.lang)}

    # One handler for each message

    def _open(self, asked: dict) -> dict:
        self._reached = self._study.reached
        return {
            "study": self._study.path.name,
            "coder": self._coder,
            "lang": self._words.lang,
            "words": dict(self._words),
            "opens": "ledger" if self._opens else "grid",
            "grid": self._shown.grid(),
            "ledger": self._ledger.shown(),
        }

    def _cell(self, asked: dict) -> dict:
        return {"cell": self._shown.cell(asked["row"], asked["column"])}

    def _save(self, asked: dict) -> dict:
        row, column = asked["row"], asked["column"]
        text = self._citations.stored(self._shown.key(row, column), str(asked["text"]))
        act = self._study.write_cell(row, column, text, self._coder, **self._shown.axes)
        return self._after(asked, act, "writer.saved" if text else "writer.emptied")

    def _confirm(self, asked: dict) -> dict:
        act = self._study.confirm_cell(asked["row"], asked["column"], self._coder, **self._shown.axes)
        return self._after(asked, act, "writer.confirmed")

    def _claim(self, asked: dict) -> dict:
        claim = str(asked.get("claim") or "")
        text = self._citations.stored(claim, str(asked["text"]))
        act = self._study.write_claim(asked["kind"], text, self._coder, claim_id=claim)
        return {
            **self._after(asked, act, "writer.claim_saved" if text else "writer.claim_gone"),
            "claim": act,
        }

    def _link(self, asked: dict) -> dict:
        against = bool(asked.get("against"))
        act = self._study.link(asked["claim"], asked["about"], asked["target"], self._coder, against=against)
        return self._after(asked, act, "writer.linked_against" if against else "writer.linked")

    def _unlink(self, asked: dict) -> dict:
        act = self._study.unlink(asked["claim"], asked["about"], asked["target"], self._coder)
        return self._after(asked, act, "writer.unlinked")

    def _move(self, asked: dict) -> dict:
        kind, before, now = (str(asked[name]) for name in ("kind", "before", "now"))
        moved = self._study.move_cells(before, now, self._coder, kind=kind)
        return self._after({}, moved, "writer.moved")

    def _judge(self, asked: dict) -> dict:
        pair, about = (asked["advice"], asked["obstacle"]), asked["about"]
        note = str(asked.get("note") or "")
        act = self._study.judge_lesson(*pair, asked["verdict"], self._coder, about=about, note=note)
        self._reached = self._study.reached
        message = self._words[
            f"lessons.said_{asked['verdict'].replace(' ', '_')}" if act else "writer.as_before"
        ]
        return {"lessons": self._judged.lessons(), "said": message}

    def _triangulate(self, asked: dict) -> dict:
        about, target, outcome = (str(asked[name]) for name in ("about", "target", "outcome"))
        act = self._study.triangulate(about, target, outcome, str(asked["text"]), self._coder)
        self._reached = self._study.reached
        key = "writer.saved" if str(asked["text"]).strip() else "writer.emptied"
        return {"themes": self._judged.themes(), "said": self._words[key if act else "writer.as_before"]}

    def _back(self, way: str, asked: dict) -> dict:
        act = getattr(self._study, way)(self._coder)
        return self._after(asked, act, f"writer.{way}" if act else f"writer.no_{way}")

    def _after(self, asked: dict, act: Any, key: str) -> dict:
        """Show again what an act may have changed: the table, the ledger, and the cell that is open."""
        self._reached = self._study.reached
        shown = {"grid": self._shown.grid(), "ledger": self._ledger.shown(), **self._also(asked)}
        if "row" in asked:
            shown |= self._cell(asked)
        return {**shown, "said": self._words[key] if act else self._words["writer.as_before"]}

    def _also(self, asked: dict) -> dict:
        """Show again the view that is open, where it is not the table or the ledger."""
        shown = {"lessons": self._judged.lessons, "themes": self._judged.themes}
        view = str(asked.get("view", ""))
        return {view: shown[view]()} if view in shown else {}

    def _refresh(self, asked: dict) -> dict:
        """Show everything again, if somebody did anything since."""
        reached = self._study.reached
        if reached == self._reached:
            return {"changed": False}
        self._reached = reached
        cell = self._cell(asked) if "row" in asked else {}
        return {
            "changed": True,
            "grid": self._shown.grid(),
            "ledger": self._ledger.shown(),
            **cell,
            **self._also(asked),
        }
