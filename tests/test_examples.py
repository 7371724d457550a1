"""The examples in the docstrings are run as they stand."""

import doctest
import importlib
import inspect
from pathlib import Path

import pytest

import synth

ROOT = Path(__file__).parents[1] / "src"
WITH_EXAMPLES = [path for path in sorted(ROOT.rglob("*.py")) if ">>> " in path.read_text(encoding="utf-8")]


def module_name(path):
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


class Finder(doctest.DocTestFinder):
    """Find also the examples of functions that are wrapped, as all findings are."""

    def _from_module(self, module, thing):
        return super()._from_module(module, inspect.unwrap(thing) if callable(thing) else thing)


@pytest.mark.parametrize("name", [module_name(path) for path in WITH_EXAMPLES])
def test_examples_in_docstrings(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))  # examples leave nothing elsewhere
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS)
    for test in Finder().find(importlib.import_module(name)):
        runner.run(test)
    assert runner.tries > 0
    assert runner.failures == 0


@pytest.mark.parametrize("name", synth.__all__)
def test_every_promised_name_has_an_example(name):
    assert ">>> " in (getattr(synth, name).__doc__ or "")
