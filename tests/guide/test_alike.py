"""The Thai and the English pages say the same, as far as a test can see it."""

import re

import pytest

from .pages import PAIRS, ROOT, headings, links, name, parts, prose, tables

PAIRED = pytest.mark.parametrize(("thai", "english"), PAIRS, ids=[name(thai) for thai, _ in PAIRS])


@PAIRED
def test_headings_are_as_many_and_as_deep(thai, english):
    assert [mark for mark, _ in headings(thai)] == [mark for mark, _ in headings(english)]


@PAIRED
def test_what_is_typed_is_the_same(thai, english):
    assert [untitled(part) for part in parts(thai)] == [untitled(part) for part in parts(english)]


def untitled(part):
    """A part without the captions of a list of pages, which are words."""
    return re.sub(r":caption: [^\\]+", ":caption:", str(part))


@PAIRED
def test_links_lead_to_the_same_places(thai, english):
    assert links(thai) == links(english)


@PAIRED
def test_tables_have_the_same_shape(thai, english):
    assert tables(thai) == tables(english)


def test_each_page_has_its_twin():
    folders = ROOT / "docs" / "th", ROOT / "docs" / "en"
    thai, english = ({page.name for page in folder.glob("*.md")} for folder in folders)
    assert thai == english


@pytest.mark.parametrize("page", [page for pair in PAIRS for page in pair], ids=name)
def test_links_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", prose(page)):
        assert target.startswith("https:") or (page.parent / target).exists(), target
