"""A Dask cluster of the tests' own: a scheduler and workers as processes on loopback, which can be killed."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

SOURCES = Path(__file__).parents[1] / "src"


class Cluster:
    """A scheduler and so many workers, each a process of one thread; ended with all that they began."""

    def __init__(self, workers=2, sources=SOURCES):
        self._sources = sources
        self._room = tempfile.TemporaryDirectory(prefix="dask-", ignore_cleanup_errors=True)
        self.workers = []
        about = Path(self._room.name, "scheduler.json")
        self._quiet = {"cwd": self._room.name, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.scheduler = self._start(
            "scheduler",
            "--host",
            "127.0.0.1",
            "--port",
            "0",
            "--no-dashboard",
            "--scheduler-file",
            str(about),
        )
        self.address = self._when(lambda: json.loads(about.read_text())["address"])
        for _ in range(workers):
            self.add()
        self._when(lambda: len(self.seen()) == workers or None)

    def add(self):
        """Start one more worker."""
        quiet = ("--no-dashboard", "--nthreads", "1", "--no-nanny", "--host", "127.0.0.1")
        at = ("--local-directory", self._room.name, "--death-timeout", "180")
        self.workers.append(self._start("worker", self.address, *quiet, *at))

    def seen(self):
        """Return the addresses of the workers that the scheduler knows."""
        from distributed import Client

        with Client(self.address, timeout=60, set_as_default=False) as client:
            return list(client.nthreads())

    def left(self):
        """Return what lies on the disk of the workers."""
        return [path for path in Path(self._room.name).rglob("*") if path.is_file()]

    def _start(self, *command):
        way = {**os.environ, "PYTHONPATH": str(self._sources), "DASK_DISTRIBUTED__ADMIN__LOG_LENGTH": "0"}
        return subprocess.Popen(
            [sys.executable, "-m", "distributed.cli.dask_" + command[0], *command[1:]],
            env=way,
            start_new_session=True,
            **self._quiet,
        )

    @staticmethod
    def _when(known):
        for _ in range(1_800):
            with suppress(OSError, ValueError):
                if found := known():
                    return found
            time.sleep(0.1)
        raise TimeoutError("the cluster did not come up")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        """End all processes."""
        for process in (*self.workers, self.scheduler):
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        self._room.cleanup()
