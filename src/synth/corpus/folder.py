"""A folder of notes → a corpus: sources, statements, what is left out, and what needs a look."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Iterable
from contextlib import nullcontext
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

from synth.cluster import shared
from synth.corpus.apart import read_apart
from synth.corpus.attributes import GUESSED, UNIT, Attributes, date_of, no_date
from synth.corpus.corpus import Corpus
from synth.corpus.files import find_notes, problem, source_id
from synth.corpus.voices import Voices
from synth.schema import TABLES, UNITS, table
from synth.telling import joined, noted, told

if TYPE_CHECKING:
    from synth.corpus.layout.teaching import Taught


def read_corpus(
    folder: str | os.PathLike,
    progress: bool = False,
    unit: str | None = None,
    by: Taught | None = None,
    allow_empty: bool = False,
) -> Corpus:
    r"""Read every note in a folder.

    ``<folder>/<cohort>/…/<note>`` is a source; notes directly in the folder form a cohort of its name.
    ``sources.csv`` or ``.xlsx`` (path, project, date, then one column for each attribute) tells what the
    notes themselves do not; ``speakers.csv`` (path, label, name, role) who the labels of transcripts are.
    Not read as notes: these, ``codebook.csv``, ``codings/``, ``README*``, dot
    files and ``~$*``. A note that cannot be read is a row in `problems`, and the rest goes on.

    Parameters
    ----------
    folder : str or path
    progress : bool
        Show a progress bar on standard error.
    unit : {"auto", "paragraph", "sentence", "turn"}, optional
        What a statement is, where ``sources.csv`` does not say it (see `synth.schema.UNITS`); without it
        ``auto``, and what was worked on in a study stays as it was cut.
    by : Taught, optional
        What corrections in a study teach the reader (`Study.labeller`); else it reads as it comes.
    allow_empty : bool
        Give an empty corpus, with what is to be looked at in `problems`, where the folder holds no note that
        can be read: as in a notebook, which then says so in a sentence.

    Returns
    -------
    Corpus

    Raises
    ------
    ValueError
        The folder is missing, is not a folder, or holds no note that can be read (but see `allow_empty`).

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
        raise ValueError(told("corpus.no_folder", path=folder))
    if unit and unit not in UNITS:
        raise ValueError(told("corpus.unit", known=", ".join(UNITS), unit=unit))
    attributes, voices = Attributes(folder), Voices(folder)
    paths, unopened = find_notes(folder)
    problems = [*attributes.problems, *voices.problems, *unopened]
    notes = [(path, source_id(path, folder)) for path in paths]
    cohort = unicodedata.normalize("NFC", folder.resolve().name)
    sources, statements, left_out, lines, stated = [], [], [], [], {}
    with (
        by.as_file() if by else nullcontext("") as lessons,
        _reading()(_files(notes, attributes, unit, lessons)) as answers,
    ):
        import pandas  # noqa: F401 (it is needed for the tables, and takes its time while the helpers read)

        for (_, name), answer in zip(_shown(notes, progress), answers, strict=True):
            file_sources, faults = _sources_of(answer, name, cohort, attributes)
            problems += faults
            for source, reading, facts in file_sources:
                sources.append(source)
                stated[source["source_id"]] = frozenset(
                    head for head, value in facts.items() if value and not value.endswith(GUESSED)
                ) | ({UNIT} if unit or attributes.unit(name) else frozenset())
                common = {"cohort": source["cohort"], "project": source["project"]}
                file = source["path"].partition("#")[0]
                statements += [
                    _of_a_statement(row | common | voices.speaker_and_use(file, row))
                    for row in reading["statements"]
                ]
                left_out += map(_left_out, reading["left_out"])
                lines += reading["lines"]
    problems += [*attributes.unused(), *voices.unused()]
    if not sources and not allow_empty:
        rows = [told("value.problem", **row) for row in problems]
        raise ValueError(joined([told("corpus.no_note", path=folder), *rows]))
    problems += _same_twice(sources)
    return Corpus(
        table("sources", sources).fillna(""),
        table("statements", statements),
        table("left_out", left_out),
        table("problems", problems, dtype=object),
        table("lines", lines),
        stated,
    )


