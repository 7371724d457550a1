"""Read files in processes that are bounded in time and memory and can be killed when they hang or swell.

A few helpers serve all files of a folder, side by side; a file that brings one down costs one row in
`problems`, and the next file gets a new helper. What goes to and fro is JSON. Run as a module, this is one.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

from synth.telling import noted

SECONDS = 60
"""Time that one file may take."""
MEMORY = 3_000_000_000
"""Bytes of address space that a helper may take, where the system can limit it."""
LONGEST_ANSWER = 400_000_000
"""Bytes of what a helper may say of one file; a note of 20 MB in lines of one word stays under half."""

_FILES_EACH = 8
"""Files for which one more helper is worth its start."""


class _Helper:
    def __init__(self) -> None:
        # what is kept for a moment, as LibreOffice does, goes when the helper goes
        self._room = tempfile.TemporaryDirectory(prefix="synth-", ignore_cleanup_errors=True)
        rooms = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), self._room.name)
        # -P: nothing in the folder where the user works may pass for one of our modules
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "synth.corpus.apart"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **rooms},
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )

    def ask(self, path: Path, name: str, how: dict) -> dict | None:
        """Return what the helper found in a file, None if it gave no answer in time."""
        clock = threading.Timer(SECONDS, self._kill)
        clock.start()
        try:
            self._process.stdin.write(json.dumps([os.fspath(path), name, how]).encode() + b"\n")
            self._process.stdin.flush()
            line = self._process.stdout.readline(LONGEST_ANSWER)
            return json.loads(line) if line.endswith(b"\n") else None
        except OSError:
            return None
        finally:
            clock.cancel()

    def _kill(self) -> None:
        """End the process and what it has started."""
        if os.name == "nt":
            end = ["taskkill", "/T", "/F", "/PID", str(self._process.pid)]
            subprocess.run(end, capture_output=True, check=False, creationflags=subprocess.CREATE_NO_WINDOW)
        elif self._process.poll() is None:  # once it was waited for, its number may be another's
            with contextlib.suppress(OSError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()

    def close(self) -> None:
        self._kill()
        self._process.wait()
        self._process.stdout.close()
        with contextlib.suppress(OSError):
            self._process.stdin.close()
        self._room.cleanup()


class Helpers:
    """Helpers for some files, one for each thread that asks."""

    def __init__(self) -> None:
        self._mine = threading.local()
        self._all: list[_Helper] = []
        self._lock = threading.Lock()
        self._closed = False

    def read(self, file: tuple[Path, str, dict]) -> dict:
        """Return what `read_apart` gives of a file."""
        helper = getattr(self._mine, "helper", None) or self._start()
        answer = helper.ask(*file)
        if answer is None:
            self._mine.helper = None
            with self._lock:
                if helper in self._all:
                    self._all.remove(helper)
            helper.close()
            return {"problem": (noted("file.too_much"), noted("todo.split_or_copy"))}
        return answer

    def _start(self) -> _Helper:
        with self._lock:
            if self._closed:
                raise RuntimeError("the reading was broken off")
            self._all.append(_Helper())
            self._mine.helper = self._all[-1]
        return self._mine.helper

    def close(self) -> None:
        """End the helpers; who asks again is refused."""
        with self._lock:
            self._closed = True
            helpers, self._all = self._all, []
        for helper in helpers:
            helper.close()


@contextlib.contextmanager
def read_apart(files: Sequence[tuple[Path, str, dict]]) -> Iterator[Iterator[dict]]:
    """Read files in helpers, which begin at once and end with the context.

    Parameters
    ----------
    files : sequence of (path, name, how)
        A file, the id that its source has (see `synth.corpus.files.source_id`), and what a person said of it
        (see `synth.corpus.reading.read_file`).

    Returns
    -------
    context manager of iterator of dict
        What `synth.corpus.reading.read_file` gives for each file, in their order, or ``{"problem": (what is
        wrong, what to do)}``, packed.
    """
    from concurrent.futures import ThreadPoolExecutor

    helpers = Helpers()
    lanes = max(1, min(os.cpu_count() or 1, -(-len(files) // _FILES_EACH), 4))
    threads = ThreadPoolExecutor(lanes, thread_name_prefix="synth-reading")
    try:
        yield threads.map(helpers.read, files)
    finally:
        threads.shutdown(wait=False, cancel_futures=True)
        helpers.close()


def _serve() -> None:
    """Answer for one file after another; end when nobody asks any more."""
    import faulthandler
    import gc

    gc.set_threshold(200_000)  # the dictionary stays: looked through every 700 objects, it loads slowly
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)  # what a library prints is no answer
    _limit_memory()
    from synth.corpus.reading import read_file

    for line in sys.stdin.buffer:
        # should the parent be gone, nobody else ends a reading that hangs
        faulthandler.dump_traceback_later(SECONDS + 10, exit=True, file=nowhere)
        try:
            answer = json.dumps(read_file(*json.loads(line)), ensure_ascii=False)
            packed = answer.encode("utf-8", "surrogatepass")  # as json.loads unpacks it
        except MemoryError:
            os._exit(1)
        answers.write(packed + b"\n")
        answers.flush()
        faulthandler.cancel_dump_traceback_later()


def _limit_memory() -> None:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    except (ImportError, ValueError, OSError):  # Windows and macOS set no such limit; the clock still runs
        return


if __name__ == "__main__":
    _serve()
