"""The material at present, sources and statements, read out of the acts: DataFrames as in `synth.schema`."""

from __future__ import annotations

import json
from collections.abc import Iterable

import pandas as pd
from sqlalchemy import Connection, select

from synth.schema import TABLES, table
from synth.telling import noted, unpacked

from .. import lineage as lines
from ..standing import (
    OUT,
    SAME_AS,
    TAKE_OUT,
    current_readings,
    set_values,
    stored_problems,
    stored_texts,
)
from ..tables import (
    attributes,
    left_out,
    statements,
)
from .orphans import orphans

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
            plain = json.loads(value)
            rows[target][name] = "" if plain is None and name in _OWN else plain
    return _table("sources", rows.values())


def statements_table(connection: Connection) -> pd.DataFrame:
    """Return the table `statements` in reading order."""
    current = current_readings(connection)
    about = sources(connection).set_index("source_id")
    use = set_values(connection, "statement", attributes.c.name == "use")
    of_source = set_values(connection, "source", attributes.c.name == "use")
    words, cohorts, projects = (dict(about[name]) for name in ("text", "cohort", "project"))
    kinds = dict.fromkeys(TABLES["statements"], str) | {
        "start": "int64",
        "end": "int64",
        "certain": "float64",
    }
    held = lines.placed(connection, current, [name for name in kinds if name in statements.c])
    source_ids = held["source_id"]
    places = zip(source_ids, held["start"], held["end"], strict=True)
    held["text"] = [words[source][start:end] for source, start, end in places]
    held["cohort"], held["project"] = ([said[name] for name in source_ids] for said in (cohorts, projects))
    for place, (name, source) in enumerate(zip(held["statement_id"], source_ids, strict=True)):
        if set_use := use.get((name, "use")) or of_source.get((source, "use")):
            held["use"][place] = json.loads(set_use)
    return pd.DataFrame({name: held[name] for name in kinds}, dtype=object).astype(kinds)


def left_out_table(connection: Connection) -> pd.DataFrame:
    """Return the table `left_out`, without what a person took back."""
    current = current_readings(connection)
    words = stored_texts(connection)
    back = set()
    if lines.steps(connection):
        held = lines.placed(connection, current)
        columns = (held[name] for name in ("source_id", "start", "end", "made"))
        back = {(source, start, end) for source, start, end, made in zip(*columns, strict=True) if made}
    parts: dict[str, list] = {}
    for part in connection.execute(select(left_out).order_by(left_out.c.text_id, left_out.c.start)):
        parts.setdefault(part.text_id, []).append(part)
    rows = [
        {
            "source_id": name,
            "start": part.start,
            "end": part.end,
            "text": words[part.text_id][part.start : part.end],
            "reason": part.reason,
        }
        for name, reading in current.items()
        for part in parts.get(reading["text_id"], [])
        if (name, part.start, part.end) not in back
    ]
    return _table("left_out", rows).astype({"start": "int64", "end": "int64"})


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
