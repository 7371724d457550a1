"""What a function was given: tables, or a study or corpus that has them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd


def tables_of(given: Any, names: Sequence[str], what: str) -> list[pd.DataFrame]:
    """Take the tables called `names` from a study or a corpus.

    Raises
    ------
    ValueError
        `given` is neither, or has no such table; `what` is the function that asks.

    Examples
    --------
    >>> tables_of("corpus/", ["statements"], "discover")
    Traceback (most recent call last):
        ...
    ValueError: discover: pass a study, a corpus or the table statements, not text ('corpus/')
    """
    found = [] if isinstance(given, pd.DataFrame) else [getattr(given, name, None) for name in names]
    found = [one() if callable(one) else one for one in found]
    if found and all(isinstance(one, pd.DataFrame) for one in found):
        return found
    whole = "a study, a corpus" if set(names) <= _OF_CORPUS else "a study"
    word = "table" if len(names) == 1 else "tables"
    raise ValueError(f"{what}: pass {whole} or the {word} {', '.join(names)}, not {_called(given)}")


_OF_CORPUS = {"sources", "statements", "left_out", "problems"}


def _called(given: Any) -> str:
    if isinstance(given, str):
        return f"text ({given[:40]!r})"
    return "nothing (None)" if given is None else f"a {type(given).__name__}"
