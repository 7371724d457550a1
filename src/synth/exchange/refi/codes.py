"""A codebook as REFI-QDA's tree of codes, and back.

A code there has a name, a colour and a description. The definition begins the description; what else the
codebook says of a code follows below a line ``[synth]``, a line each, so that people can read it anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from xml.etree import ElementTree as ET

import pandas as pd

from synth.schema import CODE_JOIN, TABLES, THEME_DIMENSION
from synth.telling import noted

from .project import Note, codebook_table, guid, xml_safe

_MARK = "[synth]"
_TOLD = ("code", "name", "name_en", "dimension", "include", "exclude", "keywords", "example", "retired")
_SHORT = re.compile("#[0-9a-fA-F]{3}")


def names_of(codebook: pd.DataFrame) -> dict[str, str]:
    """Return a name for each code (by code_id) that no other has: its name, else with its code behind it.

    Examples
    --------
    >>> rows = [{"code_id": "1", "code": "a", "name": "ทุน"}, {"code_id": "2", "code": "b", "name": "ทุน"}]
    >>> names_of(pd.DataFrame(rows))
    {'1': 'ทุน', '2': 'ทุน (b)'}
    """
    names: dict[str, str] = {}
    for row in codebook.to_dict("records"):
        name = row["name"] or row["code"]
        if name in names.values():
            name = f"{name} ({row['code']})"
        names[row["code_id"]] = free_name(name, names.values())
    return names


def free_name(name: str, used: Collection[str]) -> str:
    """Return a name that is not taken yet, counted up where it is.

    Examples
    --------
    >>> free_name("ทุน", {"ทุน"})
    'ทุน (2)'
    """
    free, number = name, 2
    while free in used:
        free, number = f"{name} ({number})", number + 1
    return free


def write_codes(parent: ET.Element, codebook: pd.DataFrame, used: set[str]) -> None:
    """Write the tree of codes below `parent`; `used` are the ids of codes that something is coded with."""
    names, places = names_of(codebook), {}
    above = {row["code"]: row["code_id"] for row in codebook.to_dict("records")}
    waiting = codebook.to_dict("records")
    while waiting:
        later = []
        for row in waiting:
            holder = places.get(above[row["parent"]]) if row["parent"] else parent
            if holder is None:
                later.append(row)
                continue
            codable = not row["retired"] or row["code_id"] in used
            attributes = {"guid": row["code_id"], "name": xml_safe(names[row["code_id"]])}
            attributes["isCodable"] = "true" if codable else "false"
            if row["colour"]:
                attributes["color"] = row["colour"]
            places[row["code_id"]] = element = ET.SubElement(holder, "Code", attributes)
            ET.SubElement(element, "Description").text = xml_safe(described(row, names[row["code_id"]]))
        if len(later) == len(waiting):
            break
        waiting = later


def described(row: dict, name: str) -> str:
    """Write the definition of a code, and what else is known of it."""
    lines = [row["definition"], "", _MARK] if row["definition"] else [_MARK]
    for column in _TOLD:
        value = ("yes" if row["retired"] else "") if column == "retired" else row[column]
        if value and not (column == "name" and value == name):
            lines.append(f"{column}: " + value.replace("\n", "\n  "))
    if not row["name"]:
        lines.append("name:")
    return "\n".join(lines)


def read_codes(codes: ET.Element | None, ours: bool, note: Note) -> pd.DataFrame:
    """Read a tree of codes as a codebook; `note` is told what cannot be kept."""
    rows: list[dict] = []
    by_id: dict[str, dict] = {}
    for element, above in _walk(codes):
        name = " ".join((element.get("name") or "").split())
        row = {**dict.fromkeys(TABLES["codebook"], ""), "name": name, "code": name, "retired": False}
        row |= {"code_id": guid(element.get("guid", "")), "colour": _colour(element.get("color", ""))}
        row |= _fields(element.findtext("Description") or "", ours)
        written_code = row["code"]
        row["code"] = _code(written_code, {other["code"] for other in rows})
        if row["code"] != written_code:
            note(written_code, noted("exchange.code_renamed", name=row["code"]))
        parent = by_id.get(guid(above.get("guid", "")), {}) if above is not None else {}
        row["parent"] = parent.get("code", "")
        row["dimension"] = parent.get("dimension", "") or row["dimension"] or THEME_DIMENSION
        by_id[row["code_id"]] = row
        rows.append(row)
    return codebook_table(rows)


def _walk(codes: ET.Element | None) -> Iterator[tuple[ET.Element, ET.Element | None]]:
    waiting = [(code, None) for code in reversed(codes.findall("Code"))] if codes is not None else []
    while waiting:
        code, above = waiting.pop()
        yield code, above
        waiting += [(below, code) for below in reversed(code.findall("Code"))]


def _code(name: str, used: Collection[str]) -> str:
    """Give a code a name of its own that can stand in a list of codes."""
    plain = name.replace(CODE_JOIN, ",").strip() or noted("exchange.nameless_code").in_language("th")
    return free_name(plain, used)


def _fields(description: str, ours: bool) -> dict:
    """Take apart what `described` wrote; a description of another program is the definition."""
    text = description.replace("\r\n", "\n").replace("\r", "\n")
    before, mark, below = text.rpartition(_MARK)
    if not (ours and mark and (not before or before.endswith("\n"))):
        return {"definition": text.strip()}
    fields: dict = {"definition": before.strip()}
    for entry in re.split(r"\n(?! )", below.strip("\n")):
        column, colon, value = entry.partition(":")
        if colon and column in _TOLD:
            value = value.removeprefix(" ").replace("\n  ", "\n")
            fields[column] = value == "yes" if column == "retired" else value
    return fields


def _colour(colour: str) -> str:
    colour = colour.strip().lower()
    if _SHORT.fullmatch(colour):
        return "#" + "".join(digit * 2 for digit in colour[1:])
    return colour if re.fullmatch("#[0-9a-f]{6}", colour) else ""
