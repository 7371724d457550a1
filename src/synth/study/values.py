"""Values of a DataFrame as they are stored: text, numbers and JSON, a missing one as none."""

from __future__ import annotations

import json
import math
import unicodedata
from typing import Any

import pandas as pd

from .choices import CELL
from .column_kinds import fits

CELL_JOIN = " × "
"""Between project and theme, in what a memo about both is about."""


def plain_value(value: Any) -> Any:
    """Return `value` as JSON knows it: a missing one is None, a date its ISO text, a NumPy number a number.

    Examples
    --------
    >>> plain_value(float("nan")), plain_value(pd.Timestamp("2021-12-26"))
    (None, '2021-12-26')
    """
    if value is None or value is pd.NaT or value is pd.NA or (isinstance(value, float) and math.isnan(value)):
        return None
    if hasattr(value, "isoformat"):
        return value.isoformat().removesuffix("T00:00:00")
    return value.item() if hasattr(value, "item") else value


def as_text(value: Any) -> str:
    """Return `value` as text, a missing one as the empty text."""
    value = plain_value(value)
    return "" if value is None else str(value)


def as_json(value: Any) -> str:
    r"""Return `value` as the text that an attribute is stored as: what is no plain value, as its text.

    Examples
    --------
    >>> as_json("พัทลุง"), as_json(["ก"])
    ('"พัทลุง"', '"[\'ก\']"')
    """
    text = json.dumps(plain_value(value), ensure_ascii=False, default=str)
    return text if fits("attributes", "value", text) else json.dumps(str(value), ensure_ascii=False)


def clean(text: str) -> str:
    """Return a person's words as they are stored: NFC, LF, and no character that a file cannot hold."""
    text = unicodedata.normalize("NFC", str(text)).replace("\r\n", "\n").replace("\r", "\n")
    return "".join("\ufffd" if sign == "\0" or "\ud800" <= sign <= "\udfff" else sign for sign in text)


def said_target(names: dict[str, str], about: str, target: str) -> str:
    """Return what a memo is about as people say it: codes by their present code."""
    if about == "code":
        return names[target]
    if about == CELL:
        project, _, theme = target.rpartition(CELL_JOIN)
        return f"{project}{CELL_JOIN}{names[theme]}"
    return target
