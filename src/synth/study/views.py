"""The present, read out of the acts: DataFrames with the columns of `synth.schema`."""

from __future__ import annotations

import json
from collections.abc import Iterable

import pandas as pd
from sqlalchemy import Connection, Select, and_, not_, select
from sqlalchemy.sql import exists

from synth.schema import TABLES

from . import codebook as books
from . import lineage as lines
from .standing import current_readings, set_values, stands, stored_problems
from .tables import (
    attributes,
    coders,
    codings,
    dismissals,
    events,
    left_out,
    memos,
    removals,
    reviews,
    texts,
)

_OWN = ("cohort", "project", "path", "title", "date", "date_note")


def sources(connection: Connection) -> pd.DataFrame:
    """Return the table `sources`, attributes after its documented columns."""
    current = current_readings(connection)
    words = dict(connection.execute(select(texts.c.text_id, texts.c.text)).tuples().all())
    rows: dict[str, dict] = {}
    for name, reading in current.items():
        empty = dict.fromkeys(_OWN, "")
        rows[name] = {
            "source_id": name,
            **empty,
            "text": words[reading["text_id"]],
            "sha256": reading["sha256"],
        }
    for (target, name), value in set_values(connection, "source").items():
        if target in rows:
            said = json.loads(value)
            rows[target][name] = "" if said is None and name in _OWN else said
    return _table("sources", rows.values())


def statements_table(connection: Connection) -> pd.DataFrame:
    """Return the table `statements` in reading order."""
    about = sources(connection).set_index("source_id", drop=False)
    use = set_values(connection, "statement", attributes.c.name == "use")
    of_source = set_values(connection, "source", attributes.c.name == "use")
    words = dict(about["text"])
    rows = []
    for row in lines.present(connection, current_readings(connection)):
        source = row["source_id"]
        said = use.get((row["statement_id"], "use")) or of_source.get((source, "use"))
        row["text"] = words[source][row["start"] : row["end"]]
        row["cohort"], row["project"] = about.at[source, "cohort"], about.at[source, "project"]
        row["use"] = json.loads(said) if said else row["use"]
        rows.append(row)
    made = _table("statements", rows)[list(TABLES["statements"])]
    return made.astype({"start": "int64", "end": "int64"})


def left_out_table(connection: Connection) -> pd.DataFrame:
    """Return the table `left_out`, without what a person took back."""
    current = current_readings(connection)
    words = dict(connection.execute(select(texts.c.text_id, texts.c.text)).tuples().all())
    back = {
        (row["source_id"], row["start"], row["end"])
        for row in lines.present(connection, current)
        if row["made"]
    }
    found: dict[str, list] = {}
    for part in connection.execute(select(left_out).order_by(left_out.c.text_id, left_out.c.start)):
        found.setdefault(part.text_id, []).append(part)
    rows = [
        (name, part.start, part.end, words[part.text_id][part.start : part.end], part.reason)
        for name, reading in current.items()
        for part in found.get(reading["text_id"], [])
        if (name, part.start, part.end) not in back
    ]
    return _table("left_out", rows).astype({"start": "int64", "end": "int64"})


def codings_table(connection: Connection) -> pd.DataFrame:
    """Return the table `codings`: what stands now, each code under its present name, nothing twice."""
    rows = connection.execute(standing_codings().order_by(codings.c.event_id, codings.c.coding_id)).all()
    made = pd.DataFrame(
        [tuple(row) for row in rows],
        columns=["coding_id", "statement_id", "code", "coder", "created_at", "origin", "version"],
    )
    made["statement_id"] = _carried(connection, made["statement_id"])
    made = made[made["statement_id"].isin(lines.present_ids(connection, current_readings(connection)))]
    names = books.names(connection)
    made["code"] = made["code"].map(lambda code: names[books.resolve(connection, code)])
    made = made.drop_duplicates(["statement_id", "code", "coder"], ignore_index=True)
    return _table_of(made, "codings")


