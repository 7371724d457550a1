"""The present, read out of the acts: DataFrames with the columns of `synth.schema`."""

from __future__ import annotations

import json
from collections.abc import Iterable

import pandas as pd
from sqlalchemy import Connection, select

from synth.schema import TABLES, table
from synth.telling import noted, unpacked

from .. import codebook as books
from .. import lineage as lines
from ..standing import (
    OUT,
    SAME_AS,
    TAKE_OUT,
    current_readings,
    set_values,
    stands,
    stored_problems,
    stored_texts,
    unremoved,
)
from ..tables import (
    attributes,
    coders,
    codings,
    dismissals,
    events,
    left_out,
    memos,
    reviews,
    spans,
    texts,
)
from ..values import said_target
from .orphans import orphans

CUT, DIVIDED = "split or joined statement", "split code {code}"
"""Why a code is left to be read again."""

_OWN = ("cohort", "project", "path", "title", "date", "date_note")


def sources(connection: Connection) -> pd.DataFrame:
    """Return the table `sources`, attributes after its documented columns."""
    current = current_readings(connection)
    words = stored_texts(connection)
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
        if target in rows and name not in (OUT, SAME_AS):
            said = json.loads(value)
            rows[target][name] = "" if said is None and name in _OWN else said
    return _table("sources", rows.values())


def statements_table(connection: Connection) -> pd.DataFrame:
    """Return the table `statements` in reading order."""
    current = current_readings(connection)
    about = sources(connection).set_index("source_id")
    use = set_values(connection, "statement", attributes.c.name == "use")
    of_source = set_values(connection, "source", attributes.c.name == "use")
    words, cohorts, projects = (dict(about[name]) for name in ("text", "cohort", "project"))
    rows = []
    for row in lines.present(connection, current):
        source = row["source_id"]
        said = use.get((row["statement_id"], "use")) or of_source.get((source, "use"))
        row["text"] = words[source][row["start"] : row["end"]]
        row["cohort"], row["project"] = cohorts[source], projects[source]
        row["use"] = json.loads(said) if said else row["use"]
        rows.append(row)
    made = _table("statements", rows)[list(TABLES["statements"])]
    return made.astype({"start": "int64", "end": "int64", "certain": "float64"})


def left_out_table(connection: Connection) -> pd.DataFrame:
    """Return the table `left_out`, without what a person took back."""
    current = current_readings(connection)
    words = stored_texts(connection)
    back = {
        (row["source_id"], row["start"], row["end"])
        for row in lines.present(connection, current)
        if row["made"]
    }
    found: dict[str, list] = {}
    for part in connection.execute(select(left_out).order_by(left_out.c.text_id, left_out.c.start)):
        found.setdefault(part.text_id, []).append(part)
    rows = [
        {
            "source_id": name,
            "start": part.start,
            "end": part.end,
            "text": words[part.text_id][part.start : part.end],
            "reason": part.reason,
        }
        for name, reading in current.items()
        for part in found.get(reading["text_id"], [])
        if (name, part.start, part.end) not in back
    ]
    return _table("left_out", rows).astype({"start": "int64", "end": "int64"})


def codings_table(connection: Connection) -> pd.DataFrame:
    """Return the table `codings`: what stands now, each code under its present name, nothing twice.

    Codings on a statement that was split or joined since, or that its source no longer has, wait there.
    """
    stood = unremoved().subquery()
    rows = connection.execute(
        select(
            stood.c.coding_id,
            stood.c.statement_id,
            stood.c.code_id,
            coders.c.name,
            events.c.at,
            stood.c.origin,
            stood.c.version_id,
            stood.c.event_id,
        )
        .join(events, events.c.event_id == stood.c.event_id)
        .join(coders, coders.c.coder_id == stood.c.coder_id)
        .order_by(stood.c.event_id, stood.c.coding_id)
    )
    made = _frame(rows.all(), (*TABLES["codings"], "act"))
    made["code"] = made["code"].map(books.names(connection)).astype(str)
    made = _on_present(connection, made, list(TABLES["codings"]))
    return made.drop_duplicates(["statement_id", "code", "coder"], ignore_index=True)


def reviews_table(connection: Connection) -> pd.DataFrame:
    """Return the table `reviews`, one row for each statement and coder: the last reading, and its version."""
    rows = connection.execute(
        select(reviews.c.statement_id, coders.c.name, events.c.at, reviews.c.version_id, reviews.c.event_id)
        .join(events, events.c.event_id == reviews.c.event_id)
        .join(coders, coders.c.coder_id == reviews.c.coder_id)
        .where(stands(reviews.c.event_id))
        .order_by(reviews.c.event_id, reviews.c.statement_id)
    )
    columns = [*TABLES["reviews"], "version"]
    made = _on_present(connection, _frame(rows.all(), (*columns, "act")), columns)
    return made.drop_duplicates(["statement_id", "coder"], keep="last", ignore_index=True)


