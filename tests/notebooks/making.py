"""Small notebooks and corpora, made by the tests that need them."""

from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook


def notebook(*cells, parameters='corpus_folder = "../corpus"\ncohort = None'):
    """Make a notebook: its parameters, then a code cell a text; a text that begins with # is Markdown."""
    made = [new_code_cell(parameters, id="p", metadata={"tags": ["parameters"]})] if parameters else []
    for number, source in enumerate(cells):
        new = new_markdown_cell if source.startswith("#") else new_code_cell
        made.append(new(source, id=f"c{number}"))
    return new_notebook(cells=made)


def folder_of(path, **notebooks):
    Path(path).mkdir(parents=True, exist_ok=True)
    for name, made in notebooks.items():
        nbformat.write(made, Path(path, f"{name}.ipynb"))
    return Path(path)


def outputs(path):
    """What the code cells of a notebook show as text."""
    cells = [cell for cell in nbformat.read(path, as_version=4)["cells"] if cell["cell_type"] == "code"]
    return [
        "".join(str(o.get("text") or o.get("data", {}).get("text/plain", "")) for o in cell["outputs"])
        for cell in cells
    ]


def corpus_of(path, **cohorts):
    """A folder a cohort, a note a line of text there; statements are parted by ``/``."""
    for cohort, notes in cohorts.items():
        for number, note in enumerate(notes):
            file = Path(path, cohort.removeprefix("y"), f"{number}.txt")
            file.parent.mkdir(parents=True, exist_ok=True)
            lines = [f"{place}. {text}\n" for place, text in enumerate(note.split("/"), start=1)]
            file.write_text("เวทีสรุป\n\nบทเรียน\n" + "".join(lines), encoding="utf-8")
    return Path(path)
