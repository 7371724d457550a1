"""Who the labels of a transcript are: ``speakers.csv`` with path, label, name and role."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from pathlib import Path

from synth.corpus.files import SPEAKERS_FILES, problem, unread
from synth.schema import LEFT_OUT
from synth.sheets import read_sheet, why_not_read
from synth.telling import noted

_COLUMNS = ("path", "label", "name", "role")


class Voices:
    r"""The rows of the table of speakers, by source and label; a row without a path holds for all sources.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> folder = pathlib.Path(tempfile.mkdtemp())
    >>> table = "path,label,name,role\nก.txt,ผู้พูด 1,ป้าสมใจ,แกนนำ\n,Q,,ผู้สัมภาษณ์"
    >>> _ = (folder / "speakers.csv").write_text(table, encoding="utf-8")
    >>> voices = Voices(folder)
    >>> voices.of("ก.txt", "ผู้พูด 1"), voices.of("ก.txt", "Q"), voices.of("ข.txt", "ผู้พูด 1")
    ('ป้าสมใจ (แกนนำ)', 'ผู้สัมภาษณ์', 'ผู้พูด 1')
    """

    def __init__(self, folder: Path) -> None:
        self.file = next((name for name in SPEAKERS_FILES if (folder / name).is_file()), "")
        self._rows, self.problems = _read(folder / self.file) if self.file else ({}, [])
        self._used: set[tuple[str, str]] = set()

    def of(self, path: str, label: str) -> str:
        """Return who a label is in a file, the label itself if nobody said."""
        for key in ((path, label), ("", label)):
            if key in self._rows:
                self._used.add(key)
                return self._rows[key]
        return label

    def speaker_and_use(self, path: str, row: Mapping[str, str]) -> dict[str, str]:
        """Return who says a statement, and whether it is analysed: what somebody asks is not."""
        if not row["speaker"]:
            return {}
        from synth.corpus.layout.asking import asks  # what reads is loaded where something is read

        speaker = self.of(path, row["speaker"])
        return {"speaker": speaker, "use": LEFT_OUT if speaker and asks(speaker, row["text"]) else row["use"]}

    def unused(self) -> list[dict]:
        """Say which rows name nobody who speaks, as rows of the table `problems`."""
        fault = noted("about.no_speaker"), noted("todo.right_label")
        places = (f"{path} {label}".strip() for path, label in self._rows if (path, label) not in self._used)
        return [problem(self.file, place, *fault) for place in places]


def _read(path: Path) -> tuple[dict[tuple[str, str], str], list[dict]]:
    """Read the table of speakers: names by file and label, and what could not be read."""
    try:
        rows = read_sheet(path)
    except (ValueError, OSError) as error:
        return {}, [problem(path.name, "", why_not_read(path, error), noted("todo.no_table"))]
    heads = [head.strip().lower() for head in rows[0].cells] if rows else []
    problems = list(unread(path, rows, lambda head: head.lower() in _COLUMNS))
    voices: dict[tuple[str, str], str] = {}
    for row in rows[1:]:
        cells = {head: cell.strip() for head, cell in zip(heads, row.cells, strict=False)}
        name, role = cells.get("name", ""), cells.get("role", "")
        label = cells.get("label", "")
        if not label or not (name or role):
            wrong = noted("about.no_label"), noted("todo.fill_row")
            problems.append(problem(path.name, noted("value.row_number", row=row.number), *wrong))
            continue
        where = unicodedata.normalize("NFC", cells.get("path", "").replace("\\", "/"))
        voices[where, label] = f"{name} ({role})" if name and role else name or role
    return voices, problems
