"""What people say once findings are there: lessons that came back, answers of a community, triangulation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, insert

from synth.telling import told

from .. import code_names, ids
from .. import codebook as books
from .. import lineage as lines
from ..choices import ADVISES, OPEN, OUTCOMES, SAYS, TRIANGULATED, UNSAID, VERDICTS
from ..coders import known_coder
from ..store import record
from ..tables import heard, lessons, triangulations
from ..values import as_text, clean
from ..views import lessons as judged
from ..views.written import claim_texts, heads, triangulation_texts

ANSWERED = ("says", "who", "day", "place", "text")
"""What is kept of an answer, beside the theme that it is about."""


def judge_lesson(
    connection: Connection,
    pair: tuple[str, str],
    verdict: str,
    coder: str | None,
    *,
    about: str = "statement",
    note: str = "",
) -> str:
    """Say what an obstacle is to an earlier recommendation; empty where that stands already.

    Raises
    ------
    ValueError
        There is no such verdict, recommendation or obstacle.
    """
    if verdict not in VERDICTS:
        raise ValueError(told("study.verdict", known=", ".join(VERDICTS), verdict=verdict))
    if about not in ADVISES:
        raise ValueError(told("study.advises", known=", ".join(ADVISES), about=about))
    advice, obstacle = pair
    for name in [obstacle, *([advice] if about == "statement" else [])]:
        if lines.is_present(connection, name) is None:
            raise ValueError(told("study.no_statement", statement=name))
    if about == "claim" and advice not in _claims(connection):
        raise ValueError(told("study.no_claim", claim=advice))
    note = clean(note).strip()
    now = judged.verdicts(connection).get((about, *pair))
    if (now.verdict, now.note) == (verdict, note) if now else verdict == OPEN:
        return ""
    who = known_coder(connection, coder)
    statements = {"statements": [advice, obstacle]} if about == "statement" else {"statements": [obstacle]}
    act = record(
        connection, "judge lesson", who, **statements, **({"claim": advice} if about == "claim" else {})
    )
    row = {"event_id": act, "about": about, "target_id": advice, "obstacle_id": obstacle}
    connection.execute(insert(lessons), row | {"verdict": verdict, "coder_id": who, "text": note})
    return act


def hear(connection: Connection, answers: Iterable[Mapping[str, Any]], coder: str | None) -> list[str]:
    """Keep what a community said to findings that were given back; return the ids of what is new or other.

    Each answer has ``code``, ``says``, and as far as known ``who``, ``day``, ``place``, ``text``; with a
    ``heard_id`` it is new words for that answer. What stands already is left.

    Raises
    ------
    ValueError
        There is no such code, answer or day, or an answer says nothing.
    """
    stored, book = judged.answers(connection), books.current(connection)
    ids_by_content = {_content(row): row.heard_id for row in stored.values()}
    fresh: list[dict] = []
    for answer in answers:
        row = _answer(book, stored, answer)
        if row["heard_id"] in stored and row == _row(stored[row["heard_id"]]):
            continue
        if not row["heard_id"] and (row["says"] == UNSAID or _content(row) in ids_by_content):
            continue
        ids_by_content[_content(row)] = row["heard_id"]
        fresh.append(row)
    if not fresh:
        return []
    who = known_coder(connection, coder)
    act = record(connection, "hear", who)
    for number, row in enumerate(fresh):
        new_id = f"{number:08x}{ids.derived('heard', act, str(number))[8:]}"  # in the order of the sheet
        row["heard_id"] = row["heard_id"] or new_id
        row |= {"event_id": act, "coder_id": who}
    connection.execute(insert(heard), fresh)
    return [row["heard_id"] for row in fresh]


def _answer(book: books.Codes, stored: Mapping[str, Any], answer: Mapping[str, Any]) -> dict:
    """Check one answer, and return it as it is stored."""
    name = as_text(answer.get("heard_id"))
    if name and name not in stored:
        raise ValueError(told("study.no_answer", answer=name))
    row = {part: clean(as_text(answer.get(part))).strip() for part in ANSWERED}
    if row["says"] not in SAYS:
        raise ValueError(told("study.says", known=", ".join(SAYS), says=row["says"]))
    if row["says"] == "adds" and not row["text"]:
        raise ValueError(told("study.adds_nothing"))
    if row["day"]:
        try:
            row["day"] = date.fromisoformat(row["day"][:10]).isoformat()
        except ValueError:
            raise ValueError(told("study.day", day=row["day"])) from None
    return {"heard_id": name, "code_id": code_names.find(book, as_text(answer.get("code"))), **row}


def _row(answer: judged.Heard) -> dict:
    return {name: getattr(answer, name) for name in ("heard_id", "code_id", *ANSWERED)}


def _content(answer: judged.Heard | dict) -> tuple:
    """Return all that an answer says, by which two are one."""
    row = answer if isinstance(answer, dict) else _row(answer)
    return tuple(row[name] for name in ("code_id", *ANSWERED))


def triangulate(
    connection: Connection, about: str, target: str, outcome: str, text: str, coder: str | None
) -> str:
    """Write whether sources say the same of a theme or claim; no words take it away, empty where it stands.

    Raises
    ------
    ValueError
        There is no such theme, claim or outcome.
    """
    if about not in TRIANGULATED:
        raise ValueError(told("study.triangulated", known=", ".join(TRIANGULATED), about=about))
    if outcome not in OUTCOMES:
        raise ValueError(told("study.outcome", known=", ".join(OUTCOMES), outcome=outcome))
    if about == "code":
        target = code_names.find(books.current(connection), target)
    elif target not in _claims(connection):
        raise ValueError(told("study.no_claim", claim=target))
    text = clean(text).strip()
    texts = heads(connection, triangulation_texts(connection)).get(f"{about} {target}", [])
    if (texts[0].text, texts[0].kind) == (text, outcome) if texts else not text:
        return ""
    who = known_coder(connection, coder)
    act = record(connection, "triangulate", who, over=[head.act for head in texts])
    row = {"event_id": act, "about": about, "target_id": target, "outcome": outcome}
    connection.execute(insert(triangulations), row | {"coder_id": who, "text": text})
    return act


def _claims(connection: Connection) -> set[str]:
    """Return the claims that stand."""
    texts_by_claim = heads(connection, claim_texts(connection))
    return {name for name, texts in texts_by_claim.items() if any(text.text for text in texts)}
