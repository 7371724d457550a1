"""The notebooks in every state of a study: none fails, each says what it cannot show yet.

A state is run once, in one kernel. The one in which all is lacking belongs to `make check`, which also runs the
notebooks on the whole corpus; the others bear the mark `server`. An empty study is opened in JupyterLab itself, by
tests/widget/test_states_browser.py.
"""

from functools import cache

import nbformat
import pytest

from synth.notebooks.shipped import BY_HAND, own_notebooks

from .states import (
    EMPTY,
    NAMES,
    NO_BOOK,
    NO_NOTES,
    NO_STATEMENTS,
    errors,
    run_notebooks,
    said,
    study_folder,
)

QUICK = "nothing yet"

NOBODY, ONE_CODER = "ยังไม่มีใครอ่านและลงรหัส", "ยังวัดความสอดคล้องไม่ได้"
FEW, ONE_COHORT, TEMPORARY = "มีเพียง 3 ข้อความ", "มีเพียงรุ่นเดียว", "เป็นไฟล์ชั่วคราว"
UNREAD = {name: [NOBODY] for name in ("04_code", "06_synthesis", "07_cohorts", "08_write")}
UNREAD |= {"05_agreement": [ONE_CODER]}
SENTENCES = {
    "nothing yet": EMPTY,
    "no codebook": {name: [NO_BOOK] for name in NAMES[3:]},
    "no codings": UNREAD,
    "three statements": {"03_discover": [FEW], "05_agreement": [ONE_CODER], "07_cohorts": [ONE_COHORT]},
    "one cohort": {"07_cohorts": [ONE_COHORT]},
    "two cohorts": {},
    "notes moved away": {name: [NO_NOTES] for name in NAMES if name not in BY_HAND}
    | {"05_agreement": [NO_NOTES, ONE_CODER], "07_cohorts": [NO_NOTES, ONE_COHORT]}
    | {"03_discover": ["มีเพียง 0 ข้อความ"]},
}
"""What each notebook says that it cannot show yet; of notebooks that are not named, nothing is lacking."""

LACKING = sorted(
    {NO_NOTES, NO_STATEMENTS, NO_BOOK, NOBODY, ONE_CODER, FEW, ONE_COHORT, TEMPORARY, "จึงยังเทียบไม่ได้"}
)


EACH = [pytest.param(state, marks=() if state == QUICK else pytest.mark.server) for state in SENTENCES]


@pytest.fixture(scope="module")
def ran(tmp_path_factory):
    """Run the notebooks of a state when it is first asked for."""

    @cache
    def run(state):
        folder = study_folder(tmp_path_factory.mktemp("states") / "งาน", state)
        return folder, run_notebooks(folder)

    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("SYNTH_OFFICE", "none")  # make test has the report of notebooks/ laid out
        yield run


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("state", EACH)
def test_a_notebook_runs_in_every_state_and_says_what_it_cannot_show_yet(ran, state, name):
    _, cells = ran(state)
    assert errors(cells[name]) == []
    shown, wanted = said(cells[name]), SENTENCES[state].get(name, [])
    assert [sentence for sentence in wanted if sentence not in shown] == []
    if not wanted:
        assert [sentence for sentence in LACKING if sentence in shown] == []


@pytest.mark.parametrize("state", EACH)
def test_the_files_are_in_the_study_folder_and_the_notebooks_say_where(ran, state):
    folder, cells = ran(state)
    for name in NAMES[3:]:
        assert str(folder / "study.db") in said(cells[name]) or "../study.db" in said(cells[name])
    assert (folder / "report" / "report.html").is_file()
    assert (folder / "report").as_posix() in said(cells["06_synthesis"])
    beside = {path.name for path in folder.iterdir()} - {"report"}
    assert beside == {"README.md", "corpus", "notebooks", "study.db"}


@pytest.mark.parametrize("path", sorted(own_notebooks().glob("*.ipynb")), ids=lambda path: path.stem)
def test_notebooks_keep_the_house_rules(path):
    cells = nbformat.read(path, as_version=4)["cells"]
    assert cells[0]["cell_type"] == "markdown"
    assert cells[0]["source"].startswith(f"# {int(path.stem[:2])} ")
    assert ":" in cells[0]["source"].split("\n")[0]  # the name, and the question that it answers
    assert "ไฟล์" in "".join(cell["source"] for cell in cells[-3:])  # where its files went
    kinds = [cell["cell_type"] for cell in cells]
    shows = [bool(cell.get("outputs")) for cell in cells]
    for place, shown in enumerate(shows):
        if shown:
            after = kinds[place + 1 : place + 3]
            assert "markdown" in after or place + 2 >= len(cells), cells[place]["id"]
