"""Acts on the codebook: each makes a new version, and earlier codings go on under the codes they become."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, insert, select

from synth.schema import TABLES, THEME_DIMENSION, is_yes
from synth.telling import told

from .. import code_names, codebook_table
from .. import codebook as books
from ..coders import known_coder
from ..store import record
from ..tables import code_map, codings, version_names
from ..values import as_text
from ..views.versions import named, version_called

_MINE = tuple(name for name in TABLES["codebook"] if name not in ("dimension", "parent"))
"""What is changed of a code in place; it is moved to another dimension or parent."""


def add(connection: Connection, code: str, coder: str | None, **columns: object) -> str:
    """Add a code at the end of its dimension or below its `parent`."""
    rows = books.current(connection)
    code = as_text(code).strip()
    if any(code in (row["code"], row["name"]) for row in rows.values()):
        raise ValueError(told("codebook.taken", code=code))
    parent = code_names.find(rows, str(columns.pop("parent"))) if columns.get("parent") else ""
    above = rows[parent]["dimension"] if parent else THEME_DIMENSION
    row = dict.fromkeys(books.FIELDS, "") | {"code": code, "parent": parent, "retired": False}
    row |= {"dimension": as_text(columns.pop("dimension", "")) or above}
    row |= {"position": 1 + max((other["position"] for other in rows.values()), default=-1)}
    code_id = codebook_table.born(connection, code)
    return _write(connection, {**rows, code_id: row | _checked(columns)}, coder, "add code", code_id)


def change(connection: Connection, code_name: str, coder: str | None, columns: dict[str, object]) -> str:
    """Rename a code (`code`, `name`), define it anew, colour it, retire it or take it into use again."""
    rows = books.current(connection)
    code_id = code_names.find(rows, code_name)
    new = _checked(columns)
    if any(new.get("code") == row["code"] for code, row in rows.items() if code != code_id):
        raise ValueError(told("codebook.taken_merge", code=new["code"]))
    kind = "rename" if {"code", "name"} & set(new) else "retire" if new.get("retired") else "change code"
    return _write(connection, {**rows, code_id: rows[code_id] | new}, coder, kind, code_id)


def move(connection: Connection, code_name: str, parent: str, coder: str | None, dimension: str = "") -> str:
    """Put a code, with those below it, below another one, or with an empty `parent` to the top.

    With a `dimension` they go over to it.
    """
    rows = books.current(connection)
    code_id = code_names.find(rows, code_name)
    above = code_names.find(rows, parent) if parent else ""
    rows = {**rows, code_id: rows[code_id] | {"parent": above}}
    subtree = {code_id}
    while more := {code for code, row in rows.items() if row["parent"] in subtree} - subtree:
        subtree |= more
    if dimension:
        rows |= {code: rows[code] | {"dimension": as_text(dimension).strip()} for code in subtree}
    return _write(connection, rows, coder, "move", code_id)


def merge(connection: Connection, merged: Sequence[str], into: str, coder: str | None) -> str:
    """Merge codes into one: their codings count as its from now on, codes below them go below it."""
    rows = books.current(connection)
    end = code_names.find(rows, into)
    gone = [code for code in (code_names.find(rows, name) for name in merged) if code != end]
    if not gone:
        return ""
    if any(rows[code]["dimension"] != rows[end]["dimension"] for code in gone):
        raise ValueError(told("codebook.merge_dimension", code=rows[end]["code"]))
    parent = rows[end]["parent"]
    while parent in gone:
        parent = rows[parent]["parent"]
    rest = {code: dict(row) for code, row in rows.items() if code not in gone}
    for row in rest.values():
        row["parent"] = end if row["parent"] in gone else row["parent"]
    rest[end]["parent"] = parent
    act = _write(connection, rest, coder, "merge", end)
    connection.execute(
        insert(code_map),
        [{"event_id": act, "from_code": code, "to_code": end, "how": "merge"} for code in gone],
    )
    return act


def divide(connection: Connection, code_name: str, into: Sequence[str], coder: str | None) -> str:
    """Split a code into new ones beside it; it is retired, its codings stay with it to be read again."""
    rows = books.current(connection)
    code_id = code_names.find(rows, code_name)
    old = rows[code_id]
    rows = {**rows, code_id: old | {"retired": True}}
    position = max(row["position"] for row in rows.values())
    parts = []
    for number, code in enumerate(dict.fromkeys(into), start=1):
        if any(code == row["code"] for row in rows.values()):
            raise ValueError(told("codebook.taken", code=code))
        parts.append(codebook_table.born(connection, code))
        row = dict.fromkeys(books.FIELDS, "") | {
            "code": code,
            "position": position + number,
            "retired": False,
        }
        rows[parts[-1]] = row | {"parent": old["parent"], "dimension": old["dimension"]}
    if len(parts) < 2:
        raise ValueError(told("codebook.split_into", code=old["code"]))
    act = _write(connection, rows, coder, "divide", code_id)
    connection.execute(
        insert(code_map),
        [{"event_id": act, "from_code": code_id, "to_code": code, "how": "split"} for code in parts],
    )
    return act


def name_version(connection: Connection, name: str, coder: str | None) -> str:
    """Name the present version; a name is given once and holds for that version for ever."""
    version = books.keep(connection, books.current(connection))
    if not version or not name.strip():
        raise ValueError(told("codebook.nothing_to_name"))
    versions_by_name = dict(connection.execute(named()).all())
    if versions_by_name.get(name.strip(), version) != version:
        raise ValueError(told("codebook.version_taken", name=name.strip()))
    act = record(connection, "name", known_coder(connection, coder), version=version)
    row = {"event_id": act, "version_id": version, "name": name.strip()}
    connection.execute(insert(version_names), row)
    return act


def use_version(connection: Connection, version: str, coder: str | None) -> str:
    """Make the version with this id or name the codebook again; used codes that it lacks are retired."""
    rows, present = version_called(connection, version), books.current(connection)
    merged_into, position = books.mapping(connection), 1 + max(row["position"] for row in rows.values())
    used = {merged_into.get(code, code) for code in connection.scalars(select(codings.c.code_id).distinct())}
    book = {code: dict(row) for code, row in rows.items() if code not in merged_into}
    for code in [code for code in present if code in used and code not in book]:
        book[code] = {**present[code], "position": position + len(book), "retired": True}
    for row in book.values():
        row["parent"] = merged_into.get(row["parent"], row["parent"])
    return _write(connection, books.mended(book), coder, "codebook", "")


def _checked(columns: dict[str, object]) -> dict:
    unknown = [name for name in columns if name not in _MINE]
    if unknown:
        raise ValueError(told("codebook.no_field", name=unknown[0], known=", ".join(_MINE)))
    return {
        name: is_yes(value) if name == "retired" else as_text(value).strip()
        for name, value in columns.items()
    }


def _write(connection: Connection, rows: books.Codes, coder: str | None, kind: str, code: str) -> str:
    return books.write(connection, rows, known_coder(connection, coder), kind, code=code)
