"""What people wrote that stands: the last text of each cell and claim, and those written apart from it.

An act that writes says over which texts it writes. Where two people wrote apart from each other neither is
over the other: the later one counts, the earlier one is shown beside it until somebody settles it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Connection, Table, select

from .. import codebook as books
from .. import places
from ..standing import stands
from ..tables import cells, claims, coders, confirmations, events, form_answers, triangulations


class Text(NamedTuple):
    """One text as somebody wrote it: of a cell, of a claim, or of a triangulation."""

    act: str
    of: str
    """The cell, with the codes of now; the claim_id; or the place in a form, as JSON."""
    coder: str
    at: str
    text: str
    kind: str = ""
    """Of a claim; of sources held against each other, what came of it."""
    version: str = ""
    """Of a cell: the codebook that it was written under, and how many rows of `grounds` it has."""
    beneath: int = 0


def cell_texts(connection: Connection) -> list[Text]:
    """Return every standing text of a cell, the first one first."""
    merged_into = books.mapping(connection)
    texts: dict[str, Text] = {}
    for row in _rows(connection, cells):
        # a text that was taken to another cell stays his who wrote it
        first = texts.get(json.loads(row.payload).get("moves", ""))
        texts[row.event_id] = Text(
            row.event_id,
            places.resolved(row.cell, merged_into),
            *((first.coder, first.at) if first else (row.name, row.at)),
            row.text,
            version=row.version_id,
            beneath=row.beneath,
        )
    return [*texts.values()]


def claim_texts(connection: Connection) -> list[Text]:
    """Return every standing text of a claim, the first one first."""
    return [
        Text(row.event_id, row.claim_id, row.name, row.at, row.text, kind=row.kind)
        for row in _rows(connection, claims)
    ]


def answer_texts(connection: Connection) -> list[Text]:
    """Return every standing answer in a form, the first one first."""
    return [
        Text(row.event_id, answered(row.form, row.part, row.across, row.scope), row.name, row.at, row.text)
        for row in _rows(connection, form_answers)
    ]


def answered(form: str, part: str, across: str, scope: str) -> str:
    """Name the place of an answer: the form, its row or place, its column, and whom it is about."""
    return json.dumps([form, part, across, scope], ensure_ascii=False)


def triangulation_texts(connection: Connection) -> list[Text]:
    """Return every standing text about sources held against each other, of ``code …`` or ``claim …``."""
    merged_into = books.mapping(connection)
    return [
        Text(
            row.event_id,
            f"{row.about} {merged_into.get(row.target_id, row.target_id)}",
            *(row.name, row.at, row.text),
            kind=row.outcome,
        )
        for row in _rows(connection, triangulations)
    ]


def _rows(connection: Connection, table: Table):
    query = select(table, coders.c.name, events.c.at, events.c.payload)
    query = query.join(events, events.c.event_id == table.c.event_id)
    query = query.join(coders, coders.c.coder_id == table.c.coder_id)
    return connection.execute(query.where(stands(table.c.event_id)).order_by(table.c.event_id))


def heads(connection: Connection, texts: Iterable[Text]) -> dict[str, list[Text]]:
    """Return the texts over which nobody wrote, by what they are of: the one that counts comes first."""
    over = _over(connection)
    newest_first: dict[str, list[Text]] = {}
    for text in texts:
        if text.act not in over:
            newest_first.setdefault(text.of, []).insert(0, text)
    return newest_first


def _over(connection: Connection) -> set[str]:
    """Return the texts over which a later act wrote, or which it settled."""
    kinds = ("write cell", "confirm cell", "write claim", "answer form", "triangulate")
    query = select(events.c.event_id, events.c.payload).where(
        events.c.kind.in_(kinds), stands(events.c.event_id)
    )
    return {
        act
        for row in connection.execute(query)
        for act in json.loads(row.payload).get("over", ())
        if act < row.event_id
    }


def written_over(connection: Connection, act: str) -> bool:
    """Say whether a standing act wrote over a text, or confirmed it."""
    confirmed = select(confirmations.c.event_id).where(
        confirmations.c.written == act, stands(confirmations.c.event_id)
    )
    return act in _over(connection) or connection.execute(confirmed.limit(1)).first() is not None


def confirmed(connection: Connection) -> dict[str, Text]:
    """Return the last confirmation of each text by the act that wrote it."""
    return {
        row.written: Text(
            row.event_id, row.written, row.name, row.at, "", version=row.version_id, beneath=row.beneath
        )
        for row in _rows(connection, confirmations)
    }
