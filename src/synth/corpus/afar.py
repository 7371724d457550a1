"""Read files on the workers of a cluster, each still in a helper there, bounded in time and memory."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from functools import cache
from pathlib import Path

from synth.cluster import on_every_worker, spread
from synth.corpus.apart import Helpers, read_apart
from synth.corpus.readers.office import OPENED
from synth.corpus.readers.source import LARGEST

_LESSONS = "lessons"


@contextmanager
def read_afar(files: Sequence[tuple[Path, str, dict]]) -> Iterator[Iterator[dict]]:
    """Read files as `synth.corpus.apart.read_apart` does, on the cluster that was asked to help.

    The bytes of a file go with its task: workers need no drive in common. What only LibreOffice opens is read
    here, for workers may have another one or none; so is a file that cannot be sent, which then says why.
    """
    sent = [_travels(path) for path, *_ in files]
    lessons = _letters(Path(files[0][2][_LESSONS])) if files and files[0][2][_LESSONS] else b""
    with ExitStack() as open_here:
        here = [file for file, goes in zip(files, sent, strict=True) if not goes]
        read_here = open_here.enter_context(read_apart(here))
        there = spread(_read_there, _blocks(files, sent), lessons, alone=False)
        try:
            yield _in_turn(files, sent, read_here, there)
        finally:
            there.close()
            on_every_worker(_close)


def _in_turn(
    files: Sequence[tuple[Path, str, dict]], sent: list[bool], here: Iterator[dict], there: Iterator
) -> Iterator[dict]:
    for file, goes in zip(files, sent, strict=True):
        answer = next(there if goes else here)
        if answer is None:  # it was taken away or closed to us since we looked
            with read_apart([file]) as again:
                answer = next(again)
        yield answer


def _travels(path: Path) -> bool:
    try:
        about = path.stat()
    except OSError:
        return False
    return path.suffix.lower() not in OPENED and stat.S_ISREG(about.st_mode) and about.st_size <= LARGEST


def _blocks(files: Sequence[tuple[Path, str, dict]], sent: list[bool]) -> Iterator[tuple]:
    for (path, name, how), goes in zip(files, sent, strict=True):
        if goes:
            yield _letters(path), path.suffix, name, how


def _letters(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


@cache
def _helpers() -> Helpers:
    """Return the helpers of this worker, one for each of its threads, which serve one file after another."""
    return Helpers()


def _close() -> None:
    """End the helpers of this worker."""
    _helpers().close()
    _helpers.cache_clear()


def _read_there(lessons: bytes, letters: bytes | None, ending: str, name: str, how: dict) -> dict | None:
    """Read one file on a worker; what lies on its disk meanwhile, Dask clears away where it was killed."""
    if letters is None:
        return None
    with tempfile.TemporaryDirectory(dir=_room(), prefix="synth-", ignore_cleanup_errors=True) as folder:
        path = Path(folder, f"given{ending}")
        path.write_bytes(letters)
        if lessons:
            taught = Path(folder, "lessons.json")
            taught.write_bytes(lessons)
            how = how | {_LESSONS: os.fspath(taught)}
        return _helpers().read((path, name, how))


def _room() -> str | None:
    with suppress(ImportError, ValueError, AttributeError):
        from distributed import get_worker

        return get_worker().local_directory
    return None
