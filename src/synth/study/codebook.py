"""The codebook: its versions, the codes of the present one, and what became of earlier codes.

Each change is an act that leads from one version to another. The present codebook is the sum of the standing
changes in their order, code by code and column by column, so that two people's changes add up in any order of
merging, and an undone change leaves the others standing.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, insert, select

from synth.telling import Told, joined, told

from . import ids
from .kinds import is_colour
from .standing import stands
from .store import record
from .tables import code_map, codebook_versions, codes

FIELDS = tuple(column.name for column in codes.c if column.name not in ("version_id", "code_id"))
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
    merged_into = mapping(connection)
    key = tuple(map(tuple, changes)), tuple(sorted(merged_into.items()))
    if key not in _present_books:  # versions are named by what they hold, so this is right for any file
        while len(_present_books) >= 8:
            _present_books.pop(next(iter(_present_books)))
        reached = [change.version_id for change in changes]
        follow = [change.parent for change in changes] == ["", *reached[:-1]]
        if follow:
            _present_books[key] = rows_of(connection, reached[-1]) if reached else {}
        else:
            _present_books[key] = _summed(connection, changes, merged_into)
    return _present_books[key]


_present_books: dict[tuple, Codes] = {}


def _summed(connection: Connection, changes: list, merged_into: dict[str, str]) -> Codes:
    """Apply each change to what the earlier ones made, where they do not simply follow one another."""
    rows: Codes = {}
    ever: Codes = {}
    for change in changes:
        before, after = rows_of(connection, change.parent), rows_of(connection, change.version_id)
        ever |= before | after | rows
        for code in before.keys() - after.keys():
            rows.pop(code, None)
        for code, row in after.items():
            changed = {name: value for name, value in row.items() if value != before.get(code, {}).get(name)}
            if changed:
                rows[code] = {**rows.get(code, row), **changed}
    for code, end in merged_into.items():
        rows.pop(code, None)
        rows.setdefault(end, ever[end])  # where two people merged two codes each into the other, one stays
    return mended(dict(sorted(rows.items(), key=lambda item: (item[1]["position"], item[0]))))


def mended(rows: Codes) -> Codes:
    """Return `rows` whole where two people's changes clash: a code twice, a parent lost or in a circle."""
    used: set[str] = set()
    for code, row in rows.items():
        if row["parent"] and (row["parent"] not in rows or code in _above(rows, row["parent"])):
            row["parent"] = ""
        number, name = 2, row["code"]
        while row["code"] in used:
            row["code"], number = f"{name} ({number})", number + 1
        used.add(row["code"])
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
    content = sorted([code, *[row[name] for name in FIELDS]] for code, row in rows.items())
    return ids.digest(content, length=16) if content else ""


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
    stored = select(codes.c.code_id).where(codes.c.version_id == version).limit(1)
    if version and connection.scalar(stored) is None:
        new = [{"version_id": version, "code_id": code, **row} for code, row in rows.items()]
        connection.execute(insert(codes), new)
    return version


def faults(rows: Codes) -> list[Told]:
    """List what keeps `rows` from being a codebook: a code without name, twice, or in the wrong place."""
    wrong, names_so_far = [], set()
    for code, row in rows.items():
        name = row["code"]
        if not name or name in names_so_far:
            twice = told("codebook.stands_twice", code=name)
            wrong.append(twice if name else told("codebook.row_without_code"))
        names_so_far.add(name)
        if row["colour"] and not is_colour(row["colour"]):
            wrong.append(told("codebook.colour_of", colour=row["colour"], code=name))
        if row["parent"] in rows and code in _above(rows, row["parent"]):
            wrong.append(told("codebook.below_itself", code=name))
        elif row["parent"] in rows and rows[row["parent"]]["dimension"] != row["dimension"]:
            above = rows[row["parent"]]
            its = {"parent": above["code"], "above": above["dimension"]}
            wrong.append(told("codebook.dimensions", code=name, dimension=row["dimension"], **its))
    return wrong


def code_ids(connection: Connection) -> dict[str, str]:
    """Return the id of each present code."""
    return {row["code"]: code for code, row in current(connection).items()}


def names(connection: Connection) -> dict[str, str]:
    """Return the code of every code_id there ever was, merged ones as the code that stands for them now."""
    rows = connection.execute(select(codes.c.code_id, codes.c.code).distinct().order_by(codes.c.code)).all()
    ever = {row.code_id: row.code for row in rows}
    ever |= {code: row["code"] for code, row in current(connection).items()}
    return ever | {code: ever[end] for code, end in mapping(connection).items()}


def mapping(connection: Connection) -> dict[str, str]:
    """Return for each code that was merged into another the one that stands for it now."""
    ends: dict[str, str] = {}
    for row in _map(connection, "merge"):
        target = ends.get(row.to_code, row.to_code)
        if target != row.from_code:  # else two people merged two codes each into the other: the earlier holds
            ends = {code: target if end == row.from_code else end for code, end in ends.items()}
            ends.setdefault(row.from_code, target)
    return ends


def divided(connection: Connection) -> dict[str, list[str]]:
    """Return for each code that was split the codes that it became."""
    parts: dict[str, list[str]] = {}
    for row in _map(connection, "split"):
        parts.setdefault(row.from_code, []).append(row.to_code)
    return parts


def _map(connection: Connection, how: str):
    return connection.execute(
        select(code_map)
        .where(stands(code_map.c.event_id), code_map.c.how == how)
        .order_by(code_map.c.event_id, code_map.c.from_code, code_map.c.to_code)
    )
