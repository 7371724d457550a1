"""What is drawn in a document of Office: the shapes of a diagram (SmartArt) and the words of a chart."""

from __future__ import annotations

from collections.abc import Iterator

from synth.corpus.document import Draft
from synth.corpus.layout.furniture import DRAWN

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def shapes_of(diagram) -> Iterator[str]:
    """Give the words of each shape of a diagram."""
    for point in diagram.iter(f"{DIAGRAM}pt"):
        paragraphs = (words_of(part) for part in point.iter(f"{A}p"))
        words = "\n".join(filter(str.strip, paragraphs))
        if words and point.get("type", "node") in ("node", "asst"):
            yield words


def labels_of(chart) -> Iterator[str]:
    """Give the titles of a chart, and what it names its bars by, each once."""
    written = [words_of(part) for part in chart.iter(f"{A}p")]
    named = [
        value.text or "" for cache in chart.iter(f"{CHART}strCache") for value in cache.iter(f"{CHART}v")
    ]
    return (words for words in dict.fromkeys([*written, *named]) if any(map(str.isalpha, words)))


def add_diagram(draft: Draft, diagram) -> None:
    """Add the words of a diagram, each of its shapes an item."""
    for words in shapes_of(diagram):
        draft.add(words, marker="• ", kind="item", number="")


def add_chart(draft: Draft, chart) -> None:
    """Add what a chart is labelled with: no findings, but they are kept."""
    for words in labels_of(chart):
        draft.add(words, kind="furniture", reason=DRAWN)


def words_of(paragraph) -> str:
    """Return the text of a drawn paragraph; a number that the program fills in (of the slide) stays in it."""
    pieces = []
    for part in paragraph.iter(f"{A}t", f"{A}br", f"{A}tab"):
        pieces.append((part.text or "") if part.tag == f"{A}t" else "\n" if part.tag == f"{A}br" else " ")
    return "".join(pieces).translate({0x0B: "\n", 0x0D: "\n"})
