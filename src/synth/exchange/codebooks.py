"""A codebook's sheet row by row, with what is wrong in each."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

from synth import schema
from synth.exchange.heads import columns
from synth.study.codebook import find

_COLOUR = re.compile(r"#?(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_PARTED = re.compile(r"\s*[;,，、\r\n]+\s*")
"""What people write between keywords."""
_TRUE = ("true", "1", "yes", "x", "ใช่", "เลิกใช้", "เลิกใช้แล้ว")
_FALSE = ("", "false", "0", "no", "ไม่", "ไม่ใช่", "ใช้อยู่")


def codebook_rows(path: str | Path) -> tuple[pd.DataFrame, list[str]]:
    """Return the rows that are right as the table `codebook`, and a line for each one that is not."""
    wanted = schema.TABLES["codebook"]
    numbered, faults = columns(Path(path), wanted, ["code"])
    rows = {number: {**dict.fromkeys(wanted, ""), **values} for number, values in numbered}
    first: dict[str, int] = {}
    wrong: list[tuple[int, str]] = []
    for number, row in list(rows.items()):
        said = _fault_of_code(row, first)
        if said:
            wrong.append((number, said))
        if not row["code"] or row["code"] in first:
            del rows[number]
        else:
            first[row["code"]] = number
    by_code = {row["code"]: row for row in rows.values()}
    for number, row in rows.items():
        said = _fault_of_parent(row, by_code)
        if said:
            wrong.append((number, said))
    for row in rows.values():
        row["dimension"] = row["dimension"] or _dimension_above(row, by_code)
        row["retired"] = row["retired"].casefold() in _TRUE
        row["keywords"] = schema.CODE_JOIN.join(filter(None, _PARTED.split(row["keywords"].strip())))
    faults += [f"{path} row {number}: {said}" for number, said in sorted(wrong)]
    return schema.table("codebook", rows.values()).astype(object).astype({"retired": bool}), faults


def _fault_of_code(row: dict, first: dict[str, int]) -> str:
    if not row["code"]:
        return f"no code for {row['name'] or 'this row'!r}; give it a short name of its own"
    if schema.CODE_JOIN in row["code"]:
        return f"code {row['code']!r} has a ';', which joins codes; take it out"
    if row["code"] in first:
        return (
            f"code {row['code']!r} stands in row {first[row['code']]} already; give one of them another code"
        )
    if row["colour"] and not _COLOUR.fullmatch(row["colour"]):
        return f"colour {row['colour']!r} is not of the form #1b9e77"
    if row["retired"].casefold() not in (*_TRUE, *_FALSE):
        return f"retired is {row['retired']!r}; write yes or leave it empty"
    return ""


def _fault_of_parent(row: dict, by_code: dict[str, dict]) -> str:
    if not row["parent"]:
        return ""
    if row["parent"] not in by_code:
        try:
            row["parent"] = find(by_code, row["parent"])
        except ValueError as error:
            return f"parent of {row['code']!r}: {error}"
    above, passed = row, [row["code"]]
    while above["parent"] in by_code:
        above = by_code[above["parent"]]
        passed.append(above["code"])
        if above["code"] in passed[:-1]:
            return f"parent of {row['code']!r} goes in a circle: {' > '.join(passed)}; leave one parent empty"
    parent = by_code[row["parent"]]
    own, its = row["dimension"], _dimension_above(parent, by_code)
    if own and own != its:
        return (
            f"code {row['code']!r} is in dimension {own!r}, its parent {parent['code']!r} in {its!r}; "
            "put both in one dimension"
        )
    return ""


def _dimension_above(row: dict, by_code: dict[str, dict]) -> str:
    passed = set()
    while not row["dimension"] and row["parent"] in by_code and row["code"] not in passed:
        passed.add(row["code"])
        row = by_code[row["parent"]]
    return row["dimension"] or schema.THEME_DIMENSION
