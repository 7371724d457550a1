"""Who did what and when, in words."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from pathlib import Path

import pandas as pd
from sqlalchemy import Connection, select

from synth import telling

from .. import codebook as books
from .. import origins, places
from ..standing import stands, stored_texts
from ..tables import (
    cells,
    claims,
    coders,
    confirmations,
    events,
    form_answers,
    forms,
    heard,
    lessons,
    links,
    statements,
    triangulations,
)
from . import glance
from .axes import cell_called

COLUMNS = ("event_id", "at", "coder", "act", "words", "stands", "file")
_HERE = Path(__file__).parent
_LONGEST = 60


def words(lang: str) -> dict[str, str]:
    """Read the sentences of acts (``act.…``) and the parts of them (``part.…``) in a language.

    Examples
    --------
    >>> words("th")["act.code"].format(code="trust", statement="ชาวบ้านไว้ใจกัน")
    'ลงรหัส trust ให้ข้อความ “ชาวบ้านไว้ใจกัน”'

    Raises
    ------
    ValueError
        There is no wording for this language.
    """
    if lang not in telling.languages(_HERE):
        raise ValueError(telling.told("study.history", lang=lang))
    return telling.read_words(lang, _HERE)


def table(connection: Connection, lang: str = "th", statement_id: str = "") -> pd.DataFrame:
    """Return every act, or those on one statement, the first one first.

    Columns: event_id, at, coder, act, words, stands, file. `stands` is False for an act that was undone and
    not redone. A coder is empty where the program acted; `file` is where a merged act came from.
    """
    wording, codes_by_id, quotes = words(lang), books.names(connection), _quotes(connection)
    written = _written(connection, wording)
    people = dict(connection.execute(select(coders.c.coder_id, coders.c.name)).all())
    came = origins.files(connection)
    sentences: dict[str, tuple[str, str]] = {}
    rows = []
    query = select(events, coders.c.name, stands(events.c.event_id).label("stands"))
    query = query.outerjoin(coders, coders.c.coder_id == events.c.coder_id).order_by(events.c.event_id)
    if statement_id:
        query = query.where(events.c.event_id.in_(glance.concerning(connection, statement_id)))
    for row in connection.execute(query):
        ids = json.loads(row.payload)
        kind, undone = sentences.get(row.undoes, ("", ""))
        if kind == "undo":  # a redo names the undo; people want to hear of the act itself
            undone = undone.partition(": ")[2]
        about = ids | {"code": codes_by_id.get(ids.get("code"), "?"), "undone": undone}
        target = ids.get("statement") or (ids.get("statements") or [""])[0]
        about |= {"statement": quotes.get(target, target), "orphan": quotes.get(ids.get("orphan"), "?")}
        about["target"] = about["statement"] or ids.get("source", "")
        about |= written.get(row.event_id, {})
        sentence = wording[f"act.{row.kind}"].format_map(defaultdict(lambda: "?", about))
        if by := people.get(ids.get("by", "")):
            sentence = wording["act.by"].format(words=sentence, by=by)
        sentences[row.event_id] = row.kind, sentence
        about_act = row.event_id, row.at, row.name or "", row.kind, sentence
        rows.append((*about_act, bool(row.stands), came.get(row.event_id, "")))
    acts = pd.DataFrame(rows, columns=list(COLUMNS))
    return acts.astype({name: bool if name == "stands" else str for name in COLUMNS})


def _quotes(connection: Connection) -> dict[str, str]:
    """Return the beginning of each statement's words by its id."""
    words = stored_texts(connection)
    rows = connection.execute(
        select(statements.c.statement_id, statements.c.text_id, statements.c.start, statements.c.end)
    )
    quotes = {}
    for row in rows:
        quotes[row.statement_id] = _short(words[row.text_id][row.start : row.end])
    return quotes


def _written(connection: Connection, wording: dict[str, str]) -> dict[str, dict[str, str]]:
    """Return what acts that write are about, for their sentences."""
    names, merged_into = books.names(connection), books.mapping(connection)
    about = {
        row.event_id: {"cell": cell_called(names, places.resolved(row.cell, merged_into))}
        for row in connection.execute(select(cells.c.event_id, cells.c.cell))
    }
    for row in connection.execute(select(confirmations.c.event_id, confirmations.c.written)):
        about[row.event_id] = about.get(row.written, {})
    claimed: dict[str, dict[str, str]] = {}
    for row in connection.execute(select(claims).order_by(claims.c.event_id)):
        claim = {"claim_kind": wording[f"part.{row.kind}"], "claim": _short(row.text)}
        claimed[row.claim_id] = claim if row.text else claimed.get(row.claim_id, claim)
        about[row.event_id] = claimed[row.claim_id]
    for row in connection.execute(select(links)):
        to = {"target_kind": wording[f"part.{row.about}"], "link_against": wording[f"part.{row.how}"]}
        about[row.event_id] = claimed.get(row.claim_id, {}) | to
    return about | _in_forms(connection) | _judged(connection, wording, claimed)


def _in_forms(connection: Connection) -> dict[str, dict[str, str]]:
    """Return of which form acts are, and what they answer in it."""
    about, form_names = {}, {}
    for row in connection.execute(select(forms).order_by(forms.c.event_id)):
        form_names[row.form] = row.name
        about[row.event_id] = {"form": row.name}
    for row in connection.execute(select(form_answers)):
        about[row.event_id] = {"form": form_names.get(row.form, "?"), "answer": _short(row.text)}
    return about


def _judged(
    connection: Connection, wording: dict[str, str], claimed: dict[str, dict[str, str]]
) -> dict[str, dict[str, str]]:
    """Return what verdicts, answers and triangulations are about, for their sentences."""
    names, quotes = books.names(connection), _quotes(connection)
    about: dict[str, dict[str, str]] = {}
    for row in connection.execute(select(lessons)):
        claim = claimed.get(row.target_id, {}).get("claim", "?")
        advice = claim if row.about == "claim" else quotes.get(row.target_id, "?")
        obstacle = quotes.get(row.obstacle_id, "?")
        about[row.event_id] = {
            "advice": advice,
            "obstacle": obstacle,
            "verdict": wording[f"part.{row.verdict}"],
        }
    for act, n in Counter(connection.scalars(select(heard.c.event_id))).items():
        about[act] = {"answers": str(n)}
    for row in connection.execute(select(triangulations)):
        target = names.get(row.target_id) or claimed.get(row.target_id, {}).get("claim", "?")
        kind = claimed.get(row.target_id, {}).get("claim_kind") or wording[f"part.{row.about}"]
        about[row.event_id] = {"triangulated": f"{kind} “{target}”"}
    return about


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
