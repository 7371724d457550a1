"""The parts of a Word document: blocks, text boxes and cells wherever they are wrapped, and their words."""

from __future__ import annotations

from collections.abc import Iterator

from synth.corpus.layout.grids import SpannedCell, WholeRow
from synth.corpus.readers.symbols import symbol_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_BETWEEN = {f"{_MATH}den": "/", f"{_MATH}sup": "^"}
"""What stands in a line of text where a formula puts one thing under or over another."""
_NOT_TEXT = frozenset(
    (f"{W}del", f"{W}moveFrom", f"{W}txbxContent", f"{W}pPr", f"{W}rPr", f"{W}instrText", f"{_MC}Fallback")
)
_AROUND = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "customXml", "smartTag"))


def blocks_of(parent) -> Iterator:
    """Give paragraphs and tables (see `parts_of`)."""
    return parts_of(parent, f"{W}p", f"{W}tbl")


def parts_of(parent, *tags: str) -> Iterator:
    """Give the parts that are called so, also those inside content controls and accepted insertions."""
    for child in parent:
        if child.tag in tags:
            yield child
        elif child.tag in _AROUND:
            yield from parts_of(child, *tags)


def boxes_of(block) -> Iterator:
    """Give the text boxes of a paragraph, but for those that stand within one of them."""
    stack = [iter(block)]
    while stack:
        node = next(stack[-1], None)
        if node is None:
            stack.pop()
        elif node.tag == f"{W}txbxContent":
            yield node
        elif node.tag != f"{_MC}Fallback":
            stack.append(iter(node))


def words_of(paragraph) -> str:
    """Return the text of a paragraph, a line end for each break; deletions and boxes are passed over."""
    pieces: list[str] = []
    stack = [iter(paragraph)]
    while stack:
        node = next(stack[-1], None)
        if node is None:
            stack.pop()
        elif node.tag in _NOT_TEXT:
            continue
        elif node.tag in (f"{W}t", f"{_MATH}t"):
            pieces.append(node.text or "")
        elif node.tag == f"{W}sym":
            pieces.append(symbol_of(node.get(f"{W}font", ""), node.get(f"{W}char", "")))
        elif node.tag in (f"{W}br", f"{W}cr"):
            pieces.append("\n")
        elif node.tag == f"{W}tab":
            pieces.append("\t")
        elif node.tag == f"{W}noBreakHyphen":
            pieces.append("-")
        elif isinstance(node.tag, str):
            pieces.append(_BETWEEN.get(node.tag, ""))
            stack.append(iter(node))
    return "".join(pieces)


def rows_of(table) -> Iterator[list[str]]:
    """Give the texts of the cells of a table, row by row; what is merged stands in the first of its cells."""
    for row in parts_of(table, f"{W}tr"):
        cells: list[str] = []
        row_cells = list(parts_of(row, f"{W}tc"))
        for cell in row_cells:
            merged = cell.find(f"{W}tcPr/{W}vMerge")
            goes_on = merged is not None and merged.get(f"{W}val") != "restart"
            words = "" if goes_on else "\n".join(filter(str.strip, map(words_of, _paragraphs(cell))))
            cells.append(SpannedCell() if goes_on else words)
            span = cell.find(f"{W}tcPr/{W}gridSpan")
            width = span.get(f"{W}val", "1") if span is not None else "1"
            cells += [""] * (min(int(width), 100) - 1 if width.isdigit() else 0)
        yield WholeRow(cells) if len(row_cells) == 1 < len(cells) else cells


def _paragraphs(cell) -> Iterator:
    """Give the paragraphs of a cell, those of boxes in it too, each once; a table in it is one of its own."""
    stack = [iter(cell)]
    while stack:
        node = next(stack[-1], None)
        if node is None:
            stack.pop()
        elif node.tag == f"{W}p":
            yield node
            stack += [blocks_of(box) for box in boxes_of(node)]
        elif node.tag in _AROUND:
            stack.append(iter(node))


def tables_within(table) -> Iterator:
    """Give the tables that stand in the cells of a table, but not those that stand in one of them."""
    stack = [iter(table)]
    while stack:
        node = next(stack[-1], None)
        if node is None:
            stack.pop()
        elif node.tag == f"{W}tbl":
            yield node
        elif node.tag != f"{_MC}Fallback":
            stack.append(iter(node))


def cells_that_lay_out(table) -> list:
    """Return the cells of a table that only lays out the page: each row is one, and tables stand in them."""
    rows = [list(parts_of(row, f"{W}tc")) for row in parts_of(table, f"{W}tr")]
    alone = all(len(cells) == 1 for cells in rows) and next(tables_within(table), None) is not None
    return [cell for cells in rows for cell in cells] if alone else []


def is_bold(paragraph) -> bool:
    """Say whether all words of a paragraph are bold."""
    runs = [run for run in paragraph.iter(f"{W}r") if (run.findtext(f"{W}t") or "").strip()]
    runs = [run for run in runs if next(run.iterancestors(f"{W}p")) is paragraph]  # not of a box in it
    return bool(runs) and all(
        any(
            (mark := run.find(f"{W}rPr/{W}{name}")) is not None and mark.get(f"{W}val") not in ("0", "false")
            for name in ("b", "bCs")
        )
        for run in runs
    )
