"""What is drawn in a document of Office: boxes, the shapes of a diagram (SmartArt), the words of a chart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from synth.corpus.document import Draft
from synth.corpus.layout.column_heads import LONGEST_LABEL
from synth.corpus.layout.furniture import DRAWN

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_LEAST_BENEATH = 2
"""Paragraphs beneath one that heads its box."""


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


def paragraphs_of(shape) -> list:
    """Return the paragraphs of a shape that hold words."""
    return [part for part in shape.iter(f"{A}p") if words_of(part).strip()]


def heads_its_box(paragraphs: Sequence) -> bool:
    """Say whether the first paragraph of a box is short and set apart, as no other of several is."""
    first, others = paragraphs[:1], paragraphs[1:]
    return (
        len(others) >= _LEAST_BENEATH
        and all(_stands_out(part) and len(words_of(part)) <= LONGEST_LABEL for part in first)
        and not any(map(_stands_out, others))
    )


def _stands_out(paragraph) -> bool:
    """Say whether a paragraph stands in the middle, or all of it is bold."""
    about = paragraph.find(f"{A}pPr")
    marks = [run.find(f"{A}rPr") for run in paragraph.iter(f"{A}r") if (run.findtext(f"{A}t") or "").strip()]
    bold = bool(marks) and all(mark is not None and mark.get("b") in ("1", "true") for mark in marks)
    return bold or (about is not None and about.get("algn") == "ctr")


def words_of(paragraph) -> str:
    """Return the text of a drawn paragraph; a number that the program fills in (of the slide) stays in it."""
    pieces = []
    for part in paragraph.iter(f"{A}t", f"{A}br", f"{A}tab"):
        pieces.append((part.text or "") if part.tag == f"{A}t" else "\n" if part.tag == f"{A}br" else " ")
    return "".join(pieces).translate({0x0B: "\n", 0x0D: "\n"})
