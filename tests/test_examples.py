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


@pytest.mark.parametrize("name", synth.__all__)
def test_completion_offers_every_promised_name_with_its_parameters(name):
    assert name in dir(synth)
    made = getattr(synth, name)
    assert all(one.isidentifier() for one in inspect.signature(made).parameters)
    if inspect.isclass(made):
        own = {one: kept for one, kept in list(vars(made).items()) if not one.startswith("_")}
        functions = [
            one for one, kept in own.items() if inspect.isroutine(kept) or isinstance(kept, property)
        ]
        assert [one for one in functions if not inspect.getdoc(getattr(made, one))] == []
