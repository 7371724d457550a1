"""Paragraphs and tables of a Word file as XML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from synth.report.blocks import Figure, Refs, Table, printable
from synth.report.charts.wrap import longest_piece, width
from synth.report.formats.word_cells import Pictures, draw_cells, drawn_width
from synth.report.wording import Wording

_NS = nsdecls("w")
_MARGINS, _LOOKED_AT, _HEAD = 8.0, 60, 90
"""Points beside a text; rows looked at; points that the head of a column of numbers may ask for."""
_STEPS = 4
"""Sizes that are tried between the widest and the narrowest font."""
WHOLE = 1200
"""Letters up to which a statement or a row is kept on one page: about a third of it."""
_COUNTED = re.compile(r"\(n = [^()]{1,20}\)")

_RULES = (
    '<w:top w:val="single" w:sz="8" w:color="20262B"/><w:bottom w:val="single" w:sz="8" w:color="20262B"/>'
)
_LINES = '<w:insideH w:val="single" w:sz="4" w:color="C9D1D6"/>'


def paragraph(text: str, style: str, keep: bool = False, mark: int = 0, page: bool = False) -> Any:
    """Make a paragraph of one style.

    `keep` holds it to the next, `mark` is where the contents point, `page` begins a page with it.
    """
    hold, run = "<w:keepNext/>" * keep + "<w:pageBreakBefore/>" * page, _run(text)
    if mark:
        name = f'w:id="{mark}" w:name="{bookmark(mark)}"'
        run = f'<w:bookmarkStart {name}/>{run}<w:bookmarkEnd w:id="{mark}"/>'
    return parse_xml(f'<w:p {_NS}><w:pPr><w:pStyle w:val="{style}"/>{hold}</w:pPr>{run}</w:p>')


def bookmark(number: int) -> str:
    """Name the place of a heading as Word names it."""
    return f"_Toc{number:08d}"


def caption(block: Table | Figure, style: str, words: Wording, keep: bool = False, mark: int = 0) -> Any:
    """Make a caption whose number is a field: tables that are added by hand are numbered with the others."""
    label, number = labelled(block)
    element = paragraph(f"{label} ", style, keep, mark)
    # LibreOffice would count anew, in Arabic digits; it knows capitals only, and shows what stands in a `seq`
    counter = "seq" if words.digits == "thai" else "SEQ"
    element.append(field(f"{counter} {label.replace(' ', '_')}", number, words))
    element.extend(parse_xml(f"<w:p {_NS}>{_run(f' {block.title}')}</w:p>"))
    return element


def labelled(block: Table | Figure) -> tuple[str, str]:
    """Give what a table or figure is called, and its number as it stands.

    Examples
    --------
    >>> labelled(Table("a", "ประเด็น", [], [], [], caption="ตารางที่ 3 ประเด็น"))
    ('ตารางที่', '3')
    """
    label, number = block.caption.removesuffix(block.title).rstrip().rsplit(" ", 1)
    return label, number


def field(instruction: str, shown: str, words: Wording) -> Any:
    """Make a field that shows a number, in the digits of the report."""
    digits = "THAIARABIC" if words.digits == "thai" else "ARABIC"
    return parse_xml(f'<w:fldSimple {_NS} w:instr="{instruction} \\* {digits}">{_run(shown)}</w:fldSimple>')


def prompt(text: str, label: str, styles: dict[str, str]) -> Any:
    """Make a text to write over: one click takes all of it, and what is typed is as the text around it."""
    name = escape(printable(label), quote=True)
    return parse_xml(
        f'<w:p {_NS}><w:pPr><w:pStyle w:val="{styles["Normal"]}"/></w:pPr>'
        f'<w:sdt><w:sdtPr><w:alias w:val="{name}"/><w:showingPlcHdr/></w:sdtPr>'
        f"<w:sdtContent>{_run(text, styles['Placeholder Text'])}</w:sdtContent></w:sdt></w:p>"
    )


def entry(
    text: str, below: str, styles: dict[str, str], style: str, before: str = "", keep: bool = False
) -> Any:
    """Make a statement: its words, and on the line below its place and codes; torn apart only if long."""
    number, small_style = styles["SynthNumber"], styles["SynthPlace"]
    whole = "<w:keepLines/>" if len(text) < WHOLE else ""
    hold = "<w:keepNext/>" if keep else ""
    under = f"<w:r><w:br/></w:r>{_run(below, small_style)}" if below else ""
    return parse_xml(
        f'<w:p {_NS}><w:pPr><w:pStyle w:val="{styles[style]}"/>{hold}{whole}</w:pPr>'
        f"{_run(before, number) if before else ''}{_run(text)}{under}</w:p>"
    )


def table(
    block: Table,
    words: Wording,
    styles: dict[str, str],
    wide: int,
    letters: Sequence[float],
    pictures: Pictures,
) -> Any:
    """Make a table: heads repeated on every page, rows whole, sums in bold.

    It is `wide` twentieths of a point; `letters` are sizes in which Sarabun may be as wide as its
    text: the first in which all words stay whole is taken. A row that a page cannot hold may be torn apart:
    LibreOffice does not come back from one that may not.
    """
    widths, size = _widths(block, words, wide, letters)
    kinds = ["text" if n in block.bars or kind == "course" else kind for n, kind in enumerate(block.kinds)]
    heads = "".join(
        _cell(_unbroken(head), room, kind, styles["SynthHead"])
        for head, room, kind in zip(block.heads, widths, kinds, strict=True)
    )
    rows = [f"<w:tr><w:trPr>{_whole(block.heads, widths)}<w:tblHeader/></w:trPr>{heads}</w:tr>"]
    for number, row in enumerate(block.rows):
        style = styles["SynthStrong" if number in block.strong else "SynthCell"]
        shown = [block.shown(number, column, words) for column in range(len(row))]
        whole = _whole(shown, widths)
        cells = "".join(
            _cell(text, room, kind, style, bool(whole) and _held(block, number))
            for text, room, kind in zip(shown, widths, kinds, strict=True)
        )
        rows.append(f"<w:tr><w:trPr>{whole}</w:trPr>{cells}</w:tr>")
    frame = _framed(rows, widths)
    draw_cells(frame, block, words, [room / 20 - _MARGINS for room in widths], size, pictures)
    return frame


def _framed(rows: Sequence[str], widths: Sequence[int]) -> Any:
    grid = "".join(f'<w:gridCol w:w="{room}"/>' for room in widths)
    return parse_xml(
        f'<w:tbl {_NS}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f"<w:tblBorders>{_RULES}{_LINES}</w:tblBorders>"
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="70" w:type="dxa"/>'
        f'<w:right w:w="70" w:type="dxa"/></w:tblCellMar><w:tblLook w:firstRow="1"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _held(block: Table, number: int) -> bool:
    """Say whether a row stays with the next: heads, notes and sums above their parts tell nothing alone."""
    last = len(block.rows) - 1
    if number == last:
        return bool(block.notes)
    return number < 2 or number in block.strong or number == last - 1


def _whole(cells: Sequence[str], widths: list[int]) -> str:
    """Keep a row on one page unless one of its texts fills too much of it (`WHOLE` letters at full width)."""
    fills = max(len(text) / room for text, room in zip(cells, widths, strict=True)) * sum(widths)
    return "<w:cantSplit/>" if fills < WHOLE else ""


def _cut(widths: list[float], room: float) -> list[float]:
    """Cut the widest columns until all fit: the words of the others stay whole."""
    rest, fitting = room, []
    for index, column in enumerate(sorted(widths)):
        share = rest / (len(widths) - index)
        fitting.append(min(column, share))
        rest -= fitting[-1]
    return [min(column, max(fitting)) for column in widths]


def _unbroken(head: str) -> str:
    """Hold ``(n = 12 โครงการ)`` together."""
    return _COUNTED.sub(lambda match: match[0].replace(" ", "\N{NO-BREAK SPACE}"), head)


def _cell(text: str, room: int, kind: str, style: str, hold: bool = False) -> str:
    align = "" if kind == "text" else '<w:jc w:val="right"/>'
    keep = "<w:keepNext/>" if hold else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{room}" w:type="dxa"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}{align}</w:pPr>{_run(text)}</w:p></w:tc>'
    )


def _run(text: str, style: str = "") -> str:
    """Make a run that is marked as complex script, so that Word takes the Thai font and size."""
    if not text:
        return ""
    lines = escape(printable(text), quote=False).split("\n")
    inner = "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in lines)
    named = f'<w:rStyle w:val="{style}"/>' if style else ""
    return f"<w:r><w:rPr>{named}<w:cs/></w:rPr>{inner}</w:r>"


def _widths(block: Table, words: Wording, wide: int, letters: Sequence[float]) -> tuple[list[int], float]:
    """Share the page out among the columns, and say for letters of which size."""
    tried = [letters[0] + (letters[-1] - letters[0]) * step / _STEPS for step in range(_STEPS + 1)]
    for size in tried if len(letters) > 1 else letters:
        widths, whole = _shared(block, words, wide, size)
        if whole:
            break
    return widths, size


def _shared(block: Table, words: Wording, wide: int, letters: float) -> tuple[list[int], bool]:
    """Give every column room for its longest word, and share the rest of the page by what stands in it.

    The second says whether there was room for all words.
    """
    least, wishes = [], []
    for column, head in enumerate(block.heads):
        cells = [block.shown(row, column, words) for row in range(min(len(block.rows), _LOOKED_AT))]
        longest = max((width(cell, letters, True) for cell in cells), default=0)
        if block.kinds[column] == "text" and not isinstance(block.rows and block.rows[0][column], Refs):
            parts = max((longest_piece(cell, letters, True) for cell in cells), default=0)
        else:
            parts = longest if block.kinds[column] != "text" else min(longest, 60)
        least.append(max(parts, longest_piece(head, letters, True)) + _MARGINS)
        least[-1] = max(
            least[-1], *(width(part, letters, True) + _MARGINS for part in _COUNTED.findall(head)), 0
        )
        drawn = drawn_width(block, column)
        least[-1] = max(least[-1], longest + _MARGINS, drawn + _MARGINS) if drawn else least[-1]
        # heads in two lines over numbers, in three over words, if there is room
        lines = min(width(head, letters, True) / 2 + 12, _HEAD)
        breadth = (
            max(longest, width(head, letters, True) / 3 + 12) if block.kinds[column] == "text" else lines
        )
        wishes.append(max(breadth, parts, longest + drawn if drawn else 0) + _MARGINS)
    room = wide / 20
    fair = max(0.3, 1 / len(least)) * room  # no single unbroken text takes the page
    least = [min(column_width, fair) for column_width in least]
    if sum(least) >= room:
        return [int(20 * column_width) for column_width in _cut(least, room)], False
    more = [max(want - column_width, 0) ** 0.7 for column_width, want in zip(least, wishes, strict=True)]
    spare = room - sum(least)
    return [
        int(20 * (column_width + spare * part / (sum(more) or 1)))
        for column_width, part in zip(least, more, strict=True)
    ], True
