"""The map of the rooms is that of the imports, and the pages that explain it name what there is."""

import re
import sys

import pytest

from .pages import ROOT, body

sys.path.insert(0, str(ROOT / "docs"))
import rooms

PAGES = [ROOT / "docs" / lang / "rooms.md" for lang in ("th", "en")]


def test_the_map_is_drawn_from_the_imports_of_today():
    assert rooms.MAP.read_text(encoding="utf-8") == rooms.drawn(), "run `make rooms`"


def test_every_folder_is_on_the_map():
    folders = {path.parent.relative_to(rooms.SYNTH).as_posix() for path in rooms.SYNTH.rglob("*.py")}
    door = {".", "look"}
    assert folders - door == {name for name in rooms.groups() if not name.endswith(".py")}


def test_no_room_uses_one_behind_it():
    place = {room: number for number, room in enumerate(rooms.STREET)}
    for user, used in rooms.arrows():
        assert place[used.split("/")[0]] <= place[user.split("/")[0]], (user, used)


def test_no_import_runs_in_a_circle():
    modules = {rooms.module_name(path): path for path in rooms.SYNTH.rglob("*.py") if path.stem != "__init__"}
    left = {name: rooms.imported(name, path) & modules.keys() for name, path in modules.items()}
    while free := [name for name, used in left.items() if not used & left.keys()]:
        for name in free:
            del left[name]
    assert not left


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.name)
def test_the_page_names_each_group_and_files_that_are_there(page):
    text = body(page)
    named = set(re.findall(r"^\| `([\w/]+)/` \|", text, re.MULTILINE))
    assert named == {name for name in rooms.groups() if not name.endswith(".py")}
    for path in re.findall(r"`((?:\w+/)+[\w.]*)`", text):
        assert (rooms.SYNTH / path).exists() or path == "src/synth/", path