def standing_codings() -> Select:
    """Select the codings that were neither removed nor undone, with the names and times of their acts."""
    removed = exists().where(and_(removals.c.coding_id == codings.c.coding_id, stands(removals.c.event_id)))
    return (
        select(
            codings.c.coding_id,
            codings.c.statement_id,
            codings.c.code_id,
            coders.c.name,
            events.c.at,
            codings.c.origin,
            codings.c.version_id,
        )
        .join(events, events.c.event_id == codings.c.event_id)
        .join(coders, coders.c.coder_id == codings.c.coder_id)
        .where(stands(codings.c.event_id), not_(removed))
    )


def reviews_table(connection: Connection) -> pd.DataFrame:
    """Return the table `reviews`, one row for each statement and coder: the last reading, and its version."""
    rows = connection.execute(
        select(reviews.c.statement_id, coders.c.name, events.c.at, reviews.c.version_id)
        .join(events, events.c.event_id == reviews.c.event_id)
        .join(coders, coders.c.coder_id == reviews.c.coder_id)
        .where(stands(reviews.c.event_id))
        .order_by(reviews.c.event_id)
    ).all()
    made = pd.DataFrame(
        [tuple(row) for row in rows], columns=["statement_id", "coder", "created_at", "version"]
    )
    made["statement_id"] = _carried(connection, made["statement_id"])
    made = made[made["statement_id"].isin(lines.present_ids(connection, current_readings(connection)))]
    made = made.drop_duplicates(["statement_id", "coder"], keep="last", ignore_index=True)
    return _table_of(made, "reviews", "version")


def _carried(connection: Connection, column: pd.Series) -> pd.Series:
    """Put the statement that a person confirmed in the place of the one that its source no longer has."""
    moved = lines.confirmed(connection)
    return column.map(lambda name: lines.follow(moved, name)) if moved else column


def memos_table(connection: Connection) -> pd.DataFrame:
    """Return the table `memos`: the last words of each, without those that were emptied."""
    rows = connection.execute(
        select(memos.c.memo_id, memos.c.about, memos.c.target_id, coders.c.name, events.c.at, memos.c.text)
        .join(events, events.c.event_id == memos.c.event_id)
        .join(coders, coders.c.coder_id == memos.c.coder_id)
        .where(stands(memos.c.event_id))
        .order_by(memos.c.event_id)
    ).all()
    made = pd.DataFrame([tuple(row) for row in rows], columns=list(TABLES["memos"]))
    made = made.drop_duplicates("memo_id", keep="last")
    made = made[made["text"] != ""].reset_index(drop=True)
    names = books.names(connection)
    made["target_id"] = [
        books.said_target(names, about, target)
        for about, target in zip(made["about"], made["target_id"], strict=True)
    ]
    return _table_of(made, "memos")


def dismissals_table(connection: Connection) -> pd.DataFrame:
    """Return the suggestions that a coder said no to: statement_id, code, coder, created_at."""
    rows = connection.execute(
        select(dismissals.c.statement_id, dismissals.c.code_id, coders.c.name, events.c.at)
        .join(events, events.c.event_id == dismissals.c.event_id)
        .join(coders, coders.c.coder_id == dismissals.c.coder_id)
        .where(stands(dismissals.c.event_id))
        .order_by(dismissals.c.event_id)
    ).all()
    made = pd.DataFrame([tuple(row) for row in rows], columns=["statement_id", "code", "coder", "created_at"])
    names = books.names(connection)
    made["code"] = made["code"].map(lambda code: names[books.resolve(connection, code)])
    return made.drop_duplicates(["statement_id", "code", "coder"], ignore_index=True).astype(object)


def problems_table(connection: Connection) -> pd.DataFrame:
    """Return the table `problems` of the last reading of the corpus."""
    return _table("problems", stored_problems(connection)).astype(object)


def _table(name: str, rows: Iterable) -> pd.DataFrame:
    """Build a table whose columns of text are object also where it has no row."""
    rows = list(rows)
    made = pd.DataFrame(rows, columns=None if rows and isinstance(rows[0], dict) else list(TABLES[name]))
    columns = list(TABLES[name])
    return made[columns + [column for column in made.columns if column not in columns]].astype(object)


def _table_of(frame: pd.DataFrame, name: str, *further: str) -> pd.DataFrame:
    return frame[[*TABLES[name], *further]].astype(object)
