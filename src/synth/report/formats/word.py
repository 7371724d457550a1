"""The report as a Word file: real styles, captions, repeated heads, Thai fonts everywhere.

Tables are written as XML in one go: python-docx looks for every cell again, which takes minutes on a long
report.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm

from synth.report.blocks import Behind, Block, Entry, Figure, Heading, Paragraph, Quote, Table, printable
from synth.report.formats.word_pages import end_section, parts, room, table_of_contents, update_on_opening
from synth.report.formats.word_paging import pages_of_headings
from synth.report.formats.word_styles import dress
from synth.report.formats.word_xml import caption, entry, field, paragraph, table
from synth.report.outline import Contents
from synth.report.wording import Wording
from synth.telling import told

HIGH = Cm(20)
"""The highest a picture may be on a page of A4 with its caption."""


def render(
    contents: Contents,
    charts: dict[str, bytes],
    words: Wording,
    template: str | Path | None = None,
    font: str = "TH Sarabun New",
    points: float = 16.0,
    page_numbers: bool = False,
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
    page_numbers : bool
        Fill in the page numbers of the contents as LibreOffice lays the pages out. Else Word fills them in:
        it asks when it opens the file, and other programs show the contents without numbers.

    Returns
    -------
    bytes

    Raises
    ------
    ValueError
        `page_numbers` without LibreOffice.
    """
    settings = charts, words, template, font, points
    if not page_numbers:
        return _render(contents, *settings, ())
    headings = sum(isinstance(block, Heading) for block in contents.blocks)
    pages = pages_of_headings(_render(contents, *settings, [1] * headings))
    if len(pages) != headings:
        raise ValueError(told("report.headings", found=len(pages), headings=headings))
    return _render(contents, *settings, pages)


def _render(
    contents: Contents, charts: dict, words: Wording, template: Any, font: str, points: float, pages: Any
) -> bytes:
    document = Document(str(template) if template else None)
    body = document.element.body
    if template:
        for child in list(body)[:-1]:  # the last one is the page
            body.remove(child)
    letters = dress(document, font, points, own=template is None)
    if template is None:
        _number_pages(document, words)
    document.core_properties.title = contents.title
    document.core_properties.language = words.lang
    document.core_properties.comments = ""
    document.core_properties.author = ""
    draw = _Drawing(document, charts, words, letters)
    end = body[-1]
    for element in draw.front(contents, pages):
        end.addprevious(element)
    turned = parts(contents.blocks)
    for number, (across, blocks) in enumerate(turned):
        draw.room = room(document, across)
        for block, following in zip_longest(blocks, blocks[1:]):
            for element in draw.block(block, following):
                end.addprevious(element)
        if number + 1 < len(turned):
            end_section(document, across)
    update_on_opening(document)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _number_pages(document: Any, words: Wording) -> None:
    foot = document.sections[0].footer.paragraphs[0]
    foot.style = document.styles["SynthNote"]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    foot._p.append(field("PAGE", words.number(1), words))


class _Drawing:
    """Makes the elements of a block, by the names that the document has for its styles."""

    def __init__(self, document: Any, charts: dict[str, bytes], words: Wording, letters: float):
        self.document, self.charts, self.words, self.letters = document, charts, words, letters
        self.styles = {style.name: style.style_id for style in document.styles}
        self.room = room(document, across=False)
        self.bullets = document.styles["List Bullet"].element.find(f".//{qn('w:numPr')}") is not None
        self.headings, self.paged = 0, False

    def front(self, contents: Contents, pages: Sequence[int]) -> list:
        """Title, subtitles and table of contents."""
        lines = [paragraph(line, self.styles["Subtitle"]) for line in contents.subtitles]
        headings = [block for block in contents.blocks if isinstance(block, Heading)]
        title = paragraph(contents.title, self.styles["Title"])
        listed = table_of_contents(headings, self.styles, self.words, pages)
        self.paged = bool(listed)
        return [title, *lines, *listed]

    def block(self, block: Block, following: Block | None = None) -> list:
        """Draw one block, by what comes after it; the sources in full are for the screen."""
        styles = self.styles
        match block:
            case Heading():
                self.headings += 1
                style = styles[f"Heading {block.level}" if block.listed else "SynthSource"]
                return [paragraph(block.text, style, mark=self.headings, page=block.page and self.paged)]
            case Paragraph():
                style = {"point": "List Bullet", "warning": "SynthWarning"}.get(block.kind, "Normal")
                text = f"•\t{block.text}" if block.kind == "point" and not self.bullets else block.text
                return [paragraph(text, styles[style], keep=block.kind in ("lead", "warning"))]
            case Table():
                made = table(block, self.words, styles, self.room, self.letters)
                notes = self._notes(block) or [paragraph("", styles["SynthNote"])]
                return [caption(block, styles["Caption"], self.words, keep=True), made, *notes]
            case Figure():
                picture = self._picture(self.charts[block.name], f"{block.caption} {block.alt}")
                return [picture, caption(block, styles["Caption"], self.words), *self._notes(block)]
            case Quote():
                below = f"[{self.words.written(block.number)}] {block.place}"
                return [entry(block.text, below, styles, "Quote", keep=isinstance(following, Behind))]
            case Behind():
                runs = (f"{a}–{b}" if b > a else str(a) for a, b in block.refs.runs())
                listed = self.words.written(", ".join(runs))
                return [paragraph(f"{block.label} {listed}", styles["SynthNote"])]
            case Entry():
                below = " · ".join(filter(None, [block.place, block.codes]))
                before = f"[{self.words.written(block.number)}] "
                return [entry(block.text, below, styles, "SynthStatement", before)]
        return []

    def _notes(self, block: Table | Figure) -> list:
        last = len(block.notes)
        return [
            paragraph(note, self.styles["SynthNote"], keep=number < last)
            for number, note in enumerate(block.notes, start=1)
        ]

    def _picture(self, png: bytes, alt: str) -> Any:
        run = self.document.add_paragraph(style="SynthFigure").add_run()
        picture = run.add_picture(io.BytesIO(png))
        wide = min(self.room * 635, Cm(16), HIGH * picture.width / picture.height)
        picture.height, picture.width = int(picture.height * wide / picture.width), int(wide)
        picture._inline.docPr.set("descr", printable(alt)[:2000])
        return run._r.getparent()
