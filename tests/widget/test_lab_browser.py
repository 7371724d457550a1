"""The coding notebook in the real JupyterLab, as `synth lab` opens it, driven by keys."""

import shutil
from pathlib import Path

import pytest

import synth

from .running_lab import Lab, chromium_page, coding_page, kept_anew, standing_at

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


@pytest.fixture(scope="module")
def lab(study):
    running = Lab(study)
    yield running
    running.stop()


@pytest.fixture
def page():
    with chromium_page() as opened:
        yield opened


def coded(study):
    with synth.Study(study, create=False) as kept:
        return kept.codings().query("coder == @CODER")


def test_ten_statements_coded_by_keyboard_outlive_the_kernel(page, lab, study):
    coder = coding_page(page, lab)
    cells = page.locator(".jp-Notebook .jp-Cell").count()
    for number in range(1, CODED + 1):
        standing_at(page, number)
        page.keyboard.press("Enter")
        page.keyboard.type("ไว้วางใจ")
        page.keyboard.press("Enter")
        page.keyboard.press("Escape")
        page.wait_for_selector(".synth-chip[data-code=trust]:not([aria-busy])")
        page.keyboard.press("ArrowDown")
    standing_at(page, CODED + 1)
    page.wait_for_selector(".synth-saved.is-saved")
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
    for number in range(1, CODED + 1):
        standing_at(page, number)
        page.wait_for_selector(".synth-chip[data-code=trust]:not([aria-busy])")
        page.keyboard.press("ArrowDown")
    assert coded(study)["coding_id"].tolist() == saved["coding_id"].tolist()


def test_nothing_of_the_workshop_is_saved_with_the_notebook(page, lab, study):
    coding_page(page, lab)
    page.keyboard.press("Escape")
    page.locator(".jp-Notebook .jp-Cell").first.click()
    path = study.parent / "notebooks" / "04_code.ipynb"
    before = path.stat().st_mtime
    page.keyboard.press("Control+s")
    notebook = kept_anew(path, before)
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
