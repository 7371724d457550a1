"""Pages of a Word file: table of contents, parts that stand across, the room between the margins."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from html import escape
from itertools import groupby
from operator import itemgetter
from typing import Any

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from synth.report.blocks import Block, Heading, Paragraph, Table, printable
from synth.report.formats.word_xml import bookmark, paragraph
from synth.report.wording import Wording

_NS = nsdecls("w")
MOST_LINES = 36
"""Headings of two levels up to which the table of contents shows both: they fit on a page."""


def parts(blocks: Sequence[Block]) -> list[tuple[bool, list[Block]]]:
    """Take a report apart where pages turn: broad tables stand across, with what leads to them."""
    across = [isinstance(block, Table) and block.broad for block in blocks]
    for place in reversed(range(len(blocks) - 1)):
        block = blocks[place]
        leads = isinstance(block, Heading) or (isinstance(block, Paragraph) and block.kind == "lead")
        across[place] |= leads and across[place + 1]
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


def table_of_contents(
    headings: Sequence[Heading], styles: dict[str, str], words: Wording, pages: Sequence[int] = ()
) -> list:
    """Make the contents as a field of Word, filled in as far as can be known: it adds the pages itself.

    `pages` are those of all headings, where a program has laid them out.
    """
    both = [n for n, heading in enumerate(headings, start=1) if heading.level < 3 and heading.listed]
    depth = 2 if len(both) <= MOST_LINES else 1
    shown = [n for n in both if headings[n - 1].level <= depth]
    if len(shown) < 2:
        return []
    numbers = [words.written(page) for page in pages] if len(pages) == len(headings) else [""] * len(headings)
    lines = [_line(headings[n - 1], n, styles, numbers[n - 1]) for n in shown]
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> TOC \\o "1-{depth}" \\h \\z \\u </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    for run in reversed(parse_xml(f"<w:p {_NS}>{begin}</w:p>")):
        lines[0].insert(1, run)
    end = f'<w:r {_NS}><w:fldChar w:fldCharType="end"/></w:r>'
    lines[-1].append(parse_xml(end))  # a line of its own may be an empty page
    return [paragraph(words("heading.contents"), styles["SynthContents"]), *lines]


def _line(heading: Heading, number: int, styles: dict[str, str], page: str) -> Any:
    """Make a line of the contents; without its `page` it is left to Word, for only a layout knows it."""
    style, text = styles[f"toc {heading.level}"], escape(printable(heading.text), quote=False)
    run = "<w:r><w:rPr><w:cs/></w:rPr>{}</w:r>".format
    told = run(f'<w:t xml:space="preserve">{text}</w:t>')
    if page:
        told += (
            '<w:r><w:tab/></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            f'<w:r><w:instrText xml:space="preserve"> PAGEREF {bookmark(number)} \\h </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            f'{run(f"<w:t>{page}</w:t>")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )
    return parse_xml(
        f'<w:p {_NS}><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        f'<w:hyperlink w:anchor="{bookmark(number)}" w:history="1">{told}</w:hyperlink></w:p>'
    )


def update_on_opening(document: Any) -> None:
    """Ask Word to work out the fields (page numbers of the contents) when the file is opened."""
    settings = document.settings.element
    if settings.find(qn("w:updateFields")) is None:
        made = OxmlElement("w:updateFields")
        made.set(qn("w:val"), "true")
        after = ("w:hdrShapeDefaults", "w:footnotePr", "w:endnotePr", "w:compat", "w:docVars", "w:rsids")
        following = [child for child in settings if child.tag in {qn(tag) for tag in after}]
        if following:
            following[0].addprevious(made)
        else:
            settings.append(made)
