"""The codebook as a person's table, into codes under their ids and back."""

from __future__ import annotations

import pandas as pd
from sqlalchemy import Connection, select

from synth.schema import TABLES, THEME_DIMENSION, is_yes, require
from synth.telling import told

from . import ids
from .codebook import Codes, current, mapping
from .column_kinds import fits
from .tables import codes, codings
from .values import as_text

_WORDS = tuple(name for name in TABLES["codebook"] if name not in ("parent", "retired"))


def from_table(connection: Connection, table: pd.DataFrame) -> Codes:
    """Return the codes that a person's `table` means, known codes under the ids they have.

    A code that the table no longer has is retired if somebody coded with it, and dropped if nobody did. New
    codes are born under the ids in the column `code_id`, where it is there and nobody has them yet.
    """
    require(table, ["code"], "codebook")
    present = current(connection)
    by_code = {row["code"]: code for code, row in present.items()}
    columns = list(TABLES["codebook"])
    table_rows = [
        {name: as_text(value).strip() for name, value in row.items()}
        for row in table.reindex(columns=columns).to_dict("records")
    ]
    code_ids = _code_ids(connection, table_rows, by_code, table)
    twice = len(table_rows) - len(code_ids)
    if twice:
        raise ValueError(told("codebook.rows_twice", n=twice))
    rows: Codes = {}
    for position, row in enumerate(table_rows):
        if row["parent"] and row["parent"] not in code_ids:
            raise ValueError(told("codebook.unknown_parent", parent=row["parent"], code=row["code"]))
        rows[code_ids[row["code"]]] = {
            "position": position,
            **{name: row[name] for name in _WORDS},
            "dimension": row["dimension"] or THEME_DIMENSION,
            "parent": code_ids.get(row["parent"], ""),
            "retired": is_yes(row["retired"]),
        }
    merged_into = mapping(connection)
    used = {merged_into.get(code, code) for code in connection.scalars(select(codings.c.code_id).distinct())}
    for code in [code for code in present if code not in rows and code in used]:
        parent = present[code]["parent"] if present[code]["parent"] in rows else ""
        rows[code] = {**present[code], "position": len(rows), "parent": parent, "retired": True}
    return rows


def _code_ids(
    connection: Connection, rows: list[dict], by_code: dict[str, str], table: pd.DataFrame
) -> dict[str, str]:
    """Return an id for each code of a table: its own, the one that it brings, or a new one."""
    brought_ids = table["code_id"] if "code_id" in table else [""] * len(rows)
    used = set(connection.scalars(select(codes.c.code_id).distinct())) if "code_id" in table else set()
    code_ids: dict[str, str] = {}
    for row, brought in zip(rows, brought_ids, strict=True):
        free = fits("codes", "code_id", brought) and brought not in used
        code_ids[row["code"]] = by_code.get(row["code"]) or (
            brought if free else born(connection, row["code"])
        )
        used.add(code_ids[row["code"]])
    return code_ids


def born(connection: Connection, code: str) -> str:
    """Return an id for a new code: another one than a code of that name had which was renamed or merged."""
    gone, salt = set(mapping(connection)) | set(current(connection)), ""
    while True:
        name = ids.code_id(code, salt)
        other = select(codes.c.code).where(codes.c.code_id == name, codes.c.code != code).limit(1)
        if name not in gone and connection.scalar(other) is None:
            return name
        salt += "+"


def table_of(rows: Codes) -> pd.DataFrame:
    """Return codes as the table `codebook`, parents by their code."""
    codes = [{**row, "parent": rows[row["parent"]]["code"] if row["parent"] else ""} for row in rows.values()]
    table = pd.DataFrame(codes, columns=list(TABLES["codebook"]))
    return table.astype({name: bool if name == "retired" else str for name in table})
