"""Machines whose answers people judge by a random lot."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from synth.schema import ANALYSED

from .. import codebook as books
from ..acts import judging
from ..choices import ASSISTANT, SUGGEST
from ..store import program_version
from ..views import glance, judged
from .opened import Opened

if TYPE_CHECKING:
    from os import PathLike

    from synth.themes.asking import Answers
    from synth.themes.assistant import Assistant


class Judging(Opened):
    """Machines whose answers people judge by a random lot: tried, kept as they are, then drawn from."""

    def try_machine(self, name: str, settings: Mapping[str, Any], coder: str | None = None) -> str:
        """Write that a configuration of ``suggest`` or ``assistant`` is tried; return its id.

        `settings` are all that its answers depend on; the same ones are the same machine.
        """
        with self._store.writing() as connection:
            return judging.try_machine(connection, name, settings, coder)

    def freeze(
        self,
        machine: str,
        asked: Collection[str],
        given: Iterable[tuple[str, str]],
        coder: str | None = None,
        *,
        dropped: int = 0,
    ) -> str:
        """Keep a machine's answers: `asked` (statement_ids) and `given` (statement_id, code); return the act.

        `dropped` says how many answers were not taken. What is kept is not changed by anything that people
        code later: a lot that is drawn after this judges it.
        """
        with self._store.writing() as connection:
            return judging.freeze(connection, machine, asked, given, coder, dropped=dropped)

    def keep_suggestions(
        self, coder: str | None = None, *, seed: int = 0, embedding: str | PathLike | None = None
    ) -> str:
        """Keep what `synth.suggest` makes of what has been coded so far; return the act.

        Those are kept that a person would rather give than not.
        """
        from synth.themes.meaning import model_of
        from synth.themes.suggest import LIKELY, suggest

        with self._store.reading() as connection:
            tables = glance.tables(connection)
            version = books.version_of(books.current(connection))
        names = ("statements", "codings", "codebook", "dismissals")
        hints = suggest(*(tables[name] for name in names), seed, embedding, self.beside)
        hints = hints[hints["score"] >= LIKELY] if len(hints) else hints
        model = model_of(embedding)
        settings = {"seed": seed, "model": model.name if model else "", "least": LIKELY}
        settings |= {"program": program_version()}
        asked_ids = tables["statements"].loc[tables["statements"]["use"] == ANALYSED, "statement_id"]
        pairs = zip(hints["statement_id"], hints["code"], strict=True)
        machine = self.try_machine(SUGGEST, settings, coder)
        with self._store.writing() as connection:
            return judging.freeze(connection, machine, [*asked_ids], pairs, coder, version=version)

    def ask(
        self,
        assistant: Assistant,
        coder: str | None = None,
        tell: Callable[[int, int], None] = lambda done, of: None,
    ) -> Answers:
        """Ask a language model about every analysed statement and code, and keep its answers.

        What it answered before is not asked again; where questions are left without an answer nothing is
        kept yet, and asking again goes on. That it was tried is on record in any case. See
        `synth.themes.asking.ask`.

        Raises ValueError also where the study is on a server: there is no place for the replies.
        """
        from synth.themes.asking import ask, askable
        from synth.themes.replies import Replies

        with self._store.reading() as connection:
            tables = glance.tables(connection)
            version = books.version_of(books.current(connection))
        statements, codebook = tables["statements"], tables["codebook"]
        codes = [code["code"] for code in askable(codebook)]
        replies = Replies.beside(self.beside)
        machine = self.try_machine(ASSISTANT, assistant.settings(codes), coder)
        answers = ask(assistant, statements, codebook, replies, tell)
        if not answers.left and answers.asked:
            pairs = [(name, code) for name, code, *_ in answers.given]
            about = {"dropped": answers.dropped.total(), "version": version}
            with self._store.writing() as connection:
                judging.freeze(connection, machine, answers.asked, pairs, coder, **about)
        return answers

    def draw(self, n: int, coder: str | None = None, *, cohort: str = "", seed: int | None = None) -> str:
        """Draw `n` statements at random, for people to code without seeing what machines say; return the act.

        From the analysed statements of `cohort` (empty: all) that nobody had read before the first draw, and
        that were not drawn yet: a second draw makes the lot larger. Without a `seed`, one is made up and
        kept. A draw is not undone: one that can be taken back and made again is no random draw.

        Raises ValueError where no machine's answers are kept yet, or there are fewer statements.
        """
        with self._store.writing() as connection:
            return judging.draw(connection, n, coder, cohort=cohort, seed=seed)

    def machines(self) -> pd.DataFrame:
        """Return every configuration that was tried, one row each time its answers were kept.

        Columns: machine, name, settings (JSON), at, coder, frozen (the act that kept its answers, empty
        where it came to none), frozen_at, asked (statements), given (codes), dropped (answers not taken),
        digest (hash of the answers), whole (they still have it), late (kept after the first draw).
        """
        with self._store.reading() as connection:
            return judged.machines_table(connection)

    def draws(self) -> pd.DataFrame:
        """Return the draws: draw, at, coder, cohort (empty: all), statements, frame (drawn from), seed."""
        with self._store.reading() as connection:
            return judged.draws_table(connection)

    def drawn(self) -> list[str]:
        """Return the statements that were drawn, in the order of the draws."""
        with self._store.reading() as connection:
            return judged.drawn_statements(connection)

    def lot(self, machine: str = "") -> pd.DataFrame:
        """Return statement_id, part and position (in the draw, else 0) of every analysed statement.

        The parts: ``drawn``; ``rest``, that could have been; ``seen``, that somebody had read before;
        ``late``, where the machine's answers were kept after the draw; ``outside``, never asked or never in a
        draw. `machine` is one of `machines`, by default the last whose answers were kept before the first
        draw.
        """
        with self._store.reading() as connection:
            return judged.lot(connection, machine)

    def guesses(self, machine: str = "") -> pd.DataFrame:
        """Return statement_id and code: what a machine (as in `lot`) would give; never codings."""
        with self._store.reading() as connection:
            return judged.guesses_table(connection, machine)
