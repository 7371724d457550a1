"""A corpus folder → a study: notes, codebook and codings, each content once."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from synth.exchange.tabular import codebooks_in, faults_of_corpus, read_codebook, read_codings, sheets_in

if TYPE_CHECKING:
    from synth.corpus.folder import Corpus
    from synth.study import Study


def import_folder(study: Study, folder: str | Path, corpus: Corpus) -> list[Path]:
    r"""Take a corpus, its ``codebook.*`` and its ``codings/*`` into a study.

    What was taken in before is not taken in again: what a coder has removed since does not come back.

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
        raise ValueError("\n".join(faults))
    study.add_corpus(corpus)
    changed = []
    for path in [*codebooks_in(folder), *sheets_in(folder / "codings")]:
        name, sha256 = path.relative_to(folder).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest()
        status = study.import_status(name, sha256)
        if status == "changed":
            changed.append(path)
        elif status == "new" and path.parent == folder:
            study.import_codebook(read_codebook(path), path=name, sha256=sha256)
        elif status == "new":
            codings, reviews = read_codings(path, corpus.statements, study.codebook(), corpus.sources)
            study.import_codings(codings, reviews, path=name, sha256=sha256)
    return changed
