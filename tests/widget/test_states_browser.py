"""The seven notebooks in the real JupyterLab, in a study folder that has no note yet: `synth lab`, run all."""

import re
import urllib.request

import nbformat
import pytest
from nbformat.reader import NotJSONError

from notebooks.states import EMPTY, NAMES, errors, said, study_folder

from .running_lab import Lab, chromium_page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    folder = study_folder(tmp_path_factory.mktemp("states") / "งาน", "empty study")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("SYNTH_OFFICE", "none")
        running = Lab(folder / "study.db")
    yield running
    running.stop()


@pytest.fixture(scope="module")
def page(lab):
    with chromium_page() as opened:
        yield opened


def run_all(page, lab, name):
    """Open a notebook, run its cells, save it, and return its cells: those out of sight are not in the page."""
    page.goto(f"{lab.address}/lab/tree/notebooks/{name}.ipynb?reset")
    page.wait_for_selector(".jp-Notebook .jp-Cell")
    page.locator("#jp-main-statusbar >> text=/Idle/").wait_for()
    page.locator(".lm-MenuBar-itemLabel", has_text="Run").click()
    page.locator(".lm-Menu-itemLabel", has_text=re.compile("^Run All Cells$")).click()
    last = page.locator(".jp-CodeCell .jp-InputPrompt").last
    page.wait_for_function("e => /[0-9]/.test(e.textContent)", arg=last.element_handle(), timeout=600_000)
    path = lab.study.parent / "notebooks" / f"{name}.ipynb"
    for _ in range(120):
        page.keyboard.press("Control+s")
        page.wait_for_timeout(500)
        try:
            notebook = nbformat.read(path, as_version=4)
        except NotJSONError:  # JupyterLab is writing it
            continue
        cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
        if all(cell["execution_count"] for cell in cells):
            return cells
    raise AssertionError(f"{name} was not saved with what it shows")


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_runs_to_its_end_and_says_what_is_not_there_yet(page, lab, name):
    cells = run_all(page, lab, name)
    assert errors(cells) == []
    shown = said(cells)
    assert [sentence for sentence in EMPTY[name] if sentence not in shown] == []
    if name == "06_synthesis":
        assert (lab.study.parent / "report" / "report.html").is_file()
    for kernel in lab.kernels():
        ask = urllib.request.Request(f"{lab.address}/api/kernels/{kernel['id']}", method="DELETE")
        urllib.request.urlopen(ask, timeout=60).close()
