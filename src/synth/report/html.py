"""The report as one HTML file: no outside address, the font and the charts inside it."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from synth.report.blocks import Heading, Refs, SourceText, Table, printable
from synth.report.charts.wrap import font_file
from synth.report.contents import Contents
from synth.report.wording import Wording


def render(contents: Contents, charts: dict[str, str], words: Wording) -> str:
    """Draw the report as HTML.

    Parameters
    ----------
    contents : Contents
    charts : dict of str
        The SVG of each figure, by its name; letters in it are text, set in the page's own font.
    words : Wording

    Returns
    -------
    str
    """
    page = _environment().get_template("page.html.j2")
    return page.render(
        contents=contents,
        parts=[block for block in contents.blocks if isinstance(block, Heading) and block.level == 1],
        charts={name: inline(svg, name) for name, svg in charts.items()},
        fonts={weight: Markup(_font(weight == 700)) for weight in (400, 700)},
        words=words,
        kind=lambda block: type(block).__name__,
        shape=_shape,
        cell=lambda table, row, column: _cell(table, row, column, words),
        pieces=pieces,
    )


def inline(svg: str, name: str) -> Markup:
    """Make an SVG fit to stand in a page: no prolog, no names that another chart has too."""
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r' id="(?:figure|axes|patch|text|line2d|LineCollection|PathCollection)_\d+"', "", svg)
    svg = re.sub(r'(id="|url\(#|href="#)', rf"\g<1>{name}-", svg)
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.DOTALL)
    return Markup(re.sub(r'width="[\d.]+pt" height="[\d.]+pt"', "", svg.replace("\n", " "), count=1))


def pieces(source: SourceText) -> list[tuple[str, int]]:
    """Cut a source at its statements: (text, number), 0 for what lies between.

    Examples
    --------
    >>> pieces(SourceText("เวที", "1. ผู้นำ 2. ทีม", [(3, 8, 1), (12, 15, 2)]))
    [('1. ', 0), ('ผู้นำ', 1), (' 2. ', 0), ('ทีม', 2)]
    """
    found, at = [], 0
    for start, end, number in sorted(source.marks):
        if start < at:  # inside the one before
            continue
        found += [(source.text[at:start], 0), (source.text[start:end], number)]
        at = end
    found.append((source.text[at:], 0))
    return [(text, number) for text, number in found if text]


def _cell(table: Table, row: int, column: int, words: Wording) -> Markup:
    value = table.rows[row][column]
    if isinstance(value, Refs):
        return Markup(", ").join(Markup('<a href="#s{0}">{0}</a>').format(n) for n in value.numbers)
    shown = table.shown(row, column, words)
    if (row, column) in table.links and shown:
        return Markup('<a href="#{}">{}</a>').format(table.links[row, column], shown)
    return Markup("<br>").join(shown.split("\n"))


def _shape(table: Table, column: int) -> str:
    """Name the kind of a column, and whether its text is long enough to need room on a phone."""
    kind = table.kinds[column]
    long = kind == "text" and any(len(str(row[column] or "")) > 30 for row in table.rows)
    return f"{kind} long" if long else kind


@cache
def _environment() -> Environment:
    # Everything that comes from notes is escaped; control characters go before that.
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _finalize(value: Any) -> Any:
    return printable(value) if type(value) is str else value


@cache
def _font(bold: bool) -> str:
    return "data:font/ttf;base64," + b64encode(font_file(bold).read_bytes()).decode()
