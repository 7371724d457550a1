"""The codebook: its versions, the codes of the present one, and what became of earlier codes.

Each change is an act that leads from one version to another. The present codebook is the sum of the standing
changes in their order, code by code and column by column, so that two people's changes add up in any order of
merging and an undone change leaves the others standing.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Any

import pandas as pd
from sqlalchemy import Connection, insert, select

from synth.schema import TABLES, THEME_DIMENSION, require

from . import ids
from .standing import stands
from .store import record
from .tables import code_map, codebook_versions, codes, codings
from .values import as_text

FIELDS = tuple(name for name in codes.c.keys() if name not in ("version_id", "code_id"))
_WORDS = tuple(name for name in TABLES["codebook"] if name not in ("parent", "retired"))


def rows_of(connection: Connection, version: str) -> dict[str, dict]:
    """Return the codes of a version by their code_id, in their order."""
    query = select(codes).where(codes.c.version_id == version).order_by(codes.c.position, codes.c.code_id)
    return {row.code_id: {name: row._mapping[name] for name in FIELDS} for row in connection.execute(query)}


def current(connection: Connection) -> dict[str, dict]:
    """Return the codes of the present codebook by their code_id, in their order."""
    changes = connection.execute(
        select(codebook_versions)
        .where(stands(codebook_versions.c.event_id))
        .order_by(codebook_versions.c.event_id)
    ).all()
    made: dict[str, dict] = {}
    reached = ""
    for change in changes:
        after = rows_of(connection, change.version_id)
        if change.parent == reached:
            made = after
        else:
            _apply(made, rows_of(connection, change.parent), after)
        reached = version_of(made)
    return dict(sorted(made.items(), key=lambda item: (item[1]["position"], item[0])))


def _apply(made: dict[str, dict], before: dict[str, dict], after: dict[str, dict]) -> None:
    for code in before.keys() - after.keys():
        made.pop(code, None)
    for code, row in after.items():
        if code not in before:
            made[code] = {**made.get(code, {}), **row}
        elif row != before[code]:
            changed = {name: value for name, value in row.items() if value != before[code][name]}
            made[code] = {**made.get(code, row), **changed}


def version_of(rows: dict[str, dict]) -> str:
    """Return the id of the version that these codes are: a hash of them, empty where there are none."""
    said = sorted((code, *[row[name] for name in FIELDS]) for code, row in rows.items())
    return ids.digest(said, length=16) if said else ""


def write(
    connection: Connection, rows: dict[str, dict], coder: str, kind: str = "codebook", **payload
) -> str:
    """Make `rows` the codebook if they differ from the present one; return the act's id, else empty."""
    present = current(connection)
    version, parent = version_of(rows), version_of(present)
    if version == parent:
        return ""
    keep(connection, present)
    keep(connection, rows)
    act = record(connection, kind, coder, version=version, **payload)
    connection.execute(insert(codebook_versions), {"event_id": act, "version_id": version, "parent": parent})
    return act


def keep(connection: Connection, rows: dict[str, dict]) -> str:
    """Store the version that `rows` are, unless it is, and return its id."""
    version = version_of(rows)
    if (
        version
        and connection.scalar(select(codes.c.code_id).where(codes.c.version_id == version).limit(1)) is None
    ):
        connection.execute(
            insert(codes), [{"version_id": version, "code_id": code, **row} for code, row in rows.items()]
        )
    return version


