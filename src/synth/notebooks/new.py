"""An empty study folder: a place for the notes, the notebooks, and what to do next."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from synth.notebooks.execute import cleared
from synth.notebooks.parameters import with_defaults
from synth.notebooks.place import CORPUS, NOTEBOOKS
from synth.notebooks.shipped import own_notebooks, without_sample
from synth.notebooks.wording import Words
from synth.whole import whole_file

DEFAULTS = {"corpus_folder": "../corpus", "study_file": "../study.db", "report_folder": "../report"}
DEFAULTS |= {"cohort": None, "coder": None}
"""What the notebooks of a new folder look at: all that is put there, the study and the report beside it."""


def new_folder(folder: str | Path, lang: str = "th") -> list[str]:
    """Make a study folder; what is there already is left as it is.

    Parameters
    ----------
    folder : path
        Gets ``corpus/``, ``notebooks/`` (without outputs, and without what is said of the sample) and
        ``README.md``.
    lang : {"th", "en"}

    Returns
    -------
    list of str
        Sentences on what was made and what was left alone.

    Raises
    ------
    ValueError
        This installation has no notebooks.

    Examples
    --------
    >>> import tempfile
    >>> [sentence] = new_folder(Path(tempfile.mkdtemp()) / "งานสังเคราะห์")
    >>> "งานสังเคราะห์ พร้อมใช้แล้ว" in sentence
    True
    """
    folder, words = Path(folder), Words(lang)
    files = {Path("README.md"): words("readme"), Path(CORPUS, "README.md"): words("readme_corpus")}
    earlier_files = _put(folder, files)
    earlier_files += [Path(NOTEBOOKS, name) for name in write_notebooks(folder / NOTEBOOKS)]
    sentences = [words("made", folder=folder, readme=folder / "README.md")]
    return sentences + (
        [words("kept", names=", ".join(name.as_posix() for name in earlier_files))] if earlier_files else []
    )


def write_notebooks(folder: Path) -> list[Path]:
    """Put the notebooks into a folder, without outputs; name those that were there and are left as they are.

    Examples
    --------
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> write_notebooks(folder), (folder / "04_code.ipynb").is_file()
    ([], True)
    """
    papers = {Path(path.name): _shipped(path) for path in sorted(own_notebooks().glob("*.ipynb"))}
    notebooks = {
        name: with_defaults(without_sample(cleared(paper)), DEFAULTS) for name, paper in papers.items()
    }
    return _put(folder, {name: _as_file(paper) for name, paper in notebooks.items()})


def _shipped(path: Path) -> dict[str, Any]:
    """Read a notebook of our own; nbformat, for those of others, takes longer to begin than all of this."""
    paper = json.loads(path.read_text(encoding="utf-8"))
    for cell in paper["cells"]:
        cell["source"] = "".join(cell["source"])
    return paper


def _as_file(paper: Mapping) -> str:
    """Lay a notebook out as nbformat does."""
    cells = [cell | {"source": cell["source"].splitlines(True)} for cell in paper["cells"]]
    return json.dumps({**paper, "cells": cells}, ensure_ascii=False, indent=1, sort_keys=True)


def _put(folder: Path, files: dict[Path, str]) -> list[Path]:
    """Write files that are not there; name those that are."""
    earlier_files = [name for name in files if (folder / name).exists()]
    for name in [name for name in files if name not in earlier_files]:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        with whole_file(folder / name) as part:
            part.write_text(files[name], encoding="utf-8")
    return earlier_files
