"""One calm look for all charts: a page in points, Sarabun, one colour that still speaks in grey.

Every chart places its parts itself, in points from the top left corner: rows are as high as their wrapped
labels, so nothing can overlap, and there are no ticks to lay out, which is most of the time of a chart.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache

import numpy as np
from matplotlib import font_manager, rc_context
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.text import Text
from PIL import Image

from synth.report.charts.wrap import clean, font_file, wrap
from synth.report.wording import Wording

WIDTH = 454.0
"""Points: the text of an A4 page with margins of 2.5 cm; on a phone it is `PHONE`, see `on_a_phone`."""

PHONE = 282.0
"""Points that a telephone of 400 pixels shows without making letters smaller."""

TALLEST = 600
"""Points of the rows that a page holds at the size of the text; a taller chart would be made small."""

INK, QUIET, LINE, BAR, PAPER = "#20262b", "#5f6a72", "#c9d1d6", "#33658a", "#ffffff"
PALE, ACCENT = "#8fb3c9", "#b3702b"
"""Bars in cells; and the second colour, for what is to be seen first: lighter than `BAR` in grey."""
SIZE, SMALL = 9.5, 8.0
LEADING = 1.32
"""Line height over type size: tone marks on vowels need more air than Latin."""

SHADES = LinearSegmentedColormap.from_list("synth", ["#e8eff3", "#a9c4d4", "#5b8cab", "#1d4560"])
"""Light to dark: the order of the values is the order of luminance."""


class Chart(Figure):
    """A matplotlib Figure that a notebook shows without pyplot."""

    def _repr_png_(self) -> bytes:
        return png(self, dpi=144)


@cache
def font(bold: bool = False) -> FontProperties:
    """Sarabun, with DejaVu Sans for what it lacks."""
    for weight in (False, True):
        font_manager.fontManager.addfont(font_file(weight))
    return FontProperties(family=["Sarabun", "DejaVu Sans"], weight="bold" if bold else "normal")


@contextmanager
def on_a_phone() -> Iterator[None]:
    """Draw what is drawn within this as wide as a phone.

    Examples
    --------
    >>> with on_a_phone():
    ...     chart, _ = page(100)
    >>> round(float(chart.get_figwidth() * 72)), round(float(page(100)[0].get_figwidth() * 72))
    (282, 454)
    """
    global WIDTH  # noqa: PLW0603 - every chart of a process is drawn for one width at a time
    before, WIDTH = WIDTH, PHONE
    try:
        yield
    finally:
        WIDTH = before


def room(points: float) -> float:
    """Give the room for labels on the page that is drawn: as much of it as `points` are of a sheet's."""
    return points if WIDTH > PHONE else points * PHONE / 454


def page(height: float) -> tuple[Chart, Axes]:
    """Give an empty chart and its axes, whose units are points from the top left."""
    width = WIDTH
    chart = Chart(figsize=(width / 72, height / 72), facecolor=PAPER)
    FigureCanvasAgg(chart)
    axes = chart.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, width)
    axes.set_ylim(height, 0)
    return chart, axes


def write(
    axes: Axes,
    x: float,
    y: float,
    text: str | Sequence[str],
    *,
    size: float = SIZE,
    bold: bool = False,
    colour: str = INK,
    ha: str = "left",
) -> list[Text]:
    """Write lines around the height `y`; ``$`` is a letter, not mathematics.

    Each line stands on its own baseline: centred boxes would make lines with tone marks jump.
    """
    lines = [text] if isinstance(text, str) else text
    first = y + 0.3 * size - (len(lines) - 1) * size * LEADING / 2
    options = {"fontproperties": font(bold), "fontsize": size, "color": colour, "ha": ha, "parse_math": False}
    return [
        axes.text(x, first + number * size * LEADING, clean(line), va="baseline", **options)
        for number, line in enumerate(lines)
    ]


def fitting(weights: Sequence[float], heights: Sequence[float]) -> list[int]:
    """Choose the heaviest rows that a page holds, in the order in which they came.

    Examples
    --------
    >>> fitting([1, 9, 5], [250, 250, 250])
    [1, 2]
    """
    indices, height = [], 0.0
    for index in sorted(range(len(weights)), key=lambda index: -weights[index]):
        height += heights[index]
        if height > TALLEST and indices:
            break
        indices.append(index)
    return sorted(indices)


def row_height(lines: Sequence[str], least: float = 17.0, air: float = 4.0) -> float:
    """Give the height of a row whose label has these lines."""
    return max(least, len(lines) * SIZE * LEADING + air)


def shown_rows(words: Wording, shown: int, every: int) -> list[str]:
    """Say so where a chart does not show all rows of its table."""
    return [words("chart.shown_rows", shown=shown, all=every)] if shown < every else []


def foot(chart: Chart, axes: Axes, y: float, notes: Sequence[str]) -> None:
    """Write the small print (n, what is left out) below `y` and cut the page to it."""
    for note in notes:
        for line in wrap(note, WIDTH - 14, SMALL):
            write(axes, 4, y + SMALL * 0.7, line, size=SMALL, colour=QUIET)
            y += SMALL * 1.45
    crop(chart, axes, y + 6)


def crop(chart: Chart, axes: Axes, height: float) -> None:
    """Make the page `height` points high, keeping what is drawn where it is."""
    chart.set_size_inches(WIDTH / 72, height / 72)
    axes.set_ylim(height, 0)


def nothing(words: Wording) -> Chart:
    """Give a chart that says in words that there is nothing to show."""
    chart, axes = page(64)
    write(axes, WIDTH / 2, 32, wrap(words("chart.nothing"), WIDTH - 40, SIZE), colour=QUIET, ha="center")
    return chart


def base_line(words: Wording, statements: int, sources: int | None = None) -> str:
    """``n = 39 ข้อความ จาก 1 แหล่งข้อมูล``."""
    counted = words.counted(statements, "statements")
    if sources is None:
        return words("chart.base", statements=counted)
    return words("chart.base_sources", statements=counted, sources=words.counted(sources, "sources"))


def pixels(chart: Figure, dpi: int = 300) -> np.ndarray:
    """Render to an array of pixels; a copy, so the chart may be drawn again while this one is encoded."""
    before = chart.dpi
    chart.set_dpi(dpi)
    chart.canvas.draw()
    drawn = np.array(chart.canvas.buffer_rgba())
    chart.set_dpi(before)
    return drawn


def encode(drawn: np.ndarray, dpi: int = 300) -> bytes:
    """Pack pixels as PNG; hardly larger than with the best compression, in half the time."""
    buffer = io.BytesIO()
    Image.fromarray(drawn).convert("RGB").save(buffer, "png", dpi=(dpi, dpi), compress_level=2)
    return buffer.getvalue()


def png(chart: Figure, dpi: int = 300) -> bytes:
    """Render to PNG; the same chart gives the same bytes."""
    return encode(pixels(chart, dpi), dpi)


def svg(chart: Figure, letters: str = "path") -> str:
    """Render to SVG; letters are outlines, or ``text`` where the page around it has the font.

    The same chart gives the same bytes.
    """
    buffer = io.StringIO()
    kind = "path" if letters == "path" else "none"
    with rc_context({"svg.fonttype": kind, "svg.hashsalt": "synth"}):
        chart.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    return buffer.getvalue()


def pdf(chart: Figure) -> bytes:
    """Render to PDF, as wide as the text of a page; the same chart gives the same bytes."""
    buffer = io.BytesIO()
    with rc_context({"pdf.fonttype": 42}):
        chart.savefig(buffer, format="pdf", metadata={"CreationDate": None})
    return buffer.getvalue()
