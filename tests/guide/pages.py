"""The READMEs and the pages of the guide, as what a reader types and what the reader does by hand."""

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
READMES = (ROOT / "README.th.md", ROOT / "README.md")
THAI = sorted((ROOT / "docs" / "th").glob("*.md"))
PAIRS = [READMES, *((page, ROOT / "docs" / "en" / page.name) for page in THAI)]
STORIES = [pair[0] for pair in PAIRS]
"""Pages whose blocks are run; what is typed in the English ones is held to be the same."""

FENCE = re.compile(r"^```([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
HAND = re.compile(r"^<!-- by hand: (.+?) → (.+?) -->$", re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """A fenced block: what is written behind its fence, and what is in it."""

    language: str
    text: str


@dataclass(frozen=True)
class Hand:
    """Files that the reader puts somewhere without typing a command; or "coding by NAME", in a study."""

    source: str
    target: str


def name(page):
    return page.relative_to(ROOT).as_posix()


def body(page):
    """A page without the head that tells Sphinx how to run it."""
    return re.sub(r"\A---\n.*?\n---\n", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)


def parts(page):
    """Blocks and hands in the order of the page."""
    text = body(page)
    found = [(match.start(), Block(*match.groups())) for match in FENCE.finditer(text)]
    found += [(match.start(), Hand(*match.groups())) for match in HAND.finditer(text)]
    return [part for _, part in sorted(found, key=lambda pair: pair[0])]


def blocks(page, language):
    return [part for part in parts(page) if isinstance(part, Block) and part.language == language]


def prose(page):
    return FENCE.sub("", body(page))


def headings(page):
    return re.findall(r"^(#+) (.+)$", prose(page), re.MULTILINE)


def links(page):
    """Where a page leads, the twin in the other language counted as the same place."""
    found = re.findall(r"\]\(([^)]+)\)", prose(page))
    return [re.sub(r"\b(th|en)/", "", target) for target in found]


def tables(page):
    """How many cells each row of the tables has."""
    rows = re.findall(r"^\|.*\|$", prose(page), re.MULTILINE)
    return [row.replace("\\|", "").count("|") - 1 for row in rows]


def typed(page):
    """Every call of synth that a page shows, in blocks and in running text, as its arguments."""
    shown = [part.text for part in parts(page) if isinstance(part, Block) and part.language in ("sh", "bat")]
    lines = [line for text in shown for line in re.split(r"\n|&&", text)]
    lines += re.findall(r"`([^`\n]+)`", prose(page))
    for line in lines:
        if match := re.match(r"\s*(?:\S*[/\\])?synth ([a-z].*)", line):
            yield match.group(1).split()
