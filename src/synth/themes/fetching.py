"""A sentence model fetched from a place that a person names: all that ever asks a network, and only then."""

from __future__ import annotations

import hashlib
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import IO
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

from synth.telling import told
from synth.whole import whole_folder

LARGEST, PARTS = 8_000_000_000, 2_000
"""Bytes and files of the largest model that is taken."""
_AT_ONCE, _PATIENCE = 1 << 20, 60
_HERE = ("127.0.0.1", "localhost", "::1")


def fetch_model(
    address: str, sha256: str, folder: Path, tell: Callable[[int, int], None] = lambda done, of: None
) -> Path:
    """Fetch a zipped model and unpack it into `folder`, if it is the file that is meant.

    Parameters
    ----------
    address : str
        Of a zip of a folder as ``SentenceTransformer.save`` writes it; ``https``, or this computer.
    sha256 : str
        The sum of the zip, as whoever offers it says.
    folder : path
        Is made, and is not there yet.
    tell : callable
        Told how many bytes there are of how many (0: not known).

    Raises
    ------
    ValueError
        What came is another file, no such zip or too large, or nothing answers; nothing is left of it.
    """
    parts, expected_sum = urlsplit(address), sha256.strip().lower()
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _HERE):
        raise ValueError(told("model.https", address=address))
    if len(expected_sum) != 64 or set(expected_sum) - set("0123456789abcdef"):
        raise ValueError(told("model.no_sum", sum=sha256))
    if folder.exists():
        raise ValueError(told("model.there", folder=folder))
    with tempfile.TemporaryFile(dir=_parent(folder)) as file:
        try:
            with urlopen(address, timeout=_PATIENCE) as answer:  # the scheme is looked at above
                checksum = _copy(answer, file, tell, address)
        except (URLError, OSError) as error:
            raise ValueError(told("model.no_answer", address=address, why=error)) from error
        if checksum != expected_sum:
            raise ValueError(told("model.other", address=address, found=checksum, wanted=expected_sum))
        _unpack(file, folder, address)
    return folder


def _parent(folder: Path) -> Path:
    folder.absolute().parent.mkdir(parents=True, exist_ok=True)
    return folder.absolute().parent


def _copy(answer, file: IO[bytes], tell: Callable[[int, int], None], address: str) -> str:
    """Write what comes into a file and return its sum."""
    digest, size, whole = hashlib.sha256(), 0, int(answer.headers.get("Content-Length") or 0)
    while some := answer.read(_AT_ONCE):
        size += len(some)
        if size > LARGEST:
            raise ValueError(told("model.too_large", address=address, most=LARGEST // 10**9))
        digest.update(some)
        file.write(some)
        tell(size, whole)
    return digest.hexdigest()


def _unpack(file: IO[bytes], folder: Path, address: str) -> None:
    """Unpack the folder in which ``modules.json`` stands; no name leads out of it."""
    try:
        with zipfile.ZipFile(file) as packed, whole_folder(folder) as target:
            for inner_path, part in _parts(packed, address):
                (target / inner_path).parent.mkdir(parents=True, exist_ok=True)
                with packed.open(part) as inside, (target / inner_path).open("wb") as outside:
                    while some := inside.read(_AT_ONCE):
                        outside.write(some)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
        raise ValueError(told("model.no_model", address=address)) from error


def _parts(packed: zipfile.ZipFile, address: str) -> Iterator[tuple[Path, zipfile.ZipInfo]]:
    files = [part for part in packed.infolist() if not part.is_dir()]
    tops = [PurePosixPath(part.filename).parent for part in files if part.filename.endswith("modules.json")]
    if not tops:
        raise ValueError(told("model.no_model", address=address))
    if len(files) > PARTS or sum(part.file_size for part in files) > LARGEST:
        raise ValueError(told("model.too_large", address=address, most=LARGEST // 10**9))
    top = min(tops, key=lambda path: len(path.parts))
    for part in files:
        path = PurePosixPath(part.filename)
        if path.is_relative_to(top):
            inner = path.relative_to(top)
            if ".." in path.parts or "\\" in part.filename or ":" in part.filename:
                raise ValueError(told("model.no_model", address=address))
            yield Path(*inner.parts), part
