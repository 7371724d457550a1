"""A JupyterLab as `synth lab` starts it, for the tests and the benchmark that drive it by keys."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

from waiting import LEARNING


class Lab:
    """A JupyterLab that runs, and the questions that its server answers; `program` is how synth is called."""

    def __init__(self, study, program=(sys.executable, "-m", "synth")):
        self.study = study
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"http://127.0.0.1:{free.getsockname()[1]}"
        options = ["--no-browser", "--allow-root", "--IdentityProvider.token=", "--ServerApp.ip=127.0.0.1"]
        options += [f"--port={self.address.rpartition(':')[2]}", "--ServerApp.disable_check_xsrf=True"]
        command = [*program, "lab", study.name, *options]
        home = study.parent / "home"
        env = os.environ | {"HOME": str(home), "JUPYTER_DATA_DIR": str(home / "data")}
        env |= {"JUPYTER_CONFIG_DIR": str(home / "config"), "JUPYTERLAB_SETTINGS_DIR": str(home / "lab")}
        log = (study.parent / "lab.log").open("w")
        self.process = subprocess.Popen(
            command, cwd=study.parent, env=env, stdout=log, stderr=log, start_new_session=True
        )
        for _ in range(480):
            try:
                self.kernels()
                return
            except OSError:
                assert self.process.poll() is None, (study.parent / "lab.log").read_text()
                time.sleep(0.25)
        raise AssertionError((study.parent / "lab.log").read_text())

    def kernels(self):
        with urllib.request.urlopen(f"{self.address}/api/kernels", timeout=30) as answer:
            return json.load(answer)

    def kill_kernels(self):
        """Kill every kernel at once, as a flat battery would."""
        for kernel in self.kernels():
            mark = f"kernel-{kernel['id']}".encode()
            found = [place for place in Path("/proc").glob("[0-9]*/cmdline") if mark in place.read_bytes()]
            assert found, "the kernel's process was not found"
            for place in found:
                os.kill(int(place.parent.name), signal.SIGKILL)

    def stop(self):
        os.killpg(self.process.pid, signal.SIGTERM)
        self.process.wait(60)


@contextmanager
def chromium_page():
    """Open a page in Chromium; a missing one fails."""
    from playwright.sync_api import sync_playwright

    program = shutil.which("chromium")
    assert program, "Chromium is not installed"
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=program, args=["--no-sandbox"]) as opened,
    ):
        page = opened.new_page(viewport={"width": 1400, "height": 1000})
        page.set_default_timeout(LEARNING)
        yield page


def standing_at(page, number):
    """Wait until the keyboard stands on a statement, which is then drawn."""
    page.wait_for_selector(
        f".synth-row[aria-selected=true][aria-posinset='{number}']:not([aria-busy])", state="attached"
    )


def read_whole(path):
    """Read a notebook; None while Lab is writing it, for it writes into the file itself."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        return None


def kept_anew(path, before):
    """Wait until Lab has written a notebook since `before`, and return it."""
    for _ in range(480):
        if path.stat().st_mtime > before and (notebook := read_whole(path)):
            return notebook
        time.sleep(0.25)
    raise AssertionError(f"{path.name} was not saved")


def coding_page(page, lab):
    """Open Lab, run the notebook, and return the coding page with the keyboard in it."""
    page.goto(f"{lab.address}/lab/tree/notebooks/04_code.ipynb")
    page.wait_for_selector(".jp-Notebook .jp-Cell")
    idle = page.locator("#jp-main-statusbar >> text=/Idle/")
    idle.wait_for()
    page.locator(".lm-MenuBar-itemLabel", has_text="Run").click()
    page.locator(".lm-Menu-itemLabel", has_text=re.compile("^Run All Cells$")).click()
    page.wait_for_selector(".synth-coder .synth-row .synth-row-text")
    idle.wait_for()
    page.locator(".synth-coder [role=listbox]").first.focus()
    return page.locator(".synth-coder").first
