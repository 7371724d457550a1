"""Content controls of Word that wait for words: boxes of text, lists to choose from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

from .letters import waits

_LISTS = ("w:dropDownList", "w:comboBox")
_NOT_WRITTEN = (
    "w:picture",
    "w:date",
    "w:docPartObj",
    "w:docPartList",
    "w:group",
    "w:citation",
    "w:bibliography",
)


@dataclass
class Control:
    """A content control: what it is called, and what may be chosen in it; of a box of text, nothing."""

    element: Any
    label: str
    options: tuple[str, ...] = ()


def control_of(element: Any) -> Control | None:
    """Return a content control that words may be written into; None for pictures, dates and others."""
    properties = element.find(qn("w:sdtPr"))
    if any(properties.find(qn(name)) is not None for name in _NOT_WRITTEN):
        return None
    titles = [properties.find(qn(name)) for name in ("w:alias", "w:tag")]
    label = next(
        (title.get(qn("w:val"), "") for title in titles if title is not None and title.get(qn("w:val"))), ""
    )
    items = [item for name in _LISTS for item in properties.iterfind(f"{qn(name)}/{qn('w:listItem')}")]
    names = (
        item.get(qn("w:displayText")) or item.get(qn("w:value"), "")
        for item in items
        if item.get(qn("w:value"))
    )
    return Control(element, " ".join(label.split()), tuple(filter(None, names)))


def waiting(element: Any) -> Iterator[Any]:
    """Give the content controls of a paragraph or cell that wait for words."""
    for control in element.iter(qn("w:sdt")):
        if waits(control) and not any(waits(outer) for outer in control.iterancestors(qn("w:sdt"))):
            yield control


def control_in(element: Any) -> Control | None:
    """Return the first content control in a cell that waits for words and can be written into."""
    return next(filter(None, map(control_of, waiting(element))), None)


def fill(control: Control, text: str) -> None:
    """Write into a control, in the letters around it and no longer as its placeholder."""
    properties, content = control.element.find(qn("w:sdtPr")), control.element.find(qn("w:sdtContent"))
    for name in ("w:showingPlcHdr", "w:dataBinding"):
        for binding in properties.findall(qn(name)):
            properties.remove(binding)  # what is bound would be written over when Word opens the file
    run = next(content.iter(qn("w:r")), None)
    paragraph = next(content.iter(qn("w:p")), None)
    if run is None:
        run = content.makeelement(qn("w:r"), {})
        (content if paragraph is None else paragraph).append(run)
    for other in list(content.iter(qn("w:r"))):
        if other is not run:
            other.getparent().remove(other)
    style = run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")
    if style is not None:  # that of the placeholder, which is grey
        style.getparent().remove(style)
    for inner in list(run):
        if inner.tag != qn("w:rPr"):
            run.remove(inner)
    own = properties.find(qn("w:rPr"))
    if own is not None and run.find(qn("w:rPr")) is None:
        run.insert(0, own.__copy__())
    for number, line in enumerate(text.split("\n")):
        if number:
            run.append(run.makeelement(qn("w:br"), {}))
        text_element = run.makeelement(qn("w:t"), {})
        text_element.text = line
        text_element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        run.append(text_element)
