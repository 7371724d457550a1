"""Each module's tests are found: by its name, or where `modules.toml` says; what leads to modules names what is there."""

import ast
import re
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


# CONTRIBUTING and the docstrings of the rooms lead to modules

ROOMS = [path.parent for path in sorted(SYNTH.rglob("__init__.py")) if path.parent != SYNTH]
CONTRIBUTING = (TESTS.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")
WHERE = CONTRIBUTING[CONTRIBUTING.index("## Where does this go?") : CONTRIBUTING.index("## What is asked")]


def test_files_that_contributing_names_are_there():
    places = (SYNTH, TESTS.parent, SYNTH.parent)
    named = set(re.findall(r"`((?:\w+/)*[\w-]+\.(?:py|js|toml|md|csv|ipynb)|(?:\w+/)+)`", WHERE))
    assert len(named) > 60
    local = {
        "__init__.py",
        "kinds.py",
        "alpha.py",
        "correcting.py",
        "likeness.py",
        "teaching.py",
        "voices.py",
    }
    local |= {"dating.py", "th.toml", "en.toml"}  # beside what their row or step names before them
    assert [name for name in named - local if not any((place / name).exists() for place in places)] == []


def test_the_table_of_contributing_stays_short():
    rows = [line for line in WHERE.splitlines() if line.startswith("| ")][1:]
    assert len(rows) <= 35
    assert max(len(row.replace("|", " ").split()) for row in rows) <= 40
    rooms = {room.relative_to(SYNTH).as_posix() for room in ROOMS} - {"study/doors", "study/tables"}
    told = "\n".join(rows)
    assert [room for room in rooms if f"{room}/" not in told] == [], "a room that the table leads nobody to"


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.relative_to(SYNTH).as_posix())
def test_a_room_says_what_its_files_are_for(room):
    said = ast.get_docstring(ast.parse((room / "__init__.py").read_text(encoding="utf-8")))
    here = {path.stem if path.suffix == ".py" else path.name for path in room.iterdir()}
    named = set(re.findall(r"(?<![`@])`([a-z_]+(?:\.toml)?)`(?!`)", said))
    assert named - here == set(), "names in backticks are files of the room"
