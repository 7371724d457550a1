"""The coding notebook in the real JupyterLab, as `synth lab` opens it, driven by keys."""

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
from pathlib import Path

import pytest

import synth

pytestmark = pytest.mark.browser
NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
CODER, CODED = "แป้ง", 10


@pytest.fixture(scope="module")
def study(tmp_path_factory, corpus_folder):
    """A study of the sample beside its coding notebook."""
    folder = tmp_path_factory.mktemp("งาน")
    (folder / "notebooks").mkdir()
    shutil.copy(NOTEBOOKS / "04_code.ipynb", folder / "notebooks")
    with synth.Study(folder / "study.db") as made:
        made.add_corpus(synth.read_corpus(corpus_folder / "bangklam-2564"))
        made.set_codebook(synth.read_codebook(corpus_folder / "codebook.csv"))
        made.remember(CODER)
    return folder / "study.db"


class Lab:
    """A JupyterLab that runs, and the questions that its server answers."""

    def __init__(self, study):
        self.study = study
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"http://127.0.0.1:{free.getsockname()[1]}"
        options = ["--no-browser", "--allow-root", "--IdentityProvider.token=", "--ServerApp.ip=127.0.0.1"]
        options += [f"--port={self.address.rpartition(':')[2]}", "--ServerApp.disable_check_xsrf=True"]
        command = [sys.executable, "-m", "synth", "lab", study.name, *options]
        home = study.parent / "home"
        env = os.environ | {"HOME": str(home), "JUPYTER_DATA_DIR": str(home / "data")}
        env |= {"JUPYTER_CONFIG_DIR": str(home / "config"), "JUPYTERLAB_SETTINGS_DIR": str(home / "lab")}
        log = (study.parent / "lab.log").open("w")
        self.process = subprocess.Popen(
            command, cwd=study.parent, env=env, stdout=log, stderr=log, start_new_session=True
        )
        for _ in range(240):
            try:
                self.kernels()
                return
            except OSError:
                assert self.process.poll() is None, (study.parent / "lab.log").read_text()
                time.sleep(0.25)
        raise AssertionError((study.parent / "lab.log").read_text())

    def kernels(self):
        with urllib.request.urlopen(f"{self.address}/api/kernels", timeout=5) as answer:
            return json.load(answer)

    def kill_kernels(self):
        """Kill every kernel at once, as a flat battery would."""
        for kernel in self.kernels():
            found = subprocess.run(["pgrep", "-f", f"kernel-{kernel['id']}"], capture_output=True, text=True)
            assert found.stdout, "the kernel's process was not found"
            for pid in found.stdout.split():
                os.kill(int(pid), signal.SIGKILL)

    def stop(self):
        os.killpg(self.process.pid, signal.SIGTERM)
        self.process.wait(20)


@pytest.fixture(scope="module")
def lab(study):
    running = Lab(study)
    yield running
    running.stop()


@pytest.fixture
def page(lab):
    from playwright.sync_api import sync_playwright

    program = shutil.which("chromium")
    assert program, "Chromium is not installed"
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=program, args=["--no-sandbox"]) as opened,
    ):
        page = opened.new_page(viewport={"width": 1400, "height": 1000})
        page.set_default_timeout(60_000)
        yield page


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


def coded(study):
    with synth.Study(study, create=False) as kept:
        return kept.codings().query("coder == @CODER")


def test_ten_statements_coded_by_keyboard_outlive_the_kernel(page, lab, study):
    coder = coding_page(page, lab)
    cells = page.locator(".jp-Notebook .jp-Cell").count()
    for _ in range(CODED):
        page.keyboard.press("Enter")
        page.keyboard.type("ไว้วางใจ")
        page.keyboard.press("Enter")
        page.keyboard.press("Escape")
        page.wait_for_selector(".synth-chip[data-code=trust]:not([aria-busy])")
        page.keyboard.press("ArrowDown")
    saved = coded(study)
    assert len(saved) == saved["statement_id"].nunique() == CODED
    for key in ("a", "b", "d", "d", "m", "y"):
        page.keyboard.press(key)
    page.keyboard.press("Escape")
    assert page.locator(".jp-Notebook .jp-Cell").count() == cells, "a key reached the notebook"

    lab.kill_kernels()
    page.wait_for_selector(".synth-coder .synth-kernel:not([hidden])")
    assert "บันทึกแล้วไม่หาย" in coder.locator(".synth-kernel").inner_text()

    page.reload()
    coding_page(page, lab)
    page.keyboard.press("Home")
    for _ in range(CODED):
        page.wait_for_selector(".synth-chip[data-code=trust]:not([aria-busy])")
        page.keyboard.press("ArrowDown")
    assert coded(study)["coding_id"].tolist() == saved["coding_id"].tolist()


def test_nothing_of_the_workshop_is_saved_with_the_notebook(page, lab, study):
    coding_page(page, lab)
    page.keyboard.press("Escape")
    page.locator(".jp-Notebook .jp-Cell").first.click()
    page.keyboard.press("Control+s")
    path = study.parent / "notebooks" / "04_code.ipynb"
    saved_before = path.stat().st_mtime
    for _ in range(40):
        if path.stat().st_mtime > saved_before:
            break
        time.sleep(0.25)
    notebook = json.loads(path.read_text(encoding="utf-8"))
    assert "widgets" not in notebook["metadata"]
    shown = [output for cell in notebook["cells"] for output in cell.get("outputs", [])]
    pages = [output["data"] for output in shown if "widget-view" in " ".join(output.get("data", {}))]
    assert len(pages) == 1
    assert set(pages[0]) == {"application/vnd.jupyter.widget-view+json", "text/plain"}


def test_lab_asks_nothing_about_news(page, lab):
    page.goto(f"{lab.address}/lab")
    page.wait_for_selector(".jp-Launcher, .jp-Notebook")
    page.wait_for_timeout(2000)
    assert page.locator("text=Jupyter news").count() == 0
