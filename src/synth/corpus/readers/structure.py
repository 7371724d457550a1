"""The structure that a PDF tells of its pages: which letters are a heading, an item, a paragraph, a cell.

Browsers and office programs write a tree beside the letters ("tagged PDF"); its leaves are numbers of marked
content, which the objects of a page carry. An element is known by the way to it from the root, which is the
same on each page that it stands on.
"""

from __future__ import annotations

import ctypes
import re
from typing import NamedTuple

_INLINE = frozenset(
    """Span NonStruct Link Quote Em Strong Code Annot Reference BibEntry Ruby RB RT RP Warichu WT WP Lbl LBody
    Form Formula Sub Private""".split()
)
"""Elements that hold words of the block around them."""
_PARAGRAPH = frozenset("P Caption Note FENote TOCI BlockQuote Index Aside".split())
_CELL = frozenset(("TD", "TH"))
_HEADING = re.compile(r"H(\d)?|Title")
_LOWEST = 6
"""Level of a heading of which the file does not say it."""
_DEEPEST, _MOST = 60, 50_000
"""Elements one within the other, and of one page, that are looked at."""
_MOST_SPANNED = 100

Way = tuple[int, ...]
"""The numbers of the children that lead from the root to an element."""


class Cell(NamedTuple):
    """A cell of a table: the ways to its table and its row, its number in the row, what it spans."""

    table: Way
    row: Way
    column: int
    across: int = 1
    down: int = 1


class Block(NamedTuple):
    """What the words of one element are: heading, item, text; loose where no element holds them."""

    way: Way
    kind: str
    level: int = 0
    cell: Cell | None = None
    labelled: bool = False  # an item with a number or a bullet of its own, perhaps a drawn one
    quoted: bool = False


class Mark(NamedTuple):
    """Whose words marked content holds; `label` if they are the number or the bullet of an item."""

    block: Block
    label: bool


class _Place(NamedTuple):
    """What is known above an element."""

    way: Way
    block: Block | None = None
    label: bool = False
    cell: Cell | None = None
    quoted: bool = False


def marks_of(page) -> dict[int, Mark]:
    """Return whose words each marked content of a page holds; nothing for a page without a tree."""
    import pypdfium2.raw as pdfium

    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    if not tree:
        return {}
    try:
        walk = _Walk(pdfium)
        for number in range(min(pdfium.FPDF_StructTree_CountChildren(tree), _MOST)):
            if top := pdfium.FPDF_StructTree_GetChildAtIndex(tree, number):
                walk.enter(top, _Place((number,)))
        return walk.marks
    finally:
        pdfium.FPDF_StructTree_Close(tree)


class _Walk:
    """Goes through the tree of one page once."""

    def __init__(self, pdfium) -> None:
        self.marks: dict[int, Mark] = {}
        self._ask = pdfium
        self._begun: set[Way] = set()  # blocks that have words
        self._left = _MOST
        self._name = ctypes.create_string_buffer(80)

    def enter(self, element, position: _Place) -> None:
        """Go through an element that may be a block of its own."""
        kind = self._kind(element)
        heading = _HEADING.fullmatch(kind)
        position = position._replace(quoted=position.quoted or kind == "BlockQuote")
        if heading or kind in _PARAGRAPH:
            level = int(heading[1] or _LOWEST) if heading and kind != "Title" else 0
            block = Block(position.way, "heading" if heading else "text", level, position.cell)
            above = position.block
            if above and above.kind == "item" and above.way not in self._begun:
                block = block._replace(way=above.way, labelled=above.labelled)
                block = block if heading else block._replace(kind="item")
            self._inside(element, position._replace(block=block._replace(quoted=position.quoted)))
        elif kind == "LI":
            labelled = any(self._kind(child) == "Lbl" for child in self._children(element))
            block = Block(position.way, "item", 0, position.cell, labelled, position.quoted)
            self._inside(element, position._replace(block=block))
        elif kind == "Table" and not position.cell:
            self._inside(element, position._replace(block=None, cell=Cell(position.way, (), 0)))
        elif kind == "TR" and position.cell and not position.cell.row:
            self._inside(element, position._replace(cell=position.cell._replace(row=position.way)))
        elif kind in _CELL and position.cell and position.cell.row and position.cell.column < 0:
            across, down = (self._spanned(element, name) for name in (b"ColSpan", b"RowSpan"))
            cell = position.cell._replace(column=-1 - position.cell.column, across=across, down=down)
            block = Block(position.way, "text", 0, cell, quoted=position.quoted)
            self._inside(element, position._replace(cell=cell, block=block))
        else:
            self._inside(element, position._replace(block=None))

    def _inside(self, element, position: _Place) -> None:
        """Give the words within an element to its block; those that stand in none to a loose one."""
        ask, block = self._ask, position.block
        in_row = position.cell is not None and position.cell.row == position.way
        contents = 0
        for number in range(ask.FPDF_StructElement_CountChildren(element)):
            self._left -= 1
            if self._left < 0:
                return
            way = (*position.way, number)
            content = ask.FPDF_StructElement_GetChildMarkedContentID(element, number)
            child = None if content >= 0 else ask.FPDF_StructElement_GetChildAtIndex(element, number)
            kind = self._kind(child) if child else ""
            if content >= 0 or kind in _INLINE:
                block = block or Block(way, "loose", 0, position.cell if not in_row else None)
            if content >= 0:
                contents += 1
                self.marks[content] = Mark(block, position.label)
                self._begun |= set() if position.label else {block.way}
            elif child and len(way) < _DEEPEST:
                below = position._replace(way=way, block=block, label=position.label or kind == "Lbl")
                if kind in _INLINE:
                    self._inside(child, below)
                    continue
                if in_row:  # numbered below zero until the cell itself is entered
                    below = below._replace(cell=position.cell._replace(column=-1 - (number - contents)))
                self.enter(child, below)
                block = self._behind(block, way)

    def _behind(self, block: Block | None, way: Way) -> Block | None:
        """Return the block of the words that follow a block within theirs."""
        if block is None or block.kind == "loose":
            return None
        return block._replace(way=way, kind="text") if block.way in self._begun else block

    def _children(self, element) -> list:
        ask = self._ask
        count = min(ask.FPDF_StructElement_CountChildren(element), 8)
        children = (ask.FPDF_StructElement_GetChildAtIndex(element, number) for number in range(count))
        return [child for child in children if child]

    def _kind(self, element) -> str:
        size = self._ask.FPDF_StructElement_GetType(element, self._name, 80)
        return self._name.raw[: size - 2].decode("utf-16-le", "replace") if 2 < size <= 80 else ""

    def _spanned(self, element, name: bytes) -> int:
        """Return how many columns or rows a cell spans."""
        ask, number = self._ask, ctypes.c_float()
        for index in range(max(0, ask.FPDF_StructElement_GetAttributeCount(element))):
            attribute = ask.FPDF_StructElement_GetAttributeAtIndex(element, index)
            value = attribute and ask.FPDF_StructElement_Attr_GetValue(attribute, name)
            if value and ask.FPDF_StructElement_Attr_GetNumberValue(value, number):
                return max(1, min(int(number.value), _MOST_SPANNED)) if number.value == number.value else 1
        return 1
