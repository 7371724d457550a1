"""The project's own notebooks, wherever the program was installed from."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from synth.telling import told

BY_HAND = ("04_code", "08_write")
"""Notebooks in which people code or write: there is nothing in them to run again."""

CLUSTERING = ("03_discover",)
"""Notebooks that have nothing to say where there are too few statements to propose themes of."""

SAMPLE = "sample"
"""Tag of a cell that speaks of the sample corpus; it is left out where the notes are others."""

_HERE = Path(__file__).parent


def own_notebooks() -> Path:
    """Find the folder of the project's notebooks: in the installed package, or in the checkout.

    Raises
    ------
    ValueError
        They are in neither.
    """
    places = [_HERE / "ipynb", _HERE.parents[2] / "notebooks"]
    for folder in places:
        if (folder / "01_read.ipynb").is_file():
            return folder
    raise ValueError(told("notebooks.not_shipped"))


def opened(path: Path) -> Any:
    """Read a notebook.

    Raises
    ------
    ValueError
        The file is no notebook.
    """
    import nbformat

    try:
        return nbformat.read(path, as_version=4)
    except Exception as error:  # what nbformat raises for a broken file differs from version to version
        raise ValueError(told("notebooks.unreadable", path=path)) from error


def without_sample(notebook: Mapping) -> Any:
    """Return a copy without the cells that speak of the sample corpus."""
    paper = copy.deepcopy(notebook)
    paper["cells"] = [cell for cell in paper["cells"] if SAMPLE not in cell["metadata"].get("tags", [])]
    return paper
