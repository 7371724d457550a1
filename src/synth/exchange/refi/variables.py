"""Attributes of sources as variables with a type, and back; also those that a case says of its sources."""

from __future__ import annotations

from decimal import Decimal
from numbers import Integral, Real
from xml.etree import ElementTree as ET

import pandas as pd

from synth.telling import noted

from .project import Note, guid

READS = {
    "TextValue": str,
    "BooleanValue": lambda text: text.strip() in ("true", "1"),
    "IntegerValue": int,
    "FloatValue": float,
    "DateValue": str,
    "DateTimeValue": str,
}
"""How the value in each element of a VariableValue is read."""


def kind_of(values: pd.Series) -> str:
    """Return the type of a variable that holds all of `values`; empty where there is none.

    Examples
    --------
    >>> kind_of(pd.Series(["พัทลุง", 3])), kind_of(pd.Series([3.0, None])), kind_of(pd.Series(["", None]))
    ('Text', 'Integer', '')
    """
    kinds = {_kind(value) for value in values if said_value(value, "Text")}
    if kinds == {"Integer", "Float"}:
        return "Float"
    return kinds.pop() if len(kinds) == 1 else "Text" if kinds else ""


def said_value(value: object, kind: str) -> str:
    """Return a value as its variable says it; empty for none."""
    if value is None or value == "" or (not isinstance(value, str) and pd.isna(value)):
        return ""
    if kind == "Boolean":
        return "true" if value else "false"
    if kind == "Integer":
        return str(int(value))
    return format(Decimal(repr(float(value))), "f") if kind == "Float" else str(value)


def _kind(value: object) -> str:
    if isinstance(value, bool) or type(value).__name__ == "bool":
        return "Boolean"
    if isinstance(value, Integral):
        return "Integer"
    if isinstance(value, Real):
        return "Integer" if float(value).is_integer() and abs(value) < 2**53 else "Float"
    return "Text"


def variable_names(root: ET.Element) -> dict[str, str]:
    """Return the name of each variable of a file by its id."""
    rows = root.iterfind("Variables/Variable")
    return {guid(row.get("guid", "")): (row.get("name") or "").strip() for row in rows}


def read_values(holder: ET.Element, names: dict[str, str]) -> dict[str, object]:
    """Return what a source or a case says of itself, by the name of the variable.

    Examples
    --------
    >>> variable = "<VariableValue><VariableRef targetGUID='{V1}'/><TextValue>ควน</TextValue></VariableValue>"
    >>> read_values(ET.fromstring(f"<Case>{variable}</Case>"), {"v1": "บ้าน"})
    {'บ้าน': 'ควน'}
    """
    values: dict[str, object] = {}
    for value in holder.findall("VariableValue"):
        ref = value.find("VariableRef")
        name = names.get(guid(ref.get("targetGUID", "")) if ref is not None else "", "")
        for content in value:
            if content.tag in READS and name and (content.text or "").strip():
                try:
                    values[name] = READS[content.tag](content.text)
                except (ValueError, OverflowError):
                    values[name] = content.text
    return values


def read_cases(
    root: ET.Element, names: dict[str, str], ours: bool, note: Note
) -> dict[str, dict[str, object]]:
    """Give what cases say of their sources, by the sources' ids; a case is the project of its sources.

    In a file of `ours`, the sources say all of that themselves.
    """
    values: dict[str, dict[str, object]] = {}
    for case in root.iterfind("Cases/Case"):
        case_values, name = read_values(case, names), (case.get("name") or "").strip()
        if case.findall("CodeRef") or case.findall("SelectionRef"):
            note(name, noted("exchange.case_of_parts"))
        for ref in [] if ours else case.findall("SourceRef"):
            own = values.setdefault(guid(ref.get("targetGUID", "")), {})
            own.update(case_values)
            if name and own.setdefault("project", name) != name:
                note(name, noted("exchange.second_case", project=own["project"]))
    return values
