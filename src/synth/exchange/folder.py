"""A corpus folder → a study: notes, codebook and codings, each content once."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from synth.exchange.tabular import (
    codebooks_in,
    faults_of_corpus,
    read_codebook,
    read_codings,
    sheets_in,
    unread_columns,
)
from synth.schema import table
from synth.telling import joined

if TYPE_CHECKING:
    from synth.corpus.folder import Corpus
    from synth.study import Study


def import_folder(study: Study, folder: str | Path, corpus: Corpus) -> list[Path]:
    r"""Take a corpus, its ``codebook.*`` and its ``codings/*`` into a study.

    What was taken in before is not taken in again: what a coder has removed since does not come back. Columns
    that mean nothing here are rows in the table `problems`.

    Parameters
    ----------
    study : Study
    folder : str or Path
        The folder that `corpus` was read from.
    corpus : Corpus

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
    if faults := faults_of_corpus(folder, corpus.statements, corpus.sources):
        raise ValueError(joined(faults))
    named = named_files(folder)
    status = {path: study.import_status(**named[path]) for path in named}
    study.add_corpus(with_unread_columns(corpus, folder))
    for path in codebooks_in(folder):
        if status[path] == "new":
            study.import_codebook(read_codebook(path), **named[path])
    # all are held to the study as it is now before the first comes in: codes may have other names there
    tables = study.statements(), study.codebook(), study.sources()
    new = [path for path in sheets_in(folder / "codings") if status[path] == "new"]
    for path, (codings, reviews) in [(path, read_codings(path, *tables)) for path in new]:
        study.import_codings(codings, reviews, **named[path])
    return [path for path in named if status[path] == "changed"]


def with_unread_columns(corpus: Corpus, folder: str | Path) -> Corpus:
    """Return a corpus in whose `problems` also stands which columns of codebook and codings were not read."""
    found = [
        {"path": path.relative_to(folder).as_posix(), "place": "", "problem": what, "what_to_do": todo}
        for path in named_files(folder)
        for what, todo in unread_columns(path)
    ]
    if not found:
        return corpus
    rows = [*corpus.problems.to_dict("records"), *found]
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
