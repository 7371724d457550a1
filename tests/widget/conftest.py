"""What the tests of the page's answers start from."""

import shutil
import tempfile
from pathlib import Path

import pytest

from study.conftest import MEMORY
from synth.study import Study

from .pages import Page, begin


@pytest.fixture
def folder():
    with tempfile.TemporaryDirectory(dir=MEMORY) as made:
        yield Path(made)


@pytest.fixture(scope="session")
def begun(tmp_path_factory):
    """The file of a study as `begin` leaves it, to be copied: making one takes thirty times as long."""
    path = tmp_path_factory.mktemp("begun") / "study.db"
    begin(path).close()
    return path


@pytest.fixture
def study(begun, folder):
    with Study(shutil.copy(begun, folder / "study.db")) as made:
        yield made


@pytest.fixture
def page(study):
    made = Page(study)
    yield made
    made.widget.close()
