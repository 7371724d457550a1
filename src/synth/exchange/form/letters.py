"""The letters of a paragraph, each with the place in the XML where it stands, so that it can be replaced."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

from .package import W14

BLANK = "\ue000"
"""Stands for what people see as a line to write on: underlined blanks, and tabs that are filled with dots."""
BOX, TICKED = "☐", "☑"
_SYMBOLS = {
    "f0a8": BOX,
    "f06f": BOX,
    "f071": BOX,
    "f0a3": BOX,
    "f0fe": TICKED,
    "f052": TICKED,
    "f0fd": TICKED,
}
"""Signs of the fonts Wingdings: boxes, and ticked ones."""
_SYMBOL_TICKED = "F0FE"
_GONE = {qn(f"w:{name}") for name in ("del", "moveFrom", "pPr", "rPr", "instrText", "txbxContent", "tbl")} | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
}
_THROUGH = {qn(f"w:{name}") for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")}
"""Elements around rows, cells and paragraphs that say nothing themselves."""


def children(element: Any, *names: str) -> Iterator[Any]:
    """Give the elements of some names below an element, also where a content control is around them."""
    tags = {qn(f"w:{name}") for name in names}
    for inner in element:
        if inner.tag in tags:
            yield inner
        elif inner.tag in _THROUGH:
            yield from children(inner, *names)


@dataclass
class Letter:
    """One letter of a paragraph: what it is, the element that has it, and where in that element."""

    sign: str
    element: Any
    at: int


def letters(paragraph: Any) -> list[Letter]:
    """Return the letters of a paragraph that people see; what only holds a place in a control is left off."""
    leaders = _has_leader(paragraph)
    return list(_letters(paragraph, leaders))


def _letters(element: Any, leaders: bool) -> Iterator[Letter]:
    for inner in element:
        if inner.tag in _GONE or (inner.tag == qn("w:sdt") and waits(inner)):
            continue
        if inner.tag == qn("w:r"):
            yield from _run(inner, leaders)
        else:
            yield from _letters(inner, leaders)


def _run(run: Any, leaders: bool) -> Iterator[Letter]:
    line = run.find(f"{qn('w:rPr')}/{qn('w:u')}")
    underlined = line is not None and line.get(qn("w:val"), "single") != "none"
    for inner in run:
        if inner.tag == qn("w:t"):
            for at, sign in enumerate(inner.text or ""):
                yield Letter(BLANK if underlined and sign.isspace() else sign, inner, at)
        elif inner.tag in (qn("w:tab"), qn("w:ptab")):
            yield Letter(BLANK if underlined or leaders else "\t", inner, 0)
        elif inner.tag in (qn("w:br"), qn("w:cr")):
            yield Letter("\n", inner, 0)
        elif inner.tag == qn("w:noBreakHyphen"):
            yield Letter("-", inner, 0)
        elif inner.tag == qn("w:sym"):
            yield Letter(_SYMBOLS.get(inner.get(qn("w:char"), "").lower(), "\ufffc"), inner, 0)


def _has_leader(paragraph: Any) -> bool:
    """Say whether tabs of a paragraph are drawn as a line of dots or dashes."""
    stops = paragraph.iterfind(f"{qn('w:pPr')}/{qn('w:tabs')}/{qn('w:tab')}")
    return any(stop.get(qn("w:leader"), "none") not in ("none", "") for stop in stops)


def text_of(paragraph: Any) -> str:
    """Return what a paragraph says."""
    return "".join(letter.sign for letter in letters(paragraph))


def waits(control: Any) -> bool:
    """Say whether a content control still holds only a place: it shows its placeholder, or nothing."""
    properties, content = control.find(qn("w:sdtPr")), control.find(qn("w:sdtContent"))
    if properties is None or content is None or properties.find(f"{W14}checkbox") is not None:
        return False
    if next(content.iter(qn("w:tbl"), qn("w:tr"), qn("w:tc")), None) is not None:
        return False
    if properties.find(qn("w:showingPlcHdr")) is not None:
        return True
    return not "".join(part.text or "" for part in content.iter(qn("w:t"))).strip()


def replace(signs: list[Letter], text: str) -> None:
    """Put words in the place of letters: in the run of the first one, so that they look like it."""
    by_element: dict[int, list[Letter]] = {}
    for letter in signs:
        by_element.setdefault(id(letter.element), []).append(letter)
    for number, own in enumerate(by_element.values()):
        element, words = own[0].element, text if number == 0 else ""
        if element.tag == qn("w:t"):
            before, after = element.text[: own[0].at], element.text[own[-1].at + 1 :]
            _write(element, before + words + after)
        elif element.tag == qn("w:sym"):
            if words == TICKED:
                element.set(qn("w:char"), _SYMBOL_TICKED)
        else:
            text_element = element.makeelement(qn("w:t"), {})
            element.addprevious(text_element)
            element.getparent().remove(element)
            _write(text_element, words)


def _write(element: Any, text: str) -> None:
    """Write into an element of text; further lines stand behind breaks."""
    first, *rest = text.split("\n")
    element.text = first
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    at = element
    for line in rest:
        for name in ("w:br", "w:t"):
            new_element = element.makeelement(qn(name), {})
            at.addnext(new_element)
            at = new_element
        at.text = line
        at.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def plain(text: str) -> str:
    """Return what a text says on one line, without what is only there to be written on."""
    return " ".join(text.replace(BLANK, " ").split())
