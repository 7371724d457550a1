"""What comes of a corpus into the study, some sources at a time: their rows, laid under the study's names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from synth.schema import ANALYSED, LEFT_OUT
from synth.telling import told

from ..laying import LINE, PLACE, laid
from ..values import as_text, plain_value

_TYPED = {
    **dict.fromkeys(("start", "end", "body", "level"), lambda value: int(plain_value(value) or 0)),
    "certain": lambda value: 1.0 if plain_value(value) is None else float(value),
}
_ROWS = 10_000
"""Rows taken at a time."""
_SOURCES = 500
"""Sources laid at a time."""


class Portion(NamedTuple):
    """Some sources of a corpus, with their rows."""

    sources: pd.DataFrame
    tables: dict[str, pd.DataFrame]
    said: dict[str, set[str]]


def portions(corpus: Any) -> Iterator[Portion]:
    """Give a corpus some sources at a time: rows take several times the room of the tables they stand in."""
    source_ids = list(corpus.sources["source_id"])
    number = {name: at for at, name in reversed(list(enumerate(source_ids)))}
    starts = range(0, len(source_ids), _SOURCES)
    ordered = {}
    for name in ("statements", "left_out", "lines"):
        table = getattr(corpus, name, None)
        if table is not None and not table.empty:
            at = np.array([number.get(source, -1) for source in table["source_id"]])
            order = np.argsort(at, kind="stable")
            ordered[name] = table, order, np.searchsorted(at[order], [*starts, len(source_ids)])
    for part, start in enumerate(starts):
        rows = {
            name: table.iloc[order[ends[part] : ends[part + 1]]]
            for name, (table, order, ends) in ordered.items()
        }
        sources = corpus.sources.iloc[start : start + _SOURCES]
        yield Portion(sources, rows, getattr(corpus, "said", {}))


def laid_sources(portion: Portion, study_names: dict[str, str], first: int) -> list[dict]:
    """Give each source of a portion with its rows, under the name that it has in the study."""
    tables = portion.tables
    statements_of = _grouped(tables.get("statements"), ("statement_id", "text", *PLACE, "certain"))
    left_out_of = _grouped(tables.get("left_out"), ("start", "end", "reason"))
    lines_of = _grouped(tables.get("lines"), LINE)
    sources = []
    for position, source in enumerate(portion.sources.to_dict("records"), start=first):
        read, text = source["source_id"], source["text"]
        name = study_names.get(read, read)
        rows, parts, lines = (of.pop(read, []) for of in (statements_of, left_out_of, lines_of))
        for row in rows:
            if text[row["start"] : row["end"]] != row.pop("text"):
                raise ValueError(
                    told(
                        "study.not_the_text",
                        statement=row["statement_id"],
                        source=read,
                        start=row["start"],
                        end=row["end"],
                    )
                )
            row["use"] = row["use"] or ANALYSED
            if row["use"] not in (ANALYSED, LEFT_OUT):
                raise ValueError(told("study.use_of", statement=row["statement_id"], use=row["use"]))
            for column in ("statement_id", "repeats"):
                if name != read and row[column].startswith(f"{read}@"):
                    row[column] = name + row[column][len(read) :]
        about = {"position": position, "sha256": plain_value(source.get("sha256")) or ""}
        about["unit said"] = "unit" in portion.said.get(read, ())
        sources.append(laid(name, text, rows, parts, lines) | about)
    return sources


def _grouped(frame: pd.DataFrame | None, columns: tuple[str, ...]) -> dict[str, list[dict]]:
    if frame is None or frame.empty:
        return {}
    groups: dict[str, list[dict]] = {}
    for source, row in zip(frame["source_id"], rows_of(frame, columns), strict=True):
        groups.setdefault(source, []).append(row)
    return groups


def rows_of(frame: pd.DataFrame | None, columns: tuple[str, ...]) -> list[dict]:
    """Give the rows of `frame` with these columns: whole numbers for places, text for all else."""
    if frame is None or frame.empty:
        return []
    frame, rows = frame.reindex(columns=list(columns)), []
    for start in range(0, len(frame), _ROWS):
        part = frame.iloc[start : start + _ROWS].to_dict("records")
        rows += [{name: _TYPED.get(name, as_text)(value) for name, value in row.items()} for row in part]
    return rows
