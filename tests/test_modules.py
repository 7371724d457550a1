"""Each module's tests are found: by its name, or where `modules.toml` says, with a reason."""

import tomllib
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
SYNTH = TESTS.parent / "src" / "synth"
ELSEWHERE = tomllib.loads((TESTS / "modules.toml").read_text(encoding="utf-8"))
MODULES = [
    path.relative_to(SYNTH).with_suffix("").as_posix()
    for path in sorted(SYNTH.rglob("*.py"))
    if not path.stem.startswith("__")
]


def named(module):
    """The files of tests that have a module's name, in its room."""
    *folders, name = module.split("/")
    room = TESTS / folders[0] if folders else TESTS
    found = room.rglob(f"test_{name}*.py") if folders else room.glob(f"test_{name}*.py")
    return [path for path in found if path.stem == f"test_{name}" or path.stem.startswith(f"test_{name}_")]


def folder(module):
    return module.rpartition("/")[0]


@pytest.mark.parametrize("module", MODULES)
def test_the_tests_of_a_module_are_found(module):
    assert named(module) or module in ELSEWHERE or folder(module) in ELSEWHERE


@pytest.mark.parametrize("place", ELSEWHERE)
def test_what_is_tested_elsewhere_has_its_files_a_reason_and_modules(place):
    told = ELSEWHERE[place]
    assert told["why"]
    assert all((TESTS / name).exists() for name in told["files"])
    unnamed = [module for module in MODULES if not named(module)]
    assert place in unnamed or any(folder(module) == place for module in unnamed)
