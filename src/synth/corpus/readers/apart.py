"""Read in a process of its own what C or Rust reads: it can be killed when it hangs or swells.

One helper serves all files of a folder; a file that brings it down costs one row in `problems`, and the next
file gets a new helper. Run as a module, this is the helper.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

SECONDS = 60
"""Time that one file may take."""
MEMORY = 3_000_000_000
"""Bytes of address space that the helper may take, where the system can limit it."""

_WORK = {
    "pdf": ("synth.corpus.readers.pdf", "pages"),
    "workbook": ("synth.corpus.readers.workbook", "sheets_of_workbook"),
}
_SPLIT = "แบ่งเป็นไฟล์ย่อย หรือคัดลอกข้อความไปไว้ใน .docx หรือ .txt"


class _Helper:
    def __init__(self) -> None:
        # -P: nothing in the folder where the user works may pass for one of our modules
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "synth.corpus.readers.apart"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        )

    def ask(self, work: str, path: Path) -> dict | None:
        """Return the helper's answer, None if it gave none in time."""
        clock = threading.Timer(SECONDS, self.process.kill)
        clock.start()
        try:
            self.process.stdin.write(json.dumps([work, os.fspath(path)]).encode() + b"\n")
            self.process.stdin.flush()
            line = self.process.stdout.readline()
            return json.loads(line) if line.endswith(b"\n") else None
        except OSError:
            return None
        finally:
            clock.cancel()

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()


_helpers: list[_Helper] = []


def read_apart(work: str, path: Path):
    """Do `work` (``pdf`` or ``workbook``) on the file at `path` in the helper.

    Raises
    ------
    ValueError
        With two arguments, what is wrong and what to do, both in Thai.
    """
    if not _helpers:
        _helpers.append(_Helper())
    answer = _helpers[0].ask(work, path)
    if answer is None:
        close()
        raise ValueError("อ่านไม่สำเร็จ ไฟล์ใช้เวลาหรือหน่วยความจำมากเกินไป", _SPLIT)
    if "error" in answer:
        raise ValueError(*answer["error"])
    return answer["found"]


def close() -> None:
    """End the helper, if there is one."""
    while _helpers:
        _helpers.pop().close()


def _serve() -> None:
    import importlib

    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what a library prints is no answer
    _limit_memory()
    for line in sys.stdin.buffer:
        work, path = json.loads(line)
        module, name = _WORK[work]
        try:
            answer = {"found": getattr(importlib.import_module(module), name)(Path(path))}
        except Exception as error:  # whatever a library throws at a broken file is one row in problems
            answer = {"error": as_problem(error)}
        answers.write(json.dumps(answer).encode() + b"\n")
        answers.flush()


def as_problem(error: Exception) -> tuple[str, str]:
    """Return what is wrong and what to do: as `error` says if it is one of ours, else in general."""
    if type(error) is ValueError and len(error.args) == 2:
        return error.args
    return f"ไฟล์เสียหาย อ่านไม่สำเร็จ ({type(error).__name__})", "เปิดด้วยโปรแกรมเดิม แล้วบันทึกใหม่ หรือขอไฟล์อีกครั้ง"


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit; the clock still runs
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    _serve()
