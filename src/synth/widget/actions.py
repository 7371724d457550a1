"""What a coder does on the page: each act goes to the study, and says what is to be looked at after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from synth.schema import LEFT_OUT

from . import payloads
from .adjudication import Adjudication
from .desk import to_read_anew
from .outcomes import Outcome, Refused
from .statements import UNREAD

if TYPE_CHECKING:
    from .desk import Desk
    from .page import Words
    from .statements import Statement

_READS = ("code", "new", "accept", "review", "agree", "take")
"""Acts that read a statement."""
CALLED: dict[str, str] = {
    **{
        kind: kind
        for kind in ("code", "uncode", "review", "dismiss", "memo", "use", "split", "join", "confirm")
    },
    "take back": "split",
    **dict.fromkeys(("correct", "take out", "put back", "same", "attribute"), "right"),
    **dict.fromkeys(("codebook", "add code", "change code", "rename", "retire", "move"), "book"),
    **dict.fromkeys(("merge", "divide", "name"), "book"),
    **dict.fromkeys(("write cell", "confirm cell", "write claim", "link", "unlink"), "writing"),
    **dict.fromkeys(("judge lesson", "hear", "triangulate"), "writing"),
    **dict.fromkeys(("map form", "answer form"), "form"),
    "draw anchors": "anchors",
}
"""How each kind of act that can be undone is called when it was: its words in ``[act]`` of the toml files."""


class Actions:
    """Does on the study what the page asks, under the name of the desk's coder."""

    def __init__(self, desk: Desk, words: Words):
        self._desk, self._study, self._words = desk, desk.study, words
        self._adjudication = Adjudication(desk, words)
        self._acts = {
            "code": self._code,
            "new": self._new,
            "uncode": self._uncode,
            "review": self._review,
            "dismiss": self._dismiss,
            "accept": self._accept,
            "memo": self._memo,
            "use": self._use,
            "split": self._split,
            "join": self._join,
        }
        if desk.adjudicate:
            self._acts |= {"agree": self._adjudication.agree, "take": self._adjudication.take}

    def act(self, asked: dict) -> Outcome:
        """Do what `asked` names."""
        kind = asked.get("act")
        if kind in ("undo", "redo"):
            return self._go_back(kind)
        if kind == "agree" and "k" not in asked and self._desk.adjudicate:
            return self._adjudication.agree_on_all()
        if kind not in self._acts:
            raise Refused(self._words.say("why.unknown", what=kind))
        statement = self._desk.statements.get(asked.get("k"))
        if statement is None and asked.get("about") != "code":  # a memo about a code needs none
            raise Refused(self._words["why.orphaned"])
        was_unread = statement is not None and statement.state_of(self._desk.coder) == UNREAD
        outcome = self._acts[kind](statement, asked)
        if was_unread and kind in _READS:
            self._desk.progress.pace.read()
        return outcome

    def _outcome(self, act: object, statement: Statement | None, key: str, **values: object) -> Outcome:
        return Outcome.of([act], self._words.say(f"said.{key}", **values), statement)

    def _name(self, code: str) -> str:
        return self._desk.book.name(code, self._words.lang)

    def _code(self, statement: Statement, asked: dict) -> Outcome:
        code, span = asked["code"], _span(asked)
        if not span and self._adjudication.has(statement, code):
            acts = self._adjudication.settle(statement, [code])
            return Outcome.of(acts, self._words.say("said.code", name=self._name(code)), statement)
        act = self._give(statement, code, basis=str(asked.get("basis") or ""), span=span)
        if not span:
            return self._outcome(act, statement, "code", name=self._name(code))
        words = " ".join(statement.text[slice(*span)].split())
        return self._outcome(act, statement, "code_words", name=self._name(code), words=words)

    def _give(self, statement: Statement, code: str, **how: object) -> str:
        return self._study.code(statement.statement_id, code, self._desk.coder, by=self._desk.by, **how)

    def _new(self, statement: Statement, asked: dict) -> Outcome:
        """Make a code of what was typed or of the statement's own words, and give it: two acts."""
        code, parent = " ".join(str(asked.get("code") or "").split()), asked.get("parent")
        if not code:
            raise Refused(self._words["why.no_name"])
        columns = {key: asked[key] for key in ("parent", "dimension") if asked.get(key)}
        if asked.get("vivo"):
            columns["example"] = statement.text
        acts = [self._study.add_code(code, self._desk.coder, name=code, **columns)]
        self._desk.load_book()
        acts.append(self._give(statement, code, span=_span(asked)))
        key, above = ("new_under", self._name(parent)) if parent else ("new", "")
        outcome = Outcome.of(acts, self._words.say(f"said.{key}", name=code, parent=above), statement)
        outcome.reload = frozenset({"book"})
        return outcome

    def _accept(self, statement: Statement, asked: dict) -> Outcome:
        code, suggested = asked["code"], payloads.suggestions(self._desk, self._words, statement.k)
        reasons = {hint["code"]: hint["because"] for hint in suggested}
        basis = reasons.get(code) or self._words["suggested.title"]
        act = self._give(statement, code, basis=basis, span=_span(asked))
        return self._outcome(act, statement, "accept", name=self._name(code))

    def _uncode(self, statement: Statement, asked: dict) -> Outcome:
        code, desk = asked["code"], self._desk
        act = self._study.uncode(statement.statement_id, code, desk.coder, by=desk.by)
        return self._outcome(act, statement, "uncode", name=self._name(code))

    def _review(self, statement: Statement, asked: dict) -> Outcome:
        act = self._study.review(statement.statement_id, self._desk.coder, by=self._desk.by)
        return self._outcome(act, statement, "review")

    def _dismiss(self, statement: Statement, asked: dict) -> Outcome:
        act = self._study.dismiss(statement.statement_id, asked["code"], self._desk.coder)
        return self._outcome(act, statement, "dismiss", name=self._name(asked["code"]))

    def _use(self, statement: Statement, asked: dict) -> Outcome:
        act = self._study.set_use(statement.statement_id, asked["use"], self._desk.coder)
        return self._outcome(act, statement, "use_left_out" if asked["use"] == LEFT_OUT else "use_analysed")

    def _memo(self, statement: Statement | None, asked: dict) -> Outcome:
        about, memo_id = asked["about"], str(asked.get("memo_id") or "")
        target = self._desk.target(about, statement, asked.get("code", ""))
        text = str(asked.get("text") or "").strip()
        if not target:
            raise Refused(self._words["why.no_project"])
        if not text and not memo_id:
            raise Refused(self._words["why.empty_memo"])
        writers = {memo["memo_id"]: memo["coder"] for memo in self._desk.memos.get((about, target), [])}
        if writers.get(memo_id, self._desk.coder) != self._desk.coder:
            raise Refused(self._words.say("why.memo_of_other", coder=writers[memo_id]))
        act = self._study.memo(about, target, text, self._desk.coder, memo_id=memo_id)
        outcome = self._outcome(act, statement, "memo" if text else "memo_gone")
        outcome.reload = frozenset({"memos"})
        return outcome

    def _split(self, statement: Statement, asked: dict) -> Outcome:
        self._refuse_anchor(statement)
        places = [int(offset) for offset in asked["at"]]
        parts = self._study.split(statement.statement_id, places, self._desk.coder)
        outcome = self._outcome(parts, statement, "split", n=len(parts))
        outcome.touched += parts
        return outcome

    def _join(self, statement: Statement, asked: dict) -> Outcome:
        self._refuse_anchor(statement)
        following = self._desk.beside(statement, 1)
        if following is None or following.source_id != statement.source_id:
            raise Refused(self._words["why.last_of_source"])
        both = [statement.statement_id, following.statement_id]
        whole = self._study.join(both, self._desk.coder)
        outcome = self._outcome(whole, statement, "join")
        outcome.touched += [following.statement_id, whole]
        return outcome

    def _refuse_anchor(self, statement: Statement) -> None:
        """Refuse to cut or join what must stay as it was coded then, in words that do not say so."""
        if statement.around is not None:
            raise Refused(self._words["why.stays_whole"])

    def _go_back(self, which: str) -> Outcome:
        """Undo or redo, and find out what that was."""
        act = (self._study.undo if which == "undo" else self._study.redo)(self._desk.coder)
        if not act:
            return Outcome(self._words[f"said.nothing_to_{which}"])
        events = self._study.since(self._desk.reached[1])
        event = events[events["event_id"] == act].iloc[0]
        called = self._words.say(f"act.{CALLED[event['kind']]}", name=self._name(event["code"]))
        reload = to_read_anew(event["kind"], event["statements"])
        return Outcome(self._words.say(f"said.{which}", act=called), 1, event["statements"], reload)


def _span(asked: dict) -> tuple[int, int] | None:
    """Return which words of the statement are meant, None for all of it."""
    return tuple(asked["span"]) if asked.get("span") else None
