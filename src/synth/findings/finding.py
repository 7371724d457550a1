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
        def wrapper(*arguments: Any, **options: Any) -> Table:
            base = arguments[0] if arguments and isinstance(arguments[0], Base) else None
            if recodes and arguments and hasattr(arguments[0], "recoded"):
                options.setdefault("recoded", arguments[0].recoded())
            arguments = _tables(arguments, names, function.__name__)
            tables = dict(zip(names, arguments, strict=False)) | {
                n: options[n] for n in names if n in options
            }
            if base is not None and counts_one:
                arguments = base, *arguments[1:]
            table = function(*arguments, **options)
            return Table.of(table, function.__name__, columns.split(), _lacks(table, tables))

        return wrapper

    return decorate


def takes_study(function: Callable) -> Callable:
    """Let a function take a study or a corpus in the place of the tables that it begins with."""
    names = _names(function)

    @wraps(function)
    def asked(*arguments: Any, **options: Any) -> Any:
        return function(*_tables(arguments, names, function.__name__), **options)

    return asked


def _names(function: Callable) -> list[str]:
    parameters = list(inspect.signature(function).parameters)
    others = (position for position, name in enumerate(parameters) if name not in _TABLES)
    return parameters[: next(others, len(parameters))]


def _tables(arguments: tuple, names: list[str], what: str) -> tuple:
    if not arguments or isinstance(arguments[0], pd.DataFrame):
        return arguments
    tables = dict(zip(names, tables_of(arguments[0], names, what), strict=True))
    if "statements" in names and "sources" not in names and not isinstance(arguments[0], Base):
        [sources] = tables_of(arguments[0], ["sources"], what)
        tables["statements"] = with_attributes(tables["statements"], sources)
    return (*tables.values(), *arguments[1:])


def _lacks(table: pd.DataFrame, tables: Mapping[str, pd.DataFrame | None]) -> dict[str, Any]:
    """Say what there is not yet: notes, a codebook, what the function itself missed, a reader."""
    statements, codebook = tables.get("statements"), tables.get("codebook")
    if statements is not None and not _any_analysed(statements):
        return {"key": "no_statements"}
    if codebook is not None and codebook.empty:
        return {"key": "no_codebook"}
    if "lacks" in table.attrs:
        return table.attrs["lacks"]
    if "codings" not in tables or "reviews" not in tables:
        return {}
    named = (tables[name]["statement_id"] for name in ("codings", "reviews"))
    if any(len(ids) if statements is None else ids.isin(statements["statement_id"]).any() for ids in named):
        return {}
    return {"key": "nobody_read"}


def _any_analysed(statements: pd.DataFrame) -> bool:
    return bool((statements["use"] == ANALYSED).any()) if "use" in statements else len(statements) > 0
