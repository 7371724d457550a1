"""Notebooks without their outputs: what they showed of the notes is not handed on with them."""

from __future__ import annotations

import os
from pathlib import Path


def strip_outputs(path: str | Path) -> None:
    """Take outputs, counts of runs and the state of widgets out of a notebook, in its place.

    Examples
    --------
    >>> import nbformat, tempfile
    >>> path = Path(tempfile.mkdtemp(), "ของฉัน.ipynb")
    >>> cell = nbformat.v4.new_code_cell("1", outputs=[nbformat.v4.new_output("stream", text="ป้าแดง")])
    >>> nbformat.write(nbformat.v4.new_notebook(cells=[cell]), path)
    >>> strip_outputs(path)
    >>> "ป้าแดง" in path.read_text(encoding="utf-8")
    False
    """
    import nbformat

    path = Path(path)
    book = nbformat.read(path, as_version=4)
    book.metadata.pop("widgets", None)
    for cell in book.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
            cell.metadata.pop("execution", None)
    fresh = path.with_name(f"{path.name}.new")
    nbformat.write(book, fresh)
    os.replace(fresh, path)
