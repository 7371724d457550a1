"""The report as a Word file: real styles, captions, repeated heads, Thai fonts everywhere.

Tables are written as XML in one go: python-docx looks for every cell again, which takes minutes on a long
report.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm

from synth.corpus.readers.office import found_program
from synth.report.blocks import (
    Behind,
    Block,
    Entry,
    Figure,
    Heading,
    Paragraph,
    Prompt,
    Quote,
    Table,
    printable,
)
from synth.report.formats.shown import headed, quoted
from synth.report.formats.word_cells import Pictures, numbered
from synth.report.formats.word_foreign import match_foreign
from synth.report.formats.word_pages import (
    end_section,
    first_page_alone,
    lists,
    marks,
    parts,
    room,
    table_of_contents,
    update_on_opening,
)
from synth.report.formats.word_paging import pages_of_places
from synth.report.formats.word_styles import SMALL, dress, sizes
from synth.report.formats.word_xml import caption, entry, field, paragraph, prompt, table
from synth.report.outline import Contents
from synth.report.wording import Wording
from synth.telling import told

_STYLES = {"point": "List Bullet", "warning": "SynthWarning", "headline": "SynthHeadline"}
"""Styles of paragraphs by their kind."""
HIGH = Cm(20)
"""The highest a picture may be on a page of A4 with its caption."""


def render(
    contents: Contents,
    charts: dict[str, bytes],
    words: Wording,
    template: str | Path | None = None,
    font: str = "TH Sarabun New",
    points: float = 16.0,
    page_numbers: bool | None = None,
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
    page_numbers : bool, optional
        Fill in the page numbers of the contents and lists as LibreOffice lays the pages out; by default where
        it is installed. Else Word fills them in: it asks when it opens the file, and other programs show the
        contents without numbers.

    Returns
    -------
    bytes

    Raises
    ------
    ValueError
        `page_numbers` without LibreOffice.
    """
    settings = charts, words, template, font, points
    if page_numbers or (page_numbers is None and found_program()):
        try:
            return _paged(contents, *settings)
        except ValueError:
            if page_numbers:
                raise
    return _render(contents, *settings, {})


def _paged(contents: Contents, *settings: Any) -> bytes:
    """Lay the document out with numbers that are as long as they will be, and draw it with the right ones."""
    numbers = marks(contents.printed)
    pages = pages_of_places(_render(contents, *settings, dict.fromkeys(numbers, 1)))
    if missing := set(numbers) - set(pages):
        raise ValueError(told("report.headings", found=len(numbers) - len(missing), headings=len(numbers)))
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
    turned = parts(contents.printed)
    for number, (across, blocks) in enumerate(turned):
        draw.room = room(document, across)
        for block, following in zip_longest(blocks, blocks[1:]):
            for element in draw.block(block, following):
                end.addprevious(element)
        if number + 1 < len(turned):
            end_section(document, across)
    if template is None and draw.paged:
        first_page_alone(document)
    if len(letters) > 1:
        match_foreign(body, sizes(document), SMALL)
    numbered(body)
    _say_what_is_left(document, contents.printed, words)
    update_on_opening(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _number_pages(document: Any, words: Wording) -> None:
    foot = document.sections[0].footer.paragraphs[0]
    foot.style = document.styles["SynthNote"]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    foot._p.append(field("PAGE", words.number(1), words))


def _say_what_is_left(document: Any, blocks: Sequence[Block], words: Wording) -> None:
    """Say in one comment, never on a page, how many prompts wait to be written over."""
    prompts = sum(isinstance(block, Prompt) for block in blocks)
    if not prompts:
        return
    key = "formats.prompts_left_one" if prompts == 1 else "formats.prompts_left"
    comment = document.add_comment(document.paragraphs[0].runs, author="synth", initials="")
    note = paragraph(words(key, n=words.number(prompts)), document.styles["Normal"].style_id)
    comment.paragraphs[0]._p.append(note[-1])


class _Drawing:
    """Makes the elements of a block, by the names that the document has for its styles."""

    def __init__(self, document: Any, charts: dict[str, bytes], words: Wording, letters: tuple[float, ...]):
        self.document, self.charts, self.words, self.letters = document, charts, words, letters
        self.styles = {style.name: style.style_id for style in document.styles}
        self.room = room(document, across=False)
        self.bullets = document.styles["List Bullet"].element.find(f".//{qn('w:numPr')}") is not None
        self.pictures = Pictures(document)
        self.marks: dict[int, int] = {}
        self.paged = False

    def front(self, contents: Contents, pages: Mapping[int, int]) -> list:
        """Cover, table of contents, lists of tables and figures; a short report has its title only."""
        blocks, styles = contents.printed, self.styles
        self.marks = {id(block): number for number, block in marks(blocks).items()}
        listed = table_of_contents(blocks, styles, self.words, pages)
        self.paged = bool(listed)
        title = paragraph(contents.title, styles["SynthCover" if self.paged else "Title"])
        lines = [paragraph(line, styles["Subtitle"]) for line in contents.subtitles]
        return [title, *lines, *listed, *(lists(blocks, styles, self.words, pages) if listed else [])]

    def block(self, block: Block, following: Block | None = None) -> list:
        """Draw one block, by what comes after it; the sources in full are for the screen."""
        styles, mark = self.styles, self.marks.get(id(block), 0)
        match block:
            case Heading():
                style = styles[f"Heading {block.level}" if block.listed else "SynthSource"]
                return [paragraph(headed(block), style, mark=mark, page=block.page and self.paged)]
            case Paragraph():
                style = _STYLES.get(block.kind, "Normal")
                text = f"•\t{block.text}" if block.kind == "point" and not self.bullets else block.text
                return [paragraph(text, styles[style], keep=block.kind in ("lead", "warning", "headline"))]
            case Prompt():
                return [prompt(block.text, self.words("formats.prompt"), styles)]
            case Table():
                grid = table(block, self.words, styles, self.room, self.letters, self.pictures)
                notes = self._notes(block) or [paragraph("", styles["SynthNote"])]
                return [caption(block, styles["Caption"], self.words, True, mark), grid, *notes]
            case Figure():
                picture = self._picture(self.charts[block.name], f"{block.caption} {block.alt}")
                legend = caption(block, styles["Caption"], self.words, bool(block.notes), mark)
                return [picture, legend, *self._notes(block)]
            case Quote():
                below = f"[{self.words.written(block.number)}] {block.place}"
                text, before = quoted(block, self.words), ""
                if block.against:
                    before = f"{self.words('formats.against')} "
                return [entry(text, below, styles, "Quote", before, isinstance(following, Behind))]
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
