"""A corpus folder → a study: notes, codebook and codings, each content once; and a study opened with it."""

from __future__ import annotations

import hashlib
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from synth.corpus.folder import read_corpus
from synth.exchange.tabular import (
    codebooks_in,
    faults_of_corpus,
    read_codebook,
    read_codings,
    sheets_in,
    unread_columns,
)
from synth.look.words import said
from synth.schema import table
from synth.study import Study
from synth.telling import joined

if TYPE_CHECKING:
    from synth.corpus.corpus import Corpus


def open_study(
    study_file: str | Path | None = None, corpus_folder: str | Path | None = None, again: bool = True
) -> Study:
    r"""Open a study with all that its folder of notes has by now, whatever is there yet.

    Parameters
    ----------
    study_file : str or Path, optional
        Or its address on a server. Made where there is none. Without a name, the study is a file for now,
        to try things on.
    corpus_folder : str or Path, optional
        Notes, ``codebook.*`` and ``codings/*`` are taken in as `import_folder` does; it may have none of
        them. A folder none of whose notes is among those of the study is left alone: it is another one's.
    again : bool
        Whether to look again for what is new in the folder where the study has notes already.

    Returns
    -------
    Study
        It shows what it holds, what it lacks yet, and where its file is (`Study.remarks`).

    Raises
    ------
    ValueError
        The file is no study, or rows of the codebook or the codings do not fit.

    Examples
    --------
    >>> folder = Path(tempfile.mkdtemp()) / "corpus"
    >>> folder.mkdir()
    >>> with open_study(folder.parent / "study.db", folder) as study:
    ...     len(study.statements()), study.remarks[0].endswith("ยังไม่มีบันทึกที่อ่านได้")
    (0, True)
    """
    study = Study(study_file or Path(tempfile.mkdtemp(prefix="synth-")) / "study.db")
    source_ids = set(study.sources()["source_id"])
    if corpus_folder is not None and (again or not source_ids):
        study.remarks += _taken_in(study, Path(corpus_folder), source_ids)
    if not study_file:
        study.remarks.append(said("study.for_now"))
    return study


def _taken_in(study: Study, folder: Path, source_ids: set[str]) -> list[str]:
    """Take a folder into a study; say what was not taken."""
    if not folder.is_dir():
        return [said("study.no_folder", folder=folder)]
    corpus = read_corpus(folder, by=study.labeller(), allow_empty=True)
    if source_ids and len(corpus.sources) and source_ids.isdisjoint(corpus.sources["source_id"]):
        return [said("study.other_folder", folder=folder)]
    waiting = import_folder(study, folder, corpus) if len(corpus.sources) or not source_ids else []
    empty = [] if len(corpus.sources) else [said("study.no_notes", folder=folder)]
    return empty + [said("study.waits", name=path.relative_to(folder).as_posix()) for path in waiting]


def import_folder(study: Study, folder: str | Path, corpus: Corpus, *, checked: bool = False) -> list[Path]:
    r"""Take a corpus, its ``codebook.*`` and its ``codings/*`` into a study.

    What was taken in before is not taken in again: what a coder has removed since does not come back. Columns
    that mean nothing here are rows in the table `problems`.

    Parameters
    ----------
    study : Study
    folder : str or Path
        The folder that `corpus` was read from.
    corpus : Corpus
    checked : bool
        Whether `faults_of_corpus` has found nothing in them already.

    Returns
    -------
    list of Path
        Codebook and codings files that have changed since they were taken in; they wait for a person.

    Raises
    ------
    ValueError
        Rows of the codebook or the codings that do not fit, one line each; the study is as it was.

    Examples
    --------
    >>> import tempfile, synth
    >>> folder = Path(tempfile.mkdtemp()) / "corpus"
    >>> folder.mkdir()
    >>> _ = (folder / "เวที.txt").write_text("บทเรียน\n1. ผู้นำตามธรรมชาติ", encoding="utf-8")
    >>> with synth.Study(folder.parent / "study.db") as study:
    ...     changed = import_folder(study, folder, synth.read_corpus(folder))
    ...     study.statements()["text"].tolist()
    ['ผู้นำตามธรรมชาติ']
    """
    folder = Path(folder)
    if not checked and (faults := faults_of_corpus(folder, corpus.statements, corpus.sources)):
        raise ValueError(joined(faults))
    named = named_files(folder)
    status = {path: study.import_status(**named[path]) for path in named}
    new = [path for path in sheets_in(folder / "codings") if status[path] == "new"]
    if new and not any(status[path] == "new" for path in codebooks_in(folder)):
        _hold(study, corpus, new)
    study.add_corpus(with_unread_columns(corpus, folder))
    for path in codebooks_in(folder):
        if status[path] == "new":
            study.import_codebook(read_codebook(path), **named[path])
    # all are held to the study as it is now before the first comes in: codes may have other names there
    tables = study.statements(), study.codebook(), study.sources()
    for path, (codings, reviews) in [(path, read_codings(path, *tables)) for path in new]:
        study.import_codings(codings, reviews, **named[path])
    return [path for path in named if status[path] == "changed"]


def _hold(study: Study, corpus: Corpus, sheets: list[Path]) -> None:
    """Hold codings to the codebook that the study has, before anything of the folder is in it."""
    import pandas as pd

    both = pd.concat([corpus.statements, study.statements()]).drop_duplicates("statement_id")
    sources = pd.concat([corpus.sources, study.sources()]).drop_duplicates("source_id")
    for path in sheets:
        read_codings(path, both, study.codebook(), sources)


def with_unread_columns(corpus: Corpus, folder: str | Path) -> Corpus:
    """Return a corpus in whose `problems` also stands which columns of codebook and codings were not read."""
    unread = [
        {"path": path.relative_to(folder).as_posix(), "place": "", "problem": what, "what_to_do": todo}
        for path in named_files(folder)
        for what, todo in unread_columns(path)
    ]
    if not unread:
        return corpus
    rows = [*corpus.problems.to_dict("records"), *unread]
    return replace(corpus, problems=table("problems", rows, dtype=object))


def named_files(folder: str | Path) -> dict[Path, dict[str, str]]:
    """Name the codebook and the codings of a corpus folder: ``path`` within it and ``sha256``."""
    folder = Path(folder)
    return {
        path: {
            "path": path.relative_to(folder).as_posix(),
            "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        }
        for path in [*codebooks_in(folder), *sheets_in(folder / "codings")]
    }
