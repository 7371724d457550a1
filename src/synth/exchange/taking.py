"""A file of a codebook or of codings, taken into a study."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from synth.exchange.codings import codings_rows
from synth.exchange.quoted import Quoted
from synth.exchange.tabular import is_codebook, read_codebook, refuse, unread_columns
from synth.telling import Told, joined, told

if TYPE_CHECKING:
    from synth.study import Study


def import_file(study: Study, path: str | Path, coder: str = "") -> Told:
    """Take in a codebook or codings, new or changed; return a sentence on what came in and what was not read.

    Rows of codings may also hold words of a source, as other programs hand out what was marked: then these
    words are coded. `coder` is whose rows are that name nobody, else whoever the file is called after.

    Codings count by their difference from the file's last import, so what was removed in the study since
    does not come back.

    Raises
    ------
    ValueError
        One line for each faulty row; then nothing was taken in.
    """
    path = Path(path)
    if is_codebook(path):
        is_new = study.import_codebook(read_codebook(path), **_named(path))
        sentence = told("codebook.taken_in" if is_new else "codebook.same", path=path)
    else:
        quoted = Quoted(study.statements(), study.sources())
        codings, reviews, faults = codings_rows(path, quoted, study.codebook(), coder)
        refuse(faults)
        before = _held(study)
        new = study.import_codings(codings, reviews, **_named(path))
        gone = len(before - _held(study))
        coders = ", ".join(dict.fromkeys(reviews["coder"])) or path.stem
        sentence = told("codings.new", path=path, n=new, coder=coders)
        sentence = joined([sentence, told("codings.gone", n=gone)]) if gone else sentence
    unread = [joined(words, " → ") for words in unread_columns(path)]
    return joined([sentence, *(told("value.here", path=path, fault=fault) for fault in unread)])


def _held(study: Study) -> set[tuple[str, str, str]]:
    """Return the codings that a study has now."""
    table = study.codings()
    return set(zip(table["statement_id"], table["code"], table["coder"], strict=True))


def _named(path: Path) -> dict[str, str]:
    """Name a file as it is named within its corpus folder, wherever that stands."""
    name = path.name if path.stem == "codebook" else f"codings/{path.name}"
    return {"path": name, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
