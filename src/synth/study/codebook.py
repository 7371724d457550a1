"""The codebook: its versions, the codes of the present one, and what became of earlier codes.

Each change is an act that leads from one version to another. The present codebook is the sum of the standing
changes in their order, code by code and column by column, so that two people's changes add up in any order of
merging, and an undone change leaves the others standing.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable
from typing import Any

import pandas as pd
from sqlalchemy import Connection, insert, select

from synth.schema import CODE_JOIN, TABLES, THEME_DIMENSION, is_yes, require
from synth.telling import Told, joined, told

from . import ids
from .columns import fits
from .kinds import is_colour
from .standing import stands
from .store import record
from .tables import code_map, codebook_versions, codes, codings
from .values import as_text

FIELDS = tuple(column.name for column in codes.c if column.name not in ("version_id", "code_id"))
_WORDS = tuple(name for name in TABLES["codebook"] if name not in ("parent", "retired"))
_NOT_JOINED = re.compile(r"[,，、/|\r\n]+")
"""What people write between codes instead of what joins them."""
Codes = dict[str, dict]
"""The codes of a version by their code_id, in their order."""


def rows_of(connection: Connection, version: str) -> Codes:
    """Return the codes of a version."""
    query = select(codes).where(codes.c.version_id == version).order_by(codes.c.position, codes.c.code_id)
    return {row.code_id: {name: row._mapping[name] for name in FIELDS} for row in connection.execute(query)}


def current(connection: Connection) -> Codes:
    """Return the present codes; they are not to be changed in place."""
    changes = connection.execute(
        select(codebook_versions.c.version_id, codebook_versions.c.parent)
        .where(stands(codebook_versions.c.event_id))
        .order_by(codebook_versions.c.event_id)
    ).all()
    merged = mapping(connection)
    key = tuple(map(tuple, changes)), tuple(sorted(merged.items()))
    if key not in _known:  # versions are named by what they hold, so this is right for any file
        while len(_known) >= 8:
            _known.pop(next(iter(_known)))
        reached = [change.version_id for change in changes]
        follow = [change.parent for change in changes] == ["", *reached[:-1]]
        if follow:
            _known[key] = rows_of(connection, reached[-1]) if reached else {}
        else:
            _known[key] = _summed(connection, changes, merged)
    return _known[key]


_known: dict[tuple, Codes] = {}


def _summed(connection: Connection, changes: list, merged: dict[str, str]) -> Codes:
    """Apply each change to what the earlier ones made, where they do not simply follow one another."""
    made: Codes = {}
    ever: Codes = {}
    for change in changes:
        before, after = rows_of(connection, change.parent), rows_of(connection, change.version_id)
        ever |= before | after | made
        for code in before.keys() - after.keys():
            made.pop(code, None)
        for code, row in after.items():
            changed = {name: value for name, value in row.items() if value != before.get(code, {}).get(name)}
            if changed:
                made[code] = {**made.get(code, row), **changed}
    for code, end in merged.items():
        made.pop(code, None)
        made.setdefault(end, ever[end])  # where two people merged two codes each into the other, one stays
    return mended(dict(sorted(made.items(), key=lambda item: (item[1]["position"], item[0]))))


def mended(rows: Codes) -> Codes:
    """Return `rows` whole where two people's changes clash: a code twice, a parent lost or in a circle."""
    taken: set[str] = set()
    for code, row in rows.items():
        if row["parent"] and (row["parent"] not in rows or code in _above(rows, row["parent"])):
            row["parent"] = ""
        number, said = 2, row["code"]
        while row["code"] in taken:
            row["code"], number = f"{said} ({number})", number + 1
        taken.add(row["code"])
    for row in rows.values():
        if row["parent"] and rows[row["parent"]]["dimension"] != row["dimension"]:
            row["parent"] = ""
    return rows


def _above(rows: Codes, code: str) -> list[str]:
    """Return `code` and the codes above it, each once."""
    passed: list[str] = []
    while code in rows and code not in passed:
        passed.append(code)
        code = rows[code]["parent"]
    return passed


def version_of(rows: Codes) -> str:
    """Return the id of the version that these codes are: a hash of them, empty where there are none."""
    said = sorted([code, *[row[name] for name in FIELDS]] for code, row in rows.items())
    return ids.digest(said, length=16) if said else ""


