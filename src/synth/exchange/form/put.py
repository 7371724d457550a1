"""Words and ticks into a form, in the letters that the form itself has there."""

from __future__ import annotations

import copy
import re
from typing import Any

from docx.oxml.ns import qn

from .blanks import is_blank, options
from .controls import fill
from .grid import Cell
from .letters import BOX, TICKED, children, letters, replace, text_of
from .package import W14
from .parts import Open, Slot

TICK = "✓"
_PLAIN = [qn(f"w:{name}") for name in ("rFonts", "sz", "szCs", "lang", "cs")]
"""What a run takes over from one beside it: the letters, not that they are bold or coloured."""
_LONG = 1000
"""Letters of a cell that one page may not hold: its row may then be torn apart."""
_TEXT = "{http://www.w3.org/XML/1998/namespace}space"


def put(slot: Slot, text: str) -> None:
    """Write words into a slot, each line a paragraph of its own in a cell."""
    if slot.control is not None:
        fill(slot.control, text)
    elif slot.cell is not None:
        _into_cell(slot.cell, text)
    else:
        _over(slot, text)


def tick(slot: Slot, chosen: str) -> None:
    """Tick the box of a slot that has these words; of a list, choose them; in an empty cell, make a tick."""
    if slot.control is not None:
        fill(slot.control, chosen)
        return
    boxes = _boxes(slot)
    for (paragraph, start, end), name in zip(boxes, slot.options, strict=False):
        if name == chosen or len(slot.options) == 1:
            signs = letters(paragraph)[start:end]
            _checked(signs[0].element)
            text = "".join(sign.sign for sign in signs)
            replace(signs, TICKED if text == BOX or len(text) == 1 else f"{text[0]}{TICK}{text[-1]}")
    if not boxes and slot.cell is not None:
        _into_cell(slot.cell, TICK)


def _boxes(slot: Slot) -> list[tuple[Any, int, int]]:
    if slot.cell is None:
        return [(paragraph, *span) for paragraph, span in zip(slot.paragraphs, slot.spans, strict=True)]
    return [
        (paragraph, box.start, box.end)
        for paragraph in slot.cell.paragraphs
        for box in options(text_of(paragraph))
    ]


def _checked(element: Any) -> None:
    """Tell a box of Word that it is ticked, not only show it."""
    for control in element.iterancestors(qn("w:sdt")):
        for state in control.iter(f"{W14}checked"):
            state.set(f"{W14}val", "1")


def _over(slot: Slot, text: str) -> None:
    """Write over a marked place; further lines of dots that belong to it are emptied."""
    for number, (paragraph, (start, end)) in enumerate(zip(slot.paragraphs, slot.spans, strict=True)):
        signs = letters(paragraph)[start:end]
        if signs:
            replace(signs, text if number == 0 else "")
        if number and not text_of(paragraph).strip():
            paragraph.getparent().remove(paragraph)


def _into_cell(cell: Cell, text: str) -> None:
    paragraphs = cell.paragraphs
    at = next((paragraph for paragraph in paragraphs if is_blank(text_of(paragraph))), paragraphs[-1])
    model = copy.deepcopy(at)
    look = _look(cell, at)
    lines = text.split("\n")
    for other in paragraphs[paragraphs.index(at) + 1 :]:
        if is_blank(text_of(other)):  # room that was left to write by hand
            other.getparent().remove(other)
    for number, line in enumerate(lines):
        if number:
            paragraph = copy.deepcopy(model)
            at.addnext(paragraph)
            at = paragraph
        _write(at, line, look)
    _room(cell, len(text))


def _write(paragraph: Any, text: str, look: Any) -> None:
    """Put words into a paragraph that says nothing, in the place of a line of dots if it has one."""
    signs = [sign for sign in letters(paragraph) if not sign.sign.isspace()]
    if signs:
        replace(letters(paragraph), text)
        return
    for run in list(children(paragraph, "r")):
        run.getparent().remove(run)
    run = paragraph.makeelement(qn("w:r"), {})
    if look is not None:
        run.append(copy.deepcopy(look))
    words = run.makeelement(qn("w:t"), {})
    words.text = text
    words.set(_TEXT, "preserve")
    run.append(words)
    paragraph.append(run)


def _look(cell: Cell, paragraph: Any) -> Any:
    """Return how letters look in a cell: as its own runs or paragraph mark say, else as beside it."""
    own = next((run.find(qn("w:rPr")) for run in children(paragraph, "r")), None)
    if own is None:
        own = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}")
    if own is not None and own.find(qn("w:rFonts")) is not None:
        return _of(
            own, [qn(f"w:{name}") for name in ("ins", "del", "moveFrom", "moveTo", "rStyle")], but=True
        )
    row = next(cell.element.iterancestors(qn("w:tr")), None)
    for around in (row, next(cell.element.iterancestors(qn("w:tbl")), None)):
        for properties in around.iter(qn("w:rPr")) if around is not None else ():
            if properties.getparent().tag == qn("w:r") and properties.find(qn("w:rFonts")) is not None:
                return _of(properties, _PLAIN)
    return copy.deepcopy(own) if own is not None else None


def _of(properties: Any, names: list[str], but: bool = False) -> Any:
    look = copy.deepcopy(properties)
    for inner in list(look):
        if (inner.tag in names) == but:
            look.remove(inner)
    return look


def _room(cell: Cell, length: int) -> None:
    """Let a row grow with what is written in it, and over the page where it must."""
    row = next(cell.element.iterancestors(qn("w:tr")), None)
    properties = row.find(qn("w:trPr")) if row is not None else None
    if properties is None:
        return
    height = properties.find(qn("w:trHeight"))
    if height is not None and height.get(qn("w:hRule")) == "exact":
        height.set(qn("w:hRule"), "atLeast")
    whole = properties.find(qn("w:cantSplit"))
    if whole is not None and length > _LONG:
        properties.remove(whole)


def lengthen(rows: Open, count: int) -> None:
    """Give empty rows of a table further ones like the last, until there are `count`, numbers counted on."""
    while len(rows.elements) < count:
        last = rows.elements[-1]
        row = copy.deepcopy(last)
        for name in ("paraId", "textId"):
            for element in row.iter():
                element.attrib.pop(f"{W14}{name}", None)
        last.addnext(row)
        rows.elements.append(row)
        for paragraph in row.iter(qn("w:p")):
            signs = letters(paragraph)
            text = "".join(sign.sign for sign in signs)
            if number := re.fullmatch(r"\s*([\d๐-๙]{1,4})([.)]?)\s*", text):
                replace(signs, _next(number[1]) + number[2])


def _next(number: str) -> str:
    """Count on in the digits of a number.

    Examples
    --------
    >>> _next("9"), _next("๑๙")
    ('10', '๒๐')
    """
    following = str(int(number) + 1)
    return following.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")) if number[0] >= "๐" else following


def can_grow(rows: Open) -> bool:
    """Say whether further rows can be made: no cell of the last one is merged with a row above."""
    return next(rows.elements[-1].iter(qn("w:vMerge")), None) is None