_of_a_statement, _left_out = itemgetter(*TABLES["statements"]), itemgetter(*TABLES["left_out"])
"""What stands in a row of a table, in the order of its columns: made of these, tables take half the time."""


def _reading() -> Callable:
    """Return what reads the files: processes of this computer, or the cluster that was asked to help."""
    if not shared():
        return read_apart
    from synth.corpus.afar import read_afar

    return read_afar


def _files(
    notes: list[tuple[Path, str]], attributes: Attributes, unit: str, lessons: str
) -> list[tuple[Path, str, dict]]:
    """Say of each file how it is to be read."""
    options = {"lessons": lessons}
    return [
        (
            path,
            name,
            {"answers": attributes.answers(name), "unit": attributes.unit(name) or unit or "auto"} | options,
        )
        for path, name in notes
    ]


def _shown(files: list, progress: bool) -> Iterable:
    if not progress:
        return files
    from tqdm.auto import tqdm

    return tqdm(files, desc="อ่านเอกสาร", unit="ไฟล์")


def _sources_of(
    answer: dict, name: str, cohort: str, attributes: Attributes
) -> tuple[list[tuple[dict, dict, dict[str, str]]], list[dict]]:
    """Return each source of one file, what was read of it and what is said of it; then its `problems`."""
    if "problem" in answer:
        return [], [problem(name, "", *answer["problem"])]
    sources, problems = [], []
    for reading in answer["readings"]:
        text, source_name = reading["text"], name + reading["name"]
        problems += [problem(name, *remark) for remark in reading["remarks"]]
        for row in [*reading["statements"], *reading["left_out"]]:
            row["text"] = text[row["start"] : row["end"]]
        facts = {**reading["given"], **attributes.of(source_name, name)}
        told_by = (
            (attributes.file, source_name)
            if facts.get("date") != reading["given"].get("date")
            else (name, reading["name"])
        )
        all_facts = dict(facts)
        written = facts.pop("date", "")
        if written and (date := date_of(written)):
            reading["date"], reading["date_note"] = date
        elif written:
            problems.append(no_date(written, *told_by))
        source = _source(source_name, name, reading, answer["sha256"], facts)
        source["cohort"] = source["cohort"] or cohort
        sources.append((source, reading, all_facts))
        problems += [problem(source_name, *fault) for fault in reading["damage"]]
        if not reading["statements"]:
            problems.append(problem(source_name, "", noted("file.nothing"), noted("todo.see_left_out")))
    return sources, problems


def _source(source_name: str, name: str, reading: dict, sha256: str, facts: dict) -> dict:
    return {
        "source_id": source_name,
        "cohort": facts.pop("cohort", "").removesuffix(GUESSED).strip() or _first_folder(name),
        "project": facts.pop("project", ""),
        "path": source_name,
        "title": facts.pop("title", "").removesuffix(GUESSED).strip()
        or reading["title"]
        or Path(name).stem + reading["name"],
        "date": reading["date"],
        "date_note": reading["date_note"],
        "text": reading["text"],
        "sha256": sha256,
    } | {f"{head} (ในไฟล์)" if head in _OWN_COLUMNS else head: value for head, value in facts.items()}


def _first_folder(name: str) -> str:
    """Return the first folder below the corpus that holds a note; empty where it is the corpus itself."""
    first, _, below = name.partition("/")
    return first if below else ""


_OWN_COLUMNS = frozenset(("source_id", "path", "date_note", "text", "sha256"))
"""Columns of the table of sources: what a file or a person calls so is kept under another name."""


def _same_twice(sources: list[dict]) -> list[dict]:
    """Point at files that hold the same, byte for byte: their statements would count twice."""
    first: dict[str, str] = {}
    rows = []
    for source in sources:
        name = source["path"].partition("#")[0]
        earlier = first.setdefault(source["sha256"], name)
        if earlier != name and not any(row["path"] == name for row in rows[-1:]):
            rows.append(problem(name, "", noted("file.same", other=earlier), noted("todo.take_one_out")))
    return rows
