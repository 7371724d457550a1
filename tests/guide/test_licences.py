"""The list of licences is that of the lock, and says nothing that Apache-2.0 cannot stand beside."""

import re
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, version

import pytest

from .pages import ROOT

sys.path.insert(0, str(ROOT / "docs"))
import licences

LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| (\S+) \| (.+) \|$", licences.PAGE.read_text(encoding="utf-8"), re.MULTILINE)[1:])
NOT_TO_RUN = {"docutils", "krippendorff"}
"""Partly or wholly GPL: docutils only builds the guide, krippendorff only checks figures in tests."""


def test_each_package_of_the_lock_is_listed_once():
    assert list(ROWS) == licences.locked(LOCK), "make licences writes the list anew"


def test_licences_are_what_the_packages_say():
    here = [name for name in ROWS if as_locked(name)]
    assert len(here) > 40  # conda has its own versions, other Pythons some
    assert {name: licences.licence(name) for name in here} == {name: ROWS[name] for name in here}


def as_locked(name):
    """Whether what is installed is the one version that the lock has for all Pythons."""
    versions = set(re.findall(rf"^{re.escape(name)}==(\S+)", LOCK, re.MULTILINE))
    try:
        return versions == {version(name)}
    except PackageNotFoundError:
        return False


def wanted_by(name, entries):
    """What the project itself asks for that brings the package in."""
    found, look = set(), [name]
    while look:
        for parent in re.findall(r"#\s+(?:via )?([\w.-]+)(?: |$)", entries[look.pop()], re.MULTILINE):
            if parent != "via" and parent not in found:
                found.add(parent)
                look += [parent] if parent in entries else []
    return found


def test_what_synth_needs_to_run_is_under_no_strong_copyleft():
    strong = {name for name, licence in ROWS.items() if re.search(r"\bA?GPL|General Public", licence)}
    assert strong == NOT_TO_RUN
    entries = {}
    for name, entry in re.findall(r"^([\w.-]+)==(.*?)(?=^\S|\Z)", LOCK, re.MULTILINE | re.DOTALL):
        entries[name] = entries.get(name, "") + entry
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {re.match(r"[\w.-]+", text).group() for text in project["dependencies"]}
    for name in strong:
        assert name not in needed
        assert not needed & wanted_by(name, entries), name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("a==1 \\\n    --hash=sha256:0\nb.c==2 ; x\n", ["a", "b.c"]),
        ("scipy==1 ; p\nscipy==2 ; q\n", ["scipy"]),
    ],
)
def test_names_in_a_lock(text, names):
    assert licences.locked(text) == names