def from_table(connection: Connection, table: pd.DataFrame) -> dict[str, dict]:
    """Return the codes that a person's `table` means, known codes under the ids they have.

    A code that the table no longer has is retired if somebody coded with it, and dropped if nobody did.
    """
    require(table, ["code"], "codebook")
    present = current(connection)
    by_code = {row["code"]: code for code, row in present.items()}
    table = table.reindex(columns=list(TABLES["codebook"]))
    said = [{name: as_text(row[name]).strip() for name in table} for row in table.to_dict("records")]
    known = {row["code"]: by_code.get(row["code"]) or _born(connection, row["code"]) for row in said}
    made: dict[str, dict] = {}
    for position, row in enumerate(said):
        made[known[row["code"]]] = {
            "position": position,
            **{name: row[name] for name in _WORDS},
            "dimension": row["dimension"] or THEME_DIMENSION,
            "parent": known.get(row["parent"], ""),
            "retired": row["retired"].lower() in ("true", "1", "1.0", "yes", "ใช่", "เลิกใช้"),
        }
    used = set(connection.scalars(select(codings.c.code_id).distinct()))
    for code in [code for code in present if code not in made and code in used]:
        parent = present[code]["parent"] if present[code]["parent"] in made else ""
        made[code] = {**present[code], "position": len(made), "parent": parent, "retired": True}
    return made


def _born(connection: Connection, code: str) -> str:
    """Return an id for a new code; another one than a renamed code of another meaning was born with."""
    found, salt = ids.code_id(code), ""
    while (
        connection.scalar(select(codes.c.code).where(codes.c.code_id == found, codes.c.code != code))
        is not None
    ):
        salt += "+"
        found = ids.code_id(code, salt)
    return found


def table_of(rows: dict[str, dict]) -> pd.DataFrame:
    """Return codes as the table `codebook`, parents by their code."""
    said = [
        {**row, "parent": rows[row["parent"]]["code"] if row["parent"] in rows else ""}
        for row in rows.values()
    ]
    made = pd.DataFrame(said, columns=list(TABLES["codebook"])).astype(object)
    return made.astype({"retired": bool})


def find(rows: dict[str, dict], said: str) -> str:
    """Return the code_id of the code that a person calls `said`, by its code or by its Thai name.

    Examples
    --------
    >>> find({"1": {"code": "trust", "name": "ความไว้วางใจ", "retired": False}}, "ความไว้วางใจ")
    '1'
    """
    wanted = ids.plain(said)
    for column in ("code", "name"):
        found = [code for code, row in rows.items() if ids.plain(row[column]) == wanted]
        if len(found) == 1:
            return found[0]
        if found:
            names = ", ".join(repr(rows[code]["code"]) for code in found)
            raise ValueError(f"{len(found)} codes have the {column} {said!r}; name one of {names}")
    raise ValueError(f"code {said!r} is not in the codebook{nearest(wanted, rows.values())}")


def nearest(said: str, rows: Iterable[dict[str, Any]]) -> str:
    """Return `; did you mean 'trust'?` for the nearest code or name, empty where none is near."""
    names = {str(row[column]): row["code"] for row in rows for column in ("name", "code")}
    close = difflib.get_close_matches(said, list(names), n=1)
    return f"; did you mean {names[close[0]]!r}?" if close else ""


def names(connection: Connection) -> dict[str, str]:
    """Return the code of every code_id there ever was: its present one, else its last."""
    ever = dict(connection.execute(select(codes.c.code_id, codes.c.code)).tuples().all())
    return ever | {code: row["code"] for code, row in current(connection).items()}


def resolve(connection: Connection, code: str) -> str:
    """Return the code that stands for `code` now, after codes were merged."""
    return mapping(connection).get(code, code)


def mapping(connection: Connection) -> dict[str, str]:
    """Return for each code that was merged into another the one that stands for it now."""
    rows = connection.execute(
        select(code_map)
        .where(stands(code_map.c.event_id), code_map.c.how == "merge")
        .order_by(code_map.c.event_id, code_map.c.from_code)
    )
    made: dict[str, str] = {}
    for row in rows:
        target = made.get(row.to_code, row.to_code)
        if target != row.from_code:  # else two people merged two codes each into the other: the earlier holds
            made = {code: target if end == row.from_code else end for code, end in made.items()}
            made[row.from_code] = target
    return made


def said_target(known: dict[str, str], about: str, target: str) -> str:
    """Return what a memo is about as people say it: codes by their present code."""
    return target
