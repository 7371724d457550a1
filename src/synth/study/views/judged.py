"""What machines were asked and answered, and which statements people judge them by."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
from sqlalchemy import Connection, select

from synth.schema import ANALYSED
from synth.telling import told

from .. import codebook as books
from .. import ids
from .. import lineage as lines
from ..standing import stands
from ..tables import coders, codings, dismissals, drawn, draws, events, frozen, guesses, machines, reviews
from . import present

DRAWN, REST, SEEN, LATE, OUTSIDE = ("drawn", "rest", "seen", "late", "outside")
"""What part a statement has in judging a machine's answers: see `Study.lot`."""

_MACHINES = (
    *("machine", "name", "settings", "at", "coder", "frozen", "frozen_at"),
    *("asked", "given", "dropped", "digest", "whole", "late"),
)


def digest_of(answers: Iterable[tuple[str, str]]) -> str:
    """Return the hash of a machine's answers, (statement_id, code_id), in any order."""
    return ids.digest(*(f"{name}\n{code}" for name, code in sorted(answers)), length=32)


def digests(connection: Connection) -> dict[str, str]:
    """Return for each act that kept answers the hash of the answers that it has now."""
    return {act: digest_of(own) for act, own in _answers(connection).items()}


def _answers(connection: Connection) -> dict[str, list[tuple[str, str]]]:
    """Return for each act that kept answers (statement_id, code_id); an empty code says that it was asked."""
    answers: dict[str, list[tuple[str, str]]] = {
        act: [] for act in connection.scalars(select(frozen.c.event_id))
    }
    for row in connection.execute(select(guesses)):
        answers.setdefault(row.event_id, []).append((row.statement_id, row.code_id))
    return answers


def machines_table(connection: Connection) -> pd.DataFrame:
    """Return every configuration that was tried with what it answered: see `Study.machines`."""
    when = dict(connection.execute(select(events.c.event_id, events.c.at)).all())
    who = dict(connection.execute(select(coders.c.coder_id, coders.c.name)).all())
    frozen_rows = connection.execute(
        select(frozen).where(stands(frozen.c.event_id)).order_by(frozen.c.event_id)
    ).all()
    first = min((row.event_id for row in connection.execute(select(draws.c.event_id))), default="")
    answers = _answers(connection)
    rows = []
    for row in connection.execute(select(machines).order_by(machines.c.event_id)):
        tried = (row.event_id, row.name, row.settings, when[row.event_id], who.get(row.coder_id, ""))
        own = [freeze for freeze in frozen_rows if freeze.machine == row.event_id]
        for freeze in own:
            own_answers = answers[freeze.event_id]
            codes_given = sum(code != "" for _, code in own_answers)
            late = bool(first) and freeze.event_id > first
            rows.append(
                (
                    *tried,
                    freeze.event_id,
                    when[freeze.event_id],
                    freeze.asked,
                    codes_given,
                    freeze.dropped,
                    freeze.digest,
                )
                + (digest_of(own_answers) == freeze.digest, late)
            )
        if not own:
            rows.append((*tried, "", "", 0, 0, 0, "", False, False))
    return pd.DataFrame(rows, columns=list(_MACHINES))


def draws_table(connection: Connection) -> pd.DataFrame:
    """Return the random draws of statements: see `Study.draws`."""
    query = select(draws, events.c.at, coders.c.name).join(events, events.c.event_id == draws.c.event_id)
    query = query.join(coders, coders.c.coder_id == draws.c.coder_id).order_by(draws.c.event_id)
    draw_ids = connection.execute(select(drawn.c.event_id)).scalars().all()
    size = pd.Series(draw_ids, dtype=object).value_counts()
    rows = [
        (row.event_id, row.at, row.name, row.cohort, int(size.get(row.event_id, 0)), row.frame, row.seed)
        for row in connection.execute(query)
    ]
    return pd.DataFrame(rows, columns=["draw", "at", "coder", "cohort", "statements", "frame", "seed"])


