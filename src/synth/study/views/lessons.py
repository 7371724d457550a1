"""What people said once findings were there: verdicts on lessons, answers of communities, triangulation."""

from __future__ import annotations

from collections.abc import Container
from typing import NamedTuple

import pandas as pd
from sqlalchemy import Connection, Select, Table, select

from .. import codebook as books
from .. import lineage as lines
from ..choices import OPEN, UNSAID
from ..places import COHORT, PROJECT
from ..standing import stands
from ..tables import coders, events, heard, lessons
from .claims import Ledger
from .written import heads, triangulation_texts

LESSONS = (
    *("about", "recommendation_id", "recommendation", "recommendation_cohort", "recommendation_project"),
    *("obstacle_id", "obstacle", "obstacle_cohort", "obstacle_project"),
    *("verdict", "note", "coder", "created_at", "there"),
)
HEARD = ("heard_id", "code", "says", "who", "day", "place", "text", "coder", "created_at")
TRIANGULATED = ("about", "target_id", "target", "outcome", "text", "coder", "created_at", "apart")
CLAIMED = ("claim_id", "kind", "text", "statement_id")


class Verdict(NamedTuple):
    """What a person said of a recommendation and an obstacle."""

    verdict: str
    note: str
    coder: str
    at: str
    act: str


class Heard(NamedTuple):
    """What a community said to a theme, under the codes of now."""

    heard_id: str
    code_id: str
    says: str
    who: str
    day: str
    place: str
    text: str
    coder: str
    at: str


def _with_coders(table: Table) -> Select:
    return _every(table).where(stands(table.c.event_id))


def _every(table: Table) -> Select:
    query = select(table, coders.c.name, events.c.at).join(events, events.c.event_id == table.c.event_id)
    query = query.join(coders, coders.c.coder_id == table.c.coder_id)
    return query.order_by(*table.primary_key.columns)


def verdicts(connection: Connection) -> dict[tuple[str, str, str], Verdict]:
    """Return the last verdict on each pair (what recommends, the recommendation, the obstacle)."""
    return {pair: verdict for pair, verdict in _last(connection).items() if verdict.verdict != OPEN}


def _last(connection: Connection, acts: Container[str] | None = None) -> dict[tuple[str, str, str], Verdict]:
    """Return what was said last of each pair, also that it is not judged.

    Of all acts that stand, or of `acts` alone.
    """
    successors = lines.confirmed(connection)
    last = {}
    for row in connection.execute(_with_coders(lessons)):
        if acts is not None and row.event_id not in acts:
            continue
        advice = row.target_id if row.about == "claim" else lines.follow(successors, row.target_id)
        pair = row.about, advice, lines.follow(successors, row.obstacle_id)
        last[pair] = Verdict(row.verdict, row.text, row.name, row.at, row.event_id)
    return last


def judged_apart(connection: Connection, mine: set[str], yours: set[str]) -> list[tuple]:
    """List lessons that acts of two files judged in two ways: what, where, here, there, what counts."""
    own, theirs, counts = _last(connection, mine), _last(connection, yours), _last(connection)
    return [
        ("lesson", f"{pair[1]} → {pair[2]}", own[pair].verdict, theirs[pair].verdict, counts[pair].verdict)
        for pair in sorted(own.keys() & theirs.keys() & counts.keys())
        if own[pair].verdict != theirs[pair].verdict
    ]


def answers(connection: Connection) -> dict[str, Heard]:
    """Return the last words of each answer of a community."""
    last = {answer.heard_id: answer for answer in _heard(connection, _with_coders(heard))}
    return {name: answer for name, answer in last.items() if answer.says != UNSAID}


def past_answers(connection: Connection) -> list[Heard]:
    """Return all that was said and does not stand: written over, taken away, or undone."""
    now = answers(connection)
    return [answer for answer in _heard(connection, _every(heard)) if now.get(answer.heard_id) != answer]


def _heard(connection: Connection, query: Select) -> list[Heard]:
    merged_into = books.mapping(connection)
    answers = []
    for row in connection.execute(query):
        words = row.says, row.who, row.day, row.place, row.text, row.name, row.at
        answers.append(Heard(row.heard_id, merged_into.get(row.code_id, row.code_id), *words))
    return answers


def lessons_table(connection: Connection) -> pd.DataFrame:
    """Return what people judged: see `Study.lessons`."""
    ledger, rows = Ledger(connection), []
    judged_pairs = verdicts(connection)
    statements = ledger.cells.material.statements if judged_pairs else {}
    for (about, advice, obstacle), verdict in judged_pairs.items():
        if about == "claim":
            rests = ledger.statements(ledger.reach(advice)) if advice in ledger.claims else []
            cohorts, projects = (
                ", ".join(dict.fromkeys(statements[name][kind] for name in rests))
                for kind in (COHORT, PROJECT)
            )
            text, is_there = ledger.claims[advice].text if rests else "", bool(rests)
        else:
            text, cohorts, projects = _words_of(statements, advice)
            is_there = advice in statements
        judged = verdict.verdict, verdict.note, verdict.coder, verdict.at, is_there and obstacle in statements
        rows.append(
            (about, advice, text, cohorts, projects, obstacle, *_words_of(statements, obstacle), *judged)
        )
    return pd.DataFrame(rows, columns=list(LESSONS)).astype(dict.fromkeys(LESSONS, str) | {"there": bool})


def _words_of(statements: dict[str, dict], name: str) -> tuple[str, str, str]:
    """Return the words, cohort and project of a statement, empty where it is not there."""
    text, cohort, project = (
        statements[name][part] if name in statements else "" for part in ("text", COHORT, PROJECT)
    )
    return text, cohort, project


def heard_table(connection: Connection, *, past: bool = False) -> pd.DataFrame:
    """Return what communities said: see `Study.heard`."""
    names, order = books.names(connection), {code: n for n, code in enumerate(books.current(connection))}
    records = past_answers(connection) if past else answers(connection).values()
    records = sorted(records, key=lambda answer: order.get(answer.code_id, len(order)))
    rows = [(answer.heard_id, names.get(answer.code_id, answer.code_id), *answer[2:]) for answer in records]
    return pd.DataFrame(rows, columns=list(HEARD)).astype(str)


def triangulations_table(connection: Connection) -> pd.DataFrame:
    """Return what people wrote of sources held against each other: see `Study.triangulations`."""
    names, rows = books.names(connection), []
    for of, texts in heads(connection, triangulation_texts(connection)).items():
        about, target = of.split(" ", 1)
        first, others = texts[0], [text for text in texts[1:] if text.text]
        if first.text or others:
            name = names.get(target, target)
            rows.append((about, target, name, first.kind, first.text, first.coder, first.at, len(others)))
    kinds = dict.fromkeys(TRIANGULATED, str) | {"apart": "int64"}
    return pd.DataFrame(rows, columns=list(TRIANGULATED)).astype(kinds)


def claimed_table(connection: Connection) -> pd.DataFrame:
    """Return the statements on which claims rest in the end: see `Study.claimed`."""
    ledger = Ledger(connection)
    rows = [
        (name, text.kind, text.text, statement)
        for name, text in ledger.claims.items()
        for statement in ledger.statements(ledger.reach(name))
    ]
    return pd.DataFrame(rows, columns=list(CLAIMED)).astype(str)
