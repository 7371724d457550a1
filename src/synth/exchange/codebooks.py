"""A codebook's sheet row by row, with what is wrong in each."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

from synth import schema
from synth.exchange.heads import columns
from synth.study.code_names import find
from synth.telling import Told, told

_COLOUR = re.compile(r"#?(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_PARTED = re.compile(r"\s*[;,，、|\r\n]+\s*")
"""What people write between keywords."""


def codebook_rows(path: str | Path) -> tuple[pd.DataFrame, list[Told]]:
    """Return the rows that are right as the table `codebook`, and a line for each one that is not.

    Where no column has codes, the names are the codes.
    """
    names = schema.TABLES["codebook"]
    sheet = columns(Path(path), names, ["code"], ["name"])
    rows = {number: {**dict.fromkeys(names, ""), **values} for number, values in sheet.rows}
    if "code" not in sheet.heads:  # a list of names is a codebook, too
        for row in rows.values():
            row["code"] = row["name"]
    first: dict[str, int] = {}
    wrong: list[tuple[int, Told]] = []
    for number, row in list(rows.items()):
        fault = _fault_of_code(row, first)
        if fault:
            wrong.append((number, fault))
        if not row["code"] or row["code"] in first:
            del rows[number]
        else:
            first[row["code"]] = number
    by_code = {row["code"]: row for row in rows.values()}
    for number, row in rows.items():
        fault = _fault_of_parent(row, by_code)
        if fault:
            wrong.append((number, fault))
    for row in rows.values():
        row["dimension"] = row["dimension"] or _dimension_above(row, by_code)
        row["retired"] = _yes(row["retired"])
        row["keywords"] = schema.CODE_JOIN.join(filter(None, _PARTED.split(row["keywords"].strip())))
    faults = [told("value.row", path=path, row=number, fault=fault) for number, fault in sorted(wrong)]
    table = schema.table("codebook", rows.values()).astype(object).astype({"retired": bool})
    return table, [*sheet.faults, *faults]


def _yes(cell: str) -> bool | None:
    try:
        return schema.is_yes(cell)
    except ValueError:
        return None


def _fault_of_code(row: dict, first: dict[str, int]) -> Told | None:
    code = row["code"]
    if not code:
        return told("codebook.no_code", name=row["name"] or told("codebook.this_row"))
    if schema.CODE_JOIN in code:
        return told("codebook.joined", code=code)
    if code in first:
        return told("codebook.twice", code=code, row=first[code])
    if row["colour"] and not _COLOUR.fullmatch(row["colour"]):
        return told("codebook.colour", colour=row["colour"])
    if _yes(row["retired"]) is None:
        return told("codebook.retired", value=row["retired"])
    return None


def _fault_of_parent(row: dict, by_code: dict[str, dict]) -> Told | None:
    if not row["parent"]:
        return None
    if row["parent"] not in by_code:
        try:
            row["parent"] = find(by_code, row["parent"])
        except ValueError as error:
            return told("codebook.parent", code=row["code"], fault=error.args[0])
    above, passed = row, [row["code"]]
    while above["parent"] in by_code:
        above = by_code[above["parent"]]
        passed.append(above["code"])
        if above["code"] in passed[:-1]:
            return told("codebook.circle", code=row["code"], codes=" > ".join(passed))
    parent = by_code[row["parent"]]
    own, its = row["dimension"], _dimension_above(parent, by_code)
    if own and own != its:
        return told("codebook.dimension", code=row["code"], dimension=own, parent=parent["code"], above=its)
    return None


def _dimension_above(row: dict, by_code: dict[str, dict]) -> str:
    passed = set()
    while not row["dimension"] and row["parent"] in by_code and row["code"] not in passed:
        passed.add(row["code"])
        row = by_code[row["parent"]]
    return row["dimension"] or schema.THEME_DIMENSION