def write(connection: Connection, rows: Codes, coder_id: str, kind: str = "codebook", **payload: Any) -> str:
    """Make `rows` the codebook if they differ from the present one; return the act's id, else empty."""
    wrong = faults(rows)
    if wrong:
        raise ValueError(joined(wrong))
    present = current(connection)
    parent, version = keep(connection, present), keep(connection, rows)
    if version == parent:
        return ""
    act = record(connection, kind, coder_id, version=version, **payload)
    connection.execute(insert(codebook_versions), {"event_id": act, "version_id": version, "parent": parent})
    return act


def keep(connection: Connection, rows: Codes) -> str:
    """Store the version that `rows` are, unless it is, and return its id."""
    version = version_of(rows)
    known = select(codes.c.code_id).where(codes.c.version_id == version).limit(1)
    if version and connection.scalar(known) is None:
        made = [{"version_id": version, "code_id": code, **row} for code, row in rows.items()]
        connection.execute(insert(codes), made)
    return version


def faults(rows: Codes) -> list[Told]:
    """List what keeps `rows` from being a codebook: a code without name, twice, or in the wrong place."""
    said, seen = [], set()
    for code, row in rows.items():
        name = row["code"]
        if not name or name in seen:
            twice = told("codebook.stands_twice", code=name)
            said.append(twice if name else told("codebook.row_without_code"))
        seen.add(name)
        if row["colour"] and not is_colour(row["colour"]):
            said.append(told("codebook.colour_of", colour=row["colour"], code=name))
        if row["parent"] in rows and code in _above(rows, row["parent"]):
            said.append(told("codebook.below_itself", code=name))
        elif row["parent"] in rows and rows[row["parent"]]["dimension"] != row["dimension"]:
            above = rows[row["parent"]]
            its = {"parent": above["code"], "above": above["dimension"]}
            said.append(told("codebook.dimensions", code=name, dimension=row["dimension"], **its))
    return said


def from_table(connection: Connection, table: pd.DataFrame) -> Codes:
    """Return the codes that a person's `table` means, known codes under the ids they have.

    A code that the table no longer has is retired if somebody coded with it, and dropped if nobody did. New
    codes are born under the ids in the column `code_id`, where it is there and nobody has them yet.
    """
    require(table, ["code"], "codebook")
    present = current(connection)
    by_code = {row["code"]: code for code, row in present.items()}
    columns = list(TABLES["codebook"])
    said = [
        {name: as_text(value).strip() for name, value in row.items()}
        for row in table.reindex(columns=columns).to_dict("records")
    ]
    known = _known_ids(connection, said, by_code, table)
    twice = len(said) - len(known)
    if twice:
        raise ValueError(told("codebook.rows_twice", n=twice))
    made: Codes = {}
    for position, row in enumerate(said):
        if row["parent"] and row["parent"] not in known:
            raise ValueError(told("codebook.unknown_parent", parent=row["parent"], code=row["code"]))
        made[known[row["code"]]] = {
            "position": position,
            **{name: row[name] for name in _WORDS},
            "dimension": row["dimension"] or THEME_DIMENSION,
            "parent": known.get(row["parent"], ""),
            "retired": is_yes(row["retired"]),
        }
    merged = mapping(connection)
    used = {merged.get(code, code) for code in connection.scalars(select(codings.c.code_id).distinct())}
    for code in [code for code in present if code not in made and code in used]:
        parent = present[code]["parent"] if present[code]["parent"] in made else ""
        made[code] = {**present[code], "position": len(made), "parent": parent, "retired": True}
    return made


def _known_ids(
    connection: Connection, said: list[dict], by_code: dict[str, str], table: pd.DataFrame
) -> dict[str, str]:
    """Return an id for each code of a table: its own, the one that it brings, or a new one."""
    given = table["code_id"] if "code_id" in table else [""] * len(said)
    taken = set(connection.scalars(select(codes.c.code_id).distinct())) if "code_id" in table else set()
    found: dict[str, str] = {}
    for row, brought in zip(said, given, strict=True):
        free = fits("codes", "code_id", brought) and brought not in taken
        found[row["code"]] = by_code.get(row["code"]) or (brought if free else born(connection, row["code"]))
        taken.add(found[row["code"]])
    return found


