"""A folder of notes → a corpus: sources, statements, what is left out, and what needs a look."""

from __future__ import annotations

import datetime
import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from synth.corpus.readers import read_source
from synth.corpus.statements import Note, read_note
from synth.schema import ANALYSED, table
from synth.sheets import read_sheet

if TYPE_CHECKING:
    import pandas as pd

ATTRIBUTES_FILE = "sources.csv"
CODEBOOK_FILES = ("codebook.csv", "codebook.xlsx")
CODINGS_FOLDER = "codings"


@dataclass(frozen=True)
class Corpus:
    """What was read from a folder.

    Attributes
    ----------
    sources, statements, left_out, problems : DataFrame
        With the columns of ``synth.schema.TABLES``; `sources` has one more column for each attribute.
    """

    sources: pd.DataFrame
    statements: pd.DataFrame
    left_out: pd.DataFrame
    problems: pd.DataFrame

    def __repr__(self) -> str:
        return "Corpus(" + ", ".join(f"{name}={count}" for name, count in self._counts().items()) + ")"

    def _repr_html_(self) -> str:
        heads = {
            "sources": "แหล่งข้อมูล",
            "statements": "ข้อความ",
            "analysed": "นำมาวิเคราะห์",
            "left_out": "ไม่ได้อ่านเป็นข้อความ",
            "problems": "รายการที่ควรตรวจสอบ",
        }
        cells = "".join(
            f"<tr><th>{escape(heads[name])}</th><td>{n}</td></tr>" for name, n in self._counts().items()
        )
        return f'<table lang="th">{cells}</table>'

    def _counts(self) -> dict[str, int]:
        return {
            "sources": len(self.sources),
            "statements": len(self.statements),
            "analysed": int((self.statements["use"] == ANALYSED).sum()),
            "left_out": len(self.left_out),
            "problems": len(self.problems),
        }


