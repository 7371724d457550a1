"""The guide is built without a warning, says what the program says, and leaves nothing out."""

import csv
import os
import re
import subprocess
import sys
import tomllib

import pytest

import synth
from synth.cli import main

from .pages import ROOT, THAI

DOCS = ROOT / "docs"
BENCHMARKS = (ROOT / "benchmarks" / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """The guide as make guide builds it: each warning, and each cell that fails, is a failure."""
    place = tmp_path_factory.mktemp("guide")
    command = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-d", place / "trees"]
    sources = os.pathsep.join(filter(None, [os.environ.get("PYTHONPATH"), str(ROOT / "src")]))
    done = subprocess.run(
        [*command, DOCS, place / "html"],
        check=False,
        env=os.environ | {"PYTHONPATH": sources},
        capture_output=True,
        text=True,
        timeout=1800,
    )
    assert done.returncode == 0, done.stderr
    return place / "html"


@pytest.mark.server
def test_every_page_is_built_in_its_language(built):
    for lang in ("th", "en"):
        for page in [*THAI, DOCS / lang / "index.md"]:
            text = (built / lang / f"{page.stem}.html").read_text(encoding="utf-8")
            assert re.search(rf'<html[^>]* lang="{lang}"', text), page
            assert "{{" not in text


@pytest.mark.server
def test_the_tutorial_shows_what_it_ran(built):
    for lang in ("th", "en"):
        text = (built / lang / "tutorial.html").read_text(encoding="utf-8")
        assert text.count("cell_output") >= 8
        assert text.count("<img") >= 2  # the page's picture, and a chart that was drawn
        assert "Traceback" not in text
        assert "tempfile" not in text  # what only prepares the page is not shown


@pytest.mark.server
def test_no_page_asks_another_machine_for_anything(built):
    for page in built.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        for address in re.findall(r'<(?:script|link|img)[^>]*(?:src|href)="(https?:[^"]+)"', text):
            raise AssertionError(f"{page}: {address}")


def test_every_promised_name_is_in_the_reference():
    text = (DOCS / "reference.md").read_text(encoding="utf-8")
    named = re.findall(r"auto(?:function|class):: (\w+)", text)
    assert sorted(named) == sorted(synth.__all__)


@pytest.mark.parametrize("lang", ["th", "en"])
def test_every_command_is_in_the_guide(lang):
    sys.path.insert(0, str(DOCS))
    import filled

    text = filled.commands(lang)
    assert re.findall(r"^## synth (\S+)$", text, re.MULTILINE) == list(main.commands)
    assert "Traceback" not in text


@pytest.mark.parametrize("lang", ["th", "en"])
def test_every_source_of_a_method_is_named(lang):
    page = (DOCS / lang / "method.md").read_text(encoding="utf-8")
    for module in (ROOT / "src" / "synth").rglob("*.py"):
        text = re.sub(r"\s+", " ", module.read_text(encoding="utf-8"))
        for name, year in re.findall(r"\b([A-Z][a-z]+), [A-Z]\. (?:[A-Z]\. )?[^()]{0,60}\((\d{4})\)", text):
            assert name in page, f"{name} ({year}) of {module.name}"
            assert year in page, f"{name} ({year}) of {module.name}"


@pytest.mark.parametrize("lang", ["th", "en"])
def test_measured_figures_are_those_of_the_benchmarks(lang):
    page = (DOCS / lang / "method.md").read_text(encoding="utf-8")
    for figure in set(re.findall(r"(?<![\d.])\.\d{3}\b", page)) - {".800", ".667"}:  # the bands of alpha
        assert figure in BENCHMARKS, f"{figure} is measured nowhere"


def glossary():
    with (DOCS / "glossary.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_the_glossary_uses_the_words_of_the_report():
    words = {
        lang: tomllib.loads((ROOT / f"src/synth/report/{lang}.toml").read_text(encoding="utf-8"))
        for lang in ("th", "en")
    }
    keyed = [row for row in glossary() if row["key"]]
    assert len(keyed) >= 15
    for row in keyed:
        group, _, name = row["key"].partition(".")
        assert row["th"] == words["th"][group][name]
        assert row["en"].casefold() in words["en"][group][name].casefold()


def test_each_row_of_the_glossary_is_whole():
    for row in glossary():
        assert all(row[name] for name in ("th", "en", "meaning_th", "meaning_en")), row
        assert not re.search("ธีม|เซกชัน|คลัสเตอร์|โคฮอร์ต", "".join(row.values()))