def drawn_statements(connection: Connection) -> list[str]:
    """Return the statements that were drawn, in the order of the draws."""
    successors = lines.confirmed(connection)
    query = select(drawn.c.statement_id).order_by(drawn.c.event_id, drawn.c.position)
    return list(dict.fromkeys(lines.follow(successors, name) for name in connection.scalars(query)))


def seen_at(connection: Connection) -> dict[str, str]:
    """Return for each statement the first act by which anybody read it, undone or not."""
    successors, first = lines.confirmed(connection), {}
    for table in (codings, reviews, dismissals):
        for row in connection.execute(select(table.c.statement_id, table.c.event_id)):
            name = lines.follow(successors, row.statement_id)
            first[name] = min(first.get(name, row.event_id), row.event_id)
    return first


def first_draws(connection: Connection, statements: pd.DataFrame) -> dict[str, str]:
    """Return for each statement the first draw in which it could have been drawn."""
    draw_rows = connection.execute(select(draws.c.event_id, draws.c.cohort).order_by(draws.c.event_id)).all()
    by_cohort = {
        cohort: next((row.event_id for row in draw_rows if row.cohort in ("", cohort)), "")
        for cohort in {*statements["cohort"]}
    }
    pairs = zip(statements["statement_id"], statements["cohort"], strict=True)
    return {name: by_cohort[cohort] for name, cohort in pairs if by_cohort[cohort]}


def lot(connection: Connection, machine: str = "") -> pd.DataFrame:
    """Return the part of each analysed statement in judging a machine: see `Study.lot`."""
    act = _frozen(connection, machine)
    statements = present.statements_table(connection)
    statements = statements[statements["use"] == ANALYSED]
    asked_ids, chosen = set(_asked(connection, act)), drawn_statements(connection)
    position = {name: number for number, name in enumerate(chosen, start=1)}
    first, read_at = first_draws(connection, statements), seen_at(connection)
    rows = []
    for name in statements["statement_id"]:
        draw = first.get(name, "")
        if draw and read_at.get(name, draw) < draw:
            part = SEEN
        elif name not in asked_ids or not draw:
            part = OUTSIDE
        else:
            part = LATE if act > draw else DRAWN if name in position else REST
        rows.append((name, part, position.get(name, 0)))
    return pd.DataFrame(rows, columns=["statement_id", "part", "position"])


def guesses_table(connection: Connection, machine: str = "") -> pd.DataFrame:
    """Return the codes that a machine would give: see `Study.guesses`."""
    successors, codes_by_id = lines.confirmed(connection), books.names(connection)
    query = select(guesses.c.statement_id, guesses.c.code_id).where(
        guesses.c.event_id == _frozen(connection, machine), guesses.c.code_id != ""
    )
    rows = [
        (lines.follow(successors, row.statement_id), codes_by_id.get(row.code_id, row.code_id))
        for row in connection.execute(query)
    ]
    table = pd.DataFrame(rows, columns=["statement_id", "code"]).astype(object)
    return table.drop_duplicates().sort_values(["statement_id", "code"], ignore_index=True)


def _asked(connection: Connection, act: str) -> set[str]:
    successors = lines.confirmed(connection)
    query = select(guesses.c.statement_id).where(guesses.c.event_id == act).distinct()
    return {lines.follow(successors, name) for name in connection.scalars(query)}


def _frozen(connection: Connection, machine: str) -> str:
    """Return the act that froze the answers of a machine; by default the last before the first draw.

    Raises
    ------
    ValueError
        There is none.
    """
    query = select(frozen.c.event_id, frozen.c.machine).order_by(frozen.c.event_id)
    rows = connection.execute(query).all()
    if machine:
        own = [row.event_id for row in rows if machine in (row.event_id, row.machine)]
    else:
        draw = min(connection.scalars(select(draws.c.event_id)), default=ids.LATEST)
        own = [row.event_id for row in rows if row.event_id < draw]
    if not own and machine:
        raise ValueError(told("study.no_machine", machine=machine))
    return own[-1] if own else ""
