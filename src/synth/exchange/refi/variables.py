"""Attributes of sources as variables with a type, and back."""

from __future__ import annotations

from decimal import Decimal
from numbers import Integral, Real

import pandas as pd

READS = {
    "TextValue": str,
    "BooleanValue": lambda said: said.strip() in ("true", "1"),
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
