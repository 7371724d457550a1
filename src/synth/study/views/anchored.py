"""Anchor statements: what stands of their lots, and what coders made of them, then and now.

An anchor has an id of its own under which it is coded a second time; as no reading has a statement of that
id, no other table counts what is coded there.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import NamedTuple

import pandas as pd
from sqlalchemy import Connection, select

from synth.schema import ADJUDICATED, CODE_JOIN

from .. import codebook as books
from .. import lineage as lines
from ..standing import stands, stored_texts, unremoved
from ..tables import anchors, coders, events, reviews, statements
from . import coded, present

ANCHOR_COLUMNS = (
    *("lot", "drawn_for", "anchor_id", "statement_id", "source_id", "project", "earlier", "cohort", "text"),
    "read_by",
)
RECODED_COLUMNS = (
    *("lot", "drawn_for", "anchor_id", "statement_id", "source_id", "project", "earlier", "cohort", "text"),
    *("coder", "read_at", "now", "by", "then", "own_read", "own", "lot_done"),
)


class Settled(NamedTuple):
    """What counts as the codes of a statement: whose they are, and which."""

    by: str
    codes: tuple[str, ...]


def row(connection: Connection, anchor_id: str) -> dict | None:
    """Return the row of an anchor as `lineage.is_present` has that of a statement, None where it is none."""
    match = connection.execute(
        select(anchors).where(anchors.c.anchor_id == anchor_id, stands(anchors.c.event_id))
    ).first()
    if match is None:
        return None
    original = _original(lines.confirmed(connection), match.statement_id)
    statement = lines.is_present(connection, original)
    if statement is None:
        return None
    same = statements.c.statement_id == anchor_id, statements.c.text_id == match.text_id
    own = connection.execute(select(statements).where(*same)).one()
    return {**own._mapping, "source_id": statement["source_id"]}


def _original(successors: dict[str, str], name: str) -> str:
    return lines.follow(successors, name) if successors else name


def anchors_table(connection: Connection) -> pd.DataFrame:
    """Return the anchors of standing lots whose original is there: see `Study.anchors`."""
    return _anchors(connection)[0]


def _anchors(connection: Connection) -> tuple[pd.DataFrame, dict[str, dict[str, str]]]:
    """Return the table of anchors, and when each coder last read each of them."""
    if connection.scalar(select(anchors.c.anchor_id).limit(1)) is None:
        return pd.DataFrame(columns=list(ANCHOR_COLUMNS)).astype(str), {}
    originals = present.statements_table(connection).set_index("statement_id")
    successors, words = lines.confirmed(connection), stored_texts(connection)
    read, codes_by_id = _read(connection), books.names(connection)
    own_row = (statements.c.statement_id == anchors.c.anchor_id) & (statements.c.text_id == anchors.c.text_id)
    query = select(anchors, statements.c.start, statements.c.end).join(statements, own_row)
    order = anchors.c.event_id, anchors.c.anchor_id
    rows = []
    for anchor in connection.execute(query.where(stands(anchors.c.event_id)).order_by(*order)):
        original = _original(successors, anchor.statement_id)
        if original not in originals.index:
            continue
        of = originals.loc[original]
        rows.append(
            (
                anchor.event_id,
                codes_by_id.get(anchor.code_id, ""),
                anchor.anchor_id,
                original,
                of["source_id"],
                of["project"],
                of["cohort"],
            )
            + (anchor.cohort, words[anchor.text_id][anchor.start : anchor.end])
            + (CODE_JOIN.join(read.get(anchor.anchor_id, ())),)
        )
    return pd.DataFrame(rows, columns=list(ANCHOR_COLUMNS)).astype(str), read


def recoded_table(connection: Connection) -> pd.DataFrame:
    """Return what coders made of the anchors beside what was settled of them: see `Study.recoded`."""
    table, read = _anchors(connection)
    if table.empty:
        return _recoded([])
    codings, reviews_then = coded.codings_table(connection), coded.reviews_table(connection)
    settled, own = settled_codes(connection), _sets(codings)
    own_reads = set(zip(reviews_then["statement_id"], reviews_then["coder"], strict=True)) | own.keys()
    now, size, rows = _again(connection), Counter(table["lot"]), []
    lots = zip(table["anchor_id"], table["lot"], strict=True)
    done = Counter((lot, coder) for name, lot in lots for coder in read.get(name, ()))
    for anchor in table.itertuples(index=False):
        by, then = settled.get(anchor.statement_id, Settled("", ()))
        for coder, at in read.get(anchor.anchor_id, {}).items():
            first = anchor.statement_id, coder
            rows.append(
                (*anchor[:-1], coder, at, CODE_JOIN.join(now.get((anchor.anchor_id, coder), ())))
                + (by, CODE_JOIN.join(then), first in own_reads, CODE_JOIN.join(own.get(first, ())))
                + (done[anchor.lot, coder] == size[anchor.lot],)
            )
    return _recoded(rows)


def _recoded(rows: list[tuple]) -> pd.DataFrame:
    recoded = pd.DataFrame(rows, columns=list(RECODED_COLUMNS))
    yes_or_no = ("own_read", "lot_done")
    return recoded.astype({name: bool if name in yes_or_no else str for name in RECODED_COLUMNS})


def settled_codes(connection: Connection) -> dict[str, Settled]:
    """Return for each statement that was read the codes that count: those of the adjudicated set.

    Where a statement is not settled there, those of the person who read most of its cohort.
    """
    codings, read = coded.codings_table(connection), coded.reviews_table(connection)
    cohorts = present.statements_table(connection).set_index("statement_id")["cohort"].to_dict()
    code_sets = _sets(codings)
    readers: dict[str, list[str]] = defaultdict(list)
    much: Counter = Counter()
    for name, coder in dict.fromkeys([*zip(read["statement_id"], read["coder"], strict=True), *code_sets]):
        readers[name].append(coder)
        much[cohorts.get(name, ""), coder] += 1
    codes_of = {}
    for name, people in readers.items():
        most = sorted(people, key=lambda coder: (-much[cohorts.get(name, ""), coder], coder))
        by = ADJUDICATED if ADJUDICATED in people else most[0]
        codes_of[name] = Settled(by, code_sets.get((name, by), ()))
    return codes_of


def _sets(codings: pd.DataFrame) -> dict[tuple[str, str], tuple[str, ...]]:
    sets: dict[tuple[str, str], list[str]] = defaultdict(list)
    columns = (codings[name] for name in ("statement_id", "coder", "code"))
    for name, coder, code in zip(*columns, strict=True):
        sets[name, coder].append(code)
    return {key: tuple(codes) for key, codes in sets.items()}


def _read(connection: Connection) -> dict[str, dict[str, str]]:
    """Return for each anchor who read it, and when last."""
    query = (
        select(reviews.c.statement_id, coders.c.name, events.c.at)
        .join(events, events.c.event_id == reviews.c.event_id)
        .join(coders, coders.c.coder_id == reviews.c.coder_id)
        .where(reviews.c.statement_id.in_(select(anchors.c.anchor_id)), stands(reviews.c.event_id))
        .order_by(reviews.c.event_id)
    )
    moments: dict[str, dict[str, str]] = defaultdict(dict)
    for name, coder, at in connection.execute(query):
        moments[name][coder] = at
    return moments


def _again(connection: Connection) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return what each coder gave each anchor, under the codes of now, each once."""
    stood, codes_by_id = unremoved().subquery(), books.names(connection)
    query = (
        select(stood.c.statement_id, coders.c.name, stood.c.code_id)
        .join(coders, coders.c.coder_id == stood.c.coder_id)
        .where(stood.c.statement_id.in_(select(anchors.c.anchor_id)))
        .order_by(stood.c.event_id, stood.c.coding_id)
    )
    sets: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for name, coder, code in connection.execute(query):
        sets[name, coder][codes_by_id[code]] = None
    return {key: tuple(codes) for key, codes in sets.items()}
