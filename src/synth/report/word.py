"""The report as a Word file: real styles, captions, repeated heads, Thai fonts everywhere.

Tables are written as XML in one go: python-docx looks for every cell again, which takes minutes on a long
report.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm

from synth.report.blocks import Behind, Entry, Figure, Heading, Paragraph, Quote, Table, printable
from synth.report.contents import Contents
from synth.report.word_styles import FONT, POINTS, dress
from synth.report.word_xml import entry, page_number, paragraph, table
from synth.report.wording import Wording

WIDE, HIGH = Cm(16), Cm(20)
"""The largest a picture may be on a page of A4 with its caption."""


def render(
    contents: Contents,
    charts: dict[str, bytes],
    words: Wording,
    template: str | Path | None = None,
    font: str = FONT,
    points: float = POINTS,
) -> bytes:
    """Draw the report as a .docx.

    Parameters
    ----------
    contents : Contents
    charts : dict of bytes
        The PNG of each figure, by its name.
    words : Wording
    template : path, optional
        The office's own .docx: its styles and page are taken, its text is left out.
    font : str
        Thai and Latin font of every style (a template keeps its own).
    points : float
        Size of the body text.

    Returns
    -------
    bytes
    """
    document = Document(str(template) if template else None)
    body = document.element.body
    if template:
        for child in list(body)[:-1]:  # the last one is the page
            body.remove(child)
    dress(document, font, points, own=template is None)
    if template is None:
        _number_pages(document)
    document.core_properties.title = contents.title
    document.core_properties.language = words.lang
    document.core_properties.comments = ""
    document.core_properties.author = ""
    end = body[-1]
    end.addprevious(paragraph(contents.title, "Title"))
    for line in contents.subtitles:
        end.addprevious(paragraph(line, "Subtitle"))
    for block in contents.blocks:
        for element in _elements(document, block, charts, words):
            end.addprevious(element)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _number_pages(document: Any) -> None:
    foot = document.sections[0].footer.paragraphs[0]
    foot.style = document.styles["SynthNote"]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    foot._p.append(page_number())


def _elements(document: Any, block: Any, charts: dict[str, bytes], words: Wording) -> list:
    match block:
        case Heading():
            return [paragraph(block.text, f"Heading{block.level}")]
        case Paragraph():
            style = {"point": "ListBullet", "warning": "SynthWarning"}.get(block.kind, "Normal")
            return [paragraph(block.text, style, keep=block.kind in ("lead", "warning"))]
        case Table():
            notes = [paragraph(note, "SynthNote") for note in block.notes] or [paragraph("", "SynthNote")]
            return [paragraph(block.caption, "Caption", keep=True), table(block, words), *notes]
        case Figure():
            picture = _picture(document, charts[block.name], f"{block.caption} {block.alt}")
            notes = [paragraph(note, "SynthNote") for note in block.notes]
            return [picture, paragraph(block.caption, "Caption"), *notes]
        case Quote():
            return [entry(block.text, f"[{block.number}] {block.place}", "Quote")]
        case Behind():
            return [paragraph(f"{block.label} {block.refs}", "SynthNote")]
        case Entry():
            below = f"{block.place} · {block.codes}" if block.codes else block.place
            return [entry(block.text, below, "SynthStatement", before=f"[{block.number}] ")]
    return []  # the sources in full are for the screen


def _picture(document: Any, png: bytes, alt: str) -> Any:
    run = document.add_paragraph(style="SynthFigure").add_run()
    picture = run.add_picture(io.BytesIO(png), width=WIDE)
    if picture.height > HIGH:
        picture.width, picture.height = int(picture.width * HIGH / picture.height), HIGH
    picture._inline.docPr.set("descr", printable(alt)[:2000])
    return run._r.getparent()
