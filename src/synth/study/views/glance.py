"""The study in one look: all tables at one moment, one statement alone, and what was done since an act.

A page on which a coder works asks for these after each act; the tables of `views` are asked for once.
"""

from __future__ import annotations

import json

import pandas as pd
from sqlalchemy import Connection, exists, func, or_, select

from .. import codebook as books
from .. import lineage as lines
from .. import spans
from ..standing import set_values, stands, unremoved
from ..tables import attributes, codings, dismissals, events, lineage, memos, reviews, texts
from ..tables import coders as people
from . import anchored, coded, versions
from . import present as views
from . import settled as settling


def reached(connection: Connection) -> tuple[int, str]:
    """Return how many acts the file holds and the id of the last; a merge may add earlier ones."""
    row = connection.execute(select(func.count(), func.max(events.c.event_id))).one()
    return row[0], row[1] or ""


def tables(connection: Connection) -> dict[str, pd.DataFrame]:
    """Return every table of the present as it stands at one moment."""
    return {
        "sources": views.sources(connection),
        "statements": views.statements_table(connection),
        "left_out": views.left_out_table(connection),
        "codebook": versions.table(connection),
        "codings": coded.codings_table(connection),
        "reviews": coded.reviews_table(connection),
        "memos": coded.memos_table(connection),
        "dismissals": coded.dismissals_table(connection),
        "inherited": coded.inherited_table(connection),
        "evidence": spans.evidence_table(connection),
        "settled": settling.settled_table(connection),
    }


def statement(connection: Connection, statement_id: str) -> dict | None:
    """Return one statement and what stands on it now, None where it is not there.

    Returns
    -------
    dict
        The columns of `statements`, without ``cohort`` and ``project``; ``codings``, a list of (code, coder,
        origin); ``reviews``, each coder's last reading as {coder: moment}; ``dismissals``, a set of (code,
        coder); ``inherited``, a list of (code, coder, because). Only where there are any: ``words``, a
        list of (code, coder, start, end) of the words that were coded; ``settled``, (who settled it, when).
    """
    row = lines.is_present(connection, statement_id) or anchored.row(connection, statement_id)
    if row is None:
        return None
    text = connection.scalar(select(texts.c.text).where(texts.c.text_id == row["text_id"]))
    successors = lines.confirmed(connection)
    names = [statement_id, *(name for name in successors if lines.follow(successors, name) == statement_id)]
    who = dict(connection.execute(select(people.c.coder_id, people.c.name)).all())
    standing = _codings(connection, names)
    of_parents = _left_by_parents(connection, statement_id)
    read = connection.execute(
        select(reviews.c.coder_id, events.c.at)
        .join(events, events.c.event_id == reviews.c.event_id)
        .where(reviews.c.statement_id.in_(names), stands(reviews.c.event_id))
        .order_by(reviews.c.event_id)
    ).all()
    unwanted = connection.execute(
        select(dismissals.c.code_id, dismissals.c.coder_id).where(
            dismissals.c.statement_id == statement_id, stands(dismissals.c.event_id)
        )
    ).all()
    book, merged_into = books.current(connection), books.mapping(connection)
    ends = {
        coding.code_id: merged_into.get(coding.code_id, coding.code_id)
        for coding in [*standing, *of_parents, *unwanted]
    }
    if book.keys() >= set(ends.values()):
        codes_by_id = {code: book[end]["code"] for code, end in ends.items()}
    else:  # a code that no standing version has
        codes_by_id = books.names(connection)
    origins: dict[tuple[str, str], str] = {}
    for coding in standing:
        origins.setdefault((codes_by_id[coding.code_id], who[coding.coder_id]), coding.origin)
    inherited = [(codes_by_id[coding.code_id], who[coding.coder_id], coded.CUT) for coding in of_parents]
    words = [(codes_by_id[code], *rest) for code, *rest in spans.of_statement(connection, row, names, text)]
    settled = settling.of_statement(connection, names)
    return {
        **{name: row[name] for name in _COLUMNS},
        "text": text[row["start"] : row["end"]],
        "use": _use(connection, row),
        "codings": [(*key, origin) for key, origin in origins.items()],
        "reviews": {who[read_row.coder_id]: read_row.at for read_row in read},
        "dismissals": {(codes_by_id[dismissal.code_id], who[dismissal.coder_id]) for dismissal in unwanted},
        "inherited": list(
            dict.fromkeys([*inherited, *_divided(connection, book, standing, codes_by_id, who)])
        ),
        **({"words": words} if words else {}),
        **({"settled": settled} if settled[0] else {}),
    }


