"""Shapes of a slide: their order, what they hold, their words, bullets and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from synth.corpus.layout.column_heads import LONGEST_LABEL
from synth.corpus.layout.grids import SpannedCell, WholeRow
from synth.corpus.readers.drawings import A, heads_its_box, paragraphs_of, words_of

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def shapes_of(tree) -> Iterator:
    """Give the shapes of a slide in their order, those in groups too; a group in a group may go deep.

    Of what a newer and an older program show in different ways, the first is taken.
    """
    stack = [iter(() if tree is None else tree)]
    while stack:
        shape = next(stack[-1], None)
        if shape is None:
            stack.pop()
        elif shape.tag == f"{P}grpSp":
            stack.append(iter(shape))
        elif shape.tag == f"{MC}AlternateContent":
            stack.append(iter(next(iter(shape), ())))
        elif shape.tag in (f"{P}sp", f"{P}graphicFrame"):
            yield shape


def text_of(shape) -> str:
    """Return the words of a shape, whatever parts them."""
    return " ".join(" ".join(words_of(part) for part in shape.iter(f"{A}p")).split())


def heads_next(shape, following) -> bool:
    """Say whether a box heads the one that follows: in the layout that compares, or set apart over lines."""
    paragraphs, below = paragraphs_of(shape), paragraphs_of(following)
    if len(paragraphs) != 1 or len(text_of(shape)) > LONGEST_LABEL or not below:
        return False
    held = holds_of(shape), holds_of(following)
    if held[0] is None and held[1] is None:
        return heads_its_box([*paragraphs, *below])
    return held[0] == "body" and held[1] in ("obj", "")


def without_number(words: str, number: int) -> str:
    """Take the number of the slide off words, before or behind a sign."""
    return re.sub(rf"^{number}\s*[|/·•–—-]\s*|\s*[|/·•–—-]\s*{number}$", "", words)


def is_frame(shape) -> bool:
    """Say whether a shape frames a table, a diagram or a chart."""
    return shape.tag == f"{P}graphicFrame"


def holds_of(shape) -> str | None:
    """Return what a placeholder is for (``title``, ``sldNum``, empty for any); None for another shape."""
    placeholder = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
    return None if placeholder is None else placeholder.get("type", "")


def level_of(about) -> int:
    """Return how deep a paragraph stands."""
    level = "0" if about is None else about.get("lvl", "0")
    return int(level) if re.fullmatch(r"\d", level) else 0


def has_bullet(about, usual: bool) -> bool:
    """Say whether a paragraph has a bullet, as its shape's have or not."""
    if about is None:
        return usual
    if about.find(f"{A}buNone") is not None:
        return False
    return usual or about.find(f"{A}buChar") is not None or about.find(f"{A}buBlip") is not None


def rows_of(table) -> Iterator[list[str]]:
    """Give the rows of a table; of merged cells the first holds the words."""
    for row in table.iter(f"{A}tr"):
        cells = []
        for cell in row.iter(f"{A}tc"):
            down, merged = cell.get("vMerge") == "1", cell.get("hMerge") == "1"
            cells.append(
                SpannedCell()
                if down
                else ""
                if merged
                else "\n".join(filter(str.strip, map(words_of, cell.iter(f"{A}p"))))
            )
        spanned = [cell for cell in row.iter(f"{A}tc") if cell.get("hMerge") == "1"]
        yield WholeRow(cells) if len(cells) > 1 and len(spanned) == len(cells) - 1 else cells
