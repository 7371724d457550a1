"""What the tests of the page's answers start from."""

import shutil
import tempfile
from pathlib import Path

import numpy as np
import pytest

from study.conftest import MEMORY
from synth.study import Study
from synth.themes import vectors
from synth.themes.meaning import Model

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


@pytest.fixture
def by_people(monkeypatch):
    """A model that sees of whom a text is, in whatever words."""
    words = {0: ("ผู้นำ", "แกนนำ", "หัวโจก", "คนนำทาง"), 1: ("งบ", "เงิน")}

    def read(texts):
        return np.array([[any(word in text for word in words[n]) for n in words] + [0.1] for text in texts])

    monkeypatch.setattr("synth.widget.filters.model_of", lambda: Model("people", 1.0, 0.5, read))
    monkeypatch.setattr(vectors, "_held", {})
