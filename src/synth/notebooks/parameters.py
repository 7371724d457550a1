"""What a notebook can be told: the names that its cell tagged ``parameters`` sets."""

from __future__ import annotations

import ast
import copy
import json
from collections.abc import Mapping
from typing import Any

from synth.telling import told

GIVEN = "injected-parameters"
"""Tag of the cell that holds the values given (papermill's name, which notebook tools know)."""

COMPUTED = ...
"""Stands for a default that is not a plain value, as ``os.environ.get("SYNTH_STUDY")``."""

_YES, _NO = ("true", "yes", "1", "ใช่"), ("false", "no", "0", "ไม่")


def declared(notebook: Mapping) -> dict[str, Any]:
    """List the parameters of a notebook with their defaults; none where no cell is tagged ``parameters``.

    Examples
    --------
    >>> cell = {"cell_type": "code", "metadata": {"tags": ["parameters"]}, "source": 'cohort = "รุ่น 2567"'}
    >>> declared({"cells": [cell]})
    {'cohort': 'รุ่น 2567'}
    """
    index = _cell_index(notebook, "parameters")
    if index is None:
        return {}
    values = {}
    for name, value in _assignments(notebook["cells"][index]["source"]):
        try:
            values[name] = ast.literal_eval(value)
        except ValueError:
            values[name] = COMPUTED
    return values


def _cell_index(notebook: Mapping, tag: str) -> int | None:
    tagged = (n for n, cell in enumerate(notebook["cells"]) if tag in cell["metadata"].get("tags", []))
    return next(tagged, None)


def _assignments(source: str) -> list[tuple[str, ast.expr]]:
    """List each name that is set at the top of a cell, with the expression that it is set to."""
    nodes = []
    for node in ast.parse(source).body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        for target in targets:
            value = getattr(node, "value", None)
            pairs = [(target, value)]
            if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
                pairs = list(zip(target.elts, value.elts, strict=True))
            nodes += [
                (name.id, expression)
                for name, expression in pairs
                if isinstance(name, ast.Name) and expression
            ]
    return nodes


def typed(name: str, text: str, default: Any) -> Any:
    """Read a value from the command line as what the notebook has there: text stays text.

    Parameters
    ----------
    name, text : str
    default : object
        What the notebook sets; nothing (None) and what it computes are taken for text.

    Raises
    ------
    ValueError
        The text is no such value.

    Examples
    --------
    >>> typed("cohort", "2569", None), typed("n", "3", 1), typed("whole", "ใช่", False)
    ('2569', 3, True)
    """
    if isinstance(default, bool):
        if text.lower() in (*_YES, *_NO):
            return text.lower() in _YES
        raise ValueError(told("notebooks.yes_or_no", name=name, said=text))
    if isinstance(default, int | float):
        try:
            return type(default)(text)
        except ValueError:
            raise ValueError(told("notebooks.number", name=name, said=text, example=default)) from None
    if default is None or default is COMPUTED or isinstance(default, str):
        return text
    raise ValueError(told("notebooks.list", name=name))


def with_values(notebook: Mapping, values: Mapping[str, Any], remark: str = "") -> Mapping:
    """Return a copy of a notebook with a cell behind its parameters that sets `values`."""
    from nbformat.v4 import new_code_cell

    paper = copy.deepcopy(notebook)
    paper["cells"] = [cell for cell in paper["cells"] if GIVEN not in cell["metadata"].get("tags", [])]
    lines = [f"# {remark}"] * bool(remark) + [f"{name} = {value!r}" for name, value in values.items()]
    cell = new_code_cell("\n".join(lines), id=GIVEN, metadata={"tags": [GIVEN]})
    paper["cells"].insert(_cell_index(paper, "parameters") + 1, cell)
    return paper


def with_defaults(notebook: Mapping, values: Mapping[str, Any]) -> Mapping:
    """Return a copy of a notebook whose parameters cell itself has other defaults, its remarks kept.

    What the notebook computes goes before the new default: ``os.environ.get("SYNTH_STUDY") or …``.
    """
    paper = copy.deepcopy(notebook)
    index = _cell_index(paper, "parameters")
    if index is None:
        return paper
    lines = [line.encode() for line in paper["cells"][index]["source"].split("\n")]  # ast counts in bytes
    for name, node in reversed(_assignments(paper["cells"][index]["source"])):
        plain, default = isinstance(node, ast.Constant), values.get(name)
        if name not in values or node.lineno != node.end_lineno or (default is None and not plain):
            continue
        line, end = lines[node.lineno - 1], node.end_col_offset
        start, word = (node.col_offset, "") if plain else (end, " or ")
        new = word + (json.dumps(default, ensure_ascii=False) if isinstance(default, str) else repr(default))
        lines[node.lineno - 1] = line[:start] + new.encode() + line[end:]
    paper["cells"][index]["source"] = b"\n".join(lines).decode()
    return paper