def read_corpus(folder: str | os.PathLike, progress: bool = False) -> Corpus:
    r"""Read every note in a folder.

    ``<folder>/<cohort>/…/<note>`` is a source; notes directly in the folder form a cohort of its name.
    ``sources.csv`` (path, project, date, then one column for each attribute) tells what the notes
    themselves do not. Not read as notes: ``sources.csv``, ``codebook.csv``, ``codings/``, ``README*``, dot
    files and ``~$*``. A note that cannot be read is a row in `problems`, and the rest goes on.

    Parameters
    ----------
    folder : str or path
    progress : bool
        Show a progress bar on standard error.

    Returns
    -------
    Corpus

    Raises
    ------
    ValueError
        The folder is missing, is not a folder, or holds no note that can be read.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> folder = pathlib.Path(tempfile.mkdtemp()) / "รุ่น2564"
    >>> folder.mkdir()
    >>> _ = (folder / "เวที.txt").write_text("บทเรียน\n1. ผู้นำตามธรรมชาติ", encoding="utf-8")
    >>> read_corpus(folder.parent).statements[["cohort", "section", "text"]].values.tolist()
    [['รุ่น2564', 'บทเรียน', 'ผู้นำตามธรรมชาติ']]
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise ValueError(f"no folder of notes at {folder}: name a folder with notes in it")
    problems: list[dict] = []
    attributes = _read_attributes(folder, problems)
    paths = list(_notes(folder, problems))
    if progress:
        from tqdm.auto import tqdm

        paths = tqdm(paths, desc="อ่านเอกสาร", unit="ไฟล์")
    sources, statements, left_out = [], [], []
    for path in paths:
        source_id = _source_id(path, folder)
        try:
            text, sha256 = read_source(path)
        except ValueError as error:
            problems.append(_problem(source_id, "", *error.args))
            continue
        note = read_note(text, source_id)
        given = attributes.pop(source_id, {})
        source = _source(source_id, folder, text, sha256, note, given, problems)
        sources.append(source)
        common = {"cohort": source["cohort"], "project": source["project"]}
        statements += [row | common for row in note.statements]
        left_out += note.left_out
    for path in attributes:
        problems.append(
            _problem(ATTRIBUTES_FILE, path, "ไม่พบเอกสารที่ระบุไว้ในแถวนี้", "แก้ช่อง path ให้ตรงกับชื่อไฟล์ หรือลบแถวนี้")
        )
    if not sources:
        told = "".join(f"\n{row['path']}: {row['problem']} → {row['what_to_do']}" for row in problems)
        raise ValueError(f"no note to read in {folder}: put .txt or .md files in it{told}")
    return Corpus(
        table("sources", sources).fillna(""),
        table("statements", statements),
        table("left_out", left_out),
        table("problems", problems),
    )


def _passed_over(name: str) -> bool:
    return name.startswith((".", "~$")) or name.upper().startswith("README")


def _notes(folder: Path, problems: list[dict]) -> Iterator[Path]:
    """Walk the folder in the order of names; links are not followed, so nothing outside is read."""
    for here, folders, files in os.walk(folder):
        top = Path(here) == folder
        folders[:] = sorted(
            name for name in folders if not _passed_over(name) and not (top and name == CODINGS_FOLDER)
        )
        for name in sorted(files):
            path = Path(here, name)
            if _passed_over(name) or (top and name in (ATTRIBUTES_FILE, *CODEBOOK_FILES)):
                continue
            if path.is_symlink() and folder.resolve() not in path.resolve().parents:
                problems.append(
                    _problem(_source_id(path, folder), "", "เป็นลิงก์ไปนอกโฟลเดอร์", "คัดลอกไฟล์จริงมาไว้ในโฟลเดอร์")
                )
                continue
            yield path


def _source_id(path: Path, folder: Path) -> str:
    return unicodedata.normalize("NFC", path.relative_to(folder).as_posix())


def _source(source_id, folder, text, sha256, note: Note, given: dict, problems: list[dict]) -> dict:
    below = source_id.split("/")
    date, date_note = note.date, note.date_note
    if written := given.pop("date", ""):
        try:
            date, date_note = datetime.date.fromisoformat(written).isoformat(), ""
        except ValueError:
            problems.append(
                _problem(
                    ATTRIBUTES_FILE,
                    source_id,
                    f"อ่านวันที่ {written!r} ไม่ออก",
                    "เขียนเป็น ปี ค.ศ.-เดือน-วัน เช่น 2021-12-26",
                )
            )
    return {
        "source_id": source_id,
        "cohort": below[0] if len(below) > 1 else unicodedata.normalize("NFC", folder.resolve().name),
        "project": given.pop("project", ""),
        "path": source_id,
        "title": given.pop("title", "") or note.title or Path(source_id).stem,
        "date": date,
        "date_note": date_note,
        "text": text,
        "sha256": sha256,
    } | given


def _read_attributes(folder: Path, problems: list[dict]) -> dict[str, dict]:
    """Read ``sources.csv``: what a person says of each source, by its path."""
    path = folder / ATTRIBUTES_FILE
    if not path.is_file():
        return {}
    try:
        rows = read_sheet(path)
    except ValueError as error:
        problems.append(_problem(ATTRIBUTES_FILE, "", str(error), "บันทึกใหม่เป็น CSV UTF-8"))
        return {}
    heads = [head.strip() for head in rows[0].cells] if rows else []
    attributes: dict[str, dict] = {}
    for row in rows[1:]:
        cells = {head: cell.strip() for head, cell in zip(heads, row.cells, strict=False) if head}
        source_id = unicodedata.normalize("NFC", cells.pop("path", "").replace("\\", "/"))
        if not source_id or source_id in attributes:
            problems.append(
                _problem(
                    ATTRIBUTES_FILE,
                    f"แถว {row.number}",
                    "แถวนี้ไม่มี path หรือ path ซ้ำกับแถวก่อน",
                    "ให้แต่ละเอกสารมีแถวเดียว",
                )
            )
            continue
        attributes[source_id] = cells
    return attributes


def _problem(path: str, place: str, problem: str, what_to_do: str) -> dict:
    return {"path": path, "place": place, "problem": problem, "what_to_do": what_to_do}
