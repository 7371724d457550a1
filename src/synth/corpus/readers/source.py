"""One file of a workshop → the texts that are stored, each with what its format says of its lines."""

from __future__ import annotations

import hashlib
import importlib
import re
import stat
from collections.abc import Collection
from pathlib import Path

from synth.corpus.document import Document
from synth.corpus.readers.kinds import check_kind, what_to_do
from synth.decoding import decoded, few_of
from synth.signs import NEVER_STORED
from synth.telling import Told, Unreadable, noted

LARGEST = 20_000_000
"""Bytes of the largest file that is read; a note of this size would fill four thousand pages."""

_SHEETS = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv")
_READERS = {
    ".txt": "synth.corpus.readers.plain",
    ".md": "synth.corpus.readers.markdown",
    **dict.fromkeys((".html", ".htm"), "synth.corpus.readers.web"),
    **dict.fromkeys((".mht", ".mhtml"), "synth.corpus.readers.saved_pages"),
    ".eml": "synth.corpus.readers.mails",
    **dict.fromkeys((".docx", ".docm", ".dotx", ".dotm"), "synth.corpus.readers.word"),
    **dict.fromkeys((".pptx", ".pptm", ".ppsx", ".potx"), "synth.corpus.readers.slides"),
    **dict.fromkeys((".doc", ".odt", ".rtf", ".ppt", ".odp"), "synth.corpus.readers.office"),
    **dict.fromkeys(_SHEETS, "synth.corpus.readers.answers"),
    ".pdf": "synth.corpus.readers.pdf",
    **dict.fromkeys((".srt", ".vtt"), "synth.corpus.readers.subtitles"),
}
READ = frozenset(_READERS)
"""Endings of the files that are read."""

MOST_LINES = 200_000
"""Lines of the longest text that is read."""

_NEVER_STORED = re.compile(f"[{NEVER_STORED}]")
_WORD = re.compile(r"\w")


def read_source(path: Path, answers: Collection[str] = ()) -> tuple[list[Document], str]:
    """Read the sources of one file: one, or one for each row of a spreadsheet.

    Parameters
    ----------
    path : Path
    answers : collection of str
        Of a spreadsheet, the heads of its columns of open answers, if somebody named them.

    Returns
    -------
    documents : list of Document
        Their texts are decoded, without byte order mark, line ends as LF, NUL as U+FFFD; nothing else is
        changed: offsets into these texts stay true.
    sha256 : str
        Of the file's bytes, in hexadecimal.

    Raises
    ------
    Unreadable
        What is wrong and what to do. Whatever else a library
        throws at a broken file is left for `as_problem`.
    """
    ending = path.suffix.lower()
    if ending not in READ:
        raise Unreadable(_not_read(path.suffix), what_to_do(ending))
    data = _bytes(path)
    check_kind(ending, data)
    reader = importlib.import_module(_READERS[ending])
    documents = reader.read(data, path, answers) if ending in _SHEETS else reader.read(data, path)
    documents = [document for document in documents if _WORD.search(document.text)]
    if not documents:
        raise Unreadable(noted("file.no_text"), noted("todo.right_file"))
    if any(document.text.count("\n") > MOST_LINES for document in documents):
        raise Unreadable(noted("file.lines", most=MOST_LINES), noted("todo.split_file"))
    return documents, hashlib.sha256(data).hexdigest()


def as_problem(error: Exception) -> tuple[Told, Told]:
    """Return what is wrong and what to do: as `error` says if it is one of ours, else in general."""
    if isinstance(error, Unreadable):
        return error.problem, error.what_to_do
    ours = type(error) is SyntaxError or isinstance(error, NameError | ImportError)  # lxml has kinds of it
    if ours:
        return noted("file.program"), noted("todo.tell_us")
    return noted("file.broken"), noted("todo.save_again")


def _not_read(ending: str) -> Told:
    return noted("file.kind", kind=ending) if ending else noted("file.no_ending")


def _bytes(path: Path) -> bytes:
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            raise Unreadable(noted("file.no_file"), noted("todo.take_out"))
        if about.st_size > LARGEST:
            size = {"size": about.st_size // 1_000_000, "most": LARGEST // 1_000_000}
            raise Unreadable(noted("file.too_large", **size), noted("todo.split_file"))
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise Unreadable(noted("file.cannot_open"), noted("todo.allow_file")) from error


def decode(data: bytes) -> str:
    r"""Decode the bytes of a text file (see `synth.decoding.decoded`), with LF at its line ends.

    What no stored text holds becomes U+FFFD, which is flagged.

    Raises
    ------
    Unreadable
        What is wrong and what to do.

    Examples
    --------
    >>> decode("ชุมชน\r\n".encode("cp874"))
    'ชุมชน\n'
    """
    text = decoded(data).replace("\r\n", "\n").replace("\r", "\n")
    empty = text.count("\x00")  # as a full disk leaves them: however many, the rest is text
    text, wrong = _NEVER_STORED.subn("\ufffd", text)
    if not few_of(wrong - empty, text):
        raise Unreadable(noted("file.letters"), noted("todo.as_text"))
    return text
