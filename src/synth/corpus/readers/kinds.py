"""What a file is, by its first bytes, and what to do about the kinds that are not read."""

from __future__ import annotations

import io
import zipfile
import zlib

from synth.telling import Told, Unreadable, noted

LARGEST_UNZIPPED = 100_000_000
"""Bytes that the parts of a .docx, .xlsx or .pptx may have together once unpacked."""
LARGEST_RATIO = 300
"""Times that a part larger than a megabyte may have been packed; real documents stay under 30."""

_AS_WORD, _AS_TABLE, _AS_TEXT = noted("todo.as_word"), noted("todo.as_table"), noted("todo.as_text")
_AS_SLIDES, _PICTURE = noted("todo.as_slides"), noted("todo.picture")
_SOUND, _ARCHIVE = noted("todo.sound"), noted("todo.unpack")

WHAT_TO_DO = {
    **dict.fromkeys((".doc", ".odt", ".rtf", ".pages", ".wpd", ".dot"), _AS_WORD),
    **dict.fromkeys((".numbers", ".xlsb"), _AS_TABLE),
    **dict.fromkeys((".ppt", ".odp", ".key"), _AS_SLIDES),
    **dict.fromkeys(
        (".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".heic", ".svg"), _PICTURE
    ),
    **dict.fromkeys(
        (".mp3", ".m4a", ".wav", ".ogg", ".aac", ".mp4", ".mov", ".avi", ".mkv", ".3gp", ".webm"), _SOUND
    ),
    **dict.fromkeys((".zip", ".rar", ".7z", ".gz", ".tar", ".tgz", ".bz2", ".xz"), _ARCHIVE),
}
"""What to do about a file that is not read, by its ending."""

_FIRST_BYTES = (
    (b"%PDF-", ".pdf"),
    (b"{\\rtf", ".rtf"),
    (b"\x89PNG", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"GIF8", ".gif"),
    (b"II*\x00", ".tif"),
    (b"MM\x00*", ".tif"),
    (b"Rar!", ".rar"),
    (b"7z\xbc\xaf\x27\x1c", ".7z"),
    (b"\x1f\x8b", ".gz"),
    (b"ID3", ".mp3"),
    (b"OggS", ".ogg"),
)
_IN_ZIP = (("word/", ".docx"), ("xl/", ".xlsx"), ("ppt/", ".pptx"))
_SAME = {
    **dict.fromkeys((".docm", ".dotx", ".dotm"), ".docx"),
    **dict.fromkeys((".pptm", ".ppsx", ".potx"), ".pptx"),
    **{".xlsm": ".xlsx", ".htm": ".html"},
}
_BY_CONTENT = (".doc", ".rtf", ".odt")
"""One reader opens these three, whichever name they have: much that is called .doc is .rtf."""
_PACKED = (".docx", ".xlsx", ".pptx", ".xls", ".ods", ".pdf", ".ppt", ".odp", *_BY_CONTENT)
"""Kinds that are read and known by their first bytes."""


def what_to_do(ending: str) -> Told:
    """Say what to do about a file whose kind is not read.

    Examples
    --------
    >>> what_to_do(".zip")
    'แตกไฟล์ออกมาไว้ในโฟลเดอร์ก่อน'
    """
    return WHAT_TO_DO.get(ending, _AS_TEXT)


def kind_of(data: bytes) -> str:
    r"""Name the ending that files of this kind have; empty for text and for what is not known.

    Raises
    ------
    Unreadable
        What is wrong and what to do: the file is encrypted.

    Examples
    --------
    >>> kind_of(b"%PDF-1.7 ..."), kind_of("ชุมชน".encode())
    ('.pdf', '')
    """
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_zip(data)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return _kind_of_ole(data)
    if b"ftyp" in data[4:8]:
        return ".mp4"
    return next((ending for first, ending in _FIRST_BYTES if data.startswith(first)), "")


def check_kind(ending: str, data: bytes) -> None:
    """Refuse a file whose bytes are of another kind than its name says.

    Raises
    ------
    Unreadable
        What is wrong and what to do.
    """
    kind = kind_of(data)
    named = _SAME.get(ending, ending)
    if kind == named or (not kind and named not in _PACKED) or {kind, named} <= {*_BY_CONTENT}:
        return
    if not kind:
        again = ".xlsx" if ending == ".xls" else ending
        raise Unreadable(noted("file.broken_or_not", kind=ending), noted("todo.save_as", kind=again))
    todo = noted("todo.rename", kind=kind) if kind in _PACKED else what_to_do(kind)
    raise Unreadable(noted("file.other_kind", ending=ending, kind=kind), todo)


def check_zip(data: bytes) -> None:
    """Refuse a packed document that would unpack to more than a document can be.

    Raises
    ------
    Unreadable
        What is wrong and what to do.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Unreadable(noted("file.incomplete"), noted("todo.save_again")) from error
    if any(part.flag_bits & 1 for part in parts):
        raise Unreadable(noted("file.password"), noted("todo.no_password"))
    swollen = any(
        part.file_size > 1_000_000 and part.file_size > LARGEST_RATIO * max(part.compress_size, 1)
        for part in parts
    )
    if swollen or len(parts) > 10_000 or sum(part.file_size for part in parts) > LARGEST_UNZIPPED:
        raise Unreadable(noted("file.swollen"), noted("todo.trusted"))


def _kind_of_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = packed.namelist()
            if "mimetype" in names:
                kind = packed.open("mimetype").read(100).decode("ascii", "replace")
                return {"text": ".odt", "spreadsheet": ".ods", "presentation": ".odp"}.get(
                    kind.rpartition(".")[2], ".zip"
                )
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, EOFError, zlib.error):
        # a zip that broke off still says in its first bytes what it was
        names = [start for start, _ in _IN_ZIP if start.encode() in data]
    return next((kind for start, kind in _IN_ZIP if any(name.startswith(start) for name in names)), ".zip")


def _kind_of_ole(data: bytes) -> str:
    """Tell apart what the old Office wrote, by the names of the streams inside."""

    def has(name: str) -> bool:
        return name.encode("utf-16-le") in data

    if has("EncryptedPackage") or has("EncryptionInfo"):
        raise Unreadable(noted("file.password"), noted("todo.no_password"))
    if has("Workbook") or has("Book"):
        return ".xls"
    return ".ppt" if has("PowerPoint Document") else ".doc"
