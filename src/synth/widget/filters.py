"""Which statements a filter means, in which order, and where the words looked for stand in them."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from synth.findings.searching import Searched
from synth.schema import ANALYSED, LEFT_OUT, SECTION_JOIN
from synth.themes.meaning import Model, model_of
from synth.themes.nearest import nearness
from synth.themes.order import random_order

from .statements import UNREAD

if TYPE_CHECKING:
    from .desk import Desk
    from .page import Words
    from .statements import Statement

_COLUMNS = ("cohort", "project")
_NEAREST = 50
"""So many statements are shown of those that are nearest in meaning."""


@dataclass
class View:
    """The statements that a filter finds, in their order, with the places of the words looked for."""

    keys: list[int]
    hits: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    note: str = ""

    def replace(self, desk: Desk, gone: list[int], came: list[int]) -> list[tuple[int | None, int]]:
        """Put what came in the place of what went; return each key that came with the one before it."""
        if not came and not gone:
            return []
        after = [position for position, k in enumerate(self.keys) if k in gone]
        came = sorted(came, key=desk.place.__getitem__)
        if after:
            position = after[0]
        else:
            before = (position for position, k in enumerate(self.keys) if desk.place[k] < desk.place[came[0]])
            position = max(before, default=-1) + 1
        self.keys[position:position] = came
        self.keys = [k for k in self.keys if k not in gone]
        ahead = dict(zip(self.keys, [None, *self.keys], strict=False))
        return [(ahead[k], k) for k in came]


class Finder:
    """Finds statements on a desk; each text is repaired and cut into words only once."""

    def __init__(self, desk: Desk, words: Words, seed: int = 0):
        self._desk, self._words, self._seed = desk, words, seed
        self._searched: dict[int, Searched] = {}

    @cached_property
    def model(self) -> Model | None:
        """The sentence model by which meaning can be looked for, None where there is none."""
        with contextlib.suppress(ValueError):  # of a folder that is no model: the page opens all the same
            return model_of()
        return None

    def find(self, asked: dict) -> View:
        """Find the statements that the filter `asked` means."""
        desk = self._desk
        hidden = desk.blind and (
            asked.get("disagreement") or asked.get("coder") not in (None, "", desk.coder)
        )
        coder = desk.coder if desk.blind else asked.get("coder") or desk.coder
        tests = list(self._tests(asked, coder))
        keys = [k for k in self._ordered(asked) if all(test(desk.statements[k]) for test in tests)]
        view = View(keys, note=self._words["said.blind"] if hidden else "")
        query = str(asked.get("query") or "").split()
        if query and asked.get("meaning") and self.model:
            return self._nearest(view, " ".join(query), self.model)
        return self._containing(view, query, bool(asked.get("inside"))) if query else view

    def _ordered(self, asked: dict) -> list[int]:
        desk, order = self._desk, asked.get("order") or "text"
        if order == "sample" and desk.scope is desk.order:
            lot = random_order(desk.table(), self._seed)
            return [desk.keys[name] for name in lot]
        if order == "text":
            return sorted(desk.scope, key=desk.place.__getitem__)
        if order == "suggestion":
            turn = {desk.keys.get(name): position for position, name in enumerate(desk.turns)}
            return sorted(desk.scope, key=lambda k: (turn.get(k, len(turn)), desk.place[k]))
        return list(desk.scope)

    def _tests(self, asked: dict, coder: str) -> Iterator[Callable[[Statement], bool]]:
        """Give a test for each thing that is asked."""
        desk = self._desk
        use = asked.get("use") or ANALYSED
        if use in (ANALYSED, LEFT_OUT):
            yield lambda statement: statement.use == use
        for name, value in (("source_id", asked.get("source")), *((n, asked.get(n)) for n in _COLUMNS)):
            if value:
                yield lambda statement, name=name, value=value: getattr(statement, name) == value
        if section := asked.get("section"):
            below = section + SECTION_JOIN
            yield lambda statement: statement.section == section or statement.section.startswith(below)
        if state := asked.get("state"):
            yield lambda statement: statement.state_of(coder) == state
        yield from self._of_codes(asked, coder)
        if asked.get("disagreement") and not desk.blind:
            yield self.disagreement(coder)
        if asked.get("memo"):
            yield lambda statement: ("statement", statement.statement_id) in desk.memos

    def _of_codes(self, asked: dict, coder: str) -> Iterator[Callable[[Statement], bool]]:
        """Give the tests for codes; as in `retrieve`, a code is absent only from what was read."""
        has, without = asked.get("code") or [], asked.get("not_code") or []
        for code, presence in (*((code, True) for code in has), *((code, False) for code in without)):
            family = self._desk.book.below(code)
            yield (
                lambda statement, family=family, presence=presence: (
                    statement.state_of(coder) != UNREAD
                    and family.isdisjoint(statement.codes.get(coder, ())) != presence
                )
            )

    def disagreement(self, coder: str) -> Callable[[Statement], bool]:
        """Give the test whether two coders read a statement and coded it differently."""
        desk = self._desk
        if desk.adjudicate:
            return lambda statement: statement.apart(*desk.adjudicate)
        if coder != desk.coder:
            return lambda statement: statement.apart(desk.coder, coder)
        return lambda statement: any(
            statement.apart(coder, other) for other in {**statement.read, **statement.codes}
        )

    def _containing(self, view: View, query: list[str], inside: bool) -> View:
        """Keep the statements in which every word of `query` stands."""
        for k in view.keys:
            if k not in self._searched:
                self._searched[k] = Searched(self._desk.statements[k].text)
        hits = self._hits(view.keys, query, inside)
        if not hits and not inside:
            within = len(self._hits(view.keys, query, True))
            note = self._words.say("said.within", n=within) if within else view.note
            return View([], note=note)
        return View(list(hits), hits, view.note)

    def _nearest(self, view: View, words: str, model: Model) -> View:
        """Keep the statements that are nearest in meaning to `words`, the nearest first."""
        desk = self._desk
        near = nearness(words, [desk.statements[k].text for k in desk.order], model, desk.study.beside)
        of = dict(zip(desk.order, near.tolist(), strict=True))
        unread = int(np.isnan(near).sum())
        nearest = [k for k in view.keys if of[k] > 0]
        nearest = sorted(nearest, key=lambda k: -of[k])[:_NEAREST]
        note = self._words.say("said.nearest_of", n=unread) if unread else self._words["said.nearest"]
        return View(nearest, note=note)

    def _hits(self, keys: list[int], query: list[str], inside: bool) -> dict[int, list[tuple[int, int]]]:
        """Give the spans of the words for each statement that has all of them."""
        hits = {}
        for k in keys:
            spans = [self._searched[k].find(word, inside) for word in query]
            if all(spans):
                hits[k] = sorted({span for of_word in spans for span in of_word})
        return hits

    def last(self, view: View) -> int | None:
        """Return the statement that the coder read last, else the first that is unread, else the first.

        In an adjudication it is the first on which the two differ and that is not settled.
        """
        desk = self._desk
        if desk.adjudicate and (first := self.next(view, "disagreement", None)) is not None:
            return first
        read = [k for k in view.keys if desk.coder in desk.statements[k].read]
        if read and len(read) < len(view.keys):
            return max(read, key=lambda k: (desk.statements[k].read[desk.coder], desk.place[k]))
        unread = (k for k in view.keys if desk.states[k] == UNREAD)
        return next(unread, view.keys[0] if view.keys else None)

    def next(self, view: View, by: str, after: int | None, source: str = "") -> int | None:
        """Return the statement of `view` to go to next, None where there is none."""
        desk = self._desk
        if by == "source":
            return next((k for k in view.keys if desk.statements[k].source_id == source), None)
        keys = view.keys
        if by == "suggestion" and desk.turns:
            in_view = set(keys)
            keys = [k for k in map(desk.keys.get, desk.turns) if k in in_view]
        if by == "disagreement":
            apart = self.disagreement(desk.coder)
            keys = [] if desk.blind else [k for k in keys if k == after or apart(desk.statements[k])]
        if by != "disagreement" or desk.adjudicate:  # what is settled is not gone to again
            keys = [k for k in keys if k == after or desk.states[k] == UNREAD]
        start = keys.index(after) + 1 if after in keys else 0
        return next((k for k in keys[start:] + keys[:start] if k != after), None)
