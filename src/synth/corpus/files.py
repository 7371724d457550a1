"""Which files of a folder are notes; what is passed over for a reason is said."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path

from synth.sheets import Row, filled_columns
from synth.signs import NEVER_STORED
from synth.telling import noted, unpacked

ATTRIBUTES_FILE = "sources.csv"
ATTRIBUTES_FILES = (ATTRIBUTES_FILE, "sources.xlsx")
SPEAKERS_FILES = ("speakers.csv", "speakers.xlsx")
CODEBOOK_FILES = ("codebook.csv", "codebook.xlsx")
CODINGS_FOLDER = "codings"
SETTINGS_FILE = "report.toml"
_TABLES = (*ATTRIBUTES_FILES, *SPEAKERS_FILES, *CODEBOOK_FILES, SETTINGS_FILE)

_SYSTEM_FILES = frozenset(("thumbs.db", "desktop.ini", "ehthumbs.db", "icon\r"))
_UNFIT = re.compile(f"[{NEVER_STORED}\t-\r\u2028\u2029]")


def problem(path: str, place: str, what: str, what_to_do: str) -> dict:
    """Make a row of the table `problems`; what a helper packed is unpacked."""
    cells = {"place": place, "problem": what, "what_to_do": what_to_do}
    return {"path": path} | {name: unpacked(words) for name, words in cells.items()}


def unread(path: Path, rows: Sequence[Row], is_read: Callable[[str], bool]) -> list[dict]:
    """Make a row of the table `problems` of the filled columns of a table that are not read; none or one."""
    heads = [head for _, head in filled_columns(rows[0], rows[1:]) if not is_read(head)] if rows else []
    if not heads:
        return []
    return [
        problem(path.name, "", noted("heads.unread", columns=", ".join(heads)), noted("todo.name_columns"))
    ]


def source_id(path: Path, folder: Path) -> str:
    """Name a file by its path in the folder: NFC, ``/``, what cannot be written as ``?``."""
    name = unicodedata.normalize("NFC", path.relative_to(folder).as_posix())
    return _UNFIT.sub("?", name)


def find_notes(folder: Path) -> tuple[list[Path], list[dict]]:
    """Walk the folder in the order of names: its notes, and rows of the table `problems`.

    Links are not followed out of it, so nothing outside is read.
    """
    notes, problems = [], []

    def unopened(error: OSError) -> None:
        name = source_id(Path(error.filename), folder) if error.filename else ""
        problems.append(problem(name, "", noted("file.folder"), noted("todo.allow_folder")))

    for parent, folders, files in os.walk(folder, onerror=unopened):
        top = Path(parent) == folder
        folders[:] = sorted(
            name for name in folders if not _passed_over(name) and not (top and name == CODINGS_FOLDER)
        )
        for name in [*folders, *sorted(files)]:
            path = Path(parent, name)
            if name in folders and not path.is_symlink():
                continue
            if _passed_over(name) or (top and name in _TABLES):
                continue
            if fault := _fault(path, folder, name):
                problems.append(problem(source_id(path, folder), "", *fault))
            else:
                notes.append(path)
    return notes, problems


def _fault(path: Path, folder: Path, name: str) -> tuple[str, str] | None:
    if _UNFIT.search(name):
        return noted("file.name"), noted("todo.other_name")
    if not path.is_symlink():
        return None
    try:
        real = path.resolve(strict=True)
    except (OSError, RuntimeError):  # a link to nowhere, or in a circle
        return noted("file.dead_link"), noted("todo.copy_here")
    if folder.resolve() not in real.parents:
        return noted("file.link_outside"), noted("todo.copy_here")
    if real.is_dir():
        return noted("file.link_to_folder"), noted("todo.copy_here")
    return None


def _passed_over(name: str) -> bool:
    return name.startswith((".", "~$")) or name.upper().startswith("README") or name.lower() in _SYSTEM_FILES
