"""A file of what was computed, block by block, that may be deleted at any time."""

from __future__ import annotations

import io
import os
import struct
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from zlib import crc32

import numpy as np

_HEAD = struct.Struct("<QI")
"""Before each block: how long it is, and its checksum."""


def digest(text: str, seed: int = 0) -> bytes:
    """Return the key of a text, 16 bytes; with another seed, another.

    Examples
    --------
    >>> len(digest("ผู้นำ")), digest("ผู้นำ") == digest("ผู้นำ", seed=1)
    (16, False)
    """
    return blake2b(
        text.encode("utf-8", "surrogatepass"), digest_size=16, salt=b"%d" % (seed % 2**32)
    ).digest()


class KeptBlocks:
    """Blocks of arrays in a file: each is whole or, where the program was ended, not there.

    Parameters
    ----------
    path : path
        Made when the first block is added.
    stamp : str
        How the blocks were computed; a file with another stamp is begun anew.
    """

    def __init__(self, path: str | os.PathLike, stamp: str) -> None:
        self.path = Path(path)
        self._stamp = f"synth {stamp}\n".encode()

    def read(self) -> Iterator[dict[str, np.ndarray]]:
        """Give the blocks, as far as they are whole; cut off what is not."""
        try:
            with self.path.open("rb") as file:
                whole = len(self._stamp) if file.readline() == self._stamp else 0
                while whole and (block := _next(file)) is not None:
                    yield block
                    whole = file.tell()
        except FileNotFoundError:
            return
        if whole < self.path.stat().st_size:
            with self.path.open("r+b") as file:
                file.truncate(whole)

    def append(self, **arrays: np.ndarray) -> None:
        """Add a block, and have it on the disk before anything else is done."""
        packed = io.BytesIO()
        np.savez(packed, **arrays)
        block = packed.getvalue()
        with self.path.open("ab") as file:
            if not file.tell():
                file.write(self._stamp)
            file.write(_HEAD.pack(len(block), crc32(block)) + block)
            file.flush()
            os.fsync(file.fileno())


def _next(file) -> dict[str, np.ndarray] | None:
    head = file.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    size, check = _HEAD.unpack(head)
    block = file.read(size)
    if len(block) < size or crc32(block) != check:
        return None
    with np.load(io.BytesIO(block), allow_pickle=False) as arrays:
        return dict(arrays)
