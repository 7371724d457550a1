"""What a cell of a Word table holds beside its words: bars, and the courses of themes over cohorts."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cache
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from PIL import Image

from synth.report.blocks import Course, Table, printable
from synth.report.charts import course
from synth.report.charts.style import PALE
from synth.report.charts.wrap import width
from synth.report.formats.shown import bar
from synth.report.wording import Wording

POINT = 12_700
"""Units of a drawing to a point."""
_COURSE = 0.8
"""How large a course is drawn against its own points: a row stays about two lines high."""
_BAR_ROOM, _LEAST_BAR, _MOST_BAR, _GAP = 52.0, 12.0, 80.0, 5.0
"""Points that bars ask for beside their numbers, below which there are none, at most, and between the two."""


class Pictures:
    """Small pictures within a line of text; each is stored once, however often it is shown."""

    def __init__(self, document: Any):
        self.part = document.part
        self.known: dict[bytes, str] = {}

    def __call__(self, png: bytes, wide: float, high: float, alt: str = "") -> Any:
        """Make the run of a picture, `wide` and `high` in points; without `alt` it is an ornament."""
        if png not in self.known:
            self.known[png] = self.part.get_or_add_image(io.BytesIO(png))[0]
        size = f'cx="{max(int(wide * POINT), 1)}" cy="{int(high * POINT)}"'
        run = parse_xml(
            f"<w:r {nsdecls('w', 'wp', 'a', 'pic', 'r')}><w:drawing>"
            f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
            '<wp:docPr id="1" name="drawing"/><a:graphic>'
            '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
            '<pic:nvPicPr><pic:cNvPr id="0" name="drawing"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
            f'<a:blip r:embed="{self.known[png]}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"/>'
            "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )
        shape = run.find(f".//{qn('wp:docPr')}")
        shape.set("descr", printable(alt)[:2000])
        if not alt:
            shape.append(_ornament())
        return run


def numbered(body: Any) -> None:
    """Give every drawing an id of its own."""
    for number, shape in enumerate(body.iter(qn("wp:docPr")), start=1):
        shape.set("id", str(number))


def drawn_width(block: Table, column: int) -> float:
    """Give the points that a column asks for beside its words."""
    if column in block.bars:
        return _BAR_ROOM
    courses = (row[column] for row in block.rows if isinstance(row[column], Course))
    return max((course.size(value)[0] * _COURSE + _GAP for value in courses), default=0.0)


def draw_cells(
    table: Any, block: Table, words: Wording, rooms: Sequence[float], letters: float, pictures: Pictures
) -> None:
    """Add the bars and courses to the rows of a table, below its heads.

    `rooms` are the points within each column, `letters` the size in which Sarabun is as wide as the text.
    """
    for column in range(len(block.heads)):
        lines = [row.tc_lst[column].p_lst[0] for row in table.tr_lst[1:]]
        if column in block.bars:
            shown = [block.shown(row, column, words) for row in range(len(block.rows))]
            numbers = max((width(cell, letters, True) for cell in shown), default=0) + 4
            room = min(rooms[column] - numbers - _GAP, _MOST_BAR)
            _bars(lines, block, column, numbers, room, 0.62 * letters, pictures)
        elif block.kinds[column] == "course":
            values = [row[column] for row in block.rows]
            widest = max(
                (width(block.shown(row, column, words), letters) for row in range(len(values))), default=0
            )
            beside = drawn_width(block, column) + 1.1 * widest <= rooms[column]
            _courses(lines, values, words, pictures, beside)


def _bars(
    lines: list, block: Table, column: int, numbers: float, room: float, high: float, pictures: Pictures
) -> None:
    """Let numbers end at one place, and bars begin right of it."""
    for row, line in enumerate(lines):
        _tabbed(line, (numbers, "right"), (numbers + _GAP, "left"))
        line.insert(1, _tab())
        length = bar(block, row, column)
        if length and room >= _LEAST_BAR:
            line.append(_tab())
            line.append(pictures(_pixel(), max(length * room, 0.7), high))


def _courses(lines: list, values: list, words: Wording, pictures: Pictures, beside: bool) -> None:
    """Draw courses before their shares, or above them where both have no room on a line."""
    for line, value in zip(lines, values, strict=True):
        if isinstance(value, Course) and value.points:
            wide, high = (points * _COURSE for points in course.size(value))
            if beside:
                _tabbed(line, (wide + _GAP, "left"))
            line.insert(1, _tab() if beside else _break())
            line.insert(1, pictures(course.png(value), wide, high, course.described(value, words)))


def _tabbed(line: Any, *ends: tuple[float, str]) -> None:
    stops = "".join(f'<w:tab w:val="{side}" w:pos="{int(20 * at)}"/>' for at, side in ends)
    tabs, layout = parse_xml(f"<w:tabs {nsdecls('w')}>{stops}</w:tabs>"), line.pPr
    layout.append(tabs)


def _tab() -> Any:
    return parse_xml(f"<w:r {nsdecls('w')}><w:tab/></w:r>")


def _break() -> Any:
    return parse_xml(f"<w:r {nsdecls('w')}><w:br/></w:r>")


def _ornament() -> Any:
    return parse_xml(
        f'<a:extLst {nsdecls("a")}><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">'
        '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
        "</a:ext></a:extLst>"
    )


@cache
def _pixel() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (2, 2), PALE).save(buffer, "png")
    return buffer.getvalue()
