"""A machine's answers kept before anybody judges them, and the random lot of statements that people judge."""

from __future__ import annotations

import json
import secrets
from collections.abc import Collection, Iterable, Mapping
from typing import Any

import numpy as np
from sqlalchemy import Connection, insert, select

from synth.schema import ANALYSED
from synth.telling import told

from .. import code_names
from .. import codebook as books
from ..choices import MACHINES
from ..coders import known_coder, remembered
from ..store import record
from ..tables import drawn, draws, frozen, guesses, machines
from ..views import judged, present


def try_machine(connection: Connection, name: str, settings: Mapping[str, Any], coder: str | None) -> str:
    """Write that a configuration of a machine is tried; return its act, an earlier one of the same settings.

    Raises
    ------
    ValueError
        There is no such machine.
    """
    if name not in MACHINES:
        raise ValueError(told("study.machine", known=", ".join(MACHINES), name=name))
    text = json.dumps(dict(settings), ensure_ascii=False, sort_keys=True)
    same = select(machines.c.event_id).where(machines.c.name == name, machines.c.settings == text)
    earlier = connection.scalar(same.order_by(machines.c.event_id).limit(1))
    if earlier is not None:
        return earlier
    who = _who(connection, coder)
    act = record(connection, "try machine", who)
    row = {"event_id": act, "name": name, "settings": text, "coder_id": who}
    connection.execute(insert(machines), row)
    return act


def freeze(
    connection: Connection,
    machine: str,
    asked: Collection[str],
    given: Iterable[tuple[str, str]],
    coder: str | None,
    *,
    dropped: int = 0,
    version: str = "",
) -> str:
    """Keep a machine's answers as they are now; return the act, an earlier one of the same answers.

    `version` is that of the codebook when it was asked. One that is not stored is the present one: whoever
    changes a codebook stores what it was before, and only erasing gives a version another id.

    Raises
    ------
    ValueError
        There is no such machine, it was asked nothing, or an answer names what is not there.
    """
    if connection.scalar(select(machines.c.event_id).where(machines.c.event_id == machine)) is None:
        raise ValueError(told("study.no_machine", machine=machine))
    statement_ids = set(present.statements_table(connection)["statement_id"])
    rows = books.rows_of(connection, version) or books.current(connection)
    find = code_names.finder(rows)
    pairs = {(name, find(code)) for name, code in given}
    unknown = sorted({*asked, *(name for name, _ in pairs)} - statement_ids)
    if unknown or not asked:
        raise ValueError(told("study.no_statement", statement=unknown[0] if unknown else ""))
    answers = {(name, "") for name in asked} | pairs
    digest = judged.digest_of(answers)
    same = select(frozen.c.event_id).where(frozen.c.machine == machine, frozen.c.digest == digest)
    if (earlier := connection.scalar(same.limit(1))) is not None:
        return earlier
    who, asked_with = _who(connection, coder), books.keep(connection, rows)
    act = record(connection, "freeze", who)
    row = {"event_id": act, "machine": machine, "version_id": asked_with, "digest": digest, "coder_id": who}
    connection.execute(insert(frozen), {**row, "asked": len({*asked}), "dropped": dropped})
    guess_rows = [{"event_id": act, "statement_id": name, "code_id": code} for name, code in sorted(answers)]
    connection.execute(insert(guesses), guess_rows)
    return act


def draw(
    connection: Connection, n: int, coder: str | None, *, cohort: str = "", seed: int | None = None
) -> str:
    """Draw `n` statements at random of those that nobody had read when the first lot was drawn.

    Raises
    ------
    ValueError
        No answers of a machine are kept yet, or there are fewer statements to draw from.
    """
    if connection.scalar(select(frozen.c.event_id).limit(1)) is None:
        raise ValueError(told("study.nothing_frozen"))
    statements = present.statements_table(connection)
    cohorts = {"", *statements["cohort"]}
    if cohort not in cohorts:
        raise ValueError(told("study.no_cohort", said=cohort, known=", ".join(sorted(cohorts - {""}))))
    statements = statements[statements["use"] == ANALYSED]
    if cohort:
        statements = statements[statements["cohort"] == cohort]
    frame = _frame(connection, statements)
    if not 0 < n <= len(frame):
        raise ValueError(told("study.draw_size", n=n, frame=len(frame)))
    seed = secrets.randbits(31) if seed is None else int(seed)
    chosen = np.random.default_rng(seed).permutation(len(frame))[:n]
    who = known_coder(connection, coder)
    act = record(connection, "draw", who)
    row = {"event_id": act, "cohort": cohort, "seed": seed, "frame": len(frame), "coder_id": who}
    connection.execute(insert(draws), row)
    rows = [
        {"event_id": act, "statement_id": frame[index], "position": at}
        for at, index in enumerate(chosen, start=1)
    ]
    connection.execute(insert(drawn), rows)
    return act


def _frame(connection: Connection, statements) -> list[str]:
    """List what can be drawn: unread when its first draw was made, now where there was none, not drawn yet.

    What people read of their own choice after a draw stays in, else a second draw would be from what they
    did not choose.
    """
    first, read_at = judged.first_draws(connection, statements), judged.seen_at(connection)
    gone = set(judged.drawn_statements(connection))
    return sorted(
        name
        for name in statements["statement_id"]
        if name not in gone and not (name in read_at and read_at[name] < first.get(name, "~"))
    )


def _who(connection: Connection, coder: str | None) -> str:
    return known_coder(connection, coder) if coder or remembered(connection) else ""
