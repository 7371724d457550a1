"""What all tables of findings have in common: they take a study too, and say what they cannot show yet."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

import pandas as pd

from synth.findings.base import Base
from synth.findings.counting import with_attributes
from synth.look.given import tables_of
from synth.look.table import Table
from synth.schema import ANALYSED

_TABLES = (
    "codings",
    "reviews",
    "statements",
    "codebook",
    "sources",
    "recoded",
    "claimed",
    "lessons",
    "lot",
    "guesses",
)


def finding(columns: str = "") -> Callable:
    """Let a function take a study in the place of its tables, and return a `Table`.

    The tables are its first parameters, by their names; what follows them follows the study. A study's
    statements have the attributes of their sources. A `Base` that was worked out already may stand there too.
    `columns` are those of a short look.
    """

    def decorate(function: Callable) -> Callable:
        names, parameters = _names(function), inspect.signature(function).parameters
        counts_one, recodes = "coder" in parameters, "recoded" in parameters and "recoded" not in names

        @wraps(function)
        def made(*given: Any, **options: Any) -> Table:
            base = given[0] if given and isinstance(given[0], Base) else None
            if recodes and given and hasattr(given[0], "recoded"):
                options.setdefault("recoded", given[0].recoded())
            given = _tables(given, names, function.__name__)
            tables = dict(zip(names, given, strict=False)) | {n: options[n] for n in names if n in options}
            if base is not None and counts_one:
                given = base, *given[1:]
            found = function(*given, **options)
            return Table.of(found, function.__name__, columns.split(), _lacks(found, tables))

        return made

    return decorate


def takes_study(function: Callable) -> Callable:
    """Let a function take a study or a corpus in the place of the tables that it begins with."""
    names = _names(function)

    @wraps(function)
    def asked(*given: Any, **options: Any) -> Any:
        return function(*_tables(given, names, function.__name__), **options)

    return asked


def _names(function: Callable) -> list[str]:
    parameters = list(inspect.signature(function).parameters)
    others = (place for place, name in enumerate(parameters) if name not in _TABLES)
    return parameters[: next(others, len(parameters))]


def _tables(given: tuple, names: list[str], what: str) -> tuple:
    if not given or isinstance(given[0], pd.DataFrame):
        return given
    tables = dict(zip(names, tables_of(given[0], names, what), strict=True))
    if "statements" in names and "sources" not in names and not isinstance(given[0], Base):
        [sources] = tables_of(given[0], ["sources"], what)
        tables["statements"] = with_attributes(tables["statements"], sources)
    return (*tables.values(), *given[1:])


def _lacks(found: pd.DataFrame, tables: Mapping[str, pd.DataFrame | None]) -> dict[str, Any]:
    """Say what there is not yet: notes, a codebook, what the function itself missed, a reader."""
    statements, codebook = tables.get("statements"), tables.get("codebook")
    if statements is not None and not _any_analysed(statements):
        return {"key": "no_statements"}
    if codebook is not None and codebook.empty:
        return {"key": "no_codebook"}
    if "lacks" in found.attrs:
        return found.attrs["lacks"]
    if "codings" not in tables or "reviews" not in tables:
        return {}
    named = (tables[name]["statement_id"] for name in ("codings", "reviews"))
    if any(len(ids) if statements is None else ids.isin(statements["statement_id"]).any() for ids in named):
        return {}
    return {"key": "nobody_read"}


def _any_analysed(statements: pd.DataFrame) -> bool:
    return bool((statements["use"] == ANALYSED).any()) if "use" in statements else len(statements) > 0