def _on_present(connection: Connection, made: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    """Keep what is on statements that are there now, a confirmed orphan's acts on its successor.

    Rows come in the order of their acts, those of one act (an import) in reading order.
    """
    moved = lines.confirmed(connection)
    if moved:
        made["statement_id"] = made["statement_id"].map(lambda name: lines.follow(moved, name)).astype(str)
    here = [row["statement_id"] for row in lines.present(connection, current_readings(connection))]
    order = made["statement_id"].map({name: place for place, name in enumerate(here)}).astype("float64")
    return (
        made.assign(place=order).dropna(subset="place").sort_values(["act", "place"], kind="stable")[columns]
    )


def memos_table(connection: Connection) -> pd.DataFrame:
    """Return the table `memos`: the last words of each, without those that were emptied."""
    rows = connection.execute(
        select(memos.c.memo_id, memos.c.about, memos.c.target_id, coders.c.name, events.c.at, memos.c.text)
        .join(events, events.c.event_id == memos.c.event_id)
        .join(coders, coders.c.coder_id == memos.c.coder_id)
        .where(stands(memos.c.event_id))
        .order_by(memos.c.event_id)
    )
    made = _frame(rows, TABLES["memos"]).drop_duplicates("memo_id", keep="last")
    made = made[made["text"] != ""].reset_index(drop=True)
    names = books.names(connection)
    about = zip(made["about"], made["target_id"], strict=True)
    made["target_id"] = pd.Series([said_target(names, kind, target) for kind, target in about], dtype=str)
    return made


def dismissals_table(connection: Connection) -> pd.DataFrame:
    """Return the suggestions that a coder said no to: statement_id, code, coder, created_at."""
    rows = connection.execute(
        select(dismissals.c.statement_id, dismissals.c.code_id, coders.c.name, events.c.at)
        .join(events, events.c.event_id == dismissals.c.event_id)
        .join(coders, coders.c.coder_id == dismissals.c.coder_id)
        .where(stands(dismissals.c.event_id))
        .order_by(dismissals.c.event_id)
    )
    made = _frame(rows, ("statement_id", "code", "coder", "created_at"))
    made["code"] = made["code"].map(books.names(connection)).astype(str)
    return made.drop_duplicates(["statement_id", "code", "coder"], ignore_index=True)


def spans_table(connection: Connection) -> pd.DataFrame:
    """Return the stretches that were coded: coding_id, span_id, source_id, start, end."""
    rows = connection.execute(
        select(codings.c.coding_id, spans.c.span_id, texts.c.source_id, spans.c.start, spans.c.end)
        .join(spans, spans.c.span_id == codings.c.span_id)
        .join(texts, texts.c.text_id == spans.c.text_id)
        .order_by(codings.c.event_id, codings.c.coding_id)
    )
    made = _frame(rows, ("coding_id", "span_id", "source_id", "start", "end"))
    return made.astype({"start": "int64", "end": "int64"})


def inherited_table(connection: Connection) -> pd.DataFrame:
    """Return the codes that stayed on what was cut up since: statement_id, code, coder, because."""
    rows = books.current(connection)
    who = dict(connection.execute(select(coders.c.coder_id, coders.c.name)).all())
    here = {row["statement_id"] for row in lines.present(connection, current_readings(connection))}
    parts: dict[str, list[str]] = {}
    for how, parents, children in lines.steps(connection):
        for parent in parents if how in (lines.SPLIT, lines.JOIN) else []:
            parts.setdefault(parent, []).extend(child for child in children if child in here)
    split = books.divided(connection)
    called = books.names(connection)
    found = []
    for coding in connection.execute(unremoved().order_by(codings.c.event_id, codings.c.coding_id)):
        coder, code = who[coding.coder_id], called[coding.code_id]
        for child in parts.get(coding.statement_id, []):
            found.append((child, code, coder, CUT))
        for new in split.get(coding.code_id, []) if coding.statement_id in here else []:
            if new in rows:
                found.append((coding.statement_id, rows[new]["code"], coder, DIVIDED.format(code=code)))
    return _frame(dict.fromkeys(found), ("statement_id", "code", "coder", "because"))


def problems_table(connection: Connection) -> pd.DataFrame:
    """Return the table `problems`: of the last reading of the corpus, and the orphans that acts wait on."""
    waiting = orphans(connection)
    rows = stored_problems(connection)
    for row in waiting[waiting["acts"] > 0].itertuples():
        rows.append(
            {
                "path": row.source_id,
                "place": row.text,
                "problem": noted("file.orphan"),
                "what_to_do": noted("todo.confirm"),
            }
        )
    rows = [{name: unpacked(cell) for name, cell in row.items()} for row in rows]
    return table("problems", rows, dtype=object)


def missing_table(connection: Connection) -> pd.DataFrame:
    """Return the rows of the table `problems` about sources whose files are gone."""
    rows = [{name: unpacked(cell) for name, cell in row.items()} for row in stored_problems(connection)]
    return table("problems", [row for row in rows if TAKE_OUT in row["what_to_do"]], dtype=object)


def _table(name: str, rows: Iterable[dict]) -> pd.DataFrame:
    """Build a table, documented columns first and as text; attributes are what their values are."""
    rows, columns = list(rows), list(TABLES[name])
    further = dict.fromkeys(column for row in rows for column in row if column not in columns)
    return pd.DataFrame(rows, columns=[*columns, *further]).astype(dict.fromkeys(columns, str))


def _frame(rows: Iterable, columns: Iterable[str]) -> pd.DataFrame:
    """Build a table of rows that are tuples; every column is text, also where no row is."""
    return pd.DataFrame(list(map(tuple, rows)), columns=list(columns)).astype(str)
