"""The coding page after a reload of the browser, in the real JupyterLab: it comes back to its place."""

import shutil
import time
from pathlib import Path

import pytest

import synth

from .running_lab import Lab, chromium_page, coding_page

pytestmark = pytest.mark.browser
NOTEBOOKS = Path(__file__).parents[2] / "notebooks"


@pytest.fixture(scope="module")
def study(tmp_path_factory, corpus_folder):
    folder = tmp_path_factory.mktemp("งาน")
    (folder / "notebooks").mkdir()
    shutil.copy(NOTEBOOKS / "04_code.ipynb", folder / "notebooks")
    with synth.Study(folder / "study.db") as made:
        made.add_corpus(synth.read_corpus(corpus_folder / "bangklam-2564"))
        made.set_codebook(synth.read_codebook(corpus_folder / "codebook.csv"))
        made.remember("แป้ง")
    return folder / "study.db"


@pytest.fixture(scope="module")
def lab(study):
    running = Lab(study)
    yield running
    running.stop()


def test_the_page_comes_back_after_a_reload(lab, study):
    path = study.parent / "notebooks" / "04_code.ipynb"
    before = path.stat().st_mtime
    with chromium_page() as page:
        coding_page(page, lab)
        for _ in range(7):
            page.keyboard.press("ArrowDown")
        page.keyboard.press("KeyM")
        page.keyboard.type("half a thought")
        text = page.locator(".synth-text").inner_text()
        for _ in range(120):  # Lab keeps the notebook by itself
            if path.stat().st_mtime > before:
                break
            time.sleep(0.25)
        assert path.stat().st_mtime > before
        page.wait_for_timeout(1000)
        page.reload()
        page.wait_for_selector(".synth-coder .synth-row .synth-row-text")  # nothing is run
        page.wait_for_function(
            "(text) => document.querySelector('.synth-text').textContent === text", arg=text
        )
        assert "half a thought" in page.locator(".synth-memos .is-draft").inner_text()
        page.locator(".synth-coder [role=listbox]").first.focus()
        page.keyboard.press("Enter")
        page.keyboard.type("ไว้วางใจ")
        page.keyboard.press("Enter")
        page.wait_for_selector(".synth-chip[data-code=trust]:not([aria-busy])")
    with synth.Study(study, create=False) as kept:
        coded = kept.codings().merge(kept.statements(), on="statement_id")
        assert coded["text"].tolist() == [text]
