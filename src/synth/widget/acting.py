"""What a coder does on the page: each act goes to the study, and says what is to be looked at after it."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from synth.schema import LEFT_OUT

from . import showing
from .failing import Refused
from .line import UNREAD
from .touching import touches

if TYPE_CHECKING:
    from .desk import Desk
    from .line import Line
    from .page import Words

ACTS = ("code", "new", "uncode", "review", "dismiss", "accept", "memo", "use", "split", "join")
BOTH = ("agree", "take")
"""Acts of an adjudication."""

_A_WHILE = 0.4
"""Seconds for which one message may write what two coders agree on; the page then asks for the rest."""

_OF_READING = dict.fromkeys(("correct", "take out", "put back", "same", "attribute"), "right")
_CALLED = {**_OF_READING, "take back": "split", "dismiss": "dismiss", **{name: name for name in ACTS}}


@dataclass
class Done:
    """What an act came to."""

    said: str
    acts: int = 0
    """How many acts were written."""
    touched: list[str] = field(default_factory=list)
    """The statements that it may have changed."""
    reload: frozenset[str] = frozenset()
    """What must be read anew beyond them: ``memos``, ``book``, ``all``."""
    more: int = 0
    """How many statements wait for the same act to be asked again."""


class Actor:
    """Does on the study what the page asks, under the name of the desk's coder."""

    def __init__(self, desk: Desk, words: Words):
        self._desk, self._study, self._words = desk, desk.study, words

    def act(self, asked: dict) -> Done:
        """Do what `asked` names."""
        kind = asked.get("act")
        if kind in ("undo", "redo"):
            return self._back(kind)
        if kind == "agree" and "k" not in asked:
            return self._agree_on_all()
        if kind not in (*ACTS, *BOTH) or (kind in BOTH and not self._desk.adjudicate):
            raise Refused(self._words.say("why.unknown", what=kind))
        line = self._line(asked)
        unread = line is not None and line.state_of(self._desk.coder) == UNREAD
        done = getattr(self, f"_{kind}")(line, asked)
        if unread and kind in ("code", "new", "accept", "review", *BOTH):
            self._desk.pace.read()
        return done

    def _line(self, asked: dict) -> Line | None:
        """Return the statement that is meant; a memo about a code needs none."""
        line = self._desk.lines.get(asked.get("k"))
        if line is None and asked.get("about") != "code":
            raise Refused(self._words["why.orphaned"])
        return line

    def _done(self, act: object, line: Line | None, key: str, **values) -> Done:
        touched = [line.statement_id] if line else []
        return Done(self._words.say(f"said.{key}", **values), int(bool(act)), touched)

    def _name(self, code: str) -> str:
        return self._desk.book.name(code, self._words.lang)

    def _code(self, line: Line, asked: dict) -> Done:
        code, span = asked["code"], asked.get("span")
        if not span and any(code in line.codes.get(name, ()) for name in self._desk.adjudicate):
            done = self._done(
                acts := self._settled(line, [code], *self._desk.adjudicate),
                line,
                "code",
                name=self._name(code),
            )
            done.acts = sum(map(bool, acts))
            return done
        act = self._give(line, code, basis=str(asked.get("basis") or ""), span=span and tuple(span))
        words = _quoted(line.text[slice(*span)]) if span else ""
        return self._done(act, line, "code_words" if span else "code", name=self._name(code), words=words)

    def _give(self, line: Line, code: str, **how) -> str:
        return self._study.code(line.statement_id, code, self._desk.coder, by=self._desk.by, **how)

    def _new(self, line: Line, asked: dict) -> Done:
        """Make a code of what was typed or of the statement's own words, and give it: two acts."""
        code = " ".join(str(asked.get("code") or "").split())
        if not code:
            raise Refused(self._words["why.no_name"])
        columns = {key: asked[key] for key in ("parent", "dimension") if asked.get(key)}
        if asked.get("vivo"):
            columns["example"] = line.text
        acts = [self._study.add_code(code, self._desk.coder, name=code, **columns)]
        self._desk.load_book()
        acts.append(self._give(line, code, span=asked.get("span") and tuple(asked["span"])))
        above = asked.get("parent")
        said = {"name": code, "parent": self._name(above) if above else ""}
        done = self._done(acts, line, "new_under" if above else "new", **said)
        done.acts, done.reload = len(acts), frozenset({"book"})
        return done

    def _accept(self, line: Line, asked: dict) -> Done:
        because = {
            one["code"]: one["because"] for one in showing.suggestions(self._desk, self._words, line.k)
        }
        basis = because.get(asked["code"]) or self._words["suggested.title"]
        act = self._give(line, asked["code"], basis=basis, span=asked.get("span") and tuple(asked["span"]))
        return self._done(act, line, "accept", name=self._name(asked["code"]))

    def _uncode(self, line: Line, asked: dict) -> Done:
        act = self._take_off(line, asked["code"])
        return self._done(act, line, "uncode", name=self._name(asked["code"]))

    def _take_off(self, line: Line, code: str) -> str:
        return self._study.uncode(line.statement_id, code, self._desk.coder, by=self._desk.by)

    def _review(self, line: Line, asked: dict) -> Done:
        act = self._study.review(line.statement_id, self._desk.coder, by=self._desk.by)
        return self._done(act, line, "review")

    def _dismiss(self, line: Line, asked: dict) -> Done:
        act = self._study.dismiss(line.statement_id, asked["code"], self._desk.coder)
        return self._done(act, line, "dismiss", name=self._name(asked["code"]))

    def _use(self, line: Line, asked: dict) -> Done:
        act = self._study.set_use(line.statement_id, asked["use"], self._desk.coder)
        return self._done(act, line, "use_left_out" if asked["use"] == LEFT_OUT else "use_analysed")

    def _memo(self, line: Line, asked: dict) -> Done:
        about, memo_id = asked["about"], str(asked.get("memo_id") or "")
        target, text = self._desk.target(about, line, asked.get("code", "")), str(asked.get("text") or "")
        if not target:
            raise Refused(self._words["why.no_project"])
        if not text.strip() and not memo_id:
            raise Refused(self._words["why.empty_memo"])
        known = {memo["memo_id"]: memo["coder"] for memo in self._desk.memos.get((about, target), [])}
        if known.get(memo_id, self._desk.coder) != self._desk.coder:
            raise Refused(self._words.say("why.memo_of_other", coder=known[memo_id]))
        act = self._study.memo(about, target, text.strip(), self._desk.coder, memo_id=memo_id)
        done = self._done(act, line, "memo" if text.strip() else "memo_gone")
        done.reload = frozenset({"memos"})
        return done

    def _split(self, line: Line, asked: dict) -> Done:
        parts = self._study.split(line.statement_id, [int(place) for place in asked["at"]], self._desk.coder)
        done = self._done(parts, line, "split", n=len(parts))
        done.touched += parts
        return done

    def _join(self, line: Line, asked: dict) -> Done:
        place = self._desk.place[line.k] + 1
        following = self._desk.lines[self._desk.order[place]] if place < len(self._desk.order) else None
        if following is None or following.source_id != line.source_id:
            raise Refused(self._words["why.last_of_source"])
        both = [line.statement_id, following.statement_id]
        made = self._study.join(both, self._desk.coder)
        done = self._done(made, line, "join")
        done.touched += [following.statement_id, made]
        return done

    def _back(self, which: str) -> Done:
        """Undo or redo, and find out what that was."""
        act = getattr(self._study, which)(self._desk.coder)
        if not act:
            return Done(self._words[f"said.nothing_to_{which}"])
        found = self._study.since(self._desk.reached[1])
        found = found[found["event_id"] == act].iloc[0]
        reload = touches(found["kind"], found["statements"])
        called = self._words.say(f"act.{_CALLED.get(found['kind'], 'book')}", name=self._name(found["code"]))
        return Done(self._words.say(f"said.{which}", act=called), 1, found["statements"], reload)

    # Adjudication

    def _take(self, line: Line, asked: dict) -> Done:
        if asked.get("from") not in self._desk.adjudicate:
            raise Refused(self._words.say("why.unknown", what=asked.get("from")))
        wanted = line.codes.get(asked["from"], {})
        own = line.codes.get(self._desk.coder, {})
        acts = [self._take_off(line, code) for code in own if code not in wanted]
        acts += self._settled(line, wanted, asked["from"])
        done = self._done(acts, line, "take", coder=asked["from"])
        done.acts = sum(map(bool, acts))
        return done

    def _agree(self, line: Line, asked: dict) -> Done:
        one, other = (line.codes.get(name, {}) for name in self._desk.adjudicate)
        if any(line.state_of(name) == UNREAD for name in self._desk.adjudicate):
            raise Refused(self._words["why.not_both"])
        both = [code for code in one if code in other]
        if not both and (one or other):
            raise Refused(self._words["why.nothing_agreed"])
        acts = self._settled(line, both, *self._desk.adjudicate)
        done = self._done(acts, line, "agree")
        done.acts = sum(map(bool, acts))
        return done

    def _settled(self, line: Line, codes, *coders: str) -> list[str]:
        """Give it `codes` in the adjudicated set, on the words that `coders` coded, or say it has none."""
        if not codes:
            return [self._study.review(line.statement_id, self._desk.coder, by=self._desk.by)]
        places = {code: [] for code in codes}
        for code, coder, start, end in line.words:
            if code in places and coder in coders:
                places[code].append((start, end))
        return [
            self._give(line, code, span=span)
            for code, spans in places.items()
            for span in dict.fromkeys(spans or [None])
        ]

    def _agree_on_all(self) -> Done:
        """Take over all statements on which the two agree wholly, for a while; the page asks for the rest."""
        desk, until = self._desk, time.monotonic() + _A_WHILE
        waiting = [line for line in map(desk.lines.get, desk.scope) if self._agreed(line)]
        done, taken = Done(""), 0
        for line in waiting:
            acts = self._settled(line, line.codes.get(desk.adjudicate[0], {}), *desk.adjudicate)
            done.acts, taken = done.acts + sum(map(bool, acts)), taken + 1
            done.touched.append(line.statement_id)
            if time.monotonic() > until:
                break
        done.more = len(waiting) - taken
        done.said = self._words.say("said.agree_on_all", n=taken, more=done.more)
        return done

    def _agreed(self, line: Line) -> bool:
        both = all(line.state_of(name) != UNREAD for name in self._desk.adjudicate)
        return both and not line.apart(*self._desk.adjudicate) and self._desk.states[line.k] == UNREAD


def _quoted(words: str) -> str:
    """Return some words as they are told in one line."""
    return " ".join(words.split())
