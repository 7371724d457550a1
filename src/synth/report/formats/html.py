"""The report as an HTML page: no outside address, the font and the charts inside it.

That of a large study has a neighbour for its statements, see `apart`.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from synth.report.blocks import Course, Entry, Heading, Refs, Sources, SourceText, Table, printable
from synth.report.charts import course
from synth.report.charts.wrap import font_file
from synth.report.formats.apart import PAGE, STATEMENTS, divided
from synth.report.formats.drawing import PHONE
from synth.report.formats.shown import bar, headed, quoted
from synth.report.formats.ways import Ways
from synth.report.formats.worded import worded
from synth.report.outline import Contents
from synth.report.wording import Wording

_SAID = ("filter", "filter_statements", "shown", "sort", "only", "everything")
"""Words of the page that its script says."""


def render(contents: Contents, charts: dict[str, str], words: Wording) -> dict[str, str]:
    """Draw the report as HTML.

    Parameters
    ----------
    contents : Contents
    charts : dict of str
        The SVG of each figure, by its name; letters in it are text, set in the page's own font.
    words : Wording

    Returns
    -------
    dict of str
        ``report.html`` and, of a large study, ``report-statements.html``, which it leads to.
    """
    report, statements = divided(contents, words)
    few = bool(contents.few)
    if statements is None:
        return {PAGE: _page(report, charts, words, Ways(words, _places(report), few=few))}
    ways = Ways(words, _places(report), STATEMENTS, _places(statements), few)
    page = _page(report, charts, words, ways)  # first: it hands out the lists that the neighbour holds
    own = Ways(words, _places(statements))
    return {PAGE: page, STATEMENTS: _page(statements, {}, words, own, list(ways.lists))}


def _page(
    contents: Contents, charts: Mapping[str, str], words: Wording, ways: Ways, lists: Sequence[str] = ()
) -> str:
    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            contents=contents,
            parts=_parts(contents),
            level=_levels(contents),
            worded=worded,
            phone=PHONE,
            charts={name: inline(svg, name) for name, svg in charts.items()},
            fonts={weight: Markup(_font(weight == 700)) for weight in (400, 700)},
            words=words,
            kind=lambda block: type(block).__name__,
            id=id,
            shape=lambda table: [_shape(table, column) for column in range(len(table.heads))],
            cell=lambda table, row, column: _cell(table, row, column, words, ways),
            bar=bar,
            headed=headed,
            quoted=lambda block: quoted(block, words),
            again=_again,
            sums=lambda table: table.strong if {"count", "coefficient"} & set(table.kinds) else (),
            refs=ways.each,
            behind=lambda block: ways.all(worded(block.text), block.behind),
            tables={table.name: table.caption for table in contents.tables},
            places=ways.places,
            lists=lists,
            report=PAGE if lists else "",
            beside=ways.beside,
            said={key: words(f"page.{key}") for key in _SAID} | {"close": words("formats.close")},
            pieces=pieces,
            script=Markup(Path(__file__).with_name("page.js").read_text(encoding="utf-8")),
        )
    )


def _parts(contents: Contents) -> list[tuple[Heading, list[Heading]]]:
    """List the chapters for the contents, each with its sections."""
    parts: list[tuple[Heading, list[Heading]]] = []
    for block in contents.blocks:
        if isinstance(block, Heading) and block.listed and block.anchor:
            if block.level == 1:
                parts.append((block, []))
            elif block.level == 2 and parts:
                parts[-1][1].append(block)
    return parts


def _levels(contents: Contents) -> dict[int, int]:
    """Give each heading its level in the page, whose title is the first; none is left out on the way down."""
    levels, above = {}, 1
    for block in contents.blocks:
        if isinstance(block, Heading):
            above = levels[id(block)] = min(block.level, above) + 1
    return levels


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
    parts, at = [], 0
    for start, end, number in sorted(source.marks):
        if start < at:  # inside the one before
            continue
        parts += [(source.text[at:start], 0), (source.text[start:end], number)]
        at = end
    parts.append((source.text[at:], 0))
    return [(text, number) for text, number in parts if text]


def _places(contents: Contents) -> set[str]:
    """Name every place of the page that a link may lead to: parts of a report may be left out."""
    anchors = {block.anchor for block in contents.blocks if isinstance(block, Heading) and block.anchor}
    anchors |= {f"s{block.number}" for block in contents.blocks if isinstance(block, Entry)}
    sources = [source for block in contents.blocks if isinstance(block, Sources) for source in block.texts]
    return anchors | {f"p{number}" for source in sources for _, number in pieces(source) if number}


def _cell(table: Table, row: int, column: int, words: Wording, ways: Ways) -> Markup:
    value, at = table.rows[row][column], (row, column)
    if isinstance(value, Refs):
        return ways.each(value.numbers)
    if isinstance(value, Course):
        return _course(value, words)
    shown = table.shown(row, column, words)
    lines = Markup("<br>").join(map(worded, shown.split("\n")))
    if shown and (link := ways.to(table.links.get(at, ""))):
        return Markup('<a href="{}">{}</a>').format(link, lines)
    return ways.all(lines, table.behind.get(at, ())) if shown else lines


def _course(value: Course, words: Wording) -> Markup:
    """Draw a course; its shares stand beside it, its intervals are told to those who do not see it."""
    if not value.points:
        return Markup("")
    description = course.described(value, words)
    drawn = Markup('<span class="course" role="img" aria-label="{}">{}</span><span class="shares">{}</span>')
    return drawn.format(printable(description), Markup(course.svg(value)), value.in_words(words))


def _again(table: Table, row: int, column: int) -> str:
    """Give the value that a reader sees in the row above: once the rows are sorted, it is shown again."""
    value = table.rows[row][column]
    return str(value) if column == table.group and row and value == table.rows[row - 1][column] else ""


def _shape(table: Table, column: int) -> str:
    """Name the kind of a column, and whether its text needs room on a phone or should stay on its line."""
    kind = table.kinds[column]
    longest = max((len(str(row[column] or "")) for row in table.rows), default=0)
    if column in table.bars:
        return f"{kind} bars"
    if kind != "text":
        return kind
    return "text long" if longest > 30 else "text short" if longest < 20 else "text"


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
