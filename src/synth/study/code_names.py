"""Which code a person means: by its code or by its name, or the nearest where there is none."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable
from typing import Any

from synth.schema import CODE_JOIN
from synth.telling import Told, joined, told

from . import ids
from .codebook import Codes

_NOT_JOINED = re.compile(r"[,，、/|\r\n]+")
"""What people write between codes instead of what joins them."""


def find(rows: Codes, name: str) -> str:
    """Return the key in `rows` of the code that a person calls `name`, by its code or by its Thai name.

    Examples
    --------
    >>> find({"1": {"code": "trust", "name": "ความไว้วางใจ", "retired": False}}, "ความไว้วางใจ")
    '1'
    """
    return finder(rows)(name)


def finder(rows: Codes) -> Callable[[str], str]:
    """Return a function that does what `find` does, for many sayings."""
    by_column: dict[str, dict[str, list[str]]] = {"code": {}, "name": {}}
    for code, row in rows.items():
        for column, codes_by_name in by_column.items():
            codes_by_name.setdefault(ids.plain(row[column]), []).append(code)

    def code_of(name: str) -> str:
        plain_name = ids.plain(name)
        for column, codes_by_name in by_column.items():
            codes = codes_by_name.get(plain_name, [])
            if len(codes) == 1:
                return codes[0]
            if codes:
                which = ", ".join(repr(rows[code]["code"]) for code in codes)
                raise ValueError(told(f"codebook.several_{column}", n=len(codes), said=name, codes=which))
        raise ValueError(nearest(name, rows.values()))

    return code_of


def nearest(name: str, rows: Iterable[dict[str, Any]]) -> Told:
    """Say that no code is called `name`, and which is meant: the nearest, or several that were joined."""
    rows, fault = list(rows), told("codebook.unknown", said=name)
    names = {str(row[column]): row["code"] for row in rows for column in ("name", "code")}
    parts = [part.strip() for part in _NOT_JOINED.split(name)]
    if len(parts) > 1 and all(part in names for part in parts):
        codes = CODE_JOIN.join(names[part] for part in parts)
        return joined([fault, told("codebook.unknown_comma", codes=codes)], "; ")
    close = difflib.get_close_matches(name, list(names), n=1)
    return told("value.did_you_mean", fault=fault, near=names[close[0]]) if close else fault
