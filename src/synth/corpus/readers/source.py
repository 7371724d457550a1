"""One file of a workshop → the texts that are stored, each with what its format says of its lines."""

from __future__ import annotations

import codecs
import hashlib
import importlib
import re
import stat
from collections.abc import Collection
from pathlib import Path

from synth.corpus.document import Document
from synth.corpus.readers.kinds import check_kind, what_to_do
from synth.telling import Told, Unreadable, noted

LARGEST = 20_000_000
"""Bytes of the largest file that is read; a note of this size would fill four thousand pages."""

_SHEETS = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv")
_READERS = {
    ".txt": "synth.corpus.readers.plain",
    ".md": "synth.corpus.readers.markdown",
    **dict.fromkeys((".html", ".htm"), "synth.corpus.readers.web"),
    ".docx": "synth.corpus.readers.word",
    ".pptx": "synth.corpus.readers.slides",
    **dict.fromkeys((".doc", ".odt", ".rtf", ".ppt", ".odp"), "synth.corpus.readers.office"),
    **dict.fromkeys(_SHEETS, "synth.corpus.readers.answers"),
    ".pdf": "synth.corpus.readers.pdf",
    **dict.fromkeys((".srt", ".vtt"), "synth.corpus.readers.subtitles"),
}
READ = frozenset(_READERS)
"""Endings of the files that are read."""

MOST_LINES = 200_000
"""Lines of the longest text that is read."""

_UNFIT = re.compile("[\x01-\x08\x0e-\x1f\x7f]")
_THAI = re.compile("[\u0e01-\u0e2e]")
_MOST_WRONG = 0.01
"""Share of characters that may be unreadable; they are stored as U+FFFD and flagged."""
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
    r"""Decode the bytes of a Thai text file.

    By byte order mark, else UTF-8, else UTF-16 without a mark, else CP874 (TIS-620): detectors that guess
    from frequencies misjudge Thai. A few broken bytes become U+FFFD.

    Raises
    ------
    Unreadable
        What is wrong and what to do.

    Examples
    --------
    >>> decode("ชุมชน\r\n".encode("cp874"))
    'ชุมชน\n'
    """
    for encoding, errors in _encodings(data):
        try:
            text = data.decode(encoding, errors)
        except UnicodeDecodeError:
            continue
        text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        text, wrong = _UNFIT.subn("\ufffd", text)
        wrong = text.count("\ufffd") - text.count("\x00") if errors == "replace" else wrong
        thai = errors == "strict" or _THAI.search(text)
        if thai and wrong <= max(_MOST_WRONG * len(text), 1):
            return re.sub("[\x00\ud800-\udfff]", "\ufffd", text)
    raise Unreadable(noted("file.letters"), noted("todo.as_text"))


def _encodings(data: bytes) -> list[tuple[str, str]]:
    if data.startswith(codecs.BOM_UTF8):
        return [("utf-8-sig", "replace")]
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return [("utf-16", "replace")]
    sample = data[:4096]
    # Thai in UTF-16 alternates with the byte 0x0E, plain ASCII with 0x00
    high = [sample[first::2].count(0x00) + sample[first::2].count(0x0E) for first in (0, 1)]
    if len(sample) >= 4 and max(high) * 2 > len(sample) * 0.6:
        return [("utf-16-be" if high[0] > high[1] else "utf-16-le", "replace")]
    # UTF-8 with a broken byte is still UTF-8: in CP874 it would be read as something else altogether
    return [("utf-8", "strict"), ("utf-8", "replace"), ("cp874", "strict"), ("cp874", "replace")]
