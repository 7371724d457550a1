"""One file → its sources with their statements and what is damaged, as plain values. Runs in a helper."""

from __future__ import annotations

import json
from collections.abc import Mapping
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from synth.corpus.dating import NO_DATE, date_of_name
from synth.corpus.document import Document
from synth.corpus.layout.lines import Line
from synth.corpus.readers.source import as_problem, read_source
from synth.corpus.statements import read_note
from synth.schema import TABLES
from synth.telling import packed
from synth.text.damage import damage_of

if TYPE_CHECKING:
    from synth.corpus.layout.labeller import Labeller

_taken_for = attrgetter(*TABLES["lines"][3:-1])


def read_file(path: str, name: str, how: Mapping[str, object]) -> dict:
    """Read the sources of the file at `path`, called `name` in the corpus; raise nothing but MemoryError.

    Parameters
    ----------
    path, name : str
    how : mapping
        What a person said of the file: ``answers`` (heads of the columns of open answers), ``unit`` (what
        a statement is) and ``lessons`` (a file of what a study taught, see `Taught.as_file`).

    Returns
    -------
    dict
        ``sha256`` of the file's bytes and ``readings``, one for each source (see `reading_of`); or
        ``problem``: what is wrong and what to do, packed (see `synth.telling.packed`).
    """
    try:
        documents, sha256 = read_source(Path(path), how.get("answers", ()))
        unit, by = how.get("unit") or "auto", _taught(how.get("lessons"))
        return {
            "sha256": sha256,
            "readings": [reading_of(document, name, unit, by) for document in documents],
        }
    except MemoryError:
        raise  # the helper has no room left to go on in
    except Exception as error:  # whatever a file sets off is one row in problems
        return {"problem": [packed(sentence) for sentence in as_problem(error)]}


def _taught(lessons: str | None) -> Labeller | None:
    if not lessons:
        return None
    from synth.corpus.layout.teaching import read_lessons

    return read_lessons(lessons)


def reading_of(document: Document, name: str, unit: str = "auto", by: Labeller | None = None) -> dict:
    r"""Cut the text of one source into statements, and look for what is damaged.

    Returns
    -------
    dict
        ``name``, ``text``, ``given``, ``remarks`` as the document has them; ``title``, ``date``,
        ``date_note``, ``statements`` and ``left_out`` as `synth.corpus.statements.read_note` gives them,
        but for their words, which stand in the text anyway; ``lines``, rows of the table of that name, in
        the order of its columns; ``damage`` as `synth.text.damage.damage_of` gives it.

    Examples
    --------
    >>> reading = reading_of(Document("บทเรียน\n1. ผู้นำเข้มแข็ง"), "เวที.txt")
    >>> [(row["section"], row["start"], row["end"]) for row in reading["statements"]]
    [('บทเรียน', 11, 24)]
    """
    source_id = name + document.name
    note = read_note(document.text, source_id, document.told, unit, by)
    for row in [*note.statements, *note.left_out]:
        del row["text"]
    date, date_note = note.date, note.date_note
    if date_note == NO_DATE and not document.name:
        date, date_note = date_of_name(Path(name).stem)
    return {
        "name": document.name,
        "text": document.text,
        "given": dict(document.given),
        "remarks": [[packed(sentence) for sentence in remark] for remark in document.remarks],
        "title": note.title,
        "date": date,
        "date_note": date_note,
        "statements": note.statements,
        "left_out": note.left_out,
        "lines": [_line_row(source_id, line, document.told) for line in note.lines],
        "damage": [[packed(sentence) for sentence in damage] for damage in damage_of(document.text)],
    }


def _line_row(source_id: str, line: Line, fields_at: Mapping[int, dict]) -> tuple:
    """Return what a line was taken for, as a row of the table `lines`."""
    evidence = json.dumps(fields_at[line.start], ensure_ascii=False) if line.start in fields_at else ""
    return (source_id, line.start, line.start + len(line.text), *_taken_for(line), evidence)
