"""What a function was given: tables, or a study or corpus that has them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd


def tables_of(subject: Any, names: Sequence[str], what: str) -> list[pd.DataFrame]:
    """Take the tables called `names` from a study or a corpus.

    Raises
    ------
    ValueError
        `subject` is neither, or has no such table; `what` is the function that asks.

    Examples
    --------
    >>> tables_of("corpus/", ["statements"], "discover")
    Traceback (most recent call last):
        ...
    ValueError: discover: pass a study, a corpus or the table statements, not text ('corpus/')
    """
    tables = [] if isinstance(subject, pd.DataFrame) else [getattr(subject, name, None) for name in names]
    tables = [table() if callable(table) else table for table in tables]
    if tables and all(isinstance(table, pd.DataFrame) for table in tables):
        return tables
    whole = "a study, a corpus" if set(names) <= _OF_CORPUS else "a study"
    word = "table" if len(names) == 1 else "tables"
    raise ValueError(f"{what}: pass {whole} or the {word} {', '.join(names)}, not {_called(subject)}")


_OF_CORPUS = {"sources", "statements", "left_out", "problems"}


def _called(subject: Any) -> str:
    if isinstance(subject, str):
        return f"text ({subject[:40]!r})"
    return "nothing (None)" if subject is None else f"a {type(subject).__name__}"