_COLUMNS = ("source_id", "section", "item", "speaker", "time", "start", "end", "repeats", "certain")


def _codings(connection: Connection, names: list[str]) -> list:
    query = unremoved().where(codings.c.statement_id.in_(names))
    return connection.execute(query.order_by(codings.c.event_id, codings.c.coding_id)).all()


def _left_by_parents(connection: Connection, statement_id: str) -> list:
    """Return the codings that stayed on what the statement was cut from or joined of."""
    query = select(lineage.c.parent).where(
        lineage.c.child == statement_id, lineage.c.how.in_([lines.SPLIT, lines.JOIN])
    )
    parents = connection.scalars(query.where(stands(lineage.c.event_id))).all()
    return _codings(connection, parents) if parents else []


def _divided(connection: Connection, book: books.Codes, standing: list, codes_by_id: dict, who: dict) -> list:
    """Return the codes that a code on the statement was split into."""
    split = books.divided(connection) if standing else {}
    return [
        (book[new]["code"], who[coding.coder_id], coded.DIVIDED.format(code=codes_by_id[coding.code_id]))
        for coding in standing
        for new in split.get(coding.code_id, [])
        if new in book
    ]


def _use(connection: Connection, row: dict) -> str:
    """Return whether the statement is analysed: what a person said of it or its source, else its reading."""
    targets = [row["statement_id"], row["source_id"]]
    conditions = attributes.c.target_id.in_(targets), attributes.c.name == "use"
    if not connection.scalar(select(exists().where(*conditions))):
        return row["use"]
    for about, target in zip(("statement", "source"), targets, strict=True):
        values = set_values(connection, about, attributes.c.target_id == target, attributes.c.name == "use")
        if values:
            return json.loads(values[target, "use"])
    return row["use"]


def since(connection: Connection, after: str) -> pd.DataFrame:
    """Return the acts later than the act `after`: event_id, coder, act, kind, statements, code.

    `act` is undo, redo or what was done; `kind` is what was done or undone; `statements` is a list of the ids
    that it names or made (of a memo: the one it is about); `code` is what the code it names is called now.
    """
    query = select(events, people.c.name).outerjoin(people, people.c.coder_id == events.c.coder_id)
    rows = connection.execute(query.where(events.c.event_id > after).order_by(events.c.event_id)).all()
    codes_by_id = books.names(connection) if rows else {}
    acts = []
    for row in rows:
        root = _root(connection, row)
        ids = json.loads(root.payload)
        named = _named(connection, root.event_id, ids)
        code = codes_by_id.get(ids.get("code", ""), "")
        acts.append((row.event_id, row.name or "", row.kind, root.kind, named, code))
    return pd.DataFrame(acts, columns=["event_id", "coder", "act", "kind", "statements", "code"])


def _named(connection: Connection, act: str, ids: dict) -> list[str]:
    """Return the statements that an act names or made."""
    if ids.get("about") == "statement":
        return [ids["target"]]
    lineage_rows = connection.execute(
        select(lineage.c.parent, lineage.c.child).where(lineage.c.event_id == act)
    )
    named = [
        *ids.get("statements", []),
        ids.get("statement", ""),
        *(name for row in lineage_rows for name in row),
    ]
    return [name for name in dict.fromkeys(named) if name]


def _root(connection: Connection, row):
    """Return the act that an undo or a redo is about in the end, else the act itself."""
    while row.undoes:
        row = connection.execute(select(events).where(events.c.event_id == row.undoes)).one()
    return row


def concerning(connection: Connection, statement_id: str) -> set[str]:
    """Return the ids of the acts that name a statement, and of those that took them or brought them back."""
    named = json.dumps(statement_id, ensure_ascii=False)
    query = select(events.c.event_id).where(
        or_(
            events.c.event_id.in_(select(codings.c.event_id).where(codings.c.statement_id == statement_id)),
            events.c.event_id.in_(select(memos.c.event_id).where(memos.c.target_id == statement_id)),
            events.c.event_id.in_(select(lineage.c.event_id).where(lineage.c.child == statement_id)),
            events.c.payload.contains(named, autoescape=True),
        )
    )
    acts = set(connection.scalars(query))
    wave = acts
    while wave:
        wave = set(connection.scalars(select(events.c.event_id).where(events.c.undoes.in_(wave)))) - acts
        acts |= wave
    return acts
