"""What two coders made of a statement, brought together: their codes taken over, and what both agree on."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import TYPE_CHECKING

from .outcomes import Outcome, Refused
from .statements import UNREAD

if TYPE_CHECKING:
    from .desk import Desk
    from .page import Words
    from .statements import Statement

_A_WHILE = 0.4
"""Seconds for which one message may write what two coders agree on; the page then asks for the rest."""


class Adjudication:
    """Settles statements in the adjudicated set of a desk.

    Parameters
    ----------
    desk : Desk
        Its `adjudicate` names the two coders, or nobody: then nothing is ever settled.
    words : Words
    """

    def __init__(self, desk: Desk, words: Words):
        self._desk, self._study, self._words = desk, desk.study, words

    def has(self, statement: Statement, code: str) -> bool:
        """Say whether one of the two has given a code to a statement."""
        return any(code in statement.codes.get(coder, ()) for coder in self._desk.adjudicate)

    def settle(self, statement: Statement, codes: Iterable[str], *coders: str) -> list[str]:
        """Give a statement `codes`, on the words that `coders` (or both) coded, or say that it has none."""
        desk, coders = self._desk, coders or self._desk.adjudicate
        places: dict[str, list[tuple[int, int]]] = {code: [] for code in codes}
        if not places:
            return [self._study.review(statement.statement_id, desk.coder, by=desk.by)]
        for code, coder, start, end in statement.words:
            if code in places and coder in coders:
                places[code].append((start, end))
        return [
            self._study.code(statement.statement_id, code, desk.coder, by=desk.by, span=span)
            for code, spans in places.items()
            for span in dict.fromkeys(spans or [None])
        ]

    def take(self, statement: Statement, asked: dict) -> Outcome:
        """Give a statement the codes of one coder, and no others."""
        desk, coder = self._desk, asked.get("from")
        if coder not in desk.adjudicate:
            raise Refused(self._words.say("why.unknown", what=coder))
        codes, own = statement.codes.get(coder, {}), statement.codes.get(desk.coder, {})
        acts = [
            self._study.uncode(statement.statement_id, code, desk.coder, by=desk.by)
            for code in own
            if code not in codes
        ]
        acts += self.settle(statement, codes, coder)
        return Outcome.of(acts, self._words.say("said.take", coder=coder), statement)

    def agree(self, statement: Statement, asked: dict) -> Outcome:
        """Give a statement the codes that both gave it."""
        first_codes, second_codes = (statement.codes.get(coder, {}) for coder in self._desk.adjudicate)
        if any(statement.state_of(coder) == UNREAD for coder in self._desk.adjudicate):
            raise Refused(self._words["why.not_both"])
        both = [code for code in first_codes if code in second_codes]
        if not both and (first_codes or second_codes):
            raise Refused(self._words["why.nothing_agreed"])
        return Outcome.of(self.settle(statement, both), self._words["said.agree"], statement)

    def agree_on_all(self) -> Outcome:
        """Take over all statements on which the two agree wholly, for a while; the page asks for the rest."""
        desk, until = self._desk, time.monotonic() + _A_WHILE
        waiting = [
            statement for statement in map(desk.statements.get, desk.scope) if self._is_agreed(statement)
        ]
        outcome = Outcome("")
        for statement in waiting:
            acts = self.settle(statement, statement.codes.get(desk.adjudicate[0], {}))
            outcome.acts += sum(map(bool, acts))
            outcome.touched.append(statement.statement_id)
            if time.monotonic() > until:
                break
        settled = len(outcome.touched)
        outcome.more = len(waiting) - settled
        outcome.message = self._words.say("said.agree_on_all", n=settled, more=outcome.more)
        return outcome

    def _is_agreed(self, statement: Statement) -> bool:
        """Say whether both have read a statement and coded it alike, and nobody has settled it."""
        pair = self._desk.adjudicate
        both = all(statement.state_of(coder) != UNREAD for coder in pair)
        return both and not statement.apart(*pair) and self._desk.states[statement.k] == UNREAD
