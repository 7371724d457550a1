"""What results hang on is named, and of two computers the first thing that is not the same."""

import importlib.metadata
import re

import pandas as pd
import pytest

from synth import versions
from synth.versions import unlike

NUMPY = {"python": "3.11", "numpy": "2.0"}


def test_python_this_program_and_what_is_installed_are_named():
    known = versions.versions()
    assert re.fullmatch(r"3\.\d+", known["python"])
    assert re.fullmatch("[0-9a-f]{12}", known["synth"])
    assert known["pandas"] == pd.__version__
    assert "pytest" not in known


def test_what_is_not_installed_is_not_named(monkeypatch):
    def none(name):
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(versions, "version", none)
    assert set(versions.versions.__wrapped__()) == {"python", "synth"}


@pytest.mark.parametrize(
    ("here", "there", "told"),
    [
        (NUMPY, dict(NUMPY), None),
        (NUMPY, dict(reversed(NUMPY.items())), None),
        (NUMPY, NUMPY | {"numpy": "1.0"}, {"name": "numpy", "here": "2.0", "there": "1.0"}),
        (NUMPY, {"python": "3.11"}, {"name": "numpy", "here": "2.0", "there": "—"}),
        ({"python": "3.11"}, NUMPY, {"name": "numpy", "here": "—", "there": "2.0"}),
        (NUMPY, {"python": "3.12", "numpy": "1.0"}, {"name": "python", "here": "3.11", "there": "3.12"}),
    ],
)
def test_the_first_that_is_not_the_same_is_named(here, there, told):
    assert unlike(here, there) == told