def code_ids(connection: Connection) -> dict[str, str]:
    """Return the id of each present code."""
    return {row["code"]: code for code, row in current(connection).items()}


def born(connection: Connection, code: str) -> str:
    """Return an id for a new code: another one than a code of that name had which was renamed or merged."""
    gone, salt = set(mapping(connection)) | set(current(connection)), ""
    while True:
        found = ids.code_id(code, salt)
        other = select(codes.c.code).where(codes.c.code_id == found, codes.c.code != code).limit(1)
        if found not in gone and connection.scalar(other) is None:
            return found
        salt += "+"


def table_of(rows: Codes) -> pd.DataFrame:
    """Return codes as the table `codebook`, parents by their code."""
    said = [{**row, "parent": rows[row["parent"]]["code"] if row["parent"] else ""} for row in rows.values()]
    made = pd.DataFrame(said, columns=list(TABLES["codebook"]))
    return made.astype({name: bool if name == "retired" else str for name in made})


def find(rows: Codes, said: str) -> str:
    """Return the key in `rows` of the code that a person calls `said`, by its code or by its Thai name.

    Examples
    --------
    >>> find({"1": {"code": "trust", "name": "ความไว้วางใจ", "retired": False}}, "ความไว้วางใจ")
    '1'
    """
    return finder(rows)(said)


def finder(rows: Codes) -> Callable[[str], str]:
    """Return a function that does what `find` does, for many sayings."""
    known: dict[str, dict[str, list[str]]] = {"code": {}, "name": {}}
    for code, row in rows.items():
        for column, called in known.items():
            called.setdefault(ids.plain(row[column]), []).append(code)

    def found(said: str) -> str:
        wanted = ids.plain(said)
        for column, called in known.items():
            codes = called.get(wanted, [])
            if len(codes) == 1:
                return codes[0]
            if codes:
                which = ", ".join(repr(rows[code]["code"]) for code in codes)
                raise ValueError(told(f"codebook.several_{column}", n=len(codes), said=said, codes=which))
        raise ValueError(nearest(said, rows.values()))

    return found


def nearest(said: str, rows: Iterable[dict[str, Any]]) -> Told:
    """Say that no code is called `said`, and which is meant: the nearest, or several that were joined."""
    rows, fault = list(rows), told("codebook.unknown", said=said)
    names = {str(row[column]): row["code"] for row in rows for column in ("name", "code")}
    parts = [part.strip() for part in _NOT_JOINED.split(said)]
    if len(parts) > 1 and all(part in names for part in parts):
        codes = CODE_JOIN.join(names[part] for part in parts)
        return joined([fault, told("codebook.unknown_comma", codes=codes)], "; ")
    close = difflib.get_close_matches(said, list(names), n=1)
    return told("value.did_you_mean", fault=fault, near=names[close[0]]) if close else fault


def names(connection: Connection) -> dict[str, str]:
    """Return the code of every code_id there ever was, merged ones as the code that stands for them now."""
    rows = connection.execute(select(codes.c.code_id, codes.c.code).distinct().order_by(codes.c.code)).all()
    ever = {row.code_id: row.code for row in rows}
    ever |= {code: row["code"] for code, row in current(connection).items()}
    return ever | {code: ever[end] for code, end in mapping(connection).items()}


def mapping(connection: Connection) -> dict[str, str]:
    """Return for each code that was merged into another the one that stands for it now."""
    made: dict[str, str] = {}
    for row in _map(connection, "merge"):
        target = made.get(row.to_code, row.to_code)
        if target != row.from_code:  # else two people merged two codes each into the other: the earlier holds
            made = {code: target if end == row.from_code else end for code, end in made.items()}
            made.setdefault(row.from_code, target)
    return made


def divided(connection: Connection) -> dict[str, list[str]]:
    """Return for each code that was split the codes that it became."""
    made: dict[str, list[str]] = {}
    for row in _map(connection, "split"):
        made.setdefault(row.from_code, []).append(row.to_code)
    return made


def _map(connection: Connection, how: str):
    return connection.execute(
        select(code_map)
        .where(stands(code_map.c.event_id), code_map.c.how == how)
        .order_by(code_map.c.event_id, code_map.c.from_code, code_map.c.to_code)
    )
