"""Pages of a Word file: table of contents, parts that stand across, the room between the margins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from html import escape
from itertools import groupby
from operator import itemgetter
from typing import Any

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from synth.report.blocks import Block, Figure, Heading, Paragraph, Table, printable
from synth.report.formats.shown import headed
from synth.report.formats.word_xml import bookmark, labelled, paragraph
from synth.report.wording import Wording

_NS = nsdecls("w")
MOST_LINES = 36
"""Headings of two levels up to which the table of contents shows both: they fit on a page."""


def parts(blocks: Sequence[Block]) -> list[tuple[bool, list[Block]]]:
    """Take a report apart where pages turn: broad tables stand across, with what leads to them."""
    across = [isinstance(block, Table) and block.broad for block in blocks]
    for index in reversed(range(len(blocks) - 1)):
        block = blocks[index]
        leads = isinstance(block, Heading) or (isinstance(block, Paragraph) and block.kind == "lead")
        across[index] |= leads and across[index + 1]
    turned = groupby(zip(across, blocks, strict=True), key=itemgetter(0))
    return [(side, [block for _, block in part]) for side, part in turned]


def room(document: Any, across: bool) -> int:
    """Give the width of the text in twentieths of a point."""
    page = document.sections[-1]
    wide, high = page.page_width, page.page_height
    if across:
        wide = max(wide, high)
    return (wide - page.left_margin - page.right_margin) // 635


def end_section(document: Any, across: bool) -> None:
    """Close a run of pages after the last paragraph; the page of the document stays as it is."""
    page = deepcopy(document.element.body[-1])
    if across:
        size = page.find(qn("w:pgSz"))
        wide, high = sorted((int(size.get(qn("w:w"))), int(size.get(qn("w:h")))), reverse=True)
        size.set(qn("w:w"), str(wide))
        size.set(qn("w:h"), str(high))
        size.set(qn("w:orient"), "landscape")
    last = document.element.body[-2]
    if last.tag != qn("w:p"):
        last = paragraph("", document.styles["Normal"].style_id)
        document.element.body[-1].addprevious(last)
    last.get_or_add_pPr().append(page)


def marks(blocks: Sequence[Block]) -> dict[int, Block]:
    """Count the places that contents and lists lead to: headings, then tables and figures.

    Examples
    --------
    >>> from synth.report.blocks import Figure
    >>> found = marks([Heading("ผล"), Figure("a", "", "", str), Heading("บทเรียน")])
    >>> [(number, type(block).__name__) for number, block in found.items()]
    [(1, 'Heading'), (2, 'Heading'), (3, 'Figure')]
    """
    headings = [block for block in blocks if isinstance(block, Heading)]
    return dict(enumerate([*headings, *(b for b in blocks if isinstance(b, Table | Figure))], start=1))


def table_of_contents(
    blocks: Sequence[Block], styles: dict[str, str], words: Wording, pages: Mapping[int, int]
) -> list:
    """Make the contents as a field of Word, filled in as far as can be known: it adds the pages itself.

    `pages` are those of the `marks`, where a program has laid them out.
    """
    both = [
        (number, block)
        for number, block in marks(blocks).items()
        if isinstance(block, Heading) and block.level < 3 and block.listed
    ]
    depth = 2 if len(both) <= MOST_LINES else 1
    shown = [(number, block) for number, block in both if block.level <= depth]
    if len(shown) < 2:
        return []
    lines = [
        _line(headed(block), number, styles[f"toc {block.level}"], _page(number, pages, words))
        for number, block in shown
    ]
    return [
        paragraph(words("heading.contents"), styles["SynthContents"], page=True),
        *_field(f'TOC \\o "1-{depth}" \\h \\z \\u', lines),
    ]


def lists(blocks: Sequence[Block], styles: dict[str, str], words: Wording, pages: Mapping[int, int]) -> list:
    """Make the lists of tables and of figures; one of either needs no list."""
    elements = []
    for kind, key in ((Table, "formats.list_of_tables"), (Figure, "formats.list_of_figures")):
        entries = [(number, block) for number, block in marks(blocks).items() if isinstance(block, kind)]
        if len(entries) < 2:
            continue
        counter = labelled(entries[0][1])[0].replace(" ", "_")
        lines = [
            _line(block.caption, number, styles["table of figures"], _page(number, pages, words))
            for number, block in entries
        ]
        elements += [
            paragraph(words(key), styles["SynthContents"]),
            *_field(f'TOC \\h \\z \\c "{counter}"', lines),
        ]
    return elements


def _page(number: int, pages: Mapping[int, int], words: Wording) -> str:
    return words.written(pages[number]) if number in pages else ""


def _field(instruction: str, lines: list) -> list:
    """Let lines be what a field shows."""
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    for run in reversed(parse_xml(f"<w:p {_NS}>{begin}</w:p>")):
        lines[0].insert(1, run)
    end = f'<w:r {_NS}><w:fldChar w:fldCharType="end"/></w:r>'
    lines[-1].append(parse_xml(end))  # a line of its own may be an empty page
    return lines


def _line(text: str, number: int, style: str, page: str) -> Any:
    """Make a line that leads to a place; its `page` is left to Word where no program has laid it out."""
    text = escape(printable(text), quote=False)
    run = "<w:r><w:rPr><w:cs/></w:rPr>{}</w:r>".format
    runs = run(f'<w:t xml:space="preserve">{text}</w:t>')
    if page:
        runs += (
            '<w:r><w:tab/></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            f'<w:r><w:instrText xml:space="preserve"> PAGEREF {bookmark(number)} \\h </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            f'{run(f"<w:t>{page}</w:t>")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )
    return parse_xml(
        f'<w:p {_NS}><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        f'<w:hyperlink w:anchor="{bookmark(number)}" w:history="1">{runs}</w:hyperlink></w:p>'
    )


def first_page_alone(document: Any) -> None:
    """Leave the page number out on the cover, and only there."""
    pages = list(document.element.body.iter(qn("w:sectPr")))
    for page in pages:
        for title_page in page.findall(qn("w:titlePg")):
            page.remove(title_page)
    document.sections[0].different_first_page_header_footer = True


def update_on_opening(document: Any) -> None:
    """Ask Word to work out the fields (page numbers of the contents) when the file is opened."""
    settings = document.settings.element
    if settings.find(qn("w:updateFields")) is None:
        update_fields = OxmlElement("w:updateFields")
        update_fields.set(qn("w:val"), "true")
        after = ("w:hdrShapeDefaults", "w:footnotePr", "w:endnotePr", "w:compat", "w:docVars", "w:rsids")
        following = [child for child in settings if child.tag in {qn(tag) for tag in after}]
        if following:
            following[0].addprevious(update_fields)
        else:
            settings.append(update_fields)
