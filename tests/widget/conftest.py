"""What the tests of the page's answers start from."""

import tempfile
from pathlib import Path

import pytest

from study.conftest import MEMORY

from .pages import Page, begin


@pytest.fixture
def folder():
    with tempfile.TemporaryDirectory(dir=MEMORY) as made:
        yield Path(made)


@pytest.fixture
def study(folder):
    with begin(folder / "study.db") as made:
        yield made


@pytest.fixture
def page(study):
    made = Page(study)
    yield made
    made.widget.close()
