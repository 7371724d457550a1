"""A reader who types what a page shows, in a folder that begins empty.

What the READMEs show is typed into a shell, a program a line, its first report laid out by LibreOffice as
everybody's is. The pages of the guide are typed into the process of the test, which has imported everything already: the same commands
with the same arguments, without half a second to three for a program to begin, helpers, and LibreOffice.
"""

import contextlib
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import openpyxl
from click.testing import CliRunner

import synth
from synth.cli import main

from .pages import ROOT, Hand

NOT_RUN = {
    "createdb": "it needs a server that has this name; tests/cli/test_keeping.py types it to a server of its own",
    "dask scheduler": "it needs machines of its own; tests/test_cluster.py types it with a cluster of its own",
    "synth assistant": "it asks a language model; tests/cli/test_judging.py types it against a server of its own",
    "make test": "it would start these tests within these tests; .ci/run types it",
    "conda env create": "its channels are not for tests to reach; tests/test_setup.py holds environment.yml to pip's list",
    "python -m pip": "the tests install nothing; tests/test_packages.py runs what is in the wheel",
}
"""By how a block begins: why no test can type it. What it calls of synth is looked up all the same."""

LANGUAGES = ("sh", "python")
"""What is run; blocks for Windows (bat) need Windows, and {code-cell} is run when the guide is built."""

CODING = "coding by "
AGREEING = "agreeing with what is proposed"
SHELL = re.compile(r"[*?$&|;<>(){}~`\\]")
"""What only a shell understands of a line."""

PATIENCE = 900  # seconds for one block, on a machine with much other work


def coded(path, coder):
    """Leave behind what hours on the coding page do: each analysed statement of a study read and coded."""
    with synth.Study(path, create=False) as study:
        codes = study.codebook().query("parent != ''")["code"].tolist()
        for number, statement in enumerate(study.statements().query("use == 'analysed'")["statement_id"]):
            study.code(statement, codes[number % len(codes)], coder=coder)


def agreed(path):
    """Fill the sheet of a form as a person does who agrees with all that is proposed in it."""
    book = openpyxl.load_workbook(path)
    for row in book.worksheets[0].iter_rows(min_row=3):
        row[4].value = "✓" if row[3].value not in (None, "", "–") else None
        row[7].value = "✓" if row[5].value else None
    book.save(path)


class Reader:
    """Somebody with a terminal open in `folder`; in a clone, each line is a program of its own."""

    def __init__(self, folder, clone=False):
        self.folder = self.here = folder
        self.typed, self.apart = 0, clone
        home = folder.parent / "home"
        home.mkdir(exist_ok=True)
        sources = os.pathsep.join(filter(None, [os.environ.get("PYTHONPATH"), str(ROOT / "src")]))
        self.env = os.environ | {"HOME": str(home), "PYTHONPATH": sources, "LANG": "th_TH.UTF-8"}
        self.env["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
        self.env |= {"JUPYTER_DATA_DIR": str(home / "data"), "JUPYTER_CONFIG_DIR": str(home / "config")}
        if clone:
            _clone(folder)
        else:
            self.env["SYNTH_OFFICE"] = "none"

    def does(self, part):
        """Do what stands by hand, and type a block, by itself or around a line that opens JupyterLab."""
        if isinstance(part, Hand):
            self._puts(part)
        elif runs(part):
            self.typed += 1
            if part.language == "python":
                self._runs_python(part.text)
                return
            for piece in filter(None, re.split(r"^(synth lab.*)\n", part.text, flags=re.MULTILINE)):
                if piece.startswith("synth lab"):
                    self._opens(piece.split())
                else:
                    self._types(piece)
            self.env["SYNTH_OFFICE"] = "none"

    def _puts(self, hand):
        """Copy from this folder where it has the file, else from the project; or code, or fill a sheet."""
        if hand.source.startswith(CODING):
            coded(self.folder / hand.target, hand.source.removeprefix(CODING))
            return
        if hand.source == AGREEING:
            agreed(self.folder / hand.target)
            return
        source = self.folder / hand.source
        source = source if source.exists() else ROOT / hand.source
        target = self.folder / hand.target
        if hand.target.endswith("/"):
            target = target / source.name
        target.parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if source.is_dir() else shutil.copyfile)(source, target)

    def _types(self, text):
        """Type lines; where they change the folder, the next block goes on there."""
        if not self.apart and not SHELL.search(text) and all(map(_calls, text.splitlines())):
            for line in text.splitlines():
                with self._at_home():
                    done = CliRunner().invoke(main, shlex.split(line)[1:])
                assert done.exit_code == 0, f"{line}\n{done.output}\n{done.exception!r}"
            return
        self._runs(["bash", "-euo", "pipefail", "-c", f'{text}\npwd > "$HOME/here"'], text)
        self.here = Path(self.env["HOME"], "here").read_text(encoding="utf-8").strip()

    def _runs_python(self, text):
        if self.apart:
            self._runs([sys.executable, "-c", text], text)
        else:
            with self._at_home():
                exec(compile(text, "<page>", "exec"), {"__name__": "__main__"})

    @contextlib.contextmanager
    def _at_home(self):
        """Let this process be where the reader is, with what is set there."""
        before = dict(os.environ)
        os.environ.clear()
        os.environ.update(self.env)
        try:
            with contextlib.chdir(self.here):
                yield
        finally:
            os.environ.clear()
            os.environ.update(before)

    def _runs(self, command, text):
        told = {"cwd": self.here, "env": self.env, "timeout": PATIENCE}
        done = subprocess.run(command, check=False, capture_output=True, text=True, **told)
        assert done.returncode == 0, f"{text}\n{done.stdout}\n{done.stderr}"
        assert "Traceback" not in done.stdout + done.stderr, text

    def _opens(self, words):
        """Type `synth lab`, wait until its server answers, and end it."""
        log = self.folder.parent / "lab.log"
        with log.open("w") as out:
            process = subprocess.Popen(
                [*words, "--no-browser", "--allow-root", "--ServerApp.port=0", "--ServerApp.ip=127.0.0.1"],
                cwd=self.here,
                env=self.env,
                stdout=out,
                stderr=out,
                start_new_session=True,
            )
        try:
            until = time.monotonic() + PATIENCE
            while not re.search(r"is running at:\s", log.read_text(encoding="utf-8")):
                assert process.poll() is None, log.read_text(encoding="utf-8")
                assert time.monotonic() < until, log.read_text(encoding="utf-8")
                time.sleep(0.5)
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGTERM)
            process.wait(120)


def runs(block):
    return block.language in LANGUAGES and not any(block.text.startswith(start) for start in NOT_RUN)


def _calls(line):
    return line.startswith("synth ")


def _clone(folder):
    """What git has of the project, and a `.venv` that is made already: the tests install nothing."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    for file in filter(None, listed.stdout.split("\0")):
        if (ROOT / file).is_file():
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / file, folder / file)
    (folder / ".venv").mkdir()
    (folder / ".venv" / "bin").symlink_to(Path(sys.executable).parent)
    (folder / ".venv" / "ready").touch()
