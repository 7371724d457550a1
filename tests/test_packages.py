"""Wheel and source distribution hold what git has, all of it and nothing else, and the wheel works alone."""

import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest
import yaml

import synth

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "release"))
import dist  # noqa: E402

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def git(*words):
    done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture(scope="module")
def revision():
    """What stands in the tree now, as a commit that no branch knows of; a clean tree is HEAD."""
    return git("-c", "user.name=tests", "-c", "user.email=tests@localhost", "stash", "create") or "HEAD"


@pytest.fixture(scope="module")
def built(tmp_path_factory, revision):
    return dist.build(tmp_path_factory.mktemp("dist"), revision)


@pytest.fixture(scope="module")
def tracked(revision):
    return git("-c", "core.quotepath=off", "ls-tree", "-r", "--name-only", revision).splitlines()


def test_the_wheel_holds_the_package_and_the_notebooks(built, tracked):
    with zipfile.ZipFile(built[1]) as wheel:
        inside = {name for name in wheel.namelist() if ".dist-info/" not in name}
    sources = {name.removeprefix("src/") for name in tracked if name.startswith("src/synth/")}
    notebooks = {
        f"synth/notebooks/ipynb/{Path(name).name}" for name in tracked if name.startswith("notebooks/")
    }
    assert inside == sources | notebooks
    kinds = {Path(name).suffix for name in inside}
    assert {".py", ".toml", ".tsv", ".js", ".css", ".j2", ".json", ".ipynb"} <= kinds


def test_the_source_distribution_holds_the_tree(built, tracked):
    with tarfile.open(built[0]) as source:
        inside = {name.partition("/")[2] for name in source.getnames()}
    assert inside == {*tracked, "PKG-INFO"}


def test_the_wheel_says_what_it_needs_and_its_licence(built):
    with zipfile.ZipFile(built[1]) as wheel:
        [name] = [name for name in wheel.namelist() if name.endswith("/METADATA")]
        told = Parser().parsestr(wheel.read(name).decode("utf-8"))
        assert any(name.endswith("licenses/LICENSE") for name in wheel.namelist())
    assert told["License-Expression"] == "Apache-2.0"
    assert told["Requires-Python"] == PROJECT["requires-python"]
    needed = [text for text in told.get_all("Requires-Dist") if "extra ==" not in text]
    assert {re.match(r"[\w.-]+", text).group() for text in needed} == {
        re.match(r"[\w.-]+", text).group() for text in PROJECT["dependencies"]
    }


@pytest.mark.long
def test_the_wheel_works_outside_the_clone(built, tmp_path):
    with zipfile.ZipFile(built[1]) as wheel:
        wheel.extractall(tmp_path / "installed")
    here = tmp_path / "empty"
    here.mkdir()
    env = os.environ | {"PYTHONPATH": str(tmp_path / "installed")}

    def types(*words):
        command = [sys.executable, *words]
        done = subprocess.run(command, check=False, cwd=here, env=env, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout.strip()

    assert types("-c", "import synth; print(synth.__file__)").startswith(str(tmp_path))
    types("-m", "synth", "new", "งานของเรา")
    assert (here / "งานของเรา" / "notebooks" / "04_code.ipynb").is_file()
    note = here / "งานของเรา" / "corpus" / "2567" / "เวที.txt"
    note.parent.mkdir()
    note.write_text("บทเรียน\n1. ผู้นำเข้มแข็ง\n2. ทีมแบ่งงานกันทำ", encoding="utf-8")
    types("-m", "synth", "run", "งานของเรา/corpus", "--out", "report")
    assert (here / "report" / "report.html").is_file()


@pytest.mark.long
def test_two_builds_of_one_tree_are_the_same(built, revision, tmp_path):
    again = dist.build(tmp_path, revision)
    assert [path.read_bytes() for path in again] == [path.read_bytes() for path in built]


def test_one_version_everywhere():
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert {"cff-version", "message", "title", "authors", "version", "license"} <= set(cited)
    assert cited["version"] == PROJECT["version"] == synth.__version__
    assert cited["license"] == PROJECT["license"]
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(r"^## ([\d.]+)", changes, re.MULTILINE).group(1) == synth.__version__


@pytest.mark.parametrize(
    "path", sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.md")), ids=lambda p: p.stem
)
def test_forms_have_a_name_and_say_what_they_are_for(path):
    head = path.read_text(encoding="utf-8").split("---")[1]
    assert set(yaml.safe_load(head)) == {"name", "about"}
