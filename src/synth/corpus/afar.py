"""Read files on the workers of a cluster, each still in a helper there, bounded in time and memory."""

from __future__ import annotations

import os
import stat
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from itertools import chain
from pathlib import Path

from synth.cluster import spread
from synth.corpus.apart import Helpers, read_apart
from synth.corpus.readers.office import OPENED
from synth.corpus.readers.source import LARGEST

_LESSONS = "lessons"
_AT_ONCE, _MOST_AT_ONCE = 100_000, 16
"""From so many bytes on, or so many files, they are a task: one by one, handing over costs as much."""
_REST = 30
"""Seconds after which the helpers of a worker end that nobody asks any more."""


@contextmanager
def read_afar(files: Sequence[tuple[Path, str, dict]]) -> Iterator[Iterator[dict]]:
    """Read files as `synth.corpus.apart.read_apart` does, on the cluster that was asked to help.

    The bytes of a file go with its task: workers need no drive in common. What only LibreOffice opens is read
    here, for workers may have another one or none; so is a file that cannot be sent, which then says why.
    """
    sent = [_travels(path) for path, *_ in files]
    lessons = Path(files[0][2][_LESSONS]).read_bytes() if files and files[0][2][_LESSONS] else b""
    with ExitStack() as open_here:
        local_files = [file for file, goes in zip(files, sent, strict=True) if not goes]
        read_here = open_here.enter_context(read_apart(local_files))
        remote_answers = spread(_read_there, _blocks(files, sent), lessons, alone=False)
        try:
            yield _in_turn(files, sent, read_here, chain.from_iterable(remote_answers))
        finally:
            remote_answers.close()


def _in_turn(
    files: Sequence[tuple[Path, str, dict]],
    sent: list[bool],
    local_answers: Iterator[dict],
    remote_answers: Iterator,
) -> Iterator[dict]:
    for file, goes in zip(files, sent, strict=True):
        answer = next(remote_answers if goes else local_answers)
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
    """Give the files that are sent, small ones some at a time."""
    block, size = [], 0
    for (path, name, how), goes in zip(files, sent, strict=True):
        if not goes:
            continue
        letters = _letters(path)
        block.append((letters, path.suffix, name, how))
        size += len(letters or b"")
        if size >= _AT_ONCE or len(block) == _MOST_AT_ONCE:
            yield tuple(block)
            block, size = [], 0
    if block:
        yield tuple(block)


def _letters(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


class _Resting:
    """The helpers of a worker, one for each of its threads: they serve whoever asks, and end after a rest."""

    def __init__(self) -> None:
        self._lock, self._busy = threading.Lock(), 0
        self._helpers: Helpers | None = None
        self._clock: threading.Timer | None = None

    @contextmanager
    def woken(self) -> Iterator[Helpers]:
        with self._lock:
            self._busy += 1
            if self._clock:
                self._clock.cancel()
            self._helpers = self._helpers or Helpers()
        try:
            yield self._helpers
        finally:
            with self._lock:
                self._busy -= 1
                self._clock = threading.Timer(_REST, self._end)
                self._clock.daemon = True
                self._clock.start()

    def _end(self) -> None:
        with self._lock:
            if self._helpers and not self._busy:
                self._helpers.close()
                self._helpers = None


_resting = _Resting()


def _read_there(lessons: bytes, *files: tuple[bytes | None, str, str, dict]) -> list[dict | None]:
    """Read some files on a worker; what lies on its disk meanwhile, Dask clears away where it was killed."""
    rooms = {"dir": _room(), "prefix": "synth-", "ignore_cleanup_errors": True}
    with tempfile.TemporaryDirectory(**rooms) as room, _resting.woken() as helpers:
        taught = Path(room, "lessons.json")
        taught.write_bytes(lessons)
        answers = []
        for letters, ending, name, how in files:
            path = Path(room, f"given{ending}")
            path.write_bytes(letters or b"")
            asked = how | {_LESSONS: os.fspath(taught) if lessons else ""}
            answers.append(None if letters is None else helpers.read((path, name, asked)))
        return answers


def _room() -> str | None:
    with suppress(ImportError, ValueError, AttributeError):
        from distributed import get_worker

        return get_worker().local_directory
    return None
