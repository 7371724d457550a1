"""The coding page after a reload of the browser, in the real JupyterLab: it comes back to its place."""

import shutil
from pathlib import Path

import pytest

import synth
from waiting import expect

from .running_lab import Lab, chromium_page, coding_page, kept_anew, standing_at

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


def bytes_of(sent):
    return sent.encode() if isinstance(sent, str) else sent


def test_the_page_comes_back_after_a_reload(lab, study):
    path = study.parent / "notebooks" / "04_code.ipynb"
    before = path.stat().st_mtime
    with chromium_page() as page:
        told = []  # what the page sends to its kernel
        page.on("websocket", lambda socket: socket.on("framesent", lambda sent: told.append(bytes_of(sent))))
        coding_page(page, lab)
        for _ in range(7):
            page.keyboard.press("ArrowDown")
        standing_at(page, 8)
        page.keyboard.press("KeyM")
        page.keyboard.type("half a thought")
        text = page.locator(".synth-text").inner_text()
        kept_anew(path, before)  # by Lab itself
        for _ in range(600):
            if any(b"half a thought" in sent for sent in told):
                break
            page.wait_for_timeout(100)
        assert any(b"half a thought" in sent for sent in told)
        page.reload()
        page.wait_for_selector(".synth-coder .synth-row .synth-row-text")  # nothing is run
        page.wait_for_function(
            "(text) => document.querySelector('.synth-text').textContent === text", arg=text
        )
        expect(page.locator(".synth-memos .is-draft")).to_contain_text("half a thought")
        page.locator(".synth-coder [role=listbox]").first.focus()
        page.keyboard.press("Enter")
        page.keyboard.type("ไว้วางใจ")
        page.keyboard.press("Enter")
        page.wait_for_selector(".synth-chip[data-code=trust]:not([aria-busy])")
    with synth.Study(study, create=False) as kept:
        coded = kept.codings().merge(kept.statements(), on="statement_id")
        assert coded["text"].tolist() == [text]
