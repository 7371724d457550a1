"""Programs of others that we call: bounded in time, ended with all that they started, and with us.

The program runs below a watcher of ours, in a group of its own. The watcher ends the group when its time is
over or when we are gone, also where we were killed and could end nothing ourselves. Run as a module, this is
the watcher.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence

OVERDUE = 124
"""What the watcher ends with when the time was over."""


def run_bounded(command: Sequence[str], seconds: float) -> int:
    """Run a program of others and return what it ended with.

    Raises
    ------
    TimeoutError
        It was not done within `seconds`; it and all that it started were ended.
    OSError
        It could not be started.
    """
    # -P: nothing in the folder where the user works may pass for one of our modules
    watcher = [sys.executable, "-P", "-m", "synth.programs", str(seconds), *command]
    with subprocess.Popen(
        watcher,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # who ends our group must leave the watcher to end the program
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ) as process:
        try:
            ended = process.wait(seconds + 30)
        except subprocess.TimeoutExpired:
            ended = OVERDUE
        finally:
            process.stdin.close()  # that we are gone, or want no more, is all that the watcher listens for
    if ended == OVERDUE:
        raise TimeoutError(f"{command[0]} was not done within {seconds:.0f} seconds and was ended")
    return ended


def _watch(seconds: float, command: list[str]) -> int:
    apart = {"creationflags": 0x200} if os.name == "nt" else {"start_new_session": True}
    program = subprocess.Popen(command, stdin=subprocess.DEVNULL, **apart)
    over = threading.Event()

    def listen() -> None:
        sys.stdin.buffer.read()  # ends when the one who called us is gone
        _end(program)

    threading.Thread(target=listen, daemon=True).start()
    clock = threading.Timer(seconds, lambda: (over.set(), _end(program)))
    clock.daemon = True
    clock.start()
    ended = program.wait()
    clock.cancel()
    _end(program)  # what it started and left behind
    return OVERDUE if over.is_set() else ended


def _end(program: subprocess.Popen) -> None:
    """End a program and all that it started."""
    if os.name == "nt":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(program.pid)], capture_output=True, check=False)
        return
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(program.pid, signal.SIGKILL)


if __name__ == "__main__":
    for sign in ("SIGINT", "SIGHUP", "SIGTERM"):  # Ctrl-C goes to us too; we end what we watch over first
        if hasattr(signal, sign):
            signal.signal(getattr(signal, sign), signal.SIG_IGN)
    status = _watch(float(sys.argv[1]), sys.argv[2:])
    os._exit(status if status >= 0 else 1)
