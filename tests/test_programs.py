"""Programs of others end: in time, with what they started, and with us, also where we are killed."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from synth.programs import run_bounded

STARTS_ANOTHER = "sleep 60 & echo $! > {0}; echo $$ > {0}.parent; sleep 60"


def alive(pid):
    """Say whether a process runs; one that has ended and waits to be asked is none."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def ended(note):
    """Wait until the program of `note` and the one that it started are gone."""
    pids = [int(Path(f"{note}{end}").read_text()) for end in ("", ".parent")]
    for _ in range(1_200):
        if not any(map(alive, pids)):
            return True
        time.sleep(0.05)
    return False


def waited_for(note):
    for _ in range(1_200):
        if Path(f"{note}.parent").exists() and Path(f"{note}.parent").read_text().strip():
            return
        time.sleep(0.05)
    raise AssertionError("the program did not begin")


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs /proc")
def test_a_program_that_does_not_come_back(tmp_path):
    note = tmp_path / "pid"
    with pytest.raises(TimeoutError, match="was not done within 4 seconds"):
        run_bounded(["sh", "-c", STARTS_ANOTHER.format(note)], 4)
    assert ended(note)


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs /proc")
@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGINT])
def test_it_ends_with_us(tmp_path, sign):
    note = tmp_path / "pid"
    # whoever started the tests in the background let them ignore SIGINT
    heeds = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    work = f"{heeds}; from synth.programs import run_bounded; run_bounded(['sh', '-c', {STARTS_ANOTHER.format(note)!r}], 60)"
    us = subprocess.Popen([sys.executable, "-c", work], start_new_session=True, stderr=subprocess.DEVNULL)
    waited_for(note)
    os.killpg(us.pid, sign) if sign == signal.SIGINT else us.kill()
    us.wait(60)
    assert ended(note)


def test_what_it_ended_with():
    assert run_bounded(["sh", "-c", "exit 3"], 10) == 3
    assert run_bounded(["sh", "-c", "exit 0"], 10) == 0
